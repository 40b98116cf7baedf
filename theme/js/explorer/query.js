// Words looked for in whole sheets, with the engine and the index of the site's search (theme/js/search.js), which load
// when the reader first types.
(function (explorer) {
  "use strict";

  const { data, load } = explorer;
  let engine = null; // a promise of { search, passages }, once it was asked for

  // The field at the head of every page may be loading the same index: both are handed it.
  function index() {
    let mine = null;
    const others = window.guideSearchIndex;
    window.guideSearchIndex = (given) => { mine = given; if (others) others(given); };
    // Where the other field took the index for itself meanwhile, ask again.
    return load(`search/${data.edition}.js`, () => mine).then((given) => given || index());
  }

  // One document a sheet, so that words may stand in different parts of it.
  function documents(whole) {
    const numbers = new Map(data.sheets.map((sheet, i) => [sheet.page, i]));
    const pages = data.sheets.map((sheet) => [sheet.page, "", ""]);
    const texts = data.sheets.map(() => ({ headings: [], passages: [] }));
    whole.pages.forEach((page) => { if (numbers.has(page[0])) pages[numbers.get(page[0])] = page; });
    whole.sections.forEach(([number, , heading, text]) => {
      const own = texts[numbers.get(whole.pages[number][0])];
      if (!own) return;
      own.headings.push(heading);
      own.passages.push(text);
    });
    const sections = texts.map((own, i) => [i, "", own.headings.join(" "), own.passages.join(" ")]);
    return { language: whole.language, rules: whole.rules, pages, sections };
  }

  async function start() {
    if (!window.MiniSearch) await load("assets/minisearch.js");
    if (!window.guideSearchEngine) await load("js/search.js");
    const made = window.guideSearchEngine(documents(await index()));
    await made.ready;
    return made;
  }

  // Sheets by identifier with their score and a passage as pieces [text, whether it was looked for]; whether all words were
  // found. Fails where the index cannot be loaded; the next call tries again.
  async function find(text) {
    engine = engine || start();
    const failed = () => { engine = null; };
    engine.catch(failed);
    const made = await engine;
    const result = made.search(text);
    const found = new Map(result.pages.map((page) => {
      const { section, terms } = page.hits[0];
      return [data.sheets[section[0]].id, { score: page.score, passage: made.excerpt(section[3], terms) }];
    }));
    return { found, exact: result.exact };
  }

  explorer.find = find;
})(window.guideExplorer);
