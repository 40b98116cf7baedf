// The sheets that the guide has: the form opens them, and none takes the identifier of another.
(function (form) {
  "use strict";

  const { make } = window.guideElements;
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

  // Whether the guide has a sheet of this identifier.
  const known = (id) => typeof id === "string" && form.files.get(form.fold(id)) === form.fileName(id);

  Object.assign(form, { fileOf, known });
})(window.guideForm);
