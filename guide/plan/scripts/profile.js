/** The project in a few choices, and the sheets that resemble it. */
import { goalClass, goalMark, make, write } from "#shared/elements.js";
import { checkbox, show, why } from "./context.js";
import { chosenCodes, labelOf, sheetTitle } from "./guide.js";
import { similarSheets, traitsKey } from "./likeness.js";
import { KINDS, withEntry } from "./plan.js";

const FIRST = 5; // sheets shown before the reader asks for more
const MOST = 20;

export class Profile {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./context.js").Change} change
   */
  constructor(context, change) {
    const { t, choices } = context.guide;
    this.context = context;
    this.change = change;
    /** @type {import("./context.js").Show[]} */
    this.shows = [];
    this.traits = "";
    this.sheets = make("div", { class: "plan-near" });
    this.element = make(
      "section",
      { "aria-labelledby": "plan-profile" },
      make("h2", { id: "plan-profile" }, t("profile")),
      make("p", {}, t("profile_help")),
      make("div", { class: "plan-field" }, make("label", { for: "plan-name" }, t("name")), this.#name()),
      ...KINDS.filter((kind) => choices[kind].length).map((kind) => this.#group(kind)),
      this.sheets,
    );
  }

  /** @param {import("./plan.js").Plan} plan */
  show(plan) {
    for (const each of this.shows) each(plan);
    const traits = traitsKey(plan.profile);
    if (traits !== this.traits) this.#showSheets(plan);
    this.traits = traits;
  }

  #name() {
    const input = make("input", { type: "text", id: "plan-name", maxlength: 200, autocomplete: "off" });
    input.addEventListener("input", () => {
      const name = input.value;
      this.change((plan) => {
        plan.profile.name = name;
      });
    });
    this.shows.push(({ profile }) => {
      if (input.value !== profile.name) input.value = profile.name;
    });
    return input;
  }

  /**
   * A group of choices folds away, and then says what is chosen.
   *
   * @param {import("./data.js").Kind} kind
   */
  #group(kind) {
    const { guide } = this.context;
    const { t, home } = guide;
    const words = make("span", { class: "plan-chosen" });
    this.shows.push((plan) => {
      const labels = chosenCodes(guide, plan, kind).map((code) => labelOf(guide, kind, code));
      write(words, labels.join(", ") || t("nothing_chosen"));
    });
    const legend = make("legend", { class: "visually-hidden" }, t(kind));
    const options = kind === "target" ? this.#goals() : this.#boxes(kind, guide.choices[kind]);
    const help = kind === "country" && make("p", { class: "plan-help" }, t("home", { country: home }));
    return make(
      "details",
      { class: "plan-choice" },
      make("summary", {}, make("span", { class: "plan-kind" }, t(kind)), " ", words),
      make("fieldset", { class: "plan-options" }, legend, options, help),
    );
  }

  /** Targets under their goals. */
  #goals() {
    const goals = this.context.guide.choices.target.map(([goal, targets, number]) => {
      const words = make("span", { class: "plan-chosen" });
      const codes = targets.map(([code]) => code);
      this.shows.push(({ profile }) => write(words, codes.filter((code) => profile.target.includes(code)).join(", ")));
      const summary = make("summary", {}, goalMark(number), " ", goal, " ", words);
      const boxes = this.#boxes("target", targets, { role: "group", "aria-label": goal });
      return make("details", { class: `plan-goal ${goalClass(number)}` }, summary, boxes);
    });
    return make("div", {}, ...goals);
  }

  /**
   * @param {import("./data.js").Kind} kind
   * @param {import("./data.js").Choice[]} choices
   * @param {Record<string, string>} [attributes]
   */
  #boxes(kind, choices, attributes) {
    const boxes = choices.map(([code, label]) => {
      const onTick = (/** @type {boolean} */ on) =>
        this.change(({ profile }) => {
          profile[kind] = withEntry(profile[kind], code, on);
        });
      const { input, element } = checkbox(onTick, kind === "target" && `${code} `, show(label));
      this.shows.push(({ profile }) => {
        input.checked = profile[kind].includes(code);
      });
      return element;
    });
    return make("div", { class: "plan-boxes", ...attributes }, ...boxes);
  }

  /** @param {import("./plan.js").Plan} plan */
  #showSheets({ profile }) {
    const { guide } = this.context;
    const { t } = guide;
    if (!KINDS.some((kind) => profile[kind].length)) return this.sheets.replaceChildren();
    const likes = similarSheets(guide, profile);
    const heading = make("h3", {}, t("near"));
    if (!likes.length) return this.sheets.replaceChildren(heading, make("p", {}, t("near_none")));
    const help = make("p", { class: "plan-help" }, t("near_help"));
    this.sheets.replaceChildren(heading, help, this.#list(likes.slice(0, FIRST)));
    const more = likes.slice(FIRST, MOST);
    if (more.length) this.sheets.append(make("details", {}, make("summary", {}, t("near_more")), this.#list(more)));
  }

  /** @param {import("./likeness.js").Likeness[]} likes */
  #list(likes) {
    const { guide, link } = this.context;
    const rows = likes.map(({ id, reasons }) =>
      make("li", {}, link(guide.sheets[id].url, sheetTitle(guide, id)), why(guide, reasons)),
    );
    return make("ol", { class: "plan-sheets" }, ...rows);
  }
}
