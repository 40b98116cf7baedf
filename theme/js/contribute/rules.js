// The form's checks: those of `guide check` on one sheet, with its patterns and its wording (guide/contributing/form.py).
(function (data) {
  "use strict";

  const { fill } = window.guideElements;
  const rules = data.rules;
  const patterns = Object.fromEntries(Object.entries(rules.patterns).map(([code, text]) => [code, new RegExp(text, "u")]));
  const suspicious = rules.suspicious.map(([code, text, flags]) => [code, new RegExp(text, flags)]);
  const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

  // Wording, as in guide/problems/problem.py

  function dotted(path) {
    return path.reduce((name, part) => (typeof part === "number" ? `${name}[${part}]` : name ? `${name}.${part}` : part), "");
  }

  function shorten(value) {
    const limit = Array.isArray(value) ? 300 : 80;
    const text = Array.isArray(value) ? value.join(", ") : String(value);
    const shown = Array.from(text.replace(UNPRINTABLE, (found) => "\\u" + found.codePointAt(0).toString(16).padStart(4, "0")));
    return shown.length <= limit ? shown.join("") : shown.slice(0, limit - 1).join("") + "…";
  }

  function message(code, details) {
    const short = Object.fromEntries(Object.entries(details || {}).map(([name, value]) => [name, shorten(value)]));
    return fill(rules.messages[code], short);
  }

  // The closest known word, as difflib.get_close_matches finds it

  function matches(a, b) {
    let best = [0, 0, 0];
    for (let i = 0; i < a.length; i++)
      for (let j = 0; j < b.length; j++) {
        let size = 0;
        while (i + size < a.length && j + size < b.length && a[i + size] === b[j + size]) size++;
        if (size > best[2]) best = [i, j, size];
      }
    const [i, j, size] = best;
    return size && size + matches(a.slice(0, i), b.slice(0, j)) + matches(a.slice(i + size), b.slice(j + size));
  }

  function nearest(word, known) {
    const wanted = Array.from(String(word).toLowerCase()).slice(0, 100);
    const scored = known.map((each) => {
      const letters = Array.from(each);
      return [(2 * matches(letters, wanted)) / (letters.length + wanted.length || 1), each];
    });
    const found = scored.filter(([score]) => score >= 0.6).sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? 1 : -1))[0];
    return found ? ` (→ ${found[1]} ?)` : "";
  }

  // One value against its schema, as in guide/reading/fit.py and guide/checking/collection.py

  function kind(value) {
    return Array.isArray(value) ? "[…]" : value && typeof value === "object" ? "{…}" : `« ${value} »`;
  }

  function checkValue(schema, value, path, say) {
    if (schema.type === "object") checkObject(schema, value, path, say);
    else if (schema.type === "array") checkArray(schema, value, path, say);
    else if (schema.type === "integer") checkInteger(schema, value, path, say);
    else checkText(schema, value, path, say);
  }

  function checkObject(schema, value, path, say) {
    const known = Object.keys(schema.properties).sort();
    if (!value || typeof value !== "object" || Array.isArray(value)) return say(path, "want_mapping", { got: kind(value), known });
    for (const key of schema.required || [])
      if (!(key in value)) say([...path, key], "missing", { hint: ` (${schema.properties[key].description})` });
    for (const [key, each] of Object.entries(value))
      if (key in schema.properties) checkValue(schema.properties[key], each, [...path, key], say);
      else say([...path, key], "unknown_key", { nearest: nearest(key, known), known });
  }

  function checkArray(schema, value, path, say) {
    if (!Array.isArray(value)) return say(path, "want_list", { got: kind(value) });
    if (value.length < (schema.minItems || 0)) say(path, "empty_list");
    value.forEach((each, index) => checkValue(schema.items, each, [...path, index], say));
  }

  function checkInteger(schema, value, path, say) {
    if (!Number.isInteger(value)) return say(path, "want_integer", { got: kind(value) });
    if (value < (schema.minimum ?? -Infinity)) say(path, "out_of_range", { got: value, expected: `≥ ${schema.minimum}` });
    if (value > (schema.maximum ?? Infinity)) say(path, "out_of_range", { got: value, expected: `≤ ${schema.maximum}` });
  }

  function checkText(schema, value, path, say) {
    if (value && typeof value === "object") return say(path, "want_text_not_block", { got: kind(value) });
    if (typeof value !== "string" || !value.trim()) return say(path, "empty");
    if (path[path.length - 1] !== "url")
      for (const [code, pattern] of suspicious) {
        const found = pattern.exec(value);
        if (found) say(path, code, { value: found[0] });
      }
    if (schema.rule && !patterns[schema.rule].test(value)) say(path, schema.rule, { value });
    else if (schema.enum && !schema.enum.includes(value))
      say(path, schema.unknown, { value, nearest: nearest(value, schema.enum), known: schema.enum });
  }

  // The sheet as a whole, as in guide/checking/collection.py

  function checkDates(sheet, say) {
    const isDate = (value) => typeof value === "string" && patterns.iso_date.test(value);
    const spans = [[["period"], sheet.period], ...listed(sheet.phases).map((phase, index) => [["phases", index], phase])];
    const dates = [[["updated"], sheet.updated], [["verified"], sheet.verified], [["consent", "date"], sheet.consent && sheet.consent.date]];
    for (const [path, span] of spans) for (const key of ["start", "end"]) dates.push([[...path, key], span && span[key]]);
    for (const [path, value] of dates) if (isDate(value) && value.length === 10 && !isDay(value)) say(path, "no_such_day", { value });
    for (const [path, span] of spans) {
      const { start, end } = span || {};
      if (isDate(start) && isDate(end) && end.slice(0, start.length) < start.slice(0, end.length))
        say([...path, "end"], "period_order", { start, end });
    }
  }

  function isDay(value) {
    const day = new Date(`${value}T00:00:00Z`);
    return !value.startsWith("0000") && !isNaN(day) && day.toISOString().slice(0, 10) === value;
  }

  function checkRepetition(sheet, say) {
    const lists = { targets: "code", audiences: null, themes: null, cases: "question", partners: "country" };
    for (const [name, key] of Object.entries(lists)) {
      const codes = listed(sheet[name]).map((item) => (key ? item && item[key] : item));
      codes.forEach((value, index) => {
        if (value !== undefined && codes.indexOf(value) < index) say([name, index], "given_twice", { value });
      });
    }
  }

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  }

  const fileName = (id) => `projects/${id}.yml`;
  const files = new Map(data.sheets.map(([id]) => [fold(id), fileName(id)])); // by identifier

  function checkTaken(sheet, own, say) {
    const other = data.sheets.find(([id, number]) => id !== own && number === sheet.number);
    if (other) say(["number"], "number_again", { number: sheet.number, other: [fileName(other[0])], free: freeNumber() });
    const file = typeof sheet.id === "string" && files.get(fold(sheet.id));
    if (file && file !== fileName(own)) say(["id"], "id_again", { id: sheet.id, other: file });
  }

  function freeNumber() {
    return Math.max(0, ...data.sheets.map(([, number]) => number)) + 1;
  }

  function listed(value) {
    return Array.isArray(value) ? value : [];
  }

  // `own`: identifier of the sheet of the guide that is being corrected, if any.
  function check(sheet, own) {
    const problems = [];
    const say = (path, code, details) => problems.push({ path, field: dotted(path), code, text: message(code, details) });
    checkValue(data.schema, sheet, [], say);
    if (sheet && typeof sheet === "object") {
      checkDates(sheet, say);
      checkRepetition(sheet, say);
      checkTaken(sheet, own, say);
    }
    return problems;
  }

  window.guideForm = { data, files, fileName, check, message, nearest, dotted, fold, freeNumber };
})(window.guideFormData);
