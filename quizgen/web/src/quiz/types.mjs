// Types: what Python writes into the `data-` attributes of a quiz (see quizgen/web/answers.py).

/** @typedef {import("../state.mjs").Response} Response */
/** @typedef {import("../grading/index.mjs").Item} ContractItem */
/** @typedef {import("../grading/index.mjs").Outcome} Outcome */

/**
 * What may be said after a response: the key in words, and rationales by option, gap or step.
 * Texts are trusted HTML.
 *
 * @typedef {{key: string, why?: {[name: string]: string}}} Discussion
 */
/**
 * One variant of an item. The body of the first stands in the page already.
 *
 * @typedef {Discussion & {item: ContractItem, body?: string, fb?: string, cite?: string,
 *   hints?: string[], parts?: {[id: string]: Discussion}}} View
 */
/**
 * `links` tells where the provisions are that its texts cite.
 * `home` is the page where the item can be practised, when it is not this one.
 *
 * @typedef {{id: string, hash: string, n: number, section?: string, open?: boolean, home?: string,
 *   links?: {[citation: string]: string}, views: View[]}} ItemData
 */
/**
 * @typedef {{id: string, hash: string, pass: string, minutes?: number,
 *   sections?: {[id: string]: string}, titles?: {[id: string]: string}}} FormData
 */

export {};
