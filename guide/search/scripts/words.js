/** Words of texts and queries made comparable: when the index is written (../files.mjs) and in the browser. */

/**
 * @typedef {object} Rules of one language, from data/strings
 * @property {string[]} elisions
 * @property {string[][]} endings pairs of an ending and what takes its place; the first that fits counts
 * @property {string[]} exceptions words whose ending stays
 * @property {string[]} stopWords
 * @property {string[][]} synonyms groups of forms of the same thing
 */
/** @typedef {[text: string, marked: boolean]} Piece */
/** @typedef {(term: string) => boolean} Fits */

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑.'’][\p{L}\p{M}\p{N}]+)*/gu;
const JOINTS = /[-‐‑.'’]/;
const NUMBERED = /^\d+\.[\p{L}\d]+$/u; // « 8.6 », « 1.b »
const AROUND = 90; // characters of an excerpt on each side of a match

/** @param {string} text */
function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss");
}

/**
 * The words of a text as they are written; « 8,6 » is « 8.6 ».
 *
 * @param {string} text
 * @returns {string[]}
 */
export const splitWords = (text) => text.replace(/(\d),(?=\d)/g, "$1.").match(WORD) ?? [];

/** Words of one language. */
export class Words {
  #elisions;
  #endings;
  #exceptions;
  #stopWords;
  /** @type {Map<string, string[]>} */
  #terms = new Map();

  /** @param {Rules} rules */
  constructor({ elisions, endings, exceptions, stopWords }) {
    this.#elisions = new Set(elisions);
    this.#endings = endings;
    this.#exceptions = new Set(exceptions);
    this.#stopWords = new Set(stopWords);
  }

  /** @param {string} part */
  isStopWord(part) {
    return this.#stopWords.has(part);
  }

  /**
   * A word, or a part of one, without its ending.
   *
   * @param {string} word
   */
  stem(word) {
    if (word.length < 4 || this.#exceptions.has(word) || /\d/.test(word)) return word;
    for (const [ending, replacement] of this.#endings) {
      if (!word.endsWith(ending)) continue;
      const short = word.slice(0, -ending.length) + replacement;
      return short.length > 2 ? short : word;
    }
    return word;
  }

  /**
   * The parts of one written word: « l’agro-écologie » has the parts agro and ecologie.
   *
   * @param {string} word
   */
  parts(word) {
    if (NUMBERED.test(word)) return [fold(word)];
    const parts = fold(word).split(JOINTS);
    while (parts.length > 1 && this.#elisions.has(parts[0])) parts.shift();
    return parts.filter(Boolean);
  }

  /**
   * The terms of one written word: its parts, and all of them joined.
   *
   * @param {string} word
   */
  #termsOf(word) {
    let terms = this.#terms.get(word);
    if (!terms) {
      const parts = this.parts(word);
      if (parts.length > 1) parts.push(parts.join(""));
      terms = parts.filter((part) => !this.isStopWord(part)).map((part) => this.stem(part));
      this.#terms.set(word, terms);
    }
    return terms;
  }

  /**
   * The terms by which a text can be found.
   *
   * @param {string} text
   */
  terms(text) {
    return splitWords(text).flatMap((word) => this.#termsOf(word));
  }

  /**
   * How many different terms of a text fit.
   *
   * @param {string} text
   * @param {Fits} fits
   */
  hits(text, fits) {
    return new Set(this.terms(text).filter(fits)).size;
  }

  /**
   * Words of a text that fit, with their positions.
   *
   * @param {string} text
   * @param {Fits} fits
   */
  *#matches(text, fits) {
    for (const match of text.matchAll(WORD)) if (this.#termsOf(match[0]).some(fits)) yield match;
  }

  /**
   * A text in pieces, those that fit marked.
   *
   * @param {string} text
   * @param {Fits} fits
   */
  mark(text, fits) {
    /** @type {Piece[]} */
    const pieces = [];
    let end = 0;
    for (const { 0: word, index } of this.#matches(text, fits)) {
      if (index > end) pieces.push([text.slice(end, index), false]);
      pieces.push([word, true]);
      end = index + word.length;
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  }

  /**
   * The part of a text around its first match, cut at words.
   *
   * @param {string} text
   * @param {Fits} fits
   */
  excerpt(text, fits) {
    const [first] = this.#matches(text, fits);
    const position = first ? first.index : 0;
    const from = position > AROUND ? text.indexOf(" ", position - AROUND) + 1 : 0;
    let to = position + 2 * AROUND < text.length ? text.lastIndexOf(" ", position + 2 * AROUND) : text.length;
    if (to <= from) to = text.length;
    const part = text.slice(from, to).replace(/\u00a0·$/, ""); // the dot between two blocks
    return this.mark((from ? "… " : "") + part + (to < text.length ? " …" : ""), fits);
  }
}
