// What the parts of the explorer share: its words, elements, and scripts that load when they are asked for.
// Data and words come from data/explorer.<language>.js (guide/explorer.py).
(function (data) {
  "use strict";

  const root = document.querySelector(".explorer");
  const base = root.dataset.base;
  const plurals = new Intl.PluralRules(data.language);

  const fill = (text, details) => text.replace(/\{(\w+)\}/g, (mark, name) => (name in details ? String(details[name]) : mark));
  const t = (key, details) => fill(data.words[key], details || {});

  function n(key, number, details) {
    const forms = data.words[key];
    return fill(forms[plurals.select(number)] || forms.other, Object.assign({ n: number.toLocaleString(data.language) }, details));
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

  // Writes what has changed only: a live region speaks again whenever its text is set.
  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  // Scripts load from a disk as well, where fetch does not work. `taken` hands over what the script has left behind.
  function load(address, taken) {
    return new Promise((done, failed) => {
      const script = make("script", { src: base + address });
      script.onload = () => { script.remove(); done(taken && taken()); };
      script.onerror = () => { script.remove(); failed(new Error(address)); };
      document.head.append(script);
    });
  }

  window.guideExplorer = { data, root, base, t, n, make, say, load };
})(window.guideExplorerData);
