// The page at the root leads on to the edition in the first language of the browser that the guide has.
(function () {
  "use strict";

  document.addEventListener("DOMContentLoaded", function () {
    var editions = {};
    document.querySelectorAll("a[hreflang]").forEach(function (link) { editions[link.hreflang] = link.href; });
    var wanted = (navigator.languages || [navigator.language || ""]).map(function (each) { return each.slice(0, 2); });
    var language = wanted.filter(function (each) { return editions[each]; })[0];
    if (language) location.replace(editions[language]);
  });
})();
