/** The page: keeps selection, address and what is shown in step. */
import { openSearch } from "#search/open.js";
import { write } from "#shared/elements.js";
import { createContext } from "./context.js";
import { findSheets } from "./query.js";
import { MOST_COMPARED, clear, isBare, readSelection, toggleValue, writeSelection } from "./selection.js";
import { View } from "./view.js";

/**
 * What the search answered to the words `q`; where it could not be asked, `matches` is null.
 *
 * @typedef {{ q: string, matches: import("./collection.js").Matches, exact: boolean }} Answer
 */

const QUIET = 600; // milliseconds before the number of sheets is announced

class Explorer {
  /**
   * @param {HTMLElement} root
   * @param {import("./data.js").ExplorerData} data
   */
  constructor(root, data) {
    this.context = createContext(root, data);
    this.collection = this.context.collection;
    this.selection = readSelection(location.hash, this.context.facets);
    /** @type {Answer | null} */
    this.answer = null;
    this.tally = this.collection.arrival();
    this.sheets = this.tally.fitting;
    this.order = "number";
    this.layout = "cards"; // of the list, to come back to from a comparison
    this.limit = data.slice; // sheets shown of those that fit
    this.choice = ""; // what `limit` was counted for
    this.turn = 0;
    this.announcing = 0;
    /** @type {Promise<void> | null} */
    this.loading = null;
    this.view = new View(this.context, {
      clear: () => this.change(clear(this.selection)),
      set: (changes, correction) => this.set(changes, correction),
      toggle: (facet, code) => this.change(toggleValue(this.selection, this.context.facets, facet, code)),
      tick: (id) => this.tick(id),
      loadSheets: () => this.loadSheets(),
      showMore: () => this.showMore(),
      leaveComparison: () => this.set({ view: this.layout }).then(() => this.view.comparison.button.focus()),
    });
    window.addEventListener("hashchange", () => this.follow());
  }

  /**
   * Takes a step of the reader's way, or corrects the last one, as while a word is typed.
   *
   * @param {import("./selection.js").Selection} selection
   * @param {boolean} [correction]
   */
  change(selection, correction) {
    this.selection = selection;
    const fragment = writeSelection(selection, this.context.facets);
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    history[correction ? "replaceState" : "pushState"](null, "", address);
    return this.update(true);
  }

  /**
   * @param {Partial<import("./selection.js").Selection>} changes
   * @param {boolean} [correction]
   */
  set(changes, correction) {
    return this.change({ ...this.selection, ...changes }, correction);
  }

  /**
   * Adds a sheet to those compared, or takes it out.
   *
   * @param {string} id
   */
  tick(id) {
    const { compare } = this.selection;
    const next = compare.includes(id) ? compare.filter((each) => each !== id) : [...compare, id];
    return this.set({ compare: next.slice(0, MOST_COMPARED) }, true);
  }

  /** Going back, or editing the address by hand. A link to a place in the page leaves the selection as it is. */
  follow() {
    if (location.hash && !location.hash.includes("=")) return this.set({}, true);
    this.selection = readSelection(location.hash, this.context.facets);
    return this.update(true);
  }

  /** The sheets that did not come with the page, asked for once; where that fails, the next call tries again. */
  async loadSheets() {
    if (this.collection.isComplete) return;
    this.loading ??= this.context.load("guideExplorerRest", "rest").then(({ sheets, cards }) => {
      this.view.list.add(cards);
      this.collection.add(sheets);
    });
    try {
      await this.loading;
    } catch (error) {
      this.loading = null;
      throw error;
    }
  }

  async showMore() {
    const first = this.limit;
    this.limit += this.context.data.slice;
    await this.update(false);
    // The reader goes on where the new ones begin.
    if (this.sheets[first]) this.view.list.focusOn(this.sheets[first].id, this.selection.view);
  }

  /**
   * Shows the selection.
   *
   * @param {boolean} audible whether what it holds is announced
   */
  async update(audible) {
    const turn = ++this.turn;
    this.prepare();
    let { answer } = this;
    let failed = false;
    try {
      await this.loadNeeded();
      answer = await this.search();
      if (turn !== this.turn) return; // the reader went on meanwhile
      this.select(answer);
    } catch {
      failed = true;
    }
    if (turn !== this.turn) return;
    this.answer = answer;
    this.draw(failed);
    await this.view.comparison.draw(this.selection);
    this.announce(audible);
  }

  /** What the page knows without asking anybody. */
  prepare() {
    const { selection, context } = this;
    if (selection.view !== "compare") this.layout = selection.view;
    this.view.filters.showQuery(selection.q);
    const choice = writeSelection({ ...selection, compare: [], view: "cards" }, context.facets);
    if (choice !== this.choice) this.limit = context.data.slice;
    this.choice = choice;
  }

  /** Fails where the sheets that the selection may hold cannot be loaded. */
  async loadNeeded() {
    const { collection, context } = this;
    if (!collection.isComplete && (!isBare(this.selection) || this.limit > context.data.slice)) {
      write(this.view.status, context.t("loading"));
      await this.loadSheets();
    }
    // Identifiers come from the address: what is no sheet's is left aside.
    const { selection } = this;
    if (collection.isComplete)
      this.selection = { ...selection, compare: selection.compare.filter((id) => collection.has(id)) };
  }

  /**
   * What the search says of the words; null where there are none.
   *
   * @returns {Promise<Answer | null>}
   */
  async search() {
    const { q } = this.selection;
    if (!q || this.answer?.q === q) return q ? this.answer : null;
    write(this.view.status, this.context.t("search.loading"));
    try {
      const pages = new Map(this.collection.sheets.map(({ id }) => [this.context.address("page", id), id]));
      return { q, ...(await findSheets(await openSearch(), q, pages)) };
    } catch {
      return { q: "", matches: null, exact: false };
    }
  }

  /** @param {Answer | null} answer */
  select(answer) {
    const matches = answer?.matches ?? null;
    const { collection, selection } = this;
    this.order = selection.sort || (matches ? "relevance" : "number");
    this.tally = collection.isComplete ? collection.tally(selection, matches) : collection.arrival();
    this.sheets = collection.sort(this.tally.fitting, this.order, matches);
  }

  /** @param {boolean} failed whether something that the selection needs could not be loaded: what was shown remains */
  draw(failed) {
    const { answer, collection, limit, order, selection, sheets, tally } = this;
    const number = collection.isComplete ? sheets.length : collection.total;
    const matches = answer?.matches ?? null;
    let warning = "";
    if (failed) warning = "load_failed";
    else if (answer && !matches) warning = "search.failed";
    else if (!number) warning = "none";
    else if (answer && !answer.exact) warning = "approximate";
    this.view.draw({ selection, sheets, number, counts: tally.counts, matches, order, limit, warning });
  }

  /** @param {boolean} audible */
  announce(audible) {
    clearTimeout(this.announcing);
    if (!audible) write(this.view.status, "");
    else if (!this.view.comparison.isOpen)
      this.announcing = window.setTimeout(() => write(this.view.status, this.view.summary()), QUIET);
  }
}

/**
 * Makes the list of sheets an explorer.
 *
 * @param {HTMLElement} root
 * @param {import("./data.js").ExplorerData} data
 */
export const startExplorer = (root, data) => new Explorer(root, data).update(false);
