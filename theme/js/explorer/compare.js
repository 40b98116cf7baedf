// Two to four sheets side by side: a table with a column a sheet, whose texts load when they are asked for.
(function (explorer) {
  "use strict";

  const { data, base, t, make, goalMark, goalClass, load, address, told } = explorer;
  const texts = new Map(); // rows by sheet

  async function rowsOf(id) {
    if (!texts.has(id)) texts.set(id, await load(address("texts", { id }), () => window.guideSheetTexts));
    return texts.get(id);
  }

  function item({ text, lang, page, goal }) {
    const words = page ? make("a", { href: base + page, lang: lang || null }, text) : make("span", { lang: lang || null }, text);
    return goal ? make("span", { class: goalClass(goal) }, goalMark(goal), " ", words) : words;
  }

  function cell(items) {
    if (!items.length) return make("td", { class: "aside" }, t("compare_empty"));
    if (items.length === 1) return make("td", {}, item(items[0]));
    return make("td", {}, make("ul", {}, ...items.map((each) => make("li", {}, item(each)))));
  }

  function heading(id, remove) {
    const { card, link, title } = told.get(id);
    const button = make("button", { type: "button", class: "explorer-button", "aria-label": t("compare_remove", { title }), onclick: () => remove(id) }, "×");
    return make("th", { scope: "col" }, make("span", { class: "card-kicker" }, card.querySelector(".card-kicker").textContent), " ", button, make("br"), link.cloneNode(true));
  }

  // The table, when all its texts have arrived. Fails where one cannot be loaded.
  async function comparison(ids, remove) {
    const columns = await Promise.all(ids.map(rowsOf));
    const head = make("tr", {}, make("th", { scope: "col" }, t("compare_row")), ...ids.map((id) => heading(id, remove)));
    const rows = data.rows.map(([name, label, editors]) => {
      const badge = editors && make("span", { class: "badge" }, t("editors.choice"));
      return make("tr", {}, make("th", { scope: "row" }, label, editors && " ", badge), ...columns.map((column) => cell(column[name])));
    });
    const table = make("table", { class: "explorer-compared" }, make("thead", {}, head), make("tbody", {}, ...rows));
    table.style.setProperty("--sheets", ids.length); // an attribute is what a Content-Security-Policy forbids
    return make("div", { class: "table explorer-side", role: "region", tabindex: "0", "aria-label": t("compare_title", { n: ids.length }) }, table);
  }

  explorer.comparison = comparison;
})(window.guideExplorer);
