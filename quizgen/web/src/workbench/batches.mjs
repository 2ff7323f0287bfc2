// Batches: what was given at one time, with when the channel took it; each can be taken out again.

import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";

/** @typedef {import("./intake.mjs").Incoming} Incoming */
/** @typedef {{label: string, files: number, words: {word: string, source: string}[],
 *   received: string}} Batch */

/** As much of a file as the command line reads. */
const MOST = 50000000;

/**
 * @param {readonly Batch[]} batches
 * @returns {Incoming[]} every word in the order in which it was given
 */
export function incoming(batches) {
  return batches.flatMap(({ words, received }) => words.map((one) => ({ ...one, received })));
}

/**
 * @param {readonly Batch[]} batches
 * @param {(changed: Batch[]) => void} onChange
 * @returns {HTMLElement[]}
 */
export function batchRows(batches, onChange) {
  return batches.map((batch) => {
    const time = make("input");
    time.type = "datetime-local";
    time.value = batch.received;
    time.addEventListener("change", () => {
      batch.received = time.value;
      onChange([...batches]);
    });
    const out = say(make("button", "qg-button"), "work.remove");
    out.type = "button";
    name(out, "work.remove.of", { name: batch.label });
    out.addEventListener("click", () => onChange(batches.filter((one) => one !== batch)));
    return make(
      "li",
      "qw-batch",
      make("b", "", batch.label),
      say(make("span"), "work.batch", { n: batch.words.length }),
      make("label", "", say(make("span"), "grade.column.received"), time),
      out,
    );
  });
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
export function textOf(file) {
  return new Promise((done, failed) => {
    // `Blob.text` would do, but takes a file that cannot be read for an empty one in old browsers.
    const reader = new FileReader();
    reader.onload = () => done(new TextDecoder().decode(/** @type {ArrayBuffer} */ (reader.result)));
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(file.slice(0, MOST));
  });
}

/**
 * @param {File} file
 * @returns {Promise<string>} what a dropped file is by its content, "" for a submission
 */
export async function kindOf(file) {
  const start = await textOf(/** @type {File} */ (file.slice(0, 400))).catch(() => "");
  const named = /^\s*\{\s*"quizgen":\s*"(assignment|keys)"/.exec(start);
  if (named) return named[1];
  const [head] = start.replace(/^\ufeff/, "").split(/[\r\n]/);
  if (/(^|,)who(,|$)/.test(head)) return "roster";
  return /(^|,)收据码,题号,/.test(head) ? "sheet" : "";
}
