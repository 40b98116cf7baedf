// The search, loaded when a reader first reaches for it; see guide/search/scripts/open.js.
import { data, openEngine } from "#search/engine.js";
import { showResults } from "#search/results.js";

window.guideSearchData = (address, value) => data.put(address, value);
window.guideSearchBundle = { openEngine, showResults };
