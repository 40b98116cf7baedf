// Every page: what Material's script would do around the content, explanations of terms, links to passages, the search
// once it is asked for; and what single pages have. It stands in the head: what shows must be right at the first paint.
import { showArcsOfCountry } from "../../guide/charts/map/scripts/map.js";
import { startSearchField } from "#search/field.js";
import { followReading } from "./frame/contents.js";
import { openMenu, openSearchForm } from "./frame/disclosure.js";
import { chooseEdition } from "./frame/editions.js";
import { applyPalette, choosePalette } from "./frame/palette.js";
import { offerLinks } from "./frame/passages.js";
import { offerPrinting } from "./frame/print.js";
import { explainTerms } from "./frame/terms.js";

/**
 * Hands over a part of the page, where the page has it.
 *
 * @param {string} selector
 * @param {(element: any) => void} use
 */
function within(selector, use) {
  const element = document.querySelector(selector);
  if (element) use(element);
}

document.documentElement.className = "js";
applyPalette();

/** What needs the page: once it is read, before the scripts of its tools run. */
function start() {
  within("body.choice", chooseEdition);
  within("#menu", openMenu);
  within("form.search", openSearchForm);
  within("form.search", startSearchField);
  within(".palette", choosePalette);
  within("#content[data-words]", explainTerms);
  within("#content[data-words]", offerLinks);
  within("[data-print]", offerPrinting);
  within(".map-frame", showArcsOfCountry);
}

document.addEventListener("readystatechange", start, { once: true });
// After the tools, whose headings are in the contents: their scripts run before this event.
document.addEventListener("DOMContentLoaded", followReading);
