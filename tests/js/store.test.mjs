// What a learner's record does when storage is missing, full, foreign or old, and when files meet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { absolute, relative } from "../../quizgen/web/src/place.mjs";
import { agenda, dayOf, dismiss, INTERVALS, mastered, note } from "../../quizgen/web/src/review.mjs";
import { empty, merge, read } from "../../quizgen/web/src/state.mjs";
import { Store } from "../../quizgen/web/src/store.mjs";
import { clear, load, save } from "../../quizgen/web/src/study/carry.mjs";

/** @typedef {import("../../quizgen/web/src/state.mjs").Answer} Answer */
/** @typedef {import("../../quizgen/web/src/state.mjs").Mistake} Mistake */

/**
 * @param {{[key: string]: string}} [kept]
 * @param {number} [room] characters that fit
 */
function box(kept = {}, room = Infinity) {
  return {
    kept,
    /** @param {string} key */
    getItem: (key) => (key in kept ? kept[key] : null),
    /** @param {string} key @param {string} value */
    setItem: (key, value) => {
      if (value.length > room) throw new Error("QuotaExceededError");
      kept[key] = value;
    },
  };
}

/**
 * @param {Partial<Answer>} [with_]
 * @returns {Answer}
 */
function answer(with_ = {}) {
  return { h: "aa", v: 0, r: "B", a: 1, c: "correct", s: 2, m: 2, k: false, t: 1, ...with_ };
}

const ABOUT = { h: "aa", x: "stem", u: "../p.html#i", t: 5 };

test("a record is read again by the next page", () => {
  const storage = box();
  new Store("jnjc", () => storage).update((state) => void (state.items.i = answer()));
  const next = new Store("jnjc", () => storage);
  assert.deepEqual({ ...next.state.items.i }, answer());
  assert.equal(next.problem, "");
});

test("courses that share one storage do not meet", () => {
  const storage = box();
  new Store("a", () => storage).update((state) => void (state.items.i = answer()));
  assert.deepEqual(Object.keys(new Store("b", () => storage).state.items), []);
});

test("two pages that write in turn keep all answers", () => {
  const storage = box();
  const one = new Store("jnjc", () => storage);
  const two = new Store("jnjc", () => storage);
  one.update((state) => void (state.items.a = answer()));
  two.update((state) => void (state.items.b = answer()));
  one.update((state) => void (state.items.c = answer()));
  assert.deepEqual(Object.keys(two.state.items), ["a", "b", "c"]);
});

test("a forbidden storage leaves a record for the page, and says so", () => {
  const store = new Store("jnjc", () => {
    throw new Error("SecurityError");
  });
  store.update((state) => void (state.items.i = answer()));
  assert.equal(store.problem, "missing");
  assert.equal(store.state.items.i.c, "correct");
});

test("a full storage leaves a record for the page, and says so", () => {
  const store = new Store("jnjc", () => box({}, 10));
  store.update((state) => void (state.items.i = answer()));
  assert.equal(store.problem, "full");
  assert.equal(store.state.items.i.c, "correct");
});

test("a damaged record is kept aside and a fresh one begun", () => {
  const storage = box({ "qg:jnjc:record": "{not json" });
  const store = new Store("jnjc", () => storage);
  assert.deepEqual(Object.keys(store.state.items), []);
  assert.equal(store.problem, "corrupt");
  assert.equal(storage.kept["qg:jnjc:record.old"], "{not json");
  store.update((state) => void (state.items.i = answer()));
  assert.equal(new Store("jnjc", () => storage).state.items.i.c, "correct");
});

test("a record of an unknown version is kept aside and a fresh one begun", () => {
  const storage = box({ "qg:jnjc:record": '{"v":99,"items":{}}' });
  const store = new Store("jnjc", () => storage);
  assert.deepEqual(store.state, empty());
  assert.equal(store.problem, "version");
  assert.match(storage.kept["qg:jnjc:record.old"], /99/);
});

test("fields that do not fit are read as nothing", () => {
  const state = read({ v: 1, items: { i: { h: 3, s: "x", r: { p: [1, "a"] }, t: NaN }, j: 7 }, sittings: [] });
  assert.ok(state);
  assert.deepEqual({ ...state.items.i, r: { ...(/** @type {object} */ (state.items.i.r)) } }, {
    h: "", v: 0, r: { p: ["", "a"] }, a: 0, c: "", s: 0, m: 0, k: false, t: 0,
  }); // prettier-ignore
  assert.equal(state.items.j.h, "");
  assert.deepEqual(Object.keys(state.sittings), []);
});

test("an entry named __proto__ stays an entry", () => {
  const state = read(JSON.parse('{"v":1,"items":{"__proto__":{"h":"evil"}}}'));
  assert.ok(state);
  assert.deepEqual(Object.keys(state.items), ["__proto__"]);
  assert.equal(/** @type {any} */ ({}).h, undefined);
});

test("of two records the later answer counts", () => {
  const mine = { ...empty(), items: { a: answer({ t: 2 }), b: answer({ t: 9, s: 1 }) } };
  const theirs = { ...empty(), items: { a: answer({ t: 5, s: 0 }), b: answer({ t: 3 }), c: answer() } };
  const joined = merge(mine, theirs);
  assert.deepEqual([joined.items.a.s, joined.items.b.s, joined.items.c.s], [0, 1, 2]);
});

