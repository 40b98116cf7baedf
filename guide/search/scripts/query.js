/** What a query asks for, and how MiniSearch is asked for it. */
import { splitWords } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("minisearch").Query} Query */
/**
 * @typedef {object} Word of a query
 * @property {string[]} terms of its parts
 * @property {string} whole the term of its parts joined
 * @property {boolean} stop
 * @property {boolean} last whether the reader may still be typing it
 */
/** @typedef {{ words: Word[], others: string[][] }} Part the terms of any of `others` may stand for `words` */
/** @typedef {0 | 1 | 2} Tolerance 0 as typed, 1 one letter wrong, 2 two neighbouring letters swapped, too */

const SYNONYMS = 8; // used at most in one query
export const TOLERANT = 5; // letters of a word that may have one wrong
const LONGEST = 20; // letters of a word that may have two swapped

/** @param {Word[]} words */
const wholes = (words) => words.map(({ whole }) => whole);

/** Reads queries in one language: an acronym also finds what it stands for, and the other way round. */
export class QueryReader {
  #words;
  /** @type {[form: string[], forms: string[][]][]} a form, and all forms of the same thing */
  #synonyms;

  /**
   * @param {Words} words
   * @param {string[][]} synonyms
   */
  constructor(words, synonyms) {
    this.#words = words;
    this.#synonyms = synonyms
      .map((group) => group.map((form) => wholes(this.#split(form).filter(({ stop }) => !stop))))
      .map((group) => group.filter((form) => form.length))
      .flatMap((forms) => forms.map((form) => /** @type {[string[], string[][]]} */ ([form, forms])))
      .sort(([a], [b]) => b.length - a.length); // the longest wins
  }

  /**
   * @param {string} text
   * @returns {Word[]}
   */
  #split(text) {
    return splitWords(text).map((word) => {
      const parts = this.#words.parts(word);
      const terms = parts.map((part) => this.#words.stem(part));
      const stop = parts.length === 1 && this.#words.isStopWord(parts[0]);
      return { terms, whole: this.#words.stem(parts.join("")), stop, last: false };
    });
  }

  /**
   * All that a query asks for; stop words only where it has no others.
   *
   * @param {string} text
   * @returns {Part[]}
   */
  read(text) {
    const all = this.#split(text);
    const last = all[all.length - 1];
    if (last && /[\p{L}\p{M}\p{N}]$/u.test(text)) {
      last.last = true;
      // One letter of a word that is being typed begins a tenth of all words: the next one will tell.
      if (/^\p{L}$/u.test(last.whole)) all.pop();
    }
    const meant = all.filter(({ stop }) => !stop);
    return this.#withSynonyms(meant.length ? meant : all);
  }

  /**
   * @param {Word[]} words
   * @returns {Part[]}
   */
  #withSynonyms(words) {
    /** @type {(Part | null)[]} */
    const parts = words.map((word) => ({ words: [word], others: [] }));
    const terms = wholes(words);
    let used = 0;
    for (const [form, forms] of this.#synonyms) {
      if (used === SYNONYMS) break;
      const start = terms.findIndex((_, at) => form.every((term, i) => terms[at + i] === term));
      if (start < 0) continue;
      const run = parts.slice(start, start + form.length).flatMap((part) => part ?? []);
      // A form that holds all words of this one finds nothing more.
      const others = forms.filter((each) => !form.every((term) => each.includes(term)));
      parts.fill(null, start, start + form.length);
      terms.fill("", start, start + form.length); // for no shorter form
      parts[start] = {
        words: run.flatMap((part) => part.words),
        others: [...run.flatMap((part) => part.others), ...others],
      };
      used++;
    }
    return parts.flatMap((part) => part ?? []);
  }
}

/**
 * A word with two neighbouring letters changed places: one typing error that counts as two edits.
 *
 * @param {string} term
 */
export function swapNeighbours(term) {
  /** @type {string[]} */
  const words = [];
  if (term.length < TOLERANT || term.length > LONGEST) return words;
  for (let i = 0; i + 1 < term.length; i++) {
    if (term[i] !== term[i + 1]) words.push(term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2));
  }
  return words;
}

/**
 * @param {Query[]} queries
 * @returns {Query}
 */
const requireAll = (queries) => (queries.length === 1 ? queries[0] : { combineWith: "AND", queries });

/**
 * Terms as they are; together they weigh as much as one.
 *
 * @param {string[]} terms
 * @returns {Query}
 */
const queryExactly = (terms) => ({
  combineWith: "AND",
  queries: terms,
  prefix: false,
  fuzzy: false,
  boostTerm: () => 1 / terms.length,
});

/**
 * Even two letters of a word that is being typed find what begins with them.
 *
 * @param {string} term
 * @param {boolean} last
 * @param {Tolerance} tolerance
 * @returns {Query}
 */
const queryTerm = (term, last, tolerance) => ({
  combineWith: "OR",
  queries: [term, ...(tolerance > 1 ? swapNeighbours(term) : [])],
  prefix: last || term.length > 3,
  fuzzy: tolerance && term.length >= TOLERANT ? 1 : false,
});

/**
 * @param {Word} word
 * @param {Tolerance} tolerance
 * @returns {Query}
 */
function queryWord({ terms, whole, last }, tolerance) {
  const leaves = terms.map((term, i) => queryTerm(term, last && i === terms.length - 1, tolerance));
  if (leaves.length === 1) return leaves[0];
  return { combineWith: "OR", queries: [queryTerm(whole, last, tolerance), requireAll(leaves)] };
}

/**
 * What MiniSearch is asked for a part of a query.
 *
 * @param {Part} part
 * @param {Tolerance} tolerance
 * @returns {Query}
 */
export function queryPart({ words, others }, tolerance) {
  const all = requireAll(words.map((word) => queryWord(word, tolerance)));
  return { combineWith: "OR", queries: [all, ...others.map(queryExactly)] };
}

/**
 * All words that a query may find, each with whether longer words count.
 *
 * @param {any} query as `partQuery` makes it
 * @param {boolean} [prefix]
 * @returns {Generator<[term: string, prefix: boolean]>}
 */
export function* listTerms(query, prefix = false) {
  if (typeof query === "string") yield [query, prefix];
  else for (const each of query.queries) yield* listTerms(each, query.prefix ?? prefix);
}
