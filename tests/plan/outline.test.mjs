/** A plan beside the guide: what resembles the project, how far it has come, what the guide no longer has. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createGuide, fold, groupItems } from "../../guide/plan/scripts/guide.js";
import { rankCases, rankSheets, similarSheets, traitsKey } from "../../guide/plan/scripts/likeness.js";
import { countProgress, describeProgress, findOrphans, outline } from "../../guide/plan/scripts/outline.js";
import { blank } from "../../guide/plan/scripts/plan.js";
import { data, guide, plan } from "./guide.mjs";

const profile = (choices) => ({ ...blank().profile, ...choices });

test("a trait in common counts the more, the fewer sheets have it", () => {
  const likes = similarSheets(guide, profile({ country: ["SN"], theme: ["water"], audience: ["women"] }));
  assert.deepEqual(likes, [
    { id: "wells", score: 4, reasons: "même thème : Eau ; même pays : Sénégal" },
    { id: "clinic", score: 1.5, reasons: "même pays : Sénégal ; même public : Femmes" },
  ]);
});

test("reasons of one kind stand together; targets are known by their codes", () => {
  const [clinic] = rankSheets(guide, ["clinic"], profile({ audience: ["youth", "women"] }));
  assert.equal(clinic.reasons, "mêmes publics : Femmes, Young people");
  const [school] = rankSheets(guide, ["school"], profile({ target: ["6.1"] }));
  assert.equal(school.reasons, "même cible : 6.1");
});

test("equals stand by number", () => {
  const ids = rankSheets(guide, ["wells", "school", "clinic"], profile({})).map(({ id }) => id);
  assert.deepEqual(ids, ["clinic", "school", "wells"]);
});

test("of many cases the best eight are shown, and those that are selected", () => {
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
  const sheets = Object.fromEntries(
    numbers.map((number) => [`s${number}`, { number, title: "", url: "", traits: [] }]),
  );
  const cases = numbers.map((number) => ({ sheet: `s${number}`, title: "", url: "" }));
  const large = createGuide({ ...data, sheets });
  const ranked = rankCases(large, { ...blank(), cases: { Q1: ["s11"] } }, { ...data.steps[0].questions[0], cases });
  assert.deepEqual(
    ranked.map(({ sheet }) => sheet),
    ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s11"],
  );
  assert.deepEqual(
    ranked.filter(({ selected }) => selected).map(({ sheet }) => sheet),
    ["s11"],
  );
});

test("a name changes no resemblance, a choice does", () => {
  assert.equal(traitsKey(profile({ name: "x" })), traitsKey(profile({})));
  assert.notEqual(traitsKey(profile({ country: ["SN"] })), traitsKey(profile({ audience: ["SN"] })));
});

test("what does not apply is not to be done", () => {
  assert.deepEqual(countProgress(guide, plan(), data.steps), {
    done: 0,
    doing: 1,
    none: 1,
    total: 1,
    ticked: 1,
    items: 3,
  });
  assert.deepEqual(countProgress(guide, blank(), data.steps), {
    done: 0,
    doing: 0,
    none: 0,
    total: 2,
    ticked: 0,
    items: 3,
  });
});

test("progress says only what there is to say", () => {
  const describe = (value) => describeProgress(guide, countProgress(guide, value, data.steps));
  assert.equal(describe(plan()), "Faites : 0 sur 1 · en cours : 1 · sans objet : 1 · points cochés : 1 sur 3");
  assert.equal(describe(blank()), "Faites : 0 sur 2 · points cochés : 0 sur 3");
});

test("what the guide no longer has is named", () => {
  const value = { ...plan(), profile: profile({ country: ["SN", "XX"] }) };
  assert.deepEqual(findOrphans(guide, value), [
    { code: "Q77", title: "Q77", state: "Faite", note: "ancienne" },
    { code: "R-0123abcd", title: "Un conseil d’hier.", state: "Coché", note: "" },
    { code: "case:Q2:wells", title: "Q2 · wells", state: "Coché", note: "" },
    { code: "country:XX", title: "Pays · XX", state: "Coché", note: "" },
  ]);
  assert.deepEqual(findOrphans(guide, blank()), []);
});

test("the outline has every part, with answers, cases that have a reason, and points", () => {
  const { name, facts, parts } = outline(guide, plan());
  assert.equal(name, "Chantiers à Thiès");
  assert.deepEqual(
    facts.map(({ label, codes }) => [label, codes]),
    [
      ["Pays", ["SN"]],
      ["Publics", ["youth"]],
      ["Cibles", ["6.1"]],
    ],
  );
  assert.deepEqual(
    parts.map(({ number, title }) => [number, title]),
    [
      ["1", "1. Connaître"],
      ["", "Pour finir"],
    ],
  );
  const [step, closing] = parts;
  assert.deepEqual(
    step.questions.map(({ code, state }) => [code, state]),
    [
      ["Q1", "doing"],
      ["Q2", "none"],
    ],
  );
  assert.deepEqual(
    step.questions[0].cases.map(({ sheet, selected }) => [sheet, selected]),
    [
      ["clinic", false],
      ["school", true],
      ["wells", false],
    ],
  );
  assert.deepEqual(
    step.lists.map(({ title, items }) => [title, items.map(({ ticked }) => ticked)]),
    [["Recommandations", [false, true, false]]],
  );
  assert.deepEqual(
    closing.questions.map(({ code, state }) => [code, state]),
    [["insecurity", "todo"]],
  );
});

test("without closing points the outline ends with the steps", () => {
  assert.equal(outline(createGuide({ ...data, closing: [] }), blank()).parts.length, 1);
});

test("points stand under their sub-headings", () => {
  const groups = groupItems(data.steps[0].lists.recommendations);
  assert.deepEqual(
    groups.map(({ group, members }) => [group, members.length]),
    [
      ["Avant", 2],
      ["Après", 1],
    ],
  );
  assert.deepEqual(
    groupItems([
      { id: "a", text: "x" },
      { id: "b", text: "y" },
    ]).length,
    1,
  );
});

test("what people type compares without case, accents and kinds of spaces", () => {
  assert.equal(fold("  ÉTAT\u00a0\u202f d’Œuvre "), "etat d’œuvre");
});
