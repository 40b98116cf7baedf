/** HTML in template literals: what is put in is escaped, unless it is HTML itself. */

export class Html {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

const ENTITIES = /** @type {Record<string, string>} */ ({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
});

/** @param {unknown} value text, HTML, a list of both, or nothing @returns {string} */
function escape(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(escape).join("");
  if (value === undefined || value === null || value === false) return "";
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** @param {TemplateStringsArray} parts @param {...unknown} values */
export const html = (parts, ...values) =>
  new Html(parts.reduce((text, part, index) => text + escape(values[index - 1]) + part));
