// On every page: explanations of terms, links to passages, and the search once it is asked for.
(function () {
  "use strict";

  var form = document.querySelector("form.search");
  if (!form) return;
  var base = form.dataset.base + "/";

  // Scripts travel side by side and run in order; from a disk as well, where fetch does not work.
  function load(addresses, done, failed) {
    var left = addresses.length;
    addresses.forEach(function (address) {
      var script = document.createElement("script");
      script.async = false;
      script.src = address;
      script.onload = function () { if (!--left) done(); };
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  var article = document.getElementById("content");
  var words = article && article.dataset.words ? JSON.parse(article.dataset.words) : null;
  if (words) {
    explainTerms(article, words);
    offerLinks(article, words);
  }

  // Explanations: on focus, under the mouse, and at the first touch; the second touch follows the link.
  function explainTerms(article, words) {
    var tip = bubble("div");
    var text = tip.appendChild(document.createElement("span"));
    var more = tip.appendChild(document.createElement("a"));
    text.id = "tip";
    text.setAttribute("role", "tooltip");
    // For hands: the term itself is the same link for the keyboard.
    more.tabIndex = -1;
    more.setAttribute("aria-hidden", "true");
    more.textContent = words.glossary;
    var term = null;
    var meant = null; // the term that was explained when the finger came down
    var leaving = 0;
    var lost = false; // whether the explanations could not be loaded

    // All explanations are one script, loaded when the first is asked for.
    function show(next) {
      clearTimeout(leaving);
      if (term === next) return;
      hide();
      term = next;
      if (window.guideTerms) return explain();
      load([base + "data/terms." + form.dataset.language + ".js"], function () { if (term) explain(); }, function () { lost = true; });
    }
    function explain() {
      var meaning = window.guideTerms[term.hash.slice(1)];
      if (!meaning) return;
      text.textContent = meaning;
      term.setAttribute("aria-describedby", text.id);
      more.href = term.href;
      place(tip, term);
    }
    function hide() {
      clearTimeout(leaving);
      tip.hidden = true;
      if (!term) return;
      term.removeAttribute("aria-describedby");
      term = null;
    }
    function within(node) { return node && node.closest ? node.closest("a.term") : null; }

    article.addEventListener("focusin", function (event) { if (within(event.target)) show(within(event.target)); });
    article.addEventListener("focusout", function (event) { if (event.target === term) hide(); });
    article.addEventListener("pointerover", function (event) {
      if (event.pointerType === "mouse" && within(event.target)) show(within(event.target));
    });
    [article, tip].forEach(function (part) {
      part.addEventListener("pointerout", function (event) {
        if (event.pointerType === "mouse" && (within(event.target) || part === tip)) leaving = setTimeout(hide, 200);
      });
    });
    tip.addEventListener("pointerover", function () { clearTimeout(leaving); });
    tip.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the term keeps the focus
    document.addEventListener("pointerdown", function (event) {
      meant = event.pointerType === "mouse" ? within(event.target) : tip.hidden ? null : term;
      if (!tip.contains(event.target) && within(event.target) !== term) hide();
    });
    article.addEventListener("click", function (event) {
      var touched = within(event.target);
      // A click without a finger or a mouse (detail 0) comes from the keyboard.
      if (!touched || touched === meant || !event.detail || lost) return;
      event.preventDefault();
      show(touched);
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  }

  // A link beside every passage that can be linked to: it copies its address.
  function offerLinks(article, words) {
    var said = bubble("p");
    said.setAttribute("role", "status");
    said.hidden = false;
    var published = document.querySelector("link[rel=canonical]");
    var here = location.protocol === "file:" && published ? published.href : location.href.split("#")[0];

    article.querySelectorAll("h2[id], h3[id], h4[id], .case[id] > .case-title, .glossary > [id] > dt").forEach(function (title) {
      var name = title.textContent.trim();
      var link = document.createElement("a");
      link.className = "anchor";
      link.href = "#" + (title.id || title.parentElement.id);
      link.setAttribute("aria-label", words.link.replace("{title}", name));
      if (title.tagName !== "DT" && !title.querySelector("a")) title.setAttribute("aria-label", name);
      title.append(" ", link);
    });
    article.addEventListener("click", function (event) {
      var link = event.target.closest("a.anchor");
      if (!link) return;
      copy(here + link.getAttribute("href"), function () {
        said.textContent = words.copied;
        place(said, link);
        setTimeout(function () { said.textContent = ""; }, 2500);
      });
    });
  }

  function copy(text, done) {
    function byHand() {
      var field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      if (document.execCommand("copy")) done();
      field.remove();
    }
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  function bubble(tag) {
    var made = document.createElement(tag);
    made.className = "bubble";
    made.hidden = true;
    document.body.append(made);
    return made;
  }

  // Under a passage, or above it where there is no room; never beyond the edge of the screen.
  function place(made, beside) {
    made.hidden = false;
    var line = beside.getClientRects()[0] || beside.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var below = line.bottom + made.offsetHeight + 8 < window.innerHeight;
    made.style.top = window.scrollY + (below ? line.bottom + 4 : line.top - made.offsetHeight - 4) + "px";
    made.style.left = Math.max(8, Math.min(line.left, width - made.offsetWidth - 8)) + "px";
  }

  // The search, a promise: once for all fields of a page.
  var opened = null;
  window.guideSearch = function () {
    var language = form.dataset.language;
    var names = ["assets/minisearch.js", "js/search/words.js", "js/search/index.js", "js/search/engine.js", "js/search/results.js"];
    opened = opened || new Promise(function (done, failed) {
      load(names.concat("search/" + language + ".js").map(function (name) { return base + name; }), done, failed);
    }).then(function () { return window.guideSearchEngine(base, language); });
    opened.catch(function () { opened = null; });
    return opened;
  };

  var input = form.querySelector("input");
  var started = false;
  function start() {
    if (started) return;
    started = true;
    var words = JSON.parse(form.dataset.words);
    var status = document.getElementById("search-status");
    if (input.value.trim()) status.textContent = words.loading;
    window.guideSearch().then(function (engine) {
      window.guideSearchResults(form, engine, Object.assign(engine.strings, words), base);
    }).catch(function () { started = false; status.textContent = words.failed; });
  }
  ["focus", "pointerenter", "touchstart"].forEach(function (event) {
    input.addEventListener(event, start, { once: true, passive: true });
  });
  input.addEventListener("input", start);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  if (document.activeElement === input) start();
})();
