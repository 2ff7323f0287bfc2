// Batches: what was given at one time: files, and when the channel took each; any can be taken out.

import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";

/** @typedef {import("./intake.mjs").Incoming} Incoming */
/** @typedef {{name: string, words: {word: string, source: string}[], received: string}} Sent */
/** @typedef {{label: string, files: Sent[], pasted: string}} Batch */

/** As much of a file as the command line reads. */
const MOST = 50000000;

/**
 * @param {readonly Batch[]} batches
 * @returns {Incoming[]} every word in the order in which it was given
 */
export function incoming(batches) {
  return batches.flatMap(({ files }) =>
    files.flatMap(({ words, received }) => words.map((one) => ({ ...one, received }))),
  );
}

/**
 * @param {readonly Batch[]} batches
 * @param {(changed: Batch[]) => void} onChange
 * @returns {HTMLElement[]}
 */
export function batchRows(batches, onChange) {
  return batches.map((batch) => {
    const { files, label } = batch;
    const out = say(make("button", "qg-button"), "work.remove");
    out.type = "button";
    name(out, "work.remove.of", { name: label });
    out.addEventListener("click", () => onChange(batches.filter((one) => one !== batch)));
    const times = new Set(files.map(({ received }) => received));
    const [first] = times;
    const all = timeField(times.size === 1 ? first : "", (value) => {
      for (const file of files) file.received = value;
      onChange([...batches]);
    });
    const n = files.reduce((sum, { words }) => sum + words.length, 0);
    return make(
      "li",
      "qw-batch",
      make("b", "", label),
      say(make("span"), "work.batch", { n }),
      make("label", "", say(make("span"), "grade.column.received"), all),
      times.size > 1 && say(make("span", "qw-several"), "work.several", { n: times.size }),
      out,
      files.length > 1 && each(files, () => onChange([...batches])),
    );
  });
}

/**
 * The files of a batch one by one, made when somebody wants to see them.
 *
 * @param {readonly Sent[]} files
 * @param {() => void} onChange
 */
function each(files, onChange) {
  const list = make("ul", "qw-each");
  const more = make("details", "", say(make("summary"), "work.each"), list);
  more.addEventListener("toggle", () => {
    if (list.firstChild) return;
    for (const file of files) {
      const field = timeField(file.received, (value) => {
        file.received = value;
        onChange();
      });
      list.append(make("li", "", make("label", "", make("span", "", file.name), field)));
    }
  });
  return more;
}

/**
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
function timeField(value, onChange) {
  const field = make("input");
  field.type = "datetime-local";
  field.value = value;
  field.addEventListener("change", (event) => {
    event.stopPropagation();
    onChange(field.value);
  });
  return field;
}

/**
 * @param {File} file
 * @returns {string} when it was last changed on this machine, to the minute: a proposal
 */
export function changedAt(file) {
  const at = new Date(file.lastModified);
  /** @param {number} value */
  const two = (value) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
export function textOf(file) {
  return bytesOf(file).then((bytes) => new TextDecoder().decode(bytes));
}

/**
 * @param {File} file
 * @returns {Promise<ArrayBuffer>}
 */
function bytesOf(file) {
  return new Promise((done, failed) => {
    // `Blob.text` would do, but takes a file that cannot be read for an empty one in old browsers.
    const reader = new FileReader();
    reader.onload = () => done(/** @type {ArrayBuffer} */ (reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(file.slice(0, MOST));
  });
}

/**
 * @param {File} file
 * @returns {Promise<string>} what an instructor keeps: a table may be in GB 18030, as older Chinese
 *   spreadsheets save it
 */
export async function keptText(file) {
  const text = await textOf(file);
  if (!text.includes("\ufffd")) return text;
  const bytes = await bytesOf(file);
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch (error) {
    return text;
  }
}

/** What files are by their first line. @type {[sign: RegExp, kind: string][]} */
const TABLES = [
  [/(^|,)"?who"?(,|$)/, "roster"],
  [/(^|,)收据码,题号,/, "sheet"],
  [/^"?file"?,"?received"?(,|$)/, "times"],
  [/^\{"changes":/, "journal"],
];

/**
 * @param {File} file
 * @returns {Promise<string>} what a dropped file is by its content, "" for a submission
 */
export async function kindOf(file) {
  const start = await keptText(/** @type {File} */ (file.slice(0, 400))).catch(() => "");
  const named = /^\s*\{\s*"quizgen":\s*"(assignment|forms|keys|results)"/.exec(start);
  if (named) return named[1];
  const [head] = start.replace(/^\ufeff/, "").split(/[\r\n]/);
  const found = TABLES.find(([sign]) => sign.test(head));
  return found ? found[1] : "";
}
