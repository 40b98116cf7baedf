// The page: keeps what is written in this browser, opens sheets and files, shows problems, gives the finished file.
(function (form) {
  "use strict";

  const { copied, give, make, write } = window.guideElements;
  const { data, t, sheet, file } = form;
  const root = document.getElementById("contribute");
  const base = root.dataset.base;
  const KEY = "guide.contribute";
  const LONGEST = 7000; // characters of an address that servers surely take

  // State: the values of the form; the file that is corrected, if any; whether the identifier was typed by hand.
  let state = { values: null, text: "", own: "", named: false };
  let fields = null;
  let showAll = false;
  let timer = 0;

  const status = make("p", { class: "form-status", role: "status" });
  const warning = make("p", { class: "notice", hidden: true });
  const unread = make("div", { class: "notice", tabindex: "-1", hidden: true });
  const body = make("div", { class: "form-body" });
  const summary = make("div", { class: "form-problems", tabindex: "-1", hidden: true });
  const count = make("p", { class: "form-count", role: "status" });
  const consent = make("p", { class: "help" });
  const shown = make("div", { class: "form-preview" });
  const source = make("textarea", { id: "form-text", rows: 12, readonly: true, spellcheck: "false" });
  const textBox = make("details", {}, make("summary", {}, t("text")), make("label", { for: "form-text", class: "visually-hidden" }, t("text")), source);

  const say = (text) => { status.textContent = text; };

  // Keeping

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
    } catch (error) {
      warn();
    }
  }

  function warn() {
    warning.textContent = t("not_kept");
    warning.hidden = false;
  }

  // What was kept; older or damaged things are as if they were not there.
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "null");
      if (!found || !found.values) return null;
      sheet.collect(found.values);
      return found;
    } catch (error) {
      return null;
    }
  }

  const hasWork = () => Object.keys(sheet.collect(state.values).sheet).some((key) => !["number", "lead", "period"].includes(key));

  // Changing

  function start(next, message) {
    state = next;
    showAll = Boolean(next.text);
    fields = form.makeFields(state.values, changed, say);
    body.replaceChildren(...fields.elements);
    summary.hidden = true;
    update();
    say(message);
  }

  function blank() {
    const values = sheet.blank();
    values.number = String(form.freeNumber());
    return { values, text: "", own: "", named: false };
  }

  function changed(place) {
    if (place === "id") state.named = state.values.id.trim() !== "";
    if (!state.named && !state.own && (place === "short_title" || place === "id")) {
      state.values.id = identifier(state.values.short_title);
      const input = document.getElementById("field-id");
      if (place !== "id" && input) input.value = state.values.id;
    }
    clearTimeout(timer);
    timer = setTimeout(update, 120);
  }

  // As guide/contributing/proposal.py makes it.
  function identifier(title) {
    const found = form.fold(title.replace(/œ/gi, "oe").replace(/’/g, "-")).match(/[a-z0-9]+/g) || [];
    let name = "";
    for (const word of found) {
      if (name && name.length + word.length >= 60) break;
      name += name ? `-${word}` : word;
    }
    return name;
  }

  function examine() {
    const { sheet: filled, places } = sheet.collect(state.values);
    const problems = form.check(filled, state.own).map((problem) => ({ ...problem, place: placeOf(problem, places) }));
    return { filled, problems };
  }

  // The field of the form that a problem stands for: lists of the file leave out what is empty in the form.
  function placeOf(problem, places) {
    const last = problem.path[problem.path.length - 1];
    const parent = places[form.dotted(problem.path.slice(0, -1))];
    if (problem.field in places) return places[problem.field];
    return parent ? `${parent}.${last}` : problem.field;
  }

  function yaml(filled) {
    return state.text ? sheet.correct(state.text, filled) : file.write(filled);
  }

  function update() {
    clearTimeout(timer);
    timer = 0;
    const { filled, problems } = examine();
    keep();
    fields.show(problems, showAll);
    write(count, problems.length ? form.n("problems", problems.length) : t("ready"));
    consent.textContent = filled.consent || filled.study ? "" : t("no_consent");
    shown.replaceChildren(...form.preview(filled));
    source.value = yaml(filled);
    if (!summary.hidden) mend(problems);
  }

  function labelOf(problem) {
    const control = fields.find(problem.place);
    const label = control && (document.querySelector(`label[for="${control.id}"]`) || control.querySelector("legend"));
    return label ? label.firstChild.textContent : problem.field;
  }

  function mend(problems) {
    summary.hidden = !problems.length;
    // A link that is drawn anew while it is clicked leads nowhere.
    const told = JSON.stringify(problems);
    if (summary.dataset.told === told) return;
    summary.dataset.told = told;
    const rows = problems.map((problem) => {
      const go = (event) => {
        event.preventDefault();
        const control = fields.find(problem.place);
        if (control) control.focus();
      };
      const control = fields.find(problem.place);
      return make("li", {}, make("a", { href: `#${control ? control.id : "contribute"}`, onclick: go }, t("problem", { label: labelOf(problem), message: form.typeset(problem.text, data.language) })));
    });
    summary.replaceChildren(make("h3", {}, t("mend")), make("ul", {}, ...rows));
  }

  // Giving

  // The finished file, or nothing where something still has to be mended; then that is shown.
  async function finished() {
    const { filled, problems } = examine();
    showAll = true;
    update();
    if (!problems.length) return { name: `${filled.id}.yml`, text: yaml(filled) };
    mend(problems);
    summary.focus();
    return null;
  }

  async function download() {
    const done = await finished();
    if (!done) return;
    give(done.name, done.text, "application/yaml");
    say(t("downloaded", { file: done.name }));
  }

  async function put(text) {
    if (await copied(text)) return true;
    textBox.open = true;
    source.focus();
    source.select();
    return document.execCommand("copy");
  }

  async function copy() {
    const done = await finished();
    if (done) say(t((await put(done.text)) ? "copied" : "not_copied"));
  }

  // The page « new file » of the hosting site; the address cannot carry a long text, nor change a file that exists.
  async function propose() {
    const done = await finished();
    if (!done) return;
    const exists = form.known(done.name.replace(/\.yml$/, ""));
    const page = exists
      ? `${data.repository}/edit/main/data/projects/${encodeURIComponent(done.name)}`
      : `${data.repository}/new/main/data/projects?filename=${encodeURIComponent(done.name)}`;
    const full = `${page}&value=${encodeURIComponent(done.text)}`;
    const fits = !exists && full.length <= LONGEST;
    if (!fits) say(t((await put(done.text)) ? "paste" : "not_copied"));
    window.open(fits ? full : page, "_blank", "noopener");
  }

  // Bringing

  const mayReplace = () => !hasWork() || window.confirm(t("replace"));

  async function bring(text, own, message) {
    const { values, problems, text: clean } = sheet.read(text);
    unread.replaceChildren(make("p", {}, t("unread")), make("ul", {}, ...problems.map((problem) => make("li", {}, t("line", { line: problem.line, message: form.typeset(problem.text, data.language) })))));
    unread.hidden = !problems.length;
    if (!values) return unread.focus();
    const corrected = own || (form.known(values.id) ? values.id : "");
    start({ values, text: clean, own: corrected, named: true }, t(message, { title: values.short_title || values.title }));
    if (problems.length) unread.focus();
  }

  function opener() {
    const select = make("select", { id: "form-open" }, make("option", { value: "" }, t("choose")),
      ...data.sheets.map(([id, number, title]) => make("option", { value: id }, `${number}. ${title}`)));
    async function open() {
      const id = select.value;
      if (!id || !mayReplace()) return;
      const text = await form.fileOf(id);
      if (text === null) return say(t("failed"));
      await bring(text, id, "opened");
    }
    return make("div", { class: "field" }, make("label", { for: "form-open" }, t("open_label")), select,
      make("div", { class: "row-buttons" }, make("button", { type: "button", class: "small", onclick: open }, t("open"))));
  }

  function importer() {
    const input = make("input", { type: "file", id: "form-import", accept: ".yml,.yaml", "aria-describedby": "form-import-help" });
    input.addEventListener("change", async () => {
      const chosen = input.files[0];
      if (chosen && mayReplace()) bring(await chosen.text(), "", "imported");
      input.value = "";
    });
    return make("div", { class: "field" }, make("label", { for: "form-import" }, t("import_label")),
      make("p", { class: "help", id: "form-import-help" }, t("import_help")), input);
  }

  function clear() {
    if (hasWork() && !window.confirm(t("erase"))) return;
    localStorage.removeItem(KEY);
    unread.hidden = true;
    start(blank(), t("blank"));
  }

  // Drawing

  const button = (key, action, plain) => make("button", { type: "button", class: plain ? "small" : "button", onclick: action }, t(key));
  const clearing = make("div", { class: "row-buttons" }, button("clear", clear, true));
  const result = make("section", { "aria-labelledby": "form-result" }, make("h3", { id: "form-result" }, t("result")),
    count, consent, summary,
    make("div", { class: "row-buttons" }, button("download", download), button("copy", copy), data.repository ? button("propose", propose) : null),
    make("p", { class: "help" }, t(data.repository ? "propose_help" : "send")), textBox);
  const previewed = make("section", { "aria-labelledby": "form-preview", class: "form-preview-frame" },
    make("h3", { id: "form-preview" }, t("preview")), make("p", { class: "help" }, t("preview_help")), shown);
  const page = make("form", { "aria-label": t("label"), novalidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() },
    make("p", { class: "help" }, t("language")), make("p", { class: "help" }, t("privacy")), warning,
    make("fieldset", { class: "group" }, make("legend", {}, t("start")), opener(), importer(), clearing),
    status, unread, body, result, previewed);
  page.addEventListener("focusout", () => { if (timer) update(); });
  window.addEventListener("pagehide", () => fields && keep());

  document.head.append(make("link", { rel: "stylesheet", href: base + "css/contribute.css" }));
  root.replaceChildren(page);
  const before = kept();
  start(before || blank(), before ? t("restored") : "");
})(window.guideForm);
