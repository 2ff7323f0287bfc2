// Record: writes into a learner's record what was answered, and into the bank of mistakes what was not.

import { all } from "../dom.mjs";
import { HERE, relative } from "../place.mjs";
import { note, today } from "../review.mjs";

/** @typedef {import("./item.mjs").QgItem} QgItem */
/** @typedef {import("./types.mjs").Response} Response */

/** Characters of a stem by which a mistake is listed. */
const STEM = 70;

/**
 * Write into the record what was answered, and a mistake into the bank of mistakes.
 *
 * @param {QgItem} item
 * @param {Response} response
 * @param {string} verdict
 * @param {{a: number, k: boolean, s: number, m: number}} marks
 */
export function remember(item, response, verdict, marks) {
  const { id, hash, home } = item.data;
  const time = Date.now();
  item.store.update((state) => {
    // What was left out in an exam does not undo an earlier answer.
    if (!["unanswered", "invalid"].includes(verdict)) {
      state.items[id] = { h: hash, v: item.view, r: response, c: verdict, t: time, ...marks };
    }
    if (["pending", "void"].includes(verdict)) return;
    const x = beginning(item.body);
    const page = new URL(home || location.href, location.href).href;
    const u = `${relative(HERE, page)}#${id}`;
    note(state.mistakes, id, verdict === "correct" && !marks.k, today(), { h: hash, x, u, t: time });
  });
}

/**
 * @param {HTMLElement} body
 * @returns {string} the start of its stem, gaps as lines
 */
function beginning(body) {
  const stem = body.querySelector(".qg-stem > p") || body.querySelector(".qg-stem");
  if (!stem) return "";
  const copy = /** @type {HTMLElement} */ (stem.cloneNode(true));
  for (const mark of all(copy, ".qg-mark,.qg-why")) mark.remove();
  for (const gap of all(copy, "input")) gap.replaceWith("____");
  const text = (copy.textContent || "").replace(/\s+/g, " ").trim();
  return text.length > STEM ? `${text.slice(0, STEM)}…` : text;
}
