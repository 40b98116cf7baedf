// The list: cards, those that the page came with and those of the rest, put into order; or a table made from them.
(function (explorer) {
  "use strict";

  const { data, root, t, make } = explorer;
  const collator = new Intl.Collator(data.language, { numeric: true });
  const position = (name) => data.facets.findIndex((facet) => facet.name === name);
  const countries = new Map(data.facets[position("country")].values.flatMap((value) => value.below || [value]).map((each) => [each.code, each.label]));

  // What the cards say of each sheet, by its identifier.
  const told = new Map();
  const registered = []; // what wants to know of every new card
  function tell(card) {
    const [lead, places, period] = card.querySelectorAll(".card-text > span");
    const link = card.querySelector(".card-title a");
    const sheet = { card, link, lead, places, period, number: Number(card.dataset.number), title: link.textContent };
    told.set(card.dataset.sheet, sheet);
    registered.forEach((each) => each(card.dataset.sheet, sheet));
  }
  root.querySelectorAll("[data-sheet]").forEach(tell);

  // Cards that did not come with the page.
  function tellAll(text) {
    const cards = make("template");
    cards.innerHTML = text;
    cards.content.querySelectorAll("[data-sheet]").forEach(tell);
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
      title: (a, b) => a.rank - b.rank,
      period: (a, b) => (start(a) === start(b) ? 0 : start(a) - start(b)),
      country: (a, b) => collator.compare(partner(a), partner(b)),
      relevance: (a, b) => (found ? found.get(b.id).score - found.get(a.id).score : 0),
    }[sort];
    return sheets.slice().sort((a, b) => (compare ? compare(a, b) : 0) || a.position - b.position);
  }

  // Drawing

  const copy = (element) => Array.from(element.childNodes, (node) => node.cloneNode(true));

  function makeList(tick) {
    const list = root.querySelector("ul.cards");
    const head = ["project.sheet", "project.title", "project.lead", "project.countries", "project.period", "compare"];
    const body = make("tbody");
    const table = make("table", { class: "explorer-table" }, make("thead", {}, make("tr", {}, ...head.map((key) => make("th", { scope: "col" }, t(key))))), body);
    const frame = make("div", { class: "table", role: "region", tabindex: "0", "aria-label": t("project.table"), hidden: true }, table);
    list.after(frame);

    function box(id) {
      const input = make("input", { type: "checkbox", "data-compare": id, "aria-label": t("compare_this", { title: told.get(id).title }), onchange: () => tick(id) });
      return make("label", { class: "explorer-tick" }, input, make("span", { "aria-hidden": "true" }, t("compare")));
    }

    // Cards get their box once, rows are made once.
    const rows = new Map();
    function equip(id, sheet) {
      sheet.passage = make("p", { class: "card-note" });
      sheet.card.append(sheet.passage, box(id));
    }
    told.forEach((sheet, id) => equip(id, sheet));
    registered.push(equip);

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
      list.hidden = asTable || !sheets.length;
      frame.hidden = !asTable || !sheets.length;
      if (asTable) body.replaceChildren(...sheets.map((sheet) => row(sheet.id)));
      else list.replaceChildren(...sheets.map((sheet) => told.get(sheet.id).card));
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

    // To what was shown last: the reader goes on where it begins.
    function focusOn(sheet, view) {
      (view === "table" ? row(sheet.id) : told.get(sheet.id).card).querySelector("a").focus();
    }

    return { draw, focusOn };
  }

  Object.assign(explorer, { told, tellAll, ordered, makeList });
})(window.guideExplorer);
