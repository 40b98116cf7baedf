/** Which sheets resemble a project, and why; as in guide/relations/similar.py. */
import { labelOf } from "./guide.js";
import { KINDS, selectedCases } from "./plan.js";

const MOST = 8; // cases shown for a question

/** @typedef {import("./plan.js").Plan["profile"]} Profile */

/** @typedef {{ id: string, score: number, reasons: string }} Likeness */

/** @typedef {import("./data.js").Case & { reasons: string, selected: boolean }} RatedCase */

/**
 * A trait in common counts the more, the fewer sheets have it.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {string} id
 * @param {Profile} profile
 * @returns {Likeness}
 */
function likeness(guide, id, profile) {
  const weight = (/** @type {[import("./data.js").Kind, string]} */ [kind, code]) => guide.weights[kind][code];
  const shared = guide.sheets[id].traits
    .filter(([kind, code]) => profile[kind].includes(code))
    .sort((a, b) => weight(b) - weight(a));
  return { id, score: shared.reduce((sum, trait) => sum + weight(trait), 0), reasons: reasons(guide, shared) };
}

/**
 * « même pays : Sénégal ; mêmes publics : Jeunes, Femmes »
 *
 * @param {import("./guide.js").Guide} guide
 * @param {[import("./data.js").Kind, string][]} traits
 */
function reasons(guide, traits) {
  const kinds = [...new Set(traits.map(([kind]) => kind))];
  const sentences = kinds.map((kind) => {
    const codes = traits.filter(([each]) => each === kind).map(([, code]) => code);
    const values = kind === "target" ? codes : codes.map((code) => labelOf(guide, kind, code));
    return guide.n(`same.${kind}`, values.length, { values: values.join(", ") });
  });
  return sentences.join(guide.t("between"));
}

/**
 * Best first; equals in the order of their numbers.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {string[]} ids
 * @param {Profile} profile
 */
export function rankSheets(guide, ids, profile) {
  const { sheets } = guide;
  return ids
    .map((id) => likeness(guide, id, profile))
    .sort((a, b) => b.score - a.score || sheets[a.id].number - sheets[b.id].number);
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {Profile} profile
 */
export const similarSheets = (guide, profile) =>
  rankSheets(guide, Object.keys(guide.sheets), profile).filter(({ score }) => score > 0);

/**
 * The cases that are selected and the best of the others, however many the guide has.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @param {import("./data.js").Question} question
 * @returns {RatedCase[]}
 */
export function rankCases(guide, plan, { code, cases }) {
  const caseOf = new Map(cases.map((each) => [each.sheet, each]));
  const selection = selectedCases(plan, code);
  return rankSheets(guide, [...caseOf.keys()], plan.profile)
    .map(({ id, reasons: why }) => {
      const each = /** @type {import("./data.js").Case} */ (caseOf.get(id));
      return { ...each, reasons: why, selected: selection.includes(id) };
    })
    .filter(({ selected }, place) => selected || place < MOST);
}

/**
 * Changes when resemblance may.
 *
 * @param {Profile} profile
 */
export const traitsKey = (profile) => JSON.stringify(KINDS.map((kind) => profile[kind]));
