/** The list: cards, those that the page came with and those of the rest; or a table made from them. */
import { make } from "#shared/elements.js";
import { MOST_COMPARED } from "./selection.js";

/**
 * A sheet as the page shows it. `facts`: elements that name lead, countries and period; `passage`: the words looked for.
 *
 * @typedef {object} Card
 * @property {Element} element
 * @property {HTMLElement} link
 * @property {Element[]} facts
 * @property {string} kicker
 * @property {string} number
 * @property {string} title
 * @property {HTMLElement} passage
 * @property {import("./query.js").Match} [match]
 */

const COLUMNS = ["project.sheet", "project.title", "project.lead", "project.countries", "project.period", "compare"];

/** @param {Element} element */
const copyContent = (element) => Array.from(element.childNodes, (node) => node.cloneNode(true));

export class SheetList {
  /**
   * @param {import("./context.js").Context} context
   * @param {(id: string) => void} onTick
   */
  constructor({ root, t }, onTick) {
    this.root = root;
    this.t = t;
    this.onTick = onTick;
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    /** @type {Map<string, HTMLElement>} */
    this.rows = new Map();
    this.list = /** @type {HTMLElement} */ (root.querySelector("ul.cards"));
    this.body = make("tbody");
    const head = make("tr", {}, ...COLUMNS.map((key) => make("th", { scope: "col" }, t(key))));
    const table = make("table", { class: "explorer-table" }, make("thead", {}, head), this.body);
    const label = t("project.table");
    this.frame = make(
      "div",
      { class: "table", role: "region", tabindex: "0", "aria-label": label, hidden: true },
      table,
    );
    this.list.after(this.frame);
    this.#readCards(root);
  }

  /**
   * Takes in cards that did not come with the page.
   *
   * @param {string} html
   */
  add(html) {
    const template = make("template");
    template.innerHTML = html;
    this.#readCards(template.content);
  }

  /** @param {string} id */
  card(id) {
    return /** @type {Card} */ (this.cards.get(id));
  }

  /**
   * @param {import("./collection.js").Sheet[]} sheets
   * @param {import("./selection.js").Selection} selection
   * @param {import("./collection.js").Matches} matches
   */
  draw(sheets, { view, compare }, matches) {
    const asTable = view === "table";
    this.list.hidden = asTable || !sheets.length;
    this.frame.hidden = !asTable || !sheets.length;
    if (asTable) this.body.replaceChildren(...sheets.map(({ id }) => this.#row(id)));
    else this.list.replaceChildren(...sheets.map(({ id }) => this.card(id).element));
    for (const [id, card] of this.cards) {
      card.passage.hidden = true;
      card.match = matches?.get(id);
      if (card.match) this.#drawPassage(card, card.match);
    }
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.root.querySelectorAll("[data-compare]"));
    for (const box of boxes) {
      box.checked = compare.includes(box.dataset.compare ?? "");
      box.disabled = compare.length === MOST_COMPARED && !box.checked;
    }
  }

  /**
   * Leads the reader to a sheet.
   *
   * @param {string} id
   * @param {string} view
   */
  focusOn(id, view) {
    (view === "table" ? this.#row(id) : this.card(id).element).querySelector("a")?.focus();
  }

  /** @param {ParentNode} parent */
  #readCards(parent) {
    const elements = /** @type {NodeListOf<HTMLElement>} */ (parent.querySelectorAll("[data-sheet]"));
    for (const element of elements) {
      const { sheet: id = "", number = "" } = element.dataset;
      const link = /** @type {HTMLElement} */ (element.querySelector(".card-title a"));
      const title = link.textContent ?? "";
      const kicker = element.querySelector(".card-kicker")?.textContent ?? "";
      const facts = [...element.querySelectorAll(".card-text > span")];
      const passage = make("p", { class: "card-note" });
      this.cards.set(id, { element, link, facts, kicker, number, title, passage });
      element.append(passage, this.#box(id, title));
    }
  }

  /**
   * @param {string} id
   * @param {string} title
   */
  #box(id, title) {
    const label = this.t("compare_this", { title });
    const onchange = () => this.onTick(id);
    const input = make("input", { type: "checkbox", "data-compare": id, "aria-label": label, onchange });
    return make("label", { class: "explorer-tick" }, input, make("span", { "aria-hidden": "true" }, this.t("compare")));
  }

  /**
   * Rows are made once.
   *
   * @param {string} id
   */
  #row(id) {
    const { number, link, facts, title } = this.card(id);
    const row =
      this.rows.get(id) ??
      make(
        "tr",
        {},
        make("td", {}, number),
        make("th", { scope: "row" }, link.cloneNode(true)),
        ...facts.map((fact) => make("td", {}, ...copyContent(fact))),
        make("td", {}, this.#box(id, title)),
      );
    this.rows.set(id, row);
    return row;
  }

  /**
   * Shows what was looked for where the sheet says it, which comes from a script of the sheet.
   *
   * @param {Card} card
   * @param {import("./query.js").Match} match
   */
  async #drawPassage(card, match) {
    const pieces = await match.passage();
    if (card.match !== match) return; // the reader went on meanwhile
    card.passage.replaceChildren(...pieces.map(([text, marked]) => (marked ? make("mark", {}, text) : text)));
    card.passage.hidden = !pieces.length;
  }
}
