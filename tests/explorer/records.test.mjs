/** Sheets as files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMATS, Records } from "../../guide/explorer/scripts/records.js";

const RECORDS = [
  { csv: 'id,title\r\nwells,"Puits,\r\nprofonds"\r\n', entry: { id: "wells" } },
  { csv: "id,title\r\ndam,Barrage\r\n", entry: { id: "dam" } },
];

test("a table has one head", () => {
  assert.equal(FORMATS.csv.toText(RECORDS), 'id,title\r\nwells,"Puits,\r\nprofonds"\r\ndam,Barrage\r\n');
});

test("entries make a list", () => {
  assert.equal(FORMATS.json.toText(RECORDS), '[\n {\n  "id": "wells"\n },\n {\n  "id": "dam"\n }\n]\n');
});

test("records come in the order asked for, six at a time, each loaded once", async () => {
  const asked = [];
  let underWay = 0;
  let most = 0;
  const records = new Records(async (id) => {
    asked.push(id);
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, id === "s0" ? 20 : 1));
    underWay--;
    return { csv: "", entry: { id } };
  });
  const ids = Array.from({ length: 15 }, (_, i) => `s${i}`);
  assert.deepEqual(
    (await records.all(ids)).map(({ entry }) => entry.id),
    ids,
  );
  assert.equal(most, 6);
  await records.all(["s3", "s1"]);
  assert.deepEqual(asked, ids);
});

test("a record that cannot be loaded fails the whole, and is asked for again", async () => {
  let broken = true;
  const records = new Records((id) =>
    broken ? Promise.reject(new Error(id)) : Promise.resolve({ csv: id, entry: {} }),
  );
  await assert.rejects(records.all(["dam"]), /dam/);
  broken = false;
  assert.equal((await records.all(["dam"]))[0].csv, "dam");
});
