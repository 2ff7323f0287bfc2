// Exact numbers: reading, arithmetic, rounding, writing.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  fraction,
  greatest,
  least,
  multiply,
  negate,
  plain,
  power,
  ratio,
  rational,
  round,
  share,
  subtract,
  sum,
} from "../../quizgen/web/src/grading/rational.mjs";

/** @param {import("../../quizgen/web/src/grading/rational.mjs").Decimal} text */
const of = (text) => fraction(rational(text));

test("rational reads decimals, fractions and numbers exactly", () => {
  assert.deepEqual(
    ["0.5", "-0.25", "+7", "1/60", "3/04", "0", "-0", "00.10", 0.3, -2, 1e21, "12345678901234567891"].map(of),
    ["1/2", "-1/4", "7", "1/60", "3/4", "0", "0", "1/10", "3/10", "-2", "1000000000000000000000", "12345678901234567891"],
  );
});

test("rational refuses what is no decimal", () => {
  for (const text of ["", "abc", "1.", ".5", "1e3", " 1", "1 ", "--1", "1/", "1/2/3", "1.5/2", "1/0", "1/-2", "Infinity"]) {
    assert.throws(() => rational(text), { name: "RangeError", message: `not a decimal: ${text}` });
  }
  assert.throws(() => rational(Infinity), RangeError);
});

test("plain writes doubles without exponent", () => {
  assert.deepEqual(
    [5, 0.1, -0, 1e21, -1.5e22, 1.25e-7, -3e-10, 123456789.5, 1e20, 1e-6].map(plain),
    ["5", "0.1", "0", `1${"0".repeat(21)}`, `-15${"0".repeat(21)}`, "0.000000125", "-0.0000000003",
      "123456789.5", "100000000000000000000", "0.000001"],
  );
});

test("arithmetic is exact and keeps lowest terms with a positive denominator", () => {
  const [a, b] = [rational("0.1"), rational("0.2")];
  assert.deepEqual(add(a, b), [3n, 10n]);
  assert.deepEqual(subtract(a, b), [-1n, 10n]);
  assert.deepEqual(multiply(a, b), [1n, 50n]);
  assert.deepEqual(divide(a, b), [1n, 2n]);
  assert.deepEqual(divide(a, negate(b)), [-1n, 2n]);
  assert.deepEqual(ratio(4n, -6n), [-2n, 3n]);
  assert.deepEqual(ratio(-4n, -6n), [2n, 3n]);
  assert.deepEqual(ratio(0n, -5n), [0n, 1n]);
  assert.deepEqual(absolute([-3n, 4n]), [3n, 4n]);
  assert.deepEqual(absolute([3n, 4n]), [3n, 4n]);
  assert.deepEqual(sum([a, b, b]), [1n, 2n]);
  assert.deepEqual(sum([]), [0n, 1n]);
  assert.deepEqual(share(a, b), [1n, 2n]);
  assert.deepEqual(share(a, rational("0")), [0n, 1n]);
  assert.deepEqual([power(3), power(-2), power(0)], [[1000n, 1n], [1n, 100n], [1n, 1n]]);
});

test("comparison orders by value", () => {
  const [a, b] = [rational("1/3"), rational("0.34")];
  assert.deepEqual([compare(a, b), compare(b, a), compare(a, a)], [-1, 1, 0]);
  assert.deepEqual([least(a, b), least(b, a), greatest(a, b), greatest(b, a)], [a, a, b, b]);
});

test("round takes halves away from zero", () => {
  const rows = [["0.125", "0.13"], ["-0.125", "-0.13"], ["0.1249", "0.12"], ["2.675", "2.68"], ["1/3", "0.33"],
    ["-2/3", "-0.67"], ["5", "5"], ["0.005", "0.01"], ["-0.004", "0"]];
  assert.deepEqual(rows.map(([from]) => [from, decimal(round(rational(from), 2))]), rows);
  assert.equal(decimal(round(rational("2.5"), 0)), "3");
  assert.equal(decimal(round(rational("0.00005"), 4)), "0.0001");
});

test("decimal writes the shortest form and stops where there is none", () => {
  assert.deepEqual(
    ["0.50", "100", "-0.05", "0", "12.340", "-7", "1/8", "0.0001"].map((text) => decimal(rational(text))),
    ["0.5", "100", "-0.05", "0", "12.34", "-7", "0.125", "0.0001"],
  );
  assert.equal(decimal(rational("1/3")), `0.${"3".repeat(40)}`);
  assert.equal(fraction(rational("-1/3")), "-1/3");
});
