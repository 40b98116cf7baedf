// The sheets of the list as a file: rows of projects.csv or entries of projects.json, loaded sheet by sheet.
(function (explorer) {
  "use strict";

  const { t, make, load } = explorer;
  const AT_ONCE = 6; // scripts under way, as browsers have connections
  const NEW_LINE = "\r\n"; // as projects.csv has it

  const records = new Map();

  async function record(sheet) {
    if (!records.has(sheet.id)) records.set(sheet.id, await load(sheet.record, () => window.guideRecord));
    return records.get(sheet.id);
  }

  async function all(sheets) {
    const left = sheets.slice();
    const work = async () => { while (left.length) await record(left.shift()); };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return sheets.map((sheet) => records.get(sheet.id));
  }

  const FORMATS = {
    csv: {
      type: "text/csv",
      // Cells that a spreadsheet would take for formulas are already made harmless (guide/table.py).
      async text(found) {
        if (!window.Papa) await load("assets/papaparse.js");
        return window.Papa.unparse(found.map((each) => each.row), { newline: NEW_LINE }) + NEW_LINE;
      },
    },
    json: {
      type: "application/json",
      text: async (found) => JSON.stringify(found.map((each) => each.entry), null, 1) + "\n",
    },
  };

  // Saves the file; gives its name. Fails where a script cannot be loaded.
  async function save(sheets, format) {
    const text = await FORMATS[format].text(await all(sheets));
    const name = `${t("file")}.${format}`;
    const url = URL.createObjectURL(new Blob([text], { type: `${FORMATS[format].type};charset=utf-8` }));
    const link = make("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    return name;
  }

  explorer.save = save;
})(window.guideExplorer);
