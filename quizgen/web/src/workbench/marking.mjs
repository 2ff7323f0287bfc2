// Marking: raw responses of a whole class to marks, by the same engine that practice pages use.

import { grade } from "../grading/grade.mjs";
import { totalPaper } from "../grading/index.mjs";
import { compare, decimal, fraction, greatest, least, rational, round } from "../grading/rational.mjs";
import { inLine } from "./plain.mjs";

/** @typedef {import("../grading/types.mjs").Outcome} Outcome */
/** @typedef {import("../grading/papers.mjs").PaperOutcome} PaperOutcome */
/** @typedef {import("./intake.mjs").Taken} Taken */
/** @typedef {import("./opening.mjs").AssignedForm} AssignedForm */
/** @typedef {import("./opening.mjs").Assignment} Assignment */
/**
 * Marks of one script; `own` are the outcomes before people gave points.
 *
 * @typedef {{taken: Taken, form: AssignedForm, own: Outcome[], outcomes: Outcome[],
 *   paper: PaperOutcome}} Graded
 */

/** Marks scripts of one assignment; equal responses are graded once. */
export class Marking {
  /** @param {Assignment} assignment */
  constructor(assignment) {
    this.assignment = assignment;
    /** @type {Map<string, Outcome>} */
    this.known = new Map();
  }

  /**
   * @param {Taken} taken
   * @param {ReadonlyMap<string, string>} points that people gave, by receipt and item
   * @returns {Graded}
   */
  mark(taken, points) {
    const { form: hash, responses } = taken.submission;
    const form = /** @type {AssignedForm} */ (this.assignment.forms.find((one) => one.hash === hash));
    const own = form.items.map((_, place) => this.outcome(form, place, responses[place] ?? null));
    const outcomes = own.map((outcome, place) => {
      const given = points.get(`${taken.receipt} ${form.items[place].id}`);
      return given === undefined ? outcome : judged(outcome, given);
    });
    const graded = outcomes.map((outcome, place) => ({ section: form.items[place].section, outcome }));
    return { taken, form, own, outcomes, paper: totalPaper(form, graded) };
  }

  /**
   * @param {AssignedForm} form
   * @param {number} place
   * @param {unknown} response
   */
  outcome(form, place, response) {
    const key = `${form.hash} ${place} ${JSON.stringify(response)}`;
    let outcome = this.known.get(key);
    if (!outcome) {
      outcome = grade(form.items[place].interaction, response);
      this.known.set(key, outcome);
    }
    return outcome;
  }
}

/**
 * @param {Outcome} outcome
 * @param {string} given
 * @returns {Outcome} with the points that a person gave
 */
function judged(outcome, given) {
  const max = rational(outcome.max);
  const score = greatest([0n, 1n], least(rational(given), max));
  const part = score[0] ? "partial" : "incorrect";
  return { ...outcome, score: fraction(score), class: compare(score, max) < 0 ? part : "correct" };
}

/**
 * @param {string} points
 * @returns {string} as people read it: two decimals, half up, none that say nothing
 */
export function shown(points) {
  return decimal(round(rational(points), 2));
}

/**
 * @param {readonly Graded[]} graded
 * @returns {{one: Graded, place: number, key: string}[]} what people judge, judged already or not
 */
export function texts(graded) {
  return graded.flatMap((one) =>
    one.own.flatMap((outcome, place) => {
      const key = `${one.taken.receipt} ${one.form.items[place].id}`;
      return outcome.class === "pending" ? [{ one, place, key }] : [];
    }),
  );
}

/**
 * @param {Graded} one
 * @param {number} place
 * @returns {string} what was written
 */
export function wroteText({ taken }, place) {
  const response = taken.submission.responses[place];
  return typeof response === "string" ? response : inLine(response);
}
