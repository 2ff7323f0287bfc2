// Verdict: says what came of a response, what to mend, and, when it may, the right answer.

import { all, make, rendered } from "../dom.mjs";
import { has, say } from "../messages.mjs";
import { clearMarks, explainAll, markAnswer, markOf } from "./marks.mjs";
import { answerIn } from "./responses.mjs";

/** @typedef {import("./types.mjs").View} View */
/** @typedef {import("./types.mjs").Discussion} Discussion */
/** @typedef {import("./types.mjs").Outcome} Outcome */
/** @typedef {import("./types.mjs").Response} Response */
/** @typedef {import("./marks.mjs").Keyed} Keyed */

/** @type {{[name: string]: string}} */
const SIGNS = { correct: "✓", partial: "◐", incorrect: "✗", fatal: "✗", pending: "✎" };

/** @param {HTMLElement} body */
export function clearVerdict(body) {
  clearMarks(body);
  for (const node of all(body, ".qg-part > .qg-verdict")) node.remove();
}

/**
 * Mark what was answered and return the words about it.
 *
 * @param {HTMLElement} body
 * @param {View} view
 * @param {Response} response
 * @param {Outcome} outcome
 * @param {boolean} reveal whether the right answer may be shown
 * @returns {HTMLElement}
 */
export function discuss(body, view, response, outcome, reveal) {
  clearVerdict(body);
  const parts = all(body, ".qg-part");
  if (!parts.length) {
    const said = told(body, view.item, view, response, outcome, reveal);
    return foot(said, view, reveal);
  }
  const responses = /** @type {{[part: string]: Response}} */ (response || {});
  for (const part of parts) {
    const id = part.dataset.part || "";
    const { item: whole } = view;
    const item = whole.type === "case" && whole.parts.find((one) => one.id === id);
    const about = view.parts && view.parts[id];
    const result = outcome.parts && outcome.parts[id];
    if (!item || !about || !result) continue;
    const given = responses[id] === undefined ? null : responses[id];
    part.append(told(part, item, about, given, result, reveal));
  }
  return foot(headline(outcome), view, reveal);
}

/**
 * Say all there is about an item without a key: rationales, no verdict.
 *
 * @param {HTMLElement} body
 * @param {View} view
 * @returns {HTMLElement}
 */
export function discussOpen(body, view) {
  clearVerdict(body);
  const roots = all(body, ".qg-part");
  for (const root of roots.length ? roots : [body]) {
    const about = (view.parts && view.parts[root.dataset.part || ""]) || view;
    explainAll(answerIn(root), about);
  }
  return foot(make("div", "qg-verdict"), view, true);
}

/**
 * @param {HTMLElement} root
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {Response} response
 * @param {Outcome} outcome
 * @param {boolean} reveal
 */
function told(root, item, about, response, outcome, reveal) {
  const reasons = outcome.reasons || [];
  const readable = outcome.class !== "invalid" && outcome.class !== "unanswered";
  if (readable || reveal) markAnswer(answerIn(root), item, about, response, reasons, reveal);
  const said = headline(outcome);
  for (const reason of reasons) {
    const line = explained(root, reason, item, about, reveal);
    if (line) said.append(line);
  }
  if (reveal && about.key) {
    const label = say(make("strong", "qg-label"), "quiz.answer");
    const key = make("div", "", rendered(about.key));
    for (const point of all(key, "[data-id]")) {
      const id = point.dataset.id || "";
      const missed = reasons.some((reason) => /^(missing|deny):/.test(reason) && reason.endsWith(`:${id}`));
      if (readable) point.prepend(markOf(missed ? "missed" : "right", `quiz.mark.${missed ? "unsaid" : "said"}`));
    }
    said.append(make("div", "qg-key", label, key));
  }
  return said;
}

/** @param {Outcome} outcome */
function headline(outcome) {
  const sign = make("span", "qg-sign", SIGNS[outcome.class] || "!");
  sign.setAttribute("aria-hidden", "true");
  const words = say(make("strong"), `quiz.class.${outcome.class}`);
  const line = make("p", "qg-headline", sign, words);
  if (outcome.class === "pending" && outcome.suggested !== undefined) {
    const values = { n: outcome.suggested, m: outcome.max };
    line.append(say(make("span", "qg-score"), "quiz.suggested", values));
  } else if (outcome.class !== "unanswered" && outcome.class !== "invalid") {
    const values = { n: outcome.score, m: outcome.max };
    line.append(say(make("span", "qg-score"), "quiz.score", values));
  }
  const said = make("div", "qg-verdict", line);
  said.dataset.class = outcome.class;
  return said;
}

/**
 * @param {HTMLElement} root
 * @param {string} reason a code of the grading contract, or the tag of a misconception
 * @param {Keyed} item
 * @param {Discussion} about
 * @param {boolean} reveal
 * @returns {HTMLElement | null} the reason in words, null for one that is said elsewhere
 */
function explained(root, reason, item, about, reveal) {
  const [code, rest] = reason.split(":", 2);
  // A single choice says it by its marks, a free text at its points.
  if (["single", "judge", "short"].includes(item.type)) return null;
  if (code === "order") {
    const [first, second] = rest.split(">").map((id) => entryText(root, id));
    return say(make("p", "qg-reason"), "quiz.reason.order", { a: first, b: second });
  }
  if (code === "missing") {
    if (!reveal) return null;
    return say(make("p", "qg-reason"), "quiz.reason.missing", { a: entryText(root, rest) });
  }
  if (about.why && about.why[reason] && !entryText(root, reason)) {
    return make("p", "qg-reason", rendered(about.why[reason]));
  }
  const range = code === "format" && item.type === "interval" ? "_range" : "";
  const key = `quiz.reason.${code}${range}`;
  return has(key) ? say(make("p", "qg-reason"), key) : null;
}

/**
 * @param {HTMLElement} root
 * @param {string} id
 */
function entryText(root, id) {
  const entry = all(root, "[data-id]").find((one) => one.dataset.id === id);
  const text = entry && entry.querySelector(".qg-entry__text,.qg-text,.qg-row__text");
  return (text && text.textContent) || "";
}

/**
 * @param {HTMLElement} said
 * @param {View} view
 * @param {boolean} reveal
 */
function foot(said, view, reveal) {
  if (reveal && view.fb) said.append(make("div", "qg-feedback", rendered(view.fb)));
  if (reveal && view.cite) {
    const label = say(make("strong", "qg-label"), "quiz.basis");
    said.append(make("p", "qg-basis", label, rendered(view.cite)));
  }
  return said;
}
