// Markup: texts of items as HTML: plain words as they are, the rest as Python has rendered it.

import { template } from "../messages.mjs";

/** @typedef {{block: {[text: string]: string}, inline: {[text: string]: string}}} Rendered */
/** @typedef {(text: string, inline?: boolean) => string} Html of CommonMark */

/** @type {{[sign: string]: string}} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/**
 * @param {string} text
 * @returns {string} as markup, written as in Python
 */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

/**
 * @param {string} key
 * @param {{[name: string]: string | number}} [values] put in as they are
 * @returns {string} a message as markup
 */
export function said(key, values = {}) {
  return escaped(worded(template(key), values));
}

/**
 * @param {string} text with `{placeholders}`
 * @param {{[name: string]: string | number}} values names of files among them, so put in as they are
 */
export function worded(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * @param {Rendered} rendered
 * @returns {Html}
 */
export function htmlOf(rendered) {
  return (text, inline = false) => {
    if (!text) return "";
    const known = rendered[inline ? "inline" : "block"];
    if (Object.prototype.hasOwnProperty.call(known, text)) return known[text];
    // Words alone, in which Python would find nothing to escape but what somebody wrote since.
    const words = text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
    return inline ? words : `<p>${words}</p>\n`;
  };
}
