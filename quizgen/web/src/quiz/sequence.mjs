// Sequence: entries are taken into an order one by one, moved up and down, or put at a number.
//
// Nothing needs dragging. Keyboard: the buttons and the number fields; taps: the same, or the entry.

import { all, make } from "../dom.mjs";
import { name, say } from "../messages.mjs";

/**
 * Make an answer of the type order or scenario work.
 *
 * @param {HTMLElement} answer
 */
export function wireSequence(answer) {
  const live = make("span", "qg-hidden");
  live.setAttribute("aria-live", "polite");
  answer.append(live);
  all(answer, ".qg-entry").forEach((entry, place) => {
    // Also the order on paper, see print.css.
    entry.style.order = entry.dataset.i = String(place);
    entry.append(
      make(
        "span",
        "qg-moves",
        tool("qg-take", "+", "quiz.take"),
        tool("qg-up", "↑", "quiz.up"),
        tool("qg-down", "↓", "quiz.down"),
        tool("qg-drop", "×", "quiz.drop"),
      ),
    );
  });
  refresh(answer);
}

/**
 * @param {HTMLElement} answer
 * @returns {string[]} ids in the learner's order
 */
export function sequence(answer) {
  return all(answer, ".qg-seq > .qg-entry").map((entry) => entry.dataset.id || "");
}

/**
 * Put entries in an order; the others wait below.
 *
 * @param {HTMLElement} answer
 * @param {string[]} ids
 */
export function arrange(answer, ids) {
  const { chosen, pool } = lists(answer);
  const entries = all(answer, ".qg-entry");
  entries.sort((a, b) => Number(a.dataset.i) - Number(b.dataset.i));
  pool.append(...entries);
  for (const id of ids) {
    const entry = entries.find((candidate) => candidate.dataset.id === id);
    if (entry) chosen.append(entry);
  }
  refresh(answer);
}

/**
 * Handle a click or a change anywhere in an answer.
 *
 * @param {HTMLElement} answer
 * @param {Event} event
 * @returns {boolean} whether the order has changed
 */
export function moveBy(answer, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const entry = /** @type {HTMLElement | null} */ (target.closest(".qg-entry"));
  if (!entry || target.closest("a") || entry.querySelector("button:disabled")) return false;
  const ids = sequence(answer);
  const id = entry.dataset.id || "";
  const from = ids.indexOf(id);
  const to = event.type === "change" ? numbered(target, ids, from) : stepped(target, ids, from);
  if (to === null) return false;
  if (from >= 0) ids.splice(from, 1);
  if (to >= 0) ids.splice(to, 0, id);
  const next = /** @type {HTMLElement | null} */ (entry.nextElementSibling);
  arrange(answer, ids);
  focusAfter(target, entry, to < 0 ? null : next);
  const live = answer.querySelector(".qg-hidden");
  if (live instanceof HTMLElement) {
    if (to >= 0) say(live, "quiz.placed", { n: sequence(answer).indexOf(id) + 1 });
    else say(live, "quiz.dropped");
  }
  return true;
}

/**
 * @param {HTMLElement} target
 * @param {string[]} ids
 * @param {number} from
 * @returns {number | null} the place that a number field asks for, -1 for none
 */
function numbered(target, ids, from) {
  if (!(target instanceof HTMLSelectElement)) return null;
  if (!target.value) return -1;
  return Math.min(Number(target.value) - 1, ids.length - (from < 0 ? 0 : 1));
}

/**
 * @param {HTMLElement} target
 * @param {string[]} ids
 * @param {number} from
 * @returns {number | null}
 */
function stepped(target, ids, from) {
  if (target.closest("select")) return null;
  if (target.closest(".qg-drop")) return -1;
  if (target.closest(".qg-up")) return Math.max(from - 1, 0);
  if (target.closest(".qg-down")) return Math.min(from + 1, ids.length - 1);
  return from < 0 ? ids.length : null;
}

/**
 * Keep the focus where the next step is likely: the same control, or the next entry to take.
 *
 * @param {HTMLElement} target
 * @param {HTMLElement} entry
 * @param {HTMLElement | null} next
 */
function focusAfter(target, entry, next) {
  const button = target.closest("button");
  if (!button && !(target instanceof HTMLSelectElement)) return;
  const wanted = !button
    ? target
    : button.matches(".qg-take")
      ? (next || entry).querySelector(next ? ".qg-take" : ".qg-up")
      : button.matches(".qg-drop")
        ? entry.querySelector(".qg-take")
        : button;
  if (wanted instanceof HTMLElement) wanted.focus();
}

/** @param {HTMLElement} answer */
function refresh(answer) {
  const { chosen, pool } = lists(answer);
  chosen.hidden = !chosen.children.length;
  pool.hidden = !pool.children.length;
  all(answer, ".qg-entry").forEach((entry) => {
    const place = entry.parentElement === chosen ? Array.from(chosen.children).indexOf(entry) : -1;
    const field = entry.querySelector("select");
    if (field) field.value = place < 0 ? "" : String(place + 1);
  });
}

/** @param {HTMLElement} answer */
function lists(answer) {
  const chosen = /** @type {HTMLElement} */ (answer.querySelector(".qg-seq"));
  const pool = /** @type {HTMLElement} */ (answer.querySelector(".qg-pool"));
  return { chosen, pool };
}

/**
 * @param {string} className
 * @param {string} sign
 * @param {string} key
 */
function tool(className, sign, key) {
  const button = make("button", `qg-tool ${className}`, sign);
  button.type = "button";
  return name(button, key);
}
