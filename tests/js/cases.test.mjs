// Cases: parts together, gates, follow-through, and what one part does to the whole.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grade } from "../../quizgen/web/src/grading/index.mjs";
import { expect } from "./helpers.mjs";

const q1 = { id: "q1", type: "single", max: "2", options: ["A", "B"], key: "A" };
const q2 = { id: "q2", type: "numeric", max: "4", value: "1200", unit: "tce", units: ["tce", "kgce"], tol: { rel: "0.005" } };
const follow = { from: "q2", ops: [["div", "10000"]], fraction: "0.75" };
const q3 = { id: "q3", type: "numeric", max: "4", value: "0.12", unit: "tce/t", tol: { rel: "0.005" }, follow };
const short = { id: "q4", type: "short", max: "4", keypoints: [{ id: "k", any: ["亮证"], points: "4" }] };
const walk = { id: "w", type: "scenario", max: "4", steps: [{ id: "ok", points: "4" }, { id: "bad", fatal: true }] };

/**
 * @param {any[]} parts
 * @param {object} [other] fields of the item
 */
function caseOf(parts, other = {}) {
  return { type: "case", parts, ...other };
}

/**
 * @param {any} item
 * @param {unknown} response
 * @param {any} [context]
 * @returns {{[id: string]: string}} class, score and reasons of each part
 */
function parts(item, response, context) {
  return Object.fromEntries(
    Object.entries(grade(item, response, context).parts || {}).map(([id, part]) => [id, [part.class, part.score, ...part.reasons].join(" ")]),
  );
}

test("case: the sum of its parts", () => {
  const item = caseOf([q1, q2, q3], { max: "10" });
  expect(item, [
    [{ q1: "A", q2: "1200", q3: "0.12" }, "correct 10"], [{ q1: "B", q2: "1200" }, "partial 4 q1:wrong_option"], [{ q1: "B" }, "incorrect 0 q1:wrong_option"], [{ q1: "Z", q2: "x" }, "incorrect 0 q1:unknown_option q2:format"], [{ q1: "A", other: "1" }, "partial 2"], [{}, "unanswered 0"], [null, "unanswered 0"], ["", "unanswered 0"], [[], "unanswered 0"], [[null, ""], "unanswered 0"], [{ q1: "" }, "unanswered 0"], ["A", "invalid 0 format"], [["A"], "invalid 0 format"], [5, "invalid 0 format"], [false, "invalid 0 format"],
  ]);
  assert.equal(grade(/** @type {any} */ (item), "A").parts, undefined);
  expect({ ...item, max: "9" }, [[{ q1: "A", q2: "1200", q3: "0.12" }, "correct 9"], [{ q2: "1200", q3: "0.12" }, "partial 8"]]);
  expect({ ...item, max: "8", attempt_factors: ["0.5"] }, [[{ q1: "A", q2: "1200", q3: "0.12" }, "correct 4"]]);
  expect({ ...item, max: undefined }, [[{ q1: "A", q2: "1200", q3: "0.12" }, "correct 10"]]);
  assert.deepEqual(parts(item, { q1: "A", q2: "5" }), { q1: "correct 2", q2: "incorrect 0 wrong_value", q3: "unanswered 0" });
  assert.equal(grade(/** @type {any} */ ({ ...item, max: undefined }), {}).max, "10");
  const thirds = caseOf(["a", "b", "c"].map((id) => ({ id, type: "multi", max: "1", options: ["A", "B", "C"], key: ["A", "B", "C"], policy: { name: "cn_proportional" } })));
  const one = { a: ["A"], b: ["A"], c: ["A"] };
  expect(thirds, [[one, "partial 1 a:missed_option b:missed_option c:missed_option"]]);
  assert.deepEqual(parts(thirds, one), { a: "partial 0.33 missed_option", b: "partial 0.33 missed_option", c: "partial 0.33 missed_option" });
  expect(caseOf([{ ...q1, id: "constructor" }]), [[{}, "unanswered 0"]]);
});

