/** The form by which a sheet is written or corrected. */

import "../../guide/contributing/scripts/main.js";
