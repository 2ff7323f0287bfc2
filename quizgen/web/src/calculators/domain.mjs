// Domain: what inspectors compute; twins of `domain/energy.py`, `limits.py`, `tariffs.py` and `roots.py`. No DOM.

import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  greatest,
  least,
  multiply,
  power,
  subtract,
  sum,
} from "../grading/rational.mjs";
import { Trouble } from "./days.mjs";
import { whole } from "./values.mjs";

/** @typedef {import("../grading/rational.mjs").Rational} Rational */

const HUNDRED = whole(100);

/**
 * @param {boolean} holds
 * @returns {void}
 */
function need(holds) {
  if (!holds) throw new Trouble("calc.error.values");
}

/** @param {...Rational} values */
function notNegative(...values) {
  need(values.every((one) => one[0] >= 0n));
}

/** @param {Rational} value */
function positive(value) {
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

/**
 * @param {Rational} quantity
 * @param {Rational} coefficient
 */
export function standardCoal(quantity, coefficient) {
  notNegative(quantity, coefficient);
  return multiply(quantity, coefficient);
}

/**
 * @param {Rational} tce
 * @param {boolean} [designated]
 */
export function isKeyUnit(tce, designated = false) {
  return compare(tce, whole(10_000)) >= 0 || (designated && compare(tce, whole(5_000)) >= 0);
}

/**
 * @param {Rational} value
 * @param {Rational} limit
 */
export function excess(value, limit) {
  return greatest(subtract(value, limit), ZERO);
}

/**
 * @param {Rational} value
 * @param {Rational} limit
 */
export function excessPercent(value, limit) {
  positive(limit);
  return multiply(divide(excess(value, limit), limit), HUNDRED);
}

/**
 * @param {Rational} value
 * @param {Rational} threshold
 * @param {Rational} step
 * @returns {Rational}
 */
export function stepsAbove(value, threshold, step) {
  positive(step);
  return [ceil(divide(excess(value, threshold), step)), 1n];
}

/**
 * @param {Rational} energy
 * @param {Rational} output
 */
export function unitConsumption(energy, output) {
  notNegative(energy);
  positive(output);
  return divide(energy, output);
}

/**
 * @param {Rational[]} energies
 * @param {Rational[]} outputs
 */
export function plantUnit(energies, outputs) {
  need(energies.length === outputs.length);
  notNegative(...energies, ...outputs);
  return unitConsumption(sum(energies), sum(outputs));
}

/**
 * @param {Rational} total
 * @param {Rational} part
 * @param {Rational} all
 */
export function apportion(total, part, all) {
  notNegative(total, part);
  positive(all);
  need(compare(part, all) <= 0);
  return divide(multiply(total, part), all);
}

/**
 * @param {Rational} value
 * @param {Rational[]} limits
 */
export function limitLevel(value, limits) {
  need(limits.length > 0);
  need(limits.every((one, place) => !place || compare(limits[place - 1], one) < 0));
  return whole(limits.findIndex((limit) => compare(value, limit) <= 0) + 1);
}

/**
 * @param {Rational} value
 * @param {Rational} limit
 * @param {Rational} output
 */
export function excessEnergy(value, limit, output) {
  notNegative(value, limit, output);
  return multiply(excess(value, limit), output);
}

/**
 * @param {Rational} limit
 * @param {Rational} share
 * @param {Rational} base
 * @param {Rational} perPoint
 */
export function adjustedLimit(limit, share, base, perPoint) {
  notNegative(limit, share, base, perPoint);
  return add(limit, multiply(subtract(share, base), perPoint));
}

/**
 * @param {Rational} altitude
 * @param {Rational} threshold
 * @param {Rational} pressure
 * @param {Rational} constant
 * @param {Rational} slope
 */
export function altitudeFactor(altitude, threshold, pressure, constant, slope) {
  notNegative(altitude, threshold, pressure, constant, slope);
  return compare(altitude, threshold) <= 0 ? ONE : subtract(constant, multiply(slope, pressure));
}

/**
 * @param {Rational} heat
 * @param {Rational} standard
 */
export function equivalentCoefficient(heat, standard) {
  notNegative(heat);
  positive(standard);
  return divide(heat, standard);
}

/**
 * @param {Rational} start
 * @param {Rational} end
 * @param {Rational} times
 * @param {Rational} [span]
 */
export function metered(start, end, times, span = ZERO) {
  notNegative(start, end, times, span);
  need(!span[0] || compare(greatest(start, end), span) < 0);
  const back = compare(end, start) < 0;
  need(!back || span[0] > 0n);
  return multiply(add(subtract(end, start), back ? span : ZERO), times);
}

/**
 * @param {Rational} part
 * @param {Rational} all
 */
export function sharePercent(part, all) {
  notNegative(part);
  positive(all);
  return multiply(divide(part, all), HUNDRED);
}

/**
 * @param {Rational} main
 * @param {Rational[]} parts
 */
export function gapPercent(main, parts) {
  notNegative(...parts);
  positive(main);
  return multiply(divide(subtract(main, sum(parts)), main), HUNDRED);
}

/**
 * @param {Rational} fine
 * @param {Rational} days
 * @param {Rational} [rate]
 * @param {Rational} [cap]
 */
export function latePaymentPenalty(fine, days, rate = [3n, 100n], cap = fine) {
  notNegative(fine, days, rate);
  return least(multiply(multiply(fine, rate), days), cap);
}

/**
 * @param {Rational} fine
 * @param {Rational} low
 * @param {Rational} high
 */
export function fineInRange(fine, low, high) {
  need(compare(low, high) <= 0);
  return compare(low, fine) <= 0 && compare(fine, high) <= 0;
}

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
