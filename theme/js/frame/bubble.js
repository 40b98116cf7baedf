import { make } from "#shared/elements.js";

const EDGE = 8; // pixels between a bubble and the edge of the screen
const GAP = 4; // pixels between a bubble and its passage

/**
 * A bubble, hidden until it is placed.
 *
 * @template {"div" | "p"} Name
 * @param {Name} name
 */
export function makeBubble(name) {
  const bubble = make(name, { class: "bubble", hidden: true });
  document.body.append(bubble);
  return bubble;
}

/**
 * Shows a bubble under a passage, or above it where there is no room; never beyond the edge of the screen.
 *
 * @param {HTMLElement} bubble
 * @param {Element} passage
 */
export function placeBubble(bubble, passage) {
  bubble.hidden = false;
  const line = passage.getClientRects()[0] ?? passage.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const below = line.bottom + bubble.offsetHeight + EDGE < window.innerHeight;
  const top = below ? line.bottom + GAP : line.top - bubble.offsetHeight - GAP;
  bubble.style.top = `${window.scrollY + top}px`;
  bubble.style.left = `${Math.max(EDGE, Math.min(line.left, width - bubble.offsetWidth - EDGE))}px`;
}
