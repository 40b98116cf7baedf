// A plan as a table for spreadsheets, one row a question or point; and back, as spreadsheets and people leave it.
(function (plan) {
  "use strict";

  const { data, t, text, fold } = plan;
  const COLUMNS = ["code", "step", "kind", "title", "state", "note"];
  const DELIMITERS = [";", ",", "\t"];
  const HEAD_WITHIN = 20; // rows that people may put above the table

  // A cell that begins like a formula would be run by spreadsheets. The sign before it is taken off again on reading, so that
  // one that was typed stays.
  const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
  const guard = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
  const unguard = (cell) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

  // Writing

  function rows(value) {
    const { name, facts, parts, gone } = plan.outline(value);
    const ticked = (is) => t(is ? "ticked" : "unticked");
    const found = [["project:name", "", t("kind.project"), t("name_label"), "", name]];
    for (const { kind, label, codes } of facts)
      for (const code of codes) found.push([`${kind}:${code}`, "", t("kind.project"), `${label}${t("colon")} ${plan.labelOf(kind, code)}`, t("ticked"), ""]);
    for (const part of parts) {
      const step = String(part.number);
      for (const question of part.questions) {
        found.push([question.code, step, t("kind.question"), text(question.title), t(`state.${question.state}`), question.note]);
        for (const each of question.cases)
          found.push([`case:${question.code}:${each.sheet}`, step, t("kind.case"), text(each.title), ticked(each.kept), each.reasons && t("why", { reasons: each.reasons })]);
      }
      for (const { kind, items } of part.lists)
        for (const item of items) found.push([`R-${item.id}`, step, t(`kind.${kind}`), [item.title, item.text].filter(Boolean).map(text).join(" — "), ticked(item.ticked), ""]);
    }
    return [...found, ...gone.map(({ code, title, state, note }) => [code, "", t("gone"), title, state, note])];
  }

  function write(value, Papa) {
    const cells = [COLUMNS.map((column) => t(`column.${column}`)), ...rows(value)].map((row) => row.map((cell) => guard(String(cell))));
    return "\ufeff" + Papa.unparse(cells, { delimiter: t("separator"), newline: "\r\n" });
  }

  // Reading

  const meanings = (prefix) => new Map(Object.entries(data.known).filter(([key]) => key.startsWith(prefix)).flatMap(([key, words]) => words.map((word) => [fold(word), key.slice(prefix.length)])));
  const columns = meanings("column.");
  const states = meanings("state.");
  const ticks = new Map([...data.known.ticked.map((word) => [fold(word), true]), ...data.known.unticked.map((word) => [fold(word), false]), ["", false], ["x", true]]);

  // Places of the columns by name, from a row of headings in any language of the guide.
  function headings(row) {
    const found = {};
    row.forEach((cell, place) => {
      const column = columns.get(fold(cell));
      if (column && !(column in found)) found[column] = place;
    });
    return "code" in found && ("state" in found || "note" in found) ? found : null;
  }

  function records(content, Papa) {
    for (const delimiter of DELIMITERS) {
      const found = Papa.parse(content.replace(/^sep=.\r?\n/i, ""), { delimiter, skipEmptyLines: "greedy" }).data;
      const top = found.slice(0, HEAD_WITHIN).findIndex(headings);
      if (top < 0) continue;
      const places = headings(found[top]);
      return found.slice(top + 1).map((row) => Object.fromEntries(COLUMNS.map((column) => [column, unguard(row[places[column]] || "")])));
    }
    return null;
  }

  // { plan, problems } of a table that holds a plan; null of any other. `problems`: cells that mean nothing here.
  function read(content, Papa) {
    const found = records(content, Papa);
    if (!found) return null;
    const value = plan.blank();
    const problems = [];

    function meant(row, words) {
      const meaning = words.get(fold(row.state));
      if (meaning === undefined) problems.push(`${row.code} · ${row.state}`);
      return meaning;
    }

    // A question of this guide, or of another edition of it.
    const isQuestion = (code, row) => plan.isQuestion(code) || /^Q\d{1,2}$/.test(code) || (/^[a-z-]+$/.test(code) && states.has(fold(row.state)));

    for (const row of found) {
      const code = row.code.trim();
      const [kind, first, second] = code.split(":");
      if (code === "project:name") value.profile.name = row.note;
      else if (plan.KINDS.includes(kind) && first) meant(row, ticks) && value.profile[kind].push(first);
      else if (kind === "case" && second) meant(row, ticks) && (value.cases[first] = [...plan.kept(value, first), second]);
      else if (/^R-[0-9a-f]{8}$/i.test(code)) meant(row, ticks) && (value.ticks[code.slice(2).toLowerCase()] = row.title);
      else if (isQuestion(code, row)) value.questions[code] = { state: (row.state.trim() && meant(row, states)) || data.states[0], note: row.note };
      else if (code) problems.push(code);
    }
    return { plan: plan.clean(value), problems };
  }

  plan.table = { write, read, rows };
})(window.guidePlan);
