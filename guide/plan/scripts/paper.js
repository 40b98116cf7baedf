/** The printed page: the whole plan as text, without controls; hidden on screens. */
import { make } from "#shared/elements.js";
import { show } from "./context.js";
import { groupItems, labelOf, sheetTitle, text } from "./guide.js";
import { outline } from "./outline.js";

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./likeness.js").RatedCase} each
 */
function caseItem(guide, { title, sheet, reasons, selected }) {
  const { t } = guide;
  const mark = selected && make("strong", {}, `${t("kept")}${t("colon")} `);
  const why = reasons && make("span", { class: "plan-why" }, ` — ${t("why", { reasons })}`);
  return make("li", {}, mark, show(title), ". ", sheetTitle(guide, sheet), why);
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./outline.js").AnsweredQuestion} question
 */
function questionBlock(guide, { prefix, title, state, note, cases }) {
  return make(
    "div",
    { class: "paper-question" },
    make("h3", {}, prefix, show(title)),
    make("p", {}, make("strong", {}, guide.t(`state.${state}`))),
    note.trim() && make("p", { class: "paper-note" }, note.trim()),
    cases.length > 0 && make("ul", {}, ...cases.map((each) => caseItem(guide, each))),
  );
}

/** @param {import("./outline.js").TickableItem} item */
function pointItem({ title, text: words, ticked }) {
  const box = make("span", { class: "paper-box" }, ticked ? "☑ " : "☐ ");
  return make("li", {}, box, title && make("strong", {}, show(title), " — "), show(words));
}

/** @param {import("./outline.js").List} list */
function listBlock({ title, items }) {
  const groups = groupItems(items).flatMap(({ group, members }) => [
    group && make("p", { class: "plan-group" }, show(group)),
    make("ul", { class: "paper-list" }, ...members.map(pointItem)),
  ]);
  return make("div", {}, make("h3", {}, title), ...groups);
}

/**
 * Entries of a plan that the guide no longer has.
 *
 * @param {import("./outline.js").Orphan[]} orphans
 */
export function orphanList(orphans) {
  const lines = orphans.map(({ title, state, note }) => [title, state, note].filter(Boolean).join(" — "));
  return make("ul", {}, ...lines.map((line) => make("li", {}, line)));
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @param {{ title: string, date: string }} page
 */
export function drawPaper(guide, plan, page) {
  const { t } = guide;
  const { name, facts, progress, parts, orphans } = outline(guide, plan);
  const factItems = facts.map(({ kind, label, codes }) => {
    const labels = codes.map((code) => labelOf(guide, kind, code)).join(", ");
    return make("li", {}, make("strong", {}, `${label}${t("colon")} `), labels);
  });
  const sections = parts.map((part) => {
    const help = part.progress && make("p", { class: "plan-help" }, part.progress);
    const questions = part.questions.map((each) => questionBlock(guide, each));
    return make("section", {}, make("h2", {}, text(part.title)), help, ...questions, ...part.lists.map(listBlock));
  });
  return [
    make("p", { class: "paper-name" }, name || page.title),
    make("p", { class: "plan-help" }, `${t("date", { date: page.date })} · ${guide.title}`),
    make("ul", { class: "paper-facts" }, ...factItems),
    make("p", {}, progress),
    ...sections,
    ...(orphans.length ? [make("h2", {}, t("gone")), orphanList(orphans)] : []),
  ];
}
