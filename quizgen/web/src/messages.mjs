// Messages: interface texts, and how they change when the reader takes the other language.
//
// Each script holds the Chinese of what it says itself, not the keys with `.page.`, which Python
// writes into pages. An element that shows a message carries its key in `data-t` (its text) or
// `data-ta` (its aria-label) and its values in `data-v`; one that Python wrote carries its other
// language in `data-o`. So a change of language is one walk over the page.

import catalogue from "../../messages.json" with { type: "json" };
import { all } from "./dom.mjs";
import { choose, english, language, pageLanguage } from "./language.mjs";

/** @typedef {Readonly<Record<string, string | number>>} Values */

/** What the build leaves of the catalogue. @type {Readonly<Record<string, string>>} */
const texts = /** @type {any} */ (catalogue);

/**
 * @param {string} key
 * @param {Values} [values] for the `{placeholders}`; `@key` stands for another message
 * @returns {string} the text; the key itself for one that the catalogue lacks
 */
export function t(key, values = {}) {
  const text = (english() || texts)[key] || texts[key] || key;
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = String(values[name]);
    return value[0] === "@" ? t(value.slice(1)) : value;
  });
}

/**
 * @param {string} key
 * @returns {string} the text, its `{placeholders}` still in it
 */
export function template(key) {
  return (english() || texts)[key] || texts[key] || key;
}

/**
 * @param {string} prefix
 * @returns {string[]} the keys that begin so, in order
 */
export function keysOf(prefix) {
  return Object.keys(texts).filter((key) => key.startsWith(prefix));
}

/**
 * @param {string} key
 * @returns {boolean} whether there is such a message
 */
export function has(key) {
  return key in texts;
}

/**
 * Show a message as the text of an element, in whatever language is chosen later.
 *
 * @template {HTMLElement} T
 * @param {T} node
 * @param {string} key
 * @param {Values} [values]
 * @returns {T}
 */
export function say(node, key, values) {
  return mark(node, "t", key, values);
}

/**
 * Give an element a message as its name for those who do not see it.
 *
 * @template {HTMLElement} T
 * @param {T} node
 * @param {string} key
 * @param {Values} [values]
 * @returns {T}
 */
export function name(node, key, values) {
  return mark(node, "ta", key, values);
}

/**
 * @template {HTMLElement} T
 * @param {T} node
 * @param {"t" | "ta"} slot
 * @param {string} key
 * @param {Values} [values]
 * @returns {T}
 */
function mark(node, slot, key, values) {
  node.dataset[slot] = key;
  if (values) node.dataset.v = JSON.stringify(values);
  write(node);
  return node;
}

/** @param {HTMLElement} node */
function write(node) {
  const { t: text, ta: label, v } = node.dataset;
  /** @type {Values} */
  const values = v ? JSON.parse(v) : {};
  // Another script of quizgen says it itself.
  if (text && has(text)) node.textContent = t(text, values);
  if (label) node.setAttribute("aria-label", t(label, values));
}

/**
 * Write all messages below an element again: for markup that came in another language.
 *
 * @param {ParentNode} root
 */
export function relabel(root) {
  for (const node of all(root, "[data-t],[data-ta]")) write(node);
  const own = pageLanguage();
  const wanted = language();
  for (const node of all(root, "[data-o]")) {
    const { o = "", l = own } = node.dataset;
    if (l === wanted) continue;
    node.dataset.o = node.textContent || "";
    node.dataset.l = wanted;
    node.textContent = o;
  }
}

/** Take the other language, here and in whatever listens. */
export function swapLanguage() {
  choose(language() === "zh" ? "en" : "zh", () => relabel(document));
}
