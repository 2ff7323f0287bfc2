// Carry: a learner's record as a file, to go on at another computer. No DOM here.

import { empty, merge, read, VERSION } from "../state.mjs";
import { parse } from "../store.mjs";

/** @typedef {import("../store.mjs").Store} Store */

const FILE = "quizgen-progress";

/**
 * @param {Store} store
 * @returns {string} the record as the text of a file
 */
export function save({ course, state }) {
  const file = { format: FILE, version: VERSION, course, record: state };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Join a record from a file with the one here.
 *
 * @param {Store} store
 * @param {string} text
 * @returns {"" | "format" | "version" | "course"} what is wrong with the file, "" when it was read
 */
export function load(store, text) {
  const file = /** @type {{[key: string]: unknown} | null | undefined} */ (parse(text));
  if (!file || file.format !== FILE) return "format";
  if (file.version !== VERSION) return "version";
  if (file.course !== store.course) return "course";
  const record = read(file.record);
  if (!record) return "format";
  store.update((state) => void Object.assign(state, merge(state, record)));
  return "";
}

/**
 * Forget everything.
 *
 * @param {Store} store
 */
export function clear(store) {
  store.update((state) => void Object.assign(state, empty()));
}
