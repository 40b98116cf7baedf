import { make } from "#shared/elements.js";
import { loadScript } from "#shared/load.js";
import { searchForm } from "#search/open.js";
import { makeBubble, placeBubble } from "./bubble.js";

const PATIENCE = 200; // milliseconds for which an explanation stays once the mouse has left

/** @param {EventTarget | null} target */
const termAt = (target) =>
  target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a.term")) : null;

/** The explanation of one term at a time, beside the term. */
class Explanation {
  /** @type {HTMLAnchorElement | null} */
  term = null;
  /** Whether explanations could not be loaded: terms are links to the glossary then. */
  lost = false;
  text = make("span", { id: "tip", role: "tooltip" });
  #leaving = 0;

  /** @param {string} label what the link to the glossary reads */
  constructor(label) {
    this.bubble = makeBubble("div");
    // For hands: the term itself is the same link for the keyboard.
    this.more = make("a", { tabindex: "-1", "aria-hidden": "true" }, label);
    this.bubble.append(this.text, this.more);
  }

  /**
   * All explanations are one script, loaded when the first is asked for.
   *
   * @param {HTMLAnchorElement} term
   */
  async show(term) {
    this.stay();
    if (this.term === term) return;
    this.hide();
    this.term = term;
    if (!window.guideTerms) {
      const { base, language } = searchForm().dataset;
      await loadScript(`${base}/data/terms.${language}.js`).catch(() => (this.lost = true));
    }
    this.#explain();
  }

  /** Of the term that is asked for by now, if any. */
  #explain() {
    const meaning = this.term && window.guideTerms?.[this.term.hash.slice(1)];
    if (!meaning || !this.term) return;
    this.text.textContent = meaning;
    this.term.setAttribute("aria-describedby", this.text.id);
    this.more.href = this.term.href;
    placeBubble(this.bubble, this.term);
  }

  hide() {
    this.stay();
    this.bubble.hidden = true;
    this.term?.removeAttribute("aria-describedby");
    this.term = null;
  }

  hideSoon() {
    this.#leaving = window.setTimeout(() => this.hide(), PATIENCE);
  }

  stay() {
    clearTimeout(this.#leaving);
  }
}

/**
 * Explains terms: on focus, under the mouse, and at the first touch; the second touch follows the link.
 *
 * @param {HTMLElement} article
 */
export function explainTerms(article) {
  const explanation = new Explanation(JSON.parse(article.dataset.words ?? "").glossary);
  followFocus(article, explanation);
  followMouse(article, explanation);
  followTouch(article, explanation);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") explanation.hide();
  });
}

/**
 * @param {HTMLElement} article
 * @param {Explanation} explanation
 */
function followFocus(article, explanation) {
  article.addEventListener("focusin", ({ target }) => {
    const term = termAt(target);
    if (term) explanation.show(term);
  });
  article.addEventListener("focusout", ({ target }) => {
    if (target === explanation.term) explanation.hide();
  });
}

/**
 * @param {HTMLElement} article
 * @param {Explanation} explanation
 */
function followMouse(article, explanation) {
  const { bubble } = explanation;
  article.addEventListener("pointerover", ({ pointerType, target }) => {
    const term = termAt(target);
    if (pointerType === "mouse" && term) explanation.show(term);
  });
  for (const part of [article, bubble]) {
    part.addEventListener("pointerout", ({ pointerType, target }) => {
      if (pointerType === "mouse" && (termAt(target) || part === bubble)) explanation.hideSoon();
    });
  }
  bubble.addEventListener("pointerover", () => explanation.stay());
  bubble.addEventListener("mousedown", (event) => event.preventDefault()); // the term keeps the focus
}

/**
 * @param {HTMLElement} article
 * @param {Explanation} explanation
 */
function followTouch(article, explanation) {
  const { bubble } = explanation;
  /** @type {HTMLAnchorElement | null} */
  let explained = null; // when the finger came down
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    explained = pointerType === "mouse" ? termAt(target) : bubble.hidden ? null : explanation.term;
    if (!bubble.contains(/** @type {Node} */ (target)) && termAt(target) !== explanation.term) explanation.hide();
  });
  article.addEventListener("click", (event) => {
    const term = termAt(event.target);
    // A click without a finger or a mouse (detail 0) comes from the keyboard.
    if (!term || term === explained || !event.detail || explanation.lost) return;
    event.preventDefault();
    explanation.show(term);
  });
}
