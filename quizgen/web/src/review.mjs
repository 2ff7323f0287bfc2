// Review: when a mistake is due again: after 1, 3, 7, 14 and 30 days, then it has left. No DOM here.

/** @typedef {import("./state.mjs").State} State */
/** @typedef {import("./state.mjs").Mistake} Mistake */

/** Days to wait after each success. */
export const INTERVALS = [1, 3, 7, 14, 30];
const DAY = 86_400_000;

/**
 * @param {number} time milliseconds, as from `Date.now()`
 * @param {number} offset minutes by which local time is behind UTC, as from `getTimezoneOffset()`
 * @returns {number} the learner's calendar day as a number
 */
export function dayOf(time, offset) {
  return Math.floor((time - offset * 60_000) / DAY);
}

/** @returns {number} today */
export function today() {
  const now = new Date();
  return dayOf(now.getTime(), now.getTimezoneOffset());
}

/**
 * Note how an item was answered. A mistake enters, or falls back, and is due at once; a success
 * counts only when the item was due, so that answering twice in a row proves nothing.
 *
 * @param {State["mistakes"]} mistakes
 * @param {string} id
 * @param {boolean} right
 * @param {number} day
 * @param {Pick<Mistake, "h" | "x" | "u" | "t">} about
 */
export function note(mistakes, id, right, day, about) {
  const known = mistakes[id];
  if (!right) {
    mistakes[id] = { ...about, b: 0, d: day };
  } else if (known && known.d <= day) {
    const wait = INTERVALS[known.b];
    // A box past the last one: mastered. The entry stays, so that an older record does not
    // bring the mistake back.
    mistakes[id] = { ...known, ...about, b: known.b + 1, d: wait === undefined ? 0 : day + wait };
  }
}

/**
 * @param {Mistake} mistake
 * @returns {boolean} whether it has passed its last interval, or was taken out
 */
export function mastered(mistake) {
  return mistake.b > INTERVALS.length;
}

/**
 * @param {State["mistakes"]} mistakes
 * @param {number} day
 * @returns {{due: string[], later: string[]}} ids, the longest due and the lowest box first
 */
export function agenda(mistakes, day) {
  const open = Object.keys(mistakes).filter((id) => !mastered(mistakes[id]));
  /** @param {string} a @param {string} b */
  const order = (a, b) =>
    mistakes[a].d - mistakes[b].d || mistakes[a].b - mistakes[b].b || (a < b ? -1 : 1);
  open.sort(order);
  return {
    due: open.filter((id) => mistakes[id].d <= day),
    later: open.filter((id) => mistakes[id].d > day),
  };
}

/**
 * Take an item out by hand.
 *
 * @param {State["mistakes"]} mistakes
 * @param {string} id
 * @param {number} time
 */
export function dismiss(mistakes, id, time) {
  if (mistakes[id]) mistakes[id] = { ...mistakes[id], b: INTERVALS.length + 1, t: time };
}
