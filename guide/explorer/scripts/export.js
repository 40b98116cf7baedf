/** What the reader may take along: the address of a selection, its sheets as a file. */
import { copyText, make, saveFile, write } from "#shared/elements.js";
import { FORMATS, Records } from "./records.js";

const MOST = 500; // sheets of a file, loaded one by one: more is nearly all, and that is a file already

export class Export {
  /**
   * `loadSheets`: resolves when all sheets are known.
   *
   * @param {import("./context.js").Context} context
   * @param {() => Promise<void>} loadSheets
   */
  constructor(context, loadSheets) {
    const { t } = context;
    this.context = context;
    this.loadSheets = loadSheets;
    this.records = new Records((id) => context.load("guideRecord", "record", id));
    /** @type {import("./collection.js").Sheet[]} */
    this.sheets = [];
    this.number = 0;
    this.message = make("p", { role: "status", class: "explorer-message" });
    this.address = make("input", { type: "text", id: "explorer-address", readonly: true });
    const label = make("label", { for: "explorer-address", class: "explorer-label" }, t("address"));
    this.addressBox = make("p", { hidden: true }, label, this.address);
    this.buttons = Object.keys(FORMATS).map((format) => this.#button(format, () => this.#save(format)));
    this.element = make(
      "details",
      { class: "explorer-keep" },
      make("summary", {}, t("keep")),
      make(
        "p",
        { class: "explorer-row" },
        this.#button("share", () => this.#share()),
        ...this.buttons,
      ),
      make("p", { class: "explorer-help" }, t("export_help")),
      this.message,
      this.addressBox,
    );
  }

  /**
   * @param {import("./collection.js").Sheet[]} sheets of the list, in its order
   * @param {number} number how many fit, where not all of them are known yet
   */
  update(sheets, number) {
    this.sheets = sheets;
    this.number = number;
    for (const button of this.buttons) button.disabled = !number;
    write(this.message, "");
    this.addressBox.hidden = true;
  }

  /**
   * @param {string} key
   * @param {() => void} onclick
   */
  #button(key, onclick) {
    return make("button", { type: "button", class: "explorer-button", onclick }, this.context.t(key));
  }

  async #share() {
    this.address.value = location.href;
    const shared = await copyText(location.href);
    write(this.message, this.context.t(shared ? "shared" : "not_shared"));
    if (shared) return;
    this.addressBox.hidden = false;
    this.address.focus();
    this.address.select();
  }

  /** @param {string} format */
  async #save(format) {
    const { t, collection } = this.context;
    if (this.number > MOST) return this.#refer();
    write(this.message, t("exporting"));
    try {
      await this.loadSheets();
      // What was not known yet when the list was drawn is all sheets, by number.
      const sheets = this.sheets.length < this.number ? collection.sheets : this.sheets;
      const records = await this.records.all(sheets.map(({ id }) => id));
      const { type, toText } = FORMATS[format];
      const file = `${t("file")}.${format}`;
      saveFile(file, toText(records), type);
      write(this.message, t("exported", { file }));
    } catch {
      write(this.message, t("export_failed"));
    }
  }

  /** To files with all sheets. */
  #refer() {
    const link = (/** @type {string} */ name) => make("a", { href: `${this.context.base}data/${name}` }, name);
    const words = this.context.t("export_many", { most: MOST });
    this.message.replaceChildren(words, " ", link("projects.csv"), ", ", link("projects.json"));
  }
}
