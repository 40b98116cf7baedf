// For classic scripts that are not modules yet.
import { copyText, goalClass, goalMark, make, saveFile, write } from "#shared/elements.js";
import { fill, wording } from "#shared/wording.js";

window.guideElements = { fill, wording, make, goalMark, goalClass, write, give: saveFile, copied: copyText };
