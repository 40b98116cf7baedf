/** YAML that people like to read: what `guide/contributing/yaml_writer.py` writes, or something close that says the same. */

/** @import { FormData, Path, Schema, Sheet } from "./data.js" */
/** @import { Node } from "yaml" */
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, parse } from "yaml";

/** Looks like a number or a date, or like yes and no, to some reader of YAML. */
const AMBIGUOUS = /^(?:[-+.\d]\S*|[yn=])$/i;

/** Whether readers of YAML 1.1 and 1.2 take a bare word for text: « NO » is a country, not a refusal. @param {string} text */
export const isText = (text) =>
  !AMBIGUOUS.test(text) && typeof parse(`x: ${text}`, { schema: "yaml-1.1" }).x === "string";

/** @param {unknown} value */
const length = (value) => Array.from(String(value)).length;

/** @param {FormData["file"]} file */
export function makeWriter({ header, width }) {
  /** @param {string} text @param {Schema | undefined} schema @param {Path} path */
  function textNode(text, schema, path) {
    const node = new Scalar(text);
    const key = path.at(-1);
    const room = width - 2 * path.length - (typeof key === "string" ? key.length : 0);
    if (text.includes("\n")) node.type = Scalar.BLOCK_LITERAL;
    else if (/ /.test(text) && (schema?.multiline || length(text) > room)) node.type = Scalar.BLOCK_FOLDED;
    else node.type = AMBIGUOUS.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
    return node;
  }

  /** @param {any[]} list @param {Schema | undefined} schema @param {Path} path */
  function listNode(list, schema, path) {
    const node = new YAMLSeq();
    node.items = list.map((each, index) => valueNode(each, schema?.items, [...path, index]));
    const isOfCodes = Boolean(schema?.items?.enum || schema?.items?.type === "integer");
    node.flow = isOfCodes && length(list.join(", ")) + 2 * path.length + String(path.at(-1)).length + 4 <= width;
    return node;
  }

  /** @param {any} value @param {Schema | undefined} schema @param {Path} path @returns {Node} */
  function valueNode(value, schema, path) {
    if (typeof value === "string") return textNode(value, schema, path);
    if (Array.isArray(value)) return listNode(value, schema, path);
    if (!value || typeof value !== "object") return new Scalar(value);
    const node = new YAMLMap();
    node.items = Object.entries(value).map(
      ([key, each]) => new Pair(new Scalar(key), valueNode(each, schema?.properties?.[key], [...path, key])),
    );
    return node;
  }

  /** The lines of a value that stands at a path, without indentation. @param {any} value @param {Schema | undefined} schema @param {Path} path */
  function write(value, schema, path) {
    const document = new Document(null, { schema: "yaml-1.1" });
    document.contents = /** @type {any} */ (valueNode(value, schema, path));
    const lineWidth = width - 2 * path.length;
    return document.toString({ lineWidth, minContentWidth: 0, flowCollectionPadding: false, singleQuote: false });
  }

  /** A whole file. @param {Sheet} sheet @param {Schema} schema */
  const writeFile = (sheet, schema) => header + write(sheet, schema, []);

  return { write, writeFile };
}

/** @typedef {ReturnType<typeof makeWriter>} Writer */
