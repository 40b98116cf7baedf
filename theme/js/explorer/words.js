// What the parts of the explorer share: its words, elements, and scripts that load when they are asked for.
// Data and words come from data/explorer.<language>.js (guide/explorer/explorer.py).
(function (data) {
  "use strict";

  const root = document.querySelector(".explorer");
  const base = root.dataset.base;
  const { fill, make, goalMark, goalClass, wording, write: say } = window.guideElements;
  const { t, n } = wording(data.words, data.language);

  // Scripts load from a disk as well, where fetch does not work. `taken` hands over what the script has left behind.
  function load(address, taken) {
    return new Promise((done, failed) => {
      const script = make("script", { src: base + address });
      script.onload = () => { script.remove(); done(taken && taken()); };
      script.onerror = () => { script.remove(); failed(new Error(address)); };
      document.head.append(script);
    });
  }

  // Address of a sheet's page or scripts, from the site's root.
  const address = (name, details) => fill(data.addresses[name], details);

  window.guideExplorer = { data, root, base, t, n, make, goalMark, goalClass, say, load, address };
})(window.guideExplorerData);
