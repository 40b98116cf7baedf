// Writes the search of one language: node guide/search/files.mjs FOLDER < search.json
//
// FOLDER is the site's root. Comes in: { language, words, rules, entries: [{ address, title, kind, also, passages: [[anchor,
// heading, text]] }] }. Goes out: search/<language>.js, which every query needs (rules, words, where each volume of the index
// begins); below search/<language>/ the volumes of the index (words/), of which a query loads those that may hold its words,
// what results show of each page (pages/), addresses of all pages (list.js). The same input gives the same bytes.
//
// Scripts, not JSON: pages opened from a disk may load scripts but not fetch files. The index holds the numbers that MiniSearch
// would count itself, each page's title once: scripts/volumes.js hands them to it, and no browser reads any text.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Counts, HEADING, TEXT, TITLE } from "./scripts/counts.js";
import { Words } from "./scripts/words.js";

/** @typedef {{ address: string, title: string, kind: string, also: string, passages: [string, string, string][] }} Entry */

const VOLUME = 8_000; // numbers in one script of words, about: 7 KB compressed

const [target] = process.argv.slice(2);
const { entries, ...settings } = JSON.parse(readFileSync(0, "utf8"));
const folder = `search/${settings.language}`;
const words = new Words(settings.rules);
const counts = new Counts((text) => words.terms(text));
const version = createHash("sha256");
let passage = 0;

/**
 * Writes a script that hands a value over under its address; `<` could end it early where it is read within a page.
 *
 * @param {string} address
 * @param {unknown} value
 */
function write(address, value) {
  const script = `guideSearchData(${JSON.stringify(address)},${JSON.stringify(value).replaceAll("<", "\\u003c")});\n`;
  writeFileSync(join(target, `${address}.js`), script);
  return script;
}

/**
 * Writes what results show of a page, and counts its words.
 *
 * @param {Entry} entry
 * @param {number} number
 * @returns {[number, number[]]} different words of its title, then those of heading and text of each passage: fields count
 *   by their length
 */
function writePage({ address, title, kind, also, passages }, number) {
  version.update(write(`${folder}/pages/${number}`, [address, title, kind, passages]));
  const inTitle = counts.add(`${title} ${also}`, number, TITLE);
  const below = passages.flatMap(([, heading, text]) => [
    counts.add(heading, passage, HEADING),
    counts.add(text, passage++, TEXT),
  ]);
  return [inTitle, below];
}

rmSync(join(target, folder), { recursive: true, force: true }); // an earlier search may have had more pages
for (const part of ["pages", "words"]) mkdirSync(join(target, folder, part), { recursive: true });
const pages = /** @type {Entry[]} */ (entries).map(writePage);
write(
  `${folder}/list`,
  /** @type {Entry[]} */ (entries).map(({ address }) => address),
);
const beginnings = Array.from(counts.volumes(VOLUME), (volume, number) => {
  write(`${folder}/words/${number}`, volume);
  return volume[0][0];
});
write(folder, { ...settings, version: version.digest("hex").slice(0, 12), pages, beginnings });
