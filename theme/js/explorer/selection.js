// The selection: read from the address and written to it; which sheets it holds; how many each value would give.
// The parameters are described in guide/explorer.py.
(function (explorer) {
  "use strict";

  const { facets, sheets } = explorer.data;
  const SORTS = ["number", "title", "period", "country", "relevance"];
  const VIEWS = ["cards", "table", "compare"];
  const MOST = 4; // sheets compared

  // Of each facet: the values of the upper level by code, and the code above each value of the lower one.
  for (const facet of facets) {
    facet.groups = new Map();
    facet.aboveOf = new Map();
    for (const value of facet.values) {
      if (value.below) facet.groups.set(value.code, value.below.map((each) => each.code));
      for (const each of value.below || [value]) facet.aboveOf.set(each.code, value.below ? value.code : "");
    }
  }
  const ids = new Set(sheets.map((sheet) => sheet.id));

  // The address

  function read(fragment) {
    const given = new URLSearchParams(fragment.includes("=") ? fragment.replace(/^#/, "") : "");
    const all = (name) => given.getAll(name).join(",").split(",").filter(Boolean);
    const one = (name, known) => (known.includes(given.get(name)) ? given.get(name) : "");
    const chosen = facets.map((facet) => {
      const groups = all(facet.above).filter((code) => facet.groups.has(code));
      const single = all(facet.name).filter((code) => facet.aboveOf.has(code) && !groups.includes(facet.aboveOf.get(code)));
      return new Set(groups.concat(single));
    });
    const compare = Array.from(new Set(all("compare"))).filter((id) => ids.has(id)).slice(0, MOST);
    return { chosen, q: (given.get("q") || "").trim(), sort: one("sort", SORTS), view: one("view", VIEWS) || "cards", compare };
  }

  function write(state) {
    const parts = [];
    const add = (name, values) => { if (values.length) parts.push(`${name}=${values.map(encodeURIComponent).join(",")}`); };
    facets.forEach((facet, i) => {
      const codes = Array.from(state.chosen[i]);
      add(facet.above, codes.filter((code) => facet.groups.has(code)));
      add(facet.name, codes.filter((code) => !facet.groups.has(code)));
    });
    add("q", state.q ? [state.q] : []);
    add("sort", state.sort ? [state.sort] : []);
    add("view", state.view !== "cards" ? [state.view] : []);
    add("compare", state.compare);
    return parts.join("&");
  }

  // Choosing. A group stands for all that it holds: to take one value out is to choose the others one by one.

  function covers(facet, chosen, code) {
    return chosen.has(code) || chosen.has(facet.aboveOf.get(code));
  }

  function toggled(facet, chosen, code) {
    const next = new Set(chosen);
    const above = facet.aboveOf.get(code);
    if (next.has(above)) {
      next.delete(above);
      facet.groups.get(above).forEach((each) => next.add(each));
    }
    if (!next.delete(code)) {
      (facet.groups.get(code) || []).forEach((each) => next.delete(each));
      next.add(code);
    }
    return next;
  }

  const without = (state, facet) => Object.assign({}, state, { chosen: state.chosen.map((each, i) => (facets[i] === facet ? new Set() : each)) });
  const cleared = (state) => Object.assign({}, state, { chosen: state.chosen.map(() => new Set()), q: "" });
  const active = (state) => state.chosen.reduce((sum, each) => sum + each.size, 0);

  // Sheets: within a facet any of the values chosen fits, and every facet has to fit; `found` are those with the words, if any
  // were asked for.

  function matching(state, found) {
    return sheets.filter((sheet) => (!found || found.has(sheet.id)) && facets.every((facet, i) => {
      const chosen = state.chosen[i];
      return !chosen.size || sheet.values[i].some((code) => covers(facet, chosen, code));
    }));
  }

  // How many sheets have each value, the choice within its own facet left aside.
  function counts(state, found, facet) {
    const position = facets.indexOf(facet);
    const number = new Map();
    for (const sheet of matching(without(state, facet), found)) {
      const codes = new Set(sheet.values[position]);
      for (const code of sheet.values[position]) if (facet.aboveOf.get(code)) codes.add(facet.aboveOf.get(code));
      for (const code of codes) number.set(code, (number.get(code) || 0) + 1);
    }
    return number;
  }

  Object.assign(explorer, { MOST, read, write, toggled, covers, cleared, active, matching, counts });
})(window.guideExplorer);
