// Intervals: a range with two ends, such as a range of fines (contract section 5).

import { RIGHT, inexact, invalid } from "./marks.mjs";
import { isTooLong, readNumber, spelt } from "./numbers.mjs";
import { ONE, ZERO, compare, divide, multiply, power, rational } from "./rational.mjs";
import { quantity, unitFactor } from "./quantities.mjs";
import { bare } from "./text.mjs";

/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */
/** @typedef {import("./types.mjs").IntervalRule} IntervalRule */
/** @typedef {import("./quantities.mjs").Quantity} Quantity */

/**
 * The ends that were given; one may be open.
 *
 * @typedef {object} Range
 * @property {Quantity | null} low
 * @property {Quantity | null} high
 */
/** @typedef {{error: string}} Unreadable */

/**
 * @param {IntervalRule} rule
 * @param {string} text
 * @param {"low" | "high"} end
 * @returns {Range | Unreadable}
 */
function bound(rule, text, end) {
  const reading = readNumber(text);
  if ("error" in reading) return reading;
  const found = quantity(rule, reading.value, reading.unit);
  return found ? { low: null, high: null, [end]: found } : { error: "unit_unknown" };
}

/**
 * @param {IntervalRule} rule
 * @param {string} first
 * @param {string} second
 * @returns {Range | Unreadable}
 */
function between(rule, first, second) {
  const [low, high] = [readNumber(first), readNumber(second)];
  if ("error" in low) return low;
  if ("error" in high) return high;
  const inherits = !low.unit && !low.large && high.multiplier;
  const value = inherits ? multiply(low.value, inherits) : low.value;
  const ends = {
    low: quantity(rule, value, low.unit || high.unit),
    high: quantity(rule, high.value, high.unit),
  };
  if (!ends.low || !ends.high) return { error: "unit_unknown" };
  // A unit on one end is a unit.
  if (low.unit) ends.high.missing = false;
  return ends;
}

/**
 * @param {string} text
 * @param {string} separator
 * @returns {[string, string][]} both sides of every place where it stands
 */
function splits(text, separator) {
  const pieces = text.split(separator);
  return pieces
    .slice(1)
    .map((_, at) => [
      pieces.slice(0, at + 1).join(separator),
      pieces.slice(at + 1).join(separator),
    ]);
}

/**
 * @param {IntervalRule} rule
 * @param {string} text
 * @returns {Range | Unreadable}
 */
function range(rule, text) {
  const [, from, to] = /^(.+?)以上 ?[,、]? ?(.+)以下$/.exec(text) || [];
  if (to !== undefined) return between(rule, from, to);
  if (text.endsWith("以上")) return bound(rule, text.slice(0, -2), "low");
  if (text.endsWith("以下")) return bound(rule, text.slice(0, -2), "high");
  const [, inside] = /^\[(.*)\]$/.exec(text) || [];
  if (inside !== undefined) {
    const found = splits(inside, ",").map((sides) => between(rule, ...sides));
    const readable = found.filter((one) => !("error" in one));
    return readable.length === 1 ? readable[0] : { error: "format" };
  }
  const tried = ["至", "到", "~", "〜", "-"].flatMap((sign) => splits(text, sign));
  /** @type {Range | Unreadable} */
  let first = { error: "format" };
  for (const [at, sides] of tried.entries()) {
    const found = between(rule, ...sides);
    if (!("error" in found)) return found;
    if (at === 0) first = found;
  }
  return first;
}

/**
 * @param {Quantity | null} given
 * @param {Rational} right
 * @returns {boolean}
 */
function hits(given, right) {
  return given !== null && compare(given.value, right) === 0;
}

/**
 * @param {Quantity} low
 * @param {Quantity} high
 * @param {readonly [Rational, Rational]} right
 * @returns {string} the slip that puts both ends out
 */
function slip(low, high, [lo, hi]) {
  for (const exponent of [1, 2, 3, 4]) {
    for (const factor of [power(exponent), divide(ONE, power(exponent))]) {
      if (hits(low, multiply(lo, factor)) && hits(high, multiply(hi, factor))) {
        return `factor_${power(exponent)[0]}`;
      }
    }
  }
  return "wrong_value";
}

/**
 * @param {IntervalRule} rule
 * @param {string} text as typed
 * @returns {Mark}
 */
export function gradeInterval(rule, text) {
  // The dash of Chinese keyboards is two dashes long; it is no minus.
  const clean = spelt(text.replace(/[—―]{2}/g, "~"));
  if (isTooLong(clean)) return invalid("format");
  const found = range(rule, bare(clean.replace(/^并?处以?/, "").replace(/的?罚款$/, "")));
  if ("error" in found) return invalid(found.error);
  const { low, high } = found;
  const [lo, hi] = [rational(rule.lo), rational(rule.hi)];
  const [lowHits, highHits] = [hits(low, lo), hits(high, hi)];
  const both = lowHits && highHits;
  const ends = [low, high].filter((end) => end !== null);
  if (ends.some((end) => end.wrong)) {
    return inexact(both ? rational(rule.unit_wrong_fraction ?? 0) : ZERO, "unit_wrong");
  }
  const lacking = ends.find((end) => end.missing);
  const factor = lacking ? unitFactor(rule, lacking) : ONE;
  const unitless = lacking && "unit_missing";
  if (both) return unitless ? inexact(factor, unitless) : RIGHT;
  if (hits(low, hi) && hits(high, lo)) return inexact(ZERO, unitless, "reversed");
  if (lowHits || highHits) {
    return inexact(multiply(rational(rule.one_end ?? 0), factor), unitless, "one_end");
  }
  return inexact(ZERO, unitless, low && high ? slip(low, high, [lo, hi]) : "wrong_value");
}
