/** Files with plans: how they are called, and what a file is that the reader brings. */
import { fold } from "./guide.js";
import { readMarkdown } from "./markdown.js";
import { isNewer } from "./plan.js";
import { readTable } from "./table.js";

const LARGEST = 2_000_000; // bytes
const LONGEST_NAME = 60;
const NOTHING = { plan: null, edited: false, problems: [] };

/** @typedef {{ plan: import("./plan.js").Plan, edited: boolean, problems: string[] }} Import */

/**
 * « chantiers-a-thies-2026-03-09.csv »
 *
 * @param {import("./guide.js").Guide} guide
 * @param {import("./plan.js").Plan} plan
 * @param {Date} day
 * @param {string} ending
 */
export function fileName({ t }, plan, day, ending) {
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  const words = fold(plan.profile.name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join("-").slice(0, LONGEST_NAME) || t("file")}-${date.join("-")}.${ending}`;
}

/**
 * Spreadsheets write UTF-8, UTF-16 or the old Windows code page, with a mark or without.
 *
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  const mark = (bytes[0] << 8) | bytes[1];
  if (mark === 0xfffe) return new TextDecoder("utf-16le").decode(bytes);
  if (mark === 0xfeff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * The plan in a file; or the key of the words that say why there is none.
 *
 * @param {import("./guide.js").Guide} guide
 * @param {Blob} file
 * @returns {Promise<Import | "too_big" | "foreign" | "file_newer">}
 */
export async function openFile(guide, file) {
  if (file.size > LARGEST) return "too_big";
  const bytes = await file.arrayBuffer().catch(() => null); // null: a folder, or a file that is gone
  const content = bytes ? decode(new Uint8Array(bytes)) : "";
  if (content.includes("\u0000")) return "foreign";
  const { plan, edited, problems } = readMarkdown(guide, content) ?? readTable(guide, content) ?? NOTHING;
  if (!plan) return "foreign";
  return isNewer(plan) ? "file_newer" : { plan, edited, problems };
}
