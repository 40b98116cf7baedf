import { TOLERANT, queryPart } from "./query.js";
import { weighMatches, rank } from "./ranking.js";
import { Breath, Passages, Volumes } from "./volumes.js";

/** @typedef {import("./query.js").Part} Part */
/** @typedef {import("./query.js").Tolerance} Tolerance */
/** @typedef {import("./ranking.js").Result} Result */
/**
 * @typedef {object} Answer
 * @property {Result[]} pages best first
 * @property {boolean} exact whether each page has all that was asked for
 * @property {boolean} [idle] whether nothing was asked
 */

const TOLERANCES = /** @type {Tolerance[]} */ ([0, 1, 2]);

/** Answers queries over an index: as typed where any page fits, else with the words that are most like those typed. */
export class Finder {
  #read;
  #passages;
  #volumes;
  #breath = new Breath();

  /**
   * @param {import("./volumes.js").Index} index
   * @param {(number: number) => Promise<import("./volumes.js").Row[]>} load a volume of the index
   * @param {(text: string) => Part[]} read what a query asks for
   */
  constructor({ pages, beginnings }, load, read) {
    this.#read = read;
    this.#passages = new Passages(pages);
    this.#volumes = new Volumes(beginnings, this.#passages, load, this.#breath);
  }

  /**
   * @param {string} text
   * @returns {Promise<Answer>}
   */
  async find(text) {
    const parts = this.#read(text);
    if (!parts.length) return { pages: [], exact: true, idle: true };
    this.#breath.begin();
    const pages = await this.#closest(parts, TOLERANCES, []);
    if (pages.length) return { pages, exact: true };
    const more = await this.#elsewhere(parts);
    if (more.length) {
      const corrected = await this.#closest(parts, TOLERANCES.slice(1), more);
      if (corrected.length) return { pages: corrected, exact: true };
    }
    return { pages: await this.#search(parts, 1, "OR", more), exact: false };
  }

  /**
   * Pages with all parts of a query, of the first tolerance by which there are any.
   *
   * @param {Part[]} parts
   * @param {Tolerance[]} tolerances
   * @param {number[]} more volumes to look into, too
   */
  async #closest(parts, tolerances, more) {
    for (const tolerance of tolerances) {
      const pages = await this.#search(parts, tolerance, "AND", more);
      if (pages.length) return pages;
    }
    return [];
  }

  /**
   * Volumes with words like those that are nowhere.
   *
   * @param {Part[]} parts
   */
  async #elsewhere(parts) {
    const numbers = [];
    for (const part of parts) {
      if (!part.words.some(({ whole }) => whole.length >= TOLERANT)) continue;
      const query = queryPart(part, 2);
      const engine = await this.#volumes.tolerant(query, []);
      if (!engine.search(query).length) numbers.push(...(await this.#volumes.elsewhere(query)));
    }
    return numbers;
  }

  /**
   * @param {Part[]} parts
   * @param {Tolerance} tolerance
   * @param {"AND" | "OR"} combineWith
   * @param {number[]} more
   */
  async #search(parts, tolerance, combineWith, more) {
    const queries = parts.map((part) => queryPart(part, tolerance));
    const query = { combineWith, queries };
    const engine = await (tolerance ? this.#volumes.tolerant(query, more) : this.#volumes.exact(query));
    const matches = [];
    for (const each of queries) {
      await this.#breath.take();
      const results = engine.search(each);
      if (combineWith === "AND" && !results.length) return [];
      matches.push(weighMatches(results));
    }
    return rank(matches, this.#passages, combineWith);
  }
}
