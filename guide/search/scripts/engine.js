/**
 * Opens the search: settings, index, what pages say. Data comes in scripts, each of which hands its value to
 * `guideSearchData`.
 */
import { loadScript } from "#shared/load.js";
import { Finder } from "./find.js";
import { QueryReader } from "./query.js";
import { Words } from "./words.js";

/** @typedef {import("./ranking.js").Result} Result */
/** @typedef {import("./words.js").Fits} Fits */
/** @typedef {[anchor: string, heading: string, text: string]} Passage */
/** @typedef {{ address: string, title: string, kind: string, passages: Passage[] }} Page */
/**
 * @typedef {import("./volumes.js").Index & {
 *   language: string, words: Record<string, any>, rules: import("./words.js").Rules, version: string
 * }} Settings search/<language>.js
 */

const PASSAGES = 3; // of one page

/** Values of scripts of data by their address, handed over once, kept for good. */
class Data {
  /** @type {Map<string, unknown>} */
  #values = new Map();
  /** @type {Map<string, Promise<any>>} */
  #promises = new Map();

  /**
   * @param {string} address
   * @param {unknown} value
   */
  put(address, value) {
    this.#values.set(address, value);
  }

  /**
   * @param {string} base the site's root
   * @param {string} address
   * @param {string} [version] of the index: an old script in the browser's memory would number pages otherwise
   * @returns {Promise<any>} who asks after a failure tries again
   */
  get(base, address, version) {
    const known = this.#promises.get(address);
    if (known) return known;
    const promise = this.#load(`${base}${address}.js${version ? `?${version}` : ""}`, address);
    this.#promises.set(address, promise);
    promise.catch(() => this.#promises.delete(address));
    return promise;
  }

  /**
   * @param {string} source
   * @param {string} address
   */
  async #load(source, address) {
    if (!this.#values.has(address)) await loadScript(source);
    return this.#values.get(address);
  }
}

export const data = new Data();

/**
 * A test of terms: whether they are among these.
 *
 * @param {string[]} terms
 * @returns {Fits}
 */
function testFor(terms) {
  const known = new Set(terms);
  return (term) => known.has(term);
}

/** The search of one edition. */
export class Engine {
  #base;
  #version;
  #words;
  #finder;

  /**
   * @param {string} base the site's root
   * @param {Settings} settings
   */
  constructor(base, settings) {
    this.language = settings.language;
    this.strings = settings.words;
    this.#base = base;
    this.#version = settings.version;
    this.#words = new Words(settings.rules);
    const queries = new QueryReader(this.#words, settings.rules.synonyms);
    this.#finder = new Finder(
      settings,
      (number) => this.#part(`words/${number}`),
      (text) => queries.read(text),
    );
  }

  /** @param {string} address */
  #part(address) {
    return data.get(this.#base, `search/${this.language}/${address}`, this.#version);
  }

  /** @param {string} text */
  find(text) {
    return this.#finder.find(text);
  }

  /**
   * What results show of a page.
   *
   * @param {Result} result
   * @returns {Promise<Page>}
   */
  async open({ number }) {
    const [address, title, kind, passages] = await this.#part(`pages/${number}`);
    return { address, title, kind, passages };
  }

  /**
   * The best passages of an opened page, or its first where only the title fits.
   *
   * @param {Page} page
   * @param {Result} result
   */
  best(page, { hits }) {
    const below = hits.filter((hit) => hit.below);
    const best = below.length ? below.slice(0, PASSAGES) : hits.slice(0, 1);
    return best.map(({ passage, terms }) => ({ passage: page.passages[passage], fits: testFor(terms) }));
  }

  /**
   * A test of terms: whether they are those by which a page was found.
   *
   * @param {Result} result
   */
  fitsOf({ hits }) {
    return testFor(hits.flatMap(({ terms }) => terms));
  }

  /**
   * @param {Result[]} pages
   * @returns {Promise<string[]>}
   */
  async addresses(pages) {
    const all = await this.#part("list");
    return pages.map(({ number }) => all[number]);
  }

  /**
   * @param {string} text
   * @param {Fits} fits
   */
  mark(text, fits) {
    return this.#words.mark(text, fits);
  }

  /**
   * @param {string} text
   * @param {Fits} fits
   */
  excerpt(text, fits) {
    return this.#words.excerpt(text, fits);
  }

  /**
   * @param {string} text
   * @param {Fits} fits
   */
  hits(text, fits) {
    return this.#words.hits(text, fits);
  }
}

/**
 * @param {string} base the site's root
 * @param {string} language
 */
export async function openEngine(base, language) {
  return new Engine(base, await data.get(base, `search/${language}`));
}
