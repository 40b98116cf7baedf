// What a query asks for, and how MiniSearch is asked for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { QueryReader, queryPart, swapNeighbours, listTerms } from "../../guide/search/scripts/query.js";
import { Words } from "../../guide/search/scripts/words.js";

const RULES = {
  elisions: ["l", "d"],
  endings: [
    ["travaux", "travail"],
    ["aux", "al"],
    ["s", ""],
  ],
  exceptions: ["pays"],
  stopWords: ["le", "de"],
  synonyms: [
    ["Agence française de développement", "AFD"],
    ["vélo", "bicyclette"],
  ],
};
const words = new QueryReader(new Words(RULES), RULES.synonyms);

const asked = (text) => words.read(text).map((part) => part.words.map(({ whole }) => whole));

test("a query is read without stop words, unless it has no others", () => {
  assert.deepEqual(asked("le Travail de l’agro-écologie"), [["travail"], ["agroecologie"]]);
  assert.deepEqual(asked("le de"), [["le"], ["de"]]);
  assert.deepEqual(asked("« ! »"), []);
});

test("a word counts as unfinished until something follows it", () => {
  const last = (text) => words.read(text).map((part) => part.words[0].last);
  assert.deepEqual(last("entreprendre solid"), [false, true]);
  assert.deepEqual(last("entreprendre solid "), [false, false]);
});

test("the first letter of a word waits for the next, a digit does not", () => {
  assert.deepEqual(asked("Cergy T"), [["cergy"]]);
  assert.deepEqual(asked("Cergy 8"), [["cergy"], ["8"]]);
});

test("an acronym stands for its meaning, and the other way round", () => {
  const others = (text) => words.read(text).map((part) => part.others);
  assert.deepEqual(others("l’AFD Maroc"), [[["agence", "francaise", "developpement"]], []]);
  assert.deepEqual(asked("agence francaise de developpement Maroc"), [
    ["agence", "francaise", "developpement"],
    ["maroc"],
  ]);
  assert.deepEqual(others("agence francaise de developpement Maroc"), [[["afd"]], []]);
  assert.deepEqual(others("vélos"), [[["bicyclette"]]]);
});

test("the longest of several synonyms wins", () => {
  const groups = [
    ["eau", "onde"],
    ["eau potable", "AEP"],
  ];
  const [part, ...others] = new QueryReader(new Words(RULES), groups).read("eau potable");
  assert.deepEqual([part.words.map(({ whole }) => whole), part.others, others], [["eau", "potable"], [["aep"]], []]);
});

test("a form that holds all words of another does not stand for it", () => {
  const [part] = new QueryReader(new Words(RULES), [["eau", "eau vive", "onde"]]).read("eau");
  assert.deepEqual(part.others, [["onde"]]);
});

test("at most eight synonyms of a query are used", () => {
  const groups = Array.from({ length: 10 }, (_, number) => [`mot${number}`, `autre${number}`]);
  const parts = new QueryReader(new Words(RULES), groups).read(groups.map(([word]) => word).join(" "));
  assert.equal(parts.filter(({ others }) => others.length).length, 8);
});

test("neighbouring letters of a word of five to twenty letters change places", () => {
  assert.deepEqual(swapNeighbours("eaux"), []);
  assert.deepEqual(swapNeighbours("ville"), ["ivlle", "vlile", "vilel"]);
  assert.deepEqual(swapNeighbours("a".repeat(10) + "b".repeat(10)), ["a".repeat(9) + "ba" + "b".repeat(9)]);
  assert.deepEqual(swapNeighbours("ab".repeat(10) + "a"), []);
});

const part = (text) => words.read(text)[0];

test("the beginning of a word counts from four letters on, and of the one that is being typed", () => {
  assert.deepEqual(Array.from(listTerms(queryPart(part("eau "), 0))), [["eau", false]]);
  assert.deepEqual(Array.from(listTerms(queryPart(part("ville "), 0))), [["ville", true]]);
  assert.deepEqual(Array.from(listTerms(queryPart(part("ea"), 0))), [["ea", true]]);
});

test("what stands for an acronym is looked for as it is", () => {
  const terms = [
    ["afd", true],
    ["agence", false],
    ["francaise", false],
    ["developpement", false],
  ];
  assert.deepEqual(Array.from(listTerms(queryPart(part("afd"), 0))), terms);
});

test("a compound is looked for joined, or by all of its parts", () => {
  const terms = [
    ["agroecologie", true],
    ["agro", true],
    ["ecologie", true],
  ];
  assert.deepEqual(Array.from(listTerms(queryPart(part("agro-écologie "), 0))), terms);
});

test("errors are allowed in words of five letters and more", () => {
  const fuzzy = (text, tolerance) => queryPart(part(text), tolerance).queries[0].fuzzy;
  assert.deepEqual([fuzzy("ville ", 0), fuzzy("ville ", 1), fuzzy("eaux ", 1)], [false, 1, false]);
  assert.equal(queryPart(part("ville "), 2).queries[0].queries.length, 4);
  assert.equal(queryPart(part("ville "), 1).queries[0].queries.length, 1);
});
