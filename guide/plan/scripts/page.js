/** The page: keeps the plan and what is shown in step. */
import { make, write } from "#shared/elements.js";
import { createContext } from "./context.js";
import { Exchange } from "./exchange.js";
import { findOrphans } from "./outline.js";
import { drawPaper, orphanList } from "./paper.js";
import { copy, isEmpty } from "./plan.js";
import { Profile } from "./profile.js";
import { Steps } from "./steps.js";
import { Store } from "./store.js";

const MENTION = 5000; // milliseconds for which a message stays over the text

class Page {
  /** @param {import("./context.js").Context} context */
  constructor(context) {
    const { guide } = context;
    this.context = context;
    // What it says last remains for those who listen.
    this.message = make("p", { class: "plan-saved", role: "status" });
    this.warning = make("p", { class: "notice", hidden: true });
    this.fading = 0;
    this.orphans = make("div", { class: "plan-gone" });
    this.paper = make("div", { class: "plan-paper" });
    this.title = document.querySelector("h1")?.textContent ?? "";
    this.store = new Store(
      guide,
      () => localStorage,
      (event) => this.#report(event),
    );
    const change = (/** @type {import("./store.js").Edit} */ edit) => this.change(edit);
    this.profile = new Profile(context, change);
    this.steps = new Steps(context, change);
    this.exchange = new Exchange(context, this.store, {
      onPrint: () => this.#print(),
      onErase: () => this.#erase(),
      onReplace: (plan) => this.#replace(plan),
      page: () => this.page(),
    });
    this.#place();
    this.#listen();
    this.show();
    this.drawPaper();
    showContents(context.root);
    if (!isEmpty(guide, this.store.plan)) this.#mention(guide.t("restored"));
  }

  page() {
    const date = new Date().toLocaleDateString(this.context.guide.locale, { dateStyle: "long" });
    return { title: this.title, date };
  }

  /** @param {import("./store.js").Edit} edit */
  change(edit) {
    this.store.change(edit);
    this.show();
  }

  show() {
    const { guide } = this.context;
    const { plan } = this.store;
    this.profile.show(plan);
    this.steps.show(plan);
    const orphans = findOrphans(guide, plan);
    const help = [make("h2", {}, guide.t("gone")), make("p", {}, guide.t("gone_help"))];
    this.orphans.replaceChildren(...(orphans.length ? [...help, orphanList(orphans)] : []));
  }

  drawPaper() {
    this.paper.replaceChildren(...drawPaper(this.context.guide, this.store.plan, this.page()));
  }

  #place() {
    const { root, guide } = this.context;
    const resume = make("a", { href: "#plan-files" }, guide.t("resume"));
    const intro = make("div", { class: "box plan-intro" }, make("p", {}, guide.t("private")), make("p", {}, resume));
    const parts = [this.profile.element, ...this.steps.elements, this.orphans, this.exchange.element, this.message];
    root.replaceChildren(make("div", { class: "plan-screen" }, intro, this.warning, ...parts), this.paper);
  }

  #listen() {
    const { store } = this;
    window.addEventListener("storage", () => store.catchUp());
    window.addEventListener("pageshow", (event) => event.persisted && store.catchUp());
    window.addEventListener("pagehide", () => store.save());
    document.addEventListener("visibilitychange", () => store.save());
    window.addEventListener("beforeprint", () => this.drawPaper());
    this.context.root.addEventListener("submit", (event) => event.preventDefault());
  }

  /** @param {import("./store.js").Event} event */
  #report(event) {
    const { t } = this.context.guide;
    if (event === "saved" || event === "other") {
      this.show(); // another tab may have added to it
      this.#mention(t(event === "saved" ? "saved" : "other_tab"));
    } else {
      this.warning.textContent = t(event === "refused" ? "not_kept" : event);
      this.warning.hidden = false;
    }
  }

  /**
   * Shown for a moment, so that it does not stay over the text.
   *
   * @param {string} words
   */
  #mention(words) {
    write(this.message, words);
    this.message.classList.add("now");
    clearTimeout(this.fading);
    this.fading = window.setTimeout(() => this.message.classList.remove("now"), MENTION);
  }

  #print() {
    this.drawPaper();
    window.print();
  }

  #erase() {
    this.store.erase();
    this.show();
    write(this.message, "");
  }

  /** @param {import("./plan.js").Plan} plan */
  #replace(plan) {
    const { guide } = this.context;
    const next = copy(guide, plan);
    this.change((current) => Object.assign(current, copy(guide, next)));
    this.store.save();
  }
}

/**
 * The contents of the page are those of the list that stood here; the place that the address names was drawn anew.
 *
 * @param {HTMLElement} root
 */
function showContents(root) {
  const headings = [...root.querySelectorAll(".plan-screen h2[id]")];
  for (const contents of document.querySelectorAll(".toc > ul, .md-nav--secondary > ul")) {
    const items = headings.map(({ id, textContent }) => {
      const link = make("a", { class: "md-nav__link", href: `#${id}` }, textContent);
      return make("li", { class: "md-nav__item" }, link);
    });
    contents.replaceChildren(...items);
  }
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.scrollIntoView({ behavior: "instant" });
}

/**
 * Puts the work plan into the place of the list of questions.
 *
 * @param {HTMLElement} root
 * @param {import("./data.js").PlanData} data
 */
export const startPlan = (root, data) => new Page(createContext(root, data));
