// The page: brings the pieces together, keeps the plan, gives it as files and takes files back.
(function (plan) {
  "use strict";

  const { data, root, t, n, make, button, write } = plan;

  // What is said

  const saved = make("p", { class: "plan-saved", role: "status" });
  const status = make("div", { class: "plan-status", role: "status" });
  const warning = make("p", { class: "notice", hidden: true });

  // Shown for a moment, so that it does not stay over the text; what it says last remains for those who listen.
  let fading = 0;

  function mention(words) {
    write(saved, words);
    saved.classList.add("now");
    clearTimeout(fading);
    fading = setTimeout(() => saved.classList.remove("now"), 5000);
  }

  const say = (...words) => status.replaceChildren(...words);
  const today = () => new Date().toLocaleDateString(data.locale, { dateStyle: "long" });

  function warn(key) {
    warning.textContent = t(key);
    warning.hidden = false;
  }

  function told(event) {
    if (event === "saved") {
      show(); // another tab may have added to it
      mention(t("saved"));
    } else if (event === "refused") warn("not_kept");
    else if (event === "newer" || event === "damaged") warn(event);
    else if (event === "other") {
      show();
      mention(t("other_tab"));
    }
  }

  // Changing

  const store = plan.keeper(told);

  function change(edit) {
    store.change(edit);
    show();
  }

  const profile = plan.profile(change);
  const steps = plan.steps(change);
  const gone = make("div", { class: "plan-gone" });
  const paper = make("div", { class: "plan-paper" });

  function show() {
    profile.show(store.plan);
    steps.show(store.plan);
    const lost = plan.gone(store.plan);
    gone.replaceChildren(...(lost.length ? [make("h2", {}, t("gone")), make("p", {}, t("gone_help")),
      make("ul", {}, ...lost.map(({ title, state, note }) => make("li", {}, [title, state, note].filter(Boolean).join(" — "))))] : []));
  }

  const drawPaper = () => paper.replaceChildren(...plan.paper(store.plan, today()));
  window.addEventListener("beforeprint", drawPaper);

  // Giving

  function print() {
    drawPaper();
    window.print();
  }

  function give(ending, type, content) {
    const name = plan.files.nameOf(store.plan, ending);
    plan.files.give(name, content, type);
    say(t("exported", { file: name }));
  }

  const giveMarkdown = () => give("md", "text/markdown", plan.markdown.write(store.plan, today()));

  async function giveTable() {
    try {
      give("csv", "text/csv", plan.table.write(store.plan, await plan.files.papa()));
    } catch (error) {
      say(t("failed"));
    }
  }

  // Taking

  const offer = make("div", { class: "plan-offer box", tabindex: "-1", hidden: true, role: "group" });
  const input = make("input", { type: "file", id: "plan-import", accept: ".md,.markdown,.csv,.txt,.tsv", "aria-describedby": "plan-import-help" });

  function replace(value, words) {
    const before = plan.copy(store.plan);
    const put = (next) => {
      const taken = plan.copy(next);
      change((current) => Object.assign(current, plan.copy(taken)));
      store.save();
    };
    put(value);
    const back = button(t("undo"), () => {
      put(before);
      say(t("undone"));
      input.focus();
    }, true);
    say(words, " ", ...(plan.isEmpty(before) ? [] : [back]));
  }

  function holdings(value) {
    const questions = Object.values(value.questions);
    const count = (key, number) => (number ? n(key, number) : "");
    return [
      value.profile.name && t("found_name", { name: value.profile.name }),
      count("found_choices", plan.KINDS.reduce((sum, kind) => sum + value.profile[kind].length, 0)),
      count("found_states", questions.filter(({ state }) => state !== data.states[0]).length),
      count("found_notes", questions.filter(({ note }) => note.trim()).length),
      count("found_ticks", Object.keys(value.ticks).length),
      count("found_cases", Object.values(value.cases).flat().length),
    ].filter(Boolean);
  }

  const list = (lines) => make("ul", {}, ...lines.map((line) => make("li", {}, line)));

  // Says what a file holds and what it would do, before it does it.
  function propose(file, found) {
    const close = (words) => {
      offer.hidden = true;
      if (words) say(words);
      input.focus();
    };
    const lines = holdings(found.plan);
    const problems = found.problems || [];
    offer.replaceChildren(make("h4", { id: "plan-found" }, t("found", { file })),
      lines.length ? list(lines) : make("p", {}, t("found_nothing")),
      ...(found.edited ? [make("p", {}, t("edited"))] : []),
      ...(problems.length ? [make("p", {}, t("not_understood")), list([...problems.slice(0, 10), ...(problems.length > 10 ? ["…"] : [])])] : []),
      make("p", {}, t("replace_help")),
      make("div", { class: "plan-buttons" },
        button(t("replace"), () => { close(""); replace(found.plan, t("imported", { file })); }),
        button(t("cancel"), () => close(t("cancelled")), true)));
    offer.setAttribute("aria-labelledby", "plan-found");
    offer.hidden = false;
    offer.focus();
  }

  async function take() {
    const file = input.files[0];
    if (!file) return;
    offer.hidden = true;
    const found = await plan.files.open(file);
    input.value = "";
    if (found.refused) say(t(found.refused, { file: file.name }));
    else if (plan.isEmpty(store.plan) && !found.edited && !(found.problems || []).length) replace(found.plan, t("imported", { file: file.name }));
    else propose(file.name, found);
  }

  input.addEventListener("change", take);

  function erase() {
    if (!window.confirm(t("erase_sure"))) return;
    store.erase();
    show();
    write(saved, "");
    say(t("erased"));
  }

  // Drawing

  const files = make("section", { "aria-labelledby": "plan-files" }, make("h2", { id: "plan-files" }, t("files")),
    make("h3", {}, t("export")), make("p", { class: "plan-help" }, t("export_help")),
    make("div", { class: "plan-buttons" }, button(t("print"), print), button(t("markdown"), giveMarkdown), button(t("table"), giveTable)),
    make("h3", {}, t("import")),
    make("div", { class: "plan-field" }, make("label", { for: "plan-import" }, t("import_label")), make("p", { class: "plan-help", id: "plan-import-help" }, t("import_help")), input),
    status, offer,
    make("h3", {}, t("erase")), make("p", { class: "plan-help" }, t("shared_device")), make("div", { class: "plan-buttons" }, button(t("erase"), erase, true)));
  const intro = make("div", { class: "box plan-intro" }, make("p", {}, t("private")), make("p", {}, make("a", { href: "#plan-files" }, t("resume"))));

  root.replaceChildren(make("div", { class: "plan-screen" }, intro, warning, profile.element, ...steps.elements, gone, files, saved), paper);
  root.addEventListener("submit", (event) => event.preventDefault());
  show();
  drawPaper();
  // The contents of the page are those of the list that stood here; the place that the address names was drawn anew.
  const headings = [...root.querySelectorAll(".plan-screen h2[id]")];
  for (const contents of document.querySelectorAll(".toc > ul, .md-nav--secondary > ul"))
    contents.replaceChildren(...headings.map((heading) => make("li", { class: "md-nav__item" }, make("a", { class: "md-nav__link", href: `#${heading.id}` }, heading.textContent))));
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.tagName === "DETAILS") named.open = true;
  if (named) named.scrollIntoView({ behavior: "instant" });
  if (!plan.isEmpty(store.plan)) mention(t("restored"));
})(window.guidePlan);