test("case: an empty set is an answer in a part as well", () => {
  const part = { id: "m", type: "multi", options: ["A"], key: [], allow_empty: true };
  expect(caseOf([part]), [[{ m: [] }, "correct 1"], [{ m: null }, "unanswered 0"], [{}, "unanswered 0"]]);
});

test("case: penalties of a part stay inside the whole", () => {
  const item = caseOf([{ ...q1, wrong_fraction: "-1", min: "-2" }, q2]);
  expect(item, [[{ q1: "B", q2: "1200" }, "partial 2 q1:wrong_option"], [{ q1: "B" }, "incorrect 0 q1:wrong_option"]]);
  expect({ ...item, min: "-1" }, [[{ q1: "B" }, "incorrect -1 q1:wrong_option"]]);
});

test("case: a void part is given to all, a dropped one leaves", () => {
  const full = caseOf([{ ...q1, void: "full" }, q2], { max: "6" });
  expect(full, [[{ q1: "B", q2: "1200" }, "correct 6 q1:void_full"], [{}, "partial 2 q1:void_full"], [null, "partial 2 q1:void_full"]]);
  const drop = caseOf([{ ...q1, void: "drop" }, q2], { max: "6" });
  expect(drop, [[{ q1: "A", q2: "1200" }, "correct 4 q1:void_drop"], [{}, "unanswered 0 q1:void_drop"], [{ q2: "5" }, "incorrect 0 q1:void_drop q2:wrong_value"]]);
  assert.equal(grade(/** @type {any} */ (drop), { q2: "1200" }).max, "4");
  const gone = caseOf([{ ...q1, void: "drop" }, { ...q2, void: "drop" }], { max: "6" });
  expect(gone, [[{ q1: "A" }, "void 0 void_drop"]]);
  assert.equal(grade(/** @type {any} */ (gone), {}).max, "0");
  expect(caseOf([{ ...q1, void: "drop" }], { max: "6", min: "-1" }), [[{ q1: "A" }, "void 0 void_drop"]]);
  assert.equal(grade(/** @type {any} */ (caseOf([{ ...q1, void: "drop" }], { max: "6" })), {}).max, "0");
  expect(caseOf([q1, q2], { void: "full" }), [[{}, "void 6 void_full"]]);
  const both = caseOf([{ ...q1, void: "drop" }, { ...q2, void: "full" }]);
  expect(both, [[{}, "correct 4 q1:void_drop q2:void_full"]]);
  const nested = caseOf([caseOf([{ ...q1, void: "drop" }, q2], { id: "n" }), { ...q1, id: "q5" }], { max: "8" });
  expect(nested, [[{ n: { q2: "1200" }, q5: "A" }, "correct 6 n:q1:void_drop"]]);
  assert.equal(grade(/** @type {any} */ (nested), {}).max, "6");
  expect(caseOf([{ ...q1, void: "drop" }, q2], { max: "1" }), [[{ q2: "1200" }, "correct 0 q1:void_drop"]]);
});

test("case: a part that a person must mark, or that is fatal, marks the whole", () => {
  expect(caseOf([q1, short]), [[{ q1: "A", q4: "亮证" }, "pending 2"], [{ q1: "A" }, "partial 2"]]);
  assert.equal(grade(/** @type {any} */ (caseOf([q1, short])), { q4: "亮证" }).suggested, undefined);
  assert.equal(grade(/** @type {any} */ (caseOf([q1, short])), { q4: "亮证" }).parts?.q4.suggested, "4");
  expect(caseOf([q1, walk]), [[{ q1: "A", w: ["bad"] }, "fatal 2 w:fatal:bad"], [{ q1: "A", w: ["ok"] }, "correct 6"]]);
  expect(caseOf([short, walk]), [[{ q4: "亮证", w: ["bad"] }, "pending 0 w:fatal:bad"]]);
});

