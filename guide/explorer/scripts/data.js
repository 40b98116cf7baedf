/** What the explorer is given: scripts that guide/explorer/explorer.py writes leave it in globals of the page. */

/**
 * Something that can be chosen; `below`: values of the lower level that it holds.
 *
 * @typedef {{ code: string, label: string, lang?: string, goal?: number, below?: Value[] }} Value
 */

/**
 * A way of sorting sheets. `name` and `above`: parameters of the lower and the upper level; `counts`: sheets by value.
 *
 * @typedef {object} Facet
 * @property {string} name
 * @property {string} above
 * @property {boolean} editors
 * @property {Value[]} values
 * @property {Record<string, number>} counts
 */

/**
 * `rank`: place in the order of titles; `values`: codes of the lower level, by facet.
 *
 * @typedef {{ id: string, rank: number, values: string[][] }} SheetEntry
 */

/**
 * `rows`: of the comparison: name, label, whether it is the editors' choice; `slice`: sheets shown at a time.
 *
 * @typedef {object} ExplorerData
 * @property {string} language
 * @property {string} home
 * @property {Record<string, any>} words
 * @property {Facet[]} facets
 * @property {[string, string, boolean][]} rows
 * @property {number} total
 * @property {number} slice
 * @property {Record<"page" | "texts" | "record" | "rest", string>} addresses
 * @property {SheetEntry[]} sheets
 */

/**
 * Sheets that did not come with the page; `cards`: their HTML.
 *
 * @typedef {{ sheets: SheetEntry[], cards: string }} Rest
 */

/**
 * An entry of a row of the comparison.
 *
 * @typedef {{ text: string, lang?: string, page?: string, goal?: number }} Item
 */

/**
 * Items by name of the row.
 *
 * @typedef {Record<string, Item[]>} SheetTexts
 */

/**
 * A sheet as in projects.csv, its head included, and as in projects.json.
 *
 * @typedef {{ csv: string, entry: object }} SheetRecord
 */

export {}; // types only
