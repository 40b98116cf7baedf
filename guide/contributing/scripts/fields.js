/** Draws the form from the schema: one control a field with its help and example, lists that grow and shrink. */

/** @import { FormData, Path, Schema, Values } from "./data.js" */
import { make } from "#shared/elements.js";
import { wording } from "#shared/wording.js";
import { dotted } from "./data.js";
import { blank } from "./values.js";

/** Choices that are shown as boxes to tick. */
const FEW = 20;

/** @param {string} name */
const idAt = (name) => `field-${name.replace(/[^\w]+/g, "-").replace(/-$/, "")}`;
/** @param {Path} place */
const idOf = (place) => idAt(dotted(place));
/** Whether a place is a field, not an item of a list. @param {Path} place */
const isOwn = (place) => typeof place.at(-1) === "string";

/**
 * @typedef {object} Field one field of the form, or one item of a list
 * @property {Schema} schema
 * @property {Path} place
 * @property {any} holder the values around it, changed in place
 * @property {string | number} key its own among them
 * @property {string} label
 * @property {boolean} required
 * @property {boolean} inside whether it lies in a part that may be left out
 */

/**
 * @typedef {object} Context
 * @property {(key: string, details?: Record<string, string | number>) => string} t
 * @property {(place: string) => void} changed
 * @property {(place: Path) => void} touch
 * @property {(text: string) => void} announce
 */

/** @param {Context["t"]} t @param {boolean} required @param {boolean} inside */
const need = (t, required, inside) =>
  required && make("span", { class: "need" }, ` (${t(inside ? "required_inside" : "required")})`);

/** @param {Context["t"]} t @param {Field} field */
function help(t, { schema, place }) {
  if (!schema.help) return null;
  const example = schema.example ? t("example", { example: schema.example }) : "";
  return make("p", { class: "help", id: `${idOf(place)}-help` }, [schema.help, example].filter(Boolean).join(" "));
}

/** @param {Path} place */
const error = (place) => make("p", { class: "error", id: `${idOf(place)}-error`, "data-error": dotted(place) });

/** @param {Path} place @param {boolean} ownHelp */
const describe = (place, ownHelp) => `${ownHelp ? `${idOf(place)}-help ` : ""}${idOf(place)}-error`;

/** @param {Schema} schema @param {string} value @param {Record<string, any>} attributes @param {string} choose */
function choice({ enum: codes = [], labels = [] }, value, attributes, choose) {
  const options = codes.map((code, index) => make("option", { value: code }, labels[index]));
  const stray = value && !codes.includes(value) && make("option", { value }, value);
  return make("select", attributes, make("option", { value: "" }, choose), ...options, stray);
}

/** @param {Context} context @param {Field} field @param {boolean} ownHelp */
function control({ t, changed, touch }, { schema, place, holder, key, required, inside }, ownHelp) {
  const isRequired = required && !inside;
  const common = {
    id: idOf(place),
    "aria-describedby": describe(place, ownHelp),
    "aria-required": isRequired && "true",
    onchange: () => touch(place),
    onblur: () => (holder[key] || isRequired) && touch(place),
  };
  const inputmode = schema.type === "integer" ? "numeric" : schema.rule === "address" ? "url" : null;
  const input = schema.enum
    ? choice(schema, holder[key], common, t("choose"))
    : schema.multiline
      ? make("textarea", { rows: 3, ...common })
      : make("input", { type: "text", inputmode, autocomplete: "off", ...common });
  input.value = holder[key];
  input.addEventListener("input", () => {
    holder[key] = input.value;
    changed(dotted(place));
  });
  return input;
}

/** @param {Context} context @param {Field} field */
function drawControl(context, field) {
  const { place, label, required, inside } = field;
  const own = isOwn(place);
  return make(
    "div",
    { class: "field" },
    make("label", { for: idOf(place) }, label, own && need(context.t, required, inside)),
    own && help(context.t, field),
    control(context, field, own),
    error(place),
  );
}

/** A fieldset. @param {Context} context @param {Field} field @param {...Node} children */
function frame({ t }, field, ...children) {
  const { schema, place, label, required, inside } = field;
  const own = isOwn(place);
  const about = own && describe(place, Boolean(schema.help));
  return make(
    "fieldset",
    { id: idOf(place), tabindex: "-1", class: own ? "group" : "item", "aria-describedby": about },
    make("legend", {}, label, own && need(t, required, inside)),
    own && help(t, field),
    own && error(place),
    ...children,
  );
}

/** @param {Context} context @param {Field} field */
function drawObject(context, field) {
  const { schema, place, holder, key, required, inside } = field;
  const below = Object.entries(schema.properties ?? {}).map(([name, each]) =>
    draw(context, {
      schema: each,
      place: [...place, name],
      holder: holder[key],
      key: name,
      label: each.title,
      required: (schema.required ?? []).includes(name),
      inside: inside || !required,
    }),
  );
  return frame(context, field, ...below);
}

