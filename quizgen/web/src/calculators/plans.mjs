// Plans: how far an indicator has fallen and what is still to come; twin of `domain/plans.py`. No DOM.

import { ONE, ZERO, compare, divide, greatest, multiply, subtract } from "../grading/rational.mjs";
import { need, notNegative, positive } from "./guards.mjs";
import { roundedRoot } from "./tariffs.mjs";
import { whole } from "./values.mjs";

/** @typedef {import("../grading/rational.mjs").Rational} Rational */

const HUNDRED = whole(100);

/**
 * @param {Rational} percent
 * @returns {Rational} the share that is left after a decline of `percent`
 */
const left = (percent) => subtract(ONE, divide(percent, HUNDRED));

/**
 * @param {Rational} value
 * @param {Rational} index
 */
export function constantValue(value, index) {
  notNegative(value);
  positive(index);
  return divide(multiply(value, HUNDRED), index);
}

/**
 * @param {Rational} before
 * @param {Rational} after
 */
export function declinePercent(before, after) {
  positive(before);
  notNegative(after);
  return multiply(divide(subtract(before, after), before), HUNDRED);
}

/** @param {Rational[]} declines */
export function compoundedDecline(declines) {
  need(declines.length > 0 && declines.every((one) => compare(one, HUNDRED) <= 0));
  const rest = declines.reduce((share, one) => multiply(share, left(one)), ONE);
  return multiply(subtract(ONE, rest), HUNDRED);
}

/**
 * @param {Rational} total
 * @param {number} years
 * @param {number} [places]
 */
export function yearlyDecline(total, years, places = 2) {
  notNegative(total);
  need(compare(total, HUNDRED) < 0 && years >= 1);
  return multiply(subtract(ONE, roundedRoot(left(total), years, places + 2)), HUNDRED);
}

/**
 * @param {Rational} target
 * @param {Rational} done
 */
export function remainingDecline(target, done) {
  notNegative(target);
  need(compare(target, HUNDRED) <= 0 && compare(done, HUNDRED) < 0);
  return multiply(greatest(subtract(ONE, divide(left(target), left(done))), ZERO), HUNDRED);
}
