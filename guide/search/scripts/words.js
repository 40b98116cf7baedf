// Words of texts and queries made comparable: when the index is written (guide/search/files.mjs) and in the browser.
(function (root) {
  "use strict";

  const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑.'’][\p{L}\p{M}\p{N}]+)*/gu;
  const AROUND = 90; // characters kept on each side of a match
  const SYNONYMS = 8; // used at most in one query

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss");
  }

  // « 8,6 » is « 8.6 ».
  const decimal = (text) => text.replace(/(\d),(?=\d)/g, "$1.");

  function makeWords(rules) {
    const elisions = new Set(rules.elisions);
    const exceptions = new Set(rules.exceptions);
    const stop = new Set(rules.stopWords);

    function stem(word) {
      if (word.length < 4 || exceptions.has(word) || /\d/.test(word)) return word;
      for (const [ending, replacement] of rules.endings) {
        if (!word.endsWith(ending)) continue;
        const short = word.slice(0, -ending.length) + replacement;
        return short.length > 2 ? short : word;
      }
      return word;
    }

    // The parts of one written word: « l’agro-écologie » has the parts agro and ecologie, joined agroecologie.
    function parts(written) {
      if (/^\d+\.[\p{L}\d]+$/u.test(written)) return [fold(written)];
      const found = fold(written).split(/[-‐‑.'’]/);
      while (found.length > 1 && elisions.has(found[0])) found.shift();
      return found.filter(Boolean);
    }

    const known = new Map();
    function termsOf(written) {
      if (!known.has(written)) {
        const pieces = parts(written);
        if (pieces.length > 1) pieces.push(pieces.join(""));
        known.set(written, pieces.filter((piece) => !stop.has(piece)).map(stem));
      }
      return known.get(written);
    }

    const terms = (text) => (decimal(text).match(WORD) || []).flatMap(termsOf);

    // Queries

    function written(text) {
      return (decimal(text).match(WORD) || []).map((each) => {
        const pieces = parts(each);
        return { terms: pieces.map(stem), whole: stem(pieces.join("")), stop: pieces.length === 1 && stop.has(pieces[0]), last: false };
      });
    }

    const wholes = (words) => words.map((word) => word.whole);
    const phrases = rules.synonyms.flatMap((group) => {
      const forms = group.map((form) => wholes(written(form).filter((word) => !word.stop))).filter((form) => form.length);
      return forms.map((form) => [form, forms]); // the words of one form, all forms of the same thing
    }).sort((a, b) => b[0].length - a[0].length); // the longest wins

    // What a query asks for, all of it: [{ words, others }], where the terms of any of `others` may stand for `words`: an acronym
    // also finds what it stands for, and the other way round. `last` is a word that the reader may still be typing.
    function read(text) {
      const all = written(text);
      if (all.length && /[\p{L}\p{M}\p{N}]$/u.test(text)) all[all.length - 1].last = true;
      // One letter of a word that is being typed begins a tenth of all words: the next one will tell.
      if (all.length && all[all.length - 1].last && /^\p{L}$/u.test(all[all.length - 1].whole)) all.pop();
      const meant = all.filter((word) => !word.stop);
      const kept = meant.length ? meant : all;
      const asked = kept.map((word) => ({ words: [word], others: [] }));
      const given = wholes(kept);
      let taken = 0;
      for (const [from, forms] of phrases) {
        for (let start = 0; start + from.length <= given.length && taken < SYNONYMS; start++) {
          if (!from.every((term, i) => given[start + i] === term && asked[start + i])) continue;
          const run = asked.slice(start, start + from.length);
          // A form that holds all words of this one finds nothing more.
          const others = forms.filter((form) => !from.every((term) => form.includes(term)));
          asked[start] = { words: run.flatMap((each) => each.words), others: run.flatMap((each) => each.others).concat(others) };
          for (let i = 1; i < from.length; i++) asked[start + i] = null;
          taken++;
          break;
        }
      }
      return asked.filter(Boolean);
    }

    // Texts

    // Pieces of a text: [text, whether `fits` knows one of its terms].
    function marked(text, fits) {
      const pieces = [];
      let end = 0;
      for (const found of text.matchAll(WORD)) {
        if (!termsOf(found[0]).some(fits)) continue;
        if (found.index > end) pieces.push([text.slice(end, found.index), false]);
        pieces.push([found[0], true]);
        end = found.index + found[0].length;
      }
      if (end < text.length) pieces.push([text.slice(end), false]);
      return pieces;
    }

    // The part of a passage around its first match, cut at words.
    function excerpt(text, fits) {
      let position = 0;
      for (const found of text.matchAll(WORD)) {
        if (!termsOf(found[0]).some(fits)) continue;
        position = found.index;
        break;
      }
      const from = position > AROUND ? text.indexOf(" ", position - AROUND) + 1 : 0;
      let to = position + 2 * AROUND < text.length ? text.lastIndexOf(" ", position + 2 * AROUND) : text.length;
      if (to <= from) to = text.length;
      const part = text.slice(from, to).replace(/\u00a0·$/, ""); // the dot between two blocks
      return marked((from ? "… " : "") + part + (to < text.length ? " …" : ""), fits);
    }

    // How many different terms that `fits` knows a text has.
    const hits = (text, fits) => new Set(terms(text).filter(fits)).size;

    return { terms, read, marked, excerpt, hits };
  }

  root.guideSearchWords = makeWords;
})(globalThis);
