// Evaluate: the value of a formula that Python wrote as JSON; twin of `expressions/evaluation.py`. No DOM.

import { add, compare, divide, multiply, negate, rational, subtract } from "../grading/rational.mjs";
import { Trouble } from "./days.mjs";
import { floor } from "./guards.mjs";
import { FUNCTIONS } from "./functions.mjs";
import { isDay, isList, isNumber, whole } from "./values.mjs";

/** @typedef {import("./values.mjs").Value} Value */
/** @typedef {import("./values.mjs").Rational} Rational */
/** @typedef {number | string | boolean | [string, ...any[]]} Formula as `quizgen.expressions.to_json` writes it */
/** @typedef {{[name: string]: Value}} Names */
/** @typedef {import("./days.mjs").Calendar} Calendar */

/** @type {Record<string, (a: Rational, b: Rational) => Rational>} */
const ARITHMETIC = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": (a, b) => divide(a, nonzero(b)),
  "//": (a, b) => [floor(divide(a, nonzero(b))), 1n],
  "%": (a, b) => subtract(a, multiply([floor(divide(a, nonzero(b))), 1n], b)),
};

/** @type {Record<string, (sign: number) => boolean>} */
const ORDER = {
  "<": (sign) => sign < 0,
  "<=": (sign) => sign <= 0,
  ">": (sign) => sign > 0,
  ">=": (sign) => sign >= 0,
};

/**
 * @param {Formula} formula
 * @param {Names} names
 * @param {Calendar} known days off
 * @returns {Value}
 */
export function evaluate(formula, names, known) {
  if (typeof formula === "number") return whole(formula);
  if (!Array.isArray(formula)) return formula;
  const [operator, ...rest] = formula;
  const at = (/** @type {number} */ place) => evaluate(rest[place], names, known);
  switch (operator) {
    case "get":
      return names[rest[0]];
    case "num":
      return rational(rest[0]);
    case "list":
      return { items: rest.map((_, place) => at(place)) };
    case "call":
      if (rest[0] === "if") return at(at(1) ? 2 : 3);
      return FUNCTIONS[rest[0]](rest.slice(1).map((_, place) => at(place + 1)), known);
    case "not":
      return !at(0);
    case "and":
      return at(0) && at(1);
    case "or":
      return at(0) || at(1);
  }
  if (rest.length === 1) return negate(/** @type {Rational} */ (at(0)));
  return joined(operator, at(0), at(1));
}

/**
 * @param {string} operator
 * @param {Value} left
 * @param {Value} right
 * @returns {Value}
 */
function joined(operator, left, right) {
  if (isList(right)) {
    return right.items.some((one) => same(left, one)) === (operator === "in");
  }
  if (operator === "==" || operator === "!=") return same(left, right) === (operator === "==");
  if (isDay(left)) {
    if (isDay(right)) {
      const apart = left.day - right.day;
      return operator === "-" ? whole(apart) : ORDER[operator](apart);
    }
    const days = Number(/** @type {Rational} */ (right)[0]);
    return { day: left.day + (operator === "+" ? days : -days) };
  }
  if (isNumber(left) && isNumber(right)) {
    const order = ORDER[operator];
    return order ? order(compare(left, right)) : ARITHMETIC[operator](left, right);
  }
  return String(left) + String(right);
}

/**
 * @param {Value} left
 * @param {Value} right
 */
function same(left, right) {
  if (isDay(left) && isDay(right)) return left.day === right.day;
  return isNumber(left) && isNumber(right) ? !compare(left, right) : left === right;
}

/** @param {Rational} value */
function nonzero(value) {
  if (!value[0]) throw new Trouble("calc.error.zero");
  return value;
}
