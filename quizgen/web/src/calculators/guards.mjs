// Guards: what a function of the field refuses, and whole parts of numbers. No DOM.

import { Trouble } from "./days.mjs";

/** @typedef {import("../grading/rational.mjs").Rational} Rational */

/**
 * @param {boolean} holds
 * @returns {void}
 */
export function need(holds) {
  if (!holds) throw new Trouble("calc.error.values");
}

/** @param {...Rational} values */
export function notNegative(...values) {
  need(values.every((one) => one[0] >= 0n));
}

/** @param {Rational} value */
export function positive(value) {
  need(value[0] > 0n);
}

/** @param {Rational} value */
export function floor([numerator, denominator]) {
  const cut = numerator / denominator;
  return cut * denominator > numerator ? cut - 1n : cut;
}

/** @param {Rational} value */
export function ceil([numerator, denominator]) {
  return -floor([-numerator, denominator]);
}
