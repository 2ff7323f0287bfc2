// Marks: what scorers return, and how a share of the maximum becomes points (section 1).

import {
  ONE,
  ZERO,
  compare,
  decimal,
  greatest,
  least,
  multiply,
  rational,
  round,
  sum,
} from "./rational.mjs";

/** @typedef {import("./types.mjs").Common} Common */
/** @typedef {import("./types.mjs").Item} Item */
/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */
/** @typedef {import("./types.mjs").Result} Result */

/** @type {Mark} */
export const RIGHT = { fraction: ONE, exact: true, reasons: [] };
/** @type {Mark} */
export const UNANSWERED = { fraction: ZERO, exact: false, reasons: [], state: "unanswered" };

/**
 * @param {string} reason
 * @returns {Mark}
 */
export function invalid(reason) {
  return { fraction: ZERO, exact: false, reasons: [reason], state: "invalid" };
}

/**
 * @param {Rational} fraction
 * @param {...(string | false | undefined | null)} reasons those that are empty do not count
 * @returns {Mark} of an answer that is not exactly right
 */
export function inexact(fraction, ...reasons) {
  /** @type {string[]} */
  const kept = [];
  for (const reason of reasons) if (reason && !kept.includes(reason)) kept.push(reason);
  return { fraction, exact: false, reasons: kept };
}

/**
 * @param {Item} item
 * @returns {Rational} its maximum, before anything is dropped
 */
export function declared(item) {
  if (item.max !== undefined) return rational(item.max);
  return item.type === "case" ? sum(item.parts.map(declared)) : ONE;
}

/**
 * @param {Common} item
 * @returns {Mark | null} of an item that no longer counts, whatever was answered
 */
export function voided(item) {
  if (item.void === "drop") return { ...RIGHT, max: ZERO, reasons: ["void_drop"], state: "void" };
  return item.void === "full" ? { ...RIGHT, reasons: ["void_full"], state: "void" } : null;
}

/**
 * @param {Common} item
 * @param {number | undefined} attempt
 * @returns {Rational} what a positive fraction is multiplied by
 */
export function attemptFactor(item, attempt) {
  const factors = item.attempt_factors || [];
  if (!factors.length) return ONE;
  const number = Number.isInteger(attempt) ? Math.max(1, Number(attempt)) : 1;
  return number > factors.length ? ZERO : rational(factors[number - 1]);
}

/**
 * @param {Item} item
 * @param {Mark} mark
 * @param {number} [attempt]
 * @returns {Result & {fraction: Rational}} with the share that the attempt leaves
 */
export function settled(item, mark, attempt) {
  const max = mark.max || declared(item);
  const places = item.round_dp ?? 2;
  const factor = mark.state === "void" ? ONE : attemptFactor(item, attempt);
  /** @param {Rational} share */
  const left = (share) => (share[0] > 0n ? multiply(share, factor) : share);
  /** @param {Rational} points */
  const clamped = (points) => greatest(rational(item.min ?? 0), least(points, max));
  const none = mark.state === "unanswered" || mark.state === "invalid";
  const fraction = left(mark.fraction);
  const points = none ? ZERO : clamped(multiply(max, fraction));
  const score = none ? ZERO : clamped(round(multiply(max, fraction), places));
  const inexactly = score[0] > 0n ? "partial" : "incorrect";
  /** @type {import("./types.mjs").Outcome} */
  const outcome = {
    score: decimal(score),
    max: decimal(max),
    class: mark.state || (mark.exact ? "correct" : inexactly),
    reasons: [...mark.reasons],
  };
  if (mark.suggested) {
    outcome.suggested = decimal(clamped(round(multiply(max, left(mark.suggested)), places)));
  }
  if (mark.parts) outcome.parts = mark.parts;
  return { outcome, points, mark, fraction };
}

/**
 * Marks weighted by certainty.
 *
 * @param {Item} item
 * @param {Result & {fraction: Rational}} result
 * @param {number} certainty 1 to 3
 * @returns {string}
 */
export function weighted(item, { mark, fraction }, certainty) {
  const max = mark.max || declared(item);
  let share = multiply(fraction, [BigInt(certainty), 1n]);
  if (mark.state === "unanswered" || mark.state === "pending") share = ZERO;
  else if (compare(fraction, ZERO) <= 0) share = [[0n, -2n, -6n][certainty - 1], 1n];
  return decimal(round(multiply(max, share), item.round_dp ?? 2));
}
