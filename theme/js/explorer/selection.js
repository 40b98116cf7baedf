// The selection: read from the address and written to it; which sheets it holds; how many each value would give.
// The parameters are described in guide/explorer/explorer.py.
(function (explorer) {
  "use strict";

  const { data, load } = explorer;
  const { facets, sheets, total } = data;
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

  // Of each sheet and facet: the values of both levels.
  const known = new Map();
  function know(sheet, position) {
    sheet.position = position;
    sheet.all = sheet.values.map((codes, i) => Array.from(new Set(codes.flatMap((code) => [code, facets[i].aboveOf.get(code)].filter(Boolean)))));
    known.set(sheet.id, sheet);
  }
  sheets.forEach(know);

  // The sheets that did not come with the page, asked for once; where that fails, the next call tries again.
  let asked = null;
  const complete = () => sheets.length === total;
  async function whole() {
    if (complete()) return;
    asked = asked || load(data.addresses.rest, () => window.guideExplorerRest);
    try {
      const rest = await asked;
      if (complete()) return;
      explorer.tellAll(rest.cards);
      for (const sheet of rest.sheets) {
        know(sheet, sheets.length);
        sheets.push(sheet);
      }
    } catch (error) {
      asked = null;
      throw error;
    }
  }

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
    const compare = Array.from(new Set(all("compare"))).slice(0, MOST);
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

  const cleared = (state) => Object.assign({}, state, { chosen: state.chosen.map(() => new Set()), q: "" });
  const active = (state) => state.chosen.reduce((sum, each) => sum + each.size, 0);

  // Whether a selection is that of the page on arrival: all sheets, by number.
  const bare = (state) => !active(state) && !state.q && !state.compare.length && (!state.sort || state.sort === "number");

  // Identifiers come from the address: what is no sheet's is left aside.
  const onlyKnown = (state) => Object.assign({}, state, { compare: state.compare.filter((id) => known.has(id)) });

  // Sheets: within a facet any of the values chosen fits, and every facet has to fit; `found` are those with the words, if any
  // were asked for. Of each facet, how many sheets have each value, the choice within the facet itself left aside.
  function tally(state, found) {
    const fitting = [];
    const counts = facets.map(() => new Map());
    for (const sheet of sheets) {
      if (found && !found.has(sheet.id)) continue;
      const missed = state.chosen.flatMap((chosen, i) => (!chosen.size || sheet.all[i].some((code) => chosen.has(code)) ? [] : [i]));
      if (!missed.length) fitting.push(sheet);
      if (missed.length > 1) continue;
      counts.forEach((number, i) => {
        if (missed.length && missed[0] !== i) return;
        for (const code of sheet.all[i]) number.set(code, (number.get(code) || 0) + 1);
      });
    }
    return { fitting, counts };
  }

  // The same of a bare selection, before the sheets are known.
  const arrival = () => ({ fitting: sheets, counts: facets.map((facet) => new Map(Object.entries(facet.counts))) });

  Object.assign(explorer, { MOST, read, write, toggled, covers, cleared, active, bare, onlyKnown, whole, complete, tally, arrival });
})(window.guideExplorer);
