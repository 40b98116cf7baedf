/** Leads from the page at the root to the edition in the first language of the browser that the guide has. */
export function chooseEdition() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"));
  const editions = new Map(Array.from(links, (link) => [link.hreflang, link.href]));
  const languages = navigator.languages.map((language) => language.slice(0, 2));
  const language = languages.find((each) => editions.has(each));
  if (language) location.replace(/** @type {string} */ (editions.get(language)));
}
