/** A plan as a table for spreadsheets, one row a question or point; and back, as spreadsheets and people leave it. */
import Papa from "papaparse";
import { fold, labelOf, text } from "./guide.js";
import { outline } from "./outline.js";
import { KINDS, blank, clean, selectedCases } from "./plan.js";

const COLUMNS = ["code", "step", "kind", "title", "state", "note"];
const DELIMITERS = [";", ",", "\t"];
const HEAD_WITHIN = 20; // rows that people may put above the table

/** @typedef {Record<string, string>} Row cells by column */

/**
 * @param {string} kind
 * @returns {kind is import("./data.js").Kind}
 */
const isKind = (kind) => /** @type {string[]} */ (KINDS).includes(kind);

// A cell that begins like a formula would be run by spreadsheets. The sign before it is taken off again on reading, so
// that one that was typed stays.
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const guard = (/** @type {string} */ cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
const unguard = (/** @type {string} */ cell) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./outline.js").Part} part
 */
function partRows({ t }, { number, questions, lists }) {
  const ticked = (/** @type {boolean} */ is) => t(is ? "ticked" : "unticked");
  return [
    ...questions.flatMap(({ code, title, state, note, cases }) => [
      [code, number, t("kind.question"), text(title), t(`state.${state}`), note],
      ...cases.map((each) => {
        const why = each.reasons && t("why", { reasons: each.reasons });
        return [`case:${code}:${each.sheet}`, number, t("kind.case"), text(each.title), ticked(each.selected), why];
      }),
    ]),
    ...lists.flatMap(({ kind, items }) =>
      items.map((item) => {
        const words = [item.title, item.text].map(text).filter(Boolean).join(" — ");
        return [`R-${item.id}`, number, t(`kind.${kind}`), words, ticked(item.ticked), ""];
      }),
    ),
  ];
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 */
function planRows(guide, plan) {
  const { t } = guide;
  const { name, facts, parts, orphans } = outline(guide, plan);
  return [
    ["project:name", "", t("kind.project"), t("name_label"), "", name],
    ...facts.flatMap(({ kind, label, codes }) =>
      codes.map((code) => {
        const words = `${label}${t("colon")} ${labelOf(guide, kind, code)}`;
        return [`${kind}:${code}`, "", t("kind.project"), words, t("ticked"), ""];
      }),
    ),
    ...parts.flatMap((part) => partRows(guide, part)),
    ...orphans.map(({ code, title, state, note }) => [code, "", t("gone"), title, state, note]),
  ];
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 */
export function writeTable(guide, plan) {
  const head = COLUMNS.map((column) => guide.t(`column.${column}`));
  const lines = [head, ...planRows(guide, plan)].map((line) => line.map(guard));
  return `\ufeff${Papa.unparse(lines, { delimiter: guide.t("separator"), newline: "\r\n" })}`;
}

/**
 * What words of a table mean, in any language of the guide.
 *
 * @param {import("./guide.js").Guide} guide
 */
function dictionary({ known }) {
  const meanings = (/** @type {string} */ prefix) =>
    new Map(
      Object.entries(known)
        .filter(([key]) => key.startsWith(prefix))
        .flatMap(([key, words]) => words.map((word) => [fold(word), key.slice(prefix.length)])),
    );
  return {
    columns: meanings("column."),
    states: meanings("state."),
    ticks: new Map([
      ...known.ticked.map((word) => /** @type {const} */ ([fold(word), true])),
      ...known.unticked.map((word) => /** @type {const} */ ([fold(word), false])),
      ["", false],
      ["x", true],
    ]),
  };
}

/** @typedef {ReturnType<typeof dictionary>} Dictionary */

/**
 * Places of the columns by name, from a row of headings; null of any other row.
 *
 * @param {string[]} row
 * @param {Dictionary} words
 */
function readHead(row, { columns }) {
  /** @type {Record<string, number>} */
  const places = {};
  row.forEach((cell, place) => {
    const column = columns.get(fold(cell));
    if (column && !(column in places)) places[column] = place;
  });
  return "code" in places && ("state" in places || "note" in places) ? places : null;
}

/**
 * Rows under the headings; null where there are none.
 *
 * @param {string[][]} lines
 * @param {Dictionary} words
 * @returns {Row[] | null}
 */
function readRows(lines, words) {
  const top = lines.slice(0, HEAD_WITHIN).findIndex((line) => readHead(line, words));
  const places = top < 0 ? null : readHead(lines[top], words);
  if (!places) return null;
  return lines.slice(top + 1).map((line) => {
    return Object.fromEntries(COLUMNS.map((column) => [column, unguard(line[places[column]] ?? "")]));
  });
}

/**
 * Whether a code is that of a question of this guide, or of another edition of it.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {Dictionary} words
 * @param {Row} row
 */
function isQuestion({ questionOf }, { states }, { code, state }) {
  return questionOf.has(code) || /^Q\d{1,2}$/.test(code) || (/^[a-z-]+$/.test(code) && states.has(fold(state)));
}

/**
 * Takes a row into a plan.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {Dictionary} words
 * @param {import("./plan.js").Plan} plan
 * @param {Row} row
 * @returns {string} what of it means nothing here, or ""
 */
function takeRow(guide, words, plan, row) {
  const { code, state, note, title } = row;
  const [kind, first, second] = code.split(":");
  const tick = words.ticks.get(fold(state));
  const strange = `${code} · ${state}`;
  if (code === "project:name") {
    plan.profile.name = note;
  } else if (isKind(kind) && first) {
    if (tick) plan.profile[kind].push(first);
    else if (tick === undefined) return strange;
  } else if (kind === "case" && second) {
    if (tick) plan.cases[first] = [...selectedCases(plan, first), second];
    else if (tick === undefined) return strange;
  } else if (/^R-[0-9a-f]{8}$/i.test(code)) {
    if (tick) plan.ticks[code.slice(2).toLowerCase()] = title;
    else if (tick === undefined) return strange;
  } else if (isQuestion(guide, words, row)) {
    const known = words.states.get(fold(state));
    plan.questions[code] = { state: known ?? guide.states[0], note };
    if (state.trim() && !known) return strange;
  } else {
    return code;
  }
  return "";
}

/**
 * The plan in a table; `problems`: cells that mean nothing here. Null of any other text.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {string} content
 */
export function readTable(guide, content) {
  const words = dictionary(guide);
  const rows = DELIMITERS.map((delimiter) => {
    /** @type {{ data: string[][] }} */
    const { data } = Papa.parse(content, { delimiter, skipEmptyLines: "greedy" });
    return readRows(data, words);
  }).find(Boolean);
  if (!rows) return null;
  const plan = blank();
  const problems = rows.map((row) => takeRow(guide, words, plan, { ...row, code: row.code.trim() })).filter(Boolean);
  return { plan: clean(guide, plan), edited: false, problems };
}
