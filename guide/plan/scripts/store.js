/** Keeping a plan on this device: under one key, shared with other tabs, never at the expense of what cannot be read. */
import { blank, clean, copy, isNewer } from "./plan.js";

const KEY = "guide.plan";
const ASIDE = "guide.plan.unread"; // where something that cannot be read is put
const PAUSE = 300; // milliseconds without a change before the plan is saved

/** @typedef {(plan: import("./plan.js").Plan) => void} Edit */

/**
 * `other`: another tab changed the plan; `refused`: the browser keeps nothing; `newer`, `damaged`: what was there cannot
 * be read.
 *
 * @typedef {"saved" | "other" | "refused" | "newer" | "damaged"} Event
 */

/**
 * Every change is a function that is applied to what is stored at that moment: two tabs change the same plan without
 * losing each other's work.
 */
export class Store {
  /**
   * @param {import("./plan.js").Rules} rules
   * @param {() => Storage} storage fails where the browser allows none
   * @param {(event: Event) => void} onEvent
   */
  constructor(rules, storage, onEvent) {
    this.rules = rules;
    this.storage = storage;
    this.onEvent = onEvent;
    this.plan = blank();
    /** @type {Edit[]} */
    this.pending = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.refused = false;
    this.#refresh();
  }

  /** @param {Edit} edit */
  change(edit) {
    edit(this.plan);
    this.pending.push(edit);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.timer);
    if (!this.pending.length) return;
    this.#refresh();
    this.pending = [];
    if (this.refused) return;
    try {
      this.storage().setItem(KEY, JSON.stringify(copy(this.rules, this.plan)));
      this.onEvent("saved");
    } catch {
      this.#refuse("refused");
    }
  }

  erase() {
    clearTimeout(this.timer);
    this.pending = [];
    this.plan = blank();
    try {
      this.storage().removeItem(KEY);
      this.storage().removeItem(ASIDE);
    } catch {
      this.#refuse("refused");
    }
  }

  /** Takes over what another tab has written. */
  catchUp() {
    const before = JSON.stringify(copy(this.rules, this.plan));
    this.#refresh();
    if (JSON.stringify(copy(this.rules, this.plan)) !== before) this.onEvent("other");
  }

  #refresh() {
    const plan = this.#read();
    if (plan === undefined) return;
    this.plan = plan ?? blank();
    for (const edit of this.pending) edit(this.plan);
  }

  /** What is stored; undefined where that cannot be known, null where it is nothing. */
  #read() {
    if (this.refused) return undefined;
    let raw = null;
    try {
      raw = this.storage().getItem(KEY);
      const value = JSON.parse(raw ?? "null");
      if (isNewer(value)) return this.#refuse("newer");
      const plan = clean(this.rules, value);
      if (!plan && raw !== null) this.#setAside(raw);
      return plan;
    } catch {
      if (raw === null) return this.#refuse("refused");
      this.#setAside(raw);
      return null;
    }
  }

  /** @param {string} raw */
  #setAside(raw) {
    try {
      this.storage().setItem(ASIDE, raw);
      this.storage().removeItem(KEY);
    } catch {
      this.#refuse("refused");
    }
    this.onEvent("damaged");
  }

  /**
   * From now on nothing is read or written.
   *
   * @param {Event} event
   * @returns {undefined}
   */
  #refuse(event) {
    if (!this.refused) this.onEvent(event);
    this.refused = true;
  }
}