test("a saved file is read on another computer", () => {
  const here = new Store("jnjc", () => box());
  here.update((state) => void (state.items.i = answer()));
  const there = new Store("jnjc", () => box());
  assert.equal(load(there, save(here)), "");
  assert.equal(there.state.items.i.s, 2);
});

test("a file that is not ours changes nothing and is named", () => {
  const store = new Store("jnjc", () => box());
  const file = JSON.parse(save(store));
  const cases = [
    ["rubbish", "format"],
    ["null", "format"],
    [JSON.stringify({ ...file, format: "other" }), "format"],
    [JSON.stringify({ ...file, version: 2 }), "version"],
    [JSON.stringify({ ...file, course: "other" }), "course"],
    [JSON.stringify({ ...file, record: [] }), "format"],
  ];
  assert.deepEqual(cases.map(([text]) => load(store, text)), cases.map(([, problem]) => problem));
  assert.deepEqual(store.state, empty());
});

test("forgetting leaves nothing", () => {
  const store = new Store("jnjc", () => box());
  store.update((state) => void (state.items.i = answer()));
  clear(store);
  assert.deepEqual(Object.keys(store.state.items), []);
});

test("a mistake is due at once and then after each interval", () => {
  /** @type {{[id: string]: Mistake}} */
  const mistakes = {};
  note(mistakes, "i", false, 100, ABOUT);
  const days = [];
  for (let day = 100; !mastered(mistakes.i); day = mistakes.i.d) {
    days.push(day);
    note(mistakes, "i", true, day, ABOUT);
  }
  assert.deepEqual(days, [100, 101, 104, 111, 125, 155]);
  assert.equal(days.length, INTERVALS.length + 1);
  assert.deepEqual(agenda(mistakes, 999), { due: [], later: [] });
});

test("a success before the day changes nothing", () => {
  /** @type {{[id: string]: Mistake}} */
  const mistakes = { i: { ...ABOUT, b: 2, d: 110 } };
  note(mistakes, "i", true, 109, ABOUT);
  assert.deepEqual([mistakes.i.b, mistakes.i.d], [2, 110]);
});

test("a relapse begins again", () => {
  /** @type {{[id: string]: Mistake}} */
  const mistakes = { i: { ...ABOUT, b: 4, d: 110 } };
  note(mistakes, "i", false, 105, ABOUT);
  assert.deepEqual([mistakes.i.b, mistakes.i.d], [0, 105]);
});

test("a success without a mistake enters nothing", () => {
  /** @type {{[id: string]: Mistake}} */
  const mistakes = {};
  note(mistakes, "i", true, 100, ABOUT);
  assert.deepEqual(mistakes, {});
});

test("what is due is listed longest first, the rest by day", () => {
  const mistakes = {
    late: { ...ABOUT, b: 1, d: 90 },
    again: { ...ABOUT, b: 3, d: 100 },
    fresh: { ...ABOUT, b: 0, d: 100 },
    soon: { ...ABOUT, b: 1, d: 101 },
    gone: { ...ABOUT, b: 9, d: 1 },
  };
  assert.deepEqual(agenda(mistakes, 100), { due: ["late", "fresh", "again"], later: ["soon"] });
});

test("a mistake taken out by hand does not come back from an older file", () => {
  const mistakes = { i: { ...ABOUT, b: 0, d: 100 } };
  const old = { ...empty(), mistakes: { i: { ...ABOUT, t: 20, b: 0, d: 100 } } };
  dismiss(mistakes, "i", 50);
  const joined = merge({ ...empty(), mistakes }, old);
  assert.deepEqual(agenda(joined.mistakes, 100).due, []);
});

test("days are those of the learner's own clock", () => {
  const beforeMidnight = Date.UTC(2026, 9, 4, 15, 59);
  const shanghai = -480;
  assert.equal(dayOf(beforeMidnight + 60_000, shanghai) - dayOf(beforeMidnight, shanghai), 1);
  assert.equal(dayOf(beforeMidnight + 60_000, 0), dayOf(beforeMidnight, 0));
});

test("an address holds when the whole site has moved", () => {
  const script = "file:///D:/site/assets/quizgen/quizgen.js";
  const kept = relative(script, "file:///D:/site/modules/a/page.html?x=1");
  assert.equal(kept, "../../modules/a/page.html?x=1");
  assert.equal(
    absolute("file:///E:/copy/assets/quizgen/quizgen.js", `${kept}#item`),
    "file:///E:/copy/modules/a/page.html?x=1#item",
  );
});

test("pages beside the script and at the root are found too", () => {
  const script = "http://h/a/b/quizgen.js";
  for (const page of ["http://h/a/b/p.html", "http://h/", "http://h/a/b", "http://h/a/b/c/d.html"]) {
    assert.equal(absolute(script, relative(script, page)), page);
  }
});

test("an address out of a foreign file leads nowhere else", () => {
  const script = "https://h/a/quizgen.js";
  const bad = ["javascript:alert(1)", "https://evil.example/x", "//evil.example/x", "data:text/html,x", "http://["];
  assert.deepEqual(bad.map((to) => absolute(script, to)), bad.map(() => ""));
  assert.equal(absolute("file:///site/quizgen.js", "javascript:alert(1)"), "");
});
