import { copyText, make } from "#shared/elements.js";
import { makeBubble, placeBubble } from "./bubble.js";

const TITLES = "h2[id], h3[id], h4[id], .case[id] > .case-title, .glossary > [id] > dt";
const SHOWN = 2500; // milliseconds for which a page says that an address was copied

/**
 * A link beside every passage that can be linked to: it copies its address.
 *
 * @param {HTMLElement} article
 */
export function offerLinks(article) {
  const words = JSON.parse(article.dataset.words ?? "");
  const message = makeBubble("p");
  message.setAttribute("role", "status");
  message.hidden = false;
  const here = addressOfPage();

  for (const title of article.querySelectorAll(TITLES)) {
    const name = (title.textContent ?? "").trim();
    const id = title.id || title.parentElement?.id;
    const link = make("a", { class: "anchor", href: `#${id}`, "aria-label": words.link.replace("{title}", name) });
    if (title.tagName !== "DT" && !title.querySelector("a")) title.setAttribute("aria-label", name);
    title.append(" ", link);
  }
  article.addEventListener("click", async (event) => {
    const link = /** @type {Element} */ (event.target).closest("a.anchor");
    if (!link || !(await copy(here + link.getAttribute("href")))) return;
    message.textContent = words.copied;
    placeBubble(message, link);
    setTimeout(() => (message.textContent = ""), SHOWN);
  });
}

/** The address that serves others: of a page opened from a disk, that of the published one. */
function addressOfPage() {
  const published = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  return location.protocol === "file:" && published ? published.href : location.href.split("#")[0];
}

/**
 * Puts a text on the clipboard, by the old way where there is no other: over plain HTTP browsers have no clipboard.
 *
 * @param {string} text
 */
async function copy(text) {
  return (navigator.clipboard && (await copyText(text))) || copySelection(text);
}

/** @param {string} text */
function copySelection(text) {
  const field = make("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
