/** Puts the form into its page. */

import { FormPage } from "./page.js";

const root = document.getElementById("contribute");

if (root && window.guideFormData) window.guideForm = new FormPage(root, window.guideFormData);
