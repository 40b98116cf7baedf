// Words with their placeholders and plural forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, wording } from "#shared/wording.js";

test("placeholders are filled, those that nothing names stay", () => {
  assert.equal(fill("{a} et {b} et {a}", { a: 1, c: "x" }), "1 et {b} et 1");
  assert.equal(fill("{constructor}", {}), "{constructor}");
});

const WORDS = { sheets: { one: "{n} fiche {of}", other: "{n} fiches {of}" }, none: "rien" };

test("a count asks for the plural form of its language, and is written as there", () => {
  const { t, n } = wording(WORDS, "fr");
  assert.deepEqual(
    [n("sheets", 0, { of: "ici" }), n("sheets", 1.5, { of: "ici" }), n("sheets", 2)],
    ["0 fiche ici", "1,5 fiche ici", "2 fiches {of}"],
  );
  assert.equal(n("sheets", 1234), "1\u202f234 fiches {of}");
  assert.equal(wording(WORDS, "en").n("sheets", 0, { of: "" }), "0 fiches ");
  assert.equal(t("none"), "rien");
});

test("a form that a language asks for and a text does not have is the other", () => {
  assert.equal(wording({ x: { other: "{n}" } }, "ar").n("x", 3), "3");
});
