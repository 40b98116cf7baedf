/** The selection: read from the address and written to it. The parameters are described in guide/explorer/explorer.py. */

/**
 * A facet that knows its levels. `groups`: codes of the lower level by code of the upper one; `aboveOf`: the other way
 * round, "" where a value has none above it.
 *
 * @typedef {import("./data.js").Facet & { groups: Map<string, string[]>, aboveOf: Map<string, string> }} LevelledFacet
 */

/**
 * `choices`: codes by facet; a code of the upper level stands for all that it holds.
 *
 * @typedef {object} Selection
 * @property {Set<string>[]} choices
 * @property {string} q
 * @property {string} sort
 * @property {string} view
 * @property {string[]} compare
 */

export const SORTS = ["relevance", "number", "title", "period", "country"];
const VIEWS = ["cards", "table", "compare"];
export const MOST_COMPARED = 4;

/**
 * @param {import("./data.js").Facet} facet
 * @returns {LevelledFacet}
 */
export function withLevels(facet) {
  const groups = new Map();
  const aboveOf = new Map();
  for (const { code, below } of facet.values) {
    if (below)
      groups.set(
        code,
        below.map((each) => each.code),
      );
    for (const each of groups.get(code) ?? [code]) aboveOf.set(each, below ? code : "");
  }
  return { ...facet, groups, aboveOf };
}

/**
 * What is unknown is left aside; a fragment without `=` is an ordinary anchor.
 *
 * @param {string} fragment
 * @param {LevelledFacet[]} facets
 * @returns {Selection}
 */
export function readSelection(fragment, facets) {
  const parameters = new URLSearchParams(fragment.includes("=") ? fragment.replace(/^#/, "") : "");
  const all = (/** @type {string} */ name) => parameters.getAll(name).join(",").split(",").filter(Boolean);
  const one = (/** @type {string} */ name) => parameters.get(name) ?? "";
  const choices = facets.map(({ name, above, groups, aboveOf }) => {
    const upper = all(above).filter((code) => groups.has(code));
    return new Set([
      ...upper,
      ...all(name).filter((code) => !upper.includes(aboveOf.get(code) ?? "") && aboveOf.has(code)),
    ]);
  });
  return {
    choices,
    q: one("q").trim(),
    sort: SORTS.includes(one("sort")) ? one("sort") : "",
    view: VIEWS.includes(one("view")) ? one("view") : "cards",
    compare: [...new Set(all("compare"))].slice(0, MOST_COMPARED),
  };
}

/**
 * The fragment of an address, without `#`.
 *
 * @param {Selection} selection
 * @param {LevelledFacet[]} facets
 */
export function writeSelection({ choices, q, sort, view, compare }, facets) {
  /** @type {[string, string[]][]} */
  const parameters = facets.flatMap(({ name, above, groups }, i) => {
    const codes = [...choices[i]];
    return [
      [above, codes.filter((code) => groups.has(code))],
      [name, codes.filter((code) => !groups.has(code))],
    ];
  });
  parameters.push(["q", [q]], ["sort", [sort]], ["view", [view === "cards" ? "" : view]], ["compare", compare]);
  return parameters
    .map(([name, values]) => [name, values.filter(Boolean).map(encodeURIComponent).join(",")])
    .filter(([, values]) => values)
    .map((parameter) => parameter.join("="))
    .join("&");
}

/**
 * Whether a value is chosen, by itself or with its group.
 *
 * @param {LevelledFacet} facet
 * @param {Set<string>} choice
 * @param {string} code
 */
export function covers(facet, choice, code) {
  return choice.has(code) || choice.has(facet.aboveOf.get(code) ?? "");
}

/**
 * Choice with one value more or less. To take a value out of a group that is chosen is to choose the others one by one.
 *
 * @param {LevelledFacet} facet
 * @param {Set<string>} choice
 * @param {string} code
 */
function toggle(facet, choice, code) {
  const next = new Set(choice);
  const above = facet.aboveOf.get(code) ?? "";
  if (next.delete(above)) facet.groups.get(above)?.forEach((each) => next.add(each));
  if (!next.delete(code)) {
    facet.groups.get(code)?.forEach((each) => next.delete(each));
    next.add(code);
  }
  return next;
}

/**
 * The selection with one value of the facet of that number more or less.
 *
 * @param {Selection} selection
 * @param {LevelledFacet[]} facets
 * @param {number} number
 * @param {string} code
 * @returns {Selection}
 */
export function toggleValue(selection, facets, number, code) {
  const choices = selection.choices.map((codes, i) => (i === number ? toggle(facets[i], codes, code) : codes));
  return { ...selection, choices };
}

/**
 * @param {Selection} selection
 * @returns {Selection}
 */
export const clear = (selection) => ({ ...selection, choices: selection.choices.map(() => new Set()), q: "" });

/** @param {Selection} selection */
export const countChoices = (selection) => selection.choices.reduce((sum, each) => sum + each.size, 0);

/**
 * Whether it is the selection of the page on arrival: all sheets, by number.
 *
 * @param {Selection} selection
 */
export const isBare = (selection) =>
  !countChoices(selection) && !selection.q && !selection.compare.length && ["", "number"].includes(selection.sort);
