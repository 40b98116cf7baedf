/** The page of the form: keeps what is written, opens sheets and files, shows problems, gives the finished file. */

/** @import { FormData, Problem, Sheet } from "./data.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Misfit } from "./reading.js" */
import { copyText, make, saveFile, write } from "#shared/elements.js";
import { wording } from "#shared/wording.js";
import { identifier } from "./checks.js";
import { dotted } from "./data.js";
import { dropDraft, keepDraft, restoreDraft } from "./draft.js";
import { findControl, makeFields } from "./fields.js";
import { makeForm } from "./form.js";
import { makeFiles } from "./guide.js";

/** @typedef {Problem & { place: string }} PlacedProblem a problem with the field of the form that it stands for */

/** Characters of an address that servers surely take. */
const LONGEST = 7000;

export class FormPage {
  /** @param {HTMLElement} root @param {FormData} data */
  constructor(root, data) {
    const words = wording(data.words, data.language);
    this.root = root;
    this.data = data;
    this.form = makeForm(data);
    this.fileOf = makeFiles(root.dataset.base ?? "");
    /** @param {string} key @param {Record<string, string | number>} [details] */
    this.t = (key, details) => words.t(`form.${key}`, details);
    /** @param {string} key @param {number} count */
    this.n = (key, count) => words.n(`form.${key}`, count);
    /** Words of the interface as a page has them. @param {string} text */
    this.typeset = (text) => this.form.texts.typeset(text, data.language);

    this.status = make("p", { class: "form-status", role: "status" });
    this.warning = make("p", { class: "notice", hidden: true });
    this.unread = make("div", { class: "notice", tabindex: "-1", hidden: true });
    this.body = make("div", { class: "form-body" });
    this.summary = make("div", { class: "form-problems", tabindex: "-1", hidden: true });
    this.count = make("p", { class: "form-count", role: "status" });
    this.consent = make("p", { class: "help" });
    this.preview = make("div", { class: "form-preview" });
    this.source = make("textarea", { id: "form-text", rows: 12, readonly: true, spellcheck: "false" });
    this.textBox = make(
      "details",
      {},
      make("summary", {}, this.t("text")),
      make("label", { for: "form-text", class: "visually-hidden" }, this.t("text")),
      this.source,
    );
    this.showAll = false;
    this.timer = 0;
    /** @type {Draft} */
    this.draft = this.empty();
    this.draw();
    const before = restoreDraft(this.form.collect);
    this.draft = before ?? this.draft;
    this.fields = this.makeFields();
    this.start(this.draft, before ? this.t("restored") : "");
  }

  /** @param {string} text */
  announce = (text) => {
    this.status.textContent = text;
  };

  // Changing

  /** @param {Draft} draft @param {string} announcement */
  start(draft, announcement) {
    this.draft = draft;
    this.showAll = Boolean(draft.text);
    this.fields = this.makeFields();
    this.body.replaceChildren(...this.fields.elements);
    this.summary.hidden = true;
    this.update();
    this.announce(announcement);
  }

  makeFields() {
    return makeFields(this.data, this.draft.values, { changed: this.changed, announce: this.announce });
  }

  /** @returns {Draft} */
  empty() {
    const values = { ...this.form.blank(), number: String(this.form.freeNumber()) };
    return { values, text: "", own: "", named: false };
  }

