// Opens the search: settings, index, what pages say. Data comes in scripts, from a disk as well, where fetch does
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

  // { language, strings, find(text), open(page), best(opened, page), addresses(pages), … }
  async function open(base, language) {
    const folder = `search/${language}`;
    const settings = await load(base, folder);
    const words = root.guideSearchWords(settings.rules);
    // An old script in the browser's memory would number the pages otherwise: the version keeps them apart.
    const part = (address) => load(base, `${folder}/${address}`, settings.version);
    const find = root.guideSearchIndex(settings, (number) => part(`words/${number}`), words.read);

    // What results show of a page found: { address, title, kind, passages: [[anchor, heading, text]] }.
    async function page(found) {
      const [address, title, kind, passages] = await part(`pages/${found.number}`);
      return { address, title, kind, passages };
    }

    // The best passages of an opened page, or its first where only the title was found: [{ passage, fits }].
    function best(opened, found) {
      const below = found.hits.filter((hit) => hit.below);
      return (below.length ? below.slice(0, PASSAGES) : found.hits.slice(0, 1)).map((hit) => ({ passage: opened.passages[hit.passage], fits: fitting(hit.terms) }));
    }

    const fitting = (terms) => { const known = new Set(terms); return (term) => known.has(term); };
    const fitsOf = (found) => fitting(found.hits.flatMap((hit) => hit.terms));

    async function addresses(pages) {
      const all = await part("list");
      return pages.map(({ number }) => all[number]);
    }

    return {
      language: settings.language, strings: settings.words, find, addresses, open: page, best, fitsOf, marked: words.marked, excerpt: words.excerpt, hits: words.hits,
    };
  }

  root.guideSearchEngine = open;
})(window);
