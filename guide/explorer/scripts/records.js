/** Sheets as a file: rows of projects.csv or entries of projects.json. */

const AT_ONCE = 6; // scripts under way, as browsers have connections
const NEW_LINE = "\r\n";

/**
 * The heads of all records are the same: one is enough.
 *
 * @param {import("./data.js").SheetRecord[]} records
 */
const toCsv = (records) =>
  records.map(({ csv }, i) => (i ? csv.slice(csv.indexOf(NEW_LINE) + NEW_LINE.length) : csv)).join("");

/** @param {import("./data.js").SheetRecord[]} records */
const toJson = (records) =>
  `${JSON.stringify(
    records.map(({ entry }) => entry),
    null,
    1,
  )}\n`;

/** @type {Record<string, { type: string, toText: (records: import("./data.js").SheetRecord[]) => string }>} */
export const FORMATS = { csv: { type: "text/csv", toText: toCsv }, json: { type: "application/json", toText: toJson } };

/** Records, loaded a few at a time, each once. */
export class Records {
  /** @param {(id: string) => Promise<import("./data.js").SheetRecord>} load */
  constructor(load) {
    this.load = load;
    /** @type {Map<string, import("./data.js").SheetRecord>} */
    this.records = new Map();
  }

  /**
   * Fails where one cannot be loaded.
   *
   * @param {string[]} ids
   */
  async all(ids) {
    const left = ids.filter((id) => !this.records.has(id));
    const work = async () => {
      for (let id = left.shift(); id; id = left.shift()) this.records.set(id, await this.load(id));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return ids.flatMap((id) => this.records.get(id) ?? []);
  }
}
