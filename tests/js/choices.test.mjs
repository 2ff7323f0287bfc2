// Choices: single, judge, and multi under each policy.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grade } from "../../quizgen/web/src/grading/index.mjs";
import { expect, seen } from "./helpers.mjs";

/** @type {any} */
const single = { type: "single", max: "2", options: ["A", "B", "C", "D"], key: "B" };
/** @type {any} */
const multi = { type: "multi", max: "2", options: ["A", "B", "C", "D", "E"], key: ["A", "C", "D"] };

/**
 * Scores of sets of ticks, such as "AC", under a policy.
 *
 * @param {any} policy
 * @param {{[ticks: string]: string}} rows
 * @param {object} [other] fields of the item
 */
function scores(policy, rows, other = {}) {
  const item = { ...multi, ...other, policy };
  const shown = Object.keys(rows).map((ticks) => [ticks, grade(item, [...ticks]).score]);
  assert.deepEqual(Object.fromEntries(shown), rows);
}

test("single: right, wrong, not on the form, not readable, nothing", () => {
  expect(single, [
    ["B", "correct 2"], ["A", "incorrect 0 wrong_option"], ["E", "invalid 0 unknown_option"], ["b", "invalid 0 unknown_option"], [" B", "invalid 0 unknown_option"], ["toString", "invalid 0 unknown_option"],
    ["", "unanswered 0"], [null, "unanswered 0"], [undefined, "unanswered 0"], [[], "unanswered 0"], [{}, "unanswered 0"], [["B"], "invalid 0 format"], [2, "invalid 0 format"], [false, "invalid 0 format"], [{ a: "B" }, "invalid 0 format"],
  ]);
});

test("single: corrections, credits, misconceptions and penalties", () => {
  const item = { ...single, min: "-2", also_key: ["C"], option_fraction: { A: "0.5" }, option_tag: { A: "half", D: "slip", C: "none" }, wrong_fraction: "-0.25" };
  expect(item, [["B", "correct 2"], ["C", "correct 2 also_key"], ["A", "partial 1 wrong_option half"], ["D", "incorrect -0.5 wrong_option slip"], [null, "unanswered 0"], ["E", "invalid 0 unknown_option"]]);
  expect({ ...item, min: undefined }, [["D", "incorrect 0 wrong_option slip"]]);
  expect({ ...single, option_fraction: { A: "1" } }, [["A", "partial 2 wrong_option"]]);
  expect({ ...single, options: ["constructor", "__proto__"], key: "x", option_tag: { a: "t" } }, [["constructor", "incorrect 0 wrong_option"], ["__proto__", "incorrect 0 wrong_option"]]);
  expect({ ...single, max: undefined }, [["B", "correct 1"]]);
});

test("judge: booleans and words of both kinds", () => {
  const item = { type: "judge", max: "1", key: true, wrong_fraction: "-1", min: "-1" };
  const yes = [true, "对", "正确", "是", "√", "✓", "T", "t", "true", "TRUE", "A", "a", "Ａ", " 对。", "“对”", "√\ufe0e"];
  const no = [false, "错", "错误", "否", "×", "✗", "X", "x", "F", "false", "False", "B", "Ｂ"];
  expect(item, yes.map((word) => [word, "correct 1"]));
  expect(item, no.map((word) => [word, "incorrect -1 wrong_option"]));
  expect({ ...item, key: false }, yes.map((word) => [word, "incorrect -1 wrong_option"]));
  expect({ ...item, key: false }, no.map((word) => [word, "correct 1"]));
  expect(item, [["不一定", "invalid 0 format"], ["不对", "invalid 0 format"], ["C", "invalid 0 format"], [1, "invalid 0 format"], [0, "invalid 0 format"], [["对"], "invalid 0 format"], ["", "unanswered 0"], [null, "unanswered 0"], ["。", "invalid 0 format"], ["對", "invalid 0 format"]]);
  expect({ type: "judge", key: true }, [[false, "incorrect 0 wrong_option"]]);
});

test("multi: sets, what cannot be read, and reasons", () => {
  expect(multi, [
    [["A", "C", "D"], "correct 2"], [["D", "C", "A", "A"], "correct 2"], [["A", "C"], "incorrect 0 missed_option"], [["A", "C", "D", "E"], "incorrect 0 wrong_option"], [["B"], "incorrect 0 wrong_option missed_option"],
    [["A", "Z"], "invalid 0 unknown_option"], ["ACD", "invalid 0 format"], [{ a: "A" }, "invalid 0 format"], [true, "invalid 0 format"], [["A", 1], "invalid 0 unknown_option"], [[["A"]], "invalid 0 unknown_option"], [[], "unanswered 0"], [null, "unanswered 0"], ["", "unanswered 0"], [[""], "unanswered 0"],
  ]);
});

test("multi: at most so many ticks, counted as a set", () => {
  const item = { ...multi, max_select: 3 };
  expect(item, [[["A", "B", "C", "D"], "invalid 0 too_many"], [["A", "A", "C", "D"], "correct 2"], [["A", "B", "C", "Z"], "invalid 0 unknown_option"]]);
  expect({ ...multi, max_select: null }, [[["A", "B", "C", "D", "E"], "incorrect 0 wrong_option"]]);
});

