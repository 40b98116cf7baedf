import { make } from "#shared/elements.js";

/**
 * A button that prints the page, for phones whose menus hide it.
 *
 * @param {HTMLElement} place it says in `data-print` what the button reads
 */
export function offerPrinting(place) {
  const attributes = { type: "button", class: "button print-button", onclick: () => window.print() };
  place.prepend(make("button", attributes, place.dataset.print));
}
