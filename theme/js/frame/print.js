// A button that prints the page, for phones whose menus hide it.
(function () {
  "use strict";

  var place = document.querySelector("[data-print]");
  var button = document.createElement("button");
  button.type = "button";
  button.className = "button print-button";
  button.textContent = place.dataset.print;
  button.addEventListener("click", function () { window.print(); });
  place.prepend(button);
})();
