/** Opens the search when it is first asked for: once a page, whichever of its bundles asks. */
import { loadScript } from "#shared/load.js";

/** @typedef {import("./engine.js").Engine} Engine */

/**
 * The engine over the index of the edition to which the page belongs; who asks after a failure tries again.
 *
 * @returns {Promise<Engine>}
 */
export function openSearch() {
  const { base, language } = searchForm().dataset;
  window.guideSearchOpened ??= loadBundle(`${base}/`, language ?? "").catch((error) => {
    window.guideSearchOpened = undefined;
    throw error;
  });
  return window.guideSearchOpened;
}

/**
 * @param {string} base
 * @param {string} language
 */
async function loadBundle(base, language) {
  await loadScript(`${base}js/search.js`);
  return window.guideSearch.openEngine(base, language);
}

/** The form at the head of every page, which says where the site begins and which edition the page belongs to. */
export const searchForm = () => /** @type {HTMLFormElement} */ (document.querySelector("form.search"));
