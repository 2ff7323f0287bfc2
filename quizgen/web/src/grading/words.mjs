// Words: gaps in a text, and free text against key points (contract sections 3, 6 and 7).

import { gradeInterval } from "./intervals.mjs";
import { RIGHT, UNANSWERED, inexact, invalid } from "./marks.mjs";
import { gradeNumber } from "./quantities.mjs";
import { ONE, ZERO, add, compare, multiply, rational, share, sum } from "./rational.mjs";
import { compiled, isBlank, normalize, typed } from "./text.mjs";

/** @typedef {import("./types.mjs").Common} Common */
/** @typedef {import("./types.mjs").Gap} Gap */
/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */

/**
 * @param {import("./types.mjs").Words} gap
 * @param {string} text as typed
 * @returns {Mark}
 */
function gradeText(gap, text) {
  const given = normalize(text, gap);
  /** @type {Mark} */
  let best = inexact(ZERO, "wrong_text");
  let found = false;
  for (const one of gap.accept) {
    const accept = typeof one === "string" ? { text: one } : one;
    const fits =
      accept.pattern === undefined
        ? normalize(accept.text ?? "", gap) === given
        : compiled(accept.pattern).test(given);
    const fraction = rational(accept.fraction ?? 1);
    if (!fits || (found && compare(fraction, best.fraction) <= 0)) continue;
    found = true;
    const other = fraction[0] > 0n ? "partial" : "wrong_text";
    best = compare(fraction, ONE) ? inexact(fraction, accept.tag || other) : RIGHT;
  }
  return best;
}

/**
 * @param {Gap} gap
 * @param {unknown} response
 * @returns {Mark}
 */
function gradeGap(gap, response) {
  if (isBlank(response)) return inexact(ZERO, "empty");
  const text = typed(response);
  if (text === null) return inexact(ZERO, "format");
  if (gap.matcher === "number") return gradeNumber(gap, text);
  return gap.matcher === "interval" ? gradeInterval(gap, text) : gradeText(gap, text);
}

/**
 * Pair responses and gaps so that the marks are highest, each gap at most once. Of equal ways,
 * the first response gets the first gap that it can have, then the second response, and so on.
 *
 * @param {readonly (readonly (Rational | null)[])[]} worth by response and gap; null: no pair
 * @returns {(number | undefined)[]} the gap for each response
 */
function assigned(worth) {
  /** @type {Map<string, {total: Rational, gap?: number}>} */
  const known = new Map();
  /** @type {(at: number, used: number) => {total: Rational, gap?: number}} */
  const best = (at, used) => {
    if (at === worth.length) return { total: ZERO };
    const place = `${at} ${used}`;
    const before = known.get(place);
    if (before) return before;
    // Last and least comes no gap at all.
    /** @type {{total: Rational, gap?: number}} */
    let found = { total: best(at + 1, used).total };
    let taken = false;
    worth[at].forEach((points, gap) => {
      if (points === null || used & (1 << gap)) return;
      const total = add(points, best(at + 1, used | (1 << gap)).total);
      const better = compare(total, found.total);
      if (better > 0 || (better === 0 && !taken)) [found, taken] = [{ total, gap }, true];
    });
    known.set(place, found);
    return found;
  };
  let used = 0;
  return worth.map((_, at) => {
    const { gap } = best(at, used);
    if (gap !== undefined) used |= 1 << gap;
    return gap;
  });
}

/**
 * @param {readonly Gap[]} gaps
 * @param {readonly unknown[]} responses one for each gap
 * @returns {{marks: Mark[], weights: Rational[]}} with the weights that the marks have
 */
function unordered(gaps, responses) {
  const all = responses.map((one) => gaps.map((gap) => gradeGap(gap, one)));
  const weights = gaps.map((gap) => rational(gap.weight ?? 1));
  const worth = all.map((marks) =>
    marks.map(({ fraction }, at) => (fraction[0] > 0n ? multiply(fraction, weights[at]) : null)),
  );
  const places = assigned(worth);
  return {
    marks: places.map((gap, at) => {
      if (gap !== undefined) return all[at][gap];
      if (isBlank(responses[at])) return inexact(ZERO, "empty");
      return inexact(ZERO, typed(responses[at]) === null ? "format" : "wrong_text");
    }),
    weights: places.map((gap) => (gap === undefined ? ZERO : weights[gap])),
  };
}

/**
 * @param {import("./types.mjs").Blank} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeBlank({ blanks, order_free, all_or_nothing }, response) {
  if (isBlank(response)) return UNANSWERED;
  if (!Array.isArray(response)) return invalid("format");
  if (response.length > blanks.length) return invalid("too_many");
  const responses = blanks.map((_, at) => response[at]);
  const whole = sum(blanks.map((gap) => rational(gap.weight ?? 1)));
  const { marks, weights } = order_free
    ? unordered(blanks, responses)
    : {
        marks: blanks.map((gap, at) => gradeGap(gap, responses[at])),
        weights: blanks.map((gap) => rational(gap.weight ?? 1)),
      };
  if (marks.every((mark) => mark.exact)) return RIGHT;
  const earned = sum(marks.map(({ fraction }, at) => multiply(fraction, weights[at])));
  const reasons = marks.flatMap((mark, at) => mark.reasons.map((one) => `blank${at + 1}:${one}`));
  return inexact(all_or_nothing ? ZERO : share(earned, whole), ...reasons);
}

/**
 * @param {Common & import("./types.mjs").Short} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeShort(item, response) {
  if (isBlank(response)) return UNANSWERED;
  const text = typed(response);
  if (text === null) return invalid("format");
  const given = normalize(text);
  /** @param {readonly string[] | undefined} words */
  const holds = (words) => (words || []).some((word) => given.includes(normalize(word)));
  let points = ZERO;
  /** @type {string[]} */
  const reasons = [];
  for (const point of item.keypoints) {
    const made = holds(point.any);
    if (made && !holds(point.deny)) points = add(points, rational(point.points ?? 1));
    else reasons.push(`${made ? "deny" : "missing"}:${point.id}`);
  }
  const max = rational(item.max ?? 1);
  const fraction = share(compare(points, max) < 0 ? points : max, max);
  const mark = { ...inexact(fraction, ...reasons), exact: !reasons.length };
  return item.auto ? mark : { ...mark, fraction: ZERO, suggested: fraction, state: "pending" };
}
