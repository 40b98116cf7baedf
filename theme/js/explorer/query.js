// Words looked for in whole sheets, with the engine and the index of the site's search (theme/js/search.js), which load
// when the reader first types.
(function (explorer) {
  "use strict";

  const { data, load, address } = explorer;
  const FACTS = "at-a-glance"; // the anchor of what the list says of a sheet anyway
  let asked = null; // a promise of the engine and the passages of each sheet, once words were typed

  // The field at the head of every page may be loading the same index: both are handed it.
  function index() {
    let mine = null;
    const others = window.guideSearchIndex;
    window.guideSearchIndex = (given) => { mine = given; if (others) others(given); };
    // Where the other field took the index for itself meanwhile, ask again.
    return load(`search/${data.edition}.js`, () => mine).then((given) => given || index());
  }

  const pageOf = ({ id }) => address("page", { id });

  // One document a sheet, so that words may stand in different parts of it; `passages` are its texts, one by one.
  function documents(whole) {
    const numbers = new Map(data.sheets.map((sheet, i) => [pageOf(sheet), i]));
    const pages = data.sheets.map((sheet) => [pageOf(sheet), "", ""]);
    const own = data.sheets.map(() => []);
    for (const page of whole.pages) if (numbers.has(page[0])) pages[numbers.get(page[0])] = page;
    for (const section of whole.sections) {
      const sheet = numbers.get(whole.pages[section[0]][0]);
      if (sheet !== undefined) own[sheet].push(section);
    }
    const all = (sections, part) => sections.map((section) => section[part]).join(" ");
    return {
      index: { language: whole.language, rules: whole.rules, pages, sections: own.map((sections, i) => [i, "", all(sections, 2), all(sections, 3)]) },
      passages: own.map((sections) => sections.filter((section) => section[1] !== FACTS).map((section) => section[3])),
    };
  }

  async function start() {
    if (!window.MiniSearch) await load("assets/minisearch.js");
    if (!window.guideSearchEngine) await load("js/search.js");
    const { index: joined, passages } = documents(await index());
    const engine = window.guideSearchEngine(joined);
    await engine.ready;
    return { engine, passages };
  }

  // Pieces of the passage with most of the words, as [text, whether it was looked for]; none where only facts have them.
  function best(engine, passages, terms) {
    const hits = (text) => engine.marked(text, terms).filter((piece) => piece[1]).length;
    const [text, number] = passages.map((each) => [each, hits(each)]).reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
    return number ? engine.excerpt(text, terms) : [];
  }

  // Sheets by identifier with their score and a passage; whether all words were found. Fails where the index cannot be loaded;
  // the next call tries again.
  async function find(text) {
    asked = asked || start();
    asked.catch(() => { asked = null; });
    const { engine, passages } = await asked;
    const result = engine.search(text);
    const found = new Map(result.pages.map(({ score, hits }) => {
      const number = hits[0].section[0];
      return [data.sheets[number].id, { score, passage: best(engine, passages[number], hits[0].terms) }];
    }));
    return { found, exact: result.exact };
  }

  explorer.find = find;
})(window.guideExplorer);
