// Words looked for in whole sheets, with the site's search (theme/js/search/), which loads when the reader first types.
(function (explorer) {
  "use strict";

  const { data, address } = explorer;
  const FACTS = "at-a-glance"; // the anchor of what the list says of a sheet anyway

  // A promise of pieces of the passage with most of the words, as [text, whether it was looked for]; none where only facts have them.
  async function passage(engine, page) {
    const fits = engine.fitsOf(page);
    const { passages } = await engine.open(page);
    const rated = passages.filter(([anchor]) => anchor !== FACTS).map(([, , text]) => [text, engine.hits(text, fits)]);
    const [text, hits] = rated.reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
    return hits ? engine.excerpt(text, fits) : [];
  }

  // Sheets by identifier with their score and `passage`, a function; whether all words were found. Words may stand in different
  // passages of a sheet. Fails where the index cannot be loaded; the next call tries again.
  async function find(text) {
    const engine = await window.guideSearch();
    const { pages, exact } = await engine.find(text);
    const addresses = await engine.addresses(pages);
    // Made now: all sheets are known by the time that words are looked for, not when the page arrives.
    const sheets = new Map(data.sheets.map(({ id }) => [address("page", { id }), id]));
    const found = new Map();
    pages.forEach((page, i) => {
      const id = sheets.get(addresses[i]);
      if (id) found.set(id, { score: page.score, passage: () => passage(engine, page) });
    });
    return { found, exact };
  }

  explorer.find = find;
})(window.guideExplorer);
