// The steps: progress, questions with their state, notes and cases, points to tick.
(function (plan) {
  "use strict";

  const { data, t, text, show, named, make, link, write } = plan;
  const SUGGESTED = 3; // sheets offered where a question has no case

  // Each function below draws a piece and adds to `shows` what brings it up to date with a plan.

  function stateChooser(question, change, shows) {
    const radios = data.states.map((state) => {
      const input = make("input", { type: "radio", name: `plan-state-${question.code}`, value: state, onchange: () => change((value) => {
        value.questions[question.code] = { ...plan.question(value, question.code), state };
      }) });
      shows.push((value) => { input.checked = plan.question(value, question.code).state === state; });
      return make("label", {}, input, make("span", {}, t(`state.${state}`)));
    });
    return make("fieldset", { class: "plan-states" }, make("legend", {}, t("state"), about(question)), ...radios);
  }

  // For those who hear a label without seeing what it is beside.
  const about = (question) => make("span", { class: "visually-hidden" }, ` — ${named(question)}`);

  function noteField(question, change, shows) {
    const id = `plan-note-${question.code}`;
    const area = make("textarea", { id, rows: 3, maxlength: 20000 });
    area.addEventListener("input", () => {
      const note = area.value;
      change((value) => { value.questions[question.code] = { ...plan.question(value, question.code), note }; });
    });
    shows.push((value) => {
      const { note } = plan.question(value, question.code);
      if (area.value !== note) area.value = note;
    });
    return make("div", { class: "plan-field" }, make("label", { for: id }, t("note"), about(question)), area);
  }

  function caseRow(question, each, change) {
    const sheet = data.sheets[each.sheet];
    const input = make("input", { type: "checkbox", "data-sheet": each.sheet, onchange: () => {
      const on = input.checked;
      change((value) => { value.cases[question.code] = [...plan.kept(value, question.code).filter((id) => id !== each.sheet), ...(on ? [each.sheet] : [])]; });
    } });
    input.checked = each.kept;
    return make("li", { class: "plan-case" },
      make("p", { class: "plan-case-title" }, link(each.url, show(each.title))),
      make("p", { class: "plan-help" }, link(sheet.url, t("sheet", { number: sheet.number, title: text(sheet.title) }))),
      each.reasons ? make("p", { class: "plan-why" }, t("why", { reasons: each.reasons })) : null,
      make("label", { class: "plan-box" }, input, make("span", {}, t("keep"), make("span", { class: "visually-hidden" }, ` — ${text(each.title)}`))));
  }

  function suggestions(step, value) {
    const found = step ? plan.ranked(step.sheets, value.profile).slice(0, SUGGESTED) : [];
    if (!found.length) return [make("p", {}, t("no_case_at_all"))];
    return [make("p", {}, t("no_case")), make("ul", {}, ...found.map(({ id, reasons }) => {
      const sheet = data.sheets[id];
      return make("li", {}, link(sheet.url, t("sheet", { number: sheet.number, title: text(sheet.title) })), reasons ? make("p", { class: "plan-why" }, t("why", { reasons })) : null);
    }))];
  }

  // The cases are drawn anew when their order changes; boxes are only ticked or not.
  function cases(question, step, change, shows) {
    const place = make("div", {});
    let drawn = "";
    shows.push((value) => {
      const told = plan.traitsOf(value.profile);
      if (told !== drawn) {
        drawn = told;
        const found = plan.casesOf(question, value);
        place.replaceChildren(...(found.length
          ? [make("h4", {}, t("cases")), make("ul", { class: "plan-cases" }, ...found.map((each) => caseRow(question, each, change))),
            ...(found.length < question.cases.length ? [make("p", {}, link(question.all, plan.n("all_cases", question.cases.length)))] : [])]
          : suggestions(step, value)));
      }
      for (const input of place.querySelectorAll("input")) input.checked = plan.kept(value, question.code).includes(input.dataset.sheet);
    });
    return place;
  }

  function questionPart(question, step, change, shows) {
    const state = make("span", { class: "plan-state" });
    shows.push((value) => {
      const found = plan.question(value, question.code);
      const keeping = plan.kept(value, question.code).length;
      state.dataset.state = found.state;
      write(state, [t(`state.${found.state}`), found.note.trim() && t("notes"), keeping && plan.n("found_cases", keeping)].filter(Boolean).join(" · "));
    });
    return make("details", { class: "plan-question", id: `plan-${question.code}` },
      make("summary", {}, make("h3", {}, question.prefix, show(question.title)), " ", state),
      make("div", { class: "plan-answer" }, make("p", {}, link(question.url, t("read"))), stateChooser(question, change, shows), noteField(question, change, shows), cases(question, step, change, shows)));
  }

  function item(each, change, shows) {
    const words = text(each.text);
    const input = make("input", { type: "checkbox", onchange: () => {
      const on = input.checked;
      change((value) => {
        if (on) value.ticks[each.id] = words;
        else delete value.ticks[each.id];
      });
    } });
    shows.push((value) => { input.checked = plan.isTicked(value, each.id); });
    return make("li", {}, make("label", { class: "plan-box" }, input, make("span", {}, ...(each.title ? [make("strong", {}, show(each.title)), " — "] : []), show(each.text))));
  }

  function list(kind, items, change, shows) {
    const parts = plan.grouped(items).flatMap(({ group, items: members }) => [
      ...(group ? [make("p", { class: "plan-group" }, show(group))] : []),
      make("ul", { class: "plan-items" }, ...members.map((each) => item(each, change, shows))),
    ]);
    const ticked = make("span", { class: "plan-state" });
    shows.push((value) => {
      const number = items.filter(({ id }) => plan.isTicked(value, id)).length;
      ticked.dataset.state = number === items.length ? "done" : number ? "doing" : "todo";
      write(ticked, t("progress_ticked", { ticked: number, items: items.length }));
    });
    return make("details", { class: "plan-question plan-list" },
      make("summary", {}, make("h3", {}, t(`step.${kind}`)), " ", ticked),
      make("fieldset", { class: "plan-answer" }, make("legend", { class: "visually-hidden" }, t(`step.${kind}`)), ...parts));
  }

  function stepPart(step, change, shows) {
    const told = make("p", { class: "plan-progress" });
    shows.push((value) => write(told, plan.told(plan.progress(value, [step]))));
    return make("section", { "aria-labelledby": `step-${step.number}` },
      make("h2", { id: `step-${step.number}` }, link(step.url, step.title)), told,
      ...step.questions.map((question) => questionPart(question, step, change, shows)),
      ...Object.entries(step.lists).map(([kind, items]) => list(kind, items, change, shows)));
  }

  function closingPart(change, shows) {
    return make("section", { "aria-labelledby": "step-closing" }, make("h2", { id: "step-closing" }, t("step.closing")),
      make("p", { class: "plan-help" }, t("optional")), ...data.closing.map((question) => questionPart(question, null, change, shows)));
  }

  // How far every step has come, with the way to it.
  function overview(shows) {
    const whole = make("p", { class: "plan-progress" });
    shows.push((value) => write(whole, plan.told(plan.progress(value, data.steps))));
    const rows = data.steps.map((step) => {
      const told = make("span", { class: "plan-progress" });
      const bar = make("progress", { "aria-label": step.title });
      shows.push((value) => {
        const found = plan.progress(value, [step]);
        bar.max = found.total || 1;
        bar.value = found.total ? found.done : 1;
        write(told, plan.told(found));
      });
      return make("li", {}, make("a", { href: `#step-${step.number}` }, step.title), bar, told);
    });
    return make("section", { "aria-labelledby": "plan-progress" }, make("h2", { id: "plan-progress" }, t("progress")), whole, make("ol", { class: "plan-overview" }, ...rows));
  }

  function openAll() {
    let open = false;
    const toggle = plan.button(t("open_all"), () => {
      open = !open;
      for (const details of document.querySelectorAll("details.plan-question")) details.open = open;
      toggle.textContent = t(open ? "close_all" : "open_all");
    }, true);
    return toggle;
  }

  // `change(f)`: f changes the plan. Gives { elements, show(plan) }.
  function steps(change) {
    const shows = [];
    const elements = [overview(shows), openAll(), ...data.steps.map((step) => stepPart(step, change, shows)), ...(data.closing.length ? [closingPart(change, shows)] : [])];
    return { elements, show: (value) => shows.forEach((each) => each(value)) };
  }

  plan.steps = steps;
})(window.guidePlan);
