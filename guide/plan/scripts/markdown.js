/** A plan as Markdown that reads by itself; a comment at its end holds the plan for this page to open again. */
import { groupItems, labelOf, sheetTitle, text, titleOf } from "./guide.js";
import { outline } from "./outline.js";
import { clean, copy, isNewer } from "./plan.js";

const BLOCK = /<!-- guide-plan\s+(\{.*?\})\s*-->/gs;

/**
 * What the page knows: `title`, where the plan has no name; `date`, in words; `address` of a page of the guide for those
 * who read elsewhere.
 *
 * @typedef {{ title: string, date: string, address: (url: string) => string }} Page
 */

/**
 * What people wrote stays text: no HTML, no links of its own.
 *
 * @param {string} words
 */
const literal = (words) => words.replace(/[\\<[\]`]/g, "\\$&");

/** @param {string} note */
const quote = (note) =>
  literal(note.trim())
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

/**
 * Neither `-->` nor `--` may stand within a comment; both can only occur in strings of JSON.
 *
 * @param {unknown} value
 */
const toJson = (value) =>
  JSON.stringify(value)
    .replace(/--/g, "-\\u002d")
    .replace(/[<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

/**
 * FNV-1a of the words: tells whether somebody changed the text, not who.
 *
 * @param {string} words
 */
export function checksum(words) {
  let hash = 0x811c9dc5;
  for (const sign of words.replace(/\s+/g, " ").trim())
    hash = Math.imul(hash ^ /** @type {number} */ (sign.codePointAt(0)), 0x01000193) >>> 0;
  return hash.toString(16);
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {Page} page
 * @param {import("./likeness.js").RatedCase} each
 */
function caseLine(guide, { address }, { title, url, sheet, reasons, selected }) {
  const { t } = guide;
  const parts = [
    `[${literal(text(title))}](${address(url)})`,
    sheetTitle(guide, sheet, literal),
    reasons && literal(t("why", { reasons })),
    selected && `**${t("kept")}**`,
  ];
  return `- ${parts.filter(Boolean).join(" — ")}`;
}

/**
 * @param {import("./guide.js").Guide} guide
 * @param {Page} page
 * @param {import("./outline.js").AnsweredQuestion} question
 */
function questionBlocks(guide, page, question) {
  const { t } = guide;
  const { state, note, cases } = question;
  const blocks = [`### ${literal(titleOf(question))}`, `**${t("column.state")}${t("colon")}** ${t(`state.${state}`)}`];
  if (note.trim()) blocks.push(quote(note));
  const lines = cases.map((each) => caseLine(guide, page, each));
  return lines.length ? [...blocks, `${t("cases")}${t("colon")}`, lines.join("\n")] : blocks;
}

/** @param {import("./outline.js").TickableItem} item */
function itemLine(item) {
  const title = item.title ? `**${literal(text(item.title))}** — ` : "";
  return `- [${item.ticked ? "x" : " "}] ${title}${literal(text(item.text))}`;
}

/** @param {import("./outline.js").List} list */
const listBlocks = ({ title, items }) => [
  `### ${title}`,
  ...groupItems(items).flatMap(({ group, members }) => [
    ...(group ? [`**${literal(text(group))}**`] : []),
    members.map(itemLine).join("\n"),
  ]),
];

/** @param {import("./outline.js").Orphan} orphan */
const orphanLine = ({ title, state, note }) =>
  `- ${[title, state, note].filter(Boolean).map(literal).join(" — ").replace(/\n/g, " ")}`;

/**
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @param {Page} page
 */
export function writeMarkdown(guide, plan, page) {
  const { t } = guide;
  const { name, facts, progress, parts, orphans } = outline(guide, plan);
  const home = page.address(guide.url);
  const source = [t("date", { date: page.date }), guide.title, /^https?:/.test(home) && home];
  const blocks = [`# ${literal(name || page.title)}`, source.filter(Boolean).join(" · ")];
  const factLines = facts.map(({ kind, label, codes }) => {
    return `- **${label}${t("colon")}** ${codes.map((code) => literal(labelOf(guide, kind, code))).join(", ")}`;
  });
  if (factLines.length) blocks.push(`## ${t("profile")}`, factLines.join("\n"));
  blocks.push(`## ${t("progress")}`, progress);
  for (const { title, questions, lists } of parts) {
    blocks.push(`## ${literal(title)}`);
    blocks.push(...questions.flatMap((each) => questionBlocks(guide, page, each)), ...lists.flatMap(listBlocks));
  }
  if (orphans.length) blocks.push(`## ${t("gone")}`, orphans.map(orphanLine).join("\n"));
  const body = blocks.join("\n\n");
  const data = toJson({ plan: copy(guide, plan), sum: checksum(body) });
  return `${body}\n\n<!-- ${t("data_block")} -->\n<!-- guide-plan\n${data}\n-->\n`;
}

/**
 * The plan in a text, whatever version it is of; whether the text was edited. Null of any other text.
 *
 * @param {import("./plan.js").Rules} rules
 * @param {string} content
 */
export function readMarkdown(rules, content) {
  const block = [...content.matchAll(BLOCK)].pop();
  if (!block) return null;
  try {
    const { plan, sum } = JSON.parse(block[1]);
    const body = content.slice(0, block.index).replace(/<!--[^>]*-->\s*$/, "");
    return { plan: isNewer(plan) ? plan : clean(rules, plan), edited: checksum(body) !== sum, problems: [] };
  } catch {
    return null;
  }
}
