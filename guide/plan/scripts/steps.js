/** The steps: progress, questions, points to tick. */
import { make, write } from "#shared/elements.js";
import { button, checkbox, show } from "./context.js";
import { groupItems, text } from "./guide.js";
import { countProgress, describeProgress } from "./outline.js";
import { isTicked } from "./plan.js";
import { QuestionPart } from "./question.js";

export class Steps {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./context.js").Change} change
   */
  constructor(context, change) {
    const { steps, closing } = context.guide;
    this.context = context;
    this.change = change;
    /** @type {import("./context.js").Show[]} */
    this.shows = [];
    this.elements = [
      this.#overview(),
      this.#opener(),
      ...steps.map((step) => this.#step(step)),
      ...(closing.length ? [this.#closing(closing)] : []),
    ];
  }

  /** @param {import("./plan.js").Plan} plan */
  show(plan) {
    for (const each of this.shows) each(plan);
  }

  /** How far every step has come, with the way to it. */
  #overview() {
    const { t, steps } = this.context.guide;
    const whole = make("p", { class: "plan-progress" });
    this.#showProgress(whole, steps);
    const rows = steps.map((step) => {
      const words = make("span", { class: "plan-progress" });
      const bar = make("progress", { "aria-label": step.title });
      this.#showProgress(words, [step], ({ done, total }) => {
        bar.max = total || 1;
        bar.value = total ? done : 1;
      });
      return make("li", {}, make("a", { href: `#step-${step.number}` }, step.title), bar, words);
    });
    const heading = make("h2", { id: "plan-progress" }, t("progress"));
    const list = make("ol", { class: "plan-overview" }, ...rows);
    return make("section", { "aria-labelledby": "plan-progress" }, heading, whole, list);
  }

  /**
   * @param {HTMLElement} element
   * @param {import("./data.js").Step[]} steps
   * @param {(progress: ReturnType<typeof countProgress>) => void} [onCount]
   */
  #showProgress(element, steps, onCount) {
    const { guide } = this.context;
    this.shows.push((plan) => {
      const progress = countProgress(guide, plan, steps);
      write(element, describeProgress(guide, progress));
      onCount?.(progress);
    });
  }

  #opener() {
    const { t } = this.context.guide;
    let open = false;
    const toggle = button(
      t("open_all"),
      () => {
        open = !open;
        const questions = /** @type {NodeListOf<HTMLDetailsElement>} */ (
          document.querySelectorAll("details.plan-question")
        );
        for (const details of questions) details.open = open;
        toggle.textContent = t(open ? "close_all" : "open_all");
      },
      true,
    );
    return toggle;
  }

  /** @param {import("./data.js").Step} step */
  #step(step) {
    const { number, title, url, questions, lists, sheets } = step;
    const id = `step-${number}`;
    const progress = make("p", { class: "plan-progress" });
    this.#showProgress(progress, [step]);
    return make(
      "section",
      { "aria-labelledby": id },
      make("h2", { id }, this.context.link(url, title)),
      progress,
      ...questions.map((question) => this.#question(question, sheets)),
      ...Object.entries(lists).map(([kind, items]) => this.#list(kind, items)),
    );
  }

  /** @param {import("./data.js").Question[]} questions */
  #closing(questions) {
    const { t } = this.context.guide;
    return make(
      "section",
      { "aria-labelledby": "step-closing" },
      make("h2", { id: "step-closing" }, t("step.closing")),
      make("p", { class: "plan-help" }, t("optional")),
      ...questions.map((question) => this.#question(question, [])),
    );
  }

  /**
   * @param {import("./data.js").Question} question
   * @param {string[]} sheets
   */
  #question(question, sheets) {
    const part = new QuestionPart(this.context, question, sheets, this.change);
    this.shows.push((plan) => part.show(plan));
    return part.element;
  }

  /**
   * @param {string} kind
   * @param {import("./data.js").Item[]} items
   */
  #list(kind, items) {
    const { t } = this.context.guide;
    const state = make("span", { class: "plan-state" });
    this.shows.push((plan) => {
      const ticked = items.filter(({ id }) => isTicked(plan, id)).length;
      if (ticked === items.length) state.dataset.state = "done";
      else state.dataset.state = ticked ? "doing" : "todo";
      write(state, t("progress_ticked", { ticked, items: items.length }));
    });
    const groups = groupItems(items).flatMap(({ group, members }) => [
      group && make("p", { class: "plan-group" }, show(group)),
      make("ul", { class: "plan-items" }, ...members.map((item) => this.#item(item))),
    ]);
    const title = t(`step.${kind}`);
    return make(
      "details",
      { class: "plan-question plan-list" },
      make("summary", {}, make("h3", {}, title), " ", state),
      make("fieldset", { class: "plan-answer" }, make("legend", { class: "visually-hidden" }, title), ...groups),
    );
  }

  /** @param {import("./data.js").Item} item */
  #item({ id, title, text: words }) {
    const onTick = (/** @type {boolean} */ on) =>
      this.change(({ ticks }) => {
        if (on) ticks[id] = text(words);
        else delete ticks[id];
      });
    const { input, element } = checkbox(onTick, title && make("strong", {}, show(title)), title && " — ", show(words));
    this.shows.push((plan) => {
      input.checked = isTicked(plan, id);
    });
    return make("li", {}, element);
  }
}
