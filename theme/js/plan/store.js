// A plan, and keeping it on this device: under one key, shared with other tabs, never at the expense of what cannot be read.
(function (plan) {
  "use strict";

  const { data } = plan;
  const KEY = "guide.plan";
  const ASIDE = "guide.plan.unread"; // where something that cannot be read is put
  const FORMAT = "guide-plan";
  const VERSION = 1;
  const LONGEST = 20000; // characters of a note
  const MOST = 1000; // entries of a list
  const KINDS = ["country", "audience", "theme", "target"];
  const CODE = /^[A-Za-z0-9][\w.-]{0,79}$/;
  const TICK = /^[0-9a-f]{8}$/;

  // What a plan is

  function blank() {
    return {
      format: FORMAT,
      version: VERSION,
      profile: { name: "", country: [], audience: [], theme: [], target: [] },
      questions: {}, // by code: { state, note }
      ticks: {}, // by digest of the French wording: the wording at the time, should it ever be gone
      cases: {}, // kept cases: identifiers of sheets by question
    };
  }

  const has = (value, key) => Object.prototype.hasOwnProperty.call(value, key);
  const isMap = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const entries = (value) => (isMap(value) ? Object.entries(value).slice(0, MOST) : []);
  const codes = (value) => (Array.isArray(value) ? [...new Set(value.filter((code) => CODE.test(code)))].slice(0, MOST) : []);

  // A text as it was meant: no control characters, lines ended alike, not without end.
  function line(value) {
    if (typeof value !== "string") return "";
    return value.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").slice(0, LONGEST);
  }

  const isNewer = (found) => isMap(found) && found.format === FORMAT && Number.isInteger(found.version) && found.version > VERSION;

  // The plan in something read; null where there is none. Of what surrounds it nothing is taken.
  function clean(found) {
    if (!isMap(found) || found.format !== FORMAT || found.version !== VERSION) return null;
    const profile = isMap(found.profile) ? found.profile : {};
    const questions = entries(found.questions)
      .filter(([code, value]) => CODE.test(code) && isMap(value))
      .map(([code, value]) => [code, { state: data.states.includes(value.state) ? value.state : data.states[0], note: line(value.note) }])
      .filter(([, value]) => value.state !== data.states[0] || value.note.trim());
    const cases = entries(found.cases).filter(([code]) => CODE.test(code)).map(([code, value]) => [code, codes(value)]);
    return Object.assign(blank(), {
      profile: Object.fromEntries([["name", line(profile.name).slice(0, 200)], ...KINDS.map((kind) => [kind, codes(profile[kind])])]),
      questions: Object.fromEntries(questions),
      ticks: Object.fromEntries(entries(found.ticks).filter(([id]) => TICK.test(id)).map(([id, value]) => [id, line(value).slice(0, 1000)])),
      cases: Object.fromEntries(cases.filter(([, sheets]) => sheets.length)),
    });
  }

  const copy = (value) => clean(JSON.parse(JSON.stringify(value)));
  const isEmpty = (value) => JSON.stringify(copy(value)) === JSON.stringify(blank());
  const question = (value, code) => (has(value.questions, code) ? value.questions[code] : { state: data.states[0], note: "" });
  const kept = (value, code) => (has(value.cases, code) ? value.cases[code] : []);
  const isTicked = (value, id) => has(value.ticks, id);

  // Keeping it

  // Every change is a function that is applied to what is stored at that moment: two tabs change the same plan without
  // losing each other's work. `told(event)`: "saved", "refused", "newer", "damaged", "other".
  function keeper(told) {
    let current = blank();
    let pending = [];
    let timer = 0;
    let refused = false;

    function refuse(event) {
      if (!refused) told(event);
      refused = true;
    }

    // What is stored; undefined where that cannot be known, null where it is nothing.
    function read() {
      if (refused) return undefined;
      let raw = null;
      try {
        raw = localStorage.getItem(KEY);
        const found = JSON.parse(raw);
        if (isNewer(found)) return refuse("newer");
        const known = clean(found);
        if (!known && raw !== null) setAside(raw);
        return known;
      } catch (error) {
        if (raw === null) return refuse("refused");
        setAside(raw);
        return null;
      }
    }

    function setAside(raw) {
      try {
        localStorage.setItem(ASIDE, raw);
        localStorage.removeItem(KEY);
      } catch (error) {
        refuse("refused");
      }
      told("damaged");
    }

    function refresh() {
      const stored = read();
      if (stored !== undefined) {
        current = stored || blank();
        pending.forEach((change) => change(current));
      }
    }

    function save() {
      clearTimeout(timer);
      if (!pending.length) return;
      refresh();
      pending = [];
      if (refused) return;
      try {
        localStorage.setItem(KEY, JSON.stringify(copy(current)));
        told("saved");
      } catch (error) {
        refuse("refused");
      }
    }

    function change(make) {
      make(current);
      pending.push(make);
      clearTimeout(timer);
      timer = setTimeout(save, 300);
    }

    function erase() {
      clearTimeout(timer);
      pending = [];
      current = blank();
      try {
        localStorage.removeItem(KEY);
        localStorage.removeItem(ASIDE);
      } catch (error) {
        refuse("refused");
      }
    }

    // Takes over what another tab has written.
    function catchUp() {
      const before = JSON.stringify(copy(current));
      refresh();
      if (JSON.stringify(copy(current)) !== before) told("other");
    }

    window.addEventListener("storage", catchUp);
    window.addEventListener("pageshow", (event) => event.persisted && catchUp());
    window.addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", save);
    refresh();
    return { change, save, erase, get plan() { return current; } };
  }

  Object.assign(plan, { KINDS, TICK, blank, line, clean, copy, isNewer, isEmpty, question, kept, isTicked, keeper });
})(window.guidePlan);
