// What the site needs of the style sheets of Material for MkDocs, as one cascade layer: rules of the guide's own win over it
// without a fight over specificity. Called by `npm run bundle`; goes before theme/css/frame.css into css/guide.css.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import { BROWSERS } from "./browsers.mjs";

const material = execFileSync("python", ["-c", "import material; print(material.__path__[0])"], {
  encoding: "utf8",
}).trim();
const sheets = join(material, "templates/assets/stylesheets");

/** @param {string} path */
const read = (path) => readFileSync(path, "utf8");

/** @param {string} name of a style sheet, which has a digest in the name of its file */
const sheet = (name) =>
  readdirSync(sheets)
    .filter((file) => file.startsWith(`${name}.`) && file.endsWith(".css"))
    .map((file) => read(join(sheets, file)))
    .join("");

/** @type {(folder: string, ending: string) => string[]} */
const textsIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => read(join(folder, name)));

// Whatever an editor may write in Markdown with Material, and the templates of Material that are used as they are.
const KINDS = "note abstract info tip success question warning failure danger bug example quote";
const MARKDOWN = `<a id="x" href="x"><abbr title="x"><b><strong><em><del><ins><mark><sub><sup><kbd><code><small><br><p><hr>
  <h1><h2><h3><h4><h5><h6><blockquote><ul type="a"><li><ol><dl><dt><dd><figure><figcaption><img align="left"><svg><iframe><video>
  <table><thead><tbody><tr><th align="center"><td><caption><details open class="${KINDS} inline end"><summary>
  <div class="grid cards card admonition admonition-title footnote footnote-ref footnote-backref">
  <span class="md-button md-button--primary keys"><label class="task-list task-list-item task-list-control task-list-indicator">
  <input type="checkbox" checked><pre><code><div class="highlight">`;
const TEMPLATES = ["base.html", "partials/tabs.html"].map((name) => read(join(material, "templates", name)));
const content = [MARKDOWN, ...TEMPLATES, ...textsIn("theme", ".html")];

const [{ css }] = await new PurgeCSS().purge({
  css: [{ raw: sheet("main") + sheet("palette") }],
  content: content.map((raw) => ({ raw, extension: "html" })),
  defaultExtractor: (text) => text.match(/[\w-]+/g) || [],
  safelist: {
    standard: [/^data-md-color-/, "dir", "rtl", "ltr"],
    deep: [/^highlight$/],
    greedy: [/data-md-color-(primary|accent)/],
  },
  // Parts of base.html that this guide never prints, and Material's own search.
  blocklist: [/^md-(banner|consent|dialog|search|progress)/, "no-js"],
});
const root = postcss.parse(css);

// Colours of the dark scheme: for whom chose them (theme/js/frame/palette.js), and for whom chose none on a dark system; without
// scripts, too. An editor who wants one scheme only names it in mkdocs.yml: slate, or any name but default.
const DARK =
  ":where([data-scheme=dark] body,:root:not([data-scheme=light]) [data-md-color-scheme=slate])[data-md-color-scheme]";
const SYSTEM = ":where(:root:not([data-scheme]) [data-md-color-scheme=default])[data-md-color-scheme]";
const SLATE = "[data-md-color-scheme=slate]";
root.walkRules((rule) => {
  if (!rule.selector.includes(SLATE) || rule.selector.includes(`:not(${SLATE})`)) return;
  const media = postcss.atRule({ name: "media", params: "(prefers-color-scheme:dark)" });
  media.append(rule.clone({ selector: rule.selector.replaceAll(SLATE, SYSTEM) }));
  rule.after(media);
  rule.selector = rule.selector.replaceAll(SLATE, DARK);
});

// Admonitions that unfold, and figures: those of Markdown alone, not those of the guide's own templates.
const OWN = `details:where(${KINDS.replace(/(\w+) ?/g, ".$1,").slice(0, -1)})`;
root.walkRules(/\.md-typeset (details|summary|figure|figcaption)/, (rule) => {
  rule.selector = rule.selector
    .replaceAll(/(\.md-typeset )details/g, `$1${OWN}`)
    .replaceAll(/(\.md-typeset )summary/g, `$1:where(${OWN})>summary`)
    .replaceAll(/(\.md-typeset )figcaption/g, "$1figure:not([class])>figcaption")
    .replaceAll(/(\.md-typeset )figure(?!:)/g, "$1figure:not([class])");
});

// What does not fit: labels in the place of buttons, focus without an outline, a root that is larger than the reader's own,
// small print in admonitions.
root.walkRules(/\[for[=\]]|:not\(\.focus-visible\)|md-color-switching|::-webkit-scrollbar/, (rule) => {
  rule.selectors = rule.selectors.filter(
    (each) => !/\[for[=\]]|:not\(\.focus-visible\)|md-color-switching|::-webkit-scrollbar/.test(each),
  );
});
root.walkRules("html", (rule) => rule.walkDecls("font-size", (declaration) => void declaration.remove()));
root.walkRules(/^\.md-typeset \.admonition,/, (rule) =>
  rule.walkDecls("font-size", (declaration) => void (declaration.value = "0.94em")),
);
root.walkDecls("outline", (declaration) => void (declaration.value === "none" && declaration.remove()));
root.walkDecls((declaration) => {
  declaration.value = declaration.value
    .replace(/\s+/g, " ")
    .replace(/(\d*\.?\d+)rem\b/g, (_, number) => `${+(number * 1.25).toFixed(4)}rem`);
});
root.walkAtRules(/^(page|charset)$/, (rule) => void rule.remove());

// Variables that nothing uses; the guide's own style sheets count.
const own = [...textsIn("theme", ".css"), ...textsIn("guide", ".css")].join("");
for (let before = 0, size = 1; before !== size;) {
  before = root.toString().length;
  const uses = new Set(Array.from((own + root).matchAll(/var\((--[\w-]+)/g), ([, name]) => name));
  root.walkDecls(/^--/, (declaration) => void (uses.has(declaration.prop) || declaration.remove()));
  size = root.toString().length;
}
root.walkRules((rule) => void (rule.nodes.length || rule.remove()));
root.walkAtRules((rule) => void (rule.nodes?.length === 0 && rule.remove()));

const layer = transformSync(`@layer material{${root}}`, {
  loader: "css",
  minify: true,
  target: BROWSERS,
});
writeFileSync("node_modules/.bundles/material.css", layer.code);
