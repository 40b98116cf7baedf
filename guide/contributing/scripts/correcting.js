/** Corrections that leave the rest of a file as its author wrote it, comments included. */

/** @import { Path, Schema, Sheet } from "./data.js" */
/** @import { Message } from "./messages.js" */
/** @import { makeCollect } from "./values.js" */
/** @import { makeReadFile } from "./reading.js" */
/** @import { Writer } from "./yaml.js" */
import { isMap, isScalar, isSeq } from "yaml";
import { parse } from "./reading.js";
import { isText } from "./yaml.js";

/** @typedef {{ start: number, end: number, text: string }} Edit */
/** @typedef {{ old: any, now: any, schema: Schema, path: Path, replace: () => void }} Change */

/** @param {unknown} a @param {unknown} b */
export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {any} node whether YAML takes its bare word for something else than what the field holds @param {Schema} schema */
function isMistyped(node, schema) {
  if (schema.type === "integer") return node.type !== "PLAIN";
  return node.type === "PLAIN" && !isText(node.source);
}

/** @param {string} text @param {Edit[]} edits in the order in which they are to stand where they meet */
function withEdits(text, edits) {
  return edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => b.start - a.start || b.index - a.index)
    .reduce((out, { start, end, text: written }) => out.slice(0, start) + written + out.slice(end), text);
}

/** A file in which what differs between two sheets is written anew. */
class Splicing {
  /** @type {Edit[]} */
  edits = [];

  /** @param {string} text the file @param {Schema} schema @param {Writer} writer */
  constructor(text, schema, writer) {
    this.text = text;
    this.schema = schema;
    this.writer = writer;
  }

  /** @param {any} root the nodes of the file @param {Sheet} before @param {Sheet} sheet */
  splice(root, before, sheet) {
    for (const pair of root.items) {
      const key = String(pair.key);
      const schema = /** @type {Schema} */ (this.schema.properties?.[key]);
      const replace = () => this.replacePair(pair, sheet[key], schema, [key]);
      if (key in sheet) this.visit(pair.value, { old: before[key], now: sheet[key], schema, path: [key], replace });
      else this.remove(pair);
    }
    return withEdits(this.text, [...this.edits, ...additions(this.text, root, sheet, this.schema, this.writer)]);
  }

  /** @param {number} position */
  columnOf(position) {
    return position - (this.text.lastIndexOf("\n", position - 1) + 1);
  }

  /** @param {any} node @param {number} start */
  endOf(node, start) {
    return start + this.text.slice(start, node.range[1]).trimEnd().length;
  }

  /** @param {any} pair */
  remove({ key, value }) {
    const [start] = key.range;
    this.edits.push({ start, end: this.endOf(value ?? key, start) + 1, text: "" });
  }

  /** @param {any} pair @param {any} now @param {Schema} schema @param {Path} path */
  replacePair({ key, value }, now, schema, path) {
    const [start, keyEnd] = key.range;
    const name = String(path.at(-1));
    const end = value?.range ? Math.max(this.endOf(value, start), keyEnd) : start + name.length + 1;
    const lines = this.writer.write({ [name]: now }, asObject(name, schema), path.slice(0, -1));
    this.edits.push({ start, end, text: indent(lines, this.columnOf(start)) });
  }

  /** @param {any} item @param {any} now @param {Schema} schema @param {Path} path */
  replaceItem(item, now, schema, path) {
    const [start] = item.range;
    const lines = this.writer.write([now], asArray(schema), path.slice(0, -1));
    const text = indent(lines, this.columnOf(start) - 2).slice(2);
    this.edits.push({ start, end: this.endOf(item, start), text });
  }

  /** @param {any} node @param {Change} change */
  visit(node, change) {
    const { old, now, schema, replace } = change;
    if (isMap(node) && schema.type === "object") this.visitMap(node, change);
    else if (isSeq(node) && schema.type === "array") this.visitList(node, change);
    else if (!isSame(old, now) || !isScalar(node) || isMistyped(node, schema)) replace();
  }

