// The list: the cards that the page came with, put into order, or a table made from them.
(function (explorer) {
  "use strict";

  const { data, root, t, make } = explorer;
  const collator = new Intl.Collator(data.language, { numeric: true });
  const position = (name) => data.facets.findIndex((facet) => facet.name === name);
  const countries = new Map(data.facets[position("country")].values.flatMap((value) => value.below || [value]).map((each) => [each.code, each.label]));

  // What the cards say of each sheet.
  const told = new Map();
  for (const card of root.querySelectorAll("[data-sheet]")) {
    const [lead, places, period] = card.querySelectorAll(".card-text > span");
    const link = card.querySelector(".card-title a");
    told.set(card.dataset.sheet, { card, link, lead, places, period, number: Number(card.dataset.number), title: link.textContent });
  }

  // Order

  // The first country that is not the one of most sheets.
  function partner(sheet) {
    const codes = sheet.values[position("country")];
    return countries.get(codes.find((code) => code !== data.home) || codes[0]);
  }

  // Sheets without dates come last.
  const start = (sheet) => Number(sheet.values[position("year")][0]) || Infinity;

  function ordered(sheets, sort, found) {
    const compare = {
      title: (a, b) => collator.compare(told.get(a.id).title, told.get(b.id).title),
      period: (a, b) => (start(a) === start(b) ? 0 : start(a) - start(b)),
      country: (a, b) => collator.compare(partner(a), partner(b)),
      relevance: (a, b) => (found ? found.get(b.id).score - found.get(a.id).score : 0),
    }[sort];
    const byNumber = (a, b) => told.get(a.id).number - told.get(b.id).number;
    return sheets.slice().sort((a, b) => (compare ? compare(a, b) : 0) || byNumber(a, b));
  }

  // Drawing

  const copy = (element) => Array.from(element.childNodes, (node) => node.cloneNode(true));

  function makeList(tick) {
    const cards = root.querySelector("ul.cards");
    const head = ["project.sheet", "project.title", "project.lead", "project.countries", "project.period", "compare"];
    const body = make("tbody");
    const table = make("table", { class: "explorer-table" }, make("thead", {}, make("tr", {}, ...head.map((key) => make("th", { scope: "col" }, t(key))))), body);
    const frame = make("div", { class: "table", role: "region", tabindex: "0", "aria-label": t("project.table"), hidden: true }, table);
    cards.after(frame);

    function box(id) {
      const input = make("input", { type: "checkbox", "data-compare": id, "aria-label": t("compare_this", { title: told.get(id).title }), onchange: () => tick(id) });
      return make("label", { class: "explorer-tick" }, input, make("span", { "aria-hidden": "true" }, t("compare")));
    }

    // Cards get their box once, rows are made once.
    const rows = new Map();
    for (const [id, sheet] of told) {
      sheet.passage = make("p", { class: "card-note" });
      sheet.card.append(sheet.passage, box(id));
    }

    function row(id) {
      const sheet = told.get(id);
      if (!rows.has(id)) {
        const cells = [sheet.lead, sheet.places, sheet.period].map((element) => make("td", {}, ...copy(element)));
        rows.set(id, make("tr", {}, make("td", {}, String(sheet.number)), make("th", { scope: "row" }, sheet.link.cloneNode(true)), ...cells, make("td", {}, box(id))));
      }
      return rows.get(id);
    }

    // What was looked for, where a sheet says it: it comes from a script of the sheet.
    async function tellPassage(sheet, asked) {
      const pieces = await asked.passage();
      if (sheet.found !== asked) return;
      sheet.passage.replaceChildren(...pieces.map(([text, marked]) => (marked ? make("mark", {}, text) : text)));
      sheet.passage.hidden = !pieces.length;
    }

    function draw(sheets, view, found, compared) {
      const asTable = view === "table";
      cards.hidden = asTable || !sheets.length;
      frame.hidden = !asTable || !sheets.length;
      if (asTable) body.replaceChildren(...sheets.map((sheet) => row(sheet.id)));
      else cards.replaceChildren(...sheets.map((sheet) => told.get(sheet.id).card));
      for (const [id, sheet] of told) {
        sheet.passage.hidden = true;
        sheet.found = found && found.get(id);
        if (sheet.found) tellPassage(sheet, sheet.found);
      }
      const full = compared.length === explorer.MOST;
      for (const input of root.querySelectorAll("[data-compare]")) {
        input.checked = compared.includes(input.dataset.compare);
        input.disabled = full && !input.checked;
      }
    }

    return { draw };
  }

  Object.assign(explorer, { told, ordered, makeList });
})(window.guideExplorer);
