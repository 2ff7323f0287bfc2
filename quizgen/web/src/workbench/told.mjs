// Told: misconceptions by name, options as they were shown; twin of quizgen/results/told.py.

import { compareTexts } from "../assigned/seal.mjs";
import { t } from "../messages.mjs";
import { letter } from "./answers.mjs";

/** @typedef {import("./analysis.mjs").FormReport} FormReport */
/** @typedef {import("./opening.mjs").AssignedForm} AssignedForm */
/** @typedef {import("./opening.mjs").AssignedItem} AssignedItem */

/**
 * @param {FormReport} report
 * @returns {{name: string, times: number, numbers: string}[]} the most frequent first
 */
export function misconceptionsOf({ form, items }) {
  /** @type {Map<string, {times: number, numbers: number[]}>} */
  const found = new Map();
  for (const { misconceptions, number } of items) {
    for (const [tag, count] of misconceptions) {
      const { times, numbers } = found.get(tag) || { times: 0, numbers: [] };
      found.set(tag, { times: times + count, numbers: [...numbers, number] });
    }
  }
  return Array.from(found)
    .sort(([a, one], [b, other]) => other.times - one.times || compareTexts(a, b))
    .map(([tag, { times, numbers }]) => {
      return { name: nameOf(form, tag), times, numbers: numbers.join("、") };
    });
}

/**
 * @param {AssignedForm} form
 * @param {string} tag
 * @returns {string} its name; the tag where nobody has named it
 */
export function nameOf({ misconceptions = {} }, tag) {
  return Object.prototype.hasOwnProperty.call(misconceptions, tag) ? misconceptions[tag] : tag;
}

/**
 * @param {AssignedItem} item
 * @param {string} id
 * @returns {string} what an option was called on the page, and what it says
 */
export function optionText({ interaction, texts }, id) {
  if (id === "true" || id === "false") return t(`quiz.page.${id}`);
  const { options } = /** @type {{options: string[]}} */ (/** @type {any} */ (interaction));
  const place = options.indexOf(id);
  const own = ((texts && texts.options) || []).find(([known]) => known === id);
  const said = own ? own[1].replace(/\*\*/g, "").trim().split(/\s+/).join(" ") : "";
  return `${letter(place)} ${said}`.trimEnd();
}
