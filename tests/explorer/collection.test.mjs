/** Which sheets a selection holds, in what order, and the numbers beside the values. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Collection } from "../../guide/explorer/scripts/collection.js";
import { readSelection } from "../../guide/explorer/scripts/selection.js";
import { data, facets } from "./data.mjs";

const collection = new Collection(data, facets);
const tally = (fragment, matches = null) => collection.tally(readSelection(fragment, facets), matches);
const ids = (sheets) => sheets.map(({ id }) => id);
const match = (score) => ({ score, passage: () => Promise.resolve([]) });

const HELD = [
  ["", ["wells", "clinic", "school", "dam"]],
  ["country=SN", ["wells", "clinic"]],
  // any value of a facet, every facet
  ["country=ML,AM", ["clinic", "dam"]],
  ["country=SN&theme=health", ["clinic"]],
  ["theme=health,water&year=2012", ["wells", "dam"]],
  // upper levels
  ["region=142", ["dam"]],
  ["decade=2010s", ["wells", "school", "dam"]],
  ["year=unknown", ["clinic"]],
  ["country=AM&theme=health", []],
];
for (const [fragment, expected] of HELD)
  test(`#${fragment} holds ${expected.join(", ") || "nothing"}`, () =>
    assert.deepEqual(ids(tally(fragment).fitting), expected));

test("a value counts the sheets that it would give, the choice within its facet left aside", () => {
  const [countries, themes, years] = tally("country=SN").counts.map(Object.fromEntries);
  assert.deepEqual(countries, { FR: 4, 155: 4, SN: 2, "011": 2, ML: 1, AM: 1, 142: 1 });
  assert.deepEqual(themes, { water: 2, health: 1 });
  assert.deepEqual(years, { 2011: 1, 2012: 1, "2010s": 1, unknown: 1 });
});

test("with choices in two facets, each counts within the other", () => {
  const [countries, themes, years] = tally("country=SN&theme=health").counts.map(Object.fromEntries);
  assert.deepEqual(countries, { FR: 2, 155: 2, ML: 1, SN: 1, "011": 1 });
  assert.deepEqual(themes, { water: 2, health: 1 });
  assert.deepEqual(years, { unknown: 1 });
});

test("words looked for leave the sheets that have them, and count so", () => {
  const { fitting, counts } = tally(
    "theme=water",
    new Map([
      ["dam", match(1)],
      ["school", match(1)],
    ]),
  );
  assert.deepEqual(ids(fitting), ["dam"]);
  assert.deepEqual(Object.fromEntries(counts[1]), { water: 1, health: 1 });
});

test("on arrival the numbers are those that the page came with", () => {
  const large = new Collection({ ...data, total: 9, sheets: data.sheets.slice(0, 2) }, facets);
  assert.equal(large.isComplete, false);
  assert.deepEqual(ids(large.arrival().fitting), ["wells", "clinic"]);
  assert.equal(large.arrival().counts[0].get("FR"), 4);
});

test("sheets that come later take part", () => {
  const growing = new Collection({ ...data, sheets: data.sheets.slice(0, 2) }, facets);
  assert.equal(growing.has("dam"), false);
  growing.add(data.sheets.slice(2));
  assert.equal(growing.isComplete, true);
  assert.equal(growing.has("dam"), true);
  assert.deepEqual(ids(growing.tally(readSelection("region=142", facets), null).fitting), ["dam"]);
});

const ORDERS = [
  ["number", ["wells", "clinic", "school", "dam"]],
  ["title", ["clinic", "dam", "wells", "school"]],
  // without dates last, equals by number
  ["period", ["wells", "school", "dam", "clinic"]],
  // Arménie, France, Mali, Sénégal: the first country that is not France, where there is one
  ["country", ["dam", "school", "clinic", "wells"]],
];
for (const [order, expected] of ORDERS)
  test(`sheets stand by ${order}`, () =>
    assert.deepEqual(ids(collection.sort(collection.sheets, order, null)), expected));

test("by relevance, the best match stands first and equals by number", () => {
  const matches = new Map([
    ["wells", match(1)],
    ["clinic", match(3)],
    ["school", match(1)],
  ]);
  const sheets = collection.sheets.slice(0, 3);
  assert.deepEqual(ids(collection.sort(sheets, "relevance", matches)), ["clinic", "wells", "school"]);
});

test("putting into order leaves the list as it was", () => {
  collection.sort(collection.sheets, "title", null);
  assert.deepEqual(ids(collection.sheets), ["wells", "clinic", "school", "dam"]);
});
