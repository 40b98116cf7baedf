/**
 * The index lies in volumes, like an encyclopedia (../files.mjs): MiniSearch over those that a query needs. No text is read
 * and no word counted in the browser.
 */
import MiniSearch from "minisearch";
import { listTerms } from "./query.js";

/** @typedef {import("minisearch").Query} Query */
/** @typedef {[term: string, titles: number[], headings: number[], texts: number[]]} Row see ./counts.js */
/**
 * @typedef {object} Index
 * @property {[title: number, passages: number[]][]} pages how many different words the title of each page has; then heading
 *   and text of each of its passages, in turn
 * @property {string[]} beginnings the first word of each volume
 */

const SLICE = 30; // milliseconds of work before the page may answer the reader
const ALIKE = 4; // letters that a word and its correction share where there are too many volumes to try all
const MOST = 100; // volumes to try, 7 KB each
const FIELDS = ["title", "heading", "text"];

const same = {
  tokenize: (/** @type {string} */ term) => [term],
  processTerm: (/** @type {string} */ term) => term,
};
const OPTIONS = {
  fields: FIELDS,
  ...same,
  searchOptions: { boost: { title: 8, heading: 3 }, weights: { fuzzy: 0.2, prefix: 0.6 }, ...same },
};

/** Lets the page answer the reader after a slice of work. */
export class Breath {
  #since = 0;

  begin() {
    this.#since = performance.now();
  }

  async take() {
    if (performance.now() - this.#since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.begin();
  }
}

/** Passages are numbered through, over all pages. */
export class Passages {
  /** Number of the first passage of each page, and one more than that of the last passage. */
  first = [0];
  /** @type {number[]} */
  pageOf = [];
  /** @type {number[][]} different words of title, heading and text of each passage */
  lengths = [];

  /** @param {Index["pages"]} pages */
  constructor(pages) {
    for (const [page, [title, counts]] of pages.entries()) {
      for (let i = 0; i < counts.length; i += 2) {
        this.pageOf.push(page);
        this.lengths.push([title, counts[i], counts[i + 1]]);
      }
      this.first.push(this.pageOf.length);
    }
  }

  get averages() {
    const count = this.lengths.length || 1;
    return FIELDS.map((_, field) => this.lengths.reduce((sum, each) => sum + each[field], 0) / count);
  }
}

/** The volumes of one edition. */
export class Volumes {
  #beginnings;
  #passages;
  #load;
  #breath;
  #averages;
  /** @type {{ key: string, engine: Promise<MiniSearch> } | undefined} */
  #last;

  /**
   * @param {string[]} beginnings
   * @param {Passages} passages
   * @param {(number: number) => Promise<Row[]>} load
   * @param {Breath} breath
   */
  constructor(beginnings, passages, load, breath) {
    this.#beginnings = beginnings;
    this.#passages = passages;
    this.#averages = passages.averages;
    this.#load = load;
    this.#breath = breath;
  }

  /**
   * Numbers of the volumes that may hold a term of a query: each goes from its first word to that of the next.
   *
   * @param {Query} query
   */
  numbersFor(query) {
    const terms = Array.from(listTerms(query));
    return this.#beginnings.flatMap((from, number) => {
      const to = this.#beginnings[number + 1];
      const holds = terms.some(
        ([term, prefix]) => (to === undefined || term < to) && (from <= term || (prefix && from.startsWith(term))),
      );
      return holds ? [number] : [];
    });
  }

  /**
   * MiniSearch for a query that may correct words; over further volumes, too.
   *
   * @param {Query} query
   * @param {number[]} more
   */
  tolerant(query, more) {
    const numbers = Array.from(new Set([...this.numbersFor(query), ...more]));
    const key = numbers.join();
    if (this.#last?.key !== key) this.#last = { key, engine: this.#engine(numbers) };
    return this.#last.engine;
  }

  /**
   * MiniSearch for a query as typed, which says what words it finds: taking in those alone is most of its speed.
   *
   * @param {Query} query
   */
  exact(query) {
    const terms = Array.from(listTerms(query));
    return this.#engine(this.numbersFor(query), (word) =>
      terms.some(([term, prefix]) => word === term || (prefix && word.startsWith(term))),
    );
  }

  /**
   * Numbers of volumes with words like one that was found nowhere: its first letters may be wrong.
   *
   * @param {Query} query
   */
  async elsewhere(query) {
    if (this.#beginnings.length > MOST) {
      const queries = Array.from(listTerms(query), ([term]) => term.slice(0, ALIKE));
      return this.numbersFor({ queries, prefix: true });
    }
    const numbers = [];
    for (const number of this.#beginnings.keys()) {
      if ((await this.#engine([number])).search(query).length) numbers.push(number);
      await this.#breath.take();
    }
    return numbers;
  }

  /**
   * @param {number[]} numbers
   * @param {(word: string) => boolean} [wanted] the only words to take in
   */
  async #engine(numbers, wanted = () => true) {
    /** @type {import("minisearch").AsPlainObject["index"]} */
    const index = [];
    /** @type {Set<number>} */
    const ids = new Set();
    for (const rows of await Promise.all(numbers.map(this.#load))) {
      for (const row of rows) if (wanted(row[0])) index.push(this.#unpack(row, ids));
      await this.#breath.take();
    }
    const { lengths } = this.#passages;
    const documentIds = Object.fromEntries(Array.from(ids, (id) => [id, id]));
    const fieldLength = Object.fromEntries(Array.from(ids, (id) => [id, lengths[id]]));
    await this.#breath.take();
    return MiniSearch.loadJS(
      /** @type {any} */ ({
        index,
        documentIds,
        fieldIds: { title: 0, heading: 1, text: 2 },
        fieldLength,
        averageFieldLength: this.#averages,
        storedFields: {},
        documentCount: lengths.length,
        nextId: lengths.length,
        dirtCount: 0,
        serializationVersion: 2,
      }),
      OPTIONS,
    );
  }

  /**
   * A word as MiniSearch keeps it: how often it occurs, by field and passage.
   *
   * @param {Row} row
   * @param {Set<number>} ids takes in the passages
   * @returns {import("minisearch").AsPlainObject["index"][number]}
   */
  #unpack([term, ...fields], ids) {
    const { first } = this.#passages;
    /** @type {Record<string, Record<string, number>>} */
    const times = {};
    for (const [field, numbers] of fields.entries()) {
      if (!numbers.length) continue;
      /** @type {Record<string, number>} */
      const byPassage = {};
      for (let i = 0, at = 0; i < numbers.length; i += 2) {
        at += numbers[i];
        const [from, to] = field ? [at, at + 1] : [first[at], first[at + 1]]; // a title counts for all passages of its page
        for (let passage = from; passage < to; passage++) {
          byPassage[passage] = numbers[i + 1];
          ids.add(passage);
        }
      }
      times[field] = byPassage;
    }
    return [term, times];
  }
}
