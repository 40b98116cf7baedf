// In the head, before the first paint: scripts run, and the palette that the reader chose. The page at the root leads on
// to the edition in the first language of the browser that the guide has.
document.documentElement.className = "js";
try {
  const scheme = localStorage.getItem("guide.palette");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // No storage: the system's colours.
}

document.addEventListener("DOMContentLoaded", () => {
  if (!document.body.matches(".choice")) return;
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"));
  const editions = new Map(Array.from(links, (link) => [link.hreflang, link.href]));
  const wanted = navigator.languages.map((language) => language.slice(0, 2));
  const language = wanted.find((each) => editions.has(each));
  if (language) location.replace(/** @type {string} */ (editions.get(language)));
});
