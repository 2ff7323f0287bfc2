// Controls: the few things to press and to fill in of which the console is made.

import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";

/** @typedef {import("../messages.mjs").Values} Values */

/**
 * @param {string} mark keeps the focus when the page is drawn anew
 * @param {string} key
 * @param {() => void} press
 * @param {{main?: boolean, on?: boolean, values?: Values, label?: string, keys?: string}} [how]
 *   `on`: pressed or not; `label`: message with more words, for those who do not see around it
 */
export function press(mark, key, press, { main, on, values, label, keys } = {}) {
  const text = say(make("span"), key, values);
  const made = make("button", main ? "qg-button qg-button--main" : "qg-button", text);
  made.type = "button";
  made.dataset.f = mark;
  if (on !== undefined) made.setAttribute("aria-pressed", String(on));
  if (label) name(made, label, values);
  if (keys) {
    const hint = make("kbd", "qc-key", keys);
    hint.setAttribute("aria-hidden", "true");
    made.append(hint);
  }
  made.addEventListener("click", press);
  return made;
}

/**
 * @param {string} mark
 * @param {string} key of its label
 * @param {string} value
 * @param {(value: string) => void} change
 * @param {{rows?: number, values?: Values, hidden?: boolean}} [how] `hidden`: the label is not seen
 */
export function field(mark, key, value, change, { rows, values, hidden } = {}) {
  const input = rows ? make("textarea", "qc-input") : make("input", "qc-input");
  if (input instanceof HTMLTextAreaElement) input.rows = rows || 1;
  input.value = value;
  input.dataset.f = mark;
  input.addEventListener("input", () => change(input.value));
  const text = say(make("span", hidden ? "qg-hidden" : "qc-label"), key, values);
  return make("label", "qc-field", text, input);
}

/**
 * @param {string} tag
 * @param {string} key
 * @param {Values} [values]
 */
export function head(tag, key, values) {
  const level = /** @type {"h2" | "h3"} */ (tag);
  return say(make(level, "qc-head"), key, values);
}

/**
 * @param {readonly string[]} cites
 * @param {Record<string, string>} law gist by citation
 */
export function provisions(cites, law) {
  const list = make("span", "qc-cites");
  cites.forEach((cite, place) => {
    const one = make("span", "qc-cite", cite);
    if (law[cite]) one.title = law[cite];
    if (place) list.append("、");
    list.append(one);
  });
  return list;
}

/**
 * @param {readonly string[]} columns
 * @param {HTMLElement} body
 * @param {string} key of what the table is called
 */
export function table(columns, body, key) {
  const row = make("tr");
  for (const column of columns) {
    const cell = say(make("th"), `console.column.${column}`);
    cell.scope = "col";
    row.append(cell);
  }
  return wide(make("table", "qc-table", make("thead", "", row), body), key);
}

/**
 * @param {HTMLElement} content that may have to be scrolled, by keys as well
 * @param {string} key of what it is called
 */
export function wide(content, key) {
  const box = name(make("div", "qc-wide", content), key);
  box.setAttribute("role", "region");
  box.tabIndex = 0;
  return box;
}

/** @param {Date} date */
export function day(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
