// The search, loaded when a reader first reaches for it; see guide/search/scripts/open.js.
import { data, openEngine } from "../../guide/search/scripts/engine.js";
import { showResults } from "../../guide/search/scripts/results.js";

window.guideSearchData = (address, value) => data.put(address, value);
window.guideSearchBundle = { openEngine, showResults };
