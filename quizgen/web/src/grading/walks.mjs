// Walks: the actions performed in a scenario, against its procedure (contract section 11).

import { UNANSWERED, inexact, invalid } from "./marks.mjs";
import { ZERO, compare, greatest, least, multiply, rational, share, subtract, sum } from "./rational.mjs";
import { isBlank } from "./text.mjs";

/**
 * @param {import("./types.mjs").Common & import("./types.mjs").Scenario} item
 * @param {unknown} response
 * @returns {import("./types.mjs").Mark}
 */
export function gradeWalk(item, response) {
  if (isBlank(response)) return UNANSWERED;
  if (!Array.isArray(response)) return invalid("format");
  if (!response.every((id) => item.steps.some((step) => step.id === id))) {
    return invalid("unknown_option");
  }
  const done = item.steps.filter((step) => response.includes(step.id));
  const fatal = done.filter((step) => step.fatal).map((step) => `fatal:${step.id}`);
  if (fatal.length) return { ...inexact(ZERO, ...fatal), state: "fatal" };
  const violated = (item.before || []).filter(([earlier, later]) => {
    const at = response.indexOf(later);
    return at >= 0 && !response.slice(0, at).includes(earlier);
  });
  const reasons = [
    ...violated.map(([earlier, later]) => `order:${earlier}>${later}`),
    ...item.steps
      .filter((step) => step.required && !done.includes(step))
      .map((step) => `missing:${step.id}`),
  ];
  const max = rational(item.max ?? 1);
  const earned = sum(done.map((step) => rational(step.points ?? 0)));
  const penalty = multiply(rational(item.order_penalty ?? 0), [BigInt(violated.length), 1n]);
  const points = greatest(ZERO, least(max, subtract(earned, penalty)));
  const exact = !reasons.length && compare(earned, max) >= 0;
  return { ...inexact(share(points, max), ...reasons), exact };
}
