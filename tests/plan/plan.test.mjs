/** What is read, from storage or from a file, is brought into the form of a plan. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerTo,
  blank,
  clean,
  copy,
  isEmpty,
  isNewer,
  isTicked,
  selectedCases,
  withEntry,
} from "../../guide/plan/scripts/plan.js";
import { guide, plan } from "./guide.mjs";

const EMPTY = {
  format: "guide-plan",
  version: 1,
  profile: { name: "", country: [], audience: [], theme: [], target: [] },
  questions: {},
  ticks: {},
  cases: {},
};
const read = (parts) => clean(guide, { format: "guide-plan", version: 1, ...parts });

test("a blank plan is empty", () => {
  assert.deepEqual(blank(), EMPTY);
  assert.equal(isEmpty(guide, blank()), true);
  assert.equal(isEmpty(guide, plan()), false);
});

for (const value of [
  null,
  undefined,
  7,
  "texte",
  [],
  {},
  { format: "autre", version: 1 },
  { format: "guide-plan" },
  { format: "guide-plan", version: "1" },
  { format: "guide-plan", version: 2 },
])
  test(`${JSON.stringify(value)} is no plan`, () => assert.equal(clean(guide, value), null));

test("a plan is read as it was written", () => {
  assert.deepEqual(clean(guide, plan()), plan());
});

const MISFITS = [
  ["parts that are no maps", { profile: 7, questions: [1], ticks: "x", cases: null }, {}],
  [
    "codes that are none",
    { profile: { name: {}, country: [{}, "<b>", null, "SN", "SN", "x".repeat(81)] } },
    { profile: { ...EMPTY.profile, country: ["SN"] } },
  ],
  [
    "states that are none",
    { questions: { Q1: { state: "?", note: "" }, Q2: { state: "?", note: "vu" }, Q3: 7 } },
    { questions: { Q2: { state: "todo", note: "vu" } } },
  ],
  [
    "answers that say nothing",
    { questions: { Q1: { state: "todo", note: " \n" }, Q2: { state: "done", note: 7 } } },
    { questions: { Q2: { state: "done", note: "" } } },
  ],
  [
    "digests that are none",
    { ticks: { "0123abcd": "Un", "0123ABCD": "Deux", x: "Trois" } },
    { ticks: { "0123abcd": "Un" } },
  ],
  [
    "questions without cases",
    { cases: { Q1: [], Q2: "x", Q3: ["wells", 7], "<b>": ["wells"] } },
    { cases: { Q3: ["wells"] } },
  ],
  ["what surrounds it", { more: "x", title: "y" }, {}],
];
for (const [what, parts, expected] of MISFITS)
  test(`${what}: left aside`, () => assert.deepEqual(read(parts), { ...EMPTY, ...expected }));

test("names of JavaScript are names like others", () => {
  const value = JSON.parse(
    '{"format":"guide-plan","version":1,"ticks":{"__proto__":{"x":1}},"questions":{"constructor":{"state":"done"}}}',
  );
  const result = clean(guide, value);
  assert.deepEqual(result.questions, { constructor: { state: "done", note: "" } });
  assert.deepEqual(Object.keys(result.ticks), []);
  assert.deepEqual(answerTo(guide, blank(), "constructor"), { state: "todo", note: "" });
  assert.deepEqual(selectedCases(blank(), "toString"), []);
  assert.equal(isTicked(blank(), "valueOf"), false);
});

test("texts keep lines and tabs, lose other control characters, and end", () => {
  const note = "un\r\ndeux\rtrois\tquatre\u0000\u0007\u007f\u000b";
  assert.equal(read({ questions: { Q1: { state: "done", note } } }).questions.Q1.note, "un\ndeux\ntrois\tquatre");
  const long = read({
    profile: { name: "x".repeat(300) },
    questions: { Q1: { state: "done", note: "x".repeat(30000) } },
  });
  assert.equal(long.profile.name.length, 200);
  assert.equal(long.questions.Q1.note.length, 20000);
});

test("a list has a thousand entries at most", () => {
  const country = Array.from({ length: 1200 }, (_, i) => `C${i}`);
  assert.equal(read({ profile: { country } }).profile.country.length, 1000);
});

test("a copy is a plan of its own", () => {
  const original = plan();
  const other = copy(guide, original);
  other.profile.country.push("HT");
  assert.deepEqual(original.profile.country, ["SN"]);
});

test("only a plan of a later version is newer", () => {
  assert.equal(isNewer({ format: "guide-plan", version: 2 }), true);
  for (const value of [plan(), { format: "guide-plan", version: "2" }, { format: "autre", version: 2 }, null])
    assert.equal(isNewer(value), false);
});

test("an entry is added at the end, once, or taken out", () => {
  assert.deepEqual(withEntry(["a", "b"], "a", true), ["b", "a"]);
  assert.deepEqual(withEntry(["a", "b"], "a", false), ["b"]);
});
