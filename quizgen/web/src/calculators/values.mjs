// Values: what formulas reckon with, and how a value is written; twin of `expressions/spelling.py`. No DOM.

import { absolute, decimal, divide, power, rational, round } from "../grading/rational.mjs";
import { parts, iso } from "./days.mjs";

/** @typedef {import("../grading/rational.mjs").Rational} Rational */
/** @typedef {{day: number}} Day */
/** @typedef {{items: Value[]}} List */
/** @typedef {Rational | Day | List | string | boolean} Value */

const PLACES = 6;
/** @type {Record<string, Rational>} */
const SCALE = { 万: power(4), 亿: power(8), "%": power(-2) };

/**
 * @param {Value} value
 * @returns {value is Rational}
 */
export function isNumber(value) {
  return Array.isArray(value);
}

/**
 * @param {Value} value
 * @returns {value is Day}
 */
export function isDay(value) {
  return typeof value === "object" && "day" in value;
}

/**
 * @param {Value} value
 * @returns {value is List}
 */
export function isList(value) {
  return typeof value === "object" && "items" in value;
}

/**
 * @param {number} number
 * @returns {Rational}
 */
export function whole(number) {
  return [BigInt(number), 1n];
}

/**
 * @param {Value} value
 * @param {string} [form]
 * @returns {string} as `quizgen.loading.calculating.shown` has it
 */
export function shown(value, form = "") {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return value;
  if (isList(value)) return value.items.map((one) => shown(one, form)).join("、");
  if (isDay(value)) return date(value.day, form);
  return form ? number(value, form) : decimal(round(value, PLACES));
}

/**
 * @param {number} day
 * @param {string} form
 */
function date(day, form) {
  const [year, month, on] = parts(day);
  if (form === "iso") return iso(day);
  return `${form === "月日" ? "" : `${year}年`}${month}月${on}日`;
}

/**
 * @param {Rational} value
 * @param {string} form
 */
function number(value, form) {
  const found = /^(,)?(?:(\d)?([万亿%])?|([万亿%])(\d)?)$/.exec(form) || [];
  const unit = found[3] || found[4] || "";
  const places = found[2] || found[5];
  const scaled = unit ? divide(value, SCALE[unit]) : value;
  let text = places ? fixed(scaled, +places) : decimal(scaled);
  if (found[1]) {
    const [front, back] = text.split(".");
    text = front.replace(/\B(?=(\d{3})+$)/g, ",") + (back ? `.${back}` : "");
  }
  return text + unit;
}

/**
 * @param {Rational} value
 * @param {number} places
 */
function fixed(value, places) {
  const rounded = round(value, places);
  const [front, back = ""] = decimal(absolute(rounded)).split(".");
  const text = places ? `${front}.${back.padEnd(places, "0")}` : front;
  return rounded[0] < 0n ? `-${text}` : text;
}

/** @param {string} text */
export function literal(text) {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? rational(text) : text;
}
