/** Where words occur, counted when the index is written: the numbers that MiniSearch would count itself. */

/** @typedef {import("./volumes.js").Row} Row */

export const [TITLE, HEADING, TEXT] = [0, 1, 2];

/**
 * Each number as its distance from the one before: small numbers compress well.
 *
 * @param {number[]} numbers numbers of pages or passages, each followed by how often: [4, 1, 7, 2]
 */
const distances = (numbers) => numbers.map((number, i) => (i % 2 || !i ? number : number - numbers[i - 2]));

/** The words of titles by page, those of headings and texts by passage. */
export class Counts {
  #terms;
  /** @type {Map<string, number[][]>} */
  #index = new Map();

  /** @param {(text: string) => string[]} terms of a text */
  constructor(terms) {
    this.#terms = terms;
  }

  /**
   * Counts the words of a text.
   *
   * @param {string} text
   * @param {number} number of its page or passage
   * @param {number} field
   * @returns {number} how many different ones there are
   */
  add(text, number, field) {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const term of this.#terms(text)) times.set(term, (times.get(term) ?? 0) + 1);
    for (const [term, often] of times) {
      const fields = this.#index.get(term) ?? [[], [], []];
      this.#index.set(term, fields);
      fields[field].push(number, often);
    }
    return times.size;
  }

  /**
   * All words in the order in which JavaScript compares them, cut into volumes like an encyclopedia.
   *
   * @param {number} most numbers in one volume, about
   * @returns {Generator<Row[]>}
   */
  *volumes(most) {
    /** @type {Row[]} */
    let volume = [];
    let size = 0;
    for (const term of Array.from(this.#index.keys()).sort()) {
      const [titles, headings, texts] = /** @type {number[][]} */ (this.#index.get(term)).map(distances);
      volume.push([term, titles, headings, texts]);
      size += titles.length + headings.length + texts.length;
      if (size < most) continue;
      yield volume;
      volume = [];
      size = 0;
    }
    if (volume.length) yield volume;
  }
}
