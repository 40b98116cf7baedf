/** What scripts of data and other bundles leave on the window. */

interface Window {
  /** Explanations of terms by their anchor in the glossary: data/terms.<language>.js. */
  guideTerms?: Record<string, string>;
  /** The search, while it opens and once it is there; shared by all bundles of a page. */
  guideSearchOpened?: Promise<import("../../guide/search/scripts/engine.js").Engine>;
  guideElements?: object; // for classic scripts
}
