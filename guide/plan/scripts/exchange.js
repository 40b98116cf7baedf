/** The part of the page that gives the plan as files, takes files back, and erases it. */
import { make, saveFile } from "#shared/elements.js";
import { button } from "./context.js";
import { fileName, openFile } from "./files.js";
import { writeMarkdown } from "./markdown.js";
import { KINDS, copy, isEmpty } from "./plan.js";
import { writeTable } from "./table.js";

const PROBLEMS = 10; // shown of what was not understood

/** @param {string[]} lines */
const list = (lines) => make("ul", {}, ...lines.map((line) => make("li", {}, line)));

/**
 * What a plan holds, in words.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 */
function describe({ t, n, states }, { profile, questions, ticks, cases }) {
  const answers = Object.values(questions);
  /** @type {[string, number][]} */
  const counts = [
    ["found_choices", KINDS.reduce((sum, kind) => sum + profile[kind].length, 0)],
    ["found_states", answers.filter(({ state }) => state !== states[0]).length],
    ["found_notes", answers.filter(({ note }) => note.trim()).length],
    ["found_ticks", Object.keys(ticks).length],
    ["found_cases", Object.values(cases).flat().length],
  ];
  const lines = counts.flatMap(([key, count]) => (count ? n(key, count) : []));
  return profile.name ? [t("found_name", { name: profile.name }), ...lines] : lines;
}

export class Exchange {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./store.js").Store} store
   * @param {{ onPrint: () => void, onErase: () => void, onReplace: (plan: import("./plan.js").Plan) => void,
   *   page: () => { title: string, date: string } }} actions
   */
  constructor(context, store, actions) {
    const { t } = context.guide;
    this.context = context;
    this.store = store;
    this.actions = actions;
    this.status = make("div", { class: "plan-status", role: "status" });
    this.offer = make("div", { class: "plan-offer box", tabindex: "-1", hidden: true, role: "group" });
    const help = { id: "plan-import", "aria-describedby": "plan-import-help" };
    this.input = make("input", { type: "file", accept: ".md,.markdown,.csv,.txt,.tsv", ...help });
    this.input.addEventListener("change", () => this.#take());
    const exports = [
      button(t("print"), actions.onPrint),
      button(t("markdown"), () => this.#saveMarkdown()),
      button(t("table"), () => this.#save("csv", "text/csv", writeTable(context.guide, store.plan))),
    ];
    this.element = make(
      "section",
      { "aria-labelledby": "plan-files" },
      make("h2", { id: "plan-files" }, t("files")),
      make("h3", {}, t("export")),
      make("p", { class: "plan-help" }, t("export_help")),
      make("div", { class: "plan-buttons" }, ...exports),
      make("h3", {}, t("import")),
      make(
        "div",
        { class: "plan-field" },
        make("label", { for: "plan-import" }, t("import_label")),
        make("p", { class: "plan-help", id: "plan-import-help" }, t("import_help")),
        this.input,
      ),
      this.status,
      this.offer,
      make("h3", {}, t("erase")),
      make("p", { class: "plan-help" }, t("shared_device")),
      make(
        "div",
        { class: "plan-buttons" },
        button(t("erase"), () => this.#erase(), true),
      ),
    );
  }

  /** @param {...(string | Node)} words */
  #say(...words) {
    this.status.replaceChildren(...words);
  }

  #saveMarkdown() {
    const { guide, address } = this.context;
    const content = writeMarkdown(guide, this.store.plan, { ...this.actions.page(), address });
    this.#save("md", "text/markdown", content);
  }

  /**
   * @param {string} ending
   * @param {string} type
   * @param {string} content
   */
  #save(ending, type, content) {
    const { guide } = this.context;
    const file = fileName(guide, this.store.plan, new Date(), ending);
    saveFile(file, content, type);
    this.#say(guide.t("exported", { file }));
  }

  async #take() {
    const { guide } = this.context;
    const file = this.input.files?.[0];
    if (!file) return;
    this.offer.hidden = true;
    const result = await openFile(guide, file);
    this.input.value = "";
    if (typeof result === "string") this.#say(guide.t(result, { file: file.name }));
    else if (isEmpty(guide, this.store.plan) && !result.edited && !result.problems.length)
      this.#replace(result.plan, file.name);
    else this.#propose(result, file.name);
  }

  /**
   * Says what a file holds and what it would do, before it does it.
   *
   * @param {import("./files.js").Import} result
   * @param {string} file
   */
  #propose({ plan, edited, problems }, file) {
    const { t } = this.context.guide;
    const lines = describe(this.context.guide, plan);
    const shown = problems.length > PROBLEMS ? [...problems.slice(0, PROBLEMS), "…"] : problems;
    const onReplace = () => {
      this.#close();
      this.#replace(plan, file);
    };
    const onCancel = () => {
      this.#close();
      this.#say(t("cancelled"));
    };
    this.offer.replaceChildren(
      make("h4", { id: "plan-found" }, t("found", { file })),
      lines.length ? list(lines) : make("p", {}, t("found_nothing")),
      ...(edited ? [make("p", {}, t("edited"))] : []),
      ...(shown.length ? [make("p", {}, t("not_understood")), list(shown)] : []),
      make("p", {}, t("replace_help")),
      make("div", { class: "plan-buttons" }, button(t("replace"), onReplace), button(t("cancel"), onCancel, true)),
    );
    this.offer.setAttribute("aria-labelledby", "plan-found");
    this.offer.hidden = false;
    this.offer.focus();
  }

  #close() {
    this.offer.hidden = true;
    this.input.focus();
  }

  /**
   * @param {import("./plan.js").Plan} plan
   * @param {string} file
   */
  #replace(plan, file) {
    const { guide } = this.context;
    const before = copy(guide, this.store.plan);
    this.actions.onReplace(plan);
    const onUndo = () => {
      this.actions.onReplace(before);
      this.#say(guide.t("undone"));
      this.input.focus();
    };
    const undo = isEmpty(guide, before) ? [] : [button(guide.t("undo"), onUndo, true)];
    this.#say(guide.t("imported", { file }), " ", ...undo);
  }

  #erase() {
    const { t } = this.context.guide;
    if (!window.confirm(t("erase_sure"))) return;
    this.actions.onErase();
    this.#say(t("erased"));
  }
}
