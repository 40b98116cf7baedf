// Words made comparable: for the index, and for the texts of results.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Words } from "../../guide/search/scripts/words.js";

const words = new Words({
  elisions: ["l", "d", "qu", "jusqu"],
  endings: [
    ["travaux", "travail"],
    ["aux", "al"],
    ["ment", ""],
    ["s", ""],
  ],
  exceptions: ["pays"],
  stopWords: ["le", "de"],
  synonyms: [
    ["Agence française de développement", "AFD"],
    ["vélo", "bicyclette"],
  ],
});

const TABLE = [
  // accents and capitals
  ["Kénieba, Tillabéri", ["kenieba", "tillaberi"]],
  ["MEKNÈS", ["mekne"]],
  ["e\u0301cole", ["ecole"]],
  ["Москва\u0301 йод", ["москва", "иод"]],
  ["الخُبز", ["الخبز"]],
  // ligatures
  ["le cœur de ville", ["coeur", "ville"]],
  ["Œuvre Ægypte Straße", ["oeuvre", "aegypte", "strasse"]],
  // elisions
  ["L’inclusion", ["inclusion"]],
  ["l'ÉCOLE", ["ecole"]],
  ["jusqu’à", ["a"]],
  ["d’aujourd’hui", ["aujourd", "hui", "aujourdhui"]],
  ["l’", ["l"]],
  // endings
  ["déchets", ["dechet"]],
  ["régionaux", ["regional"]],
  ["travaux", ["travail"]],
  ["les pays", ["les", "pays"]],
  ["bus", ["bus"]],
  ["rapidement, ciment", ["rapide", "ciment"]], // three letters are left at least
  ["3 000 F4s", ["3", "000", "f4s"]],
  // compounds, with three kinds of hyphens
  ["l’agro-écologie", ["agro", "ecologie", "agroecologie"]],
  ["l’agro\u2010écologie", ["agro", "ecologie", "agroecologie"]],
  ["l’agro\u2011écologie", ["agro", "ecologie", "agroecologie"]],
  ["A.F.D.", ["a", "f", "d", "afd"]],
  ["va-de-l’avant", ["va", "l", "avant", "vadelavant"]],
  // numbers
  ["cibles 8,6 et 1.b", ["cible", "8.6", "et", "1.b"]],
  ["« 8.6 », « 1.B ».", ["8.6", "1.b"]],
  ["18-25 ans", ["18", "25", "1825", "ans"]],
  ["2.5.1", ["2", "5", "1", "251"]],
  // marks
  ["un_deux", ["un", "deux"]],
  ["eau/santé (jeunes)", ["eau", "sante", "jeune"]],
  ["« ! » — …", []],
];

for (const [text, expected] of TABLE) test(`words of ${text}`, () => assert.deepEqual(words.terms(text), expected));

test("words of a text are marked as they are written", () => {
  const fits = (term) => ["inclusion", "ecologie"].includes(term);
  assert.deepEqual(words.mark("L’inclusion par l’agro-écologie.", fits), [
    ["L’inclusion", true],
    [" par ", false],
    ["l’agro-écologie", true],
    [".", false],
  ]);
  assert.equal(words.hits("inclusion, inclusions, écologie, eau", fits), 2);
});

test("an excerpt begins and ends at words around the first match", () => {
  const filler = "mot ".repeat(60);
  const pieces = words.excerpt(`${filler}cible ${filler}`, (term) => term === "cible");
  assert.deepEqual(
    pieces.filter(([, marked]) => marked),
    [["cible", true]],
  );
  assert.match(pieces[0][0], /^… mot (mot )+$/);
  assert.match(pieces[2][0], /^( mot)+ …$/);
  assert.deepEqual(
    words.excerpt("un mot", () => false),
    [["un mot", false]],
  );
});

test("an excerpt does not end with the dot between two blocks", () => {
  const text = `${"x".repeat(175)}\u00a0· ${"y".repeat(50)}`;
  assert.deepEqual(
    words.excerpt(text, () => false),
    [[`${"x".repeat(175)} …`, false]],
  );
});

test("a text without a place to cut is shown whole", () => {
  const text = "x".repeat(400);
  assert.deepEqual(
    words.excerpt(text, () => false),
    [[text, false]],
  );
});
