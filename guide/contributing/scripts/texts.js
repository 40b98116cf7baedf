/** Texts as the guide sets them: runs the tables of `guide/text/`, as `guide.text.rewriting` does. */

/** @import { Table, Tables } from "./data.js" */

/**
 * A way to write a text anew: the replacements of a table, one after the other.
 *
 * @param {Table} table
 * @returns {(text: string) => string}
 */
export function rewriting(table) {
  const rules = table.map(([pattern, replacement]) => ({
    pattern: new RegExp(pattern, "gu"),
    replacement: replacement.replace(/\$/g, "$$$$").replace(/\\(.)/g, (_, sign) => (sign === "\\" ? sign : `$${sign}`)),
  }));
  return (text) => rules.reduce((out, { pattern, replacement }) => out.replace(pattern, replacement), text);
}

/** @param {Tables} tables */
export function makeTexts(tables) {
  const lines = rewriting(tables.lines);
  const toHtml = rewriting(tables.html);
  const everywhere = rewriting(tables.everywhere);
  const languages = Object.fromEntries(
    Object.entries(tables.languages).map(([language, table]) => [language, rewriting(table)]),
  );
  const joinLines = rewriting(tables.joinLines);
  const item = new RegExp(`^${tables.item}`, "u");

  /** @param {string} text @param {string} language */
  function typeset(text, language) {
    const plain = everywhere(text);
    return language in languages ? languages[language](plain) : plain;
  }

  /** Blocks of HTML. @param {string} text @param {string} language */
  const passage = (text, language) => toHtml(typeset(lines(text), language));

  /** A passage on one line, as HTML. @param {string} text @param {string} language */
  const line = (text, language) =>
    passage(text, language)
      .replace(/<[^>]+>/g, "")
      .trim()
      .replace(/\n+/g, " ");

  /** @param {string} text one line @param {number} width */
  function wrapLine(text, width) {
    const indent = (item.exec(text) ?? [""])[0].length;
    const pattern = new RegExp(tables.wrap.replaceAll("WIDTH", String(width - indent)), "gu");
    return text.replace(pattern, `$1\n${" ".repeat(indent)}`);
  }

  /** A passage as a file has it: one paragraph on one line, several in lines that fit. @param {string} text @param {number} width */
  function wrap(text, width) {
    const whole = joinLines(text);
    if (!whole.includes("\n") && !item.test(whole)) return whole;
    return whole
      .split("\n")
      .map((each) => wrapLine(each, width))
      .join("\n");
  }

  return {
    clean: rewriting(tables.clean),
    visible: rewriting(tables.visible),
    joinLines,
    wrap,
    typeset,
    passage,
    line,
  };
}

/** @typedef {ReturnType<typeof makeTexts>} Texts */
