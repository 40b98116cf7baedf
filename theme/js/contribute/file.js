// Between the form and the file: texts as they are meant, YAML as guide/contributing/yaml_writer.py sets it, files that people bring.
(function (form) {
  "use strict";

  const YAML = window.YAML;
  const { style, rules } = form.data;
  const passages = new Set(style.passages);
  const quoted = new Set(style.quoted);
  const inline = new Set(style.inline);
  const INVISIBLE = new RegExp(rules.invisible, "gu");
  const ITEM = new RegExp("^" + style.item, "u");

  const keysOf = (path) => path.filter((part) => typeof part === "string").join(".");
  const isPassage = (path) => passages.has(keysOf(path));
  const length = (text) => Array.from(text).length;

  // Texts, as in guide/contributing/yaml_writer.py

  function clean(text) {
    return text
      .replace(/\r\n?|\v|\u2028/g, "\n")
      .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
      .replace(INVISIBLE, "")
      .trim().split("\n").map((line) => line.replace(/\s+$/, "")).join("\n");
  }

  function wrap(text, width, indent) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const last = lines[lines.length - 1];
      if (last.trim() && length(last) + 1 + length(word) > width) lines.push(indent + word);
      else lines[lines.length - 1] += (last.trim() ? " " : "") + word;
    }
    return lines.join("\n");
  }

  function pieces(paragraph) {
    const found = [];
    for (const line of paragraph.split("\n"))
      if (ITEM.test(line) || !found.length) found.push(line);
      else found[found.length - 1] += " " + line.trim();
    return found.map((piece) => {
      const marker = (ITEM.exec(piece) || [""])[0];
      return [marker.replace(/[•·–*]/g, "-").trimStart(), piece.slice(marker.length).split(/\s+/).filter(Boolean).join(" ")];
    });
  }

  // A passage in blocks; `set` gives the lines of each.
  function blocks(text, set) {
    let out = "";
    let listed = false;
    let count = 0;
    for (const paragraph of clean(text).split(/\n\s*\n/))
      for (const [bullet, content] of pieces(paragraph)) {
        out += (count++ ? (bullet && listed ? "\n" : "\n\n") : "") + set(bullet, content);
        listed = Boolean(bullet);
      }
    return count === 1 && !listed ? out.split(/\s+/).join(" ") : out;
  }

  function passage(text, path) {
    const width = style.width - 2 * path.length;
    return blocks(text, (bullet, content) => wrap(bullet + content, width, " ".repeat(bullet.length)));
  }

  // The other way, for a field of the form: one line a paragraph or item.
  function unwrapped(text) {
    return blocks(text, (bullet, content) => bullet + content);
  }

  function value(text, fieldSchema, path) {
    if (isPassage(path)) return passage(text, path);
    const one = clean(text).replace(/\s*\n\s*/g, " ");
    return fieldSchema.type === "integer" && /^[-+]?(0|[1-9]\d{0,14})$/.test(one) ? Number(one) : one;
  }

  // Writing

  function readsAsText(text) {
    if (/^(?:[-+.\d]+(?:[eE][-+]?\d+)?|0o[0-7]+|[yYnN=]|<<)$/.test(text)) return false;
    return typeof YAML.parse(`x: ${text}`, { schema: "yaml-1.1" }).x === "string";
  }

  function isBare(text) {
    if (text.includes("\n")) return false;
    try {
      return readsAsText(text) && YAML.parse(`x: ${text}`, { schema: "failsafe" }).x === text;
    } catch (error) {
      return false;
    }
  }

  // The plainest style that reads back as itself.
  function scalar(text, path) {
    const node = new YAML.Scalar(text);
    const last = path[path.length - 1];
    const room = style.width - 2 * path.length + 2 - (typeof last === "string" ? length(last) + 2 : 2);
    const type = quoted.has(keysOf(path)) || !isBare(text) ? "QUOTE_DOUBLE" : "PLAIN";
    const oneLine = type === "PLAIN" ? text : JSON.stringify(text);
    if (text.includes("\n")) node.type = "BLOCK_LITERAL";
    else node.type = !/\s/.test(text) || (!isPassage(path) && length(oneLine) <= room) ? type : "BLOCK_FOLDED";
    return node;
  }

  function node(content, path) {
    if (typeof content === "string") return scalar(content, path);
    if (Array.isArray(content)) {
      const list = new YAML.YAMLSeq();
      list.items = content.map((each, index) => node(each, [...path, index]));
      list.flow = inline.has(keysOf(path)) && length(content.join(", ")) + 2 + keysOf(path).length + 2 * path.length <= style.width;
      return list;
    }
    if (!content || typeof content !== "object") return new YAML.Scalar(content);
    const map = new YAML.YAMLMap();
    map.items = Object.entries(content).map(([key, each]) => new YAML.Pair(name(key), node(each, [...path, key])));
    return map;
  }

  // « on » is a key of consents, and a word for yes in YAML 1.1.
  function name(key) {
    const written = new YAML.Scalar(key);
    written.type = readsAsText(key) ? "PLAIN" : "QUOTE_DOUBLE";
    return written;
  }

  function lines(content, path) {
    const document = new YAML.Document();
    document.contents = node(content, path);
    const width = style.width - 2 * path.length;
    const written = document.toString({ lineWidth: width, minContentWidth: 0, flowCollectionPadding: false });
    // The library leaves a passage on one line where it is a single character too long.
    return written.replace(/(>-\n)(.+)\n/g, (found, head, line) => {
      const [, indent, rest] = /^(\s*).*?(\S+)$/.exec(line) || [];
      const before = rest && line.slice(0, -rest.length - 1);
      return length(line) === width + 1 && before.trim() ? `${head}${before}\n${indent}${rest}\n` : found;
    });
  }

  function write(sheet) {
    return style.header + lines(sheet, []);
  }

  form.file = { clean, passage, unwrapped, value, write, lines, readsAsText, isPassage, INVISIBLE };
})(window.guideForm);
