// Opens the search: settings, the engine that fits, what pages say. Data comes in scripts, from a disk as well, where fetch does
// not work; each hands its value to guideSearchData.
(function (root) {
  "use strict";

  const PASSAGES = 3; // of one page
  const given = new Map(); // values by address
  const asked = new Map(); // promises of them

  root.guideSearchData = (address, value) => given.set(address, value);

  function load(base, address, version) {
    if (given.has(address)) return Promise.resolve(given.get(address));
    if (!asked.has(address)) {
      asked.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${base}${address}.js${version ? `?${version}` : ""}`;
        script.onload = () => { script.remove(); done(given.get(address)); };
        // The next who asks tries again.
        script.onerror = () => { script.remove(); asked.delete(address); failed(new Error(address)); };
        document.head.append(script);
      }));
    }
    return asked.get(address);
  }

  // Of the minisearch kind: all texts, or titles, headings and first words where the guide is too large.
  async function openIndex(base, folder, settings, words) {
    const data = await load(base, `${folder}/index`, settings.version);
    // An old volume in the browser's memory would number the pages otherwise: the version keeps them apart.
    const found = root.guideSearchIndex(data, (number) => load(base, `${folder}/words/${number}`, settings.version), words.read);
    return Object.assign(found, { addresses: async (pages) => pages.map(found.address) });
  }

  async function openPagefind(base, folder, words) {
    const address = new URL(`${base}${folder}/pagefind/`, location.href).href;
    return root.guideSearchPagefind(address, words.read, () => load(base, `${folder}/found`));
  }

  // { language, strings, notice, find(text, apart), open(page), best(opened, page), addresses(pages), … }
  async function open(base, language) {
    const folder = `search/${language}`;
    const settings = await load(base, folder);
    const words = root.guideSearchWords(settings.rules);
    const served = settings.engine === "pagefind" && location.protocol !== "file:";
    let engine = null;
    // Where Pagefind may not run, its programs being WebAssembly, titles are better than nothing.
    if (served) engine = await openPagefind(base, folder, words).catch(() => null);
    const whole = Boolean(engine) || settings.engine === "minisearch";
    if (!engine) engine = await openIndex(base, folder, settings, words);

    // What results show of a page found: { address, title, kind, passages: [[anchor, heading, text]] }.
    async function page(found) {
      const address = await engine.address(found);
      const [title, kind, passages] = await load(base, `${folder}/pages/${address.replace(/\.html$/, "")}`);
      return { address, title, kind, passages };
    }

    // The best passages of an opened page: [{ passage, fits }].
    function best(opened, found) {
      if (whole && found.hits) {
        return found.hits.slice(0, PASSAGES).map((hit) => ({ passage: opened.passages[hit.passage], fits: fitting(hit.terms) }));
      }
      const fits = fitsOf(found);
      const rated = opened.passages.map((passage) => ({ passage, fits, hits: 2 * words.hits(passage[1], fits) + words.hits(passage[2], fits) }));
      return rated.filter((each) => each.hits).sort((a, b) => b.hits - a.hits).slice(0, PASSAGES);
    }

    const fitting = (terms) => { const known = new Set(terms); return (term) => known.has(term); };
    const fitsOf = (found) => found.fits || fitting(found.hits.flatMap((hit) => hit.terms));

    return {
      language: settings.language, strings: settings.words, notice: whole ? "" : "disk",
      find: engine.find, addresses: engine.addresses, open: page, best, fitsOf, marked: words.marked, excerpt: words.excerpt, hits: words.hits,
    };
  }

  root.guideSearchEngine = open;
})(window);
