// Reviewing: what one person should look at again; twin of quizgen/results/reviewing.py.

import { compareTexts } from "../assigned/seal.mjs";
import { ZERO, add, compare, rational, subtract } from "../grading/rational.mjs";
import { at } from "./answers.mjs";

/** @typedef {import("./marking.mjs").Graded} Graded */
/** @typedef {import("../grading/rational.mjs").Rational} Rational */
/** @typedef {{cite: string, gist: string, numbers: number[]}} Provision */

/** What nothing was lost by, or not yet. */
const SETTLED = ["pending", "void"];

/**
 * @param {Graded} graded
 * @returns {[name: string, got: Rational, most: Rational][]} by module, in the order of the form
 */
export function modulesOf({ form, outcomes }) {
  /** @type {Map<string, [Rational, Rational]>} */
  const found = new Map();
  form.items.forEach(({ module }, place) => {
    const { score, max, class: verdict } = outcomes[place];
    if (!module || SETTLED.includes(verdict)) return;
    const [got, most] = found.get(module) || [ZERO, ZERO];
    found.set(module, [add(got, rational(score)), add(most, rational(max))]);
  });
  return Array.from(found, ([id, [got, most]]) => [nameIn(form.modules, id), got, most]);
}

/**
 * @param {{[id: string]: string} | undefined} names
 * @param {string} id
 * @returns {string} its name; the id where nobody has named it
 */
export function nameIn(names, id) {
  return /** @type {string | undefined} */ (at(names, id)) ?? id;
}

/**
 * @param {Graded} graded
 * @param {readonly string[]} open ids of items whose numbers may be told
 * @returns {Provision[]} what to read again, the most lost points first
 */
export function provisionsOf({ form, outcomes }, open) {
  /** @type {Map<string, {lost: Rational, gist: string, numbers: number[]}>} */
  const found = new Map();
  form.items.forEach(({ id, cite = [] }, place) => {
    const { score, max, class: verdict } = outcomes[place];
    const lost = subtract(rational(max), rational(score));
    if (compare(lost, ZERO) <= 0 || SETTLED.includes(verdict)) return;
    const own = open.includes(id) ? [place + 1] : [];
    for (const [name, gist] of cite) {
      const before = found.get(name) || { lost: ZERO, numbers: [] };
      found.set(name, { lost: add(before.lost, lost), gist, numbers: [...before.numbers, ...own] });
    }
  });
  return Array.from(found)
    .sort(([, a], [, b]) => compare(b.lost, a.lost) || inTurn(a.numbers, b.numbers))
    .map(([cite, { gist, numbers }]) => ({ cite, gist, numbers }));
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function inTurn(a, b) {
  const differs = a.findIndex((one, place) => one !== b[place]);
  if (differs < 0 || differs >= b.length) return a.length - b.length;
  return a[differs] - b[differs];
}

/**
 * @param {Graded} graded
 * @param {readonly string[]} open ids of items that may be told of
 * @returns {{name: string, numbers: number[]}[]} misconceptions that answers to them show
 */
export function slipsOf({ form, outcomes, taken }, open) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  form.items.forEach(({ id, interaction }, place) => {
    if (!open.includes(id)) return;
    const known = tagsOf(interaction);
    const shown = outcomes[place].reasons
      .map((reason) => reason.slice(reason.lastIndexOf(":") + 1))
      .filter((tag) => known.includes(tag));
    const tags = new Set([...shown, ...ticked(interaction, taken.submission.responses[place])]);
    for (const tag of Array.from(tags).sort(compareTexts)) {
      found.set(tag, [...(found.get(tag) || []), place + 1]);
    }
  });
  return Array.from(found)
    .sort(([, a], [, b]) => b.length - a.length || inTurn(a, b))
    .map(([tag, numbers]) => ({ name: nameIn(form.misconceptions, tag), numbers }));
}

/**
 * @param {any} own an interaction
 * @returns {string[]} the misconceptions that a response to it can show
 */
function tagsOf(own) {
  /** @type {string[]} */
  let found = [];
  if (own.type === "case") found = own.parts.flatMap(tagsOf);
  else if (own.options) found = own.options.map((/** @type {string} */ id) => tagOf(own, id));
  else if (own.type === "blank") found = own.blanks.flatMap(tagsIn);
  else if (own.type === "numeric") found = tagsIn(own);
  return found.filter(Boolean);
}

/**
 * @param {any} own
 * @param {string} id of an option
 * @returns {string}
 */
function tagOf(own, id) {
  return /** @type {string | undefined} */ (at(own.option_tag, id)) || "";
}

/**
 * @param {any} rule
 * @returns {string[]}
 */
function tagsIn({ also, accept }) {
  return (also || accept || []).map((/** @type {{tag?: string}} */ { tag }) => tag || "");
}

/**
 * The tags of wrong options that were ticked: marks of several tell no single one.
 *
 * @param {any} own
 * @param {unknown} response
 * @returns {string[]}
 */
function ticked(own, response) {
  if (own.type === "case") {
    return own.parts.flatMap((/** @type {any} */ part) => ticked(part, at(response, part.id)));
  }
  if (own.type !== "multi" || !Array.isArray(response)) return [];
  const options = /** @type {string[]} */ (own.options);
  const wrong = options.filter((id) => response.includes(id) && !own.key.includes(id));
  return wrong.map((id) => tagOf(own, id)).filter(Boolean);
}
