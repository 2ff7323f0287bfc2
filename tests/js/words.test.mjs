// Words: gaps to fill in, in order or not, and free text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grade } from "../../quizgen/web/src/grading/index.mjs";
import { expect } from "./helpers.mjs";

/**
 * @param {any[]} blanks
 * @param {object} [other] fields of the item
 */
function blank(blanks, other = {}) {
  return { type: "blank", max: String(blanks.length), blanks, ...other };
}
const [a, b, c] = ["甲", "乙", "丙"].map((text) => ({ accept: [text] }));

test("blank: gaps are scored one by one, by weight, and rounded once", () => {
  expect(blank([a, b]), [
    [["甲", "乙"], "correct 2"], [["甲", "丙"], "partial 1 blank2:wrong_text"], [["甲"], "partial 1 blank2:empty"], [["", " 乙 "], "partial 1 blank1:empty"], [["丙", "丁"], "incorrect 0 blank1:wrong_text blank2:wrong_text"], [[null, "乙"], "partial 1 blank1:empty"],
    [["甲", "乙", ""], "invalid 0 too_many"], [["甲", "乙", "丙"], "invalid 0 too_many"], [["", "\u3000"], "unanswered 0"], [[], "unanswered 0"], [null, "unanswered 0"], [["", "", ""], "unanswered 0"], ["甲", "invalid 0 format"], [5, "invalid 0 format"], [{ 1: "甲" }, "invalid 0 format"],
    [[true, "乙"], "partial 1 blank1:format"], [[["甲"], "乙"], "partial 1 blank1:format"], [[5, "乙"], "partial 1 blank1:wrong_text"],
  ]);
  expect(blank([{ ...a, weight: "1" }, { ...b, weight: "3" }], { max: "1" }), [[["甲", "x"], "partial 0.25 blank2:wrong_text"], [["x", "乙"], "partial 0.75 blank1:wrong_text"]]);
  expect(blank([{ ...a, weight: "0" }], {}), [[["x"], "incorrect 0 blank1:wrong_text"], [["甲"], "correct 1"]]);
  expect(blank([a, b, c], { max: "1" }), [[["甲", "乙", "x"], "partial 0.67 blank3:wrong_text"], [["甲", "乙", "丙"], "correct 1"]]);
  expect(blank([{ accept: ["5"] }]), [[[5], "correct 1"], [[5.5], "incorrect 0 blank1:wrong_text"]]);
});

test("blank: all or nothing still says what is wrong", () => {
  expect(blank([a, b], { all_or_nothing: true }), [[["甲", "丙"], "incorrect 0 blank2:wrong_text"], [["甲", "乙"], "correct 2"]]);
});

test("blank: the best accepted text counts, the first of equals", () => {
  const accept = [
    { text: "整改", fraction: "0.5", tag: "short" }, { text: "整改", fraction: "0.5", tag: "second" }, { pattern: "限期(内)?整改", fraction: "0.75" }, "责令限期整改", { text: "改正", fraction: "0", tag: "other" }, { text: "改", fraction: "0" }, { text: "x", fraction: "-1", tag: "minus" },
    { text: "整 改", fraction: "0.25", tag: "less" }, { text: "限期整改", fraction: "0.75", tag: "late" }, { text: "整顿", tag: "full" }, { text: "更好", fraction: "2", tag: "bonus" },
  ];
  expect(blank([{ accept }]), [
    [["责令限期整改"], "correct 1"], [["整改"], "partial 0.5 blank1:short"], [["限期整改"], "partial 0.75 blank1:partial"], [["限期内整改"], "partial 0.75 blank1:partial"], [["改正"], "incorrect 0 blank1:other"], [["改"], "incorrect 0 blank1:wrong_text"], [["x"], "incorrect 0 blank1:minus"], [["整顿"], "correct 1"], [["y"], "incorrect 0 blank1:wrong_text"], [["更好"], "partial 1 blank1:bonus"],
  ]);
  expect(blank([{ accept: [{ text: "a", fraction: "-1" }, { text: "a", fraction: "-0.5", tag: "t" }, { text: "a", fraction: "-2", tag: "u" }] }], { min: "-1" }), [[["a"], "incorrect -0.5 blank1:t"]]);
});

