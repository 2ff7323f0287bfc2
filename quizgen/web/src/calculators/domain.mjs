// Domain: what inspectors compute; twin of `domain/energy.py`, `limits.py` and `penalties.py`. No DOM.

import { ONE, ZERO, add, compare, divide, greatest, least, multiply, subtract, sum } from "../grading/rational.mjs";
import { ceil, need, notNegative, positive } from "./guards.mjs";
import { whole } from "./values.mjs";

/** @typedef {import("../grading/rational.mjs").Rational} Rational */

const HUNDRED = whole(100);

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
