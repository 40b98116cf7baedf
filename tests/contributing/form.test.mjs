// The form without a page: small schema, small tables. The guide's own are tried in tests/contributing/test_form*.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { identifier, makeChecks } from "../../guide/contributing/scripts/checks.js";
import { dotted } from "../../guide/contributing/scripts/data.js";
import { makeForm } from "../../guide/contributing/scripts/form.js";
import { html } from "../../guide/contributing/scripts/html.js";
import { makeMessage } from "../../guide/contributing/scripts/messages.js";
import { rewriting } from "../../guide/contributing/scripts/texts.js";

/** @param {object} [more] */
const text = (more) => ({ type: "string", title: "", ...more });
const SCHEMA = {
  type: "object",
  title: "",
  required: ["id", "title"],
  properties: {
    id: text({ rule: "identifier", description: "nom" }),
    number: { type: "integer", title: "", minimum: 1, maximum: 99 },
    title: text({ description: "titre" }),
    summary: text({ multiline: true }),
    period: {
      type: "object",
      title: "",
      properties: { start: text({ rule: "iso_date" }), end: text({ rule: "iso_date" }) },
    },
    lessons: { type: "array", title: "", minItems: 1, items: text({ multiline: true }) },
    themes: {
      type: "array",
      title: "",
      distinct: "",
      items: text({ enum: ["a", "b"], labels: ["A", "B"], unknown: "unknown_value" }),
    },
    budget: text({ title: "Budget" }),
  },
};
const CODES =
  "missing unknown_key want_mapping want_list want_integer want_text_not_block out_of_range empty empty_list too_long html " +
  "identifier iso_date unknown_value no_such_day period_order given_twice number_again id_again alias tag duplicate_key " +
  "too_large empty_file quote colon tab documents yaml";
