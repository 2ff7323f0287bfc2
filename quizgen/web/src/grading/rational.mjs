// Rational: exact numbers as pairs of whole numbers, read from and written as decimals.

/** @typedef {readonly [bigint, bigint]} Rational numerator and positive denominator, lowest terms */
/** @typedef {string | number} Decimal a decimal or a fraction, such as "0.5", "-3", "1/60" */

/**
 * @param {bigint} a
 * @returns {bigint}
 */
function magnitude(a) {
  return a < 0n ? -a : a;
}

/**
 * @param {bigint} numerator
 * @param {bigint} denominator not 0
 * @returns {Rational}
 */
export function ratio(numerator, denominator) {
  let [a, b] = [magnitude(numerator), magnitude(denominator)];
  while (b) [a, b] = [b, a % b];
  if (denominator < 0n) a = -a;
  return [numerator / a, denominator / a];
}

export const ZERO = ratio(0n, 1n);
export const ONE = ratio(1n, 1n);

/**
 * Ten to the power of a whole number.
 *
 * @param {number} exponent
 * @returns {Rational}
 */
export function power(exponent) {
  const size = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? [1n, size] : [size, 1n];
}

/**
 * The shortest decimal of a double, without exponent.
 *
 * @param {number} value
 * @returns {string}
 */
export function plain(value) {
  const text = String(value);
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!found) return text;
  const digits = found[2] + (found[3] || "");
  const exponent = Number(found[4]);
  return exponent < 0
    ? `${found[1]}0.${"0".repeat(-exponent - 1)}${digits}`
    : found[1] + digits.padEnd(exponent + 1, "0");
}

/**
 * Read what an author wrote.
 *
 * @param {Decimal} source
 * @returns {Rational}
 */
export function rational(source) {
  const text = typeof source === "number" ? plain(source) : source;
  const found = /^([+-]?\d+)(?:\.(\d+)|\/0*([1-9]\d*))?$/.exec(text);
  if (!found) throw new RangeError(`not a decimal: ${text}`);
  const decimals = found[2] || "";
  return ratio(BigInt(found[1] + decimals), 10n ** BigInt(decimals.length) * BigInt(found[3] || 1));
}

/**
 * @param {Rational} a
 * @param {Rational} b
 */
export function add(a, b) {
  return ratio(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
}

/**
 * @param {Rational} a
 * @returns {Rational}
 */
export function negate(a) {
  return [-a[0], a[1]];
}

/**
 * @param {Rational} a
 * @param {Rational} b
 */
export function subtract(a, b) {
  return add(a, negate(b));
}

/**
 * @param {Rational} a
 * @param {Rational} b
 */
export function multiply(a, b) {
  return ratio(a[0] * b[0], a[1] * b[1]);
}

/**
 * @param {Rational} a
 * @param {Rational} b not 0
 */
export function divide(a, b) {
  return ratio(a[0] * b[1], a[1] * b[0]);
}

/**
 * Share of a whole; nothing is a share of 0.
 *
 * @param {Rational} part
 * @param {Rational} whole
 */
export function share(part, whole) {
  return whole[0] ? divide(part, whole) : ZERO;
}

/**
 * @param {readonly Rational[]} values
 */
export function sum(values) {
  return values.reduce(add, ZERO);
}

/**
 * -1, 0 or 1 as `a` is below, equal to or above `b`.
 *
 * @param {Rational} a
 * @param {Rational} b
 */
export function compare(a, b) {
  const difference = a[0] * b[1] - b[0] * a[1];
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/**
 * @param {Rational} a
 * @returns {Rational}
 */
export function absolute(a) {
  return [magnitude(a[0]), a[1]];
}

/**
 * @param {Rational} a
 * @param {Rational} b
 */
export function least(a, b) {
  return compare(a, b) < 0 ? a : b;
}

/**
 * @param {Rational} a
 * @param {Rational} b
 */
export function greatest(a, b) {
  return compare(a, b) < 0 ? b : a;
}

/**
 * Round half away from zero.
 *
 * @param {Rational} a
 * @param {number} places decimals kept
 */
export function round(a, places) {
  const scale = 10n ** BigInt(places);
  const whole = (magnitude(a[0]) * scale * 2n + a[1]) / (a[1] * 2n);
  return ratio(a[0] < 0n ? -whole : whole, scale);
}

/**
 * The shortest decimal of a number that has a finite one.
 *
 * @param {Rational} a
 * @returns {string}
 */
export function decimal(a) {
  let places = 0;
  while (places < 40 && (a[0] * 10n ** BigInt(places)) % a[1]) places += 1;
  const digits = String((magnitude(a[0]) * 10n ** BigInt(places)) / a[1]).padStart(places + 1, "0");
  const point = digits.length - places;
  return (a[0] < 0n ? "-" : "") + digits.slice(0, point) + (places ? `.${digits.slice(point)}` : "");
}

/**
 * A fraction as the vectors write it: "157/50", "105".
 *
 * @param {Rational} a
 * @returns {string}
 */
export function fraction(a) {
  return a[1] === 1n ? String(a[0]) : `${a[0]}/${a[1]}`;
}
