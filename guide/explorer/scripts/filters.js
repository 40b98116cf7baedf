/** The form beside the list: words to find, facets; on a phone they fold away. */
import { make, write } from "#shared/elements.js";
import { FacetGroup } from "./facets.js";
import { countChoices } from "./selection.js";

const UNFOLDED = 2; // facets open on arrival, where there is room
const PAUSE = 250; // milliseconds without a key before words are looked for

export class Filters {
  /**
   * `onToggle`: a value of the facet of that number is ticked or unticked; `onSee`: the reader wants to see the list.
   *
   * @param {import("./context.js").Context} context
   * @param {{ onQuery: (q: string) => void, onToggle: (facet: number, code: string) => void, onSee: () => void }} actions
   */
  constructor(context, { onQuery, onToggle, onSee }) {
    const { t, n, facets } = context;
    this.t = t;
    this.n = n;
    this.query = this.#makeQuery(onQuery);
    this.groups = facets.map((facet, i) => new FacetGroup(context, facet, (code) => onToggle(i, code)));
    if (window.matchMedia("(min-width: 60rem)").matches)
      for (const { element } of this.groups.slice(0, UNFOLDED)) element.open = true;
    const fold = { type: "button", class: "explorer-fold explorer-button", "aria-controls": "explorer-facets" };
    this.fold = make("button", { ...fold, onclick: () => this.#unfold(!this.panel.classList.contains("open")) });
    this.see = make("button", { type: "button", class: "explorer-fold button", onclick: () => this.#leave(onSee) });
    const elements = this.groups.map(({ element }) => element);
    this.panel = make("div", { class: "explorer-panel", id: "explorer-facets" }, ...elements, this.see);
    this.element = make(
      "form",
      {
        class: "explorer-filters",
        "aria-label": t("label"),
        onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
      },
      make("label", { for: "explorer-query", class: "explorer-label" }, t("query")),
      this.query,
      this.fold,
      this.panel,
    );
    this.#unfold(false);
  }

  /**
   * What is being typed stays as it is.
   *
   * @param {string} q
   */
  showQuery(q) {
    if (document.activeElement !== this.query || !this.typing) this.query.value = q;
  }

  /**
   * @param {import("./selection.js").Selection} selection
   * @param {Map<string, number>[]} counts
   * @param {number} number of sheets in the list
   */
  update(selection, counts, number) {
    this.groups.forEach((group, i) => group.update(selection.choices[i], counts[i]));
    const active = countChoices(selection);
    write(this.fold, active ? this.n("filters_on", active) : this.t("filters"));
    write(this.see, this.n("see", number));
  }

  /** @param {(q: string) => void} onQuery */
  #makeQuery(onQuery) {
    const typing = { inputmode: "search", enterkeyhint: "search", autocomplete: "off", spellcheck: "false" };
    const input = make("input", { type: "text", id: "explorer-query", maxlength: "200", ...typing });
    this.typing = 0;
    input.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = window.setTimeout(() => onQuery(input.value.trim()), PAUSE);
    });
    return input;
  }

  /** @param {boolean} open */
  #unfold(open) {
    this.panel.classList.toggle("open", open);
    this.fold.setAttribute("aria-expanded", String(open));
  }

  /** @param {() => void} onSee */
  #leave(onSee) {
    this.#unfold(false);
    onSee();
  }
}
