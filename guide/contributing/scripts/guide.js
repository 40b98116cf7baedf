/** The files of the sheets that the guide has. */

import { loadScript } from "#shared/load.js";

/** @param {string} base the way to the root of the site */
export function makeFiles(base) {
  /** @type {Map<string, string>} */
  const texts = new Map();

  /** The file of a sheet; null where it cannot be loaded. @param {string} id @returns {Promise<string | null>} */
  return async (id) => {
    try {
      if (!texts.has(id)) {
        await loadScript(`${base}data/files/${encodeURIComponent(id)}.js`);
        texts.set(id, window.guideSheet ?? "");
      }
      return texts.get(id) ?? null;
    } catch {
      return null;
    }
  };
}
