// The search from end to end, without a browser: files are written, and answer queries.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";
import { Finder } from "../../guide/search/scripts/find.js";
import { QueryReader } from "../../guide/search/scripts/query.js";
import { Words } from "../../guide/search/scripts/words.js";

const PROGRAM = fileURLToPath(new URL("../../guide/search/files.mjs", import.meta.url));
const RULES = {
  elisions: ["l", "d", "qu"],
  endings: [
    ["aux", "al"],
    ["s", ""],
  ],
  exceptions: ["pays"],
  stopWords: ["le", "la", "de", "et", "les"],
  synonyms: [["ODD", "objectifs de développement durable"]],
};

const folder = mkdtempSync(join(tmpdir(), "search-"));
after(() => rmSync(folder, { recursive: true }));

const page = (address, title, passages, also = "") => ({ address, title, kind: "Outils", also, passages });

// Writes the search of entries; gives the texts of its files by address.
function written(entries) {
  const input = JSON.stringify({ language: "fr", words: {}, rules: RULES, entries });
  execFileSync(process.execPath, [PROGRAM, folder], { input });
  const names = readdirSync(join(folder, "search"), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const paths = names.map((each) => join(each.parentPath ?? each.path, each.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}

function value(script) {
  let given;
  Function(
    "guideSearchData",
    script,
  )((_address, each) => {
    given = each;
  });
  return given;
}

const PAGES = [
  page("fr/a.html", "L’inclusion", [
    ["", "", "Un pays"],
    ["b", "Pays", "pays et pays"],
  ]),
  page("fr/b.html", "</script><b>", [["", "", "l’inclusion"]], "ODD 5"),
];

test("words of titles are counted by page, those of passages apart", () => {
  const files = written(PAGES);
  assert.deepEqual(value(files["search/fr/words/0.js"]), [
    ["5", [1, 1], [], []],
    ["b", [1, 1], [], []],
    ["inclusion", [0, 1], [], [2, 1]],
    ["odd", [1, 1], [], []],
    ["pays", [], [1, 1], [0, 1, 1, 2]],
    ["script", [1, 1], [], []],
    ["un", [], [], [0, 1]],
  ]);
  const settings = value(files["search/fr.js"]);
  assert.deepEqual(settings.pages, [
    [1, [0, 2, 1, 1]],
    [4, [0, 1]],
  ]);
  assert.deepEqual(settings.beginnings, ["5"]);
  assert.deepEqual(value(files["search/fr/list.js"]), ["fr/a.html", "fr/b.html"]);
});

test("no text can end a script", () => {
  const files = written(PAGES);
  assert.deepEqual(
    Object.values(files).filter((text) => text.includes("<")),
    [],
  );
  assert.deepEqual(value(files["search/fr/pages/1.js"]), [
    "fr/b.html",
    "</script><b>",
    "Outils",
    [["", "", "l’inclusion"]],
  ]);
});

test("the same pages give the same files, whatever was there", () => {
  const files = written(PAGES);
  assert.equal(Object.keys(files).length, 5);
  assert.ok(written([...PAGES, ...PAGES])["search/fr/pages/3.js"]);
  assert.deepEqual(written(PAGES), files);
});

test("another text gives another version", () => {
  const version = (entries) => value(written(entries)["search/fr.js"]).version;
  assert.match(version(PAGES), /^[0-9a-f]{12}$/);
  assert.notEqual(version(PAGES), version([page("fr/a.html", "L’inclusion", [])]));
});

test("volumes hold all words in order and stay small", () => {
  const entries = Array.from({ length: 320 }, (_, number) => {
    const text = Array.from(
      { length: 100 },
      (_word, each) => `${String.fromCharCode(97 + (each % 26))}${number}x${each}`,
    ).join(" ");
    return page(`${number}.html`, "", [["", "", text]]);
  });
  const files = written(entries);
  const { beginnings } = value(files["search/fr.js"]);
  const volumes = beginnings.map((_, number) => value(files[`search/fr/words/${number}.js`]));
  const terms = volumes.flat().map(([term]) => term);
  assert.equal(terms.length, 32_000);
  assert.deepEqual(terms, terms.slice().sort());
  assert.equal(volumes.length, 8); // 64,000 numbers
  assert.deepEqual(
    volumes.map(([[first]]) => first),
    beginnings,
  );
});

// Reads queries by rules.
function reader(rules) {
  const queries = new QueryReader(new Words(rules), rules.synonyms);
  return (text) => queries.read(text);
}

// The search over the files of entries: gives addresses, best first, and how it got them.
function searchOf(entries) {
  const files = written(entries);
  const settings = value(files["search/fr.js"]);
  const read = reader(settings.rules);
  const finder = new Finder(settings, async (number) => value(files[`search/fr/words/${number}.js`]), read);
  return async (query) => {
    const answer = await finder.find(query);
    return { ...answer, addresses: answer.pages.map(({ number }) => entries[number].address) };
  };
}

const find = searchOf([
  page("agro", "L’agro-écologie à Médenine", [
    ["", "", "Des déchets triés par des femmes."],
    ["b", "Budget", "Un microcrédit au Togo."],
  ]),
  page("cergy", "Cergy et Thiès", [["", "", "Chantiers d’insertion des jeunes, sans travaux régionaux."]]),
  page("samu", "Samusocial de Pointe-Noire", [
    ["", "", "Les enfants de la rue."],
    ["c", "Crèche", "Le conseil régional."],
  ]),
  page("odd", "Objectifs de développement durable", [["", "", "Dix-sept objectifs."]], "ODD"),
  page(
    "8-6",
    "Cible 8.6 : l’emploi des jeunes",
    [["", "", "Faire baisser la part des jeunes sans emploi."]],
    "ODD 8.6",
  ),
  page("glossary", "Glossaire", [
    ["", "Cœur de ville", "Œuvre, écologie, chantier."],
    ["d", "Bibliothèque", "Livres à Cergy."],
  ]),
  page("library", "Bibliothèque", [["", "", "Rien d’autre."]]),
  page("reader", "Lecture", [["", "", "On lit à la bibliothèque."]]),
]);

const QUERIES = [
  ["Cergy", ["cergy", "glossary"]],
  ["THIES", ["cergy"]],
  ["œuvre", ["glossary"]],
  ["oeuvre", ["glossary"]],
  ["l'agroécologie", ["agro"]],
  ["agro-ecologie", ["agro"]],
  ["agro écologie", ["agro"]],
  ["régional", ["samu", "cergy"]],
  ["régionaux", ["samu", "cergy"]],
  ["8,6", ["8-6"]],
  ["cible 8.6", ["8-6"]],
  ["odd 8.6", ["8-6"]],
  ["déchet togo", ["agro"]], // in different passages
  ["samusoc", ["samu"]], // unfinished
  ["samusociel", ["samu"]], // a wrong letter
  ["samusoical", ["samu"]], // two letters swapped
  ["zamusocial", ["samu"]], // its first letter is wrong
];
for (const [query, expected] of QUERIES) {
  test(`query ${query}`, async () => {
    const { addresses, exact } = await find(query);
    assert.deepEqual(addresses, expected);
    assert.ok(exact);
  });
}

test("title ranks over heading over text", async () => {
  assert.deepEqual((await find("bibliothèque")).addresses, ["library", "glossary", "reader"]);
});

test("an acronym finds what it stands for, and the other way round", async () => {
  for (const query of ["ODD", "objectifs développement durable"]) {
    const { addresses } = await find(query);
    assert.deepEqual([addresses[0], addresses.toString().includes("8-6")], ["odd", true], query);
  }
});

test("words that no page unites give the closest", async () => {
  const { addresses, exact } = await find("samusocial xyzzyqwv");
  assert.deepEqual(addresses, ["samu"]);
  assert.equal(exact, false);
  assert.deepEqual((await find("xyzzyqwv")).pages, []);
});

test("of a page, the passages with the words are told", async () => {
  const { pages } = await find("microcrédit");
  assert.deepEqual(
    pages.map(({ hits }) => hits.map(({ passage, below, terms }) => [passage, below, terms])),
    [[[1, true, ["microcredit"]]]],
  );
  const title = (await find("samusocial")).pages[0];
  assert.deepEqual(
    title.hits.map(({ below }) => below),
    [false, false],
  );
});

// A search over volumes of one word each, all in one passage; and the numbers of the volumes that it has loaded.
function searchOfVolumes(words) {
  const loaded = new Set();
  const volume = async (number) => {
    loaded.add(number);
    return [[words[number], [], [], [0, 1]]];
  };
  const finder = new Finder({ pages: [[0, [0, words.length]]], beginnings: words }, volume, reader(RULES));
  return { finder, loaded };
}

test("of a small index every volume is looked through for a word found nowhere", async () => {
  const { finder } = searchOfVolumes(["ecole", "samusocial", "ville"]);
  const { pages, exact } = await finder.find("zamusocial");
  assert.deepEqual([pages.length, exact], [1, true]);
});

test("the word with which a volume begins is found in it", async () => {
  const { finder, loaded } = searchOfVolumes(["a11", "b22", "c33"]);
  assert.equal((await finder.find("b22 ")).pages.length, 1);
  assert.deepEqual(Array.from(loaded), [1]);
});

test("of a large index only volumes with like words are loaded for a word found nowhere", async () => {
  const others = Array.from({ length: 100 }, (_, number) => `z${String(number).padStart(2, "0")}`);
  const { finder, loaded } = searchOfVolumes(["samusocial", "samut", ...others]);
  assert.equal((await finder.find("samusociel")).pages.length, 1);
  assert.equal((await finder.find("samuzocial")).pages.length, 1);
  assert.equal((await finder.find("zamusocial")).pages.length, 0);
  assert.ok(loaded.size > 0 && loaded.size < 5, `${loaded.size} volumes`);
});

test("scores are those that MiniSearch gives when it counts the words itself", async () => {
  const entries = [
    ...PAGES,
    page("fr/c.html", "Pays et villes", [
      ["", "Un pays", "Un pays, deux villes et trois paysages"],
      ["d", "", "Rien"],
    ]),
  ];
  const words = new Words(RULES);
  const own = new MiniSearch({
    fields: ["title", "heading", "text"],
    tokenize: (text) => words.terms(text),
    processTerm: (term) => term,
  });
  let id = 0;
  for (const { title, also, passages } of entries)
    for (const [, heading, text] of passages) own.add({ id: id++, title: `${title} ${also}`, heading, text });
  for (const query of ["pays ", "inclusion ", "ville "]) {
    const options = { boost: { title: 8, heading: 3 }, weights: { fuzzy: 0.2, prefix: 0.6 }, prefix: true };
    const expected = own.search(query, options).map(({ score }) => score);
    const scores = (await searchOf(entries)(query)).pages.flatMap(({ hits }) => hits.map((hit) => hit.score));
    assert.ok(expected.length > 1);
    const rounded = (numbers) => numbers.map((number) => number.toFixed(9)).sort();
    assert.deepEqual(rounded(scores), rounded(expected));
  }
});
