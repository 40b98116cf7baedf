// The page: keeps selection, address and what is shown in step.
(function (explorer) {
  "use strict";

  const { data, root, t, n, make, goalMark, goalClass, say, read, write } = explorer;
  const SORTS = ["relevance", "number", "title", "period", "country"];
  const PAUSE = 250; // milliseconds without a key before words are looked for
  const QUIET = 600; // before the number of sheets is announced

  let state = read(location.hash);
  let answer = null; // { q, found, exact }: what the search said last
  let layout = "cards"; // of the list, to come back to from a comparison
  let turn = 0;
  let limit = data.slice; // sheets shown of those that fit
  let choice = ""; // what `limit` was reckoned for

  // Changing

  // A step of the reader's way, or a correction of the last one, as while a word is typed.
  function change(next, correction) {
    state = next;
    const fragment = write(state);
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    history[correction ? "replaceState" : "pushState"](null, "", address);
    return update(true);
  }

  const set = (changes, correction) => change(Object.assign({}, state, changes), correction);

  function choose(i, code) {
    const chosen = state.chosen.slice();
    chosen[i] = explorer.toggled(data.facets[i], chosen[i], code);
    return set({ chosen });
  }

  function tick(id) {
    const compare = state.compare.includes(id) ? state.compare.filter((each) => each !== id) : state.compare.concat(id);
    return set({ compare: compare.slice(0, explorer.MOST) }, true);
  }

  // What decides which sheets are shown, in what order.
  const deciding = (wanted) => write(Object.assign({}, wanted, { compare: [], view: "cards" }));

  // Going back, or editing the address by hand. A link to a place in the page leaves the selection as it is.
  window.addEventListener("hashchange", () => {
    if (location.hash && !location.hash.includes("=")) return void set({}, true);
    state = read(location.hash);
    update(true);
  });

  // Filters

  const query = make("input", { type: "text", id: "explorer-query", inputmode: "search", enterkeyhint: "search", autocomplete: "off", spellcheck: "false", maxlength: "200" });
  let typing = 0;
  query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => set({ q: query.value.trim() }, true), PAUSE);
  });

  const filters = explorer.makeFacets(choose);
  const fold = make("button", { type: "button", class: "explorer-fold explorer-button", "aria-expanded": "false", "aria-controls": "explorer-facets", onclick: () => unfold(!panel.classList.contains("open")) });
  const see = make("button", { type: "button", class: "explorer-fold button", onclick: () => { unfold(false); count.focus(); } });
  const panel = make("div", { class: "explorer-panel", id: "explorer-facets" }, ...filters.elements, see);
  const form = make("form", { class: "explorer-filters", "aria-label": t("label"), onsubmit: (event) => event.preventDefault() },
    make("label", { for: "explorer-query", class: "explorer-label" }, t("query")), query, fold, panel);

  // Who reaches for the filters will choose.
  form.addEventListener("focusin", () => explorer.whole().catch(() => {}), { once: true });

  function unfold(open) {
    panel.classList.toggle("open", open);
    fold.setAttribute("aria-expanded", String(open));
  }

  // Criteria, sorting, layout

  const results = root.querySelector(".explorer-results");
  const count = results.querySelector(".explorer-count");
  count.tabIndex = -1;
  const status = make("p", { class: "visually-hidden", role: "status" });
  const note = make("p", { class: "notice", hidden: true });
  const chips = make("ul", { class: "chips explorer-chips", "aria-label": t("active") });

  const sort = make("select", { id: "explorer-sort", onchange: () => set({ sort: sort.value }) }, ...SORTS.map((each) => make("option", { value: each }, t(`sort.${each}`))));
  const views = ["cards", "table"].map((each) => make("button", { type: "button", class: "explorer-button", "data-view": each, onclick: () => set({ view: each }) }, t(`view.${each}`)));
  const tools = make("div", { class: "explorer-tools" }, make("span", {}, make("label", { for: "explorer-sort" }, t("sort")), " ", sort),
    make("span", { role: "group", "aria-label": t("view") }, ...views));

  function drawChips() {
    const chip = (label, lang, drop, goal) => make("li", { class: goalClass(goal) }, make("button", { type: "button", "aria-label": t("remove", { label }), onclick: (event) => removeChip(event, drop) },
      goalMark(goal), make("span", { lang: lang || null }, label), make("span", { "aria-hidden": "true", class: "explorer-cross" }, " ×")));
    const made = [];
    if (state.q) made.push(chip(t("query_chip", { query: state.q }), "", () => set({ q: "" })));
    data.facets.forEach((facet, i) => {
      for (const value of facet.values.flatMap((each) => [each].concat(each.below || [])))
        if (state.chosen[i].has(value.code)) made.push(chip(value.label, value.lang, () => choose(i, value.code), value.goal));
    });
    if (made.length) made.push(make("li", { class: "explorer-clear" }, make("button", { type: "button", onclick: () => { change(explorer.cleared(state)); count.focus(); } }, t("clear"))));
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
  }

  // The chip that had the focus goes: the next one gets it, or the number of sheets.
  function removeChip(event, drop) {
    const place = Array.from(chips.querySelectorAll("button")).indexOf(event.currentTarget);
    Promise.resolve(drop()).then(() => (chips.querySelectorAll("button")[place] || count).focus());
  }

  // Comparing

  const button = (key, action) => make("button", { type: "button", class: "explorer-button", onclick: action }, t(key));
  const side = make("div", { class: "explorer-comparison", hidden: true });
  const ticked = make("p", { role: "status" });
  const showSide = make("button", { type: "button", class: "button", onclick: () => set({ view: "compare" }).then(() => focusOnSide()) }, t("compare_show"));
  const bar = make("div", { class: "explorer-bar", hidden: true }, ticked, make("span", { class: "explorer-row" }, showSide,
    button("compare_clear", () => { set({ compare: [] }, true); count.focus(); })));

  const comparing = () => state.view === "compare" && state.compare.length > 1;
  const focusOnSide = () => { const heading = side.querySelector("h3"); if (heading) heading.focus(); };

  function back() {
    set({ view: layout }).then(() => showSide.focus());
  }

  function remove(id) {
    tick(id).then(() => (comparing() ? focusOnSide() : count.focus()));
  }

  async function drawSide() {
    root.classList.toggle("comparing", comparing());
    side.hidden = !comparing();
    if (side.hidden) return;
    const ids = state.compare;
    const heading = make("h3", { tabindex: "-1" }, t("compare_title", { n: ids.length }));
    const told_ = make("p", { role: "status" }, t("compare_loading"));
    side.replaceChildren(heading, make("p", {}, button("compare_back", back)), told_);
    try {
      const table = await explorer.comparison(ids, remove);
      if (state.compare === ids) told_.replaceWith(table);
    } catch (error) {
      say(told_, t("compare_failed"));
    }
  }

  // Showing

  const more = make("button", { type: "button", class: "explorer-button", onclick: showMore });
  const part = make("p", { class: "explorer-more", hidden: true }, more, " ", make("span", { class: "aside" }));

  async function showMore() {
    const before = limit;
    limit += data.slice;
    await update(false);
    const next = shown[before];
    if (next) list.focusOn(next, state.view);
  }

  // What the search says of the words, or null where there are none or it could not be asked.
  async function asked() {
    if (!state.q) return null;
    if (answer && answer.q === state.q) return answer;
    const q = state.q;
    say(status, t("search.loading"));
    try {
      return Object.assign({ q }, await explorer.find(q));
    } catch (error) {
      return { q: "", failed: true };
    }
  }

  let speaking = 0;
  async function update(speak) {
    const mine = ++turn;
    if (state.view !== "compare") layout = state.view;
    if (document.activeElement !== query || !typing) query.value = state.q;
    if (deciding(state) !== choice) [limit, choice] = [data.slice, deciding(state)];
    let lost = false;
    let said = answer;
    try {
      if (!explorer.complete() && (!explorer.bare(state) || limit > data.slice)) {
        say(status, t("loading"));
        await explorer.whole();
      }
      if (explorer.complete()) state = explorer.onlyKnown(state);
      said = await asked();
      if (mine !== turn) return; // the reader went on meanwhile
      reckon(said);
    } catch (error) {
      lost = true;
    }
    if (mine !== turn) return;
    answer = said;
    draw(lost);
    await drawSide();
    clearTimeout(speaking);
    if (!speak) say(status, "");
    else if (!comparing()) speaking = setTimeout(() => say(status, [note.hidden ? "" : note.textContent, count.textContent].filter(Boolean).join(" ")), QUIET);
  }

  let shown = data.sheets; // sheets that fit, in order
  let counts = []; // of each facet, how many sheets each value would give
  let sorting = "number";

  function reckon(said) {
    const found = said && !said.failed ? said.found : null;
    sorting = state.sort || (found ? "relevance" : "number");
    const all = explorer.complete() ? explorer.tally(state, found) : explorer.arrival();
    shown = explorer.ordered(all.fitting, sorting, found);
    counts = all.counts;
  }

  // `lost`: whether something that the selection needs could not be loaded; what was shown before remains.
  function draw(lost) {
    const found = answer && !answer.failed ? answer.found : null;
    const total = data.total;
    const number = explorer.complete() ? shown.length : total;
    const visible = shown.slice(0, limit);
    if (!counts.length) reckon(null);
    filters.update(state, counts);
    list.draw(visible, state.view, found, state.compare);
    part.hidden = visible.length >= number;
    say(more, n("more", Math.min(data.slice, number - visible.length)));
    say(part.lastChild, t("shown", { n: visible.length.toLocaleString(data.language), total: number.toLocaleString(data.language) }));
    drawChips();
    sort.value = sorting;
    sort.options[SORTS.indexOf("relevance")].disabled = !found;
    for (const each of views) each.setAttribute("aria-pressed", String(each.dataset.view === (state.view === "table" ? "table" : "cards")));
    say(count, number === total ? n("count", total) : n("count_of", number, { total: total.toLocaleString(data.language) }));
    const warning = lost ? "load_failed" : answer && answer.failed ? "search.failed" : !number ? "none" : found && !answer.exact ? "approximate" : "";
    note.hidden = !warning;
    say(note, warning ? t(warning) : "");
    const active = explorer.active(state);
    say(fold, active ? n("filters_on", active) : t("filters"));
    say(see, n("see", number));
    keep.update(shown, number);
    bar.hidden = !state.compare.length;
    say(ticked, n("compare_count", state.compare.length));
    showSide.disabled = state.compare.length < 2;
    // Another edition shows the same selection.
    for (const link of document.querySelectorAll(".languages a")) link.hash = write(state);
  }

  const list = explorer.makeList(tick);
  const keep = explorer.makeKeep();
  root.insertBefore(form, results);
  count.after(status, chips, note, tools);
  results.querySelectorAll(".pages").forEach((each) => each.remove());
  results.append(part, keep.element, bar);
  root.append(side);
  root.classList.add("ready");
  update(false);
})(window.guideExplorer);
