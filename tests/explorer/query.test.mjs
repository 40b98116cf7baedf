/** Words looked for: which sheets have them, and which passage shows it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findSheets } from "../../guide/explorer/scripts/query.js";

const PAGES = [
  { number: 4, score: 9 },
  { number: 7, score: 5 },
  { number: 2, score: 3 },
];
const PASSAGES = {
  4: [
    ["at-a-glance", "", "eau eau eau"],
    ["summary", "", "un puits d’eau"],
    ["lessons", "", "eau potable, eau saine"],
  ],
  2: [["at-a-glance", "", "eau"]],
};
/** A search that knows one word. */
const engine = {
  find: (text) => Promise.resolve({ pages: PAGES, exact: text === "eau" }),
  addresses: (pages) => Promise.resolve(pages.map(({ number }) => `fr/${number}.html`)),
  open: ({ number }) => Promise.resolve({ passages: PASSAGES[number] }),
  fitsOf: () => (term) => term === "eau",
  hits: (text, fits) => text.split(/[^a-z]+/).filter(fits).length,
  excerpt: (text, fits) => [[text, fits("eau")]],
};
const SHEETS = new Map([
  ["fr/4.html", "wells"],
  ["fr/2.html", "dam"],
]);

test("pages that are no sheets are left aside", async () => {
  const { matches, exact } = await findSheets(engine, "eau", SHEETS);
  assert.equal(exact, true);
  assert.deepEqual(
    [...matches].map(([id, { score }]) => [id, score]),
    [
      ["wells", 9],
      ["dam", 3],
    ],
  );
});

test("where no sheet has all words, it says so", async () => {
  assert.equal((await findSheets(engine, "eau lune", SHEETS)).exact, false);
});

test("the passage shown is the one with most of the words, facts left aside", async () => {
  const { matches } = await findSheets(engine, "eau", SHEETS);
  assert.deepEqual(await matches.get("wells").passage(), [["eau potable, eau saine", true]]);
});

test("where only facts have the words, no passage is shown", async () => {
  const { matches } = await findSheets(engine, "eau", SHEETS);
  assert.deepEqual(await matches.get("dam").passage(), []);
});

test("a search that fails says so to who asked", async () => {
  const broken = { ...engine, find: () => Promise.reject(new Error("offline")) };
  await assert.rejects(findSheets(broken, "eau", SHEETS), /offline/);
});