test("case: a gate lets a part count only when another is right", () => {
  const item = caseOf([q1, { ...q2, gate: "q1" }]);
  expect(item, [[{ q1: "A", q2: "1200" }, "correct 6"], [{ q1: "B", q2: "1200" }, "incorrect 0 q1:wrong_option q2:gate"], [{ q2: "1200" }, "incorrect 0 q2:gate"], [{ q1: "B", q2: "5" }, "incorrect 0 q1:wrong_option q2:wrong_value q2:gate"], [{ q1: "B", q2: "x" }, "incorrect 0 q1:wrong_option q2:format"]]);
  assert.deepEqual(parts(item, { q1: "B", q2: "1200" }), { q1: "incorrect 0 wrong_option", q2: "incorrect 0 gate" });
  assert.deepEqual(parts(item, { q1: "B" }), { q1: "incorrect 0 wrong_option", q2: "unanswered 0" });
  expect(caseOf([{ ...q1, void: "full" }, { ...q2, gate: "q1" }]), [[{ q1: "B", q2: "1200" }, "correct 6 q1:void_full"]]);
  expect(caseOf([{ ...q1, void: "drop" }, { ...q2, gate: "q1" }]), [[{ q2: "1200" }, "correct 4 q1:void_drop"]]);
  expect(caseOf([q1, { ...q2, gate: "q1", void: "full" }]), [[{ q1: "B" }, "partial 4 q1:wrong_option q2:void_full"]]);
  expect(caseOf([q1, { ...short, gate: "q1" }]), [[{ q1: "B", q4: "亮证" }, "incorrect 0 q1:wrong_option q4:gate"], [{ q1: "A", q4: "亮证" }, "pending 2"]]);
  expect(caseOf([q1, { ...walk, gate: "q1" }]), [[{ q1: "B", w: ["bad"] }, "fatal 0 q1:wrong_option w:fatal:bad"]]);
  expect(caseOf([short, { ...q2, gate: "q4" }]), [[{ q4: "亮证", q2: "1200" }, "pending 0 q2:gate"]]);
  expect(caseOf([{ ...q2, gate: "q9" }, q1]), [[{ q1: "A", q2: "1200" }, "partial 2 q2:gate"]]);
  expect(caseOf([{ ...q2, gate: "q1" }, q1]), [[{ q1: "A", q2: "1200" }, "partial 2 q2:gate"]]);
  expect(caseOf([q1, q2, { ...q3, gate: "q2" }]), [[{ q1: "A", q2: "5", q3: "0.12" }, "partial 2 q2:wrong_value q3:gate"], [{ q1: "B", q2: "1200", q3: "0.12" }, "partial 8 q1:wrong_option"]]);
  const chain = caseOf([q1, { ...q2, gate: "q1" }, { ...q3, gate: "q2" }]);
  expect(chain, [[{ q1: "B", q2: "1200", q3: "0.12" }, "incorrect 0 q1:wrong_option q2:gate q3:gate"]]);
  const penal = caseOf([{ ...q1, wrong_fraction: "-1", min: "-2" }, { ...q1, id: "p", gate: "q1", wrong_fraction: "-1", min: "-2" }], { min: "-9" });
  expect(penal, [[{ q1: "B", p: "B" }, "incorrect -2 q1:wrong_option p:wrong_option p:gate"]]);
  assert.equal(grade(/** @type {any} */ (item), { q1: "B", q2: "1200" }).parts?.q2.max, "4");
});

