// Makes what browsers load small, in the folder of a built site: node scripts/bundle.mjs SITE
//
// Each file directly in theme/js is a bundle: it goes to SITE/js with all that it imports, as one classic script, since
// modules do not load over file://. Style sheets that lie in SITE/css are written smaller in their place.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BROWSERS } from "./browsers.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const [site] = process.argv.slice(2);
/** @satisfies {import("esbuild").BuildOptions} */
const COMMON = /** @type {const} */ ({
  absWorkingDir: ROOT,
  charset: "utf8",
  minify: true,
  target: BROWSERS,
  logLevel: "warning",
});

/** @type {(folder: string, ending: string) => string[]} */
const filesIn = (folder, ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

/**
 * The licences of the npm packages of a bundle, as a comment.
 *
 * @param {string[]} inputs paths of the files that went into it
 */
function collectLicences(inputs) {
  // Their paths begin elsewhere where node_modules is a link.
  const packages = new Set(inputs.flatMap((path) => path.match(/^.*?\bnode_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
  return Array.from(packages, (folder) => {
    const [licence] = filesIn(join(ROOT, folder), "").filter((path) => /^licen[cs]e\b/i.test(basename(path)));
    const name = folder.replace(/^.*node_modules\//, "");
    return `/*!\n${name}: ${readFileSync(licence, "utf8").trim()}\n*/\n`;
  }).join("");
}

async function writeScripts() {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: filesIn(join(ROOT, "theme/js"), ".js"),
    outdir: join(site, "js"),
    bundle: true,
    format: "iife",
    legalComments: "none", // whole licences instead
    metafile: true,
    write: false,
  });
  await mkdir(join(site, "js"), { recursive: true });
  const inputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), Object.keys(output.inputs)]),
  );
  for (const { path, text } of outputFiles) {
    writeFileSync(path, collectLicences(inputs.get(basename(path)) ?? []) + text);
  }
}

async function writeStyles() {
  const outdir = join(site, "css");
  await build({ ...COMMON, entryPoints: filesIn(outdir, ".css"), outdir, allowOverwrite: true });
}

await Promise.all([writeScripts(), writeStyles()]);
