// Marks: rounding, bounds, voids, attempts and certainty, whatever the type of item.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grade } from "../../quizgen/web/src/grading/index.mjs";
import { expect, seen } from "./helpers.mjs";

/** @type {any} */
const single = { type: "single", max: "3", options: ["A", "B"], key: "A", option_fraction: { B: "0.5" } };
/** @type {any} */
const thirds = { type: "multi", max: "1", options: ["A", "B", "C"], key: ["A", "B", "C"], policy: { name: "cn_proportional" } };
const short = { type: "short", max: "4", keypoints: [{ id: "k", any: ["a"], points: "4" }] };
const walk = { type: "scenario", max: "4", steps: [{ id: "bad", fatal: true }] };

test("points are rounded once, half up, to the places of the item", () => {
  expect(thirds, [[["A"], "partial 0.33 missed_option"], [["A", "B"], "partial 0.67 missed_option"]]);
  expect({ ...thirds, round_dp: 0 }, [[["A"], "incorrect 0 missed_option"], [["A", "B"], "partial 1 missed_option"]]);
  expect({ ...thirds, round_dp: 4 }, [[["A"], "partial 0.3333 missed_option"]]);
  expect({ ...thirds, max: "0.03", policy: { name: "cn_half" } }, [[["A"], "partial 0.02 missed_option"]]);
  expect({ ...thirds, max: "0.01" }, [[["A"], "incorrect 0 missed_option"]]);
});

test("points stay within the bounds of the item", () => {
  const item = { ...single, option_fraction: { B: "-0.5" }, min: "-1" };
  expect(item, [["B", "incorrect -1 wrong_option"]]);
  expect({ ...item, min: "-2" }, [["B", "incorrect -1.5 wrong_option"]]);
  expect({ ...item, min: undefined }, [["B", "incorrect 0 wrong_option"]]);
  expect({ ...single, option_fraction: { B: "2" } }, [["B", "partial 3 wrong_option"]]);
  expect({ ...single, min: "1", option_fraction: {} }, [["B", "partial 1 wrong_option"], ["", "unanswered 0"], ["Z", "invalid 0 unknown_option"]]);
  expect({ ...single, max: "0" }, [["A", "correct 0"], ["B", "incorrect 0 wrong_option"]]);
  assert.equal(grade({ ...single, max: "2.50" }, "A").max, "2.5");
  assert.equal(grade({ ...single, max: 2.5 }, "A").score, "2.5");
  assert.equal(grade({ ...single, max: undefined }, "A").max, "1");
});

test("a void item asks for no answer", () => {
  for (const response of ["A", "Z", null]) {
    assert.deepEqual(grade({ ...single, void: "full", attempt_factors: ["0"] }, response), { score: "3", max: "3", class: "void", reasons: ["void_full"] });
    assert.deepEqual(grade({ ...single, void: "drop", min: "-1" }, response), { score: "0", max: "0", class: "void", reasons: ["void_drop"] });
  }
  assert.equal(seen({ ...single, void: "" }, "A"), "correct 3");
});

test("attempts lower what is positive", () => {
  const item = { ...single, min: "-3", attempt_factors: ["1", "0.5", "0"], option_fraction: { B: "-0.5" } };
  /** @param {any} attempt */
  const score = (attempt) => [seen(item, "A", { attempt }), seen(item, "B", { attempt })];
  const first = ["correct 3", "incorrect -1.5 wrong_option"];
  for (const attempt of [undefined, null, 0, -1, 1, 1.5, "2", NaN]) assert.deepEqual(score(attempt), first, String(attempt));
  assert.deepEqual(score(2), ["correct 1.5", "incorrect -1.5 wrong_option"]);
  assert.deepEqual(score(3), ["correct 0", "incorrect -1.5 wrong_option"]);
  assert.deepEqual(score(4), ["correct 0", "incorrect -1.5 wrong_option"]);
  assert.equal(seen({ ...item, attempt_factors: ["0.5"] }, "A"), "correct 1.5");
  assert.equal(seen({ ...item, attempt_factors: [] }, "A", { attempt: 3 }), "correct 3");
  assert.equal(seen({ ...single, attempt_factors: ["1", "0"] }, "B", { attempt: 2 }), "incorrect 0 wrong_option");
});

test("certainty pays and costs", () => {
  /** @param {any} item @param {any} response @param {any} [attempt] */
  const cbm = (item, response, attempt) => [1, 2, 3].map((certainty) => grade(item, response, { certainty, attempt }).cbm);
  assert.deepEqual(cbm(single, "A"), ["3", "6", "9"]);
  assert.deepEqual(cbm(single, "B"), ["1.5", "3", "4.5"]);
  assert.deepEqual(cbm({ ...single, option_fraction: {} }, "B"), ["0", "-6", "-18"]);
  assert.deepEqual(cbm({ ...single, option_fraction: { B: "-1" }, min: "-3" }, "B"), ["0", "-6", "-18"]);
  assert.deepEqual(cbm(single, null), ["0", "0", "0"]);
  assert.deepEqual(cbm(single, "Z"), ["0", "-6", "-18"]);
  assert.deepEqual(cbm({ ...single, void: "full" }, null), ["3", "6", "9"]);
  assert.deepEqual(cbm({ ...single, void: "drop" }, "A"), ["0", "0", "0"]);
  assert.deepEqual(cbm(short, "a"), ["0", "0", "0"]);
  assert.deepEqual(cbm(walk, ["bad"]), ["0", "-8", "-24"]);
  assert.deepEqual(cbm(thirds, ["A"]), ["0.33", "0.67", "1"]);
  assert.deepEqual(cbm({ ...thirds, round_dp: 1 }, ["A"]), ["0.3", "0.7", "1"]);
  assert.deepEqual(cbm({ ...single, attempt_factors: ["1", "0.5", "0"] }, "A", 2), ["1.5", "3", "4.5"]);
  assert.deepEqual(cbm({ ...single, attempt_factors: ["1", "0.5", "0"] }, "A", 3), ["0", "-6", "-18"]);
  assert.deepEqual(cbm({ ...single, max: undefined }, "A"), ["1", "2", "3"]);
  for (const certainty of [0, 4, "3", 1.5, null, undefined]) assert.ok(!("cbm" in grade(single, "A", /** @type {any} */ ({ certainty }))), String(certainty));
});

test("an outcome holds only what applies", () => {
  assert.deepEqual(grade(single, "A"), { score: "3", max: "3", class: "correct", reasons: [] });
  assert.deepEqual(grade(/** @type {any} */ (short), "a"), { score: "0", max: "4", class: "pending", reasons: [], suggested: "4" });
  const first = grade(single, "A");
  first.reasons.push("changed");
  assert.deepEqual(grade(single, "A").reasons, []);
});