/** @param {Context} context @param {Field} field */
function drawBoxes(context, field) {
  const { schema, place, holder, key } = field;
  const { enum: codes = [], labels = [] } = /** @type {Schema} */ (schema.items);

  /** @param {string} code @param {string} label @param {string | number} name */
  function row(code, label, name) {
    const box = make("input", { type: "checkbox", id: `${idOf(place)}-${name}`, value: code });
    const line = make("div", { class: "box-row" }, box, make("label", { for: box.id }, label));
    box.checked = holder[key].includes(code);
    box.addEventListener("change", () => {
      const others = holder[key].filter((/** @type {string} */ each) => each !== code);
      holder[key] = box.checked ? [...others, code] : others;
      if (!box.checked && !codes.includes(code)) line.remove();
      context.touch(place);
      context.changed(dotted(place));
    });
    return line;
  }

  // What a file brings that is no choice stays until it is unticked.
  const stray = holder[key].filter((/** @type {string} */ code) => !codes.includes(code));
  const rows = codes.map((code, index) => row(code, labels[index], index));
  return frame(
    context,
    field,
    make("div", { class: "boxes" }, ...rows, ...stray.map((/** @type {string} */ code) => row(code, code, code))),
  );
}

/** @param {Element | null} element */
const focusWithin = (element) =>
  /** @type {HTMLElement | null | undefined} */ (element?.querySelector("input, textarea, select"))?.focus();

/** @param {Context} context @param {Field} field */
function drawList(context, field) {
  const { t, changed, announce } = context;
  const { schema, place, holder, key, required, inside } = field;
  const items = make("div", { class: "items" });
  const each = /** @type {Schema} */ (schema.items);
  const add = button(t("add", { label: schema.title }), () => {
    holder[key].push(blank(each, true));
    redraw();
    focusWithin(items.lastElementChild);
    changed(dotted(place));
  });

  /** @param {number} index @param {string} label */
  function remove(index, label) {
    holder[key].splice(index, 1);
    redraw();
    add.focus();
    changed(dotted(place));
    announce(t("removed", { label }));
  }

  /** @param {number} index */
  function raise(index) {
    holder[key].splice(index - 1, 0, ...holder[key].splice(index, 1));
    redraw();
    focusWithin(items.children[index - 1]);
    changed(dotted(place));
  }

  /** @param {unknown} _ @param {number} index */
  function row(_, index) {
    const label = t("item", { label: schema.title, number: index + 1 });
    const one = draw(context, {
      schema: each,
      place: [...place, index],
      holder: holder[key],
      key: index,
      label,
      required,
      inside,
    });
    const isLast = holder[key].length === 1 && required && !inside;
    const up = index > 0 && button(t("up", { label }), () => raise(index));
    const away = !isLast && button(t("remove", { label }), () => remove(index, label));
    return make("div", { class: "row" }, one, make("div", { class: "row-buttons" }, up, away));
  }

  const redraw = () => items.replaceChildren(...holder[key].map(row));
  redraw();
  return frame(context, field, items, add);
}

/** @param {string} label @param {() => void} onclick */
const button = (label, onclick) => make("button", { type: "button", class: "small", onclick }, label);

/** @param {Context} context @param {Field} field @returns {HTMLElement} */
function draw(context, field) {
  const { type, items } = field.schema;
  if (type === "object") return drawObject(context, field);
  if (type !== "array") return drawControl(context, field);
  return items?.enum && items.enum.length <= FEW ? drawBoxes(context, field) : drawList(context, field);
}

/** The control at a place, or the nearest one around it. @param {string} place */
export function findControl(place) {
  for (let name = place; name; name = name.replace(/(?:^|\.)\w+$|\[\d+\]$/, "")) {
    const element = document.getElementById(idAt(name));
    if (element) return element;
  }
  return null;
}

/** @param {Record<string, string[]>} texts messages by place @param {(text: string) => string} typeset */
function showErrors(texts, typeset) {
  for (const place of document.querySelectorAll("[data-error]")) {
    const text = typeset((texts[/** @type {HTMLElement} */ (place).dataset.error ?? ""] ?? []).join(" "));
    if (place.textContent !== text) place.textContent = text;
    const input = document.getElementById(place.id.slice(0, -"-error".length));
    if (!input?.matches("input, textarea, select")) continue;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/**
 * @param {FormData} data
 * @param {Values} values what the form holds, changed in place
 * @param {{ changed: (place: string) => void, announce: (text: string) => void }} listener `changed` hears every change
 */
export function makeFields({ schema, groups, words, language }, values, { changed, announce }) {
  /** @type {Set<string>} */
  const touched = new Set();
  const { t: words_ } = wording(words, language);
  /** @type {Context} */
  const context = {
    t: (key, details) => words_(`form.${key}`, details),
    changed,
    announce,
    touch(place) {
      touched.add(dotted(place));
      changed("");
    },
  };

  const elements = groups.map(([name, keys]) => {
    const heading = make("h3", { id: `form-${name}` }, context.t(`group.${name}`));
    const fields = keys.map((key) => {
      const each = /** @type {Schema} */ (schema.properties?.[key]);
      const required = (schema.required ?? []).includes(key);
      return draw(context, {
        schema: each,
        place: [key],
        holder: values,
        key,
        label: each.title,
        required,
        inside: false,
      });
    });
    return make("section", { "aria-labelledby": heading.id }, heading, ...fields);
  });

  /**
   * Shows problems at the places that were visited, or at all; what is only missing waits until the reader was there.
   *
   * @param {{ place: string, code: string, text: string }[]} problems
   * @param {boolean} all
   * @param {(text: string) => string} typeset
   */
  function show(problems, all, typeset) {
    /** @type {Record<string, string[]>} */
    const texts = {};
    for (const { place, code, text } of problems)
      if (all || touched.has(place) || code !== "missing") texts[place] = [...(texts[place] ?? []), text];
    showErrors(texts, typeset);
  }

  return { elements, show };
}
