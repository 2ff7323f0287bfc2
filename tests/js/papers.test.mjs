// Papers: totals, sections and verdicts.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gradePaper } from "../../quizgen/web/src/grading/index.mjs";

/**
 * @param {string} id
 * @param {string} max
 * @param {object} [other] fields of the item
 * @returns {any}
 */
function single(id, max, other = {}) {
  return { id, type: "single", max, options: ["A", "B"], key: "A", ...other };
}
const law = { section: "law" };
const calc = { section: "calc" };
const short = { id: "s", type: "short", max: "4", keypoints: [{ id: "k", any: ["a"] }] };
const walk = { id: "w", type: "scenario", max: "4", steps: [{ id: "ok", points: "4" }, { id: "bad", fatal: true }] };

/**
 * @param {any} rules
 * @param {any[]} items
 * @param {any} responses
 * @returns {string}
 */
function seen(rules, items, responses) {
  const { score, max, percent, status, failed_sections } = gradePaper(rules, items, responses);
  return [`${score}/${max}`, percent, status, ...failed_sections].join(" ");
}

test("paper: the exact percentage decides", () => {
  const items = [single("a", "1"), single("b", "1"), single("c", "1")];
  assert.equal(seen({ pass_percent: "66.67" }, items, { a: "A", b: "A" }), "2/3 66.67 fail");
  assert.equal(seen({ pass_percent: "66.66" }, items, { a: "A", b: "A" }), "2/3 66.67 pass");
  assert.equal(seen({ pass_percent: "100" }, items, { a: "A", b: "A", c: "A", d: "x" }), "3/3 100 pass");
  assert.equal(seen({ pass_percent: "0" }, items, {}), "0/3 0 pass");
  assert.equal(seen({}, [single("a", "60"), single("b", "40")], { a: "A" }), "60/100 60 pass");
  assert.equal(seen({}, [single("a", "59.99"), single("b", "40.01")], { a: "A" }), "59.99/100 59.99 fail");
  assert.equal(seen({}, items.slice(0, 1), { a: "B" }), "0/1 0 fail");
});

test("paper: nothing to earn is no pass, and less than nothing is nothing", () => {
  assert.equal(seen({ pass_percent: "0" }, [], {}), "0/0 0 fail");
  assert.equal(seen({ pass_percent: "0" }, [single("a", "1", { void: "drop" })], { a: "A" }), "0/0 0 fail");
  const penal = { wrong_fraction: "-1", min: "-1" };
  assert.equal(seen({ pass_percent: "0" }, [single("a", "1", penal), single("b", "1", penal)], { a: "B", b: "B" }), "0/2 0 pass");
  assert.equal(seen({}, [single("a", "1", penal), single("b", "2")], { a: "B", b: "A" }), "1/3 33.33 fail");
});

test("paper: rounded item scores are added", () => {
  const half = { id: "m", type: "multi", max: "0.05", options: ["A", "B"], key: ["A", "B"], policy: { name: "cn_half" } };
  assert.equal(seen({}, [half, { ...half, id: "n" }], { m: ["A"], n: ["B"] }), "0.06/0.1 60 pass");
});

test("paper: every section must reach its minimum", () => {
  const items = [single("a", "60", law), single("b", "10", calc), single("c", "30", law), single("d", "10", calc)];
  const rules = { section_min_percent: { calc: "50", law: "60", other: "100" } };
  assert.equal(seen(rules, items, { a: "A", b: "A", c: "A" }), "100/110 90.91 pass");
  assert.equal(seen(rules, items, { a: "A", c: "A" }), "90/110 81.82 fail calc");
  assert.equal(seen(rules, items, { c: "A" }), "30/110 27.27 fail law calc");
  assert.equal(seen(rules, items.slice().reverse(), {}), "0/110 0 fail calc law");
  const dropped = items.map((item) => (item.section === "calc" ? { ...item, void: "drop" } : item));
  assert.equal(seen(rules, dropped, { a: "A", c: "A" }), "90/90 100 pass");
  assert.equal(seen({ section_min_percent: { "": "50" } }, [single("a", "1"), single("b", "3", law)], { b: "A" }), "3/4 75 fail ");
  assert.equal(seen({ section_min_percent: {} }, [single("a", "1", { section: "toString" })], { a: "A" }), "1/1 100 pass");
  const penal = [single("a", "1", { ...calc, wrong_fraction: "-1", min: "-1" }), single("b", "9", law)];
  assert.equal(seen({ section_min_percent: { calc: "0" } }, penal, { a: "B", b: "A" }), "8/10 80 pass");
});

test("paper: a fatal scenario fails it, an open item leaves it open", () => {
  assert.equal(seen({}, [single("a", "96"), walk], { a: "A", w: ["ok"] }), "100/100 100 pass");
  assert.equal(seen({}, [single("a", "96"), walk], { a: "A", w: ["bad"] }), "96/100 96 fail");
  assert.equal(seen({}, [single("a", "96"), short], { a: "A", s: "a" }), "96/100 96 pending");
  assert.equal(seen({}, [walk, short], { w: ["bad"], s: "a" }), "0/8 0 pending");
  assert.equal(seen({}, [single("a", "96"), short], { a: "A" }), "96/100 96 pass");
  assert.equal(seen({ section_min_percent: { law: "50" } }, [single("a", "1", law), short], { s: "a" }), "0/5 0 pending law");
});
