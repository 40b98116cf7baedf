/** What `guide/contributing/form.py` hands to the form, and the shapes in which a sheet goes through it. */

/**
 * @typedef {object} Schema the JSON Schema of a sheet or field, with its words in the language of the page
 * @property {"object" | "array" | "string" | "integer"} type
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {number} [minItems]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {string[]} [enum] codes that may be chosen, with their `labels`
 * @property {string[]} [labels]
 * @property {string} [rule] name of the pattern to match
 * @property {string} [unknown] the problem of a code that is not among `enum`
 * @property {boolean} [multiline] whether it holds sentences, in lines of their own
 * @property {string} [distinct] the key by which no two items may be the same; empty for items that are codes
 * @property {string} [description] what a problem says of a field that is missing
 * @property {string} title
 * @property {string} [help]
 * @property {string} [example]
 */

/** @typedef {(string | number)[]} Path keys and positions: `["lessons", 0]` */
/** @typedef {[string, string][]} Table patterns with what takes the place of what they match */

/**
 * @typedef {object} Tables the tables of `guide/text/` and `guide/contributing/yaml_writer.py`
 * @property {Table} visible
 * @property {Table} clean
 * @property {Table} joinLines
 * @property {Table} lines
 * @property {Table} html
 * @property {Table} everywhere
 * @property {Record<string, Table>} languages
 * @property {string} item what an item of a list begins with
 * @property {string} wrap where a line of more than WIDTH characters is cut
 */

/**
 * @typedef {object} Rules
 * @property {Record<string, string>} messages
 * @property {Record<string, string>} patterns
 * @property {[string, string][]} suspicious
 * @property {number} longest characters of a text
 * @property {number} limit bytes of a file
 */

/**
 * @typedef {object} FormData
 * @property {string} language of the page
 * @property {string} source the language of sheets
 * @property {string} repository
 * @property {Schema} schema
 * @property {[string, string[]][]} groups
 * @property {Tables} tables
 * @property {Rules} rules
 * @property {{ header: string, width: number }} file
 * @property {[string, string][]} layout headings (a key of `words`, or nothing) and blocks of a sheet's page
 * @property {Record<string, any>} words
 * @property {[string, number, string][]} sheets identifier, number and title
 */

/**
 * @typedef {object} Problem
 * @property {Path} path
 * @property {string} field the path as people write it
 * @property {string} code
 * @property {string} text
 */

/** @typedef {(path: Path, code: string, details?: Record<string, unknown>) => void} Report */

/** @typedef {Record<string, any>} Sheet the values of a file */
/** @typedef {any} Values a field of the form, each of its own fields there, as typed */

/**
 * A path as people write it: `lessons[0]`.
 *
 * @param {Path} path
 */
export const dotted = (path) =>
  path
    .reduce((name, part) => (typeof part === "number" ? `${name}[${part}]` : name ? `${name}.${part}` : part), "")
    .toString();

export {};
