// Grade: marks for one response to one item.

import { gradeMatch, gradeOrder } from "./arrangements.mjs";
import { gradeCase } from "./cases.mjs";
import { gradeJudge, gradeMulti, gradeSingle } from "./choices.mjs";
import { gradeInterval } from "./intervals.mjs";
import { UNANSWERED, invalid, settled, voided, weighted } from "./marks.mjs";
import { gradeNumber } from "./quantities.mjs";
import { isBlank, typed } from "./text.mjs";
import { gradeWalk } from "./walks.mjs";
import { gradeBlank, gradeShort } from "./words.mjs";

/** @typedef {import("./types.mjs").Item} Item */
/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Outcome} Outcome */

/**
 * @param {never} item
 * @returns {never}
 */
function assertNever(item) {
  throw new TypeError(`no such item type: ${JSON.stringify(item)}`);
}

/**
 * @template T
 * @param {(rule: T, text: string) => Mark} scorer
 * @param {T} rule
 * @param {unknown} response
 * @returns {Mark}
 */
function read(scorer, rule, response) {
  if (isBlank(response)) return UNANSWERED;
  const text = typed(response);
  return text === null ? invalid("format") : scorer(rule, text);
}

/**
 * @param {Item} item
 * @param {unknown} response
 * @param {number} [attempt]
 * @returns {Mark}
 */
function marked(item, response, attempt) {
  const mark = voided(item);
  if (mark) return mark;
  switch (item.type) {
    case "single":
      return gradeSingle(item, response);
    case "judge":
      return gradeJudge(item, response);
    case "multi":
      return gradeMulti(item, response);
    case "blank":
      return gradeBlank(item, response);
    case "numeric":
      return read(gradeNumber, item, response);
    case "interval":
      return read(gradeInterval, item, response);
    case "short":
      return gradeShort(item, response);
    case "order":
      return gradeOrder(item, response);
    case "match":
      return gradeMatch(item, response);
    case "case":
      return gradeCase(item, response, attempt, marked);
    case "scenario":
      return gradeWalk(item, response);
    default:
      return assertNever(item);
  }
}

/**
 * @param {Item} item
 * @param {unknown} response as JSON gives it: text, number, boolean, list, mapping or null
 * @param {number} [attempt]
 */
export function graded(item, response, attempt) {
  return settled(item, marked(item, response, attempt), attempt);
}

/**
 * @param {Item} item
 * @param {unknown} response
 * @param {{attempt?: number, certainty?: number}} [context]
 * @returns {Outcome}
 */
export function grade(item, response, { attempt, certainty } = {}) {
  const result = graded(item, response, attempt);
  if (certainty !== 1 && certainty !== 2 && certainty !== 3) return result.outcome;
  return { ...result.outcome, cbm: weighted(item, result, certainty) };
}
