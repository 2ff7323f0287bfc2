// Choices: one option, true or false, or a set of options (contract section 2).

import { RIGHT, UNANSWERED, inexact, invalid } from "./marks.mjs";
import {
  ZERO,
  greatest,
  least,
  multiply,
  ratio,
  rational,
  share,
  subtract,
  sum,
} from "./rational.mjs";
import { isBlank, normalize } from "./text.mjs";

/** @typedef {import("./types.mjs").Common} Common */
/** @typedef {import("./types.mjs").Mark} Mark */
/** @typedef {import("./types.mjs").Rational} Rational */
/** @typedef {import("./types.mjs").Table} Table */

/** @type {readonly unknown[]} */
const TRUE = [true, "对", "正确", "是", "√", "✓", "t", "true", "a"];
/** @type {readonly unknown[]} */
const FALSE = [false, "错", "错误", "否", "×", "✗", "x", "f", "false", "b"];

/**
 * @template T
 * @param {{readonly [name: string]: T} | undefined} table
 * @param {string} name
 * @returns {T | undefined} only what the table itself holds
 */
export function entry(table, name) {
  return table && Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}

/**
 * @param {import("./types.mjs").Single} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeSingle(item, response) {
  if (isBlank(response)) return UNANSWERED;
  if (typeof response !== "string") return invalid("format");
  if (!item.options.includes(response)) return invalid("unknown_option");
  if (response === item.key) return RIGHT;
  if (item.also_key?.includes(response)) return { ...RIGHT, reasons: ["also_key"] };
  const fraction = entry(item.option_fraction, response) ?? item.wrong_fraction ?? 0;
  return inexact(rational(fraction), "wrong_option", entry(item.option_tag, response));
}

/**
 * @param {import("./types.mjs").Judge} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeJudge(item, response) {
  if (isBlank(response)) return UNANSWERED;
  const word = typeof response === "string" ? normalize(response) : response;
  const said = TRUE.includes(word);
  if (!said && !FALSE.includes(word)) return invalid("format");
  return said === item.key ? RIGHT : inexact(rational(item.wrong_fraction ?? 0), "wrong_option");
}

/**
 * What a policy has to know about a set of ticks.
 *
 * @typedef {object} Ticks
 * @property {Rational} max
 * @property {import("./types.mjs").Policy} policy
 * @property {readonly string[]} chosen
 * @property {bigint} options number of options
 * @property {bigint} key number of right ones
 * @property {bigint} right right ticks
 * @property {bigint} wrong wrong ticks
 */

/**
 * @param {bigint} part
 * @param {bigint} whole
 */
function of(part, whole) {
  return share([part, 1n], [whole, 1n]);
}

/**
 * @param {Ticks} ticks
 * @param {Table | undefined} table
 * @param {import("./types.mjs").Decimal} other
 * @returns {Rational} sum of what the table gives for each tick
 */
function total({ chosen }, table, other) {
  return sum(chosen.map((id) => rational(entry(table, id) ?? other)));
}

/**
 * Points for some of the right ticks and no wrong one, at most all points.
 *
 * @param {Ticks} ticks
 * @param {Rational} points
 */
function some(ticks, points) {
  return ticks.wrong || !ticks.right ? ZERO : share(least(points, ticks.max), ticks.max);
}

/** @type {{[policy: string]: (ticks: Ticks) => Rational}} */
const POLICIES = {
  cn_zero: () => ZERO,
  all_or_nothing: () => ZERO,
  cn_half: (ticks) => some(ticks, multiply(ticks.max, [1n, 2n])),
  wjx_half: (ticks) => {
    const [over, under] = ticks.max;
    return over <= under ? ZERO : some(ticks, [(over + 2n * under - 1n) / (2n * under), 1n]);
  },
  cn_fixed: (ticks) => some(ticks, rational(ticks.policy.points ?? 0)),
  cn_each: (ticks) => some(ticks, multiply([ticks.right, 1n], rational(ticks.policy.each ?? 0))),
  cn_weighted: (ticks) => some(ticks, total(ticks, ticks.policy.weights, 0)),
  cn_proportional: (ticks) => some(ticks, multiply(of(ticks.right, ticks.key), ticks.max)),
  net_correct: ({ right, wrong, key }) => greatest(ZERO, of(right - wrong, key)),
  false2: ({ right, wrong, key, options, policy }) => {
    const others = options - key > 2n ? options - key : 2n;
    return greatest(rational(policy.floor ?? 0), subtract(of(right, key), ratio(wrong, others)));
  },
  each_option: ({ right, wrong, key, options }) => of(options - wrong - (key - right), options),
  coverage: ({ right, wrong, key }) => multiply(of(right, key), of(right, right + wrong)),
  map: (ticks) => {
    const { map, default: other = 0, lower, upper } = ticks.policy;
    let points = total(ticks, map, other);
    if (lower !== undefined) points = greatest(points, rational(lower));
    if (upper !== undefined) points = least(points, rational(upper));
    return share(points, ticks.max);
  },
};

/**
 * @param {Common["policy"]} policy
 * @param {string} name of the policy where none is given
 * @returns {import("./types.mjs").Policy}
 */
export function policyOf(policy, name) {
  return policy || { name };
}

/**
 * @template T
 * @param {{[policy: string]: T}} policies
 * @param {string} name
 * @returns {T}
 */
export function ruleOf(policies, name) {
  const rule = entry(policies, name);
  if (rule === undefined) throw new RangeError(`unknown policy: ${name}`);
  return rule;
}

/**
 * @param {Common & import("./types.mjs").Multi} item
 * @param {unknown} response
 * @returns {Mark}
 */
export function gradeMulti(item, response) {
  const none = item.allow_empty && Array.isArray(response) && !response.length;
  if (isBlank(response) && !none) return UNANSWERED;
  if (!Array.isArray(response)) return invalid("format");
  const chosen = response.filter((id, at) => response.indexOf(id) === at);
  if (!chosen.every((id) => item.options.includes(id))) return invalid("unknown_option");
  if (chosen.length > (item.max_select ?? Infinity)) return invalid("too_many");
  const key = new Set(item.key);
  const right = chosen.filter((id) => key.has(id)).length;
  const wrong = chosen.length - right;
  const exact = !wrong && right === key.size;
  const policy = policyOf(item.policy, "cn_zero");
  const rule = ruleOf(POLICIES, policy.name);
  if (exact && policy.name !== "map") return RIGHT;
  const fraction = rule({
    max: rational(item.max ?? 1),
    policy,
    chosen,
    options: BigInt(item.options.length),
    key: BigInt(key.size),
    right: BigInt(right),
    wrong: BigInt(wrong),
  });
  const mark = inexact(fraction, wrong > 0 && "wrong_option", right < key.size && "missed_option");
  return { ...mark, exact };
}
