// What the search says of an answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { summarize } from "../../guide/search/scripts/results.js";

const STRINGS = {
  none: "Rien",
  some: "Proches",
  count: { one: "{n} page", other: "{n} pages" },
  limited: { one: "La première", other: "Les {n} premières" },
  failed: "",
};
const say = (count, exact = true) =>
  summarize({ pages: Array.from({ length: count }, () => null), exact }, STRINGS, "fr");

test("pages are counted, as far as they have all that was asked for", () => {
  assert.deepEqual([say(0), say(1), say(50)], ["Rien", "1 page", "50 pages"]);
  assert.deepEqual([say(0, false), say(7, false)], ["Rien", "Proches"]);
});

test("of many pages it says that only the first are shown", () => {
  assert.equal(say(51), "51 pages. Les 50 premières");
  assert.equal(say(51, false), "Proches. Les 50 premières");
});
