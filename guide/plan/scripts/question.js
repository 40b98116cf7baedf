/** A question with its state, the reader's notes, and cases. */
import { make, write } from "#shared/elements.js";
import { aside, checkbox, show, why } from "./context.js";
import { sheetTitle, text, titleOf } from "./guide.js";
import { rankCases, rankSheets, traitsKey } from "./likeness.js";
import { answerTo, selectedCases, withEntry } from "./plan.js";

const SUGGESTED = 3; // sheets offered where a question has no case
const LONGEST = 20000; // characters of a note

export class QuestionPart {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./data.js").Question} question
   * @param {string[]} sheets identifiers of those that illustrate its step
   * @param {import("./context.js").Change} change
   */
  constructor(context, question, sheets, change) {
    const { t, states } = context.guide;
    const { code, prefix, title, url } = question;
    this.context = context;
    this.question = question;
    this.sheets = sheets;
    this.change = change;
    this.traits = "";
    this.state = make("span", { class: "plan-state" });
    this.radios = states.map((state) => this.#radio(state));
    this.note = make("textarea", { id: `plan-note-${code}`, rows: 3, maxlength: LONGEST });
    this.note.addEventListener("input", () => this.#answer({ note: this.note.value }));
    this.cases = make("div");
    const about = titleOf(question);
    const labels = this.radios.map((radio) => make("label", {}, radio, make("span", {}, t(`state.${radio.value}`))));
    this.element = make(
      "details",
      { class: "plan-question", id: `plan-${code}` },
      make("summary", {}, make("h3", {}, prefix, show(title)), " ", this.state),
      make(
        "div",
        { class: "plan-answer" },
        make("p", {}, context.link(url, t("read"))),
        make("fieldset", { class: "plan-states" }, make("legend", {}, t("state"), aside(about)), ...labels),
        make("div", { class: "plan-field" }, make("label", { for: this.note.id }, t("note"), aside(about)), this.note),
        this.cases,
      ),
    );
  }

  /** @param {import("./plan.js").Plan} plan */
  show(plan) {
    const { guide } = this.context;
    const { t, n } = guide;
    const { code } = this.question;
    const { state, note } = answerTo(guide, plan, code);
    const selection = selectedCases(plan, code);
    this.state.dataset.state = state;
    const words = [
      t(`state.${state}`),
      note.trim() && t("notes"),
      selection.length && n("found_cases", selection.length),
    ];
    write(this.state, words.filter(Boolean).join(" · "));
    for (const radio of this.radios) radio.checked = radio.value === state;
    if (this.note.value !== note) this.note.value = note;
    // The cases are drawn anew when their order changes; boxes are only ticked or not.
    const traits = traitsKey(plan.profile);
    if (traits !== this.traits) this.cases.replaceChildren(...this.#drawCases(plan));
    this.traits = traits;
    for (const input of this.cases.querySelectorAll("input"))
      input.checked = selection.includes(input.dataset.sheet ?? "");
  }

  /** @param {string} state */
  #radio(state) {
    const name = `plan-state-${this.question.code}`;
    return make("input", { type: "radio", name, value: state, onchange: () => this.#answer({ state }) });
  }

  /** @param {Partial<import("./plan.js").Answer>} answer */
  #answer(answer) {
    const { code } = this.question;
    this.change((plan) => {
      plan.questions[code] = { ...answerTo(this.context.guide, plan, code), ...answer };
    });
  }

  /** @param {import("./plan.js").Plan} plan */
  #drawCases(plan) {
    const { guide, link } = this.context;
    const { all, cases } = this.question;
    const best = rankCases(guide, plan, this.question);
    if (!best.length) return this.#suggest(plan);
    const list = make("ul", { class: "plan-cases" }, ...best.map((each) => this.#case(each)));
    const rest = best.length < cases.length && make("p", {}, link(all, guide.n("all_cases", cases.length)));
    return [make("h4", {}, guide.t("cases")), list, rest || ""];
  }

  /** @param {import("./likeness.js").RatedCase} each */
  #case({ title, url, sheet, reasons }) {
    const { guide, link } = this.context;
    const { code } = this.question;
    const onTick = (/** @type {boolean} */ on) =>
      this.change((plan) => {
        plan.cases[code] = withEntry(selectedCases(plan, code), sheet, on);
      });
    const { input, element } = checkbox(onTick, guide.t("keep"), aside(text(title)));
    input.dataset.sheet = sheet;
    return make(
      "li",
      { class: "plan-case" },
      make("p", { class: "plan-case-title" }, link(url, show(title))),
      make("p", { class: "plan-help" }, link(guide.sheets[sheet].url, sheetTitle(guide, sheet))),
      why(guide, reasons),
      element,
    );
  }

  /**
   * Sheets of the step, where no case answers the question.
   *
   * @param {import("./plan.js").Plan} plan
   */
  #suggest({ profile }) {
    const { guide, link } = this.context;
    const best = rankSheets(guide, this.sheets, profile).slice(0, SUGGESTED);
    if (!best.length) return [make("p", {}, guide.t("no_case_at_all"))];
    const rows = best.map(({ id, reasons }) =>
      make("li", {}, link(guide.sheets[id].url, sheetTitle(guide, id)), why(guide, reasons)),
    );
    return [make("p", {}, guide.t("no_case")), make("ul", {}, ...rows)];
  }
}
