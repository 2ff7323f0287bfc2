// Marks: shows at each option, gap, row or step what was right, and why.
//
// Nothing is said by colour alone: each mark has a sign and words.

import { all, make, rendered } from "../dom.mjs";
import { has, say } from "../messages.mjs";

/** @typedef {import("./types.mjs").Discussion} Discussion */
/** @typedef {import("./types.mjs").Response} Response */
/**
 * The parts of a contract item that decide what is marked.
 *
 * @typedef {{type: string, key?: unknown, policy?: {name: string} | string,
 *   steps?: readonly import("../grading/types.mjs").Step[]}} Keyed
 */
/** @typedef {"right" | "wrong" | "missed" | "fatal"} Mark */

/** What is said where something was not chosen but placed or written. */
const WORDS = { right: "quiz.mark.yes", wrong: "quiz.mark.no" };
const SIGNS = { right: "✓", wrong: "✗", missed: "○", fatal: "✗" };

/** @param {HTMLElement} root */
export function clearMarks(root) {
  for (const node of all(root, ".qg-why,.qg-mark")) node.remove();
  for (const node of all(root, "[data-mark]")) delete node.dataset.mark;
}

/**
 * @param {Mark} mark
 * @param {string} [key] a message other than the usual one
 * @returns {HTMLElement}
 */
export function markOf(mark, key = `quiz.mark.${mark}`) {
  const sign = make("span", "qg-sign", SIGNS[mark]);
  sign.setAttribute("aria-hidden", "true");
  const made = make("span", "qg-mark", sign, say(make("span"), key));
  made.dataset.mark = mark;
  return made;
}

/**
 * @param {HTMLElement} answer
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {Response} response
 * @param {readonly string[]} reasons
 * @param {boolean} reveal whether what was not chosen may be discussed too
 */
export function markAnswer(answer, item, about, response, reasons, reveal) {
  switch (item.type) {
    case "single":
    case "judge":
    case "multi":
      return markChoices(answer, item, about, response, reveal);
    case "blank":
      return markGaps(answer, about, reasons, reveal);
    case "order":
      return markOrder(answer, item, about, response, reveal);
    case "match":
      return markPairs(answer, item, about, response, reveal);
    case "scenario":
      return markSteps(answer, item, about, response, reveal);
  }
}

/**
 * @param {HTMLElement} answer
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {Response} response
 * @param {boolean} reveal
 */
function markChoices(answer, item, about, response, reveal) {
  const key = listed(item.key);
  const chosen = listed(response);
  for (const choice of all(answer, ".qg-choice")) {
    const id = choice.dataset.id || "";
    const picked = chosen.includes(id);
    const right = key.includes(id);
    if (!id || !(picked || reveal)) continue;
    /** @type {Mark | ""} */
    const mark = picked ? (right ? "right" : "wrong") : right ? "missed" : "";
    explain(choice, mark, about, id);
  }
}

/**
 * @param {HTMLElement} answer
 * @param {Discussion} about
 * @param {readonly string[]} reasons
 * @param {boolean} reveal
 */
function markGaps(answer, about, reasons, reveal) {
  for (const gap of all(answer, ".qg-gap")) {
    const number = gap.dataset.gap || "";
    const empty = !(/** @type {HTMLInputElement} */ (gap).value.trim()) && ":empty";
    const reason = reasons.find((code) => code.startsWith(`blank${number}:`)) || empty;
    const key = reason && `quiz.reason.${reason.slice(reason.indexOf(":") + 1)}`;
    const mark = reason
      ? markOf("wrong", key && has(key) ? key : "quiz.mark.no")
      : markOf("right", "quiz.mark.yes");
    gap.dataset.mark = reason ? "wrong" : "right";
    gap.after(mark);
    if (reveal && about.why && about.why[number]) {
      answer.append(make("div", "qg-why", `(${number}) `, rendered(about.why[number])));
    }
  }
}

/**
 * @param {HTMLElement} answer
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {Response} response
 * @param {boolean} reveal
 */
function markOrder(answer, item, about, response, reveal) {
  const key = listed(item.key);
  const chosen = listed(response);
  const { policy = "" } = item;
  const placed = (typeof policy === "string" ? policy : policy.name) !== "dag";
  for (const entry of all(answer, ".qg-entry")) {
    const id = entry.dataset.id || "";
    const at = chosen.indexOf(id);
    /** @type {Mark | ""} */
    let mark = "";
    if (at >= 0 && !key.includes(id)) mark = "wrong";
    else if (at >= 0 && placed) mark = key[at] === id ? "right" : "wrong";
    else if (at < 0 && reveal && key.includes(id)) mark = "missed";
    if (at >= 0 || reveal) explain(entry, mark, about, id, reveal || mark === "wrong", WORDS);
  }
}

/**
 * @param {HTMLElement} answer
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {Response} response
 * @param {boolean} reveal
 */
function markPairs(answer, item, about, response, reveal) {
  const key = /** @type {{[left: string]: unknown}} */ (item.key);
  const chosen = /** @type {{[left: string]: Response}} */ (response || {});
  for (const row of all(answer, ".qg-row")) {
    const id = row.dataset.id || "";
    const wanted = listed(key[id]);
    const given = listed(chosen[id]);
    const right = wanted.length === given.length && wanted.every((one) => given.includes(one));
    if (!given.length && !reveal) continue;
    const mark = right ? "right" : given.length ? "wrong" : "missed";
    explain(row, mark, about, id, reveal || right, WORDS);
  }
}

/**
 * @param {HTMLElement} answer
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {Response} response
 * @param {boolean} reveal
 */
function markSteps(answer, item, about, response, reveal) {
  const chosen = listed(response);
  for (const step of item.steps || []) {
    const entry = all(answer, ".qg-entry").find((one) => one.dataset.id === step.id);
    const picked = chosen.includes(step.id);
    if (!entry || !(picked || reveal)) continue;
    const counts = step.required || Number(step.points || 0) > 0;
    /** @type {Mark | ""} */
    let mark = "";
    if (picked) mark = step.fatal ? "fatal" : counts ? "right" : "";
    else if (step.required) mark = "missed";
    explain(entry, mark, about, step.id);
  }
}

/**
 * Show every rationale, and no marks.
 *
 * @param {HTMLElement} answer
 * @param {Discussion} about
 */
export function explainAll(answer, about) {
  for (const place of all(answer, "[data-id]")) explain(place, "", about, place.dataset.id || "");
}

/**
 * @param {HTMLElement} place
 * @param {Mark | ""} mark
 * @param {Discussion} about
 * @param {string} id
 * @param {boolean} [full] whether the rationale is shown
 * @param {{[mark: string]: string}} [words] messages other than the usual ones
 */
function explain(place, mark, about, id, full = true, words = {}) {
  const why = full && about.why ? about.why[id] : "";
  if (mark) place.dataset.mark = mark;
  if (!mark && !why) return;
  place.append(make("div", "qg-why", mark && markOf(mark, words[mark]), why && rendered(why)));
}

/**
 * @param {unknown} value
 * @returns {string[]} a key or a response as a list of ids
 */
function listed(value) {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
