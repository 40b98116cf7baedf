// The sheets that the guide has: the form opens them, and none takes the identifier of another.
(function (form) {
  "use strict";

  const { make } = window.guideElements;
  const { data, fold } = form;
  const base = document.getElementById("contribute").dataset.base;
  const texts = new Map(); // promises of texts by identifier; null where the guide has no such sheet

  // The file of a sheet. It comes as a script: pages opened from a disk cannot fetch.
  function fileOf(id) {
    if (!texts.has(id))
      texts.set(id, new Promise((resolve) => {
        const missing = () => { texts.delete(id); resolve(null); };
        document.head.append(make("script", { src: `${base}data/files/${encodeURIComponent(id)}.js`, onload: () => resolve(window.guideSheet), onerror: missing }));
      }));
    return texts.get(id);
  }

  // Whether the guide has a sheet of this identifier. Of a large guide the identifiers are not listed: its files are asked.
  async function known(id) {
    if (!/^[a-z0-9-]+$/.test(id)) return false;
    if (!data.sheets.length && (await fileOf(id)) !== null) form.files.set(fold(id), form.fileName(id));
    return form.files.get(fold(id)) === form.fileName(id);
  }

  // The identifier that a reader names, itself or within the address of the sheet's page.
  const identifierIn = (words) => words.trim().replace(/[?#].*$/, "").replace(/^.*\//, "").replace(/\.(html|yml)$/, "");

  Object.assign(form, { fileOf, known, identifierIn });
})(window.guideForm);
