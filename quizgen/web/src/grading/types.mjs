// Types: items and outcomes as the grading contract writes them in JSON.

/** @typedef {import("./rational.mjs").Decimal} Decimal */
/** @typedef {import("./rational.mjs").Rational} Rational */
/** @typedef {{[name: string]: Decimal}} Table */

/**
 * How a part-right response is scored.
 *
 * @typedef {object} Policy
 * @property {string} name
 * @property {Decimal} [points]
 * @property {Decimal} [each]
 * @property {Table} [weights]
 * @property {Table} [map]
 * @property {Decimal} [default]
 * @property {Decimal} [lower]
 * @property {Decimal} [upper]
 * @property {Decimal} [floor]
 * @property {boolean} [partial]
 */

/**
 * What every interaction has.
 *
 * @typedef {object} Common
 * @property {string} [id]
 * @property {string} [section]
 * @property {Decimal} [max]
 * @property {Decimal} [min]
 * @property {number} [round_dp]
 * @property {string} [void] "full" or "drop"
 * @property {readonly Decimal[]} [attempt_factors]
 * @property {Policy} [policy]
 * @property {readonly Part[]} [parts] of a case
 */

/**
 * @typedef {{type: "single", options: readonly string[], key: string,
 *   also_key?: readonly string[], option_fraction?: Table,
 *   option_tag?: {[option: string]: string}, wrong_fraction?: Decimal}} Single
 * @typedef {{type: "judge", key: boolean, wrong_fraction?: Decimal}} Judge
 * @typedef {{type: "multi", options: readonly string[], key: readonly string[],
 *   allow_empty?: boolean, max_select?: number | null}} Multi
 */

/** @typedef {{text?: string, pattern?: string, fraction?: Decimal, tag?: string}} Accept */
/** @typedef {import("./text.mjs").TextOptions} TextOptions */
/** @typedef {TextOptions & {accept: readonly (string | Accept)[]}} Words */

/**
 * @typedef {object} UnitRule
 * @property {string} [unit]
 * @property {readonly string[]} [units]
 * @property {boolean} [any_same_dim]
 * @property {boolean} [unit_required]
 * @property {Decimal} [unit_missing_fraction]
 * @property {Decimal} [unit_wrong_fraction]
 */
/** @typedef {{abs?: Decimal, rel?: Decimal}} Tolerance */
/** @typedef {{decimals?: number, sigfigs?: number, mode?: string, fraction?: Decimal}} Precision */
/** @typedef {{value: Decimal, fraction?: Decimal, tag?: string}} KnownValue */
/**
 * @typedef {UnitRule & {value: Decimal, tol?: Tolerance, precision?: Precision,
 *   also?: readonly KnownValue[], close?: {k: Decimal, fraction?: Decimal}}} NumberRule
 * @typedef {UnitRule & {lo: Decimal, hi: Decimal, one_end?: Decimal}} IntervalRule
 */

/**
 * @typedef {{weight?: Decimal} & (({matcher?: "text"} & Words)
 *   | ({matcher: "number"} & NumberRule) | ({matcher: "interval"} & IntervalRule))} Gap
 * @typedef {{type: "blank", blanks: readonly Gap[], all_or_nothing?: boolean,
 *   order_free?: boolean}} Blank
 * @typedef {{id: string, any: readonly string[], deny?: readonly string[],
 *   points?: Decimal}} KeyPoint
 * @typedef {{type: "short", keypoints: readonly KeyPoint[], auto?: boolean}} Short
 */

/** @typedef {readonly (readonly string[])[]} Pairs */
/**
 * @typedef {{type: "order", key: readonly string[], before?: Pairs,
 *   distractors?: readonly string[]}} Order
 * @typedef {{type: "match", left?: readonly string[], right: readonly string[],
 *   key: {[left: string]: string | readonly string[]}, reuse?: boolean}} Match
 */

/** @typedef {readonly (readonly [string, Decimal])[]} Operations */
/** @typedef {{from: string, ops?: Operations, fraction?: Decimal}} Follow */
/** @typedef {Item & {id: string, gate?: string, follow?: Follow}} Part */
/** @typedef {{type: "case", parts: readonly Part[]}} Case */
/**
 * @typedef {{id: string, points?: Decimal, required?: boolean, fatal?: boolean}} Step
 * @typedef {{type: "scenario", steps: readonly Step[], before?: Pairs,
 *   order_penalty?: Decimal}} Scenario
 */

/**
 * @typedef {Common & (Single | Judge | Multi | Blank | ({type: "numeric"} & NumberRule)
 *   | ({type: "interval"} & IntervalRule) | Short | Order | Match | Case | Scenario)} Item
 */

/**
 * @typedef {"correct" | "partial" | "incorrect" | "unanswered" | "invalid" | "pending" | "void"
 *   | "fatal"} Verdict
 */

/**
 * Points are decimals.
 *
 * @typedef {object} Outcome
 * @property {string} score
 * @property {string} max
 * @property {Verdict} class
 * @property {string[]} reasons
 * @property {string} [cbm] marks weighted by certainty
 * @property {string} [suggested] what the key points would give, while `class` is pending
 * @property {{[id: string]: Outcome}} [parts] of a case
 */

/**
 * What a scorer finds, before points: the share of the maximum, and why.
 *
 * @typedef {object} Mark
 * @property {Rational} fraction
 * @property {boolean} exact
 * @property {readonly string[]} reasons
 * @property {"unanswered" | "invalid" | "pending" | "fatal" | "void"} [state]
 * @property {Rational} [suggested] share that a person may confirm
 * @property {Rational} [max] where it is not that of the item
 * @property {{[id: string]: Outcome}} [parts]
 */

/**
 * An item with points: what is said of it, and the points before rounding.
 *
 * @typedef {object} Result
 * @property {Outcome} outcome
 * @property {Rational} points
 * @property {Mark} mark
 */

export {};
