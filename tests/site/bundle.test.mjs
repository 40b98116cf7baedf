// The scripts and style sheets of a site, as browsers get them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const PROGRAM = fileURLToPath(new URL("../../scripts/bundle.mjs", import.meta.url));
const site = mkdtempSync(join(tmpdir(), "bundle-"));
after(() => rmSync(site, { recursive: true }));

mkdirSync(join(site, "css"));
writeFileSync(join(site, "css/a.css"), "/* why */\n.a {\n  color: #ffffff;\n  background: url(../img/a.svg);\n}\n");
execFileSync(process.execPath, [PROGRAM, site]);
const scripts = new Map(
  readdirSync(join(site, "js")).map((name) => [name, readFileSync(join(site, "js", name), "utf8")]),
);

test("there are at most five, among them those that every page loads", () => {
  assert.ok(scripts.size <= 5, Array.from(scripts.keys()).join());
  assert.ok(scripts.has("guide.js") && scripts.has("search.js"));
});

test("each is a classic script that leaves no name behind: it runs over file://", () => {
  for (const [name, text] of scripts) {
    assert.doesNotThrow(() => new Script(text), name);
    const code = text.replace(/^\/\*![\s\S]*?\*\/\n/, "");
    assert.match(code, /^"use strict";\(\(\)=>\{[\s\S]*\}\)\(\);\n$/, name);
  }
});

test("a bundle opens with the licence of each package within it, and with no other comment", () => {
  const search = scripts.get("search.js");
  assert.match(
    search,
    /^\/\*!\nminisearch: Copyright 2022 Luca Ongaro\n\nPermission is hereby granted, free of charge/,
  );
  assert.match(search, /THE SOFTWARE\.\n\*\/\n"use strict"/);
  assert.match(scripts.get("guide.js"), /^"use strict"/);
});

test("a style sheet is written smaller in its place", () => {
  assert.equal(readFileSync(join(site, "css/a.css"), "utf8"), ".a{color:#fff;background:url(../img/a.svg)}\n");
});
