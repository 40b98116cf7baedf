// The printed page: the whole plan as text, without controls; hidden on screens.
(function (plan) {
  "use strict";

  const { t, text, show, make } = plan;

  const caseItem = (each) => make("li", {}, each.kept ? make("strong", {}, `${t("kept")}${t("colon")} `) : "", show(each.title), ". ",
    t("sheet", { number: plan.data.sheets[each.sheet].number, title: text(plan.data.sheets[each.sheet].title) }),
    each.reasons ? make("span", { class: "plan-why" }, ` — ${t("why", { reasons: each.reasons })}`) : "");

  function question(each) {
    return make("div", { class: "paper-question" }, make("h3", {}, each.prefix, show(each.title)),
      make("p", {}, make("strong", {}, t(`state.${each.state}`))),
      each.note.trim() ? make("p", { class: "paper-note" }, each.note.trim()) : null,
      each.cases.length ? make("ul", {}, ...each.cases.map(caseItem)) : null);
  }

  const point = (item) => make("li", {}, make("span", { class: "paper-box" }, item.ticked ? "☑ " : "☐ "),
    item.title ? make("strong", {}, show(item.title), " — ") : "", show(item.text));

  const list = ({ title, items }) => make("div", {}, make("h3", {}, title), ...plan.grouped(items).flatMap(({ group, items: members }) => [
    ...(group ? [make("p", { class: "plan-group" }, show(group))] : []),
    make("ul", { class: "paper-list" }, ...members.map(point)),
  ]));

  const part = (each) => make("section", {}, make("h2", {}, text(each.title)), each.progress ? make("p", { class: "plan-help" }, each.progress) : null,
    ...each.questions.map(question), ...each.lists.map(list));

  function draw(value, date) {
    const { name, facts, progress, parts, gone } = plan.outline(value);
    return [
      make("p", { class: "paper-name" }, name || document.querySelector("h1").textContent),
      make("p", { class: "plan-help" }, `${t("date", { date })} · ${plan.data.title}`),
      make("ul", { class: "paper-facts" }, ...facts.map(({ kind, label, codes }) => make("li", {}, make("strong", {}, `${label}${t("colon")} `), codes.map((code) => plan.labelOf(kind, code)).join(", ")))),
      make("p", {}, progress),
      ...parts.map(part),
      ...(gone.length ? [make("h2", {}, t("gone")), make("ul", {}, ...gone.map(({ title, state, note }) => make("li", {}, [title, state, note].filter(Boolean).join(" — "))))] : []),
    ];
  }

  plan.paper = draw;
})(window.guidePlan);
