// Bar: how much is done, as a line and in words.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";

/**
 * @param {HTMLElement} bar
 * @param {number} value
 * @param {number} max
 * @param {string} key
 * @param {import("../messages.mjs").Values} values
 */
export function progress(bar, value, max, key, values) {
  let words = /** @type {HTMLElement | null} */ (bar.querySelector(".qg-bar__text"));
  let meter = bar.querySelector("progress");
  if (!words || !meter) {
    words = make("span", "qg-bar__text");
    meter = make("progress", "qg-meter");
    meter.setAttribute("aria-hidden", "true");
    bar.prepend(words, meter);
  }
  say(words, key, values);
  meter.max = max || 1;
  meter.value = value;
}