test("case: an error is not paid for twice", () => {
  const item = caseOf([q2, q3], { max: "8" });
  expect(item, [
    [{ q2: "1500", q3: "0.15" }, "partial 3 q2:wrong_value q3:follow_through"], [{ q2: "1500000kgce", q3: "150kgce/t" }, "partial 3 q2:wrong_value q3:follow_through"], [{ q2: "1500", q3: "0.2" }, "incorrect 0 q2:wrong_value q3:wrong_value"], [{ q2: "1500", q3: "0.12" }, "partial 4 q2:wrong_value"], [{ q2: "1200", q3: "0.15" }, "partial 4 q3:wrong_value"], [{ q2: "1206", q3: "0.121" }, "partial 4 q3:wrong_value"],
    [{ q2: "1500 kWh", q3: "0.15" }, "incorrect 0 q2:unit_wrong q3:wrong_value"], [{ q2: "约1500", q3: "约0.15" }, "partial 3 q2:wrong_value q3:follow_through"], [{ q3: "0.15" }, "incorrect 0 q3:wrong_value"], [{ q2: "x", q3: "0.15" }, "incorrect 0 q2:format q3:wrong_value"], [{ q2: "1500", q3: "x" }, "incorrect 0 q2:wrong_value q3:format"], [{ q2: "1500" }, "incorrect 0 q2:wrong_value"], [{ q2: "1500", q3: true }, "incorrect 0 q2:wrong_value q3:format"], [{ q2: 1500, q3: 0.15 }, "partial 3 q2:wrong_value q3:follow_through"],
    [{ q2: "1500", q3: "0.1507" }, "partial 3 q2:wrong_value q3:follow_through"], [{ q2: "1500", q3: "0.1508" }, "incorrect 0 q2:wrong_value q3:wrong_value"], [{ q2: "1500", q3: "0.15 kWh" }, "incorrect 0 q2:wrong_value q3:unit_wrong"],
  ]);
  assert.deepEqual(parts(item, { q2: "1500", q3: "0.15" }).q3, "partial 3 follow_through");
});

