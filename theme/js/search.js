// The search: cuts words by the rules of the language, asks MiniSearch, prints pages with their passages.
// Passages, rules and synonyms come from search/<language>.js (guide/search.py).
(function (root) {
  "use strict";

  var PAGES = 50; // shown at most
  var PASSAGES = 3; // of one page
  var AROUND = 90; // characters kept on each side of a match
  var WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑.'’][\p{L}\p{M}\p{N}]+)*/gu;

  // Words

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss");
  }

  // « 8,6 » is « 8.6 ».
  function decimal(text) {
    return text.replace(/(\d),(?=\d)/g, "$1.");
  }

  function makeAnalyzer(rules) {
    var elisions = new Set(rules.elisions);
    var exceptions = new Set(rules.exceptions);

    function stem(word) {
      if (word.length < 4 || exceptions.has(word) || /\d/.test(word)) return word;
      for (var i = 0; i < rules.endings.length; i++) {
        var ending = rules.endings[i][0];
        if (word.endsWith(ending)) {
          var short = word.slice(0, -ending.length) + rules.endings[i][1];
          return short.length > 2 ? short : word;
        }
      }
      return word;
    }

    // The parts of one written word: « l’agro-écologie » has the parts agro and ecologie, joined agroecologie.
    function parts(written) {
      if (/^\d+\.[\p{L}\d]+$/u.test(written)) return [fold(written)];
      var found = fold(written).split(/[-‐‑.'’]/);
      while (found.length > 1 && elisions.has(found[0])) found.shift();
      return found.filter(Boolean);
    }

    // Most words of a text occur many times; half of them are words that no query is about.
    var stop = new Set(rules.stopWords);
    var known = new Map();
    function termsOf(written) {
      if (!known.has(written)) {
        var pieces = parts(written);
        if (pieces.length > 1) pieces = pieces.concat(pieces.join(""));
        known.set(written, pieces.filter(function (piece) { return !stop.has(piece); }).map(stem));
      }
      return known.get(written);
    }

    function terms(text) {
      var found = [];
      for (var written of decimal(text).match(WORD) || []) for (var term of termsOf(written)) found.push(term);
      return found;
    }

    return { stem: stem, parts: parts, terms: terms };
  }

  // Queries

  function makeParser(analyzer, rules) {
    var stop = new Set(rules.stopWords);
    var phrases = []; // [terms of one form, all forms of the same thing]
    rules.synonyms.forEach(function (group) {
      var forms = group.map(function (form) {
        return words(form).filter(function (word) { return !word.stop; }).map(function (word) { return word.whole; });
      }).filter(function (terms) { return terms.length; });
      forms.forEach(function (form) { phrases.push([form, forms]); });
    });
    phrases.sort(function (a, b) { return b[0].length - a[0].length; }); // the longest wins

    function words(text) {
      return (decimal(text).match(WORD) || []).map(function (written) {
        var pieces = analyzer.parts(written);
        var whole = analyzer.stem(pieces.join(""));
        return { pieces: pieces, terms: pieces.map(analyzer.stem), whole: whole, stop: pieces.length === 1 && stop.has(pieces[0]) };
      });
    }

    function all(terms) {
      return terms.length === 1 ? terms[0] : { combineWith: "AND", queries: terms };
    }

    function exactly(terms) {
      return { combineWith: "AND", queries: terms, prefix: false, fuzzy: false };
    }

    // One node per word of the query. `tolerance`: 0 as typed, 1 one letter wrong, 2 two neighbouring letters swapped, too.
    return function parse(text, combineWith, tolerance) {
      var found = words(text);
      if (found.length && /[\p{L}\p{M}\p{N}]$/u.test(text)) found[found.length - 1].last = true;
      var kept = found.filter(function (word) { return !word.stop; });
      if (!kept.length) kept = found;

      function leaf(term, last) {
        var queries = [term].concat(tolerance > 1 ? swaps(term) : []);
        var options = { prefix: last || term.length > 3, fuzzy: tolerance && term.length > 4 ? 1 : false };
        return Object.assign({ combineWith: "OR", queries: queries }, options);
      }

      var nodes = kept.map(function (word) {
        var leaves = word.terms.map(function (term, i) { return leaf(term, word.last && i === word.terms.length - 1); });
        if (leaves.length === 1) return leaves[0];
        return { combineWith: "OR", queries: [leaf(word.whole, word.last), all(leaves)] };
      });

      // An acronym also finds what it stands for, and the other way round.
      var terms = kept.map(function (word) { return word.whole; });
      var taken = 0;
      phrases.forEach(function (pair) {
        var from = pair[0];
        for (var start = 0; start + from.length <= terms.length && taken < 8; start++) {
          if (from.every(function (term, i) { return terms[start + i] === term && nodes[start + i]; })) {
            var run = nodes.slice(start, start + from.length).filter(Boolean);
            // A form that holds all words of this one finds nothing more.
            var others = pair[1].filter(function (form) { return !from.every(function (term) { return form.includes(term); }); });
            nodes[start] = { combineWith: "OR", queries: [all(run)].concat(others.map(exactly)) };
            for (var i = 1; i < from.length; i++) nodes[start + i] = null;
            taken++;
            return;
          }
        }
      });
      return { combineWith: combineWith, queries: nodes.filter(Boolean) };
    };
  }

  // Two neighbouring letters changed places: one typing error that counts as two edits.
  function swaps(term) {
    var found = [];
    if (term.length < 5 || term.length > 20) return found;
    for (var i = 0; i + 1 < term.length; i++) {
      if (term[i] !== term[i + 1]) found.push(term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2));
    }
    return found;
  }

  // Engine

  // After the next frame, so that the first answers show before all texts are read; a page in the background has none.
  function painted() {
    return new Promise(function (done) {
      setTimeout(done, 100);
      if (root.requestAnimationFrame) root.requestAnimationFrame(function () { setTimeout(done); });
    });
  }

  function makeEngine(data) {
    var analyzer = makeAnalyzer(data.rules);
    var parse = makeParser(analyzer, data.rules);
    var plain = { tokenize: function (term) { return [term]; }, processTerm: function (term) { return term; } };
    var options = {
      fields: ["title", "heading", "text"],
      tokenize: analyzer.terms,
      processTerm: function (term) { return term; },
      searchOptions: Object.assign({ boost: { title: 8, heading: 3 }, weights: { fuzzy: 0.2, prefix: 0.6 } }, plain),
    };
    var documents = data.sections.map(function (section, id) {
      return { id: id, title: data.pages[section[0]][1], heading: section[2], text: section[3] };
    });
    var whole = new root.MiniSearch(options);
    var titles = null;
    var complete = false;

    // Until all texts are read, which takes a slow phone a second, titles and headings answer.
    function soFar() {
      if (!titles) {
        titles = new root.MiniSearch(options);
        titles.addAll(documents.map(function (each) { return { id: each.id, title: each.title, heading: each.heading, text: "" }; }));
      }
      return titles;
    }

    function search(text) {
      var index = complete ? whole : soFar();
      var wanted = text.trim();
      if (!/[\p{L}\p{N}]/u.test(wanted)) return { pages: [], exact: true };
      var hits = [];
      for (var tolerance = 0; tolerance < 3 && !hits.length; tolerance++) hits = index.search(parse(text, "AND", tolerance));
      var exact = hits.length > 0;
      if (!exact) hits = index.search(parse(text, "OR", 1));
      var pages = new Map();
      hits.forEach(function (hit) {
        var section = data.sections[hit.id];
        if (!pages.has(section[0])) pages.set(section[0], { page: data.pages[section[0]], score: hit.score, hits: [] });
        pages.get(section[0]).hits.push({ section: section, terms: new Set(Object.keys(hit.match)) });
      });
      return { pages: Array.from(pages.values()), exact: exact };
    }

    // Pieces of a text: [text, whether it matches].
    function marked(text, terms) {
      var pieces = [], end = 0;
      for (var found of text.matchAll(WORD)) {
        if (!analyzer.terms(found[0]).some(function (term) { return terms.has(term); })) continue;
        if (found.index > end) pieces.push([text.slice(end, found.index), false]);
        pieces.push([found[0], true]);
        end = found.index + found[0].length;
      }
      if (end < text.length) pieces.push([text.slice(end), false]);
      return pieces;
    }

    // The part of a passage around its first match, cut at words.
    function excerpt(text, terms) {
      var pieces = marked(text, terms), position = 0;
      for (var i = 0; i < pieces.length && !pieces[i][1]; i++) position += pieces[i][0].length;
      if (position >= text.length) position = 0;
      var from = position > AROUND ? text.indexOf(" ", position - AROUND) + 1 : 0;
      var to = position + 2 * AROUND < text.length ? text.lastIndexOf(" ", position + 2 * AROUND) : text.length;
      if (to <= from) to = text.length;
      return marked((from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : ""), terms);
    }

    return {
      ready: painted().then(function () {
        return whole.addAllAsync(documents, { chunkSize: 50 });
      }).then(function () { complete = true; titles = null; }),
      search: search,
      marked: marked,
      excerpt: excerpt,
    };
  }

  // Page

  function element(name, className, pieces) {
    var made = document.createElement(name);
    if (className) made.className = className;
    (pieces || []).forEach(function (piece) {
      var text = document.createTextNode(piece[0]);
      if (!piece[1]) return made.appendChild(text);
      made.appendChild(document.createElement("mark")).appendChild(text);
    });
    return made;
  }

  function plural(words, forms, n, language) {
    var form = new Intl.PluralRules(language).select(n);
    return (forms[form] || forms.other).replace("{n}", n.toLocaleString(language));
  }

  root.guideSearch = function (form, data, words, base) {
    var input = form.querySelector("input");
    var results = form.querySelector("#search-results");
    var status = form.querySelector("#search-status");
    var engine = makeEngine(data);
    var ready = false;
    var closing = false;

    function close() {
      results.hidden = true;
    }

    function show() {
      var text = input.value;
      status.dataset.query = "";
      if (!text.trim()) {
        status.textContent = "";
        results.replaceChildren();
        return close();
      }
      var found = engine.search(text);
      if (!ready) status.textContent = words.loading;
      if (!ready && !(found.exact && found.pages.length)) return;
      var summary = !ready ? words.loading : !found.pages.length ? words.none : plural(words, words.count, found.pages.length, data.language);
      if (!found.exact && found.pages.length) summary = words.some;
      var shown = found.pages.slice(0, PAGES);
      if (ready && shown.length < found.pages.length) summary += ". " + plural(words, words.limited, shown.length, data.language);
      var list = element("ol", "results");
      shown.forEach(function (group) {
        var item = element("li", "result");
        var all = new Set();
        group.hits.forEach(function (hit) { hit.terms.forEach(function (term) { all.add(term); }); });
        var link = element("a", "result-page", engine.marked(group.page[1], all));
        link.href = base + group.page[0];
        item.appendChild(link);
        item.appendChild(document.createTextNode(" "));
        item.appendChild(element("span", "result-kind", [[group.page[2], false]]));
        group.hits.slice(0, PASSAGES).forEach(function (hit) {
          var passage = element("a", "result-passage");
          passage.href = base + group.page[0] + (hit.section[1] ? "#" + hit.section[1] : "");
          if (hit.section[2]) {
            passage.appendChild(element("strong", "", engine.marked(hit.section[2], hit.terms)));
            passage.appendChild(document.createTextNode(" "));
          }
          passage.appendChild(element("span", "", engine.excerpt(hit.section[3], hit.terms)));
          item.appendChild(passage);
        });
        list.appendChild(item);
      });
      results.replaceChildren(element("p", "results-count", [[summary, false]]), list);
      results.hidden = false;
      results.scrollTop = 0;
      status.textContent = summary;
      if (ready) status.dataset.query = text; // the query that the results answer
    }

    function links() {
      return Array.from(results.querySelectorAll("a"));
    }

    form.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        if (!results.hidden) event.preventDefault();
        closing = true; // focus alone would open the results again
        input.focus();
        closing = false;
        close();
        return;
      }
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || results.hidden) return;
      var all = links();
      var position = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      if (position < 0) input.focus();
      else if (all[position]) all[position].focus();
    });
    form.addEventListener("submit", function () {
      var first = links()[0];
      if (first && !results.hidden) first.focus();
    });
    form.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("click", function (event) {
      if (!form.contains(event.target)) close();
    });
    input.addEventListener("focus", function () {
      if (!closing && input.value.trim() && results.childElementCount) results.hidden = false;
    });
    input.addEventListener("input", show);
    if (input.value.trim()) show();
    engine.ready.then(function () {
      ready = true;
      // A reader who has gone down into the first answers keeps them.
      if (input.value.trim() && !results.contains(document.activeElement)) show();
    });
  };

  root.guideSearchEngine = makeEngine; // for tests
})(typeof window === "undefined" ? globalThis : window);
