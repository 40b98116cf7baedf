/**
 * A button that opens and closes a part of the page; Escape closes it and gives the focus back.
 *
 * @param {Element} button
 * @param {Element} part
 * @param {(open: boolean) => void} open
 * @param {() => HTMLElement | null} first what gets the focus once the part is open
 * @returns {(open: boolean) => void} opens or closes the part
 */
function disclosure(button, part, open, first) {
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  /** @param {boolean} state */
  function turn(state) {
    button.setAttribute("aria-expanded", String(state));
    open(state);
  }
  button.addEventListener("click", () => {
    turn(!isOpen());
    if (isOpen()) first()?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen() || event.defaultPrevented) return;
    const inside = part.contains(document.activeElement);
    turn(false);
    if (inside) /** @type {HTMLElement} */ (button).focus();
  });
  part.addEventListener("focusout", (event) => {
    const next = /** @type {Node | null} */ (/** @type {FocusEvent} */ (event).relatedTarget);
    if (next && next !== button && !part.contains(next)) turn(false);
  });
  return turn;
}

/**
 * The menu, which small screens show in a drawer.
 *
 * @param {HTMLElement} menu
 */
export function openMenu(menu) {
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const button = document.querySelector(".menu-button");
  if (!drawer || !button) return;
  drawer.checked = false;
  const turn = disclosure(
    button,
    menu,
    (open) => (drawer.checked = open),
    () => menu.querySelector("[aria-current]") ?? menu.querySelector("a"),
  );
  drawer.addEventListener("change", () => turn(drawer.checked));
}

/**
 * The search, which small screens show under a button; the style sheet opens it.
 *
 * @param {HTMLFormElement} form
 */
export function openSearchForm(form) {
  const button = document.querySelector(".search-button");
  if (!button) return;
  disclosure(
    button,
    form,
    () => {},
    () => form.querySelector("input"),
  );
}
