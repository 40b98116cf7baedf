/** All that the form does to sheets, without a page: reads, collects, checks, previews and writes them. */

/** @import { FormData, Sheet, Values } from "./data.js" */
import { makeChecks } from "./checks.js";
import { makeCorrect } from "./correcting.js";
import { makeMessage } from "./messages.js";
import { makePreview } from "./preview.js";
import { makeReadFile } from "./reading.js";
import { makeTexts } from "./texts.js";
import { blank, makeCollect } from "./values.js";
import { makeWriter } from "./yaml.js";

/** @param {FormData} data */
export function makeForm(data) {
  const { schema } = data;
  const texts = makeTexts(data.tables);
  const message = makeMessage(data.rules.messages);
  const writer = makeWriter(data.file);
  const collect = makeCollect(data, texts);
  const readFile = makeReadFile(data, texts, message);
  return {
    ...makeChecks(data),
    texts,
    collect,
    readFile,
    blank: () => /** @type {Values} */ (blank(schema, true)),
    write: (/** @type {Sheet} */ sheet) => writer.writeFile(sheet, schema),
    correct: makeCorrect({ schema, writer, message, collect, readFile }),
    preview: makePreview(data, texts),
  };
}

/** @typedef {ReturnType<typeof makeForm>} Form */
