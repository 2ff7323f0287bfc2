// Arrangements: orders under each policy, and matches.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grade } from "../../quizgen/web/src/grading/index.mjs";
import { expect, seen } from "./helpers.mjs";

/** @type {any} */
const order = { type: "order", max: "20", key: ["a", "b", "c", "d", "e"], distractors: ["x", "y"] };

/**
 * @param {any} policy
 * @param {{[steps: string]: string}} rows steps such as "abdce" to score
 * @param {object} [other] fields of the item
 */
function scores(policy, rows, other = {}) {
  const item = { ...order, ...other, policy };
  const shown = Object.keys(rows).map((steps) => [steps, grade(item, [...steps]).score]);
  assert.deepEqual(Object.fromEntries(shown), rows);
}

test("order: what cannot be read, and reasons", () => {
  expect(order, [
    [["a", "b", "c", "d", "e"], "correct 20"], [["a", "b", "d", "c", "e"], "incorrect 0 wrong_order"], [["a", "b", "c", "d"], "incorrect 0 missing_step"], [["b", "a", "x"], "incorrect 0 wrong_order missing_step distractor"], [["a", "b", "c", "d", "e", "x"], "incorrect 0 distractor"],
    [["a", "b", "z"], "invalid 0 unknown_option"], [["a", "a"], "invalid 0 duplicate"], [["x", "x"], "invalid 0 duplicate"], [["a", "a", "z"], "invalid 0 unknown_option"], ["abcde", "invalid 0 format"], [{ a: "b" }, "invalid 0 format"], [["a", 1], "invalid 0 unknown_option"], [[], "unanswered 0"], [null, "unanswered 0"], [[""], "unanswered 0"], [["x"], "incorrect 0 missing_step distractor"],
  ]);
  expect({ type: "order", key: ["a", "b"] }, [[["a", "b"], "correct 1"], [["a", "x"], "invalid 0 unknown_option"]]);
});

test("order: shares of the sequence", () => {
  scores({ name: "exact" }, { abcde: "20", abdce: "0", abcdex: "0" });
  scores({ name: "position" }, { abcde: "20", abdce: "12", bcdea: "0", abcd: "16", bacde: "12", abcdex: "16", xabcde: "16", xyabcde: "12", eabcd: "0", a: "4", xy: "0" });
  scores({ name: "adjacent" }, { abcde: "20", bcdea: "15", edcba: "0", abxcd: "11", axb: "1", ab: "5", abde: "10", abcdexy: "12" });
  scores({ name: "kendall" }, { abcde: "20", abdce: "16", edcba: "0", abcd: "12", ba: "0", ab: "2", bacde: "16", abcdex: "16", badce: "12", a: "0" });
  scores({ name: "lcs" }, { abcde: "20", bcdea: "15", edcba: "0", eabcd: "15", adbce: "15", ab: "5", a: "0", abcxde: "16", xy: "0", cdabe: "10" });
});

test("order: one step has no pairs", () => {
  for (const name of ["adjacent", "kendall", "lcs", "exact"]) scores({ name }, { a: "20", ax: "0", x: "0" }, { key: ["a"] });
  scores({ name: "position" }, { a: "20", ax: "0", x: "0" }, { key: ["a"] });
  scores({ name: "kendall" }, { ab: "20", ba: "0", a: "0" }, { key: ["a", "b"] });
});

test("order: constraints instead of one sequence", () => {
  const before = [["a", "b"], ["b", "e"], ["c", "e"]];
  scores({ name: "dag" }, { abcde: "20", cdabe: "20", bacde: "0", abce: "0", abcdex: "16", bacdex: "0" }, { before });
  scores({ name: "dag", partial: true }, { abcde: "20", cdabe: "20", bacde: "13.33", abce: "16", ab: "6.67", abed: "13.33", d: "0", abcdexy: "12", bacdex: "9.33", ebacd: "0" }, { before });
  scores({ name: "dag", partial: true }, { abcd: "16", a: "4", edcba: "20", ax: "0" }, { before: [] });
  scores({ name: "dag", partial: true }, { abcd: "16" }, {});
  expect({ ...order, before, policy: { name: "dag" } }, [
    [["c", "d", "a", "b", "e"], "correct 20"], [["b", "a", "c", "d", "e"], "incorrect 0 wrong_order"], [["b", "c", "d", "e"], "incorrect 0 missing_step"], [["e", "c", "x"], "incorrect 0 wrong_order missing_step distractor"], [["a", "b", "c", "d", "e", "x"], "partial 16 distractor"], [["a", "c", "d", "b"], "incorrect 0 missing_step"],
  ]);
});

