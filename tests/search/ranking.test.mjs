// Pages in the order in which they answer a query.
import assert from "node:assert/strict";
import { test } from "node:test";
import { weighMatches, rank } from "../../guide/search/scripts/ranking.js";
import { Passages } from "../../guide/search/scripts/volumes.js";

// Two pages of two passages, one of one: passages 0 and 1, 2 and 3, 4.
const passages = new Passages([
  [1, [0, 5, 1, 7]],
  [3, [0, 2, 2, 2]],
  [2, [1, 4]],
]);
const match = (score, terms = [], below = true) => ({ score, terms, below });
const numbers = (pages) => pages.map(({ number }) => number);

test("passages are numbered through, with the length of their fields", () => {
  assert.deepEqual(passages.first, [0, 2, 4, 5]);
  assert.deepEqual(passages.pageOf, [0, 0, 1, 1, 2]);
  assert.deepEqual(passages.lengths, [
    [1, 0, 5],
    [1, 1, 7],
    [3, 0, 2],
    [3, 2, 2],
    [2, 1, 4],
  ]);
  assert.deepEqual(passages.averages, [2, 0.8, 4]);
});

test("an index without pages has no lengths", () => {
  assert.deepEqual(new Passages([]).averages, [0, 0, 0]);
});

test("the number of words that MiniSearch tried is no merit; a title alone is above the passage", () => {
  const results = [
    { id: 3, score: 6, terms: ["eau"], queryTerms: ["eau", "eaux"], match: { eau: ["title"] } },
    { id: 4, score: 6, terms: ["eau"], queryTerms: ["eau"], match: { eau: ["title", "text"] } },
  ];
  assert.deepEqual(Array.from(weighMatches(results)), [
    [3, { score: 3, terms: ["eau"], below: false }],
    [4, { score: 6, terms: ["eau"], below: true }],
  ]);
});

test("AND wants every part somewhere in the page, OR any", () => {
  const parts = [
    new Map([
      [0, match(1)],
      [2, match(1)],
    ]),
    new Map([
      [1, match(1)],
      [4, match(1)],
    ]),
  ];
  assert.deepEqual(numbers(rank(parts, passages, "AND")), [0]);
  assert.deepEqual(numbers(rank(parts, passages, "OR")), [0, 1, 2]);
});

test("parts that stand together in a passage are worth more than apart", () => {
  const parts = [
    new Map([
      [0, match(2)],
      [2, match(2)],
    ]),
    new Map([
      [1, match(2)],
      [2, match(2)],
    ]),
  ];
  const pages = rank(parts, passages, "AND");
  assert.deepEqual(numbers(pages), [1, 0]);
  assert.deepEqual(
    pages.map(({ score }) => score),
    [16, 8],
  ); // (2 + 2) × 2 parts × 2 or 1 together
});

test("of each part the best passage of a page counts", () => {
  const pages = rank(
    [
      new Map([
        [0, match(3)],
        [1, match(1)],
        [4, match(2)],
      ]),
    ],
    passages,
    "AND",
  );
  assert.deepEqual(
    pages.map(({ number, score }) => [number, score]),
    [
      [0, 3],
      [2, 2],
    ],
  );
});

test("pages of the same score keep their order", () => {
  assert.deepEqual(
    numbers(
      rank(
        [
          new Map([
            [4, match(1)],
            [2, match(1)],
            [1, match(1)],
          ]),
        ],
        passages,
        "AND",
      ),
    ),
    [0, 1, 2],
  );
});

test("the passages of a page come best first, with the words found in them", () => {
  const parts = [
    new Map([
      [0, match(5, ["a"], false)],
      [1, match(2, ["a"])],
    ]),
    new Map([[1, match(1, ["b"], false)]]),
  ];
  const [{ hits }] = rank(parts, passages, "AND");
  assert.deepEqual(hits, [
    { passage: 1, parts: 2, score: 3, terms: ["a", "b"], below: true },
    { passage: 0, parts: 1, score: 5, terms: ["a"], below: false },
  ]);
});
