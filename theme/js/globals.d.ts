/** What scripts of data and other bundles leave on the window. */

interface Window {
  /** Explanations of terms by their anchor in the glossary: data/terms.<language>.js. */
  guideTerms?: Record<string, string>;
  /** What the form knows: data/form.<language>.js. */
  guideFormData?: import("../../guide/contributing/scripts/data.js").FormData;
  /** The file of a sheet: data/files/<identifier>.js. */
  guideSheet?: string;
  /** The form of the page, for whoever looks into it. */
  guideForm?: import("../../guide/contributing/scripts/page.js").FormPage;
  /** Called by the scripts of search/, which hand over their value. */
  guideSearchData?: (address: string, value: unknown) => void;
  guideSearchBundle?: {
    openEngine: typeof import("../../guide/search/scripts/engine.js").openEngine;
    showResults: typeof import("../../guide/search/scripts/results.js").showResults;
  };
  /** The search, while it opens and once it is there: for all bundles of a page. */
  guideSearchOpening?: Promise<import("../../guide/search/scripts/engine.js").Engine>;
  /** data/explorer.<language>.js, and what it loads when it is asked for. */
  guideExplorerData: import("../../guide/explorer/scripts/data.js").ExplorerData;
  guideExplorerRest: import("../../guide/explorer/scripts/data.js").Rest;
  guideSheetTexts: import("../../guide/explorer/scripts/data.js").SheetTexts;
  guideRecord: import("../../guide/explorer/scripts/data.js").SheetRecord;
  /** data/plan.<language>.js */
  guidePlanData: import("../../guide/plan/scripts/data.js").PlanData;
}