test("blank: both sides are normalised alike", () => {
  const gap = { accept: ["《Gb/T 2589—2020》处罚"], strip_suffix: ["处罚"], strip_prefix: ["依照"] };
  expect(blank([gap]), [[["依照 GB/T 2589-2020"], "correct 1"], [["gb/t2589–2020处罚。"], "correct 1"], [["GB/T 25892020"], "incorrect 0 blank1:wrong_text"]]);
  expect(blank([{ accept: ["kWh"], case_sensitive: true }]), [[["kWh"], "correct 1"], [["KWH"], "incorrect 0 blank1:wrong_text"]]);
  expect(blank([{ accept: ["energy  audit"], ws: "collapse" }]), [[["Energy audit"], "correct 1"], [["energyaudit"], "incorrect 0 blank1:wrong_text"]]);
  expect(blank([{ accept: [{ pattern: "GB" }, { pattern: "第?1条" }] }]), [[["gb"], "incorrect 0 blank1:wrong_text"], [["第 １ 条。"], "correct 1"], [["第1条款"], "incorrect 0 blank1:wrong_text"]]);
  expect(blank([{ accept: [{ text: "" }], matcher: "text" }]), [[["。"], "correct 1"]]);
  assert.throws(() => grade(/** @type {any} */ (blank([{ accept: [{ pattern: "\\d" }] }])), ["1"]), SyntaxError);
});

test("blank: numbers and intervals keep their own rules and reasons", () => {
  const gaps = [
    { matcher: "number", value: "2", unit: "人", units: ["人"] },
    { matcher: "interval", lo: "10000", hi: "50000", unit: "元", one_end: "0.5" },
    { matcher: "number", value: "10", unit: "t", unit_required: true, unit_missing_fraction: "1" },
  ];
  expect(blank(gaps), [
    [["两人以上", "1-5万元", "10吨"], "correct 3"], [["若干", "1-5元", "1kg"], "incorrect 0 blank1:format blank2:factor_10000 blank3:factor_10000"], [["两名", "1-3万", "10"], "partial 2.5 blank2:one_end blank3:unit_missing"], [["约2", "5万", ""], "incorrect 0 blank1:approximate blank2:format blank3:empty"], [[2, 5, 10], "partial 2 blank2:format blank3:unit_missing"],
    [["两名", "1-5万元", "10"], "partial 3 blank3:unit_missing"],
  ]);
  expect(blank([gaps[0]]), [[["若干"], "incorrect 0 blank1:format"]]);
});

test("blank: gaps in any order take each answer once", () => {
  const item = blank([a, b, c], { order_free: true });
  expect(item, [
    [["丙", "甲", "乙"], "correct 3"], [["甲", "甲", "乙"], "partial 2 blank2:wrong_text"], [["丙", "丙", "丙"], "partial 1 blank2:wrong_text blank3:wrong_text"], [["乙"], "partial 1 blank2:empty blank3:empty"], [["x", "", true], "incorrect 0 blank1:wrong_text blank2:empty blank3:format"], [["", "丙"], "partial 1 blank1:empty blank3:empty"], [["甲", "乙", "丙", "x"], "invalid 0 too_many"],
  ]);
  expect({ ...item, all_or_nothing: true }, [[["丙", "甲", "乙"], "correct 3"], [["甲", "甲", "乙"], "incorrect 0 blank2:wrong_text"]]);
});

