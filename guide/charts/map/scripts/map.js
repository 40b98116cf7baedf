// On the map of partnerships: where the map is wider than the screen, it opens in the midst of its countries; a country
// under the mouse or the keyboard keeps its arcs, those of the others fade.
(function () {
  "use strict";

  var frame = document.querySelector(".map-frame");
  if (!frame) return;
  frame.scrollLeft = frame.dataset.middle * frame.scrollWidth - frame.clientWidth / 2;

  var arcs = frame.querySelectorAll(".arcs path");
  function light(event) {
    var link = event.target.closest("a[aria-describedby]");
    var shown = link && event.type !== "pointerout" && event.type !== "focusout" ? "to-" + link.id.slice(4) : "";
    arcs.forEach(function (arc) { arc.classList.toggle("faded", Boolean(shown) && !arc.classList.contains(shown)); });
  }
  ["pointerover", "pointerout", "focusin", "focusout"].forEach(function (type) { frame.addEventListener(type, light); });
})();
