// The sheet as the guide will show it (guide/templates/project.html), without what needs the rest of the guide.
(function (form) {
  "use strict";

  const { make } = window.guideElements;
  const { data, t } = form;
  const words = data.words;
  const typography = data.typography.map(([pattern, replacement]) => [new RegExp(pattern, "gu"), replacement]);
  const labels = (schema, code) => schema.labels[schema.enum.indexOf(code)] || code;
  const properties = data.schema.properties;

  // As guide/text/typography.py does; texts of sheets are in the source language.
  function typeset(text, language = data.source) {
    const plain = String(text).replace(/(?<=[\p{L}\p{N}_])'(?=[\p{L}\p{N}_])/gu, "’").replace(/\.\.\./g, "…");
    return language === "fr" ? typography.reduce((set, [pattern, replacement]) => set.replace(pattern, replacement), plain) : plain;
  }

  // Emphasis as Python-Markdown reads it: nested, underscores only around words; stars within a word are stars.
  const WORD = "[\\p{L}\\p{N}_]";
  const MARKS = new RegExp([
    "\\*{3}(?<em1>.+?)\\*(?<after1>.*?)\\*{2}", "\\*{3}(?<strong1>.+?)\\*{2}(?<after2>.*?)\\*",
    "\\*{2}(?!\\*)(?<before>[^*]+?)\\*(?!\\*)(?<em3>.+?)\\*{3}", "\\*{2}(?<strong>.+?)\\*{2}", "\\*(?<em>[^*]+)\\*",
    `(?<!${WORD})__(?!_)(?<strong2>.+?)(?<!_)__(?!${WORD})`, `(?<!${WORD})_(?!_)(?<em2>.+?)(?<!_)_(?!${WORD})`,
  ].join("|"), "su");
  const STARS = new RegExp(`(?<=${WORD})\\*+(?=${WORD})`, "gu");
  const HIDDEN = 0xe000; // private characters stand for those that mean themselves
  const hide = (text) => Array.from(text, (letter) => String.fromCodePoint(HIDDEN + letter.codePointAt(0))).join("");
  const shown = (text) => text.replace(/[\ue000-\ue07f]/g, (letter) => String.fromCodePoint(letter.codePointAt(0) - HIDDEN));

  function emphasized(text) {
    const found = MARKS.exec(text);
    if (!found) return text ? [shown(text)] : [];
    const { em1, after1, strong1, after2, before, em3, strong, em, strong2, em2 } = found.groups;
    const strongly = (...content) => make("strong", {}, ...content);
    const softly = (...content) => make("em", {}, ...content);
    const made = em1 ? strongly(softly(...emphasized(em1)), ...emphasized(after1))
      : strong1 ? softly(strongly(...emphasized(strong1)), ...emphasized(after2))
      : before ? strongly(...emphasized(before), softly(...emphasized(em3)))
      : strong || strong2 ? strongly(...emphasized(strong || strong2))
      : softly(...emphasized(em || em2));
    return [...emphasized(text.slice(0, found.index)), made, ...emphasized(text.slice(found.index + found[0].length))];
  }

  const inline = (text) => emphasized(typeset(text).replace(/\\([\\`*_{}[\]()>#+\-.!])/g, (_, letter) => hide(letter)).replace(STARS, hide));

  function passage(text) {
    const found = [];
    for (const paragraph of String(text || "").split(/\n\s*\n/)) {
      const pieces = paragraph.split(/\n(?=\s*(?:-|\d+\.) )/);
      for (const piece of pieces) {
        const item = /^\s*(-|\d+\.) ([\s\S]*)$/.exec(piece);
        const content = inline((item ? item[2] : piece).replace(/\s*\n\s*/g, " "));
        const kind = item && (item[1] === "-" ? "ul" : "ol");
        const last = found[found.length - 1];
        if (!item) found.push(make("p", {}, ...content));
        else if (last && last.localName === kind) last.append(make("li", {}, ...content));
        else found.push(make(kind, {}, make("li", {}, ...content)));
      }
    }
    return found;
  }

  const filled = (rows) => rows.filter(([, content]) => content && content.length);
  const facts = (rows) => make("dl", {}, ...filled(rows).map(([term, content]) =>
    make("div", {}, make("dt", {}, term), make("dd", {}, ...(Array.isArray(content) ? content : [typeset(content)])))));
  const bullets = (items, draw) => (items && items.length ? [make("ul", {}, ...items.map((item) => make("li", {}, ...draw(item))))] : []);

  function preview(sheet) {
    const { lead = {}, partners = [], period = {}, phases = [], websites = [], targets = [], cases = [], consent } = sheet;
    const country = (code) => labels(properties.lead.properties.country, code);
    const countries = [...new Set([lead.country, ...partners.map((group) => group.country)])].filter(Boolean).map(country);
    const names = (key) => (sheet[key] || []).map((code) => labels(properties[key].items, code)).join(", ");
    const part = (key, content) => (content.length ? [make("h4", {}, words[`project.${key}`]), ...content] : []);
    const link = (url) => make("span", { class: "aside" }, url);

    return [
      make("h3", {}, typeset(sheet.title || t("untitled"))),
      make("div", { class: "facts" }, facts([
        [words["project.lead"], lead.name],
        [words["project.kind"], [lead.kind && labels(properties.lead.properties.kind, lead.kind), lead.status && `(${lead.status})`].filter(Boolean).join(" ")],
        [words["project.countries"], countries.join(", ")],
        [words["project.period"], period.text],
        [words["project.audiences"], names("audiences")],
        [words["project.themes"], names("themes")],
        [words["project.targets"], targets.map((target) => target.code).join(", ")],
      ])),
      ...part("summary", [...(sheet.name ? [make("p", { class: "project-name" }, make("strong", {}, typeset(sheet.name)))] : []), ...(sheet.summary ? passage(sheet.summary) : [])]),
      ...part("objectives", bullets(sheet.objectives, passage)),
      ...part("phases", bullets(phases, (phase) => {
        const years = [...new Set([phase.start, phase.end].filter(Boolean).map((date) => date.slice(0, 4)))].join("–");
        return [make("strong", {}, typeset(phase.name || "")), years ? ` (${years})` : "", ...(phase.text ? passage(phase.text) : [])];
      })),
      ...part("lessons", bullets(sheet.lessons, passage)),
      ...part("open_questions", bullets(sheet.open_questions, passage)),
      ...part("partners", [
        ...(partners.length ? [facts(partners.map((group) => [country(group.country || ""), bullets(group.names || [], (name) => [typeset(name)])]))] : []),
        ...(sheet.partners_note ? passage(sheet.partners_note) : []),
      ]),
      ...part("cases", cases.flatMap((each) => [
        make("h5", {}, typeset(each.title || "")),
        make("p", { class: "aside" }, each.question ? typeset(labels(properties.cases.items.properties.question, each.question)) : ""),
        ...(each.text ? passage(each.text) : []),
      ])),
      ...part("targets", targets.length ? [facts(targets.map((target) => [labels(properties.targets.items.properties.code, target.code || ""), target.reason || "—"]))] : []),
      ...part("address", (lead.offices || []).map((office) =>
        make("p", {}, ...[office.service, ...(office.address || [])].filter(Boolean).flatMap((line, index) => (index ? [make("br"), typeset(line)] : [typeset(line)]))))),
      ...part("websites", bullets([...(lead.url ? [{ label: lead.name || "", url: lead.url }] : []), ...websites], (site) => [typeset(site.label || ""), " ", link(site.url || "")])),
      ...part("further_reading", bullets(sheet.further_reading, (id) => [labels(properties.further_reading.items, id)])),
      ...(sheet.editor_notes ? [make("div", { class: "editors" }, ...sheet.editor_notes.flatMap(passage))] : []),
      ...(consent && consent.by ? [make("p", { class: "source" }, [typeset(consent.by), consent.date].filter(Boolean).join(" · "))] : []),
    ];
  }

  form.preview = preview;
  form.typeset = typeset;
})(window.guideForm);
