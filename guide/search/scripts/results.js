// The field at the head of every page: asks the engine, prints pages with their passages.
(function (root) {
  "use strict";

  const PAGES = 50; // shown at most
  const BATCH = 3; // pages fetched at a time: the next follow when the reader comes to the last
  const PAUSE = 300; // milliseconds without a change of the query before more of its pages are fetched

  function element(name, className, pieces) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [text, marked] of pieces || []) {
      const node = document.createTextNode(text);
      if (marked) made.appendChild(document.createElement("mark")).appendChild(node);
      else made.appendChild(node);
    }
    return made;
  }

  root.guideSearchResults = function (form, engine, words, base) {
    const input = form.querySelector("input");
    const results = form.querySelector("#search-results");
    const status = form.querySelector("#search-status");
    const rules = new Intl.PluralRules(engine.language);
    let turn = 0;
    let closing = false;

    const counted = (forms, n) => (forms[rules.select(n)] || forms.other).replace("{n}", n.toLocaleString(engine.language));
    const close = () => { results.hidden = true; };

    async function drawn(found) {
      const opened = await engine.open(found);
      const address = base + opened.address;
      const item = element("li", "result");
      const link = element("a", "result-page", engine.marked(opened.title, engine.fitsOf(found)));
      link.href = address;
      item.append(link, " ", element("span", "result-kind", [[opened.kind, false]]));
      for (const { passage: [anchor, heading, text], fits } of engine.best(opened, found)) {
        const passage = element("a", "result-passage");
        passage.href = address + (anchor ? `#${anchor}` : "");
        if (heading) passage.append(element("strong", "", engine.marked(heading, fits)), " ");
        passage.append(element("span", "", engine.excerpt(text, fits)));
        item.append(passage);
      }
      return item;
    }

    function summary({ pages, exact }) {
      if (!pages.length) return words.none;
      const said = exact ? counted(words.count, pages.length) : words.some;
      return pages.length > PAGES ? `${said}. ${counted(words.limited, PAGES)}` : said;
    }

    // The next pages of a list, as soon as its last one comes into sight.
    function follow(list, pages, mine) {
      if (!pages.length) return;
      const watch = new IntersectionObserver(async (seen) => {
        if (!seen.some((each) => each.isIntersecting)) return;
        watch.disconnect();
        const items = await Promise.all(pages.slice(0, BATCH).map(drawn));
        if (mine !== turn) return;
        list.append(...items);
        follow(list, pages.slice(BATCH), mine);
      }, { root: results });
      watch.observe(list.lastElementChild);
    }

    async function show() {
      const mine = ++turn;
      const text = input.value;
      status.dataset.query = "";
      const found = await engine.find(text);
      if (mine !== turn) return;
      if (found.idle) {
        status.textContent = "";
        results.replaceChildren();
        return close();
      }
      const pages = found.pages.slice(0, PAGES);
      const items = await Promise.all(pages.slice(0, BATCH).map(drawn));
      if (mine !== turn) return; // the reader typed on
      const list = element("ol", "results");
      list.append(...items);
      const said = summary(found);
      results.replaceChildren(element("p", "results-count", [[said, false]]), list);
      results.hidden = false;
      results.scrollTop = 0;
      status.textContent = said;
      status.dataset.query = text; // the query that the results answer
      setTimeout(() => { if (mine === turn) follow(list, pages.slice(BATCH), mine); }, PAUSE);
    }

    const ask = () => show().catch(() => { status.textContent = words.failed; });
    const links = () => Array.from(results.querySelectorAll("a"));

    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        if (!results.hidden) event.preventDefault();
        closing = true; // focus alone would open the results again
        input.focus();
        closing = false;
        close();
        return;
      }
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || results.hidden) return;
      const all = links();
      const position = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      if (position < 0) input.focus();
      else if (all[position]) all[position].focus();
    });
    form.addEventListener("submit", () => {
      const first = links()[0];
      if (first && !results.hidden) first.focus();
    });
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) close();
    });
    input.addEventListener("focus", () => {
      if (!closing && input.value.trim() && results.childElementCount) results.hidden = false;
    });
    input.addEventListener("input", ask);
    if (input.value.trim()) ask();
  };
})(window);
