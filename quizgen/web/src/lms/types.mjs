// Types: what Python writes into a launch page, and what is told to a learning-management system.

/** @typedef {import("../state.mjs").Response} Response */
/** @typedef {import("../grading/index.mjs").Item} ContractItem */

/**
 * A form on the pages of a unit. Each item: id, content hash, points.
 *
 * @typedef {{id: string, hash: string, exam: boolean, items: [string, string, number][]}} UnitForm
 */
/**
 * What is launched and tracked on its own. `pass` is the percentage of the paper, "" for none.
 *
 * @typedef {{id: string, iri: string, title: string, course: string, system: string, pass: string,
 *   pages: [path: string, title: string][], forms: UnitForm[], scenes: [string, string][]}} Unit
 */

/**
 * What came of a form or scenario: points, the most there were, and whether it was passed.
 *
 * @typedef {{score: number, max: number, passed: boolean | null}} Result
 */
/**
 * How far a learner is: shares from 0 to 1; `passed` is null where nothing is to be passed, and
 * as long as nothing can be said.
 *
 * @typedef {{progress: number, complete: boolean, passed: boolean | null, score: number,
 *   max: number}} Summary
 */
/**
 * One answer. `given` and `right` hold ids, pairs or texts by `type`; `right` is [] where it
 * cannot be written down. `result` is a share when it is neither right nor wrong as a whole.
 *
 * @typedef {{id: string, type: "true-false" | "choice" | "matching" | "sequencing" | "numeric"
 *   | "fill-in" | "long-fill-in", given: string[][], right: string[][], result: "correct"
 *   | "incorrect" | "neutral" | number, max: number, score: number, text: string, time: Date,
 *   names: {[id: string]: string}}} Interaction
 */
/**
 * A system as the driver sees it.
 *
 * @typedef {object} Runtime
 * @property {number} limit characters of what can be kept
 * @property {() => Promise<{kept: string, page: string}>} open
 * @property {(kept: string, page: string) => void} keep
 * @property {(summary: Summary) => void} tell
 * @property {(interaction: Interaction) => void} note
 * @property {(id: string, result: Result) => void} [ended] an attempt at a paper or a drill
 * @property {() => void} commit
 * @property {() => void | Promise<void>} close
 * @property {string} [home] where a learner is sent who leaves; "" or nothing where nobody says
 */

export {};
