import js from "@eslint/js";
import globals from "globals";

// Classic scripts that are not modules yet.
const CLASSIC = ["theme/js/contribute/"];

export default [
  { ignores: ["**/node_modules/", ".venv/", ".cache/", "build/", "site/", "site.new/", "bench/", ...CLASSIC] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 60 }],
      "no-shadow": "error",
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["theme/js/**/*.js", "guide/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["**/*.mjs", "*.js"], languageOptions: { globals: globals.node } },
];
