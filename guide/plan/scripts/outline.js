/**
 * A plan beside the guide: how far it has come, which cases go with it, what is no longer in the guide. The printed page,
 * the text and the table are drawn from this one outline.
 */
import { chosenCodes, itemsOf } from "./guide.js";
import { rankCases } from "./likeness.js";
import { KINDS, answerTo, isTicked } from "./plan.js";

/** @typedef {import("./data.js").Item & { ticked: boolean }} TickableItem */

/**
 * @typedef {Omit<import("./data.js").Question, "cases"> & import("./plan.js").Answer
 *   & { cases: import("./likeness.js").RatedCase[] }} AnsweredQuestion
 */

/** @typedef {{ kind: string, title: string, items: TickableItem[] }} List */

/**
 * A step, or the points on which the method ends, which have no number.
 *
 * @typedef {{ title: string, number: string, progress: string, questions: AnsweredQuestion[], lists: List[] }} Part
 */

/**
 * An entry of a plan that the guide no longer has.
 *
 * @typedef {{ code: string, title: string, state: string, note: string }} Orphan
 */

/**
 * How many questions are done, under way, not applicable; of how many that apply. How many points are ticked.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @param {import("./data.js").Step[]} steps
 */
export function countProgress(guide, plan, steps) {
  const states = steps.flatMap((step) => step.questions).map(({ code }) => answerTo(guide, plan, code).state);
  const [done, doing, none] = ["done", "doing", "none"].map((state) => states.filter((each) => each === state).length);
  const items = steps.flatMap(itemsOf);
  const ticked = items.filter(({ id }) => isTicked(plan, id)).length;
  return { done, doing, none, total: states.length - none, ticked, items: items.length };
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {ReturnType<typeof countProgress>} progress
 */
export function describeProgress({ t }, progress) {
  const { doing, none, items } = progress;
  const keys = ["progress_of", doing && "progress_doing", none && "progress_none", items && "progress_ticked"];
  return keys.flatMap((key) => (key ? t(key, progress) : [])).join(" · ");
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @returns {Orphan[]}
 */
export function findOrphans({ t, questionOf, items, names }, plan) {
  const ticked = (/** @type {string} */ code, /** @type {string} */ title) => ({
    code,
    title,
    state: t("ticked"),
    note: "",
  });
  const questions = Object.entries(plan.questions)
    .filter(([code]) => !questionOf.has(code))
    .map(([code, { state, note }]) => ({ code, title: code, state: t(`state.${state}`), note }));
  const ticks = Object.entries(plan.ticks)
    .filter(([id]) => !items.has(id))
    .map(([id, words]) => ticked(`R-${id}`, words));
  const cases = Object.entries(plan.cases).flatMap(([code, sheets]) =>
    sheets
      .filter((id) => !questionOf.get(code)?.cases.some(({ sheet }) => sheet === id))
      .map((id) => ticked(`case:${code}:${id}`, `${code} · ${id}`)),
  );
  const choices = KINDS.flatMap((kind) =>
    plan.profile[kind]
      .filter((code) => !names[kind].has(code))
      .map((code) => ticked(`${kind}:${code}`, `${t(kind)} · ${code}`)),
  );
  return [...questions, ...ticks, ...cases, ...choices];
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 */
export function outline(guide, plan) {
  const { t, steps, closing } = guide;
  const answer = (/** @type {import("./data.js").Question} */ question) => ({
    ...question,
    ...answerTo(guide, plan, question.code),
    cases: rankCases(guide, plan, question).filter(({ selected, reasons }) => selected || reasons),
  });
  const list = (/** @type {[string, import("./data.js").Item[]]} */ [kind, items]) => ({
    kind,
    title: t(`step.${kind}`),
    items: items.map((item) => ({ ...item, ticked: isTicked(plan, item.id) })),
  });
  const progress = (/** @type {import("./data.js").Step[]} */ some) =>
    describeProgress(guide, countProgress(guide, plan, some));
  /** @type {Part[]} */
  const parts = steps.map((step) => ({
    title: step.title,
    number: String(step.number),
    progress: progress([step]),
    questions: step.questions.map(answer),
    lists: Object.entries(step.lists).map(list),
  }));
  if (closing.length)
    parts.push({ title: t("step.closing"), number: "", progress: "", questions: closing.map(answer), lists: [] });
  return {
    name: plan.profile.name.trim(),
    facts: KINDS.map((kind) => ({ kind, label: t(kind), codes: chosenCodes(guide, plan, kind) })).filter(
      ({ codes }) => codes.length,
    ),
    progress: progress(steps),
    parts,
    orphans: findOrphans(guide, plan),
  };
}
