// Chinese: numerals such as 一百零五, 二〇二五, 叁拾万, 一万五. What is not well formed is not read.

import { multiply, rational } from "./rational.mjs";

/** @typedef {import("./rational.mjs").Rational} Rational */

const DIGITS = "零一二三四五六七八九";
/** @type {readonly (readonly [string, bigint])[]} */
const PLACES = [
  ["亿", 100000000n],
  ["万", 10000n],
  ["千", 1000n],
  ["百", 100n],
  ["十", 10n],
];
const FINANCIAL = "〇壹贰叁肆伍陆柒捌玖拾佰仟";
const ORDINARY = `${DIGITS}十百千`;

/** Characters of which numerals are made. */
export const NUMERAL = `${ORDINARY}万亿两点${FINANCIAL}`;

/**
 * The one well-formed numeral of a whole number (with 一十 in front, not 十).
 *
 * @param {bigint} value
 * @returns {string} "" for 0
 */
function spoken(value) {
  for (const [sign, size] of PLACES) {
    const rest = value % size;
    if (value < size) continue;
    return spoken(value / size) + sign + (rest && rest < size / 10n ? "零" : "") + spoken(rest);
  }
  return value ? DIGITS[Number(value)] : "";
}

/**
 * What the signs add up to, in whatever order; only good for well-formed numerals.
 *
 * @param {string} text
 * @returns {bigint}
 */
function guessed(text) {
  for (const [sign, size] of PLACES) {
    const at = text.lastIndexOf(sign);
    if (at >= 0) return guessed(text.slice(0, at)) * size + guessed(text.slice(at + 1));
  }
  return BigInt(Math.max(0, DIGITS.indexOf(text.slice(-1))));
}

/**
 * @param {string} text in ordinary digits
 * @returns {bigint | null}
 */
function structured(text) {
  const whole = text
    .replace(/^十/, "一十")
    .replace(/(^|亿零|万零)两(?=[万亿])|两(?=[百千])/g, "$1二");
  const value = guessed(whole);
  return value < 10n ** 16n && spoken(value) === whole ? value : null;
}

/**
 * @param {string} text in ordinary digits
 * @param {boolean} tail whether 一万五 may stand for 15000
 * @returns {bigint | null}
 */
function whole(text, tail) {
  if (text === "两") return 2n;
  if (/^[零一二三四五六七八九]+$/.test(text)) {
    return BigInt(Array.from(text, (sign) => DIGITS.indexOf(sign)).join(""));
  }
  const value = structured(text);
  if (value !== null || !tail || !/[百千万亿][一二三四五六七八九]$/.test(text)) return value;
  const head = structured(text.slice(0, -1));
  if (head === null) return null;
  const unit = PLACES.find(([sign]) => sign === text.slice(-2, -1)) || PLACES[0];
  return head + (BigInt(DIGITS.indexOf(text.slice(-1))) * unit[1]) / 10n;
}

/**
 * What signs such as 百万 multiply by.
 *
 * @param {string} signs
 * @returns {Rational}
 */
export function scale(signs) {
  const sizes = PLACES.filter(([sign]) => signs.includes(sign)).map(([, size]) => size);
  return [sizes.reduce((total, size) => total * size, 1n), 1n];
}

/**
 * @typedef {object} Numeral
 * @property {Rational} value
 * @property {string} literal the decimal that it says, before multipliers
 * @property {boolean} scaled whether multipliers follow a decimal (三点五万)
 * @property {Rational} multiplier what another number may inherit (the 万 of 五万)
 * @property {boolean} large whether it needs to inherit nothing
 */

/**
 * @param {string} text
 * @returns {Numeral | null} null when it is no well-formed numeral
 */
export function numeral(text) {
  const ordinary = Array.from(text, (sign) => ORDINARY[FINANCIAL.indexOf(sign)] || sign).join("");
  const [, head, decimals, after] =
    /^([^点]+)(?:点([零一二三四五六七八九]+)([十百千]?万?亿?))?$/.exec(ordinary) || [];
  const integer = head === undefined ? null : whole(head, decimals === undefined);
  if (integer === null) return null;
  if (decimals === undefined) {
    const [signs] = /[百千万亿]*$/.exec(head) || [""];
    return {
      value: [integer, 1n],
      literal: String(integer),
      scaled: false,
      multiplier: scale(signs),
      large: /[百千万亿]/.test(head),
    };
  }
  // Multipliers, as after western digits, are the ordinary signs only.
  if (!text.endsWith(after)) return null;
  const places = Array.from(decimals, (sign) => DIGITS.indexOf(sign)).join("");
  const literal = `${integer}.${places}`;
  const multiplier = scale(after);
  const value = multiply(rational(literal), multiplier);
  return { value, literal, scaled: after !== "", multiplier, large: after !== "" };
}
