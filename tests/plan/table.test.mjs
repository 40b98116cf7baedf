/** A plan as a table, and back from what spreadsheets and people make of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { blank } from "../../guide/plan/scripts/plan.js";
import { readTable, writeTable } from "../../guide/plan/scripts/table.js";
import { guide, plan } from "./guide.mjs";

const TABLE = `\ufeffCode;Étape;Type;Intitulé;État;Note
project:name;;Projet;Nom du projet;;Chantiers à Thiès
country:SN;;Projet;Pays : Sénégal;Coché;
audience:youth;;Projet;Publics : Young people;Coché;
target:6.1;;Projet;Cibles : 6.1 Eau potable;Coché;
Q1;1;Question;Qui décide ?;En cours;"Voir <b>la mairie</b>.
--> puis [x](y)"
case:Q1:clinic;1;Cas;Un cas à clinic;Non coché;En commun : même pays : Sénégal ; même public : Young people
case:Q1:school;1;Cas;Un cas à school;Coché;En commun : même cible : 6.1
case:Q1:wells;1;Cas;Un cas à wells;Non coché;En commun : même pays : Sénégal
Q2;1;Question;Combien ?;Sans objet;
R-0000000a;1;Recommandation;Écouter.;Non coché;
R-0000000b;1;Recommandation;Regarder — Look.;Coché;
R-0000000c;1;Recommandation;Mesurer.;Non coché;
insecurity;;Question;Et le risque ?;À faire;
Q77;;Ce qui n’est plus dans le guide;Q77;Faite;ancienne
R-0123abcd;;Ce qui n’est plus dans le guide;Un conseil d’hier.;Coché;
case:Q2:wells;;Ce qui n’est plus dans le guide;Q2 · wells;Coché;`;

/** As RFC 4180 has it: cells with the delimiter are quoted. */
const written = TABLE.replace("En commun : même pays : Sénégal ; même public : Young people", (cell) => `"${cell}"`)
  .split("\n")
  .join("\r\n")
  .replace("mairie</b>.\r\n", "mairie</b>.\n");

test("a plan makes a row of every question, case and point", () => {
  assert.equal(writeTable(guide, plan()), written);
});

test("a table gives its plan back", () => {
  const { plan: result, problems } = readTable(guide, written);
  assert.deepEqual(problems, []);
  assert.deepEqual(result, { ...plan(), ticks: { ...plan().ticks, "0000000b": "Regarder — Look." } });
});

const read = (content) => readTable(guide, content);

for (const [name, content] of [
  ["commas", "Code,State,Note\r\nQ1,Done,a;b\r\n"],
  ["tabs", "Code\tState\tNote\nQ1\tDone\ta;b\n"],
  ["every text quoted", '"Code","Step","State","Note"\n"Q1",1,"Done","a;b"\n'],
  ["a line that names the separator", "sep=,\r\nCode,State,Note\r\nQ1,Done,a;b\r\n"],
  ["a title above and empty lines", 'Mon tableau\n\nCode;État;Note\n;;\n" q1 ";;\nQ1;FAITE;"a;b"\n'],
  [
    "columns in another order",
    "Note;x;State;Code\na-b;;done;Q2\na;b;Done;Q1\n".replace("a;b;Done", '"a;b";;Done').replace("a-b;;done;Q2\n", ""),
  ],
])
  test(`a table is read with ${name}`, () => {
    assert.deepEqual(read(content).plan.questions, { Q1: { state: "done", note: "a;b" } });
  });

for (const content of ["", "un texte", "nom;ville\nA;B\n", "Code;Titre\nQ1;x\n", "État;Note\nFaite;x\n", "{}"])
  test(`${JSON.stringify(content)} holds no plan`, () => assert.equal(read(content), null));

test("a table without rows is a blank plan", () => {
  assert.deepEqual(read("Code;Note\n"), { plan: blank(), edited: false, problems: [] });
});

test("cells that mean nothing are named, and the rest is taken", () => {
  const { plan: result, problems } = read(
    "Code;État;Note\nQ2;peut-être;vu\nR-zz;Coché;\nR-0000000a;oui;\ncountry:SN;x;\ncase:Q1:;Coché;\n",
  );
  assert.deepEqual(problems, ["Q2 · peut-être", "R-zz", "R-0000000a · oui", "case:Q1:"]);
  assert.deepEqual(result.questions, { Q2: { state: "todo", note: "vu" } });
  assert.deepEqual(result.profile.country, ["SN"]);
});

test("questions of other editions of the guide are taken", () => {
  const { plan: result, problems } = read("Code;État\nQ88;Done\nautre-point;Faite\nfin;\n");
  assert.deepEqual(Object.keys(result.questions), ["Q88", "autre-point"]);
  assert.deepEqual(problems, ["fin"]);
});

for (const note of [
  "=1+1",
  "'=1+1",
  "'tis done",
  "-3 jours",
  "@somme",
  "+33",
  "\t=1",
  " =2",
  "''-x",
  "’ordinaire",
  "＝1",
  "l’eau = la vie",
])
  test(`${JSON.stringify(note)} runs as no formula and comes back`, () => {
    const table = writeTable(guide, { ...blank(), questions: { Q1: { state: "done", note } } });
    const [row] = table.split("\r\n").filter((line) => line.startsWith("Q1;"));
    assert.doesNotMatch(row, /;"?\s*[=+\-@＝]/);
    assert.equal(read(table).plan.questions.Q1.note, note);
  });
