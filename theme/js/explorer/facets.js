// The filters: one folding group a facet, its values with the number of sheets that each would give.
(function (explorer) {
  "use strict";

  const { data, t, make, goalMark, goalClass, say } = explorer;
  const OPEN = 2; // facets unfolded on arrival, where there is room

  // `choose(i, code)` is called when the reader ticks or unticks a value of the facet number i.
  function makeFacets(choose) {
    const drawn = data.facets.map((facet, i) => drawnFacet(facet, i, choose));
    if (window.matchMedia("(min-width: 60rem)").matches) drawn.slice(0, OPEN).forEach((each) => { each.element.open = true; });

    function update(state, counts) {
      drawn.forEach((each, i) => each.update(state.chosen[i], counts[i]));
    }

    return { elements: drawn.map((each) => each.element), update };
  }

  function drawnFacet(facet, i, choose) {
    const label = t(`facet.${facet.name}`);
    const summary = make("summary", {}, label);
    const helpId = `explorer-help-${facet.name}`;
    const help = [data.words[`help.${facet.name}`], facet.editors && `${t("editors.choice")}.`].filter(Boolean).join(" ");
    const rows = [];
    const list = make("ul", {}, ...facet.values.map((value) => drawnValue(value)));
    const group = make("div", { role: "group", "aria-label": label, "aria-describedby": help ? helpId : null },
      help ? make("p", { class: "explorer-help", id: helpId }, help) : null, list);
    const element = make("details", { class: "explorer-facet" }, summary, group);

    function drawnValue(value) {
      const box = make("input", { type: "checkbox", "data-code": value.code });
      const number = make("span", { class: "explorer-number" });
      const name = make("span", { lang: value.lang || null }, value.label);
      const row = make("label", { class: goalClass(value.goal) }, box, goalMark(value.goal), name, " ", number);
      // A value without sheets can be reached and heard, but not chosen.
      box.addEventListener("click", (event) => { if (row.classList.contains("none")) event.preventDefault(); });
      box.addEventListener("change", () => choose(i, value.code));
      const drawn = { value, box, row, number };
      rows.push(drawn);
      if (!value.below) return make("li", {}, row);
      const below = make("ul", { hidden: true }, ...value.below.map(drawnValue));
      const detail = make("button", { type: "button", class: "explorer-detail", "aria-expanded": "false", "aria-label": t("detail", { label: value.label }) });
      drawn.unfold = (open) => { below.hidden = !open; detail.setAttribute("aria-expanded", String(open)); };
      detail.addEventListener("click", () => drawn.unfold(below.hidden));
      return make("li", {}, make("div", { class: "explorer-group" }, row, detail), below);
    }

    function update(chosen, counts) {
      say(summary, chosen.size ? t("chosen", { label, n: chosen.size }) : label);
      for (const { value, box, row, number, unfold } of rows) {
        const some = value.below && value.below.some((each) => chosen.has(each.code));
        const count = counts.get(value.code) || 0;
        box.checked = explorer.covers(facet, chosen, value.code);
        box.indeterminate = Boolean(some);
        const none = !count && !box.checked && !some;
        row.classList.toggle("none", none);
        if (none) box.setAttribute("aria-disabled", "true");
        else box.removeAttribute("aria-disabled");
        say(number, `(${count.toLocaleString(data.language)})`);
        if (some && unfold) unfold(true);
      }
      if (chosen.size && !element.dataset.used) element.open = true;
      element.dataset.used = chosen.size ? "yes" : "";
    }

    return { element, update };
  }

  explorer.makeFacets = makeFacets;
})(window.guideExplorer);
