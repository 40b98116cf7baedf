// « Mon projet » : what its scripts share. What they know of the guide and all their words come from guide/plan/plan.py.
(function (data) {
  "use strict";

  const root = document.getElementById("plan");
  const base = root.dataset.base;
  const { fill, make, goalMark, goalClass, write, wording } = window.guideElements;
  const { t, n } = wording(data.words, data.language);

  // Words of the guide are a text or, where they are not translated, a text and its language.
  const text = (said) => (Array.isArray(said) ? said[0] : said);
  const show = (said) => (Array.isArray(said) ? make("span", { lang: said[1] }, said[0]) : said);

  // A text without case, accents and kinds of spaces, for comparing what people type.
  function fold(value) {
    return value.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
  }

  const named = (question) => question.prefix + text(question.title);

  // Points under their sub-headings, in the order of the step: [{ group, items }].
  function grouped(items) {
    const groups = [];
    for (const item of items) {
      const last = groups[groups.length - 1];
      if (last && text(last.group) === text(item.group)) last.items.push(item);
      else groups.push({ group: item.group, items: [item] });
    }
    return groups;
  }

  const link = (url, ...children) => make("a", { href: base + url }, ...children);
  const button = (label, action, plain) => make("button", { type: "button", class: plain ? "plain" : "button", onclick: action }, label);

  // The address of a page for those who read elsewhere; from a disk, its place in the guide.
  function address(url) {
    const canonical = document.querySelector('link[rel="canonical"]');
    const here = canonical ? canonical.href : location.protocol === "file:" ? "" : location.href;
    return here ? new URL(base + url, here).href : url;
  }

  window.guidePlan = { data, root, base, fill, t, n, text, show, fold, named, grouped, make, goalMark, goalClass, link, button, write, address };
})(window.guidePlanData);
