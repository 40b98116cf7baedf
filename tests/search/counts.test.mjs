// Where words occur, counted when the index is written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Counts, HEADING, TEXT, TITLE } from "../../guide/search/scripts/counts.js";

const counted = () => {
  const counts = new Counts((text) => text.split(" ").filter(Boolean));
  assert.equal(counts.add("eau et eau", 4, TITLE), 2);
  assert.equal(counts.add("eau", 7, TITLE), 1);
  assert.equal(counts.add("", 9, HEADING), 0);
  assert.equal(counts.add("eau", 9, HEADING), 1);
  assert.equal(counts.add("et la ville", 9, TEXT), 3);
  return counts;
};

test("each word has its places as distances, with how often it occurs there", () => {
  assert.deepEqual(Array.from(counted().volumes(100)), [
    [
      ["eau", [4, 2, 3, 1], [9, 1], []],
      ["et", [4, 1], [], [9, 1]],
      ["la", [], [], [9, 1]],
      ["ville", [], [], [9, 1]],
    ],
  ]);
});

test("a volume ends with the word by which it is full", () => {
  const words = Array.from(counted().volumes(8), (volume) => volume.map(([word]) => word));
  assert.deepEqual(words, [
    ["eau", "et"],
    ["la", "ville"],
  ]);
});

test("no words, no volumes", () => {
  assert.deepEqual(Array.from(new Counts(() => []).volumes(8)), []);
});
