// Arrangements: steps in order, and pairs of two lists (contract sections 8 and 9).

import { entry, policyOf, ruleOf } from "./choices.mjs";
import { RIGHT, UNANSWERED, inexact, invalid } from "./marks.mjs";
import { ONE, ZERO, greatest, least, share, subtract } from "./rational.mjs";
import { isBlank } from "./text.mjs";

/** @typedef {import("./types.mjs").Common} Common */
/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */
/** @typedef {import("./types.mjs").Pairs} Pairs */

/**
 * @param {number} part
 * @param {number} whole
 * @returns {Rational} never below 0, nothing of nothing
 */
function of(part, whole) {
  return share([BigInt(Math.max(0, part)), 1n], [BigInt(Math.max(0, whole)), 1n]);
}

/**
 * Length of the longest common subsequence of two lists without repetition.
 *
 * @param {readonly number[]} places where the steps stand in the key
 * @returns {number}
 */
function longestRise(places) {
  /** @type {number[]} */
  const lengths = [];
  places.forEach((place, at) => {
    const before = lengths.filter((_, earlier) => places[earlier] < place);
    lengths[at] = Math.max(0, ...before) + 1;
  });
  return Math.max(0, ...lengths);
}

/**
 * @param {readonly string[]} done
 * @param {Pairs} pairs
 * @returns {number} how many of the pairs are there and in order
 */
function held(done, pairs) {
  return pairs.filter(([a, b]) => done.includes(a) && done.indexOf(a) < done.indexOf(b)).length;
}

/** @typedef {(places: readonly number[], n: number) => Rational} Rule */

/** @type {{[policy: string]: Rule}} by the places in the key of the steps, as they were ordered */
const ORDERS = {
  exact: () => ZERO,
  position: (places, n) => of(places.filter((place, at) => place === at).length, n),
  adjacent: (places, n) =>
    of(places.filter((place, at) => at > 0 && place === places[at - 1] + 1).length, n - 1),
  kendall: (places, n) => {
    let balance = 0;
    places.forEach((place, at) => {
      for (const later of places.slice(at + 1)) balance += place < later ? 1 : -1;
    });
    return of(2 * balance, n * (n - 1));
  },
  lcs: (places, n) => of(longestRise(places) - 1, n - 1),
};

/**
 * @param {Common & import("./types.mjs").Order} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeOrder(item, response) {
  if (isBlank(response)) return UNANSWERED;
  if (!Array.isArray(response)) return invalid("format");
  const { key, distractors = [], before = [] } = item;
  if (!response.every((id) => key.includes(id) || distractors.includes(id))) {
    return invalid("unknown_option");
  }
  if (new Set(response).size < response.length) return invalid("duplicate");
  const steps = response.filter((id) => key.includes(id));
  const places = steps.map((id) => key.indexOf(id));
  const [n, used, lacking] = [key.length, response.length - steps.length, key.length - steps.length];
  const policy = policyOf(item.policy, "exact");
  const dag = policy.name === "dag";
  const holding = held(steps, before);
  const broken = before.filter(
    ([a, b]) => steps.includes(b) && steps.indexOf(a) > steps.indexOf(b),
  ).length;
  const disordered = dag ? broken > 0 : places.some((place, at) => place < places[at - 1]);
  const complete = !lacking && (dag ? holding === before.length : !disordered);
  if (complete && !used) return RIGHT;
  let base = ONE;
  if (!dag) base = ruleOf(ORDERS, policy.name)(places, n);
  else if (!complete && !policy.partial) base = ZERO;
  else if (!complete) base = least(before.length ? of(holding, before.length) : ONE, of(steps.length, n));
  return inexact(
    greatest(ZERO, subtract(base, of(used, n))),
    disordered && "wrong_order",
    lacking > 0 && "missing_step",
    used > 0 && "distractor",
  );
}

/**
 * @param {unknown} side one right side, several, or none
 * @returns {readonly unknown[]} without repetition
 */
function sides(side) {
  const all = Array.isArray(side) ? side : [side];
  return [...new Set(all.filter((one) => !isBlank(one)))];
}

/** @type {{[policy: string]: (hits: number, wrong: number, pairs: number) => Rational}} */
const MATCHES = {
  per_pair: (hits, _, pairs) => of(hits, pairs),
  net: (hits, wrong, pairs) => of(hits - wrong, pairs),
  all_or_nothing: () => ZERO,
};

/**
 * @param {Common & import("./types.mjs").Match} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeMatch(item, response) {
  if (isBlank(response)) return UNANSWERED;
  if (typeof response !== "object" || response === null || Array.isArray(response)) {
    return invalid("format");
  }
  const given = Object.entries(response);
  const left = item.left || Object.keys(item.key);
  const chosen = given.flatMap(([, side]) => sides(side));
  if (
    !given.every(([id]) => left.includes(id)) ||
    !chosen.every((one) => item.right.some((id) => id === one))
  ) {
    return invalid("unknown_option");
  }
  if (!item.reuse && new Set(chosen).size < chosen.length) return invalid("duplicate");
  let hits = 0;
  for (const [id, side] of given) {
    const key = sides(entry(item.key, id));
    hits += sides(side).filter((one) => key.includes(one)).length;
  }
  const wrong = chosen.length - hits;
  const pairs = Object.values(item.key).reduce((count, side) => count + sides(side).length, 0);
  if (!wrong && hits === pairs) return RIGHT;
  return inexact(
    ruleOf(MATCHES, policyOf(item.policy, "per_pair").name)(hits, wrong, pairs),
    wrong > 0 && "wrong_pair",
    hits < pairs && "missed_pair",
  );
}
