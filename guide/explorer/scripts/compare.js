/** Two to four sheets side by side: a table with a column a sheet, whose texts load when they are asked for. */
import { goalClass, goalMark, make, write } from "#shared/elements.js";

/** @typedef {{ onShow: () => void, onBack: () => void, onClear: () => void, onRemove: (id: string) => void }} Actions */

export class Comparison {
  /**
   * @param {import("./context.js").Context} context
   * @param {(id: string) => import("./list.js").Card} card
   * @param {Actions} actions
   */
  constructor(context, card, { onShow, onBack, onClear, onRemove }) {
    const { t } = context;
    this.context = context;
    this.card = card;
    this.onRemove = onRemove;
    /** @type {Map<string, import("./data.js").SheetTexts>} */
    this.texts = new Map();
    /** @type {string[]} */
    this.ids = [];
    this.heading = make("h3", { tabindex: "-1" });
    const back = make("button", { type: "button", class: "explorer-button", onclick: onBack }, t("compare_back"));
    this.element = make("div", { class: "explorer-comparison", hidden: true });
    this.back = make("p", {}, back);
    this.count = make("p", { role: "status" });
    this.button = make("button", { type: "button", class: "button", onclick: onShow }, t("compare_show"));
    const clear = make("button", { type: "button", class: "explorer-button", onclick: onClear }, t("compare_clear"));
    const row = make("span", { class: "explorer-row" }, this.button, clear);
    this.bar = make("div", { class: "explorer-bar", hidden: true }, this.count, row);
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {import("./selection.js").Selection} selection */
  drawBar({ compare }) {
    this.bar.hidden = !compare.length;
    write(this.count, this.context.n("compare_count", compare.length));
    this.button.disabled = compare.length < 2;
  }

  /** @param {import("./selection.js").Selection} selection */
  async draw({ view, compare }) {
    const { root, t } = this.context;
    this.element.hidden = view !== "compare" || compare.length < 2;
    root.classList.toggle("comparing", this.isOpen);
    if (!this.isOpen) return;
    this.ids = compare;
    const status = make("p", { role: "status" }, t("compare_loading"));
    this.heading = make("h3", { tabindex: "-1" }, t("compare_title", { n: compare.length }));
    this.element.replaceChildren(this.heading, this.back, status);
    try {
      const table = await this.#table(compare);
      if (this.ids === compare) status.replaceWith(table);
    } catch {
      write(status, t("compare_failed"));
    }
  }

  /**
   * The table, when all its texts have arrived. Fails where one cannot be loaded.
   *
   * @param {string[]} ids
   */
  async #table(ids) {
    const { data, t } = this.context;
    const columns = await Promise.all(ids.map((id) => this.#load(id)));
    const head = make("tr", {}, make("th", { scope: "col" }, t("compare_row")), ...ids.map((id) => this.#head(id)));
    const rows = data.rows.map(([name, label, editors]) => {
      const badge = editors && make("span", { class: "badge" }, t("editors.choice"));
      const heading = make("th", { scope: "row" }, label, editors && " ", badge);
      return make("tr", {}, heading, ...columns.map((column) => this.#cell(column[name])));
    });
    const table = make("table", { class: "explorer-compared" }, make("thead", {}, head), make("tbody", {}, ...rows));
    table.style.setProperty("--sheets", String(ids.length)); // an attribute is what a Content-Security-Policy forbids
    const label = t("compare_title", { n: ids.length });
    return make("div", { class: "table explorer-side", role: "region", tabindex: "0", "aria-label": label }, table);
  }

  /** @param {string} id */
  async #load(id) {
    const texts = this.texts.get(id) ?? (await this.context.load("guideSheetTexts", "texts", id));
    this.texts.set(id, texts);
    return texts;
  }

  /** @param {string} id */
  #head(id) {
    const { link, title, kicker } = this.card(id);
    const label = this.context.t("compare_remove", { title });
    const onclick = () => this.onRemove(id);
    const remove = make("button", { type: "button", class: "explorer-button", "aria-label": label, onclick }, "×");
    const number = make("span", { class: "card-kicker" }, kicker);
    return make("th", { scope: "col" }, number, " ", remove, make("br"), link.cloneNode(true));
  }

  /** @param {import("./data.js").Item[]} items */
  #cell(items) {
    if (!items.length) return make("td", { class: "aside" }, this.context.t("compare_empty"));
    if (items.length === 1) return make("td", {}, this.#item(items[0]));
    return make("td", {}, make("ul", {}, ...items.map((each) => make("li", {}, this.#item(each)))));
  }

  /** @param {import("./data.js").Item} item */
  #item({ text, lang, page, goal }) {
    const words = page ? make("a", { href: this.context.base + page, lang }, text) : make("span", { lang }, text);
    return goal ? make("span", { class: goalClass(goal) }, goalMark(goal), " ", words) : words;
  }
}
