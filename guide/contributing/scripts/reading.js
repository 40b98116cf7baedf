/** Files that people bring: their values, whatever their author wrote, and what had to be left out. */

/** @import { FormData, Path, Schema, Values } from "./data.js" */
/** @import { Texts } from "./texts.js" */
/** @import { Message } from "./messages.js" */
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit } from "yaml";
import { dotted } from "./data.js";
import { blank } from "./values.js";

/** @typedef {{ line: number, text: string }} Misfit what had to be left out of a file */
/** @typedef {{ values: Values | null, problems: Misfit[], text: string }} Reading `values` is null where nothing could be read */

/** @param {any} node */
const describe = (node) => (isMap(node) ? "{…}" : isSeq(node) ? "[…]" : `« ${node} »`);

/** @param {{ code: string, message: string }} error @param {Message} message */
function syntaxProblem(error, message) {
  const [reason] = error.message.split("\n");
  if (error.code === "MULTIPLE_DOCS") return message("documents");
  if (error.code === "TAB_AS_INDENT") return message("tab");
  if (/quote/.test(reason)) return message("quote");
  if (/[Nn]ested mappings|implicit key/.test(reason)) return message("colon");
  return message("yaml", { reason });
}

/** The nodes of a file, with all that `guide check` does not read. @param {string} text @param {Message} message */
export function parse(text, message) {
  const lineCounter = new LineCounter();
  const options = { schema: /** @type {const} */ ("failsafe"), uniqueKeys: false, prettyErrors: false, lineCounter };
  const document = parseDocument(text, options);
  /** @type {Misfit[]} */
  const problems = document.errors.map((error) => ({
    line: lineCounter.linePos(error.pos[0]).line,
    text: syntaxProblem(error, message),
  }));
  /** @param {any} node */
  const lineOf = (node) => (node?.range ? lineCounter.linePos(node.range[0]).line : 1);
  /** @param {any} node @param {string} code @param {Record<string, unknown>} [details] */
  const report = (node, code, details) => problems.push({ line: lineOf(node), text: message(code, details) });
  visit(document, {
    Alias: (_, node) => void report(node, "alias"),
    Value: (_, node) => {
      if (node.anchor) report(node, "alias");
      if (node.tag?.startsWith("!")) report(node, "tag", { tag: node.tag });
    },
    Map: (_, map) => {
      const seen = new Map();
      for (const { key } of map.items) {
        const name = String(key);
        if (seen.has(name)) report(key, "duplicate_key", { key: name, first: lineOf(seen.get(name)) });
        else seen.set(name, key);
      }
    },
  });
  return { contents: document.contents, problems, lineOf };
}

/** @param {{ schema: Schema, texts: Texts, message: Message, problems: Misfit[], lineOf: (node: any) => number }} context */
function makeTake({ schema: whole, texts, message, problems, lineOf }) {
  /** @param {any} node @param {Path} path @param {string} code @param {Record<string, unknown>} details */
  const report = (node, path, code, details) =>
    problems.push({ line: lineOf(node), text: `${dotted(path)}: ${message(code, details)}` });

  /** @param {Schema} schema @param {any} node @param {Path} path @returns {Values} */
  function take(schema, node, path) {
    if (schema.type === "object") return takeObject(schema, node, path);
    if (schema.type === "array") return takeArray(schema, node, path);
    if (isScalar(node)) return texts[schema.multiline ? "joinLines" : "clean"](String(node.value ?? ""));
    report(node, path, "want_text_not_block", { got: describe(node) });
    return "";
  }

  /** @type {typeof take} */
  function takeObject(schema, node, path) {
    const fields = blank(schema, false);
    const known = Object.keys(fields).sort();
    if (!isMap(node)) {
      report(node, path, "want_mapping", { got: describe(node), known });
      return fields;
    }
    for (const { key, value } of node.items) {
      const name = String(key);
      const each = schema.properties?.[name];
      if (!each) report(key, [...path, name], "unknown_key", { known });
      else if (isNode(value) && value.range) fields[name] = take(each, value, [...path, name]);
    }
    return fields;
  }

  /** @type {typeof take} */
  function takeArray({ items }, node, path) {
    if (isSeq(node) && items) return node.items.map((each, index) => take(items, each, [...path, index]));
    if (String(node)) report(node, path, "want_list", { got: describe(node) });
    return [];
  }

  return (/** @type {any} */ node) => take(whole, node, []);
}

/**
 * @param {FormData} data
 * @param {Texts} texts
 * @param {Message} message
 */
export function makeReadFile({ schema, rules }, texts, message) {
  /** @param {string} source @returns {Reading} */
  return (source) => {
    const text = texts.visible(source.replace(/\r\n/g, "\n"));
    const size = new TextEncoder().encode(text).length;
    /** @param {string} code @param {Record<string, unknown>} [details] */
    const nothing = (code, details) => ({ values: null, problems: [{ line: 1, text: message(code, details) }], text });
    if (size > rules.limit) return nothing("too_large", { size, limit: rules.limit });
    if (!text.trim()) return nothing("empty_file");
    const { contents, problems, lineOf } = parse(text, message);
    if (problems.length) return { values: null, problems, text };
    const values = makeTake({ schema, texts, message, problems, lineOf })(contents);
    return { values: isMap(contents) ? values : null, problems, text };
  };
}