  /** @param {any} node @param {Change} change */
  visitMap(node, { old, now, schema, path, replace: replaceAll }) {
    /** @type {string[]} */
    const keys = node.items.map((/** @type {any} */ pair) => String(pair.key));
    if (node.flow || !old || !isSame([...keys].sort(), Object.keys(now).sort())) {
      if (node.flow || !isSame(old, now)) replaceAll();
      return;
    }
    keys.forEach((key, index) => {
      const pair = node.items[index];
      const each = /** @type {Schema} */ (schema.properties?.[key]);
      const below = [...path, key];
      const replace = () => this.replacePair(pair, now[key], each, below);
      this.visit(pair.value, { old: old[key], now: now[key], schema: each, path: below, replace });
    });
  }

  /** @param {any} node @param {Change} change */
  visitList({ items, flow }, { old, now, schema, path, replace: replaceAll }) {
    const each = /** @type {Schema} */ (schema.items);
    const isAsLong = items.length === now.length && old?.length === now.length;
    const isAligned = items.every(
      (/** @type {any} */ { range: [start] }) => this.text.slice(start - 2, start) === "- ",
    );
    const isRisky = items.some((/** @type {any} */ item) => isScalar(item) && isMistyped(item, each));
    if (flow || !isAsLong || !isAligned) {
      if (!isSame(old, now) || !isAsLong || (flow && isRisky)) replaceAll();
      return;
    }
    items.forEach((/** @type {any} */ item, /** @type {number} */ index) => {
      const below = [...path, index];
      const replace = () => this.replaceItem(item, now[index], each, below);
      this.visit(item, { old: old[index], now: now[index], schema: each, path: below, replace });
    });
  }
}

/** @param {string} lines @param {number} column */
const indent = (lines, column) => lines.trimEnd().replace(/\n(?=.)/g, `\n${" ".repeat(column)}`);

/** @param {string} key @param {Schema} field @returns {Schema} */
const asObject = (key, field) => ({ type: "object", title: "", properties: { [key]: field } });

/** @param {Schema} items @returns {Schema} */
const asArray = (items) => ({ type: "array", title: "", items });

/** Fields that the file does not have yet, each before the next that it has. @param {string} text @param {any} root @param {Sheet} sheet @param {Schema} schema @param {Writer} writer @returns {Edit[]} */
function additions(text, root, sheet, schema, writer) {
  const present = new Map(root.items.map((/** @type {any} */ pair) => [String(pair.key), pair.key.range[0]]));
  const order = Object.keys(schema.properties ?? {});
  return order
    .filter((key) => key in sheet && !present.has(key))
    .map((key) => {
      const next = order.slice(order.indexOf(key)).find((each) => present.has(each));
      const start = next ? present.get(next) : text.length;
      const lineEnd = next || text.endsWith("\n") ? "" : "\n";
      return { start, end: start, text: lineEnd + writer.write({ [key]: sheet[key] }, schema, []) };
    });
}

/**
 * The file with the sheet in it: what did not change stays as it was typed.
 *
 * @param {{ schema: Schema, writer: Writer, message: Message, collect: ReturnType<typeof makeCollect>,
 *   readFile: ReturnType<typeof makeReadFile> }} means
 */
export function makeCorrect({ schema, writer, message, collect, readFile }) {
  /** @param {string} text */
  const sheetOf = (text) => {
    const { values, problems } = readFile(text);
    return { sheet: values && collect(values).sheet, isWhole: !problems.length };
  };

  /** @param {string} text @param {Sheet} sheet */
  return (text, sheet) => {
    const { sheet: before } = sheetOf(text);
    if (!before) return writer.writeFile(sheet, schema);
    const corrected = new Splicing(text, schema, writer).splice(parse(text, message).contents, before, sheet);
    const again = sheetOf(corrected);
    return again.isWhole && isSame(again.sheet, sheet) ? corrected : writer.writeFile(sheet, schema);
  };
}
