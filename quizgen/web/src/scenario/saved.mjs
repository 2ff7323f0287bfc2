// Saved: keeps which case was played, what was chosen and how often taken back, and never throws. No DOM here.
//
// Choices alone are kept: everything else follows from them. What was saved of another text of the
// scenario, or by another version, is left alone.

const VERSION = 1;

/** @typedef {{case: number, choices: string[], undone: number, exam: boolean}} Saved */
/** @typedef {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} Open may throw */

/**
 * @param {Open} open
 * @param {string} key
 * @param {string} hash
 * @returns {Saved | null}
 */
export function load(open, key, hash) {
  try {
    const data = JSON.parse(open().getItem(key) || "");
    const fits = data.v === VERSION && data.h === hash && Number.isInteger(data.c) && data.c >= 0;
    if (!fits || !Array.isArray(data.w)) return null;
    if (!data.w.every((/** @type {unknown} */ one) => typeof one === "string")) return null;
    return { case: data.c, choices: data.w, undone: data.u || 0, exam: !!data.e };
  } catch {
    return null;
  }
}

/**
 * @param {Open} open
 * @param {string} key
 * @param {string} hash
 * @param {Saved | null} saved nothing to forget it
 */
export function save(open, key, hash, saved) {
  try {
    if (!saved) open().removeItem(key);
    else {
      const { choices, undone, exam } = saved;
      const data = { v: VERSION, h: hash, c: saved.case, w: choices, u: undone, e: exam };
      open().setItem(key, JSON.stringify(data));
    }
  } catch {
    // It lasts as long as the page, then.
  }
}
