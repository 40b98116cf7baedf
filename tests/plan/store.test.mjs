/** Keeping a plan: two tabs, a browser that keeps nothing, values that cannot be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../guide/plan/scripts/store.js";
import { guide } from "./guide.mjs";

class Memory {
  constructor(values = {}) {
    this.values = { ...values };
  }
  getItem(key) {
    return this.values[key] ?? null;
  }
  setItem(key, value) {
    this.values[key] = value;
  }
  removeItem(key) {
    delete this.values[key];
  }
}

function open(memory) {
  const events = [];
  const storage = typeof memory === "function" ? memory : () => memory;
  return { store: new Store(guide, storage, (event) => events.push(event)), events };
}

const done = (code) => (plan) => {
  plan.questions[code] = { state: "done", note: "" };
};
const stored = (memory) => JSON.parse(memory.getItem("guide.plan"));

test("a change is saved after a pause", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const memory = new Memory();
  const { store, events } = open(memory);
  store.change(done("Q1"));
  assert.deepEqual(store.plan.questions, { Q1: { state: "done", note: "" } });
  context.mock.timers.tick(299);
  assert.equal(memory.getItem("guide.plan"), null);
  context.mock.timers.tick(1);
  assert.deepEqual(stored(memory).questions, { Q1: { state: "done", note: "" } });
  assert.deepEqual(events, ["saved"]);
});

test("what is stored is there again", () => {
  const memory = new Memory();
  const first = open(memory).store;
  first.change(done("Q1"));
  first.save();
  const { store, events } = open(memory);
  assert.deepEqual(Object.keys(store.plan.questions), ["Q1"]);
  assert.deepEqual(events, []);
});

test("without a change nothing is written", () => {
  const memory = new Memory();
  open(memory).store.save();
  assert.deepEqual(memory.values, {});
});

test("two tabs change the same plan", () => {
  const memory = new Memory();
  const first = open(memory);
  const second = open(memory);
  first.store.change(done("Q1"));
  second.store.change(done("Q2"));
  first.store.save();
  second.store.save();
  assert.deepEqual(Object.keys(stored(memory).questions).sort(), ["Q1", "Q2"]);
  first.store.catchUp();
  assert.deepEqual(Object.keys(first.store.plan.questions).sort(), ["Q1", "Q2"]);
  assert.deepEqual(first.events, ["saved", "other"]);
  first.store.catchUp();
  assert.deepEqual(first.events, ["saved", "other"], "nothing new, nothing said");
});

test("what is being changed outlives what another tab writes", () => {
  const memory = new Memory();
  const first = open(memory).store;
  const second = open(memory).store;
  first.change(done("Q1"));
  second.change(done("Q2"));
  second.save();
  first.catchUp();
  assert.deepEqual(Object.keys(first.plan.questions).sort(), ["Q1", "Q2"]);
  first.save();
});

for (const raw of ["{", "[]", '"texte"', '{"format":"autre"}', '{"format":"guide-plan","version":"1"}'])
  test(`${raw} is set aside, not lost`, () => {
    const memory = new Memory({ "guide.plan": raw });
    const { store, events } = open(memory);
    assert.deepEqual(events, ["damaged"]);
    assert.deepEqual(memory.values, { "guide.plan.unread": raw });
    store.change(done("Q1"));
    store.save();
    assert.deepEqual(Object.keys(stored(memory).questions), ["Q1"]);
  });

test("a plan of a newer guide is left as it is", () => {
  const raw = '{"format":"guide-plan","version":2}';
  const memory = new Memory({ "guide.plan": raw });
  const { store, events } = open(memory);
  store.change(done("Q1"));
  store.save();
  assert.deepEqual(events, ["newer"]);
  assert.deepEqual(memory.values, { "guide.plan": raw });
});

test("where the browser keeps nothing, the plan works and says so once", () => {
  const { store, events } = open(() => {
    throw new Error("refused");
  });
  store.change(done("Q1"));
  store.save();
  assert.deepEqual(Object.keys(store.plan.questions), ["Q1"]);
  store.erase();
  assert.deepEqual(events, ["refused"]);
});

test("where there is no room, it says so and keeps the plan in the page", () => {
  const memory = new Memory();
  memory.setItem = () => {
    throw new Error("full");
  };
  const { store, events } = open(memory);
  store.change(done("Q1"));
  store.save();
  assert.deepEqual(events, ["refused"]);
  assert.deepEqual(Object.keys(store.plan.questions), ["Q1"]);
});

test("erasing leaves nothing, also of what is not saved yet", () => {
  const memory = new Memory({ "guide.plan": "{" });
  const { store } = open(memory);
  store.change(done("Q1"));
  store.save();
  store.change(done("Q2"));
  store.erase();
  store.save();
  assert.deepEqual(memory.values, {});
  assert.deepEqual(store.plan.questions, {});
});
