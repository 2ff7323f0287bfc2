// Cases: several parts on one stimulus, with gates and follow-through (contract section 10).

import { entry } from "./choices.mjs";
import { RIGHT, attemptFactor, declared, inexact, invalid, settled } from "./marks.mjs";
import { gradeNumber, measured } from "./quantities.mjs";
import {
  ZERO,
  add,
  compare,
  divide,
  greatest,
  least,
  multiply,
  rational,
  share,
  subtract,
  sum,
} from "./rational.mjs";
import { isBlank, typed } from "./text.mjs";

/** @typedef {import("./types.mjs").Part} Part */
/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */
/** @typedef {import("./types.mjs").Result} Result */
/** @typedef {{part: Part, response: unknown, result: Result}} Done */

/** @type {{[operation: string]: (a: Rational, b: Rational) => Rational | null}} */
const OPERATIONS = {
  add,
  sub: subtract,
  mul: multiply,
  div: (a, b) => (b[0] ? divide(a, b) : null),
};

/**
 * @param {Part} part
 * @param {unknown} response
 * @returns {Rational | null} the number given, in the unit of the part
 */
function numberGiven(part, response) {
  const text = isBlank(response) ? null : typed(response);
  if (part.type !== "numeric" || text === null) return null;
  const found = measured(part, text);
  return "error" in found || found.wrong ? null : found.value;
}

/**
 * Whether a number is right for what the learner had before.
 *
 * @param {Part} part
 * @param {unknown} response
 * @param {readonly Done[]} done
 * @returns {Mark | null}
 */
function followed(part, response, done) {
  const { follow } = part;
  const source = follow && done.find((one) => one.part.id === follow.from);
  const text = typed(response);
  if (!source || source.result.outcome.class === "correct") return null;
  if (part.type !== "numeric" || text === null) return null;
  let value = numberGiven(source.part, source.response);
  for (const [name, operand] of follow.ops || []) {
    const operation = entry(OPERATIONS, name);
    value = value && operation ? operation(value, rational(operand)) : null;
  }
  if (!value) return null;
  const again = { ...part, value: `${value[0]}/${value[1]}`, also: [], close: undefined };
  if (!gradeNumber(again, text).exact) return null;
  return inexact(rational(follow.fraction ?? 1), "follow_through");
}

/**
 * @param {Part} part
 * @param {readonly Done[]} done
 * @returns {boolean} whether the part counts
 */
function isOpen({ gate }, done) {
  if (!gate) return true;
  const found = done.find((one) => one.part.id === gate);
  return found !== undefined && ["correct", "void"].includes(found.result.outcome.class);
}

/**
 * @param {Part} part
 * @param {unknown} response
 * @param {Mark} mark on its own merits
 * @param {readonly Done[]} done parts before it
 * @param {number | undefined} attempt
 * @returns {Result}
 */
function connected(part, response, mark, done, attempt) {
  const result = settled(part, mark, attempt);
  const { outcome } = result;
  if (!isOpen(part, done)) {
    if (["unanswered", "invalid", "void", "fatal"].includes(outcome.class)) return result;
    const { reasons } = inexact(ZERO, ...outcome.reasons, "gate");
    const closed = { score: "0", max: outcome.max, class: /** @type {const} */ ("incorrect") };
    return { ...result, points: ZERO, outcome: { ...closed, reasons: [...reasons] } };
  }
  if (outcome.class !== "partial" && outcome.class !== "incorrect") return result;
  const other = followed(part, response, done);
  const better =
    other && compare(other.fraction, mark.fraction) > 0 && attemptFactor(part, attempt)[0];
  return better ? settled(part, other, attempt) : result;
}

/**
 * @param {import("./types.mjs").Common & import("./types.mjs").Case} item
 * @param {unknown} response
 * @param {number | undefined} attempt
 * @param {(part: Part, response: unknown, attempt?: number) => Mark} grader of one part
 * @returns {Mark}
 */
export function gradeCase(item, response, attempt, grader) {
  const readable = response && typeof response === "object" && !Array.isArray(response);
  const given = /** @type {{[id: string]: unknown}} */ (readable ? response : {});
  /** @type {Done[]} */
  const done = [];
  for (const part of item.parts) {
    const own = entry(given, part.id);
    const mark = grader(part, own, attempt);
    const result = connected(part, own, mark, done, attempt);
    done.push({ part, response: own, result });
  }
  const counted = done.filter(({ result }) => result.outcome.reasons[0] !== "void_drop");
  const classes = counted.map(({ result }) => result.outcome.class);
  const lost = done.map(({ part, result }) => subtract(declared(part), rational(result.outcome.max)));
  const left = greatest(ZERO, subtract(declared(item), sum(lost)));
  const reasons = done.flatMap(({ part, result }) =>
    result.outcome.reasons.map((reason) => `${part.id}:${reason}`),
  );
  const earned = least(left, sum(done.map(({ result }) => result.points)));
  const mark = inexact(share(earned, left), ...reasons);
  const parts = Object.fromEntries(done.map(({ part, result }) => [part.id, result.outcome]));
  if (!counted.length && done.length > 0) {
    return { ...RIGHT, state: "void", max: ZERO, reasons: ["void_drop"], parts };
  }
  // It is worth the same for everybody, whatever was dropped.
  if (!readable && !isBlank(response)) return { ...invalid("format"), max: left };
  const exact = classes.every((one) => one === "correct" || one === "void");
  /** @type {Mark["state"]} */
  let state;
  if (classes.every((one) => one === "unanswered")) state = "unanswered";
  else if (classes.includes("pending")) state = "pending";
  else if (classes.includes("fatal")) state = "fatal";
  return { ...mark, exact, state, max: left, parts };
}
