import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/node_modules/", ".venv/", ".cache/", "build/", "site/", "site.new/", "bench/"] },
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
