// Runs the form without a page, for tests in Python: node form.mjs FUNCTION < {"data": …, "cases": […]}
import { readFileSync } from "node:fs";
import { makeForm } from "../../guide/contributing/scripts/form.js";

const { data, cases } = JSON.parse(readFileSync(0, "utf8"));
const form = makeForm(data);
const sheetOf = (file) => form.collect(form.readFile(file).values).sheet;

const functions = {
  check: (sheet) => form.check(sheet, "").map(({ field, text, code }) => [field, text, code]),
  passage: (text) => form.texts.passage(text, "fr"),
  line: (text) => form.texts.line(text, "fr"),
  typeset: (text) => form.texts.typeset(text, "fr"),
  wrap: (text) => form.texts.wrap(text, 114),
  joinLines: (text) => form.texts.joinLines(text),
  write: (sheet) => form.write(sheet),
  preview: (file) => form.preview(sheetOf(file)),
  /** A file as it comes back where nothing was changed, and its problems. */
  again: ([id, file]) => {
    const { values, problems } = form.readFile(file);
    const { sheet } = form.collect(values);
    return { file: form.correct(file, sheet), problems: [...problems, ...form.check(sheet, id)] };
  },
};

process.stdout.write(JSON.stringify(cases.map(functions[process.argv[2]])));
