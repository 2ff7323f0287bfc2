// Tariffs: surcharges on electricity by consumption; twin of `domain/tariffs.py` and `roots.py`. No DOM.

import { ONE, ZERO, add, compare, divide, greatest, least, multiply, power, subtract } from "../grading/rational.mjs";
import { floor, need, notNegative, positive } from "./guards.mjs";
import { stepsAbove, unitConsumption } from "./domain.mjs";
import { whole } from "./values.mjs";

/** @typedef {import("../grading/rational.mjs").Rational} Rational */

const HUNDRED = whole(100);

/**
 * @param {Rational} electricity
 * @param {Rational} excluded
 * @param {Rational} output
 */
export function countedConsumption(electricity, excluded, output) {
  notNegative(excluded);
  need(compare(excluded, electricity) <= 0);
  return unitConsumption(subtract(electricity, excluded), output);
}

/**
 * @param {Rational} consumption
 * @param {Rational[]} bounds
 * @param {Rational[]} rates
 */
export function tierSurcharge(consumption, bounds, rates) {
  need(rates.length === bounds.length + 1);
  notNegative(rates[0]);
  for (const list of [bounds, rates]) {
    need(list.every((one, place) => !place || compare(list[place - 1], one) <= 0));
  }
  return rates[bounds.filter((bound) => compare(consumption, bound) > 0).length];
}

/**
 * @param {Rational} consumption
 * @param {Rational} threshold
 * @param {Rational} step
 * @param {Rational} rate
 */
export function steppedSurcharge(consumption, threshold, step, rate) {
  notNegative(rate);
  return multiply(stepsAbove(consumption, threshold, step), rate);
}

/**
 * @param {Rational} share
 * @param {Rational} lowest
 * @param {Rational} weight
 * @param {Rational} start
 * @param {Rational} [perPoint]
 */
export function renewableDiscount(share, lowest, weight, start, perPoint = ONE) {
  notNegative(share, start, perPoint);
  need(compare(share, HUNDRED) <= 0);
  if (compare(share, lowest) <= 0 || compare(share, weight) < 0) return ZERO;
  const points = greatest([floor(subtract(share, start)), 1n], ZERO);
  return least(multiply(points, perPoint), HUNDRED);
}

/**
 * @param {Rational} rate
 * @param {Rational} discount
 */
export function discountedRate(rate, discount) {
  notNegative(rate, discount);
  need(compare(discount, HUNDRED) <= 0);
  return multiply(rate, subtract(ONE, divide(discount, HUNDRED)));
}

/**
 * @param {Rational} electricity
 * @param {Rational} rate
 */
export function surchargeAmount(electricity, rate) {
  notNegative(electricity, rate);
  return multiply(electricity, rate);
}

/**
 * @param {Rational} grade
 * @param {Rational} strength
 * @param {number} [places]
 */
export function strengthFactor(grade, strength, places = 4) {
  positive(grade);
  positive(strength);
  return roundedRoot(divide(grade, strength), 4, places);
}

/**
 * @param {Rational} pressure
 * @param {Rational} standard
 * @param {number} [places]
 */
export function pressureFactor(pressure, standard, places = 4) {
  positive(pressure);
  need(compare(pressure, standard) <= 0);
  return roundedRoot(divide(pressure, standard), 2, places);
}

/**
 * @param {Rational} consumption
 * @param {Rational} altitude
 * @param {Rational} strength
 */
export function comparableConsumption(consumption, altitude, strength) {
  notNegative(consumption);
  positive(altitude);
  positive(strength);
  return multiply(multiply(consumption, altitude), strength);
}

/**
 * @param {Rational} clinkerConsumption
 * @param {Rational} clinker
 * @param {Rational} preparation
 * @param {Rational} cement
 */
export function cementConsumption(clinkerConsumption, clinker, preparation, cement) {
  notNegative(clinkerConsumption, clinker);
  return unitConsumption(add(multiply(clinkerConsumption, clinker), preparation), cement);
}

/**
 * @param {Rational} value
 * @param {number} degree
 * @param {number} places
 * @returns {Rational} the root, rounded half up, without floats
 */
export function roundedRoot(value, degree, places) {
  notNegative(value);
  need(places >= 0 && places <= 12);
  const [scale] = power(places);
  const size = (2n * scale) ** BigInt(degree);
  const doubled = wholeRoot((value[0] * size) / value[1], degree);
  return divide([(doubled + 1n) / 2n, 1n], [scale, 1n]);
}

/**
 * @param {bigint} number
 * @param {number} degree
 * @returns {bigint} the greatest whole number whose power is not above `number`
 */
function wholeRoot(number, degree) {
  let low = 0n;
  let high = 1n << BigInt(Math.floor(number.toString(2).length / degree) + 1);
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** BigInt(degree) <= number) low = middle;
    else high = middle - 1n;
  }
  return low;
}
