/** Words with their placeholders and plural forms. */

/** @typedef {Record<string, string | number>} Details values by the name of their placeholder */
/** @typedef {Record<string, string>} Forms the plural forms of a text by CLDR category, `other` always among them */

/**
 * A text with its placeholders `{name}` filled; one that no detail names stays as it is.
 *
 * @param {string} text
 * @param {Details} details
 */
export const fill = (text, details) =>
  text.replace(/\{(\w+)\}/g, (mark, name) => (Object.keys(details).includes(name) ? String(details[name]) : mark));

/**
 * Words by key in one language: `t` fills a text, `n` the plural form that a count asks for.
 *
 * @param {Record<string, any>} words a text or its plural forms by key
 * @param {string} language
 */
export function wording(words, language) {
  const plurals = new Intl.PluralRules(language);
  /** @type {(key: string, details?: Details) => string} */
  const t = (key, details = {}) => fill(words[key], details);
  /** @type {(key: string, count: number, details?: Details) => string} */
  const n = (key, count, details = {}) => {
    const forms = /** @type {Forms} */ (words[key]);
    const form = forms[plurals.select(count)] ?? forms.other;
    return fill(form, { n: count.toLocaleString(language), ...details });
  };
  return { t, n };
}
