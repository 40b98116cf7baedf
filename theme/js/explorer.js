// The explorer of sheets. Apart from the plan: one script for both would make its first visit a quarter heavier.
import { startExplorer } from "../../guide/explorer/scripts/explorer.js";

const root = /** @type {HTMLElement | null} */ (document.querySelector(".explorer"));
if (root) startExplorer(root, window.guideExplorerData);
