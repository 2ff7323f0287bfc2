// Explaining: details of what was odd, for people; twin of quizgen/results/explaining.py.

import { keysOf, template } from "../messages.mjs";
import { worded } from "./markup.mjs";

/** @typedef {import("./intake.mjs").Anomaly} Anomaly */

const PREFIX = "grade.told.";
/** What the build adds to the key of a message for its English, which records hold. */
const RECORD = ":en";
/** Oddities that sealing finds out: they share what is said of any armoured text. */
const SEALED = ["damaged", "forged"];
const TIMES = ["received", "opens", "closes"];

/**
 * @param {string} oddity
 * @param {{[name: string]: string | number}} values
 * @returns {string} its details as records hold them
 */
export function record(oddity, values) {
  return worded(template(`${PREFIX}${oddity}${RECORD}`), values);
}

/**
 * @param {Anomaly} one
 * @returns {string} its details for people; as they are where nobody foresaw them
 */
export function explained({ oddity, told }) {
  for (const key of keysFor(oddity)) {
    const found = pattern(template(key + RECORD)).exec(told);
    if (found) return worded(template(key), shown(found.groups || {}));
  }
  return told;
}

/** @param {{[name: string]: string}} values */
function shown(values) {
  const said = Object.entries(values).map(([name, text]) => {
    return [name, TIMES.includes(name) ? text.replace(/T/g, " ") : text];
  });
  return Object.fromEntries(said);
}

/** @param {string} oddity */
function keysFor(oddity) {
  const groups = [PREFIX + oddity];
  if (SEALED.includes(oddity)) groups.push(`${PREFIX}seal`);
  return keysOf(PREFIX).filter((key) => {
    const own = groups.some((group) => key === group || key.startsWith(`${group}.`));
    return own && !key.endsWith(RECORD);
  });
}

/**
 * @param {string} said in English
 * @returns {RegExp} which finds what stands in its places
 */
function pattern(said) {
  const pieces = said.split(/\{(\w+)\}/).map((piece, at) => {
    return at % 2 ? `(?<${piece}>[^]*)` : piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${pieces.join("")}$`);
}
