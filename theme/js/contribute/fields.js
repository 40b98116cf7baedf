// Draws the form from the schema: one control a field with its help and example, lists that grow and shrink.
(function (form) {
  "use strict";

  const { make, wording } = window.guideElements;
  const { data, dotted, sheet, file } = form;
  const words = wording(data.words, data.language);
  const t = (key, details) => words.t(`form.${key}`, details);
  const FEW = 20; // choices that are shown as boxes to tick

  const idOf = (place) => "field-" + dotted(place).replace(/[^\w]+/g, "-").replace(/-$/, "");

  // `values`: what the form holds, changed in place; `changed` is called after every change with the place of the field.
  function makeFields(values, changed, say) {
    const touched = new Set();

    // Words around a field

    function need(required, inside) {
      if (!required) return null;
      return make("span", { class: "need" }, ` (${t(inside ? "required_inside" : "required")})`);
    }

    function helpText(schema) {
      const example = schema.example ? t("example", { example: schema.example }) : "";
      return [schema.help, example].filter(Boolean).join(" ");
    }

    function help(schema, place) {
      const text = schema.help ? helpText(schema) : "";
      return text ? make("p", { class: "help", id: `${idOf(place)}-help` }, text) : null;
    }

    function error(place) {
      return make("p", { class: "error", id: `${idOf(place)}-error`, "data-error": dotted(place) });
    }

    function described(schema, place, ownHelp) {
      return `${ownHelp ? `${idOf(place)}-help ` : ""}${idOf(place)}-error`;
    }

    // One field

    function control(schema, place, holder, key, required, ownHelp) {
      const common = {
        id: idOf(place),
        "aria-describedby": described(schema, place, ownHelp),
        "aria-required": required ? "true" : null,
        onchange: () => touch(place),
        onblur: () => (holder[key] || required) && touch(place),
      };
      const input = schema.enum
        ? choice(schema, holder[key], common)
        : file.isPassage(place)
          ? make("textarea", { rows: 3, ...common })
          : make("input", { type: "text", inputmode: { integer: "numeric", address: "url" }[schema.rule || schema.type] || null, autocomplete: "off", ...common });
      input.value = holder[key];
      input.addEventListener("input", () => {
        holder[key] = input.value;
        changed(dotted(place));
      });
      return input;
    }

    function choice(schema, value, properties) {
      const select = make("select", properties, make("option", { value: "" }, t("choose")));
      schema.enum.forEach((code, index) => select.append(make("option", { value: code }, schema.labels[index])));
      if (value && !schema.enum.includes(value)) select.append(make("option", { value }, value));
      return select;
    }

    function scalar(schema, place, holder, key, label, required, inside) {
      const ownHelp = typeof place[place.length - 1] === "string";
      return make("div", { class: "field" },
        make("label", { for: idOf(place) }, label, need(required && ownHelp, inside)),
        ownHelp ? help(schema, place) : null,
        control(schema, place, holder, key, required && !inside, ownHelp),
        error(place));
    }

    // Fields that hold others

    function frame(schema, place, label, required, inside, ...children) {
      const own = typeof place[place.length - 1] === "string";
      const about = own ? described(schema, place, Boolean(schema.help)) : null;
      return make("fieldset", { id: idOf(place), tabindex: "-1", class: own ? "group" : "item", "aria-describedby": about },
        make("legend", {}, label, need(required && own, inside)), own ? help(schema, place) : null, own ? error(place) : null, ...children);
    }

    function object(schema, place, holder, key, label, required, inside) {
      const below = Object.entries(schema.properties).map(([name, each]) => {
        const needed = (schema.required || []).includes(name);
        return field(each, [...place, name], holder[key], name, each.title, needed, inside || !required);
      });
      return frame(schema, place, label, required, inside, ...below);
    }

    function boxes(schema, place, holder, key, label, required) {
      const rows = schema.items.enum.map((code, index) => {
        const box = make("input", { type: "checkbox", id: `${idOf(place)}-${index}`, value: code });
        box.checked = holder[key].includes(code);
        box.addEventListener("change", () => {
          holder[key] = box.checked ? [...holder[key], code] : holder[key].filter((each) => each !== code);
          touch(place);
          changed(dotted(place));
        });
        return make("div", { class: "box-row" }, box, make("label", { for: box.id }, schema.items.labels[index]));
      });
      // What a file brings that is no choice stays until it is unticked.
      const stray = holder[key].filter((code) => !schema.items.enum.includes(code));
      for (const code of stray) {
        const box = make("input", { type: "checkbox", id: `${idOf(place)}-${code}`, value: code });
        box.checked = true;
        box.addEventListener("change", () => {
          holder[key] = holder[key].filter((each) => each !== code);
          box.parentNode.remove();
          changed(dotted(place));
        });
        rows.push(make("div", { class: "box-row" }, box, make("label", { for: box.id }, code)));
      }
      return frame(schema, place, label, required, false, make("div", { class: "boxes" }, ...rows));
    }

    function list(schema, place, holder, key, label, required, inside) {
      const items = make("div", { class: "items" });
      const add = make("button", { type: "button", class: "small", onclick: grow }, t("add", { label: schema.title }));

      function draw() {
        items.replaceChildren(...holder[key].map((_, index) => {
          const name = t("item", { label: schema.title, number: index + 1 });
          const one = field(schema.items, [...place, index], holder[key], index, name, required, inside);
          const last = holder[key].length === 1 && required && !inside;
          return make("div", { class: "row" }, one, make("div", { class: "row-buttons" },
            index ? make("button", { type: "button", class: "small", onclick: () => raise(index) }, t("up", { label: name })) : null,
            last ? null : make("button", { type: "button", class: "small", onclick: () => shrink(index, name) }, t("remove", { label: name }))));
        }));
      }

      function grow() {
        holder[key].push(sheet.item(schema.items));
        draw();
        items.lastChild.querySelector("input, textarea, select").focus();
        changed(dotted(place));
      }

      function shrink(index, name) {
        holder[key].splice(index, 1);
        draw();
        add.focus();
        changed(dotted(place));
        say(t("removed", { label: name }));
      }

      function raise(index) {
        const moved = holder[key].splice(index, 1)[0];
        holder[key].splice(index - 1, 0, moved);
        draw();
        items.children[index - 1].querySelector("input, textarea, select").focus();
        changed(dotted(place));
      }

      draw();
      return frame(schema, place, label, required, inside, items, add);
    }

    function field(schema, place, holder, key, label, required, inside) {
      if (schema.type === "object") return object(schema, place, holder, key, label, required, inside);
      if (schema.type !== "array") return scalar(schema, place, holder, key, label, required, inside);
      const few = schema.items.enum && schema.items.enum.length <= FEW;
      return (few ? boxes : list)(schema, place, holder, key, label, required, inside);
    }

    function group([name, keys]) {
      const heading = make("h3", { id: `form-${name}` }, t(`group.${name}`));
      const fields = keys.filter((key) => key in data.schema.properties).map((key) => {
        const each = data.schema.properties[key];
        return field(each, [key], values, key, each.title, data.schema.required.includes(key), false);
      });
      return make("section", { "aria-labelledby": heading.id }, heading, ...fields);
    }

    // Problems

    function touch(place) {
      touched.add(dotted(place));
      changed("");
    }

    // Problems at the places that were visited, or at all of them; others wait until the reader has been there.
    function show(problems, all) {
      const texts = new Map();
      for (const problem of problems)
        if (all || touched.has(problem.place) || problem.code !== "missing")
          texts.set(problem.place, [...(texts.get(problem.place) || []), problem.text]);
      for (const place of document.querySelectorAll("[data-error]")) {
        const text = form.typeset((texts.get(place.dataset.error) || []).join(" "), data.language);
        if (place.textContent !== text) place.textContent = text;
        const input = document.getElementById(place.id.slice(0, -"-error".length));
        if (!input.matches("input, textarea, select")) continue;
        if (text) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }

    // The control at a place, or the nearest one around it.
    function find(place) {
      for (let name = place; name; name = name.replace(/(?:^|\.)\w+$|\[\d+\]$/, "")) {
        const found = document.getElementById("field-" + name.replace(/[^\w]+/g, "-").replace(/-$/, ""));
        if (found) return found;
      }
      return null;
    }

    return { elements: data.groups.map(group), show, find };
  }

  form.t = t;
  form.n = (key, count) => words.n(`form.${key}`, count);
  form.makeFields = makeFields;
})(window.guideForm);
