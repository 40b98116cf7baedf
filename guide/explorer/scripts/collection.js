/** The sheets: which of them a selection holds, in what order; how many each value would give. */

/**
 * A sheet with the codes of both levels by facet.
 *
 * @typedef {import("./data.js").SheetEntry & { codes: string[][] }} Sheet
 */

/**
 * `fitting`: sheets that a selection holds; `counts`: by facet, number of sheets by value, the choice within the facet
 * itself left aside.
 *
 * @typedef {{ fitting: Sheet[], counts: Map<string, number>[] }} Tally
 */

/**
 * Sheets by identifier that have the words looked for; null where none are looked for.
 *
 * @typedef {Map<string, import("./query.js").Match> | null} Matches
 */

export class Collection {
  /**
   * @param {import("./data.js").ExplorerData} data
   * @param {import("./selection.js").LevelledFacet[]} facets
   */
  constructor(data, facets) {
    this.facets = facets;
    this.total = data.total;
    this.home = data.home;
    this.countries = new Map(
      facets[this.#position("country")].values
        .flatMap((value) => value.below ?? [value])
        .map(({ code, label }) => [code, label]),
    );
    this.collator = new Intl.Collator(data.language, { numeric: true });
    /** @type {Sheet[]} */
    this.sheets = [];
    this.add(data.sheets);
  }

  /** Whether all sheets are known: those beyond the first ones load when they are asked for. */
  get isComplete() {
    return this.sheets.length === this.total;
  }

  /** @param {import("./data.js").SheetEntry[]} entries */
  add(entries) {
    for (const entry of entries) {
      const codes = entry.values.map((values, i) => [
        ...new Set(values.flatMap((code) => [code, this.facets[i].aboveOf.get(code) ?? ""]).filter(Boolean)),
      ]);
      this.sheets.push({ ...entry, codes });
    }
  }

  /** @param {string} id */
  has(id) {
    return this.sheets.some((sheet) => sheet.id === id);
  }

  /**
   * Within a facet any of the values chosen fits; every facet has to fit.
   *
   * @param {import("./selection.js").Selection} selection
   * @param {Matches} matches
   * @returns {Tally}
   */
  tally(selection, matches) {
    /** @type {Sheet[]} */
    const fitting = [];
    const counts = this.facets.map(() => new Map());
    for (const sheet of this.sheets) {
      if (matches && !matches.has(sheet.id)) continue;
      const misfits = selection.choices.flatMap((choice, i) =>
        !choice.size || sheet.codes[i].some((code) => choice.has(code)) ? [] : [i],
      );
      if (!misfits.length) fitting.push(sheet);
      counts.forEach((count, i) => {
        if (misfits.some((misfit) => misfit !== i)) return;
        for (const code of sheet.codes[i]) count.set(code, (count.get(code) ?? 0) + 1);
      });
    }
    return { fitting, counts };
  }

  /**
   * The tally of a bare selection, before all sheets are known.
   *
   * @returns {Tally}
   */
  arrival() {
    return { fitting: this.sheets, counts: this.facets.map(({ counts }) => new Map(Object.entries(counts))) };
  }

  /**
   * Sheets in an order of `SORTS`; equals stay as they stood, by number.
   *
   * @param {Sheet[]} sheets
   * @param {string} order
   * @param {Matches} matches
   */
  sort(sheets, order, matches) {
    /** @type {Record<string, (a: Sheet, b: Sheet) => number>} */
    const comparisons = {
      title: (a, b) => a.rank - b.rank,
      period: (a, b) => this.#compareStarts(a, b),
      country: (a, b) => this.collator.compare(this.#partner(a), this.#partner(b)),
      relevance: (a, b) => (matches?.get(b.id)?.score ?? 0) - (matches?.get(a.id)?.score ?? 0),
    };
    return [...sheets].sort((a, b) => comparisons[order]?.(a, b) ?? 0);
  }

  /**
   * Sheets without dates come last.
   *
   * @param {Sheet} a
   * @param {Sheet} b
   */
  #compareStarts(a, b) {
    const [first, second] = [a, b].map((sheet) => Number(this.#values(sheet, "year")[0]) || Infinity);
    return first === second ? 0 : first - second;
  }

  /**
   * Name of the first country that is not the one of most sheets.
   *
   * @param {Sheet} sheet
   */
  #partner(sheet) {
    const codes = this.#values(sheet, "country");
    return this.countries.get(codes.find((code) => code !== this.home) ?? codes[0]) ?? "";
  }

  /** @param {string} name */
  #position(name) {
    return this.facets.findIndex((facet) => facet.name === name);
  }

  /**
   * @param {Sheet} sheet
   * @param {string} facet
   */
  #values(sheet, facet) {
    return sheet.values[this.#position(facet)];
  }
}
