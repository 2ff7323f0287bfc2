// Helpers: say in one short line what an engine answered, so that tests read as tables.

import assert from "node:assert/strict";

import { grade, readNumber } from "../../quizgen/web/src/grading/index.mjs";
import { fraction } from "../../quizgen/web/src/grading/rational.mjs";

/**
 * @param {any} item
 * @param {unknown} response
 * @param {{attempt?: any, certainty?: any}} [context]
 * @returns {string} class, score, then the reasons
 */
export function seen(item, response, context) {
  const outcome = grade(item, response, context);
  return [outcome.class, outcome.score, ...outcome.reasons].join(" ");
}

/**
 * @param {any} item
 * @param {readonly (readonly [unknown, string])[]} rows response and what should be seen
 * @param {{attempt?: any, certainty?: any}} [context]
 */
export function expect(item, rows, context) {
  const shown = rows.map(([response]) => [response, seen(item, response, context)]);
  assert.deepEqual(shown, rows);
}

/**
 * @param {string} text
 * @returns {string} value and unit, or the error after "!"
 */
export function said(text) {
  const found = readNumber(text);
  if ("error" in found) return `!${found.error}`;
  return [fraction(found.value), found.unit].filter(Boolean).join(" ");
}

/** @param {{[text: string]: string}} rows text and what should be said */
export function expectNumbers(rows) {
  const texts = Object.keys(rows);
  assert.deepEqual(Object.fromEntries(texts.map((text) => [text, said(text)])), rows);
}
