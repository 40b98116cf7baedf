/** The selection in the address, and what a reader's clicks make of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clear,
  countChoices,
  covers,
  isBare,
  readSelection,
  toggleValue,
  writeSelection,
} from "../../guide/explorer/scripts/selection.js";
import { facets } from "./data.mjs";

const read = (fragment) => readSelection(fragment, facets);
const write = (selection) => writeSelection(selection, facets);
const ticked = (fragment, facet, code) => write(toggleValue(read(fragment), facets, facet, code));

const ROUND_TRIPS = [
  "",
  "country=SN",
  "country=SN,ML&theme=water",
  "region=011&country=FR",
  "decade=2010s",
  "q=l%E2%80%99eau%20%26%20le%20puits",
  "sort=period&view=table",
  "view=compare&compare=wells,dam",
];
for (const fragment of ROUND_TRIPS)
  test(`#${fragment} is read and written again`, () => assert.equal(write(read(`#${fragment}`)), fragment));

const CORRECTIONS = [
  // values given one by one
  ["country=SN&country=ML", "country=SN,ML"],
  // what is unknown, and a value of the wrong level or facet
  ["country=XX,SN,011&region=999,FR&theme=SN&nope=1", "country=SN"],
  ["sort=nope&view=nope&q=%20", ""],
  ["sort=toString&view=constructor", ""],
  // a group holds its values
  ["region=011&country=SN,FR", "region=011&country=FR"],
  // a value without a group
  ["year=unknown&decade=unknown", "year=unknown"],
  // four sheets at most, each once
  ["compare=a,b,a,c,d,e", "compare=a,b,c,d"],
  // what stands for nothing
  ["view=cards", ""],
  ["content", ""],
];
for (const [fragment, expected] of CORRECTIONS)
  test(`#${fragment} is read as #${expected}`, () => assert.equal(write(read(fragment)), expected));

const TICKS = [
  ["", 0, "SN", "country=SN"],
  ["country=SN", 0, "SN", ""],
  // a group stands for all that it holds
  ["country=SN,FR", 0, "011", "region=011&country=FR"],
  ["region=011", 0, "011", ""],
  // to take one value out of a group is to choose the others
  ["region=011&theme=water", 0, "SN", "country=ML&theme=water"],
  ["theme=water", 1, "health", "theme=water,health"],
];
for (const [before, facet, code, after] of TICKS)
  test(`ticking ${code} makes #${after} of #${before}`, () => assert.equal(ticked(before, facet, code), after));

test("a tick leaves the selection before it as it was", () => {
  const before = read("region=011");
  toggleValue(before, facets, 0, "SN");
  assert.equal(write(before), "region=011");
});

test("a value is chosen by itself or with its group", () => {
  const { choices } = read("region=011&theme=health");
  assert.equal(covers(facets[0], choices[0], "011"), true);
  assert.equal(covers(facets[0], choices[0], "SN"), true);
  assert.equal(covers(facets[0], choices[0], "FR"), false);
  assert.equal(covers(facets[1], choices[1], "health"), true);
  assert.equal(covers(facets[1], choices[1], "water"), false);
});

test("clearing leaves order, layout and sheets to compare", () => {
  const selection = clear(read("region=011&theme=water&q=eau&sort=title&view=table&compare=dam"));
  assert.equal(write(selection), "sort=title&view=table&compare=dam");
});

test("a group counts as one criterion", () => {
  assert.equal(countChoices(read("region=011&theme=water,health&q=eau")), 3);
  assert.equal(countChoices(read("q=eau")), 0);
});

test("a selection is bare where the page has all it needs", () => {
  for (const fragment of ["", "sort=number", "view=table"]) assert.equal(isBare(read(fragment)), true, fragment);
  for (const fragment of ["theme=water", "q=eau", "sort=title", "compare=dam"])
    assert.equal(isBare(read(fragment)), false, fragment);
});
