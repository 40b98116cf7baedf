/** What the parts of the page share: the guide, elements, addresses. */
import { make } from "#shared/elements.js";
import { createGuide } from "./guide.js";

/** @typedef {ReturnType<typeof createContext>} Context */

/** @typedef {(plan: import("./plan.js").Plan) => void} Show brings a part of the page up to date with a plan */

/** @typedef {(edit: import("./store.js").Edit) => void} Change */

/**
 * @param {HTMLElement} root
 * @param {import("./data.js").PlanData} data
 */
export function createContext(root, data) {
  const base = root.dataset.base ?? "";

  /**
   * A link to a page of the guide.
   *
   * @param {string} url
   * @param {...import("#shared/elements.js").Child} children
   */
  const link = (url, ...children) => make("a", { href: base + url }, ...children);

  /**
   * The address of a page for those who read elsewhere; from a disk, its place in the guide.
   *
   * @param {string} url
   */
  function address(url) {
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
    const here = canonical?.href ?? (location.protocol === "file:" ? "" : location.href);
    return here ? new URL(base + url, here).href : url;
  }

  return { root, link, address, guide: createGuide(data) };
}

/**
 * Words with their language, where that is not the page's.
 *
 * @param {import("./data.js").Phrase} phrase
 */
export const show = (phrase) => (Array.isArray(phrase) ? make("span", { lang: phrase[1] }, phrase[0]) : phrase);

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {boolean} [plain]
 */
export const button = (label, onclick, plain) =>
  make("button", { type: "button", class: plain ? "plain" : "button", onclick }, label);

/**
 * A box to tick with its label; `onTick` is told whether it is on.
 *
 * @param {(on: boolean) => void} onTick
 * @param {...import("#shared/elements.js").Child} label
 */
export function checkbox(onTick, ...label) {
  const input = make("input", { type: "checkbox" });
  input.addEventListener("change", () => onTick(input.checked));
  return { input, element: make("label", { class: "plan-box" }, input, make("span", {}, ...label)) };
}

/**
 * For those who hear a label without seeing what it is beside.
 *
 * @param {string} words
 */
export const aside = (words) => make("span", { class: "visually-hidden" }, ` — ${words}`);

/**
 * Why a sheet or a case is proposed, where there is a reason.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {string} reasons
 */
export const why = ({ t }, reasons) => (reasons ? make("p", { class: "plan-why" }, t("why", { reasons })) : null);
