// What the tools of the site share: words with their placeholders and plural forms, elements, live regions.
window.guideElements = (function () {
  "use strict";

  const fill = (text, details) => text.replace(/\{(\w+)\}/g, (mark, name) => (name in details ? String(details[name]) : mark));

  // Words by key in one language: `t` fills a text, `n` the plural form that a count asks for.
  function wording(words, language) {
    const plurals = new Intl.PluralRules(language);
    const t = (key, details) => fill(words[key], details || {});
    const n = (key, count, details) => {
      const forms = words[key];
      return fill(forms[plurals.select(count)] || forms.other, Object.assign({ n: count.toLocaleString(language) }, details));
    };
    return { t, n };
  }

  // An element with attributes, listeners (`onclick`) and children; attributes and children that are null or false are left out.
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === null || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== false));
    return element;
  }

  // The icon of a goal on its colour, where there is one: within an element with the class that `goalClass` gives.
  const goalMark = (goal) => (goal ? make("span", { class: "goal-mark", "aria-hidden": "true" }) : null);
  const goalClass = (goal) => (goal ? `goal-${goal}` : null);

  // Writes only what differs: a live region speaks again whenever its text is set.
  function write(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  // Saves a file on the reader's device.
  function give(name, content, type) {
    const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
    const link = make("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  // Puts a text on the clipboard; says whether the browser let it.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      return false;
    }
  }

  return { fill, wording, make, goalMark, goalClass, write, give, copied };
})();
