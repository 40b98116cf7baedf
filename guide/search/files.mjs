// Writes the search of one language: node guide/search/files.mjs FOLDER < search.json
//
// FOLDER is the site's root. Comes in: { language, words, rules, entries: [{ address, title, kind, also, passages: [[anchor,
// heading, text]] }] }. Goes out: search/<language>.js, which every query needs (rules, words, where each volume of the index
// begins); below search/<language>/ the volumes of the index (words/), of which a query loads those that may hold its words,
// what results show of each page (pages/), addresses of all pages (list.js). The same input gives the same bytes.
//
// Scripts, not JSON: pages opened from a disk may load scripts but not fetch files. The index holds the numbers that MiniSearch
// would count itself, each page's title once: theme/js/search/index.js hands them to it, and no browser reads any text.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import "../../theme/js/search/words.js";

const VOLUME = 8_000; // numbers in one script of words, about: 7 KB compressed
const [TITLE, HEADING, TEXT] = [0, 1, 2];

const [target] = process.argv.slice(2);
const { entries, ...settings } = JSON.parse(readFileSync(0, "utf8"));
const folder = `search/${settings.language}`;
const { terms } = globalThis.guideSearchWords(settings.rules);

// A script that hands a value over under its address; `<` could end it early where it is read within a page.
function write(address, value) {
  const script = `guideSearchData(${JSON.stringify(address)},${JSON.stringify(value).replaceAll("<", "\\u003c")});\n`;
  writeFileSync(join(target, `${address}.js`), script);
  return script;
}

// Where each word occurs, in the titles of pages, in headings and in texts: numbers of pages or passages, each followed by how
// often: [4, 1, 7, 2].
const index = new Map();

// Counts the words of a text; gives the number of different ones.
function count(text, number, field) {
  const times = new Map();
  for (const term of terms(text)) times.set(term, (times.get(term) ?? 0) + 1);
  for (const [term, often] of times) {
    if (!index.has(term)) index.set(term, [[], [], []]);
    index.get(term)[field].push(number, often);
  }
  return times.size;
}

// Each number as its distance from the one before: small numbers compress well.
const distances = (numbers) => numbers.map((number, i) => (i % 2 || !i ? number : number - numbers[i - 2]));

// Words in the order in which JavaScript compares them, cut into volumes like an encyclopedia.
function* volumes() {
  let volume = [];
  let size = 0;
  for (const term of Array.from(index.keys()).sort()) {
    const places = index.get(term).map(distances);
    volume.push([term, ...places]);
    size += places.flat().length;
    if (size < VOLUME) continue;
    yield volume;
    volume = [];
    size = 0;
  }
  if (volume.length) yield volume;
}

rmSync(join(target, folder), { recursive: true, force: true }); // an earlier search may have had more pages
for (const part of ["pages", "words"]) mkdirSync(join(target, folder, part), { recursive: true });
const version = createHash("sha256");
let passages = 0;
const pages = entries.map(({ address, title, kind, also, passages: cut }, number) => {
  version.update(write(`${folder}/pages/${number}`, [address, title, kind, cut]));
  const counted = count(`${title} ${also}`, number, TITLE);
  // Different words of the title, then those of heading and text of each passage: fields count by their length.
  return [counted, cut.flatMap(([, heading, text]) => [count(heading, passages, HEADING), count(text, passages++, TEXT)])];
});
write(`${folder}/list`, entries.map(({ address }) => address));
const beginnings = Array.from(volumes(), (volume, number) => {
  write(`${folder}/words/${number}`, volume);
  return volume[0][0];
});
write(folder, { ...settings, version: version.digest("hex").slice(0, 12), pages, beginnings });