test("order and match: an unknown policy is the author's error", () => {
  assert.throws(() => seen({ ...order, policy: { name: "swap" } }, ["b"]), RangeError);
  assert.throws(() => seen({ ...match, policy: { name: "swap" } }, { A: "2" }), RangeError);
});

const match = { type: "match", max: "4", right: ["1", "2", "3", "4", "5"], key: { A: ["1"], B: "2", C: ["3"], D: ["4"] } };

test("match: pairs, what cannot be read, and reasons", () => {
  expect(match, [
    [{ A: "1", B: "2", C: "3", D: "4" }, "correct 4"], [{ A: ["1"], B: ["2", "2"], C: "3", D: ["4", ""] }, "correct 4"], [{ A: "2", B: "1", C: "3", D: "4" }, "partial 2 wrong_pair missed_pair"], [{ A: "1" }, "partial 1 missed_pair"], [{ A: "5" }, "incorrect 0 wrong_pair missed_pair"], [{ A: "1", B: "", C: null, D: [] }, "partial 1 missed_pair"],
    [{ A: "1", B: "1" }, "invalid 0 duplicate"], [{ Z: "1" }, "invalid 0 unknown_option"], [{ A: "1", Z: "" }, "invalid 0 unknown_option"], [{ A: "9" }, "invalid 0 unknown_option"], [{ A: 1 }, "invalid 0 unknown_option"], [{ A: [["1"]] }, "invalid 0 unknown_option"], [{ A: { b: "1" } }, "invalid 0 unknown_option"], [{ A: "9", B: "1", C: "1" }, "invalid 0 unknown_option"], [{ constructor: "1" }, "invalid 0 unknown_option"], [{ A: false }, "invalid 0 unknown_option"],
    ["A1", "invalid 0 format"], [["1", "2"], "invalid 0 format"], [5, "invalid 0 format"], [{}, "unanswered 0"], [{ A: "", B: [] }, "unanswered 0"], [null, "unanswered 0"], ["", "unanswered 0"], [[], "unanswered 0"], [{ Z: "" }, "unanswered 0"],
  ]);
  expect({ ...match, left: ["A", "B", "C", "D", "E"] }, [[{ A: "1", E: "5" }, "partial 1 wrong_pair missed_pair"], [{ A: "1", B: "2", C: "3", D: "4", E: "5" }, "partial 4 wrong_pair"], [{ F: "1" }, "invalid 0 unknown_option"]]);
  expect({ ...match, max: undefined }, [[{ A: "1" }, "partial 0.25 missed_pair"]]);
});

test("match: policies, and several right sides", () => {
  const many = { type: "match", max: "3", right: ["1", "2", "3"], reuse: true, key: { A: ["1", "2"], B: ["3"] } };
  expect(many, [[{ A: ["2", "1"], B: "3" }, "correct 3"], [{ A: ["1", "2", "3"], B: "3" }, "partial 3 wrong_pair"], [{ A: ["1", "3"] }, "partial 1 wrong_pair missed_pair"], [{ A: "3", B: "3" }, "partial 1 wrong_pair missed_pair"]]);
  const net = { ...many, policy: { name: "net" } };
  expect(net, [[{ A: ["1", "3"], B: ["3"] }, "partial 1 wrong_pair missed_pair"], [{ A: ["3"], B: ["1", "2"] }, "incorrect 0 wrong_pair missed_pair"], [{ A: ["1", "2"], B: ["3"] }, "correct 3"], [{ A: "1" }, "partial 1 missed_pair"]]);
  const whole = { ...match, policy: { name: "all_or_nothing" } };
  expect(whole, [[{ A: "1", B: "2", C: "3", D: "4" }, "correct 4"], [{ A: "1", B: "2", C: "3" }, "incorrect 0 missed_pair"]]);
  expect({ ...many, reuse: false }, [[{ A: "3", B: "3" }, "invalid 0 duplicate"], [{ A: ["3", "3"] }, "incorrect 0 wrong_pair missed_pair"]]);
  expect({ type: "match", right: ["1"], left: ["A"], key: {} }, [[{ A: "1" }, "incorrect 0 wrong_pair"]]);
});
