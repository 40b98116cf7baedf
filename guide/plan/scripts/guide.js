/** The guide as the plan knows it: its data with words, names of what can be chosen, questions and points by code. */
import { wording } from "#shared/wording.js";
import { KINDS } from "./plan.js";

/** @typedef {ReturnType<typeof createGuide>} Guide */

/** @param {import("./data.js").PlanData} data */
export function createGuide(data) {
  const { country, audience, theme, target } = data.choices;
  const choices = { country, audience, theme, target: target.flatMap(([, targets]) => targets) };
  const questions = [...data.steps.flatMap((step) => step.questions), ...data.closing];
  return {
    ...data,
    ...wording(data.words, data.language),
    names: /** @type {Record<import("./data.js").Kind, Map<string, import("./data.js").Phrase>>} */ (
      Object.fromEntries(KINDS.map((kind) => [kind, new Map(choices[kind])]))
    ),
    questionOf: new Map(questions.map((question) => [question.code, question])),
    items: new Set(data.steps.flatMap(itemsOf).map(({ id }) => id)),
  };
}

/**
 * The points of a step.
 *
 * @param {import("./data.js").Step} step
 */
export const itemsOf = (step) => Object.values(step.lists).flat();

/** @param {import("./data.js").Phrase} [phrase] */
export const text = (phrase) => (Array.isArray(phrase) ? phrase[0] : (phrase ?? ""));

/** @param {{ prefix: string, title: import("./data.js").Phrase }} question */
export const titleOf = (question) => question.prefix + text(question.title);

/**
 * What is chosen, by its name.
 *
 * @param {Guide} guide
 * @param {import("./data.js").Kind} kind
 * @param {string} code
 */
export function labelOf({ names }, kind, code) {
  const name = text(names[kind].get(code));
  return kind === "target" ? `${code} ${name}` : name;
}

/**
 * Codes that are chosen and that the guide has, in its order.
 *
 * @param {Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @param {import("./data.js").Kind} kind
 */
export const chosenCodes = ({ names }, plan, kind) =>
  [...names[kind].keys()].filter((code) => plan.profile[kind].includes(code));

/**
 * « Fiche n° 7 : Titre »
 *
 * @param {Guide} guide
 * @param {string} id
 * @param {(title: string) => string} [escape]
 */
export function sheetTitle({ sheets, t }, id, escape = String) {
  const { number, title } = sheets[id];
  return t("sheet", { number, title: escape(text(title)) });
}

/**
 * Points under their sub-headings, in the order of the step.
 *
 * @template {import("./data.js").Item} I
 * @param {I[]} items
 */
export function groupItems(items) {
  /** @type {{ group?: import("./data.js").Phrase, members: I[] }[]} */
  const groups = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && text(last.group) === text(item.group)) last.members.push(item);
    else groups.push({ group: item.group, members: [item] });
  }
  return groups;
}

/**
 * A text without case, accents and kinds of spaces, for comparing what people type.
 *
 * @param {string} value
 */
export const fold = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
