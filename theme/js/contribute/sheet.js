// A sheet in the form (every field there, as typed) and in a file (only what is filled in); corrections that leave the
// rest of a file as it was.
(function (form) {
  "use strict";

  const YAML = window.YAML;
  const { file, dotted, message } = form;
  const schema = form.data.schema;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  // The form

  function blank(fieldSchema, required) {
    if (fieldSchema.type === "object")
      return Object.fromEntries(Object.entries(fieldSchema.properties).map(([key, each]) =>
        [key, blank(each, required && (fieldSchema.required || []).includes(key))]));
    if (fieldSchema.type === "array") return required && !(fieldSchema.items.enum) ? [blank(fieldSchema.items, true)] : [];
    return "";
  }

  // What is filled in, and which field of the form each part of it comes from.
  function collect(values) {
    const places = {};
    const take = (fieldSchema, content, path, place) => {
      places[dotted(path)] = dotted(place);
      if (fieldSchema.type === "object") {
        const found = {};
        for (const [key, each] of Object.entries(fieldSchema.properties)) {
          const taken = take(each, content[key], [...path, key], [...place, key]);
          if (taken !== undefined) found[key] = taken;
        }
        const needed = !path.length || (path.length === 1 && (schema.required || []).includes(path[0]));
        return Object.keys(found).length || needed ? found : undefined;
      }
      if (fieldSchema.type === "array") {
        const found = [];
        content.forEach((each, index) => {
          const taken = take(fieldSchema.items, each, [...path, found.length], [...place, index]);
          if (taken !== undefined) found.push(taken);
        });
        return found.length ? found : undefined;
      }
      const text = file.value(String(content), fieldSchema, path);
      return text === "" ? undefined : text;
    };
    const sheet = take(schema, values, [], []);
    return { sheet, places };
  }

  // Reading

  function syntaxProblem(error) {
    const reason = error.message.split("\n")[0];
    if (error.code === "MULTIPLE_DOCS") return message("documents");
    if (error.code === "TAB_AS_INDENT") return message("tab");
    if (/quote/.test(reason)) return message("quote");
    if (/[Nn]ested mappings|implicit key/.test(reason)) return message("colon");
    return message("yaml", { reason });
  }

  function parse(text) {
    const counter = new YAML.LineCounter();
    const document = YAML.parseDocument(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false, lineCounter: counter });
    const problems = document.errors.map((error) => ({ line: counter.linePos(error.pos[0]).line, text: syntaxProblem(error) }));
    const lineOf = (node) => (node && node.range ? counter.linePos(node.range[0]).line : 1);
    const say = (node, code, details) => problems.push({ line: lineOf(node), text: message(code, details) });
    YAML.visit(document, {
      Alias: (key, node) => say(node, "alias"),
      Node: (key, node) => {
        if (node.anchor) say(node, "alias");
        if (node.tag && node.tag.startsWith("!")) say(node, "tag", { tag: node.tag });
      },
      Map: (key, map) => {
        const seen = new Map();
        for (const pair of map.items) {
          const name = String(pair.key);
          if (seen.has(name)) say(pair.key, "duplicate_key", { key: name, first: lineOf(seen.get(name)) });
          else seen.set(name, pair.key);
        }
      },
    });
    return { document, problems, lineOf };
  }

  // The values of a file, whatever its author wrote; `problems` says what had to be left out, and `values` is null where
  // nothing could be read.
  function read(source) {
    const text = source.replace(/\r\n/g, "\n").replace(file.INVISIBLE, "");
    const size = new TextEncoder().encode(text).length;
    const limit = form.data.rules.limit;
    const nothing = (code, details) => ({ values: null, problems: [{ line: 1, text: message(code, details) }] });
    if (size > limit) return nothing("too_large", { size, limit });
    if (!text.trim()) return nothing("empty_file");
    const { document, problems, lineOf } = parse(text);
    if (problems.length) return { values: null, problems };
    const take = (fieldSchema, node, path) => {
      const wrong = (code, details) => {
        problems.push({ line: lineOf(node), text: `${dotted(path)}: ${message(code, details)}` });
        return blank(fieldSchema, false);
      };
      if (fieldSchema.type === "object") {
        if (!YAML.isMap(node)) return wrong("want_mapping", { got: shown(node), known: Object.keys(fieldSchema.properties).sort() });
        const found = blank(fieldSchema, false);
        for (const pair of node.items) {
          const key = String(pair.key);
          const each = fieldSchema.properties[key];
          if (!each) problems.push({ line: lineOf(pair.key), text: `${dotted([...path, key])}: ${unknown(fieldSchema, key)}` });
          else if (pair.value && (pair.value.range || pair.value.items)) found[key] = take(each, pair.value, [...path, key]);
        }
        return found;
      }
      if (fieldSchema.type === "array") {
        if (!YAML.isSeq(node)) return String(node) ? wrong("want_list", { got: shown(node) }) : [];
        return node.items.map((each, index) => take(fieldSchema.items, each, [...path, index]));
      }
      if (!YAML.isScalar(node)) return wrong("want_text_not_block", { got: shown(node) });
      const plain = String(node.value ?? "");
      return file.isPassage(path) ? file.unwrapped(plain) : file.clean(plain);
    };
    const values = take(schema, document.contents, []);
    return { values: YAML.isMap(document.contents) ? values : null, problems, text };
  }

  function shown(node) {
    return YAML.isMap(node) ? "{…}" : YAML.isSeq(node) ? "[…]" : `« ${node} »`;
  }

  function unknown(fieldSchema, key) {
    const known = Object.keys(fieldSchema.properties).sort();
    return message("unknown_key", { nearest: form.nearest(key, known), known });
  }

  // Writing over a file

  // The file with the sheet in it: what did not change stays as it was typed, comments included.
  function correct(text, sheet) {
    const { values } = read(text);
    if (!values) return file.write(sheet);
    const corrected = spliced(text, collect(values).sheet, sheet);
    const again = read(corrected);
    const faithful = again.values && !again.problems.length && same(collect(again.values).sheet, sheet);
    return faithful ? corrected : file.write(sheet);
  }

  function spliced(text, before, sheet) {
    const root = parse(text).document.contents;
    const edits = [];
    const columnOf = (position) => position - (text.lastIndexOf("\n", position - 1) + 1);
    const endOf = (node, start) => start + text.slice(start, node.range[1]).trimEnd().length;
    const indented = (written, column) => written.trimEnd().replace(/\n(?=.)/g, "\n" + " ".repeat(column));

    function replacePair(pair, path, now) {
      const start = pair.key.range[0];
      const key = path[path.length - 1];
      const end = pair.value && pair.value.range ? Math.max(endOf(pair.value, start), pair.key.range[1]) : start + key.length + 1;
      edits.push([start, end, indented(file.lines({ [key]: now }, path.slice(0, -1)), columnOf(start))]);
    }

    function replaceItem(item, path, now, otherwise) {
      const start = item.range[0];
      if (text.slice(start - 2, start) !== "- ") return otherwise();
      edits.push([start, endOf(item, start), indented(file.lines([now], path.slice(0, -1)), columnOf(start) - 2).slice(2)]);
    }

    function visit(node, old, now, fieldSchema, path, replace) {
      if (YAML.isMap(node) && fieldSchema.type === "object") {
        const keys = node.items.map((pair) => String(pair.key));
        if (node.flow || !old || !same([...keys].sort(), Object.keys(now).sort())) return same(old, now) && !node.flow && old ? null : replace();
        for (const pair of node.items) {
          const key = String(pair.key);
          const below = [...path, key];
          visit(pair.value, old[key], now[key], fieldSchema.properties[key], below, () => replacePair(pair, below, now[key]));
        }
      } else if (YAML.isSeq(node) && fieldSchema.type === "array") {
        const risky = node.items.some((item) => YAML.isScalar(item) && isMistyped(item, fieldSchema.items));
        if (node.flow) return same(old, now) && !risky ? null : replace();
        if (!old || node.items.length !== now.length || old.length !== now.length) return replace();
        const start = edits.length;
        let whole = false;
        node.items.forEach((item, index) => {
          const below = [...path, index];
          visit(item, old[index], now[index], fieldSchema.items, below, () => replaceItem(item, below, now[index], () => { whole = true; }));
        });
        if (whole) edits.splice(start), replace();
      } else if (!same(old, now) || !YAML.isScalar(node) || isMistyped(node, fieldSchema)) replace();
      return null;
    }

    for (const pair of root.items) {
      const key = String(pair.key);
      if (key in sheet) visit(pair.value, before[key], sheet[key], schema.properties[key], [key], () => replacePair(pair, [key], sheet[key]));
      else edits.push([pair.key.range[0], endOf(pair.value || pair.key, pair.key.range[0]) + 1, ""]);
    }
    const present = new Map(root.items.map((pair) => [String(pair.key), pair.key.range[0]]));
    const order = Object.keys(schema.properties);
    for (const key of order.filter((each) => each in sheet && !present.has(each))) {
      const next = order.slice(order.indexOf(key)).find((each) => present.has(each));
      const at = next ? present.get(next) : text.length;
      edits.push([at, at, (next || text.endsWith("\n") ? "" : "\n") + file.lines({ [key]: sheet[key] }, [])]);
    }
    return edits
      .map((edit, index) => [...edit, index])
      .sort((a, b) => b[0] - a[0] || b[3] - a[3])
      .reduce((out, [start, end, written]) => out.slice(0, start) + written + out.slice(end), text);
  }

  // Whether YAML takes a bare word for something else than what the field holds.
  function isMistyped(node, fieldSchema) {
    if (fieldSchema.type === "integer") return node.type !== "PLAIN";
    return node.type === "PLAIN" && !file.readsAsText(node.source);
  }

  form.sheet = { blank: () => blank(schema, true), item: (fieldSchema) => blank(fieldSchema, true), collect, read, correct };
})(window.guideForm);
