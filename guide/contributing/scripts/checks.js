/** The checks of `guide check` on one sheet, with its schema, patterns and wordings. */

/** @import { FormData, Path, Problem, Report, Schema, Sheet } from "./data.js" */
import { dotted } from "./data.js";
import { makeMessage } from "./messages.js";

/** @param {unknown} value */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** @param {unknown} value */
const describe = (value) => (Array.isArray(value) ? "[…]" : isObject(value) ? "{…}" : `« ${value} »`);

/** @param {string} text */
const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** @param {string} value */
function isDay(value) {
  const day = new Date(`${value}T00:00:00Z`);
  return !value.startsWith("0000") && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

/** @typedef {(schema: Schema, value: any, path: Path, report: Report) => void} Check */

/** @type {Check} */
function checkInteger({ minimum, maximum }, value, path, report) {
  if (!Number.isInteger(value)) report(path, "want_integer", { got: describe(value) });
  else if (minimum !== undefined && value < minimum)
    report(path, "out_of_range", { got: value, expected: `≥ ${minimum}` });
  else if (maximum !== undefined && value > maximum)
    report(path, "out_of_range", { got: value, expected: `≤ ${maximum}` });
}

/** @param {FormData["rules"]["patterns"]} patterns @returns {Record<string, RegExp>} */
const wholly = (patterns) =>
  Object.fromEntries(Object.entries(patterns).map(([code, pattern]) => [code, new RegExp(`^(?:${pattern})$`, "u")]));

/** @param {FormData["rules"]} rules @returns {Check} */
function makeTextCheck({ patterns, suspicious, longest }) {
  const rules = wholly(patterns);
  const refused = suspicious.map(([code, pattern]) => ({ code, pattern: new RegExp(pattern, "u") }));

  /** @param {string} value @param {Path} path @param {Report} report */
  function checkWords(value, path, report) {
    const { length } = Array.from(value);
    if (length > longest) report(path, "too_long", { length, limit: longest });
    else
      for (const { code, pattern } of refused) {
        const [part] = pattern.exec(value) ?? [];
        // An address has its own rules.
        if (part && (path.at(-1) !== "url" || code === "email")) report(path, code, { value: part.trim() });
      }
  }

  return (schema, value, path, report) => {
    const { rule = "", enum: codes } = schema;
    if (value !== null && typeof value === "object")
      return report(path, "want_text_not_block", { got: describe(value) });
    if (typeof value !== "string" || !value.trim()) return report(path, "empty");
    checkWords(value, path, report);
    if (rule && !rules[rule].test(value)) report(path, rule, { value });
    else if (codes && !codes.includes(value)) report(path, schema.unknown ?? "", { value, known: codes });
    else if (rule === "iso_date" && value.length === 10 && !isDay(value)) report(path, "no_such_day", { value });
    return undefined;
  };
}

/** @param {any} value a period, or something else @param {RegExp} isDate @param {Path} path @param {Report} report */
function checkOrder({ start, end }, isDate, path, report) {
  if (typeof start !== "string" || typeof end !== "string" || !isDate.test(start) || !isDate.test(end)) return;
  if (end.slice(0, start.length) < start.slice(0, end.length)) report([...path, "end"], "period_order", { start, end });
}

/** Whether each code of a list is there once. @param {any[]} items @param {string} key @param {Path} path @param {Report} report */
function checkRepetition(items, key, path, report) {
  const codes = items.map((item) => (key ? item?.[key] : item));
  codes.forEach((value, index) => {
    if (value !== undefined && codes.indexOf(value) < index) report([...path, index], "given_twice", { value });
  });
}

/** @param {FormData["rules"]} rules @returns {Check} */
function makeValueCheck(rules) {
  const isDate = wholly(rules.patterns).iso_date;

  /** @type {Check} */
  function checkObject(schema, value, path, report) {
    const properties = schema.properties ?? {};
    const known = Object.keys(properties).sort();
    if (!isObject(value)) return report(path, "want_mapping", { got: describe(value), known });
    for (const key of schema.required ?? [])
      if (!(key in value)) report([...path, key], "missing", { hint: ` (${properties[key].description})` });
    for (const [key, each] of Object.entries(value))
      if (key in properties) checkValue(properties[key], each, [...path, key], report);
      else report([...path, key], "unknown_key", { known });
    return checkOrder(value, isDate, path, report);
  }

  /** @type {Check} */
  function checkArray({ items, distinct, minItems = 0 }, value, path, report) {
    if (!Array.isArray(value)) return report(path, "want_list", { got: describe(value) });
    if (value.length < minItems) report(path, "empty_list");
    if (items) value.forEach((each, index) => checkValue(items, each, [...path, index], report));
    if (distinct !== undefined) checkRepetition(value, distinct, path, report);
    return undefined;
  }

  const checks = { object: checkObject, array: checkArray, integer: checkInteger, string: makeTextCheck(rules) };
  /** @type {Check} */
  const checkValue = (schema, value, path, report) => checks[schema.type](schema, value, path, report);
  return checkValue;
}

/** @param {FormData} data */
export function makeChecks({ schema, rules, sheets }) {
  const checkValue = makeValueCheck(rules);
  const message = makeMessage(rules.messages);
  const identifiers = new Map(sheets.map(([id]) => [fold(id), id]));
  /** @param {string} id */
  const fileName = (id) => `projects/${id}.yml`;
  const freeNumber = () => Math.max(0, ...sheets.map(([, number]) => number)) + 1;

  /** @param {Sheet} sheet @param {string} own @param {Report} report */
  function checkTaken(sheet, own, report) {
    const other = sheets.find(([id, number]) => id !== own && number === sheet.number);
    if (other)
      report(["number"], "number_again", { number: sheet.number, other: [fileName(other[0])], free: freeNumber() });
    const taken = typeof sheet.id === "string" ? identifiers.get(fold(sheet.id)) : undefined;
    if (taken && taken !== own) report(["id"], "id_again", { id: sheet.id, other: fileName(taken) });
  }

  /**
   * The problems of a sheet.
   *
   * @param {Sheet} sheet
   * @param {string} own identifier of the sheet of the guide that is being corrected, if any
   * @returns {Problem[]}
   */
  function check(sheet, own) {
    /** @type {Problem[]} */
    const problems = [];
    /** @type {Report} */
    const report = (path, code, details) =>
      problems.push({ path, field: dotted(path), code, text: message(code, details) });
    checkValue(schema, sheet, [], report);
    if (isObject(sheet)) checkTaken(sheet, own, report);
    return problems;
  }

  /** Whether the guide has a sheet of this identifier. @param {unknown} id */
  const isKnown = (id) => typeof id === "string" && identifiers.get(fold(id)) === id;

  return { check, freeNumber, isKnown };
}

/**
 * A title as an identifier, as `guide.contributing.proposal` makes it: « Mené–Kayes » becomes « mene-kayes ».
 *
 * @param {string} title
 */
export function identifier(title) {
  const words = fold(title.replace(/œ/gi, "oe").replace(/’/g, "-")).match(/[a-z0-9]+/g) ?? [];
  let name = "";
  for (const word of words) {
    if (name && name.length + word.length >= 60) break;
    name += name ? `-${word}` : word;
  }
  return name;
}
