/** The filters: one folding group a facet, its values with the number of sheets that each would give. */
import { goalClass, goalMark, make, write } from "#shared/elements.js";
import { covers } from "./selection.js";

/**
 * The line of a value; `fold` shows the values below it, or hides them.
 *
 * @typedef {object} Row
 * @property {import("./data.js").Value} value
 * @property {HTMLElement} element
 * @property {HTMLInputElement} box
 * @property {HTMLElement} number
 * @property {(open: boolean) => void} [fold]
 */

export class FacetGroup {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./selection.js").LevelledFacet} facet
   * @param {(code: string) => void} onToggle the reader ticks or unticks a value
   */
  constructor({ data, t }, facet, onToggle) {
    this.t = t;
    this.language = data.language;
    this.facet = facet;
    this.onToggle = onToggle;
    /** @type {Row[]} */
    this.rows = [];
    this.label = t(`facet.${facet.name}`);
    this.summary = make("summary", {}, this.label);
    const help = [data.words[`help.${facet.name}`], facet.editors && `${t("editors.choice")}.`]
      .filter(Boolean)
      .join(" ");
    const id = `explorer-help-${facet.name}`;
    const group = make(
      "div",
      { role: "group", "aria-label": this.label, "aria-describedby": help ? id : null },
      help ? make("p", { class: "explorer-help", id }, help) : null,
      make("ul", {}, ...facet.values.map((value) => this.#item(value))),
    );
    this.element = make("details", { class: "explorer-facet" }, this.summary, group);
  }

  /**
   * @param {Set<string>} choice
   * @param {Map<string, number>} counts
   */
  update(choice, counts) {
    const { element, label } = this;
    write(this.summary, choice.size ? this.t("chosen", { label, n: choice.size }) : label);
    for (const row of this.rows) this.#updateRow(row, choice, counts.get(row.value.code) ?? 0);
    if (choice.size && !element.dataset.used) element.open = true;
    element.dataset.used = choice.size ? "yes" : "";
  }

  /**
   * @param {Row} row
   * @param {Set<string>} choice
   * @param {number} count
   */
  #updateRow({ value, element, box, number, fold }, choice, count) {
    const partly = (value.below ?? []).some(({ code }) => choice.has(code));
    box.checked = covers(this.facet, choice, value.code);
    box.indeterminate = partly;
    const none = !count && !box.checked && !partly;
    element.classList.toggle("none", none);
    if (none) box.setAttribute("aria-disabled", "true");
    else box.removeAttribute("aria-disabled");
    write(number, `(${count.toLocaleString(this.language)})`);
    if (partly) fold?.(true);
  }

  /**
   * @param {import("./data.js").Value} value
   * @returns {HTMLElement}
   */
  #item(value) {
    const { code, label, lang, goal } = value;
    const box = make("input", { type: "checkbox", "data-code": code, onchange: () => this.onToggle(code) });
    const number = make("span", { class: "explorer-number" });
    const name = make("span", { lang }, label);
    const element = make("label", { class: goalClass(goal) }, box, goalMark(goal), name, " ", number);
    // A value without sheets can be reached and heard, but not chosen.
    box.addEventListener("click", (event) => {
      if (element.classList.contains("none")) event.preventDefault();
    });
    /** @type {Row} */
    const row = { value, element, box, number };
    this.rows.push(row);
    if (!value.below) return make("li", {}, element);
    const below = make("ul", { hidden: true }, ...value.below.map((each) => this.#item(each)));
    const detail = make("button", {
      type: "button",
      class: "explorer-detail",
      "aria-label": this.t("detail", { label }),
    });
    row.fold = (open) => {
      below.hidden = !open;
      detail.setAttribute("aria-expanded", String(open));
    };
    row.fold(false);
    detail.addEventListener("click", () => row.fold?.(Boolean(below.hidden)));
    return make("li", {}, make("div", { class: "explorer-group" }, element, detail), below);
  }
}
