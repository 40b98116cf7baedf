/** Words looked for in whole sheets, with the site's search, which loads when the reader first types. */

/**
 * What the explorer uses of the site's search.
 *
 * @typedef {Pick<import("#search/engine.js").Engine,
 *   "find" | "addresses" | "open" | "fitsOf" | "hits" | "excerpt">} Engine
 */

/** @typedef {import("#search/words.js").Piece} Piece of a text; whether it was looked for */

/**
 * `passage`: the words where the sheet has most of them.
 *
 * @typedef {{ score: number, passage: () => Promise<Piece[]> }} Match
 */

const FACTS = "at-a-glance"; // the anchor of what the list says of a sheet anyway

/**
 * The passage with most of the words; none where only facts have them.
 *
 * @param {Engine} engine
 * @param {import("#search/ranking.js").Result} page
 * @returns {Promise<Piece[]>}
 */
async function findPassage(engine, page) {
  const fits = engine.fitsOf(page);
  const { passages } = await engine.open(page);
  let best = { text: "", hits: 0 };
  for (const [anchor, , text] of passages) {
    const hits = anchor === FACTS ? 0 : engine.hits(text, fits);
    if (hits > best.hits) best = { text, hits };
  }
  return best.hits ? engine.excerpt(best.text, fits) : [];
}

/**
 * Sheets that have the words, which may stand in different passages; `exact`: whether all words were met. Fails where the
 * index cannot be loaded; the next call tries again.
 *
 * @param {Engine} engine
 * @param {string} text
 * @param {Map<string, string>} sheets identifiers by address of their page
 */
export async function findSheets(engine, text, sheets) {
  const { pages, exact } = await engine.find(text);
  const addresses = await engine.addresses(pages);
  /** @type {Map<string, Match>} */
  const matches = new Map();
  pages.forEach((page, i) => {
    const id = sheets.get(addresses[i]);
    if (id) matches.set(id, { score: page.score, passage: () => findPassage(engine, page) });
  });
  return { matches, exact };
}
