// Numbers: reads what people write for a number, exactly, or says why it cannot be read.

import { NUMERAL, numeral, scale } from "./chinese.mjs";
import { add, compare, divide, multiply, power, ratio, rational } from "./rational.mjs";
import { bare, line, shown } from "./text.mjs";
import { isUnitWord } from "./unit-words.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */

/**
 * A number at the start of a text.
 *
 * @typedef {object} Figure
 * @property {Rational} value
 * @property {string} rest what follows
 * @property {string} [literal] the decimal as written, for rules of precision
 * @property {boolean} [scaled] whether an exponent or a multiplier follows the literal
 * @property {Rational} [multiplier] what another number may inherit
 * @property {boolean} [large] whether it needs to inherit nothing
 * @property {string} [unit] of a form that says its unit itself, so that nothing may follow
 */

/** @typedef {Figure & {unit: string, approximate: boolean}} Reading */
/** @typedef {{error: string}} Unreadable */

const LONGEST = 256;
const SUPERSCRIPTS = /([0-9０-９])([⁺⁻]?[⁰¹²³⁴-⁹]+)/g;
const VULGAR = /([0-9０-９]?)([¼-¾⅐-⅞↉])/g;
const QUALIFIER = /以[上下内外前后]|之间|左右|上下|超过|[低高少]于|不[足满到等]|[余多来许几起]/;
const BEFORE =
  /^(?:不?超过|不?[低高]于|不?少于|多于|不[足满到]|至[少多]|最[多少]|将?近|接近|不?[大小]于|[><≥≤]) ?/;

/**
 * @param {string} text
 * @returns {string} with superscripts and vulgar fractions spelt out, on one line
 */
export function spelt(text) {
  return line(
    shown(text)
      .replace(SUPERSCRIPTS, (_, digit, raised) => `${digit}^${raised.normalize("NFKC")}`)
      .replace(VULGAR, (_, digit, sign) => {
        const [over, under] = sign.normalize("NFKC").split("\u2044");
        return `${digit || 0}+(${over}/${under})`;
      }),
  );
}

/**
 * @param {string} text
 * @returns {number} how many of its first characters may belong to a Chinese numeral
 */
function run(text) {
  let end = 0;
  while (end < text.length && NUMERAL.includes(text[end])) end += 1;
  return end;
}

/**
 * Take multipliers such as 万 or 百万, unless the rest is the name of a unit (千克).
 *
 * @param {string} text
 * @returns {[string, string]} the multipliers and what follows them
 */
function multipliers(text) {
  let rest = text.replace(/^ /, "");
  let signs = "";
  for (const step of ["十百千", "万", "亿"]) {
    if (rest && step.includes(rest[0]) && !isUnitWord(rest)) {
      signs += rest[0];
      rest = rest.slice(1);
    }
  }
  return signs ? [signs, rest] : ["", text];
}

/**
 * A decimal in digits, without exponent or multiplier.
 *
 * @param {string} text
 * @returns {Figure | null}
 */
function digits(text) {
  const found = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/.exec(text);
  if (!found) return null;
  const literal = found[0].replace(/,/g, "");
  return { value: rational(literal), literal, rest: text.slice(found[0].length) };
}

/**
 * @param {Figure | null} figure
 * @returns {Figure | null} null when it goes on like a number, but is none (5. or 5,0000)
 */
function ended(figure) {
  return figure && !/^[\d.,]/.test(figure.rest) ? figure : null;
}

/**
 * @param {Figure} figure a decimal
 * @returns {Figure | null} with its exponent; null when that is beyond reason
 */
function raised(figure) {
  const found = /^(?:[eE]| ?[×xX*] ?10 ?\^ ?)([+-]?)(\d+)/.exec(figure.rest);
  if (!found) return figure;
  if (found[2].length > 3) return null;
  const value = multiply(figure.value, power(Number(found[1] + found[2])));
  return { ...figure, value, rest: figure.rest.slice(found[0].length), scaled: true };
}

/**
 * A fraction of whole numbers, 1/2 or 1+(1/2).
 *
 * @param {RegExpExecArray} found
 * @returns {Figure | null} null for a division by 0
 */
function quotient(found) {
  const [whole, over, under] = [found[1] || 0, found[2] || found[4], found[3] || found[5]];
  const divisor = BigInt(under);
  if (!divisor) return null;
  const value = add([BigInt(whole), 1n], ratio(BigInt(over), divisor));
  return { value, rest: found.input.slice(found[0].length) };
}

/**
 * @param {string} text
 * @returns {Figure | null} a number in western digits
 */
