// « Mon projet ».
import { startPlan } from "../../guide/plan/scripts/page.js";

const root = document.getElementById("plan");
if (root) startPlan(root, window.guidePlanData);
