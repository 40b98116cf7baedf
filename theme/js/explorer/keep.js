// What is kept of a selection: its address; its sheets as a file, rows of projects.csv or entries of projects.json.
(function (explorer) {
  "use strict";

  const { data, base, t, make, say, load, address } = explorer;
  const AT_ONCE = 6; // scripts under way, as browsers have connections
  const MOST = 500; // sheets of a file: more is nearly all, and that is a file already
  const NEW_LINE = "\r\n"; // as projects.csv has it

  // Records of sheets, loaded one by one.

  const records = new Map();

  async function record(sheet) {
    if (!records.has(sheet.id)) records.set(sheet.id, await load(address("record", { id: sheet.id }), () => window.guideRecord));
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
      // Cells that a spreadsheet would take for formulas are already made harmless (guide/exports/table.py).
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
    window.guideElements.give(name, text, FORMATS[format].type);
    return name;
  }

  // The part of the page that offers it all.
  function makeKeep() {
    let shown = []; // sheets of the list, in its order
    let wanted = 0;
    const message = make("p", { role: "status", class: "explorer-message" });
    const address = make("input", { type: "text", id: "explorer-address", readonly: true });
    const addressBox = make("p", { hidden: true }, make("label", { for: "explorer-address", class: "explorer-label" }, t("address")), address);

    async function share() {
      address.value = location.href;
      if (await window.guideElements.copied(location.href)) return say(message, t("shared"));
      addressBox.hidden = false;
      address.focus();
      address.select();
      say(message, t("not_shared"));
    }

    // More than can be loaded one by one.
    function refer() {
      const link = (name) => make("a", { href: `${base}data/${name}` }, name);
      message.replaceChildren(t("export_many", { most: MOST }), " ", link("projects.csv"), ", ", link("projects.json"));
    }

    async function give(format) {
      if (wanted > MOST) return refer();
      say(message, t("exporting"));
      try {
        await explorer.whole();
        // What was not known yet when the list was drawn is all sheets, by number.
        say(message, t("exported", { file: await save(shown.length < wanted ? data.sheets : shown, format) }));
      } catch (error) {
        say(message, t("export_failed"));
      }
    }

    const button = (key, action) => make("button", { type: "button", class: "explorer-button", onclick: action }, t(key));
    const files = Object.keys(FORMATS).map((format) => button(format, () => give(format)));
    const element = make("details", { class: "explorer-keep" }, make("summary", {}, t("keep")),
      make("p", { class: "explorer-row" }, button("share", share), ...files), make("p", { class: "explorer-help" }, t("export_help")), message, addressBox);

    // `number`: how many fit, where not all of them are known yet.
    function update(sheets, number) {
      shown = sheets;
      wanted = number;
      files.forEach((each) => { each.disabled = !number; });
      say(message, "");
      addressBox.hidden = true;
    }

    return { element, update };
  }

  explorer.makeKeep = makeKeep;
})(window.guideExplorer);
