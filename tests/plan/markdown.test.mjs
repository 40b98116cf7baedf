/** A plan as Markdown, and back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checksum, readMarkdown, writeMarkdown } from "../../guide/plan/scripts/markdown.js";
import { blank } from "../../guide/plan/scripts/plan.js";
import { guide, plan } from "./guide.mjs";

const PAGE = { title: "Mon projet", date: "9 mars 2026", address: (url) => `https://example.org/${url}` };
const BODY = `# Chantiers à Thiès

Plan de travail au 9 mars 2026 · Le guide · https://example.org/fr/index.html

## Le projet

- **Pays :** Sénégal
- **Publics :** Young people
- **Cibles :** 6.1 Eau potable

## L’avancement

Faites : 0 sur 1 · en cours : 1 · sans objet : 1 · points cochés : 1 sur 3

## 1. Connaître

### Q1. Qui décide ?

**État :** En cours

> Voir \\<b>la mairie\\</b>.
> --> puis \\[x\\](y)

Cas :

- [Un cas à clinic](https://example.org/fr/1.html#clinic) — Fiche n° 1 : Un dispensaire — En commun : même pays : Sénégal ; même public : Young people
- [Un cas à school](https://example.org/fr/1.html#school) — Fiche n° 2 : A school — En commun : même cible : 6.1 — **Retenu**
- [Un cas à wells](https://example.org/fr/1.html#wells) — Fiche n° 3 : Des puits — En commun : même pays : Sénégal

### Q2. Combien ?

**État :** Sans objet

### Recommandations

**Avant**

- [ ] Écouter.
- [x] **Regarder** — Look.

**Après**

- [ ] Mesurer.

## Pour finir

### insecurity. Et le risque ?

**État :** À faire

## Ce qui n’est plus dans le guide

- Q77 — Faite — ancienne
- Un conseil d’hier. — Coché
- Q2 · wells — Coché`;

const text = writeMarkdown(guide, plan(), PAGE);

test("the text reads by itself", () => {
  assert.equal(text.slice(0, text.indexOf("\n\n<!--")), BODY);
});

test("nothing ends the comment that holds the plan", () => {
  const [, block] = text.match(/<!-- guide-plan\n(.*)\n-->\n$/s);
  assert.doesNotMatch(block, /--|[<>]/);
});

test("a text gives its plan back", () => {
  assert.deepEqual(readMarkdown(guide, text), { plan: plan(), edited: false, problems: [] });
});

test("lines ended otherwise are no change, words are", () => {
  assert.equal(readMarkdown(guide, text.replaceAll("\n", "\r\n")).edited, false);
  const edited = readMarkdown(guide, text.replace("la mairie", "le maire"));
  assert.equal(edited.edited, true);
  assert.deepEqual(edited.plan, plan());
});

test("of two plans the last counts", () => {
  const both = `${text}\n${writeMarkdown(guide, blank(), PAGE)}`;
  assert.deepEqual(readMarkdown(guide, both).plan, blank());
});

test("a plan without a name is called as the page; from a disk it says no address", () => {
  const lines = writeMarkdown(guide, blank(), { ...PAGE, address: (url) => url }).split("\n");
  assert.equal(lines[0], "# Mon projet");
  assert.equal(lines[2], "Plan de travail au 9 mars 2026 · Le guide");
});

const OTHERS = [
  ["no plan", "# x\n", null],
  ["a comment that is no JSON", '<!-- guide-plan\n{"plan":{"format":}\n-->\n', null],
  ["a plan that is none", '<!-- guide-plan\n{"plan":[1,2]}\n-->\n', { plan: null, edited: true, problems: [] }],
];
for (const [name, content, expected] of OTHERS)
  test(`a text with ${name}`, () => assert.deepEqual(readMarkdown(guide, content), expected));

test("a plan of a newer guide is handed on as it is", () => {
  const content = '<!-- guide-plan\n{"plan":{"format":"guide-plan","version":9,"x":1}}\n-->\n';
  assert.deepEqual(readMarkdown(guide, content).plan, { format: "guide-plan", version: 9, x: 1 });
});

test("the checksum is FNV-1a over words, whatever is between them", () => {
  assert.equal(checksum(""), "811c9dc5");
  assert.equal(checksum("foobar"), "bf9cf968");
  assert.equal(checksum(" un \r\n deux"), checksum("un deux"));
});
