/** A sheet in the form, where every field is there as typed, and in a file, which has only what is filled in. */

/** @import { FormData, Path, Schema, Sheet, Values } from "./data.js" */
/** @import { Texts } from "./texts.js" */
import { dotted } from "./data.js";

/**
 * A field as the form shows it before anything is written.
 *
 * @param {Schema} schema
 * @param {boolean} required
 * @returns {Values}
 */
export function blank(schema, required) {
  if (schema.type === "object") {
    const fields = Object.entries(schema.properties ?? {});
    const needs = (/** @type {string} */ key) => required && (schema.required ?? []).includes(key);
    return Object.fromEntries(fields.map(([key, each]) => [key, blank(each, needs(key))]));
  }
  if (schema.type !== "array") return "";
  return required && schema.items && !schema.items.enum ? [blank(schema.items, true)] : [];
}

/** The text of a field as a file has it. @param {FormData} data @param {Texts} texts */
function makeReader(data, texts) {
  /** @param {string} text @param {Schema} schema @param {Path} path */
  return (text, schema, path) => {
    if (schema.multiline) return texts.wrap(text, data.file.width - 2 * path.length);
    const line = texts.clean(text).replace(/ *\n */g, " ");
    return schema.type === "integer" && /^[-+]?(0|[1-9]\d{0,14})$/.test(line) ? Number(line) : line;
  };
}

/**
 * `collect` gives what is filled in, and the field of the form that each part of it comes from, by their paths.
 *
 * @param {FormData} data
 * @param {Texts} texts
 */
export function makeCollect(data, texts) {
  const read = makeReader(data, texts);
  const required = data.schema.required ?? [];

  /** @param {Values} values @returns {{ sheet: Sheet, places: Record<string, string> }} */
  return (values) => {
    /** @type {Record<string, string>} */
    const places = {};

    /** @param {Schema} schema @param {Values} content @param {Path} path in the file @param {Path} place in the form @returns {any} */
    function take(schema, content, path, place) {
      places[dotted(path)] = dotted(place);
      if (schema.type === "object") return takeObject(schema, content, path, place);
      if (schema.type === "array") return takeArray(schema, content, path, place);
      const text = read(String(content), schema, path);
      return text === "" ? undefined : text;
    }

    /** @type {typeof take} */
    function takeObject(schema, content, path, place) {
      const fields = Object.entries(schema.properties ?? {})
        .map(([key, each]) => [key, take(each, content[key], [...path, key], [...place, key])])
        .filter(([, value]) => value !== undefined);
      const isNeeded = !path.length || (path.length === 1 && required.includes(String(path[0])));
      return fields.length || isNeeded ? Object.fromEntries(fields) : undefined;
    }

    /** @type {typeof take} */
    function takeArray({ items }, content, path, place) {
      /** @type {any[]} */
      const list = [];
      if (items)
        for (const [index, each] of content.entries()) {
          const value = take(items, each, [...path, list.length], [...place, index]);
          if (value !== undefined) list.push(value);
        }
      return list.length ? list : undefined;
    }

    const sheet = take(data.schema, values, [], []);
    return { sheet, places };
  };
}
