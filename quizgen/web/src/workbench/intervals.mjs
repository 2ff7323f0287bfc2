// Intervals: how sure a figure is, and what so many takers allow; twin of quizgen/results/intervals.py.

/** @typedef {readonly [low: number, high: number]} Interval */

export const INTERVALS_FROM = 30;
const VERDICTS_FROM = 100;
export const Z = 1.959963984540054;

/**
 * @param {number} takers
 * @returns {"counts" | "intervals" | "verdicts"} what they allow to be shown
 */
export function depth(takers) {
  if (takers < INTERVALS_FROM) return "counts";
  return takers < VERDICTS_FROM ? "intervals" : "verdicts";
}

/**
 * @param {number} share from 0 to 1
 * @param {number} takers
 * @returns {Interval} Wilson's
 */
export function ofShare(share, takers) {
  if (!takers) return [0, 1];
  const square = (Z * Z) / takers;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / takers + square / (4 * takers));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * @param {number} value
 * @param {number} takers
 * @returns {Interval} Fisher's
 */
export function ofCorrelation(value, takers) {
  if (takers <= 3) return [-1, 1];
  if (Math.abs(value) >= 1) return [value, value];
  const middle = Math.atanh(value);
  const half = Z / Math.sqrt(takers - 3);
  return [Math.tanh(middle - half), Math.tanh(middle + half)];
}

/**
 * @param {number} value
 * @param {number} takers
 * @param {number} items
 * @returns {Interval | null} Bonett's; null where it is not defined
 */
export function ofAlpha(value, takers, items) {
  if (takers <= 2 || items < 2 || value >= 1) return null;
  const middle = Math.log(1 - value);
  const half = Z * Math.sqrt((2 * items) / ((items - 1) * (takers - 2)));
  return [1 - Math.exp(middle + half), 1 - Math.exp(middle - half)];
}
