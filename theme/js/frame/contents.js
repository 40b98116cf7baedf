const TOP = 100; // pixels from the upper edge, above which a heading has been reached

/**
 * Where the last heading stands that the reader has reached; -1 before the first.
 *
 * @param {(number | undefined)[]} tops distances of headings from the upper edge of the screen, in their order; of one
 *   that is not on the page, none
 */
export function findReached(tops) {
  let last = -1;
  for (const [number, top] of tops.entries()) if (top !== undefined && top < TOP) last = number;
  return last;
}

/** Marks the heading that is being read in the contents; shows a way up once the reader turns back. */
export function followReading() {
  const links = Array.from(
    /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-sidebar--secondary a")),
  );
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const wayUp = /** @type {HTMLElement | null} */ (document.querySelector(".md-top"));
  let last = 0;
  let waiting = false;

  function follow() {
    waiting = false;
    const active = findReached(headings.map((heading) => heading?.getBoundingClientRect().top));
    for (const [number, link] of links.entries()) {
      link.classList.toggle("md-nav__link--active", number === active);
      if (number === active) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    if (wayUp && !wayUp.matches(":focus-visible")) wayUp.hidden = scrollY < innerHeight || scrollY >= last;
    last = scrollY;
  }
  function plan() {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }
  addEventListener("scroll", plan, { passive: true });
  follow();
}
