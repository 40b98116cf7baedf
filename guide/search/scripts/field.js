import { openSearch, searchBundle } from "./open.js";

/**
 * The field at the head of every page, which opens the search when the reader first reaches for it.
 *
 * @param {HTMLFormElement} form
 */
export function startSearchField(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const status = /** @type {HTMLElement} */ (document.getElementById("search-status"));
  const words = JSON.parse(form.dataset.words ?? "");
  let started = false;

  async function start() {
    if (started) return;
    started = true;
    if (input.value.trim()) status.textContent = words.loading;
    try {
      const engine = await openSearch();
      searchBundle().showResults(form, engine, { ...engine.strings, ...words }, `${form.dataset.base}/`);
    } catch {
      started = false;
      status.textContent = words.failed;
    }
  }
  for (const event of ["focus", "pointerenter", "touchstart"]) {
    input.addEventListener(event, start, { once: true, passive: true });
  }
  input.addEventListener("input", start);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (document.activeElement === input) start();
}
