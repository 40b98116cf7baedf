// What pages decide around their content.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findReached } from "../../theme/js/frame/contents.js";
import { nextScheme } from "../../theme/js/frame/palette.js";

test("palettes follow one another: the system’s, light, dark, and again", () => {
  assert.deepEqual([nextScheme(undefined), nextScheme("light"), nextScheme("dark")], ["light", "dark", undefined]);
});

test("the heading that is being read is the last one above the upper edge, or just under it", () => {
  assert.equal(findReached([]), -1);
  assert.equal(findReached([100, 300]), -1);
  assert.equal(findReached([99, 300]), 0);
  assert.equal(findReached([-500, -20, 300]), 1);
  assert.equal(findReached([-500, undefined, 300]), 0);
});
