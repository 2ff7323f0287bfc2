// Papers: the marks of several items together, and whether they are a pass (section 12).

import { entry } from "./choices.mjs";
import { grade } from "./grade.mjs";
import { ZERO, compare, decimal, greatest, multiply, rational, round, share, sum } from "./rational.mjs";

/** @typedef {import("./types.mjs").Decimal} Decimal */
/** @typedef {import("./types.mjs").Item} Item */
/** @typedef {import("./types.mjs").Outcome} Outcome */
/** @typedef {import("./types.mjs").Rational} Rational */

/**
 * @typedef {object} Paper
 * @property {Decimal} [pass_percent]
 * @property {{[section: string]: Decimal}} [section_min_percent]
 */

/**
 * @typedef {object} PaperOutcome
 * @property {string} score
 * @property {string} max
 * @property {string} percent rounded, for show
 * @property {"pass" | "fail" | "pending"} status
 * @property {string[]} failed_sections
 */

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {{score: Rational, max: Rational, percent: Rational}}
 */
function totals(outcomes) {
  const score = greatest(ZERO, sum(outcomes.map((one) => rational(one.score))));
  const max = sum(outcomes.map((one) => rational(one.max)));
  return { score, max, percent: multiply(share(score, max), [100n, 1n]) };
}

/**
 * @param {Paper} paper
 * @param {readonly {section?: string, outcome: Outcome}[]} graded
 * @returns {PaperOutcome}
 */
export function totalPaper(paper, graded) {
  const outcomes = graded.map((one) => one.outcome);
  const { score, max, percent } = totals(outcomes);
  const sections = [...new Set(graded.map((one) => one.section ?? ""))];
  const failed = sections.filter((section) => {
    const least = entry(paper.section_min_percent, section);
    const own = totals(
      graded.filter((one) => (one.section ?? "") === section).map((one) => one.outcome),
    );
    return least !== undefined && own.max[0] && compare(own.percent, rational(least)) < 0;
  });
  const classes = outcomes.map((one) => one.class);
  const passed =
    !failed.length &&
    !classes.includes("fatal") &&
    max[0] &&
    compare(percent, rational(paper.pass_percent ?? 60)) >= 0;
  return {
    score: decimal(score),
    max: decimal(max),
    percent: decimal(round(percent, 2)),
    status: classes.includes("pending") ? "pending" : passed ? "pass" : "fail",
    failed_sections: failed,
  };
}

/**
 * @param {Paper} paper
 * @param {readonly (Item & {id: string})[]} items
 * @param {{[id: string]: unknown}} responses by item id
 * @returns {PaperOutcome}
 */
export function gradePaper(paper, items, responses) {
  return totalPaper(
    paper,
    items.map((item) => ({
      section: item.section,
      outcome: grade(item, entry(responses, item.id)),
    })),
  );
}
