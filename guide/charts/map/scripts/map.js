/**
 * The map of partnerships: where it is wider than the screen, it opens in the midst of its countries; a country under the
 * mouse or the keyboard keeps its arcs, those of the others fade.
 *
 * @param {HTMLElement} frame
 */
export function showArcsOfCountry(frame) {
  frame.scrollLeft = Number(frame.dataset.middle) * frame.scrollWidth - frame.clientWidth / 2;

  const arcs = frame.querySelectorAll(".arcs path");
  /** @param {Event} event */
  function light({ target, type }) {
    const link = /** @type {Element} */ (target).closest("a[aria-describedby]");
    const shown = link && type !== "pointerout" && type !== "focusout" ? `to-${link.id.slice(4)}` : "";
    for (const arc of arcs) arc.classList.toggle("faded", shown !== "" && !arc.classList.contains(shown));
  }
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) frame.addEventListener(type, light);
}
