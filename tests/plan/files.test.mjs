/** Files that readers bring, and the names of those they get. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, fileName, openFile } from "../../guide/plan/scripts/files.js";
import { writeMarkdown } from "../../guide/plan/scripts/markdown.js";
import { blank } from "../../guide/plan/scripts/plan.js";
import { guide, plan } from "./guide.mjs";

const DAY = new Date(2026, 2, 9);
const named = (name) => fileName(guide, { ...blank(), profile: { ...blank().profile, name } }, DAY, "csv");

test("a file is called after the project and the day", () => {
  assert.equal(named("Chantiers d’insertion à Thiès !"), "chantiers-d-insertion-a-thies-2026-03-09.csv");
  assert.equal(named(" ../ "), "mon-projet-2026-03-09.csv");
  assert.equal(named("x".repeat(99)), `${"x".repeat(60)}-2026-03-09.csv`);
});

const utf16 = (mark, swapped) =>
  Uint8Array.from([
    ...mark,
    ...[..."éà"].flatMap((sign) => (swapped ? [0, sign.charCodeAt(0)] : [sign.charCodeAt(0), 0])),
  ]);
const ENCODINGS = [
  ["UTF-8", Uint8Array.from([0xc3, 0xa9, 0xc3, 0xa0])],
  ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xc3, 0xa0])],
  ["UTF-16, little end first", utf16([0xff, 0xfe], false)],
  ["UTF-16, big end first", utf16([0xfe, 0xff], true)],
  ["Windows-1252", Uint8Array.from([0xe9, 0xe0])],
];
for (const [name, bytes] of ENCODINGS) test(`${name} is read`, () => assert.equal(decode(bytes), "éà"));

const open = (content) => openFile(guide, new Blob([content]));

test("a text and a table hold a plan", async () => {
  const page = { title: "", date: "", address: String };
  assert.deepEqual(await open(writeMarkdown(guide, plan(), page)), { plan: plan(), edited: false, problems: [] });
  const table = await open("Code;État\nQ1;Faite\nQ2;?\n");
  assert.deepEqual(table.plan.questions, { Q1: { state: "done", note: "" } });
  assert.deepEqual(table.problems, ["Q2 · ?"]);
});

const REFUSED = [
  ["binary", Uint8Array.from({ length: 512 }, (_, i) => i), "foreign"],
  ["a table with a NUL in it", "Code;État\nQ1;Faite\u0000\n", "foreign"],
  ["empty", "", "foreign"],
  ["foreign JSON", '{"format":"guide-plan","version":1}', "foreign"],
  ["a plan that is none", '<!-- guide-plan\n{"plan":[1,2]}\n-->\n', "foreign"],
  ["a plan of a newer guide", '<!-- guide-plan\n{"plan":{"format":"guide-plan","version":9}}\n-->\n', "file_newer"],
  ["too large", "Code;État\n".repeat(250_000), "too_big"],
];
for (const [name, content, reason] of REFUSED)
  test(`${name}: ${reason}`, async () => assert.equal(await open(content), reason));

test("a file that is gone is foreign", async () => {
  const gone = { size: 1, arrayBuffer: () => Promise.reject(new Error("NotFoundError")) };
  assert.equal(await openFile(guide, gone), "foreign");
});
