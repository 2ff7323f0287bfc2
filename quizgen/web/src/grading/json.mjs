// JSON: items that others wrote, where null is as absent and a policy may be its name alone.

import { grade as gradeItem } from "./grade.mjs";
import { gradePaper as gradeItems } from "./papers.mjs";

/** @typedef {import("./types.mjs").Item} Item */
/** @typedef {{[name: string]: unknown}} Json */

/** Members that name things of the item; what stands there is not a field. */
const TABLES = ["key", "option_fraction", "option_tag", "weights", "map"];

/**
 * @param {unknown} value
 * @returns {any} the same, in the one form that the engine reads
 */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const { policy, ...members } = /** @type {Json} */ (value);
  const said = typeof policy === "string" ? { name: policy } : policy;
  const fields = Object.entries({ ...members, policy: said }).filter(
    ([, member]) => member !== null && member !== undefined,
  );
  return Object.fromEntries(
    fields.map(([name, member]) => [name, TABLES.includes(name) ? member : plain(member)]),
  );
}

/**
 * @param {Item} item
 * @param {unknown} response
 * @param {{attempt?: number, certainty?: number}} [context]
 */
export function grade(item, response, context) {
  return gradeItem(plain(item), response, context);
}

/**
 * @param {import("./papers.mjs").Paper} paper
 * @param {readonly (Item & {id: string})[]} items
 * @param {{[id: string]: unknown}} responses by item id
 */
export function gradePaper(paper, items, responses) {
  return gradeItems(plain(paper), plain(items), responses);
}
