/** A plan: the JSON value that is kept and exchanged. Whatever is read is brought into its form. */

/** @typedef {{ state: string, note: string }} Answer */

/**
 * `ticks`: wording at the time, should it ever be gone, by digest of the French wording; `cases`: identifiers of the
 * sheets that the reader selected, by question.
 *
 * @typedef {object} Plan
 * @property {string} format
 * @property {number} version
 * @property {{ name: string } & Record<import("./data.js").Kind, string[]>} profile
 * @property {Record<string, Answer>} questions
 * @property {Record<string, string>} ticks
 * @property {Record<string, string[]>} cases
 */

/** @typedef {{ states: string[] }} Rules what a plan needs to know of the guide */

const FORMAT = "guide-plan";
const VERSION = 1;
const LONGEST_NOTE = 20000;
const LONGEST_NAME = 200;
const LONGEST_TICK = 1000;
const MOST = 1000; // entries of a list
const CODE = /^[A-Za-z0-9][\w.-]{0,79}$/;
const TICK = /^[0-9a-f]{8}$/;

/** @type {import("./data.js").Kind[]} */
export const KINDS = ["country", "audience", "theme", "target"];

/** @returns {Plan} */
export function blank() {
  return {
    format: FORMAT,
    version: VERSION,
    profile: { name: "", country: [], audience: [], theme: [], target: [] },
    questions: {},
    ticks: {},
    cases: {},
  };
}

/**
 * @param {any} value
 * @returns {value is Record<string, any>}
 */
const isMap = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

/**
 * @param {object} value
 * @param {string} key
 */
const has = (value, key) => Object.prototype.hasOwnProperty.call(value, key);

/** @param {unknown} value */
const entries = (value) => (isMap(value) ? Object.entries(value).slice(0, MOST) : []);

/** @param {unknown} value */
const isCode = (value) => typeof value === "string" && CODE.test(value);

/**
 * @param {unknown} value
 * @returns {string[]}
 */
const codes = (value) => (Array.isArray(value) ? [...new Set(value.filter(isCode))].slice(0, MOST) : []);

/**
 * A text as it was meant: no control characters, lines ended alike, not without end.
 *
 * @param {unknown} value
 * @param {number} longest
 */
function clip(value, longest) {
  if (typeof value !== "string") return "";
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .slice(0, longest);
}

/**
 * Whether something read is a plan of a later version of the guide.
 *
 * @param {unknown} value
 */
export const isNewer = (value) =>
  isMap(value) && value.format === FORMAT && Number.isInteger(value.version) && value.version > VERSION;

/**
 * The plan in something read; null where there is none. Of what surrounds it nothing is taken.
 *
 * @param {Rules} rules
 * @param {unknown} value
 * @returns {Plan | null}
 */
export function clean({ states }, value) {
  if (!isMap(value) || value.format !== FORMAT || value.version !== VERSION) return null;
  const profile = isMap(value.profile) ? value.profile : {};
  /** @type {[string, Answer][]} */
  const questions = entries(value.questions)
    .filter(([code, answer]) => CODE.test(code) && isMap(answer))
    .map(([code, { state, note }]) => {
      return [code, { state: states.includes(state) ? state : states[0], note: clip(note, LONGEST_NOTE) }];
    });
  const ticks = entries(value.ticks).filter(([id]) => TICK.test(id));
  /** @type {[string, string[]][]} */
  const cases = entries(value.cases).map(([code, sheets]) => [CODE.test(code) ? code : "", codes(sheets)]);
  return {
    ...blank(),
    profile: /** @type {Plan["profile"]} */ ({
      name: clip(profile.name, LONGEST_NAME),
      ...Object.fromEntries(KINDS.map((kind) => [kind, codes(profile[kind])])),
    }),
    questions: Object.fromEntries(questions.filter(([, { state, note }]) => state !== states[0] || note.trim())),
    ticks: Object.fromEntries(ticks.map(([id, words]) => [id, clip(words, LONGEST_TICK)])),
    cases: Object.fromEntries(cases.filter(([code, sheets]) => code && sheets.length)),
  };
}

/**
 * A plan of its own, without what says nothing.
 *
 * @param {Rules} rules
 * @param {Plan} plan
 */
export const copy = (rules, plan) => /** @type {Plan} */ (clean(rules, JSON.parse(JSON.stringify(plan))));

/**
 * @param {Rules} rules
 * @param {Plan} plan
 */
export const isEmpty = (rules, plan) => JSON.stringify(copy(rules, plan)) === JSON.stringify(blank());

/**
 * @param {Rules} rules
 * @param {Plan} plan
 * @param {string} code
 */
export const answerTo = ({ states }, plan, code) =>
  has(plan.questions, code) ? plan.questions[code] : { state: states[0], note: "" };

/**
 * Identifiers of the sheets that the reader selected for a question.
 *
 * @param {Plan} plan
 * @param {string} code
 */
export const selectedCases = (plan, code) => (has(plan.cases, code) ? plan.cases[code] : []);

/**
 * @param {Plan} plan
 * @param {string} id
 */
export const isTicked = (plan, id) => has(plan.ticks, id);

/**
 * A list with an entry at its end, or without it.
 *
 * @param {string[]} list
 * @param {string} entry
 * @param {boolean} on
 */
export const withEntry = (list, entry, on) => [...list.filter((each) => each !== entry), ...(on ? [entry] : [])];
