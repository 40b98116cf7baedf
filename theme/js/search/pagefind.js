// The engine for large guides that are served over HTTP: Pagefind, which fetches the parts of its index that a query needs
// and looks for words in a worker. Its pages are made of comparable words only (guide/pagefind.py).
(function (root) {
  "use strict";

  const WAYS = 12; // of putting a query, at most

  // A query in all ways to put it: compounds as one word, acronyms as what they stand for. Each is a list of terms, all of which
  // a page must have.
  function ways(parts) {
    const first = parts.map((part) => part.words.flatMap((word) => word.terms));
    const made = [first];
    parts.forEach((part, i) => {
      const joined = part.words.map((word) => word.whole);
      for (const other of [joined, ...part.others]) made.push(first.map((terms, j) => (i === j ? other : terms)));
    });
    const texts = made.map((way) => way.flat().join(" "));
    return Array.from(new Set(texts)).slice(0, WAYS);
  }

  // Every page once, with its best score.
  function merged(answers, together) {
    const pages = new Map();
    for (const { results } of answers) {
      for (const result of results) {
        const known = pages.get(result.id);
        if (!known) pages.set(result.id, { id: result.id, score: result.score, data: result.data });
        else known.score = together(known.score, result.score);
      }
    }
    return Array.from(pages.values()).sort((a, b) => b.score - a.score);
  }

  // `folder`: address of the bundle; `pagesById` loads the address of every page.
  async function makePagefind(folder, read, pagesById) {
    const engine = await import(folder + "pagefind.js");
    await engine.options({ baseUrl: "/" });
    await engine.init();

    async function find(text) {
      const parts = read(text);
      if (!parts.length) return { pages: [], exact: true, idle: true };
      const asked = ways(parts);
      const fits = asked.flatMap((way) => way.split(" "));
      const made = (pages, exact) => ({ pages: pages.map((page) => Object.assign(page, { fits: (term) => fits.some((each) => term.startsWith(each)) })), exact });
      const pages = merged(await Promise.all(asked.map((way) => engine.search(way))), Math.max);
      if (pages.length && (parts.length === 1 || (await hasAll(pages[0], parts)))) return made(pages, true);
      const apart = parts.flatMap((part) => ways([part]));
      return made(merged(await Promise.all(apart.map((way) => engine.search(way))), (a, b) => a + b), parts.length === 1);
    }

    // Pagefind passes over words that are nowhere: the best page tells whether pages have them all.
    async function hasAll(page, parts) {
      const terms = (await page.data()).content.split(/\s+/);
      const has = (way) => way.split(" ").every((each) => terms.some((term) => term.startsWith(each)));
      return parts.every((part) => ways([part]).some(has));
    }

    async function address(page) {
      const { raw_url: raw, url } = await page.data();
      return (raw || url).replace(/^\//, "");
    }

    async function addresses(pages) {
      const known = await pagesById();
      return pages.map((page) => known[page.id]);
    }

    return { find, address, addresses };
  }

  root.guideSearchPagefind = makePagefind;
})(window);
