// What Material's script would do around the content: palette, drawer, search of small screens, contents that follow, back to top.
(function () {
  "use strict";

  var root = document.documentElement;
  function one(selector) { return document.querySelector(selector); }

  // A button that opens and closes something; Escape closes it and gives the focus back.
  function disclosure(button, part, open, first) {
    function turn(state) {
      button.setAttribute("aria-expanded", String(state));
      open(state);
    }
    function shown() { return button.getAttribute("aria-expanded") === "true"; }
    button.addEventListener("click", function () {
      turn(!shown());
      if (shown()) first().focus();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !shown() || event.defaultPrevented) return;
      var within = part.contains(document.activeElement);
      turn(false);
      if (within) button.focus();
    });
    part.addEventListener("focusout", function (event) {
      var next = event.relatedTarget;
      if (next && next !== button && !part.contains(next)) turn(false);
    });
    return turn;
  }

  var menu = document.getElementById("menu");
  var drawer = document.getElementById("__drawer");
  var button = one(".menu-button");
  if (menu && drawer && button) {
    drawer.checked = false;
    var turn = disclosure(button, menu, function (state) { drawer.checked = state; }, function () {
      return menu.querySelector("[aria-current]") || menu.querySelector("a");
    });
    drawer.addEventListener("change", function () { turn(drawer.checked); });
  }

  var search = one("form.search");
  var opener = one(".search-button");
  if (search && opener) disclosure(opener, search, function () {}, function () { return search.querySelector("input"); });

  // System, light, dark, and again.
  var palette = one(".palette");
  if (palette) {
    var state = palette.lastElementChild;
    var say = function () {
      var scheme = root.dataset.scheme || "system";
      palette.title = state.dataset[scheme];
      if (state.textContent !== palette.title) state.textContent = palette.title;
      palette.firstElementChild.className = "icon icon-palette-" + scheme;
    };
    palette.addEventListener("click", function () {
      var next = { undefined: "light", light: "dark" }[root.dataset.scheme];
      if (next) root.dataset.scheme = next;
      else delete root.dataset.scheme;
      try {
        if (next) localStorage.setItem("guide.palette", next);
        else localStorage.removeItem("guide.palette");
      } catch (error) { /* no storage: for this page only */ }
      say();
    });
    say();
  }

  // The heading that is being read, in the contents; a way up once the reader turns back.
  var links = Array.from(document.querySelectorAll(".md-sidebar--secondary a"));
  var headings = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  var top = one(".md-top");
  var last = 0;
  var waiting = false;
  function follow() {
    waiting = false;
    var active = -1;
    headings.forEach(function (heading, number) { if (heading && heading.getBoundingClientRect().top < 100) active = number; });
    links.forEach(function (link, number) {
      link.classList.toggle("md-nav__link--active", number === active);
      if (number === active) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
    if (top && !top.matches(":focus-visible")) top.hidden = scrollY < innerHeight || scrollY >= last;
    last = scrollY;
  }
  addEventListener("scroll", function () {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
})();
