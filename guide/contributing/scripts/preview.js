/** The sheet as its page shows it (`guide/pages/templates/kinds/project.html`), without what needs the rest of the guide. */

/** @import { FormData, Schema, Sheet } from "./data.js" */
/** @import { Texts } from "./texts.js" */
import { wording } from "#shared/wording.js";
import { Html, html } from "./html.js";

/** @typedef {(sheet: Sheet) => Html | false} Block a block of the layout; false where the sheet says nothing there */

/** @param {any} list @param {(item: any) => unknown} draw */
const each = (list, draw) => (Array.isArray(list) ? list.map(draw) : []);

/** @param {Schema | undefined} schema @param {string} path `lead.country` */
function fieldAt(schema, path) {
  for (const key of path.split(".")) schema = (schema?.items ?? schema)?.properties?.[key];
  return schema?.items ?? schema;
}

/** @param {string} url */
function host(url) {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return url;
  }
}

/** @param {FormData} data @param {Texts} texts */
function makeParts({ schema, source, language, words }, texts) {
  const { t } = wording(words, language);

  /** @param {unknown} text */
  const line = (text) => new Html(texts.line(String(text ?? ""), source));
  /** @param {unknown} text */
  const block = (text) => new Html(texts.passage(String(text ?? ""), source));

  /** What a code stands for. @param {string} path @param {string} code */
  function label(path, code) {
    const { enum: codes = [], labels = [] } = fieldAt(schema, path) ?? {};
    return labels[codes.indexOf(code)] ?? code;
  }

  /** @param {[string, unknown][]} rows */
  const facts = (rows) =>
    html`<dl>
      ${rows.map(
        ([term, content]) =>
          content &&
          html`<div>
            <dt>${t(term)}</dt>
            <dd>${content}</dd>
          </div>`,
      )}
    </dl>`;

  /** @param {string} path @param {any} codes */
  const chips = (path, codes) =>
    codes?.length > 0 &&
    html`<ul class="chips">
      ${each(codes, (code) => html`<li>${label(path, code)}</li> `)}
    </ul>`;

  /** « 15 mars 2024 », « mars 2024 » or « 2024 »: as much as an ISO date says. @param {string} date */
  function day(date) {
    const moment = new Date(date);
    if (!/^\d{4}-\d\d/.test(date) || Number.isNaN(moment.getTime())) return date;
    /** @type {Intl.DateTimeFormatOptions} */
    const parts = { year: "numeric", month: "long", day: date.length > 7 ? "numeric" : undefined, timeZone: "UTC" };
    return texts.typeset(moment.toLocaleDateString(language === "en" ? "en-GB" : language, parts), language);
  }

  return { t, line, block, label, facts, chips, day };
}

/** @typedef {ReturnType<typeof makeParts>} Parts */

/** @param {Parts} parts @returns {Block} */
function makeFacts({ t, line, chips, facts }) {
  return ({ number, lead = {}, partners, period = {}, audiences, themes, targets }) => {
    const countries = new Set([lead.country, ...each(partners, ({ country }) => country)].filter(Boolean));
    const codes = each(targets, ({ code }) => html`<li>${code}</li> `);
    const kind = chips("lead.kind", lead.kind && [lead.kind]);
    const status = lead.status && html` <span class="aside">${line(lead.status)}</span>`;
    const rows = facts([
      ["project.lead", html`${line(lead.name)} ${kind}${status}`],
      ["project.countries", chips("lead.country", Array.from(countries))],
      ["project.period", period.text && line(period.text)],
      ["project.audiences", chips("audiences", audiences)],
      ["project.themes", chips("themes", themes)],
      [
        "project.targets",
        codes.length > 0 &&
          html`<ul class="chips">
            ${codes}
          </ul>`,
      ],
    ]);
    return html`<div class="facts">
      <p class="kicker">${t("project.number", { number: number ?? "" })}</p>
      ${rows}
    </div>`;
  };
}

/** @param {Parts} parts @returns {Record<string, Block>} */
function blocksOfSubject({ t, line, block, label }) {
  /** « Cible 8.6 : … ». @param {string} code */
  const target = (code) => t("target.title", { code, title: label("targets.code", code).slice(code.length + 1) });

  return {
    summary: ({ name, summary }) =>
      html`<p class="project-name"><strong>${line(name)}</strong></p>
        ${block(summary)}`,
    phases: ({ phases }) =>
      phases &&
      html`<ol class="phases">
        ${each(phases, ({ name, start, end, text }) => {
          const years = new Set([start, end].filter(Boolean).map((date) => date.slice(0, 4)));
          return html`<li>
            <strong>${line(name)}</strong>${years.size > 0 && ` (${Array.from(years).join("–")})`}
            ${text && block(text)}
          </li>`;
        })}
      </ol>`,
    partners: ({ partners, partners_note: note }) =>
      (partners || note) &&
      html`<dl class="partners">
          ${each(
            partners,
            ({ country, names }) =>
              html`<div>
                <dt>${label("partners.country", country)}</dt>
                <dd>
                  <ul>
                    ${each(names, (name) => html`<li>${line(name)}</li>`)}
                  </ul>
                </dd>
              </div>`,
          )}
        </dl>
        ${note && block(note)}`,
    targets: ({ targets }) =>
      targets &&
      html`<dl class="targets">
        ${each(
          targets,
          ({ code, reason }) =>
            html`<div>
              <dt>${target(code ?? "")}</dt>
              <dd>${line(reason)}</dd>
            </div>`,
        )}
      </dl>`,
  };
}

