// A plan as Markdown that reads by itself; a comment at its end holds the plan for this page to open again.
(function (plan) {
  "use strict";

  const { t, text, named, address } = plan;
  const BLOCK = /<!-- guide-plan\s+(\{.*\})\s*-->/gs;

  // What people wrote stays text: no HTML, no links of its own.
  const literal = (words) => words.replace(/[\\<[\]`]/g, "\\$&");
  const quoted = (note) => literal(note.trim()).split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
  const linked = (said, url) => `[${literal(text(said))}](${address(url)})`;

  // Neither `-->` nor `--` may stand within a comment; both can only occur in strings of JSON.
  const json = (value) => JSON.stringify(value).replace(/--/g, "-\\u002d").replace(/[<>]/g, (sign) => "\\u00" + sign.charCodeAt(0).toString(16));

  // FNV-1a of the words: tells whether somebody changed the text, not who.
  function sum(words) {
    let hash = 0x811c9dc5;
    for (const sign of words.replace(/\s+/g, " ").trim()) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193) >>> 0;
    return hash.toString(16);
  }

  function caseLine(each) {
    const sheet = plan.data.sheets[each.sheet];
    const about = [t("sheet", { number: sheet.number, title: literal(text(sheet.title)) }), each.reasons && literal(t("why", { reasons: each.reasons })), each.kept && `**${t("kept")}**`];
    return `- ${linked(each.title, each.url)} — ${about.filter(Boolean).join(" — ")}`;
  }

  function questionLines(question) {
    const lines = [`### ${literal(named(question))}`, `**${t("column.state")}${t("colon")}** ${t(`state.${question.state}`)}`];
    if (question.note.trim()) lines.push(quoted(question.note));
    if (question.cases.length) lines.push(`${t("cases")}${t("colon")}`, question.cases.map(caseLine).join("\n"));
    return lines;
  }

  const pointLine = (item) => `- [${item.ticked ? "x" : " "}] ${item.title ? `**${literal(text(item.title))}** — ` : ""}${literal(text(item.text))}`;

  const listLines = ({ title, items }) => [`### ${title}`, ...plan.grouped(items).flatMap(({ group, items: members }) => [
    ...(group ? [`**${literal(text(group))}**`] : []),
    members.map(pointLine).join("\n"),
  ])];

  function write(value, date) {
    const { name, facts, progress, parts, gone } = plan.outline(value);
    const lines = [`# ${literal(name || document.querySelector("h1").textContent)}`, [t("date", { date }), plan.data.title, /^https?:/.test(address(plan.data.url)) && address(plan.data.url)].filter(Boolean).join(" · ")];
    if (facts.length) lines.push(`## ${t("profile")}`, facts.map(({ kind, label, codes }) => `- **${label}${t("colon")}** ${codes.map((code) => literal(plan.labelOf(kind, code))).join(", ")}`).join("\n"));
    lines.push(`## ${t("progress")}`, progress);
    for (const part of parts) lines.push(`## ${literal(text(part.title))}`, ...part.questions.flatMap(questionLines), ...part.lists.flatMap(listLines));
    if (gone.length) lines.push(`## ${t("gone")}`, gone.map(({ title, state, note }) => `- ${[title, state, note].filter(Boolean).map(literal).join(" — ").replace(/\n/g, " ")}`).join("\n"));
    const body = lines.join("\n\n");
    return `${body}\n\n<!-- ${t("data_block")} -->\n<!-- guide-plan\n${json({ plan: plan.copy(value), sum: sum(body) })}\n-->\n`;
  }

  // { plan, edited } of a text that holds a plan; null of any other.
  function read(content) {
    const blocks = [...content.matchAll(BLOCK)];
    if (!blocks.length) return null;
    try {
      const last = blocks[blocks.length - 1];
      const found = JSON.parse(last[1]);
      const body = content.slice(0, last.index).replace(/<!--[^>]*-->\s*$/, "");
      return { plan: plan.isNewer(found.plan) ? found.plan : plan.clean(found.plan), edited: sum(body) !== found.sum };
    } catch (error) {
      return null;
    }
  }

  plan.markdown = { write, read };
})(window.guidePlan);
