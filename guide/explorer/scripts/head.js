/** What stands above the list: the criteria chosen, each with the way to drop it; order and layout. */
import { goalClass, goalMark, make } from "#shared/elements.js";
import { SORTS } from "./selection.js";

/**
 * Ways to choose less; each resolves once what is left is shown.
 *
 * @typedef {object} CriteriaActions
 * @property {() => Promise<void>} onDropQuery
 * @property {(facet: number, code: string) => Promise<void>} onToggle
 * @property {() => Promise<void>} onClear
 */

export class Criteria {
  /**
   * @param {import("./context.js").Context} context
   * @param {HTMLElement} count what has the focus when no criterion is left
   * @param {CriteriaActions} actions
   */
  constructor({ t, facets }, count, actions) {
    this.t = t;
    this.facets = facets;
    this.count = count;
    this.actions = actions;
    this.element = make("ul", { class: "chips explorer-chips", "aria-label": t("active") });
  }

  /** @param {import("./selection.js").Selection} selection */
  update({ q, choices }) {
    const { onDropQuery, onToggle } = this.actions;
    const chips = q ? [this.#chip({ label: this.t("query_chip", { query: q }) }, onDropQuery)] : [];
    this.facets.forEach((facet, i) => {
      const values = facet.values.flatMap((each) => [each, ...(each.below ?? [])]);
      for (const value of values.filter(({ code }) => choices[i].has(code)))
        chips.push(this.#chip(value, () => onToggle(i, value.code)));
    });
    if (chips.length) chips.push(this.#clearAll());
    this.element.replaceChildren(...chips);
    this.element.hidden = !chips.length;
  }

  /**
   * @param {{ label: string, lang?: string, goal?: number }} criterion
   * @param {() => Promise<void>} drop
   */
  #chip({ label, lang, goal }, drop) {
    const button = make(
      "button",
      { type: "button", "aria-label": this.t("remove", { label }) },
      goalMark(goal),
      make("span", { lang }, label),
      make("span", { "aria-hidden": "true", class: "explorer-cross" }, " ×"),
    );
    button.addEventListener("click", () => this.#drop(button, drop));
    return make("li", { class: goalClass(goal) }, button);
  }

  #clearAll() {
    const onclick = () => {
      this.actions.onClear();
      this.count.focus();
    };
    return make("li", { class: "explorer-clear" }, make("button", { type: "button", onclick }, this.t("clear")));
  }

  /**
   * The chip that had the focus goes: the next one gets it, or the number of sheets.
   *
   * @param {HTMLButtonElement} button
   * @param {() => Promise<void>} drop
   */
  async #drop(button, drop) {
    const place = [...this.element.querySelectorAll("button")].indexOf(button);
    await drop();
    (this.element.querySelectorAll("button")[place] ?? this.count).focus();
  }
}

export class Tools {
  /**
   * @param {import("./context.js").Context} context
   * @param {(changes: { sort: string } | { view: string }) => void} onChange
   */
  constructor({ t }, onChange) {
    const options = SORTS.map((each) => make("option", { value: each }, t(`sort.${each}`)));
    this.sort = make("select", { id: "explorer-sort" }, ...options);
    this.sort.addEventListener("change", () => onChange({ sort: this.sort.value }));
    this.views = ["cards", "table"].map((view) => {
      const onclick = () => onChange({ view });
      return make(
        "button",
        { type: "button", class: "explorer-button", "data-view": view, onclick },
        t(`view.${view}`),
      );
    });
    this.element = make(
      "div",
      { class: "explorer-tools" },
      make("span", {}, make("label", { for: "explorer-sort" }, t("sort")), " ", this.sort),
      make("span", { role: "group", "aria-label": t("view") }, ...this.views),
    );
  }

  /**
   * @param {string} view
   * @param {string} order
   * @param {boolean} ranked whether sheets have been rated by the words looked for
   */
  update(view, order, ranked) {
    this.sort.value = order;
    this.sort.options[SORTS.indexOf("relevance")].disabled = !ranked;
    const layout = view === "table" ? "table" : "cards";
    for (const each of this.views) each.setAttribute("aria-pressed", String(each.dataset.view === layout));
  }
}
