/** What the scripts of the site share: elements, live regions, files, the clipboard. */

/** @typedef {string | number | boolean | null | undefined | ((event: any) => unknown)} Attribute */
/** @typedef {Node | string | null | false | undefined} Child */

/**
 * An element with attributes, listeners (`onclick`) and children; attributes and children that are null, undefined or
 * false are left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, Attribute> | null} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child || child === "") element.append(child);
  return element;
}

/**
 * The icon of a goal on its colour, where there is one: within an element with the class that `goalClass` gives.
 *
 * @param {number | null | undefined} goal
 */
export const goalMark = (goal) => (goal ? make("span", { class: "goal-mark", "aria-hidden": "true" }) : null);

/** @param {number | null | undefined} goal */
export const goalClass = (goal) => (goal ? `goal-${goal}` : null);

/**
 * Writes only what differs: a live region speaks again whenever its text is set.
 *
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Saves a file on the reader's device.
 *
 * @param {string} name
 * @param {string} content
 * @param {string} type its media type
 */
export function saveFile(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/**
 * Puts a text on the clipboard; says whether the browser let it.
 *
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