function western(text) {
  const fraction = /^(?:(\d+)\+\((\d+)\/(\d+)\)|(\d+)\/(\d+))/.exec(text);
  const simple = digits(text);
  const figure = ended(fraction ? quotient(fraction) : simple && raised(simple));
  if (!figure) return null;
  const [signs, rest] = multipliers(figure.rest);
  if (!signs) return figure;
  const multiplier = scale(signs);
  const value = multiply(figure.value, multiplier);
  const several = !figure.scaled && /^\d+$/.test(figure.literal || "");
  const large = { ...figure, value, rest, multiplier, large: true, scaled: true };
  return several ? summed(large, multiplier) : large;
}

/**
 * Add the lesser parts of a number such as 1亿2000万.
 *
 * @param {Figure} figure
 * @param {Rational} limit what the next part must stay below
 * @returns {Figure}
 */
function summed(figure, limit) {
  const [found] = /^\d+/.exec(figure.rest) || [""];
  const [signs, rest] = multipliers(figure.rest.slice(found.length));
  if (!found || !signs) return figure;
  const multiplier = scale(signs);
  const part = multiply([BigInt(found), 1n], multiplier);
  if (compare(part, limit) >= 0) return figure;
  return summed({ value: add(figure.value, part), rest, large: true }, multiplier);
}

/**
 * @param {string} text
 * @returns {Figure | null} a number in Chinese numerals
 */
function chinese(text) {
  const end = run(text);
  let longest = null;
  for (let size = end; size; size -= 1) {
    const found = numeral(text.slice(0, size));
    if (!found) continue;
    const figure = { ...found, rest: text.slice(size) };
    const rest = bare(figure.rest);
    if (!rest || isUnitWord(rest)) return figure;
    if (size === end) longest = figure;
  }
  return longest;
}

/**
 * A share such as 百分之八十五 or 三分之一.
 *
 * @param {string} text
 * @returns {Figure | null | undefined} undefined when the text does not begin like one
 */
function portion(text) {
  const sign = "百千万".indexOf(text[0]);
  const named = sign >= 0 && text.startsWith("分之", 1);
  const size = named ? 1 : (/^\d+/.exec(text) || [""])[0].length || run(text);
  if (!text.startsWith("分之", size)) return undefined;
  const after = text.slice(size + 2);
  const over = ended(digits(after)) || chinese(after);
  if (!over) return null;
  const { value, rest, literal, scaled } = over;
  if (sign === 2 && named) return { value: multiply(value, power(-4)), rest, unit: "" };
  if (named) return { value, rest, literal, scaled, unit: "%‰"[sign] };
  const under = /^\d/.test(text) ? digits(text.slice(0, size)) : numeral(text.slice(0, size));
  if (!under || !under.value[0] || /\./.test(under.literal || "")) return null;
  return { value: divide(value, under.value), rest };
}

/**
 * @param {string} text
 * @returns {Reading | Unreadable}
 */
function reading(text) {
  const [lead, about, sign] = /^(约|大约|≈)? ?([+\-负])? ?/.exec(text) || [""];
  const body = text.slice(lead.length);
  const share = portion(body);
  const figure = share === undefined ? western(body) || chinese(body) : share;
  if (!figure) return { error: "format" };
  const rest = bare(figure.rest);
  if (/^[\d.,]/.test(rest)) return { error: "format" };
  if (rest && (figure.unit !== undefined || !isUnitWord(rest))) {
    if (QUALIFIER.test(rest)) return { error: "qualifier" };
    if (figure.unit !== undefined || run(rest)) return { error: "format" };
  }
  const value = sign && sign !== "+" ? multiply(figure.value, [-1n, 1n]) : figure.value;
  return { ...figure, value, unit: figure.unit || rest, approximate: Boolean(about) };
}

/**
 * @param {string} text
 * @returns {boolean} whether it is longer than any number that is worth reading
 */
export function isTooLong(text) {
  return Array.from(text).length > LONGEST;
}

/**
 * Read a number and its unit.
 *
 * @param {string} text as typed, or as `spelt` gives it
 * @returns {Reading | Unreadable}
 */
export function read(text) {
  const clean = spelt(text);
  if (isTooLong(clean)) return { error: "format" };
  const [before] = BEFORE.exec(clean) || [""];
  const found = reading(clean.slice(before.length));
  if (!before || ("error" in found && found.error === "format")) return found;
  return { error: "qualifier" };
}

/**
 * Read a number where no tolerance allows for 约.
 *
 * @param {string} text
 * @returns {Reading | Unreadable}
 */
export function readNumber(text) {
  const found = read(text);
  return "approximate" in found && found.approximate ? { error: "approximate" } : found;
}
