/** Opens the search when it is first asked for: once a page, whichever of its bundles asks. */
import { loadScript } from "#shared/load.js";

/** @typedef {import("./engine.js").Engine} Engine */

/** The form at the head of every page, which says where the site begins and which edition the page belongs to. */
export const searchForm = () => /** @type {HTMLFormElement} */ (document.querySelector("form.search"));

/**
 * The engine over the index of the page's edition; who asks after a failure tries again.
 *
 * @returns {Promise<Engine>}
 */
export function openSearch() {
  window.guideSearchOpening ??= load().catch((error) => {
    window.guideSearchOpening = undefined;
    throw error;
  });
  return window.guideSearchOpening;
}

async function load() {
  const { base, language = "" } = searchForm().dataset;
  // The bundle takes what the second hands over; they travel side by side.
  await Promise.all([loadScript(`${base}/js/search.js`), loadScript(`${base}/search/${language}.js`)]);
  return searchBundle().openEngine(`${base}/`, language);
}

/** What js/search.js has left behind. */
export const searchBundle = () => /** @type {NonNullable<Window["guideSearchBundle"]>} */ (window.guideSearchBundle);