test("multi: an empty set is an answer only where it is allowed", () => {
  const item = { ...multi, key: [], allow_empty: true };
  expect(item, [[[], "correct 2"], [null, "unanswered 0"], ["", "unanswered 0"], [{}, "unanswered 0"], [["A"], "incorrect 0 wrong_option"], [[""], "unanswered 0"]]);
  for (const policy of ["cn_half", "wjx_half", "cn_fixed", "cn_each", "cn_weighted", "cn_proportional", "net_correct", "false2", "coverage"]) {
    const rule = { name: policy, points: "1", each: "1", weights: { A: "1" } };
    expect({ ...multi, allow_empty: true, policy: rule }, [[[], "incorrect 0 missed_option"]]);
    expect({ ...item, policy: rule }, [[["A"], "incorrect 0 wrong_option"]]);
  }
  expect({ ...multi, allow_empty: true, policy: { name: "each_option" } }, [[[], "partial 0.8 missed_option"]]);
  expect({ ...item, policy: { name: "each_option" } }, [[["A"], "partial 1.6 wrong_option"]]);
});

test("multi: all or nothing", () => {
  scores({ name: "cn_zero" }, { ACD: "2", AC: "0", ACDE: "0" });
  scores({ name: "all_or_nothing" }, { ACD: "2", AC: "0", ACDE: "0" });
});

test("multi: half", () => {
  scores({ name: "cn_half" }, { ACD: "2", A: "1", AC: "1", AB: "0", B: "0" });
  scores({ name: "cn_half" }, { A: "1.25" }, { max: "2.5" });
  scores({ name: "wjx_half" }, { ACD: "5", A: "3", AC: "3", AB: "0" }, { max: "5" });
  scores({ name: "wjx_half" }, { A: "2" }, { max: "4" });
  scores({ name: "wjx_half" }, { A: "2" }, { max: "2.5" });
  scores({ name: "wjx_half" }, { A: "1" }, { max: "1.01" });
  scores({ name: "wjx_half" }, { A: "1" }, { max: "2" });
  scores({ name: "wjx_half" }, { A: "0", ACD: "1" }, { max: "1" });
  scores({ name: "wjx_half" }, { A: "0" }, { max: "0.5" });
});

test("multi: fixed points, points for each, points by weight", () => {
  scores({ name: "cn_fixed", points: "0.7" }, { ACD: "2", A: "0.7", AC: "0.7", AB: "0", B: "0" });
  scores({ name: "cn_fixed", points: "3" }, { A: "2" });
  scores({ name: "cn_fixed" }, { A: "0" });
  scores({ name: "cn_each", each: "0.5" }, { ACD: "2", A: "0.5", AC: "1", ACB: "0" });
  scores({ name: "cn_each", each: "0.5" }, { AC: "0.8" }, { max: "0.8" });
  scores({ name: "cn_each" }, { AC: "0" });
  scores({ name: "cn_weighted", weights: { A: "0.5", C: "0.25" } }, { ACD: "2", A: "0.5", AC: "0.75", D: "0", CD: "0.25", AB: "0" });
  scores({ name: "cn_weighted", weights: { A: "1.5", C: "1.5" } }, { AC: "2" });
  scores({ name: "cn_weighted" }, { AC: "0" });
  assert.equal(grade({ ...multi, policy: { name: "cn_each", each: "0.9" }, max: "1" }, ["A", "C"], { certainty: 3 }).cbm, "3");
});

test("multi: proportional, net, guarded and covered shares", () => {
  scores({ name: "cn_proportional" }, { ACD: "2", A: "0.67", AC: "1.33", ACE: "0" });
  scores({ name: "net_correct" }, { ACD: "2", AC: "1.33", ACE: "0.67", AB: "0", B: "0", BE: "0", ABCDE: "0.67" });
  scores({ name: "false2" }, { ACD: "2", AC: "1.33", ACE: "0.33", ABCDE: "0", B: "0", ACDE: "1" });
  scores({ name: "false2", floor: "-1" }, { B: "-1", BE: "-2" }, { min: "-2" });
  scores({ name: "false2" }, { ABCD: "1", ABC: "0.33" }, { options: ["A", "B", "C", "D"], key: ["A", "B", "D"] });
  scores({ name: "false2" }, { ABCDEFG: "0.43", AE: "0.19" }, { options: [..."ABCDEFGHIJ"], key: ["A", "B", "C"], max: "1" });
  scores({ name: "coverage" }, { ACD: "2", AC: "1.33", ACB: "0.89", B: "0", ABCDE: "1.2" });
  scores({ name: "each_option" }, { ACD: "2", AC: "1.6", B: "0.4", ABCDE: "1.2", BE: "0" });
});

test("multi: a map of points decides alone", () => {
  const policy = { name: "map", map: { A: "1", C: "0.5", toString: "9" }, default: "-1", lower: "-0.5", upper: "1.2" };
  scores(policy, { A: "1", AC: "1.2", ACD: "0.5", B: "-0.5", C: "0.5" }, { min: "-2" });
  scores({ name: "map", map: { A: "1", C: "0.5" } }, { A: "1", AC: "1.5", ACD: "1.5", B: "0" });
  scores({ name: "map", map: { A: "5" } }, { A: "2" });
  scores({ name: "map" }, { ACD: "0" });
  expect({ ...multi, policy: { name: "map", map: { A: "1" } } }, [[["A", "C", "D"], "correct 1"], [["A"], "partial 1 missed_option"], [["A", "B"], "partial 1 wrong_option missed_option"]]);
  expect({ ...multi, options: ["A", "constructor"], key: ["A"], policy: { name: "map", map: { A: "1" } } }, [[["A", "constructor"], "partial 1 wrong_option"]]);
});

test("multi: an unknown policy is the author's error", () => {
  for (const name of ["half", "toString"]) {
    assert.throws(() => seen({ ...multi, policy: { name } }, ["A"]), { name: "RangeError", message: `unknown policy: ${name}` });
  }
  assert.throws(() => seen({ type: "essay" }, "a"), { name: "TypeError", message: 'no such item type: {"type":"essay"}' });
});