const DATA = /** @type {any} */ ({
  language: "fr",
  source: "fr",
  repository: "",
  schema: SCHEMA,
  groups: [],
  tables: {
    visible: [["\u200b", ""]],
    clean: [["\u200b|^ +| +$", ""]],
    joinLines: [
      ["\u200b|^ +| +$", ""],
      ["([^\\n])\\n(?![\\n-])", "\\1 "],
    ],
    lines: [],
    html: [
      ["<", "&lt;"],
      ["(.+)", "<p>\\1</p>"],
    ],
    everywhere: [["'", "’"]],
    languages: { fr: [[" !", "\u202f!"]] },
    item: "- ",
    wrap: "(?=[^\\n]{WIDTH}[^\\n])([^\\n]{1,WIDTH}) ",
  },
  rules: {
    messages: Object.fromEntries(CODES.split(" ").map((code) => [code, code])),
    patterns: { identifier: "[a-z-]+", iso_date: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" },
    suspicious: [["html", "<[a-z]"]],
    longest: 30,
    limit: 400,
  },
  file: { header: "# tête\n", width: 40 },
  layout: [
    ["project.summary", "lessons"],
    ["field.budget", "budget"],
    ["", "citation"],
  ],
  words: { "project.summary": "Le projet", "field.budget": "Budget", "form.untitled": "Sans titre" },
  sheets: [["ecole", 3, "École"]],
});
const form = makeForm(DATA);

test("a table rewrites with groups, backslashes and dollars as Python does", () => {
  assert.equal(
    rewriting([
      ["(b)(c)", "\\2\\1"],
      ["x", "$&\\\\"],
    ])("abcx"),
    "acb$&\\",
  );
});

test("identifiers are made of titles", () => {
  assert.equal(identifier("Mené–Kayes : un cœur à Doika, l’été"), "mene-kayes-un-coeur-a-doika-l-ete");
  assert.equal(identifier("../../etc/passwd"), "etc-passwd");
  assert.ok(identifier("mot ".repeat(50)).length <= 60);
});

test("places are written as people write them", () => {
  assert.equal(dotted(["lead", "offices", 0, "address", 2]), "lead.offices[0].address[2]");
});

test("messages shorten what they show and hide nothing", () => {
  const message = makeMessage({ html: "« {value} »{nearest}" });
  assert.equal(message("html", { value: "a\u202eb" }), "« a\\u202eb »");
  assert.equal(message("html", { value: "x".repeat(99) }), `« ${"x".repeat(79)}… »`);
});

test("html escapes what is put in, unless it is HTML", () => {
  assert.equal(
    html`<b>${"<i>'\"&"}${[html`<br />`, null, false, 1]}</b>`.text,
    "<b>&lt;i&gt;&#39;&#34;&amp;<br />1</b>",
  );
});

const { check } = makeChecks(DATA);
/** @type {[object, string[]][]} */
const CHECKS = [
  [{ id: "x", title: "T" }, []],
  [{ id: "X", titel: "T" }, ["title missing", "id identifier", "titel unknown_key"]],
  [{ id: "x", title: " " }, ["title empty"]],
  [{ id: "x", title: ["a"] }, ["title want_text_not_block"]],
  [{ id: "x", title: "<b" }, ["title html"]],
  [{ id: "x", title: "T".repeat(31) }, ["title too_long"]],
  [{ id: "x", title: "T", number: 0 }, ["number out_of_range"]],
  [{ id: "x", title: "T", number: "1" }, ["number want_integer"]],
  [{ id: "x", title: "T", number: 3 }, ["number number_again"]],
  [{ id: "ecole", title: "T" }, ["id id_again"]],
  [{ id: "x", title: "T", lessons: [] }, ["lessons empty_list"]],
  [{ id: "x", title: "T", lessons: "a" }, ["lessons want_list"]],
  [{ id: "x", title: "T", themes: ["a", "c", "a"] }, ["themes[1] unknown_value", "themes[2] given_twice"]],
  [{ id: "x", title: "T", period: { start: "2023-02-29" } }, ["period.start no_such_day"]],
  [{ id: "x", title: "T", period: { start: "2020-05", end: "2019" } }, ["period.end period_order"]],
  [{ id: "x", title: "T", period: { start: "2020-05", end: "2020" } }, []],
  [{ id: "x", title: "T", period: "2020" }, ["period want_mapping"]],
];

test("a sheet is checked as its schema says", () => {
  for (const [sheet, expected] of CHECKS)
    assert.deepEqual(
      check(sheet, "").map(({ field, code }) => `${field} ${code}`),
      expected,
      JSON.stringify(sheet),
    );
  assert.deepEqual(check({ id: "ecole", title: "T", number: 3 }, "ecole"), []);
});

test("what is empty stays out of the file, and problems find their field", () => {
  const values = form.blank();
  Object.assign(values, { id: " x ", number: "12", lessons: ["", " b\u200b"], themes: ["a"] });
  const { sheet, places } = form.collect(values);
  assert.deepEqual(sheet, { id: "x", number: 12, lessons: ["b"], themes: ["a"] });
  assert.equal(places["lessons[0]"], "lessons[1]");
});

const FILE = `# tête
id: x
title: "2014"
summary: >-
  Une phrase assez longue pour être
  pliée.
lessons:
  - >-
    Un  enseignement
themes: [a, b]
`;

test("files are written for people", () => {
  const summary = "Une phrase assez longue pour être pliée.";
  const sheet = { id: "x", title: "2014", summary, lessons: ["Un  enseignement"], themes: ["a", "b"] };
  assert.equal(form.write(sheet), FILE);
});

test("a correction leaves the rest as it was typed", () => {
  const file = "id:   x # mon nom\ntitle: T\n\nlessons:\n- >-\n  Un mot\n  ou deux\n-   trois # fin\nthemes: [ b,a ]\n";
  const { sheet } = form.collect(form.readFile(file).values);
  assert.equal(form.correct(file, sheet), file);
  assert.equal(form.correct(file, { ...sheet, title: "U : v" }), file.replace("title: T", 'title: "U : v"'));
  assert.equal(form.correct(file, { ...sheet, themes: ["a"] }), file.replace("[ b,a ]", "[a]"));
  const { lessons, ...without } = sheet;
  assert.equal(lessons.length, 2);
  assert.equal(form.correct(file, without), "id:   x # mon nom\ntitle: T\n\nthemes: [ b,a ]\n");
  assert.equal(form.correct(file, { id: "x", number: 4, ...sheet }), file.replace("title", "number: 4\ntitle"));
});

test("a correction of one item keeps the others", () => {
  const file = "id: x\ntitle: T\nlessons:\n  - >-\n    Un\n    mot\n  - trois\n# fin\n";
  const sheet = { id: "x", title: "T", lessons: ["Un mot", "quatre fois"] };
  assert.equal(form.correct(file, sheet), file.replace("trois", ">-\n    quatre fois"));
});

/** @type {[string, string][]} */
const MISFITS = [
  ["", "1 empty_file"],
  ["id: x\nid: y\n", "2 duplicate_key"],
  ["id: &a x\n", "1 alias"],
  ["id: !!int x\n", ""],
  ["id: !x y\n", "1 tag"],
  ["id: x\ntitre: T\n", "2 titre: unknown_key"],
  ["lessons: un\n", "1 lessons: want_list"],
  ["id: 'x\n", "2 quote"],
  [`id: ${"x".repeat(400)}\n`, "1 too_large"],
];

test("what cannot be read of a file is named with its line", () => {
  for (const [file, expected] of MISFITS) {
    const [problem] = form.readFile(file).problems;
    assert.equal(problem ? `${problem.line} ${problem.text}` : "", expected, file);
  }
});

test("the preview follows the layout, and draws fields that it has never heard of", () => {
  const preview = form
    .preview({ title: "<b> !", lessons: ["l'un", "deux"], budget: "10 €" })
    .replace(/>\n\s*/g, ">")
    .replace(/\n\s*</g, "<");
  assert.equal(
    preview,
    "<h3>&lt;b>\u202f!</h3>" +
      '<section data-block="lessons"><h4>Le projet</h4><ul><li><p>l’un</p></li><li><p>deux</p></li></ul></section>' +
      '<section data-block="budget"><h4>Budget</h4><p>10 €</p></section>',
  );
  assert.match(form.preview({}), /^<h3>Sans titre<\/h3>/);
});
