// On every page: the menu of small screens, the table of contents of large ones, and the search once it is asked for.
(function () {
  "use strict";

  var button = document.querySelector(".menu-button");
  if (button) {
    button.hidden = false;
    var menu = document.getElementById("menu");
    var turn = function (open) {
      button.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("open", open);
    };
    button.addEventListener("click", function () { turn(button.getAttribute("aria-expanded") !== "true"); });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.classList.contains("open")) { turn(false); button.focus(); }
    });
  }

  var contents = document.querySelector("details.toc");
  if (contents && window.matchMedia("(min-width: 80rem)").matches) contents.open = true;

  var form = document.querySelector("form.search");
  if (!form) return;
  var input = form.querySelector("input");
  var base = form.dataset.base + "/";

  // Scripts load in order and from a disk as well, where fetch does not work.
  function load(addresses, done, failed) {
    if (!addresses.length) return done();
    var script = document.createElement("script");
    script.src = addresses[0];
    script.onload = function () { load(addresses.slice(1), done, failed); };
    script.onerror = failed;
    document.head.appendChild(script);
  }

  var started = false;
  function start() {
    if (started) return;
    started = true;
    var words = JSON.parse(form.dataset.words);
    var status = document.getElementById("search-status");
    var index = null;
    window.guideSearchIndex = function (data) { index = data; };
    load(
      [base + "assets/minisearch.js", base + "js/search.js", base + "search/" + form.dataset.language + ".js"],
      function () { window.guideSearch(form, index, words, base); },
      function () { started = false; status.textContent = words.failed; }
    );
  }
  ["focus", "pointerenter", "touchstart"].forEach(function (event) {
    input.addEventListener(event, start, { once: true, passive: true });
  });
  input.addEventListener("input", start);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  if (document.activeElement === input) start();
})();
