/** The wordings of `guide check`, filled in as `guide.problems.problem` does. */

/** @import { Rules } from "./data.js" */
import { fill } from "#shared/wording.js";

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** @param {unknown} value */
function shorten(value) {
  const limit = Array.isArray(value) ? 300 : 80;
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  const visible = text.replace(UNPRINTABLE, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
  const letters = Array.from(visible);
  return letters.length <= limit ? visible : `${letters.slice(0, limit - 1).join("")}…`;
}

/**
 * The message of a problem in the language of the page.
 *
 * @param {Rules["messages"]} messages
 * @returns {(code: string, details?: Record<string, unknown>) => string}
 */
export const makeMessage =
  (messages) =>
  (code, details = {}) => {
    const short = Object.entries({ nearest: "", ...details }).map(([name, value]) => [name, shorten(value)]);
    return fill(messages[code], Object.fromEntries(short));
  };

/** @typedef {ReturnType<typeof makeMessage>} Message */
