/** What is being written, kept in this browser only. */

/** @import { Values } from "./data.js" */

/**
 * @typedef {object} Draft
 * @property {Values} values
 * @property {string} text the file that is corrected, if any
 * @property {string} own the identifier of the sheet of the guide that is corrected, if any
 * @property {boolean} named whether the identifier was typed by hand
 */

const KEY = "guide.contribute";

/** Whether the browser lets it. @param {Draft} draft */
export function keepDraft(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** What was kept; older or damaged things are as if they were not there. @param {(values: Values) => unknown} attempt @returns {Draft | null} */
export function restoreDraft(attempt) {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (!draft?.values) return null;
    attempt(draft.values);
    return draft;
  } catch {
    return null;
  }
}

export const dropDraft = () => localStorage.removeItem(KEY);
