// What a package keeps and tells: the record as a short text, and answers as systems write them.

import assert from "node:assert/strict";
import test from "node:test";

import { interactions } from "../../quizgen/web/src/lms/interactions.mjs";
import { fresh, pack, unpack } from "../../quizgen/web/src/lms/saved.mjs";
import { right2004, spell12, spell2004 } from "../../quizgen/web/src/lms/spelling.mjs";
import { summary } from "../../quizgen/web/src/lms/summary.mjs";

const HASH = "0123456789abcdef";
const TIME = Date.UTC(2026, 10, 22, 12, 0);

/** @param {number} count @param {import("../../quizgen/web/src/state.mjs").Response} [response] */
function learner(count, response = "B") {
  const memory = fresh();
  for (let n = 0; n < count; n++) {
    memory.state.items[`item-number-${n}`] = {
      h: HASH, v: 0, r: response, a: 1, c: "correct", s: 2, m: 2, k: false, t: TIME + n * 60_000,
    }; // prettier-ignore
  }
  memory.pages = ["practice/a.html", "practice/b.html"];
  memory.results.paper = { score: 3.5, max: 5, passed: true };
  memory.scenes.yifa = { h: HASH, c: 2, w: ["unit", "", "show"], u: 1, e: true };
  return memory;
}

/** @param {object} value */
const plain = (value) => JSON.parse(JSON.stringify(value));

test("a record comes back as it was", () => {
  const memory = learner(3, { a: ["x", "y"], b: "汉字 与 空格" });
  memory.state.sittings.exam = {
    h: HASH, t: TIME, e: TIME + 5, r: { q: "5万元" }, f: ["q"], v: { q: 2 }, z: false,
  }; // prettier-ignore
  const text = pack(memory, 4096, () => true);
  assert.deepEqual(plain(unpack(text, () => HASH)), plain(memory));
});

test("another release finds what has not changed, and sees what has", () => {
  const text = pack(learner(2), 4096, () => true);
  const next = unpack(text, (id) => (id === "item-number-0" ? HASH : "ffff00001111"));
  assert.equal(next.state.items["item-number-0"].h, HASH);
  assert.notEqual(next.state.items["item-number-1"].h, "ffff00001111");
  assert.equal(next.state.items["item-number-1"].s, 2);
});

test("long answers are left out before marks are", () => {
  const memory = learner(60);
  memory.state.items["item-number-7"].r = "长".repeat(3000);
  const text = pack(memory, 4096, () => true);
  assert.ok(text.length <= 4096);
  const { items } = unpack(text, () => HASH).state;
  assert.equal(Object.keys(items).length, 60);
  assert.equal(items["item-number-7"].r, null);
  assert.equal(items["item-number-7"].s, 2);
  assert.equal(items["item-number-8"].r, "B");
});

test("with too many items the oldest are forgotten, never the results", () => {
  const text = pack(learner(400), 4096, () => true);
  assert.ok(text.length <= 4096);
  const memory = unpack(text, () => HASH);
  assert.ok(memory.state.items["item-number-399"]);
  assert.equal(memory.state.items["item-number-0"], undefined);
  assert.deepEqual(memory.results.paper, { score: 3.5, max: 5, passed: true });
});

test("rubbish is a fresh start", () => {
  for (const text of ["", "{", "[]", "[9]", '[1,2,3,4,5,"x"]', "null"]) {
    assert.deepEqual(plain(unpack(text, () => HASH)), plain(fresh()));
  }
});

const ABOUT = { text: "stem", time: new Date(TIME), label: (/** @type {string} */ id) => id };
const OUTCOME = { score: "1", max: "2", class: /** @type {const} */ ("partial"), reasons: [] };

test("answers are written as each version wants them", () => {
  /** @type {any[]} */
  const cases = [
    [{ type: "judge", key: true }, false, "true-false", "f", "false", "true"],
    [{ type: "single", options: ["A", "B"], key: "B" }, "A", "choice", "a", "A", "B"],
    [{ type: "multi", options: ["A", "B", "C"], key: ["A", "C"] }, ["A", "B"], "choice", "a,b", "A[,]B", "A[,]C"],
    [{ type: "multi", options: ["who", "act"], key: ["act"] }, ["who"], "choice", "b", "who", "act"],
    [{ type: "order", key: ["s2", "s1"] }, ["s1", "s2"], "sequencing", "a,b", "s1[,]s2", "s2[,]s1"],
    [{ type: "match", right: ["x", "y"], key: { 1: ["y"] } }, { 1: "x" }, "matching", "1.x", "1[.]x", "1[.]y"],
    [{ type: "numeric", value: "5" }, "6", "numeric", "6", "6", "5[:]5"],
    [{ type: "numeric", value: "5", unit: "万元" }, "6万元", "fill-in", "6万元", "6万元", "5万元"],
    [{ type: "blank", blanks: [{ accept: ["甲"] }, { accept: [{ text: "乙" }] }] }, ["甲 ", "丙"], "fill-in", "甲, 丙", "甲[,]丙", "甲[,]乙"],
    [{ type: "blank", blanks: [{ matcher: "number", value: "9" }, { matcher: "number", value: "9" }] }, ["9", "9"], "fill-in", "9, 9", "9; 9", "9; 9"],
  ]; // prettier-ignore
  for (const [item, response, type, old, given, right] of cases) {
    const [own] = interactions("q", item, response, OUTCOME, ABOUT);
    assert.deepEqual(
      [own.type, spell12(own, own.given), spell2004(own, own.given), right2004(own), own.result],
      [type, old, given, right, 0.5],
    );
  }
});

test("a case is one interaction a part", () => {
  /** @type {any} */
  const item = { type: "case", parts: [{ id: "p", type: "judge", key: true }] };
  const parts = { p: { score: "1", max: "1", class: /** @type {const} */ ("correct"), reasons: [] } };
  const rows = interactions("q", item, { p: true }, { ...OUTCOME, parts }, ABOUT);
  assert.deepEqual(rows.map(({ id, result }) => [id, result]), [["q.p", "correct"]]);
});

test("a unit is complete when every page was seen and every item answered", () => {
  /** @type {import("../../quizgen/web/src/lms/types.mjs").Unit} */
  const unit = {
    id: "u", iri: "", title: "", course: "c", system: "scorm12", pass: "60", scenes: [],
    pages: [["practice/a.html", ""]],
    forms: [{ id: "f", hash: "", exam: false, items: [["item-number-0", HASH, 2], ["item-number-1", HASH, 2]] }],
  }; // prettier-ignore
  const memory = learner(2);
  memory.results = {};
  assert.deepEqual(summary(unit, memory), { progress: 1, complete: true, passed: true, score: 4, max: 4 });
  memory.state.items["item-number-1"].h = "old";
  const less = summary(unit, memory);
  assert.deepEqual([less.complete, less.passed, less.score], [false, null, 2]);
});
