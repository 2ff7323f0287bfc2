// Text: one way to make answers comparable, step by step (N1 to N8 of the grading contract).
// The language's own white space, trim and lower case differ between engines and stay out.

import { plain } from "./rational.mjs";

/**
 * @typedef {object} TextOptions
 * @property {boolean} [case_sensitive]
 * @property {string} [ws] "collapse" keeps one space for a run of white space
 * @property {readonly string[]} [strip_prefix]
 * @property {readonly string[]} [strip_suffix]
 */

const IGNORED =
  /[\0-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]/g;
const SPACES = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const QUOTES = /[《》〈〉「」『』"'\u2018-\u201f«»‹›\u301d-\u301f]/g;
const STOPS = ".。,，;；:：!！?？、…";

/**
 * @param {string} text
 * @returns {string} without characters that nobody sees (N2)
 */
export function shown(text) {
  return text.replace(IGNORED, "");
}

/**
 * @param {string} text
 * @returns {string} in the usual width, without characters that nobody sees (N1, N2)
 */
function visible(text) {
  return shown(text.normalize("NFKC"));
}

/**
 * @param {string} text
 * @param {string} edge characters to take off both ends
 */
function stripped(text, edge) {
  let [start, end] = [0, text.length];
  while (start < end && edge.includes(text[start])) start += 1;
  while (end > start && edge.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/**
 * @param {string} text
 * @returns {string} without spaces at the ends
 */
export function bare(text) {
  return stripped(text, " ");
}

/**
 * @param {string} text
 * @returns {string} on one line, with one kind of dash, for reading numbers (N1 to N3)
 */
export function line(text) {
  return bare(visible(text).replace(DASHES, "-").replace(SPACES, " "));
}

/**
 * @param {string} text
 * @param {TextOptions} options
 * @returns {string} the text after N1 to N7
 */
function folded(text, options) {
  let out = visible(text).replace(DASHES, "-");
  if (!options.case_sensitive) out = out.replace(/[A-Z]+/g, (word) => word.toLowerCase());
  const collapse = options.ws === "collapse";
  out = out.replace(SPACES, collapse ? " " : "").replace(QUOTES, "");
  return stripped(out, collapse ? `${STOPS} ` : STOPS);
}

/**
 * @param {string} text
 * @param {TextOptions} [options]
 * @returns {string} the text as it is compared
 */
export function normalize(text, options = {}) {
  let out = folded(text, options);
  for (const mark of options.strip_prefix || []) {
    const affix = folded(mark, options);
    if (affix && out !== affix && out.startsWith(affix)) {
      out = out.slice(affix.length);
      break;
    }
  }
  for (const mark of options.strip_suffix || []) {
    const affix = folded(mark, options);
    if (affix && out !== affix && out.endsWith(affix)) {
      return out.slice(0, -affix.length);
    }
  }
  return out;
}

/**
 * @param {unknown} response
 * @returns {string | null} what was typed; a number as its shortest decimal; null for other data
 */
export function typed(response) {
  if (typeof response === "string") return response;
  return typeof response === "number" && Number.isFinite(response) ? plain(response) : null;
}

/**
 * Nothing was answered: no text but white space, no tick, no pair.
 *
 * @param {unknown} response
 * @returns {boolean}
 */
export function isBlank(response) {
  if (response === null || response === undefined) return true;
  if (typeof response === "string") return !visible(response).replace(SPACES, "");
  return typeof response === "object" && Object.values(response).every(isBlank);
}

// One token of the pattern language; what groups and ranges mean is left to RegExp.
const TOKEN =
  /[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|/]|\[(?!\^\])\^?(?:[^\\[\]]|\\[-\\^$.*+?()[\]{}|/])+\]|\((?!\?)|\(\?:|[)|]|(?:[*+?]|\{\d+(?:,\d*)?\})(?![*+?{])/uy;

/**
 * Compile a pattern of the small language that both engines read alike.
 *
 * @param {string} pattern
 * @returns {RegExp}
 */
export function compiled(pattern) {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < pattern.length; at = TOKEN.lastIndex) {
    if (!TOKEN.test(pattern)) throw new SyntaxError(`not in the pattern language: ${pattern}`);
  }
  return new RegExp(`^(?:${pattern})$`, "u");
}