  /** @param {string} place the field that changed, if one did */
  changed = (place) => {
    const { draft } = this;
    const { values } = draft;
    if (place === "id") draft.named = values.id.trim() !== "";
    if (!draft.named && !draft.own && (place === "short_title" || place === "id")) {
      values.id = identifier(values.short_title);
      const input = /** @type {HTMLInputElement | null} */ (document.getElementById("field-id"));
      if (place !== "id" && input) input.value = values.id;
    }
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.update(), 120);
  };

  /** The sheet as it stands, with its problems. @returns {{ sheet: Sheet, problems: PlacedProblem[] }} */
  examine() {
    const { sheet, places } = this.form.collect(this.draft.values);
    const problems = this.form.check(sheet, this.draft.own);
    return { sheet, problems: problems.map((problem) => ({ ...problem, place: placeOf(problem, places) })) };
  }

  /** @param {Sheet} sheet */
  fileText(sheet) {
    const { text } = this.draft;
    return text ? this.form.correct(text, sheet) : this.form.write(sheet);
  }

  update() {
    clearTimeout(this.timer);
    this.timer = 0;
    const { sheet, problems } = this.examine();
    if (!keepDraft(this.draft)) {
      this.warning.textContent = this.t("not_kept");
      this.warning.hidden = false;
    }
    this.fields.show(problems, this.showAll, this.typeset);
    write(this.count, problems.length ? this.n("problems", problems.length) : this.t("ready"));
    this.consent.textContent = sheet.consent || sheet.study ? "" : this.t("no_consent");
    this.preview.innerHTML = this.form.preview(sheet); // escaped: see html.js and guide/text/passages.py
    this.source.value = this.fileText(sheet);
    if (!this.summary.hidden) this.summarize(problems);
  }

  /** What is left to mend, with links to the fields. @param {PlacedProblem[]} problems */
  summarize(problems) {
    this.summary.hidden = !problems.length;
    // A link that is drawn anew while it is clicked leads nowhere.
    const state = JSON.stringify(problems);
    if (this.summary.dataset.state === state) return;
    this.summary.dataset.state = state;
    const rows = problems.map(({ place, field, text }) => {
      const control = findControl(place);
      const label =
        control && (document.querySelector(`label[for="${control.id}"]`) ?? control.querySelector("legend"));
      const message = this.t("problem", {
        label: label?.firstChild?.textContent ?? field,
        message: this.typeset(text),
      });
      const go = (/** @type {Event} */ event) => {
        event.preventDefault();
        findControl(place)?.focus();
      };
      return make("li", {}, make("a", { href: `#${control?.id ?? "contribute"}`, onclick: go }, message));
    });
    this.summary.replaceChildren(make("h3", {}, this.t("mend")), make("ul", {}, ...rows));
  }

  // Giving

  /** The finished file, or nothing where something still has to be mended; then that is shown. */
  finish() {
    const { sheet, problems } = this.examine();
    this.showAll = true;
    this.update();
    if (!problems.length) return { id: String(sheet.id), name: `${sheet.id}.yml`, text: this.fileText(sheet) };
    this.summarize(problems);
    this.summary.focus();
    return null;
  }

  download = () => {
    const file = this.finish();
    if (!file) return;
    saveFile(file.name, file.text, "application/yaml");
    this.announce(this.t("downloaded", { file: file.name }));
  };

  /** @param {string} text @param {string} key of what to say where it went well */
  async copyAs(text, key) {
    let isCopied = await copyText(text);
    if (!isCopied) {
      this.textBox.open = true;
      this.source.focus();
      this.source.select();
      isCopied = document.execCommand("copy");
    }
    this.announce(this.t(isCopied ? key : "not_copied"));
  }

  copy = async () => {
    const file = this.finish();
    if (file) await this.copyAs(file.text, "copied");
  };

  /** Opens « new file » at the hosting site: the address can neither carry a long text nor change a file that exists. */
  propose = async () => {
    const file = this.finish();
    if (!file) return;
    const name = encodeURIComponent(file.name);
    const isKnown = this.form.isKnown(file.id);
    const folder = "main/data/projects";
    const page = `${this.data.repository}/${isKnown ? `edit/${folder}/${name}` : `new/${folder}?filename=${name}`}`;
    const full = `${page}&value=${encodeURIComponent(file.text)}`;
    const fits = !isKnown && full.length <= LONGEST;
    if (!fits) await this.copyAs(file.text, "paste");
    window.open(fits ? full : page, "_blank", "noopener");
  };

  // Bringing

  /** Whether what is written, if anything, may go. @param {string} question */
  mayGo(question) {
    const { sheet } = this.form.collect(this.draft.values);
    const isEmpty = Object.keys(sheet).every((key) => ["number", "lead", "period"].includes(key));
    return isEmpty || window.confirm(this.t(question));
  }

  /** @param {Misfit[]} problems */
  showUnread(problems) {
    const lines = problems.map(({ line, text }) => this.t("line", { line, message: this.typeset(text) }));
    this.unread.replaceChildren(
      make("p", {}, this.t("unread")),
      make("ul", {}, ...lines.map((line) => make("li", {}, line))),
    );
    this.unread.hidden = !problems.length;
  }

  /** @param {string} file @param {string} own @param {string} key of what to say */
  bring(file, own, key) {
    const { values, problems, text } = this.form.readFile(file);
    this.showUnread(problems);
    if (values) {
      const corrected = own || (this.form.isKnown(values.id) ? values.id : "");
      const title = values.short_title || values.title;
      this.start({ values, text, own: corrected, named: true }, this.t(key, { title }));
    }
    if (problems.length) this.unread.focus();
  }

  /** @param {string} id */
  async open(id) {
    if (!id || !this.mayGo("replace")) return;
    const text = await this.fileOf(id);
    if (text === null) this.announce(this.t("failed"));
    else this.bring(text, id, "opened");
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const [file] = input.files ?? [];
    if (file && this.mayGo("replace")) this.bring(await file.text(), "", "imported");
    input.value = "";
  }

  clear = () => {
    if (!this.mayGo("erase")) return;
    dropDraft();
    this.unread.hidden = true;
    this.start(this.empty(), this.t("blank"));
  };

  // Drawing

  /** @param {string} key @param {() => void} onclick @param {string} [kind] */
  button(key, onclick, kind = "button") {
    return make("button", { type: "button", class: kind, onclick }, this.t(key));
  }

  /** @param {string} key @param {...Node} children */
  section(key, ...children) {
    return make(
      "section",
      { "aria-labelledby": `form-${key}` },
      make("h3", { id: `form-${key}` }, this.t(key)),
      ...children,
    );
  }

  /** Where a sheet of the guide is opened. */
  opener() {
    const options = this.data.sheets.map(([id, number, title]) => make("option", { value: id }, `${number}. ${title}`));
    const select = make("select", { id: "form-open" }, make("option", { value: "" }, this.t("choose")), ...options);
    const button = this.button("open", () => this.open(select.value), "small");
    const label = make("label", { for: "form-open" }, this.t("open_label"));
    return make("div", { class: "field" }, label, select, make("div", { class: "row-buttons" }, button));
  }

  /** Where a file is taken up. */
  importer() {
    const attributes = { "aria-describedby": "form-import-help" };
    const input = make("input", { type: "file", id: "form-import", accept: ".yml,.yaml", ...attributes });
    input.addEventListener("change", () => this.take(input));
    const label = make("label", { for: "form-import" }, this.t("import_label"));
    const help = make("p", { class: "help", id: "form-import-help" }, this.t("import_help"));
    return make("div", { class: "field" }, label, help, input);
  }

  /** Where the finished file is given. */
  result() {
    const isHosted = Boolean(this.data.repository);
    const buttons = [this.button("download", this.download), this.button("copy", this.copy)];
    if (isHosted) buttons.push(this.button("propose", this.propose));
    const help = make("p", { class: "help" }, this.t(isHosted ? "propose_help" : "send"));
    const row = make("div", { class: "row-buttons" }, ...buttons);
    return this.section("result", this.count, this.consent, this.summary, row, help, this.textBox);
  }

  draw() {
    const clearing = make("div", { class: "row-buttons" }, this.button("clear", this.clear, "small"));
    const legend = make("legend", {}, this.t("start"));
    const preview = this.section("preview", make("p", { class: "help" }, this.t("preview_help")), this.preview);
    preview.className = "form-preview-frame";
    const page = make(
      "form",
      {
        "aria-label": this.t("label"),
        novalidate: true,
        autocomplete: "off",
        onsubmit: (event) => event.preventDefault(),
      },
      make("p", { class: "help" }, this.t("language")),
      make("p", { class: "help" }, this.t("privacy")),
      this.warning,
      make("fieldset", { class: "group" }, legend, this.opener(), this.importer(), clearing),
      this.status,
      this.unread,
      this.body,
      this.result(),
      preview,
    );
    page.addEventListener("focusout", () => this.timer && this.update());
    window.addEventListener("pagehide", () => keepDraft(this.draft));
    const sheet = make("link", { rel: "stylesheet", href: `${this.root.dataset.base}css/contribute.css` });
    document.head.append(sheet);
    this.root.replaceChildren(page);
  }
}

/** The field of the form that a problem stands for: lists of the file leave out what is empty in the form. @param {Problem} problem @param {Record<string, string>} places */
function placeOf({ path, field }, places) {
  if (field in places) return places[field];
  const parent = places[dotted(path.slice(0, -1))];
  return parent ? `${parent}.${path.at(-1)}` : field;
}
