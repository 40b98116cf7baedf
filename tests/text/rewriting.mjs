// Runs tables and patterns as the form does: node rewriting.mjs < {"tables": [], "patterns": [], "texts": []}
import { readFileSync } from "node:fs";
import { rewriting } from "../../guide/contributing/scripts/texts.js";

const { tables, patterns, texts } = JSON.parse(readFileSync(0, "utf8"));
const rewritten = tables.map((table) => texts.map(rewriting(table)));
const matches = patterns.map((pattern) => texts.map((text) => new RegExp(pattern, "u").exec(text)?.[0] ?? null));
process.stdout.write(JSON.stringify({ rewritten, matches }));
