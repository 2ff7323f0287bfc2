// Units: the table is Python's, and a text names at most one of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fraction } from "../../quizgen/web/src/grading/rational.mjs";
import { isUnitWord, unitOf } from "../../quizgen/web/src/grading/unit-words.mjs";
import { UNITS } from "../../quizgen/web/src/grading/units.mjs";

/**
 * @param {string} text
 * @param {string[]} [accepted]
 */
function named(text, accepted = []) {
  const unit = unitOf(text, accepted);
  return unit && [unit.name, unit.dimension, fraction(unit.factor)];
}

test("units are those of the table that Python reads", () => {
  const table = new URL("../../quizgen/model/units.json", import.meta.url);
  const units = Object.entries(JSON.parse(readFileSync(table, "utf8")).units);
  const expected = units.map(([name, { dim, factor, alias }]) => [name, [dim, factor, ...alias]]);
  assert.deepEqual(UNITS, Object.fromEntries(expected));
});

test("unit words are known in any ASCII case", () => {
  for (const word of ["kWh", "KWH", "千瓦时", "吨", "RMB", "%", "1", "Nm3", "nM3", "kgce/吨", "KGCE/吨"]) assert.ok(isUnitWord(word), word);
  for (const word of ["", "美元", "千米", "kW h", "瓦时", "K", " 元"]) assert.ok(!isUnitWord(word), word);
});

test("unitOf takes exact spellings of the whole table", () => {
  assert.deepEqual(named("mW"), ["mW", "power", "1/1000000"]);
  assert.deepEqual(named("MW", ["mW"]), ["MW", "power", "1000"]);
  assert.deepEqual(named("度", ["元"]), ["kWh", "elec", "1"]);
  assert.deepEqual(named("分钟"), ["分钟", "hour", "1/60"]);
  assert.equal(named("kwh"), null);
  assert.equal(named("美元", ["元"]), null);
});

test("unitOf ignores ASCII case only among the accepted, and only when it is clear", () => {
  assert.deepEqual(named("KWH", ["kWh"]), ["kWh", "elec", "1"]);
  assert.deepEqual(named("kwh", ["千瓦时"]), ["kWh", "elec", "1"]);
  assert.equal(named("kwh", ["MWh"]), null);
  assert.equal(named("Mw", ["MW", "mW"]), null);
  assert.deepEqual(named("Mw", ["MW", "kW"]), ["MW", "power", "1000"]);
  assert.deepEqual(named("Mw", ["MW", "兆瓦", "MW"]), ["MW", "power", "1000"]);
  assert.deepEqual(named("RMB", ["元"]), ["元", "money", "1"]);
  assert.deepEqual(named("TCE", ["吨标煤", "kgce"]), ["tce", "ce", "1000"]);
});

test("unitOf takes an item's own units as they are", () => {
  assert.deepEqual(named("户", ["户"]), ["户", "=户", "1"]);
  assert.deepEqual(named("PCS", ["pcs"]), ["pcs", "=pcs", "1"]);
  assert.equal(named("台", ["户"]), null);
});
