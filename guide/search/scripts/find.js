// The engine: MiniSearch, over the scripts of the index that a query needs (guide/search/files.mjs). No text is read and no
// word counted in the browser.
(function (root) {
  "use strict";

  const SLICE = 30; // milliseconds of work before the page may answer the reader
  const TOLERANT = 5; // letters of a word that may have one wrong
  const ALIKE = 4; // letters that a word and its correction share where there are too many volumes to try all
  const MOST = 100; // volumes to try, 7 KB each
  const FIELDS = ["title", "heading", "text"];
  const same = { tokenize: (term) => [term], processTerm: (term) => term };
  const OPTIONS = { fields: FIELDS, ...same, searchOptions: { boost: { title: 8, heading: 3 }, weights: { fuzzy: 0.2, prefix: 0.6 }, ...same } };

  // Two neighbouring letters changed places: one typing error that counts as two edits.
  function swaps(term) {
    const found = [];
    if (term.length < TOLERANT || term.length > 20) return found;
    for (let i = 0; i + 1 < term.length; i++) {
      if (term[i] !== term[i + 1]) found.push(term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2));
    }
    return found;
  }

  // What MiniSearch is asked. `tolerance`: 0 as typed, 1 one letter wrong, 2 two neighbouring letters swapped, too.
  const every = (queries) => (queries.length === 1 ? queries[0] : { combineWith: "AND", queries });
  // Its words weigh together as much as one.
  const exactly = (terms) => ({ combineWith: "AND", queries: terms, prefix: false, fuzzy: false, boostTerm: () => 1 / terms.length });

  // Even two letters of a word that is being typed find what begins with them.
  function wordQuery(word, tolerance) {
    const leaf = (term, last) => ({
      combineWith: "OR",
      queries: [term, ...(tolerance > 1 ? swaps(term) : [])],
      prefix: last || term.length > 3,
      fuzzy: tolerance && term.length >= TOLERANT ? 1 : false,
    });
    const leaves = word.terms.map((term, i) => leaf(term, word.last && i === word.terms.length - 1));
    return leaves.length === 1 ? leaves[0] : { combineWith: "OR", queries: [leaf(word.whole, word.last), every(leaves)] };
  }

  function partQuery(part, tolerance) {
    const words = every(part.words.map((word) => wordQuery(word, tolerance)));
    return { combineWith: "OR", queries: [words, ...part.others.map(exactly)] };
  }

  // [term, whether longer words count] of all words that a query may find.
  function* terms(query, prefix) {
    if (typeof query === "string") yield [query, prefix];
    else for (const each of query.queries) yield* terms(each, "prefix" in query ? query.prefix : prefix);
  }

  // `data`: pages, and the first word of each volume; `volume(number)` loads the words of one.
  function makeIndex(data, volume, read) {
    const first = [0]; // number of the first passage of each page
    const pageOf = [];
    const lengths = [];
    for (const [page, [title, counted]] of data.pages.entries()) {
      for (let i = 0; i < counted.length; i += 2) {
        pageOf.push(page);
        lengths.push([title, counted[i], counted[i + 1]]);
      }
      first.push(pageOf.length);
    }
    const average = FIELDS.map((_, field) => lengths.reduce((sum, each) => sum + each[field], 0) / (lengths.length || 1));

    // A word of a volume as MiniSearch keeps it: [term, { field: { passage: how often } }]. `ids`: takes in its passages.
    function unpacked([term, titles, headings, texts], ids) {
      const kept = {};
      [titles, headings, texts].forEach((numbers, field) => {
        if (!numbers.length) return;
        const times = (kept[field] = {});
        for (let i = 0, at = 0; i < numbers.length; i += 2) {
          at += numbers[i];
          const [from, to] = field ? [at, at + 1] : [first[at], first[at + 1]];
          for (let passage = from; passage < to; passage++) {
            times[passage] = numbers[i + 1];
            ids.add(passage);
          }
        }
      });
      return [term, kept];
    }

    // After a slice of work the page may answer the reader.
    let since = 0;
    async function breathe() {
      if (performance.now() - since < SLICE) return;
      await new Promise((done) => setTimeout(done));
      since = performance.now();
    }

    // `wanted`: the only words to take from the volumes, where they are known.
    async function engineOf(numbers, wanted) {
      const volumes = await Promise.all(numbers.map(volume));
      const index = [];
      const ids = new Set();
      for (const rows of volumes) {
        for (const row of rows) if (!wanted || fits(wanted, row[0])) index.push(unpacked(row, ids));
        await breathe();
      }
      const documentIds = {}, fieldLength = {};
      for (const id of ids) {
        documentIds[id] = id;
        fieldLength[id] = lengths[id];
      }
      await breathe();
      return root.MiniSearch.loadJS({
        index, documentIds, fieldLength, storedFields: {}, documentCount: lengths.length, nextId: lengths.length,
        fieldIds: { title: 0, heading: 1, text: 2 }, averageFieldLength: average, dirtCount: 0, serializationVersion: 2,
      }, OPTIONS);
    }

    const fits = (wanted, word) => wanted.some(([term, prefix]) => word === term || (prefix && word.startsWith(term)));

    // Volumes that may hold a term: each goes from its first word to that of the next.
    function numbersFor(query) {
      const wanted = Array.from(terms(query, false));
      const holds = (from, to) => wanted.some(([term, prefix]) => (to === undefined || term < to) && (from <= term || (prefix && from.startsWith(term))));
      return data.beginnings.flatMap((from, number) => (holds(from, data.beginnings[number + 1]) ? [number] : []));
    }

    let last = { key: null, engine: null };
    async function engineFor(query, more) {
      const numbers = Array.from(new Set(numbersFor(query).concat(more)));
      const key = numbers.join();
      if (last.key !== key) last = { key, engine: engineOf(numbers) };
      return last.engine;
    }

    // Volumes with words like one that was found nowhere: its first letters may be wrong.
    async function elsewhere(query) {
      if (data.beginnings.length > MOST) return numbersFor({ queries: Array.from(terms(query, false), ([term]) => term.slice(0, ALIKE)), prefix: true });
      const found = [];
      for (let number = 0; number < data.beginnings.length; number++) {
        if ((await engineOf([number])).search(query).length) found.push(number);
        await breathe();
      }
      return found;
    }

    // Passages with what they have of a query: { passage: { score, terms, below } }; `below`: the passage itself has it, and not
    // only the title of its page. MiniSearch's factor is taken back: the number of words that it found, of which an acronym and
    // what it stands for are several.
    const beside = (fields) => fields.some((field) => field !== "title");
    const weighed = (found) => new Map(found.map(({ id, score, terms, queryTerms, match }) => (
      [id, { score: score / queryTerms.length, terms, below: Object.values(match).some(beside) }]
    )));

    // Pages with all (AND) or some (OR) parts of a query, best first: { number, score, hits: [{ passage, terms, … }] }, the best
    // passage first. Parts that stand together in a passage are worth more than apart.
    function ranked(found, combineWith) {
      const pages = new Map();
      const hits = new Map();
      found.forEach((passages, part) => {
        for (const [id, { score, terms, below }] of passages) {
          const number = pageOf[id];
          let page = pages.get(number);
          if (!page) pages.set(number, (page = { number, best: [], hits: [] }));
          page.best[part] = Math.max(page.best[part] || 0, score);
          let hit = hits.get(id);
          if (!hit) {
            hits.set(id, (hit = { passage: id - first[number], parts: 0, score: 0, terms: [], below: false }));
            page.hits.push(hit);
          }
          hit.parts++;
          hit.score += score;
          hit.terms = hit.terms.concat(terms);
          hit.below ||= below;
        }
      });
      const worth = (hit) => hit.score * hit.parts;
      const least = combineWith === "AND" ? found.length : 1;
      const kept = [];
      for (const { number, best, hits } of pages.values()) {
        const scores = best.filter(Boolean); // of the parts that it has
        if (scores.length < least) continue;
        const together = Math.max(...hits.map((hit) => hit.parts));
        const score = scores.reduce((sum, each) => sum + each) * scores.length * together;
        kept.push({ number, score, hits: hits.sort((a, b) => worth(b) - worth(a) || a.passage - b.passage) });
      }
      return kept.sort((a, b) => b.score - a.score || a.number - b.number);
    }

    async function search(parts, tolerance, combineWith, more) {
      const queries = parts.map((part) => partQuery(part, tolerance));
      const query = { combineWith, queries };
      // As typed, a query says which words it finds: taking in those alone is most of its speed.
      const engine = await (tolerance ? engineFor(query, more) : engineOf(numbersFor(query), Array.from(terms(query, false))));
      const found = [];
      for (const each of queries) {
        await breathe();
        found.push(weighed(engine.search(each)));
        if (combineWith === "AND" && !found[found.length - 1].size) return [];
      }
      return ranked(found, combineWith);
    }

    async function find(text) {
      const parts = read(text);
      if (!parts.length) return { pages: [], exact: true, idle: true };
      since = performance.now();
      let more = [];
      for (let round = 0; round < 2; round++) {
        for (let tolerance = round; tolerance < 3; tolerance++) {
          const pages = await search(parts, tolerance, "AND", more);
          if (pages.length) return { pages, exact: true };
        }
        if (round) break;
        for (const part of parts) {
          const query = partQuery(part, 2);
          if (!part.words.some((word) => word.whole.length >= TOLERANT)) continue;
          if (!(await engineFor(query, [])).search(query).length) more = more.concat(await elsewhere(query));
        }
        if (!more.length) break;
      }
      return { pages: await search(parts, 1, "OR", more), exact: false };
    }

    return find;
  }

  root.guideSearchIndex = makeIndex;
})(globalThis);
