// On the map of partnerships: where the map is wider than the screen, it opens in the midst of its countries.
(function () {
  "use strict";

  var frame = document.querySelector(".map-frame");
  if (frame) frame.scrollLeft = frame.dataset.middle * frame.scrollWidth - frame.clientWidth / 2;
})();
