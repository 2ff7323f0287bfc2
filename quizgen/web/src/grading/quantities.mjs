// Quantities: a number with a unit against the number that is right (contract section 4).

import { RIGHT, inexact, invalid } from "./marks.mjs";
import { read } from "./numbers.mjs";
import {
  ONE,
  ZERO,
  absolute,
  compare,
  divide,
  multiply,
  negate,
  power,
  rational,
  subtract,
} from "./rational.mjs";
import { unitOf } from "./unit-words.mjs";

/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */
/** @typedef {import("./types.mjs").NumberRule} NumberRule */
/** @typedef {import("./types.mjs").UnitRule} UnitRule */
/** @typedef {import("./numbers.mjs").Reading} Reading */

/**
 * A number in the unit of the item.
 *
 * @typedef {object} Quantity
 * @property {Rational} value bare where the unit is wrong
 * @property {boolean} wrong whether its unit measures something else
 * @property {boolean} missing whether a unit is required and absent
 */

/**
 * @param {UnitRule} rule
 * @param {Rational} value
 * @param {string} text the unit as written, "" for none
 * @returns {Quantity | null} null when the text names no unit that can be meant
 */
export function quantity(rule, value, text) {
  const accepted = [rule.unit || "", ...(rule.units || [])].filter(Boolean);
  if (!text) {
    return { value, wrong: false, missing: Boolean(rule.unit_required && accepted.length) };
  }
  const given = accepted.length ? unitOf(text, accepted) : null;
  const own = given && unitOf(accepted[0], accepted);
  if (!given || !own) return null;
  const listed = accepted.some((one) => unitOf(one, accepted)?.name === given.name);
  const wrong =
    given.dimension !== own.dimension || (rule.any_same_dim === false && !listed);
  const converted = divide(multiply(value, given.factor), own.factor);
  return { value: wrong ? value : converted, wrong, missing: false };
}

/**
 * @param {UnitRule} rule
 * @param {Quantity} found
 * @returns {Rational} what a share is multiplied by where a unit is missing
 */
export function unitFactor(rule, found) {
  return found.missing ? rational(rule.unit_missing_fraction ?? 0) : ONE;
}

/**
 * @param {NumberRule} rule
 * @param {Rational} value
 * @returns {Rational | null} how far an answer may be off; null without tolerance
 */
function tolerance({ tol }, value) {
  const { abs, rel } = tol || {};
  if (abs !== undefined) return rational(abs);
  return rel === undefined ? null : multiply(rational(rel), absolute(value));
}

/**
 * @param {NumberRule} rule
 * @param {string} text as typed
 * @returns {Quantity & {reading: Reading} | {error: string}}
 */
export function measured(rule, text) {
  const reading = read(text);
  if ("error" in reading) return reading;
  if (reading.approximate && !tolerance(rule, ZERO)) return { error: "approximate" };
  const found = quantity(rule, reading.value, reading.unit);
  return found ? { ...found, reading } : { error: "unit_unknown" };
}

/**
 * @param {NumberRule} rule
 * @param {Reading} reading
 * @returns {boolean} whether it was written with the decimals and figures asked for
 */
function isPrecise({ precision }, { literal, scaled }) {
  if (!precision) return true;
  const [, whole, decimals] = /^(\d+)(?:\.(\d+))?$/.exec(literal || "") || [];
  if (whole === undefined) return false;
  const atLeast = precision.mode === "at_least";
  const places = precision.decimals ?? null;
  if (places !== null) {
    const given = (decimals || "").length;
    if (scaled || given < places || (given > places && !atLeast)) return false;
  }
  const figures = precision.sigfigs ?? null;
  if (figures === null) return true;
  const digits = (whole + (decimals || "")).replace(/^0+/, "");
  // Zeros that end a whole number may be meant or not.
  const fewest = decimals === undefined ? digits.replace(/0+$/, "") : digits;
  return figures <= digits.length && (atLeast || figures >= fewest.length);
}

/**
 * @param {(value: Rational) => boolean} isRight
 * @param {Rational} value not right
 * @returns {string} the slip that makes it wrong
 */
function slip(isRight, value) {
  if (isRight(negate(value))) return "sign";
  for (const exponent of [1, 2, 3, 4]) {
    const factor = power(exponent);
    if (isRight(multiply(value, factor)) || isRight(divide(value, factor))) {
      return `factor_${factor[0]}`;
    }
  }
  return "wrong_value";
}

/**
 * @param {NumberRule} rule
 * @param {string} text as typed
 * @returns {Mark}
 */
export function gradeNumber(rule, text) {
  const found = measured(rule, text);
  if ("error" in found) return invalid(found.error);
  const value = rational(rule.value);
  /** @type {(given: Rational, right: Rational, k?: Rational) => boolean} */
  const near = (given, right, k = ONE) => {
    const band = multiply(tolerance(rule, right) || ZERO, k);
    return compare(absolute(subtract(given, right)), band) <= 0;
  };
  const isRight = near(found.value, value);
  if (found.wrong) {
    return inexact(isRight ? rational(rule.unit_wrong_fraction ?? 0) : ZERO, "unit_wrong");
  }
  const unitless = found.missing && "unit_missing";
  const factor = unitFactor(rule, found);
  if (isRight) {
    if (!isPrecise(rule, found.reading)) {
      const share = rational(rule.precision?.fraction ?? 0);
      return inexact(multiply(share, factor), unitless, "precision");
    }
    return unitless ? inexact(factor, unitless) : RIGHT;
  }
  for (const { value: other, fraction, tag } of rule.also || []) {
    if (near(found.value, rational(other))) {
      return inexact(multiply(rational(fraction ?? 0), factor), unitless, tag || "wrong_value");
    }
  }
  if (rule.close && near(found.value, value, rational(rule.close.k))) {
    return inexact(multiply(rational(rule.close.fraction ?? 0), factor), unitless, "close");
  }
  const named = value[0] && found.value[0];
  const reason = named ? slip((given) => near(given, value), found.value) : "wrong_value";
  return inexact(ZERO, unitless, reason);
}