test("case: follow-through computes with any operations, exactly", () => {
  /** @param {any} ops @param {object} [other] */
  const item = (ops, other) => caseOf([{ ...q2, tol: undefined }, { ...q3, unit: "", value: "7", tol: undefined, follow: { from: "q2", ops }, ...other }], { max: "8" });
  expect(item([["mul", "2"]]), [[{ q2: "1500", q3: "3000" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["add", "2"]]), [[{ q2: "1500", q3: "1502" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["sub", "2"]]), [[{ q2: "1500", q3: "1498" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["div", "7"]]), [[{ q2: "1500", q3: "1500/7" }, "partial 4 q2:wrong_value q3:follow_through"], [{ q2: "-1500", q3: "-1500/7" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["sub", "1000"], ["mul", "3"], ["div", "2"]]), [[{ q2: "1500", q3: "750" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["div", "0"]]), [[{ q2: "1500", q3: "1500" }, "incorrect 0 q2:wrong_value q3:wrong_value"]]);
  expect(item([["div", "0"], ["add", "1"]]), [[{ q2: "1500", q3: "1" }, "incorrect 0 q2:wrong_value q3:wrong_value"]]);
  expect(item([["pow", "2"]]), [[{ q2: "1500", q3: "1500" }, "incorrect 0 q2:wrong_value q3:wrong_value"]]);
  expect(item(undefined), [[{ q2: "1500", q3: "1500" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["mul", "0"]]), [[{ q2: "1500", q3: "0" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  const also = [{ value: "3000", fraction: "0.75", tag: "known" }];
  expect(item([["mul", "2"]], { also }), [[{ q2: "1500", q3: "3000" }, "partial 4 q2:wrong_value q3:follow_through"]]);
  expect(item([["mul", "2"]], { also, follow: { from: "q2", ops: [["mul", "2"]], fraction: "0.75" } }), [[{ q2: "1500", q3: "3000" }, "partial 3 q2:wrong_value q3:known"]]);
  expect(item([["mul", "2"]], { also, follow: { from: "q2", ops: [["mul", "2"]], fraction: "0.8" } }), [[{ q2: "1500", q3: "3000" }, "partial 3.2 q2:wrong_value q3:follow_through"]]);
  expect(item([["mul", "2"]], { tol: { rel: "0.01" }, close: { k: "9", fraction: "1" } }), [[{ q2: "1500", q3: "3100" }, "incorrect 0 q2:wrong_value q3:wrong_value"]]);
  expect(item([["mul", "2"]], { follow: { from: "q2", ops: [["mul", "2"]], fraction: "0" } }), [[{ q2: "1500", q3: "3000" }, "incorrect 0 q2:wrong_value q3:wrong_value"]]);
  expect(item([["mul", "2"]], { attempt_factors: ["1", "0"] }), [[{ q2: "1500", q3: "3000" }, "incorrect 0 q2:wrong_value q3:wrong_value"]], { attempt: 2 });
  expect(item([["mul", "2"]], { attempt_factors: ["1", "0.5"] }), [[{ q2: "1500", q3: "3000" }, "partial 2 q2:wrong_value q3:follow_through"]], { attempt: 2 });
});

test("case: follow-through needs two numeric parts, the first one before and not right", () => {
  const half = { ...q2, also: [{ value: "1500", fraction: "0.5", tag: "known" }] };
  expect(caseOf([half, q3]), [[{ q2: "1500", q3: "0.15" }, "partial 5 q2:known q3:follow_through"]]);
  expect(caseOf([{ ...q2, void: "full" }, q3]), [[{ q2: "1500", q3: "0.15" }, "partial 7 q2:void_full q3:follow_through"]]);
  expect(caseOf([q3, q2]), [[{ q2: "1500", q3: "0.15" }, "incorrect 0 q3:wrong_value q2:wrong_value"]]);
  expect(caseOf([{ ...q1, id: "q2", options: ["1500"], key: "x" }, q3]), [[{ q2: "1500", q3: "0.15" }, "incorrect 0 q2:wrong_option q3:wrong_value"]]);
  expect(caseOf([q2, { ...q1, options: ["0.15"], key: "x", follow }]), [[{ q2: "1500", q1: "0.15" }, "incorrect 0 q2:wrong_value q1:wrong_option"]]);
  expect(caseOf([q1, q2, { ...q3, gate: "q1" }]), [[{ q1: "B", q2: "1500", q3: "0.15" }, "incorrect 0 q1:wrong_option q2:wrong_value q3:wrong_value q3:gate"], [{ q1: "A", q2: "1500", q3: "0.15" }, "partial 5 q2:wrong_value q3:follow_through"]]);
  expect(caseOf([{ ...q2, tol: undefined }, q3]), [[{ q2: "约1500", q3: "0.15" }, "incorrect 0 q2:approximate q3:wrong_value"]]);
  expect(caseOf([{ ...q2, unit_required: true }, q3]), [[{ q2: "1500", q3: "0.15" }, "partial 3 q2:unit_missing q2:wrong_value q3:follow_through"]]);
  const precise = { ...q3, precision: { decimals: 3, fraction: "0.9" } };
  expect(caseOf([q2, precise]), [[{ q2: "1500", q3: "0.15" }, "incorrect 0 q2:wrong_value q3:wrong_value"], [{ q2: "1500", q3: "0.150" }, "partial 3 q2:wrong_value q3:follow_through"], [{ q2: "1500", q3: "0.12" }, "partial 3.6 q2:wrong_value q3:precision"]]);
  const chained = caseOf([q2, q3, { ...q3, id: "q6", unit: "", value: "1", follow: { from: "q3", ops: [["mul", "100"]] } }]);
  expect(chained, [[{ q2: "1500", q3: "0.15", q6: "15" }, "partial 7 q2:wrong_value q3:follow_through q6:follow_through"]]);
});

test("case: attempts count for parts and for the whole", () => {
  const item = caseOf([{ ...q1, attempt_factors: ["1", "0.5"] }, q2], { attempt_factors: ["1", "0.5"] });
  expect(item, [[{ q1: "A", q2: "1200" }, "correct 6"]], { attempt: 1 });
  expect(item, [[{ q1: "A", q2: "1200" }, "correct 2.5"]], { attempt: 2 });
  assert.equal(grade(/** @type {any} */ (item), { q1: "A" }, { certainty: 2 }).cbm, "4");
  assert.equal(grade(/** @type {any} */ (item), { q1: "A" }, { certainty: 2 }).parts?.q1.cbm, undefined);
});
