/** What the parts of the explorer share: data, words, sheets, scripts that load when they are asked for. */
import { loadScript } from "#shared/load.js";
import { fill, wording } from "#shared/wording.js";
import { Collection } from "./collection.js";
import { withLevels } from "./selection.js";

/** @typedef {ReturnType<typeof createContext>} Context */

/**
 * @param {HTMLElement} root
 * @param {import("./data.js").ExplorerData} data
 */
export function createContext(root, data) {
  const base = root.dataset.base ?? "";
  const facets = data.facets.map(withLevels);

  /**
   * Address of a sheet's page or script, from the site's root.
   *
   * @param {keyof typeof data.addresses} name
   * @param {string} [id]
   */
  const address = (name, id = "") => fill(data.addresses[name], { id });

  /**
   * What a script of data leaves behind. Fails where it cannot be loaded.
   *
   * @template {"guideExplorerRest" | "guideSheetTexts" | "guideRecord"} Name
   * @param {Name} name
   * @param {keyof typeof data.addresses} script
   * @param {string} [id]
   * @returns {Promise<Window[Name]>}
   */
  const load = (name, script, id) => loadScript(base + address(script, id)).then(() => window[name]);

  return {
    root,
    data,
    base,
    facets,
    collection: new Collection(data, facets),
    address,
    load,
    ...wording(data.words, data.language),
  };
}
