/** The field at the head of every page: asks the engine, shows pages with their passages. */
import { make } from "#shared/elements.js";
import { fill } from "#shared/wording.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./find.js").Answer} Answer */
/** @typedef {import("./ranking.js").Result} Result */
/** @typedef {import("./words.js").Piece} Piece */
/** @typedef {import("#shared/wording.js").Forms} Forms */
/** @typedef {{ none: string, some: string, count: Forms, limited: Forms, failed: string }} Strings */

const PAGES = 50; // shown at most
const BATCH = 3; // pages fetched at a time: the next follow when the reader comes to the last
const PAUSE = 300; // milliseconds without a change of the query before more of its pages are fetched

/** @param {Piece[]} pieces */
const nodes = (pieces) => pieces.map(([text, marked]) => (marked ? make("mark", null, text) : text));

/**
 * What a page says of an answer.
 *
 * @param {Answer} answer
 * @param {Strings} strings
 * @param {string} language
 */
export function summarize({ pages, exact }, strings, language) {
  const rules = new Intl.PluralRules(language);
  /** @type {(forms: Forms, n: number) => string} */
  const counted = (forms, n) => fill(forms[rules.select(n)] ?? forms.other, { n: n.toLocaleString(language) });
  if (!pages.length) return strings.none;
  const text = exact ? counted(strings.count, pages.length) : strings.some;
  return pages.length > PAGES ? `${text}. ${counted(strings.limited, PAGES)}` : text;
}

/**
 * @param {HTMLFormElement} form
 * @param {Engine} engine
 * @param {Strings} strings
 * @param {string} base the site's root
 */
export function showResults(form, engine, strings, base) {
  const field = new Field(form, engine, strings, base);
  field.followKeys();
  field.followReader();
  if (field.input.value.trim()) field.ask();
}

class Field {
  #form;
  #engine;
  #strings;
  #base;
  #results;
  #status;
  /** Number of the query that is being answered: the reader may type on meanwhile. */
  #turn = 0;
  #closing = false;

  /**
   * @param {HTMLFormElement} form
   * @param {Engine} engine
   * @param {Strings} strings
   * @param {string} base
   */
  constructor(form, engine, strings, base) {
    this.#form = form;
    this.#engine = engine;
    this.#strings = strings;
    this.#base = base;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    this.#results = /** @type {HTMLElement} */ (form.querySelector("#search-results"));
    this.#status = /** @type {HTMLElement} */ (form.querySelector("#search-status"));
  }

  async ask() {
    try {
      await this.#show();
    } catch {
      this.#status.textContent = this.#strings.failed;
    }
  }

  async #show() {
    const turn = ++this.#turn;
    const text = this.input.value;
    this.#status.dataset.query = "";
    const answer = await this.#engine.find(text);
    if (turn !== this.#turn) return;
    if (answer.idle) {
      this.#status.textContent = "";
      this.#results.replaceChildren();
      this.#close();
      return;
    }
    const pages = answer.pages.slice(0, PAGES);
    const items = await this.#items(pages.slice(0, BATCH));
    if (turn !== this.#turn) return;
    const list = make("ol", { class: "results" }, ...items);
    const words = summarize(answer, this.#strings, this.#engine.language);
    this.#results.replaceChildren(make("p", { class: "results-count" }, words), list);
    this.#results.hidden = false;
    this.#results.scrollTop = 0;
    this.#status.textContent = words;
    this.#status.dataset.query = text; // the query that the results answer
    setTimeout(() => this.#follow(list, pages.slice(BATCH), turn), PAUSE);
  }

  /**
   * The next pages of a list, as soon as its last one comes into sight.
   *
   * @param {HTMLOListElement} list
   * @param {Result[]} pages
   * @param {number} turn
   */
  #follow(list, pages, turn) {
    if (turn !== this.#turn || !pages.length || !list.lastElementChild) return;
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        const items = await this.#items(pages.slice(0, BATCH));
        if (turn !== this.#turn) return;
        list.append(...items);
        this.#follow(list, pages.slice(BATCH), turn);
      },
      { root: this.#results },
    );
    observer.observe(list.lastElementChild);
  }

  /** @param {Result[]} pages */
  #items(pages) {
    return Promise.all(pages.map((result) => this.#item(result)));
  }

  /** @param {Result} result */
  async #item(result) {
    const engine = this.#engine;
    const page = await engine.open(result);
    const address = this.#base + page.address;
    const title = nodes(engine.mark(page.title, engine.fitsOf(result)));
    const item = make("li", { class: "result" }, make("a", { class: "result-page", href: address }, ...title), " ");
    item.append(make("span", { class: "result-kind" }, page.kind));
    for (const { passage, fits } of engine.best(page, result)) {
      const [anchor, heading, text] = passage;
      const link = make("a", { class: "result-passage", href: address + (anchor ? `#${anchor}` : "") });
      if (heading) link.append(make("strong", null, ...nodes(engine.mark(heading, fits))), " ");
      link.append(make("span", null, ...nodes(engine.excerpt(text, fits))));
      item.append(link);
    }
    return item;
  }

  #close() {
    this.#results.hidden = true;
  }

  /** Arrows go through the results; Escape closes them, Enter goes to the first. */
  followKeys() {
    const { input } = this;
    const links = () => Array.from(this.#results.querySelectorAll("a"));
    this.#form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return this.#leave(event);
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || this.#results.hidden) return;
      const all = links();
      const focused = all.findIndex((link) => link === document.activeElement);
      const position = focused + (event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      if (position < 0) input.focus();
      else all[position]?.focus();
    });
    this.#form.addEventListener("submit", () => {
      if (!this.#results.hidden) links()[0]?.focus();
    });
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    if (!this.#results.hidden) event.preventDefault();
    this.#closing = true; // focus alone would open the results again
    this.input.focus();
    this.#closing = false;
    this.#close();
  }

  /** Results are there while the reader is in the form, and follow what is typed. */
  followReader() {
    this.#form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.#form.contains(/** @type {Node} */ (relatedTarget))) this.#close();
    });
    document.addEventListener("click", ({ target }) => {
      if (!this.#form.contains(/** @type {Node} */ (target))) this.#close();
    });
    this.input.addEventListener("focus", () => {
      if (!this.#closing && this.input.value.trim() && this.#results.childElementCount) this.#results.hidden = false;
    });
    this.input.addEventListener("input", () => this.ask());
  }
}
