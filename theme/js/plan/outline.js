// A plan beside the guide: which cases resemble the project and why, how far it has come, what is no longer in the guide.
// The page, the printed page, the text and the table are all drawn from this one outline.
(function (plan) {
  "use strict";

  const { data, t, n, text, KINDS } = plan;

  const MOST = 8; // cases shown for a question

  // What is chosen, by its name

  const names = { target: new Map(data.choices.target.flatMap(([, targets]) => targets)) };
  for (const kind of ["country", "audience", "theme"]) names[kind] = new Map(data.choices[kind]);

  const labelOf = (kind, code) => (kind === "target" ? `${code} ${text(names.target.get(code))}` : text(names[kind].get(code)));
  const chosen = (profile, kind) => [...names[kind].keys()].filter((code) => profile[kind].includes(code));

  // Resemblance, as in guide/relations/relate.py: a trait in common counts the more, the fewer sheets have it.

  const weight = ([kind, code]) => data.weights[kind][code];

  function likeness(id, profile) {
    const shared = data.sheets[id].traits.filter(([kind, code]) => profile[kind].includes(code)).sort((a, b) => weight(b) - weight(a));
    return { id, score: shared.reduce((sum, trait) => sum + weight(trait), 0), reasons: reasons(shared) };
  }

  // « même pays : Sénégal ; mêmes publics : Jeunes, Femmes »
  function reasons(shared) {
    const kinds = [...new Set(shared.map(([kind]) => kind))];
    return kinds.map((kind) => {
      const values = shared.filter(([each]) => each === kind).map(([, code]) => (kind === "target" ? code : labelOf(kind, code)));
      return n(`same.${kind}`, values.length, { values: values.join(", ") });
    }).join(t("between"));
  }

  // Best first; equals in the order of their numbers.
  function ranked(ids, profile) {
    return ids.map((id) => likeness(id, profile)).sort((a, b) => b.score - a.score || data.sheets[a.id].number - data.sheets[b.id].number);
  }

  const near = (profile) => ranked(Object.keys(data.sheets), profile).filter(({ score }) => score > 0);

  // Changes when resemblance may.
  const traitsOf = (profile) => JSON.stringify(KINDS.map((kind) => profile[kind]));

  // The cases that are kept and the best of the others, however many the guide has.
  function casesOf(question, value) {
    const byId = new Map(question.cases.map((each) => [each.sheet, each]));
    const keeping = plan.kept(value, question.code);
    return ranked([...byId.keys()], value.profile).map(({ id, reasons }) => ({ ...byId.get(id), reasons, kept: keeping.includes(id) }))
      .filter(({ kept }, place) => kept || place < MOST);
  }

  // Progress

  const itemsOf = (step) => Object.values(step.lists).flat();

  function progress(value, steps) {
    const states = steps.flatMap((step) => step.questions).map(({ code }) => plan.question(value, code).state);
    const count = (state) => states.filter((each) => each === state).length;
    const items = steps.flatMap(itemsOf);
    return {
      done: count("done"), doing: count("doing"), none: count("none"), total: states.length - count("none"),
      ticked: items.filter(({ id }) => plan.isTicked(value, id)).length, items: items.length,
    };
  }

  function told(found) {
    const parts = [t("progress_of", found)];
    if (found.doing) parts.push(t("progress_doing", found));
    if (found.none) parts.push(t("progress_none", found));
    if (found.items) parts.push(t("progress_ticked", found));
    return parts.join(" · ");
  }

  // What the guide no longer has

  const questions = [...data.steps.flatMap((step) => step.questions), ...data.closing];
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const items = new Set(data.steps.flatMap(itemsOf).map(({ id }) => id));

  function gone(value) {
    const lost = Object.keys(value.questions).filter((code) => !byCode.has(code)).map((code) => {
      const { state, note } = value.questions[code];
      return { code, title: code, state: t(`state.${state}`), note };
    });
    const ticks = Object.keys(value.ticks).filter((id) => !items.has(id)).map((id) => ({ code: `R-${id}`, title: value.ticks[id], state: t("ticked"), note: "" }));
    const cases = Object.keys(value.cases).flatMap((code) => value.cases[code]
      .filter((id) => !byCode.has(code) || !byCode.get(code).cases.some(({ sheet }) => sheet === id))
      .map((id) => ({ code: `case:${code}:${id}`, title: `${code} · ${id}`, state: t("ticked"), note: "" })));
    const choices = KINDS.flatMap((kind) => value.profile[kind].filter((code) => !names[kind].has(code))
      .map((code) => ({ code: `${kind}:${code}`, title: `${t(kind)} · ${code}`, state: t("ticked"), note: "" })));
    return [...lost, ...ticks, ...cases, ...choices];
  }

  // All of it

  function outline(value) {
    const asked = (question) => ({ ...question, ...plan.question(value, question.code), cases: casesOf(question, value).filter((each) => each.kept || each.reasons) });
    const lists = (step) => Object.entries(step.lists).map(([kind, all]) => ({ kind, title: t(`step.${kind}`), items: all.map((item) => ({ ...item, ticked: plan.isTicked(value, item.id) })) }));
    const closing = data.closing.length ? [{ title: t("step.closing"), number: "", lists: [], questions: data.closing.map(asked) }] : [];
    return {
      name: value.profile.name.trim(),
      facts: KINDS.map((kind) => ({ kind, label: t(kind), codes: chosen(value.profile, kind) })).filter(({ codes }) => codes.length),
      progress: told(progress(value, data.steps)),
      parts: [...data.steps.map((step) => ({ ...step, progress: told(progress(value, [step])), lists: lists(step), questions: step.questions.map(asked) })), ...closing],
      gone: gone(value),
    };
  }

  Object.assign(plan, { names, labelOf, chosen, ranked, near, traitsOf, casesOf, isQuestion: (code) => byCode.has(code), progress, told, gone, outline });
})(window.guidePlan);
