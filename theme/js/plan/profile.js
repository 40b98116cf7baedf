// The project in a few choices, and the sheets that resemble it.
(function (plan) {
  "use strict";

  const { data, t, text, show, make, goalMark, goalClass, link, write, KINDS } = plan;
  const FIRST = 5; // sheets shown before the reader asks for more

  // `change(f)`: f changes the plan. Gives { element, show(plan) }.
  function profile(change) {
    const boxes = [];
    const name = make("input", { type: "text", id: "plan-name", maxlength: 200, autocomplete: "off" });
    name.addEventListener("input", () => {
      const words = name.value;
      change((value) => { value.profile.name = words; });
    });

    function box(kind, code, label) {
      const input = make("input", { type: "checkbox", onchange: () => {
        const on = input.checked;
        change((value) => { value.profile[kind] = [...value.profile[kind].filter((each) => each !== code), ...(on ? [code] : [])]; });
      } });
      boxes.push((value) => { input.checked = value.profile[kind].includes(code); });
      return make("label", { class: "plan-box" }, input, make("span", {}, ...label));
    }

    function options(kind) {
      if (kind !== "target") return make("div", { class: "plan-boxes" }, ...data.choices[kind].map(([code, label]) => box(kind, code, [show(label)])));
      return make("div", {}, ...data.choices.target.map(([goal, targets, number]) => {
        const chosen = make("span", { class: "plan-chosen" });
        boxes.push((value) => write(chosen, targets.map(([code]) => code).filter((code) => value.profile.target.includes(code)).join(", ")));
        return make("details", { class: `plan-goal ${goalClass(number)}` }, make("summary", {}, goalMark(number), " ", goal, " ", chosen),
          make("div", { class: "plan-boxes", role: "group", "aria-label": goal }, ...targets.map(([code, label]) => box(kind, code, [`${code} `, show(label)]))));
      }));
    }

    // A group of choices folds away, and then says what is chosen.
    function group(kind) {
      const chosen = make("span", { class: "plan-chosen" });
      boxes.push((value) => write(chosen, plan.chosen(value.profile, kind).map((code) => plan.labelOf(kind, code)).join(", ") || t("nothing_chosen")));
      const help = kind === "country" ? make("p", { class: "plan-help" }, t("home", { country: data.home })) : null;
      return make("details", { class: "plan-choice" },
        make("summary", {}, make("span", { class: "plan-kind" }, t(kind)), " ", chosen),
        make("fieldset", { class: "plan-options" }, make("legend", { class: "visually-hidden" }, t(kind)), options(kind), help));
    }

    const sheets = make("div", { class: "plan-near" });
    let shown = "";

    function row({ id, reasons }) {
      const sheet = data.sheets[id];
      return make("li", {}, link(sheet.url, t("sheet", { number: sheet.number, title: text(sheet.title) })), make("p", { class: "plan-why" }, t("why", { reasons })));
    }

    function showNear(value) {
      const told = plan.traitsOf(value.profile);
      if (told === shown) return;
      shown = told;
      const any = KINDS.some((kind) => value.profile[kind].length);
      const found = any ? plan.near(value.profile) : [];
      const list = (rows) => make("ol", { class: "plan-sheets" }, ...rows.map(row));
      const more = found.slice(FIRST, 4 * FIRST);
      sheets.replaceChildren(...(any ? [make("h3", {}, t("near"))] : []),
        ...(any && !found.length ? [make("p", {}, t("near_none"))] : []),
        ...(found.length ? [make("p", { class: "plan-help" }, t("near_help")), list(found.slice(0, FIRST))] : []),
        ...(more.length ? [make("details", {}, make("summary", {}, t("near_more")), list(more))] : []));
    }

    const element = make("section", { "aria-labelledby": "plan-profile" },
      make("h2", { id: "plan-profile" }, t("profile")), make("p", {}, t("profile_help")),
      make("div", { class: "plan-field" }, make("label", { for: "plan-name" }, t("name")), name),
      ...KINDS.filter((kind) => data.choices[kind].length).map(group), sheets);

    return {
      element,
      show(value) {
        if (name.value !== value.profile.name) name.value = value.profile.name;
        boxes.forEach((each) => each(value));
        showNear(value);
      },
    };
  }

  plan.profile = profile;
})(window.guidePlan);
