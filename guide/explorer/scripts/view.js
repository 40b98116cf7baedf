/** What stands in the page: the filters beside the list, what is above and below it, the comparison. */
import { make, write } from "#shared/elements.js";
import { Comparison } from "./compare.js";
import { Export } from "./export.js";
import { Filters } from "./filters.js";
import { Criteria, Tools } from "./head.js";
import { SheetList } from "./list.js";
import { writeSelection } from "./selection.js";

/**
 * What readers do. A change of the selection resolves once it is shown; `correction`: it takes the place of the last
 * one in the browser's history.
 *
 * @typedef {object} Actions
 * @property {(changes: Partial<import("./selection.js").Selection>, correction?: boolean) => Promise<void>} set
 * @property {() => Promise<void>} clear
 * @property {(facet: number, code: string) => Promise<void>} toggle
 * @property {(id: string) => Promise<void>} tick
 * @property {() => Promise<void>} loadSheets
 * @property {() => void} showMore
 * @property {() => void} leaveComparison
 */

/**
 * What is shown. `sheets`: those that fit, in order; `number`: how many, also before all are known; `limit`: how many
 * are in the list; `warning`: key of the words that say what is wrong, or "".
 *
 * @typedef {object} State
 * @property {import("./selection.js").Selection} selection
 * @property {import("./collection.js").Sheet[]} sheets
 * @property {number} number
 * @property {Map<string, number>[]} counts
 * @property {import("./collection.js").Matches} matches
 * @property {string} order
 * @property {number} limit
 * @property {string} warning
 */

export class View {
  /**
   * @param {import("./context.js").Context} context
   * @param {Actions} actions
   */
  constructor(context, actions) {
    const { root } = context;
    this.context = context;
    this.results = /** @type {HTMLElement} */ (root.querySelector(".explorer-results"));
    this.count = /** @type {HTMLElement} */ (this.results.querySelector(".explorer-count"));
    this.count.tabIndex = -1;
    this.status = make("p", { class: "visually-hidden", role: "status" });
    this.warning = make("p", { class: "notice", hidden: true });
    this.more = make("button", { type: "button", class: "explorer-button", onclick: actions.showMore });
    this.extent = make("span", { class: "aside" });
    this.rest = make("p", { class: "explorer-more", hidden: true }, this.more, " ", this.extent);
    this.filters = new Filters(context, {
      onQuery: (q) => actions.set({ q }, true),
      onToggle: actions.toggle,
      onSee: () => this.count.focus(),
    });
    // Who reaches for the filters will choose.
    this.filters.element.addEventListener("focusin", () => actions.loadSheets().catch(() => {}), { once: true });
    this.criteria = new Criteria(context, this.count, {
      onDropQuery: () => actions.set({ q: "" }),
      onToggle: actions.toggle,
      onClear: actions.clear,
    });
    this.tools = new Tools(context, actions.set);
    this.list = new SheetList(context, actions.tick);
    this.export = new Export(context, actions.loadSheets);
    this.comparison = new Comparison(context, (id) => this.list.card(id), this.#comparisonActions(actions));
    this.#place(root);
  }

  /**
   * @param {Actions} actions
   * @returns {import("./compare.js").Actions}
   */
  #comparisonActions({ set, tick, leaveComparison }) {
    return {
      onShow: () => set({ view: "compare" }).then(() => this.comparison.heading.focus()),
      onBack: leaveComparison,
      onClear: () => {
        set({ compare: [] }, true);
        this.count.focus();
      },
      onRemove: (id) => tick(id).then(() => (this.comparison.isOpen ? this.comparison.heading : this.count).focus()),
    };
  }

  /** @param {HTMLElement} root */
  #place(root) {
    root.insertBefore(this.filters.element, this.results);
    this.count.after(this.status, this.criteria.element, this.warning, this.tools.element);
    for (const each of this.results.querySelectorAll(".pages")) each.remove();
    this.results.append(this.rest, this.export.element, this.comparison.bar);
    root.append(this.comparison.element);
    root.classList.add("ready");
  }

  /** @param {State} state */
  draw({ selection, sheets, number, counts, matches, order, limit, warning }) {
    const { t, facets } = this.context;
    const visible = sheets.slice(0, limit);
    this.filters.update(selection, counts, number);
    this.list.draw(visible, selection, matches);
    this.criteria.update(selection);
    this.tools.update(selection.view, order, Boolean(matches));
    this.export.update(sheets, number);
    this.comparison.drawBar(selection);
    this.#drawNumbers(number, visible.length);
    this.warning.hidden = !warning;
    write(this.warning, warning && t(warning));
    // Another edition shows the same selection.
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"));
    for (const link of links) link.hash = writeSelection(selection, facets);
  }

  /**
   * @param {number} number
   * @param {number} visible
   */
  #drawNumbers(number, visible) {
    const { data, t, n } = this.context;
    const total = data.total.toLocaleString(data.language);
    write(this.count, number === data.total ? n("count", number) : n("count_of", number, { total }));
    this.rest.hidden = visible >= number;
    write(this.more, n("more", Math.min(data.slice, number - visible)));
    write(
      this.extent,
      t("shown", { n: visible.toLocaleString(data.language), total: number.toLocaleString(data.language) }),
    );
  }

  /** What those hear who do not see the list change. */
  summary() {
    return [this.warning.hidden ? "" : this.warning.textContent, this.count.textContent].filter(Boolean).join(" ");
  }
}