test("blank: gaps in any order get the best pairing, the first of equals", () => {
  /** @param {string} text @param {string} [fraction] @param {string} [tag] */
  const one = (text, fraction, tag) => ({ text, fraction, tag });
  const greedy = blank([{ accept: ["x", "y"] }, { accept: ["x"] }], { order_free: true });
  expect(greedy, [[["x", "y"], "correct 2"], [["y", "x"], "correct 2"], [["x", "x"], "correct 2"], [["y", "y"], "partial 1 blank2:wrong_text"]]);
  const weighted = blank([{ accept: [one("x", "0.5", "first")], weight: "1" }, { accept: [one("x", "0.5", "second")], weight: "3" }], { order_free: true, max: "4" });
  expect(weighted, [[["x"], "partial 1.5 blank1:second blank2:empty"], [["x", "x"], "partial 2 blank1:first blank2:second"]]);
  const even = blank([{ accept: [one("x", "0.5", "first")] }, { accept: [one("x", "0.5", "second")] }], { order_free: true });
  expect(even, [[["x"], "partial 0.5 blank1:first blank2:empty"], [["y", "x"], "partial 0.5 blank1:wrong_text blank2:first"]]);
  const trade = blank([{ accept: [one("x", "0.75", "p"), one("y", "0.5", "q")] }, { accept: [one("x", "0.5", "r")] }], { order_free: true });
  expect(trade, [[["x", "y"], "partial 1 blank1:r blank2:q"]]);
  const yielding = blank([{ accept: [one("x", "0.25", "p"), "y"] }, { accept: ["z"] }], { order_free: true });
  expect(yielding, [[["x", "y"], "partial 1 blank1:wrong_text"], [["y", "x"], "partial 1 blank2:wrong_text"]]);
  const numbers = blank([{ matcher: "number", value: "5", also: [{ value: "6", fraction: "0.5", tag: "t" }] }, { matcher: "number", value: "6" }], { order_free: true });
  expect(numbers, [[["6", "5"], "correct 2"], [["6", "6"], "partial 1.5 blank1:t"], [["若干", "7"], "incorrect 0 blank1:wrong_text blank2:wrong_text"]]);
  const idle = blank([{ accept: ["x"], weight: "0" }, { accept: ["x"] }, { accept: ["y"], weight: "0" }], { order_free: true, max: "1" });
  expect(idle, [[["x", "y", "x"], "correct 1"], [["y", "x"], "partial 1 blank3:empty"], [["z", "y", "z"], "incorrect 0 blank1:wrong_text blank3:wrong_text"]]);
  const free = blank([{ accept: [one("x", "0", "bad")] }, { accept: ["y"] }], { order_free: true });
  expect(free, [[["y", "x"], "partial 1 blank2:wrong_text"]]);
});

test("short: a person decides; the key points only suggest", () => {
  const keypoints = [
    { id: "k1", any: ["两名以上", "两人以上"], points: "2" }, { id: "k2", any: ["出示证件", "Show ID"], deny: ["无需出示", "可以不出示"], points: "2" }, { id: "k3", any: ["笔录"] },
  ];
  const item = { type: "short", max: "4", keypoints };
  /** @param {unknown} response @param {object} [other] */
  const suggested = (response, other) => {
    const { class: verdict, score, suggested: points, reasons } = grade(/** @type {any} */ ({ ...item, ...other }), response);
    return [verdict, score, points, ...reasons];
  };
  assert.deepEqual(suggested("两人以上，出示证件，制作笔录"), ["pending", "0", "4"]);
  assert.deepEqual(suggested("两 人 以 上；无需出示证件"), ["pending", "0", "2", "deny:k2", "missing:k3"]);
  assert.deepEqual(suggested("SHOW　ID"), ["pending", "0", "2", "missing:k1", "missing:k3"]);
  assert.deepEqual(suggested("无需出示"), ["pending", "0", "0", "missing:k1", "missing:k2", "missing:k3"]);
  assert.deepEqual(suggested("两人以上", { max: "10", attempt_factors: ["0.5"] }), ["pending", "0", "1", "missing:k2", "missing:k3"]);
  assert.deepEqual(suggested(" "), ["unanswered", "0", undefined]);
  assert.deepEqual(suggested(["两人以上"]), ["invalid", "0", undefined, "format"]);
  assert.deepEqual(suggested(5), ["pending", "0", "0", "missing:k1", "missing:k2", "missing:k3"]);
  assert.deepEqual(suggested("两人以上，出示证件，制作笔录", { auto: true }), ["correct", "4", undefined]);
  assert.deepEqual(suggested("两人以上，出示证件", { auto: true }), ["partial", "4", undefined, "missing:k3"]);
  assert.deepEqual(suggested("没有", { auto: true }), ["incorrect", "0", undefined, "missing:k1", "missing:k2", "missing:k3"]);
  assert.deepEqual(suggested("笔录", { auto: true, max: "3" }), ["partial", "1", undefined, "missing:k1", "missing:k2"]);
});
