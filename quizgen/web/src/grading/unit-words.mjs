// Unit words: finds the unit that a text names, among all units or those an item accepts.

import { ONE, rational } from "./rational.mjs";
import { UNITS } from "./units.mjs";

/**
 * @typedef {object} Unit
 * @property {string} name
 * @property {string} dimension
 * @property {import("./rational.mjs").Rational} factor to the base of the dimension
 */

/** @type {Map<string, string>} spelling to name */
const NAMES = new Map();
/** @type {Set<string>} */
const WORDS = new Set();

for (const [name, [, , ...others]] of Object.entries(UNITS)) {
  for (const spelling of [name, ...others]) {
    NAMES.set(spelling, name);
    WORDS.add(lower(spelling));
  }
}

/**
 * @param {string} text
 * @returns {string} in lower case as far as ASCII goes
 */
function lower(text) {
  return text.replace(/[A-Z]+/g, (word) => word.toLowerCase());
}

/**
 * @param {string} text
 * @returns {boolean} whether it names a unit of the table, in whatever case
 */
export function isUnitWord(text) {
  return WORDS.has(lower(text));
}

/**
 * @param {string} name of the table, or an item's own
 * @returns {Unit}
 */
function unit(name) {
  const known = NAMES.get(name);
  if (known === undefined) return { name, dimension: `=${name}`, factor: ONE };
  const [dimension, factor] = UNITS[known];
  return { name: known, dimension, factor: rational(factor) };
}

/**
 * @param {string} text
 * @param {readonly string[]} accepted names or spellings of the units that the item accepts
 * @returns {Unit | null} null for what names no unit, or two of the accepted ones
 */
export function unitOf(text, accepted) {
  if (NAMES.has(text) || accepted.includes(text)) return unit(text);
  const named = new Set(
    accepted
      .map((spelling) => NAMES.get(spelling) || spelling)
      .filter((name) => {
        const [, , ...others] = NAMES.has(name) ? UNITS[name] : ["", ""];
        return [name, ...others].some((spelling) => lower(spelling) === lower(text));
      }),
  );
  return named.size === 1 ? unit([...named][0]) : null;
}
