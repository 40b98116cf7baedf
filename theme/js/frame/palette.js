import { write } from "#shared/elements.js";

const KEY = "guide.palette";

/**
 * The palette that follows another: the system's, light, dark, and again.
 *
 * @param {string | undefined} scheme none is the system's
 */
export const nextScheme = (scheme) => (scheme === undefined ? "light" : scheme === "light" ? "dark" : undefined);

/** Before the first paint: the palette that was chosen before. */
export function applyPalette() {
  try {
    const scheme = localStorage.getItem(KEY);
    if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
  } catch {
    // No storage: the system's colours.
  }
}

/**
 * The button that changes the palette.
 *
 * @param {HTMLButtonElement} button its last element says the state, in the words of its data
 */
export function choosePalette(button) {
  const root = document.documentElement;
  const state = /** @type {HTMLElement} */ (button.lastElementChild);
  const icon = /** @type {HTMLElement} */ (button.firstElementChild);

  function show() {
    const scheme = root.dataset.scheme ?? "system";
    button.title = state.dataset[scheme] ?? "";
    write(state, button.title);
    icon.className = `icon icon-palette-${scheme}`;
  }
  button.addEventListener("click", () => {
    const scheme = nextScheme(root.dataset.scheme);
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    remember(scheme);
    show();
  });
  show();
}

/** @param {string | undefined} scheme */
function remember(scheme) {
  try {
    if (scheme) localStorage.setItem(KEY, scheme);
    else localStorage.removeItem(KEY);
  } catch {
    // No storage: for this page only.
  }
}
