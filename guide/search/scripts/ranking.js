/** Pages in the order in which they answer a query. */

/** @typedef {import("minisearch").SearchResult} SearchResult */
/** @typedef {import("./volumes.js").Passages} Passages */
/** @typedef {{ score: number, terms: string[], below: boolean }} Match `below`: the passage itself has it, not only its title */
/** @typedef {{ passage: number, parts: number } & Match} Hit a passage with `parts` of the query; counted in its page */
/** @typedef {{ number: number, score: number, hits: Hit[] }} Result the best passage first */

/**
 * Passages with what they have of a part of a query. MiniSearch's factor is taken back: the number of words that it found,
 * of which an acronym and what it stands for are several.
 *
 * @param {SearchResult[]} results
 * @returns {Map<number, Match>}
 */
export function weighMatches(results) {
  /** @param {string[]} fields */
  const below = (fields) => fields.some((field) => field !== "title");
  return new Map(
    results.map(({ id, score, terms, queryTerms, match }) => [
      id,
      { score: score / queryTerms.length, terms, below: Object.values(match).some(below) },
    ]),
  );
}

/**
 * Pages with all (AND) or some (OR) parts of a query, best first. Parts that stand together in a passage are worth more than
 * apart.
 *
 * @param {Map<number, Match>[]} parts passages with what they have, for each part of the query
 * @param {Passages} passages
 * @param {"AND" | "OR"} combineWith
 * @returns {Result[]}
 */
export function rank(parts, passages, combineWith) {
  const pages = gather(parts, passages);
  const least = combineWith === "AND" ? parts.length : 1;
  const ranked = [];
  for (const [number, { best, hits }] of pages) {
    const scores = best.filter(Boolean); // of the parts that it has
    if (scores.length < least) continue;
    const together = Math.max(...Array.from(hits.values(), (hit) => hit.parts));
    const score = scores.reduce((sum, each) => sum + each) * scores.length * together;
    ranked.push({ number, score, hits: sortHits(hits.values()) });
  }
  return ranked.sort((a, b) => b.score - a.score || a.number - b.number);
}

/**
 * @param {Iterable<Hit>} hits
 * @returns {Hit[]} the best first
 */
function sortHits(hits) {
  /** @param {Hit} hit */
  const worth = (hit) => hit.score * hit.parts;
  return Array.from(hits).sort((a, b) => worth(b) - worth(a) || a.passage - b.passage);
}

/**
 * What pages have of a query: the best score of each part, and their passages by number.
 *
 * @param {Map<number, Match>[]} parts
 * @param {Passages} passages
 */
function gather(parts, { first, pageOf }) {
  /** @type {Map<number, { best: number[], hits: Map<number, Hit> }>} */
  const pages = new Map();
  for (const [part, matches] of parts.entries()) {
    for (const [id, { score, terms, below }] of matches) {
      const number = pageOf[id];
      const page = pages.get(number) ?? { best: [], hits: new Map() };
      pages.set(number, page);
      page.best[part] = Math.max(page.best[part] ?? 0, score);
      const hit = page.hits.get(id) ?? { passage: id - first[number], parts: 0, score: 0, terms: [], below: false };
      page.hits.set(id, hit);
      hit.parts++;
      hit.score += score;
      hit.terms = hit.terms.concat(terms);
      hit.below ||= below;
    }
  }
  return pages;
}