/** @param {Parts} parts @returns {Record<string, Block>} */
function blocksAround({ t, line, block, label, facts, day }) {
  return {
    // The guide shows the text of a case on the page of its question.
    cases: ({ cases }) =>
      cases
        ? html`<ul class="links">
            ${each(
              cases,
              ({ title, question, text }) =>
                html`<li>
                  ${line(title)} <span class="aside">${label("cases.question", question)}</span>
                  <div class="elsewhere">${block(text)}</div>
                </li>`,
            )}
          </ul>`
        : html`<p>${t("project.no_cases")}</p>`,
    contact: ({ lead = {} }) =>
      html`<address>
        <p><strong>${line(lead.name)}</strong></p>
        ${each(lead.offices, ({ service, address }) => {
          const lines = [service, ...(address ?? [])].filter(Boolean);
          return html`<p>${lines.map((text, index) => [index > 0 && html`<br />`, line(text)])}</p>`;
        })}
        ${lead.url && html`<p>${host(lead.url)}</p>`}
      </address>`,
    websites: ({ websites }) =>
      websites &&
      html`<ul>
        ${each(websites, ({ label: name, url }) => html`<li>${line(name)} <span class="aside">${host(url ?? "")}</span></li>`)}
      </ul>`,
    further_reading: ({ further_reading: sources }) =>
      sources &&
      html`<ul>
        ${each(sources, (code) => html`<li>${label("further_reading", code)}</li>`)}
      </ul>`,
    notes: ({ editor_notes: notes }) =>
      notes &&
      html`<div class="editors">
        <p class="box-kind">${t(notes.length > 1 ? "editors.notes" : "editors.note")}</p>
        ${each(notes, block)}
      </div>`,
    state: ({ updated, updated_by: by, verified, consent }) =>
      (updated || by || verified || consent) &&
      facts([
        [
          "state.updated",
          (updated || by) && html`${updated && day(updated)}${updated && by && " · "}${by && line(by)}`,
        ],
        ["state.verified", verified && day(verified)],
        ["state.consent", consent && html`${line(consent.by)} · ${day(consent.date ?? "")}`],
      ]),
  };
}

/** A field that has no block of its own, as `guide/pages/templates/field.html` draws it. @param {Parts} parts */
function makeDrawField({ line, block, day }) {
  /** @param {Schema} schema @param {any} value @returns {unknown} */
  function one(schema, value) {
    const { properties, labels = [] } = schema;
    if (properties) {
      const rows = Object.entries(properties).filter(([key]) => value?.[key] !== undefined);
      return html`<dl>
        ${rows.map(
          ([key, field]) =>
            html`<div>
              <dt>${field.title}</dt>
              <dd>${all(field, value[key])}</dd>
            </div>`,
        )}
      </dl>`;
    }
    if (schema.multiline) return block(value);
    if (schema.enum) return labels[schema.enum.indexOf(value)] ?? value;
    if (schema.rule === "address") return host(value);
    return schema.rule === "iso_date" ? day(value) : line(value);
  }

  /** @param {Schema} schema @param {any} value @returns {unknown} */
  function all({ items, ...schema }, value) {
    return items
      ? html`<ul>
          ${each(value, (item) => html`<li>${one(items, item)}</li>`)}
        </ul>`
      : one(schema, value);
  }

  /** @param {Schema} schema @param {any} value */
  return (schema, value) => {
    const isBlock = schema.items || schema.properties || schema.multiline;
    return isBlock ? html`${all(schema, value)}` : html`<p>${all(schema, value)}</p>`;
  };
}

/**
 * @param {FormData} data
 * @param {Texts} texts
 * @returns {(sheet: Sheet) => string} HTML
 */
export function makePreview(data, texts) {
  const parts = makeParts(data, texts);
  const { t, line } = parts;
  const drawField = makeDrawField(parts);
  /** @type {Record<string, Block>} */
  const blocks = { facts: makeFacts(parts), ...blocksOfSubject(parts), ...blocksAround(parts) };

  /** A block of the layout: one of those above, or a field that has none. @param {Sheet} sheet @param {string} name */
  function draw(sheet, name) {
    const value = sheet[name];
    const schema = data.schema.properties?.[name];
    if (name in blocks) return blocks[name](sheet);
    return value !== undefined && schema && drawField(schema, value);
  }

  return (sheet) => {
    const sections = data.layout.map(([heading, name]) => {
      const content = draw(sheet, name);
      return (
        content && html`<section data-block="${name}">${heading && html`<h4>${t(heading)}</h4>`}${content}</section>`
      );
    });
    return html`<h3>${sheet.title ? line(sheet.title) : t("form.untitled")}</h3>
      ${sections}`.text;
  };
}
