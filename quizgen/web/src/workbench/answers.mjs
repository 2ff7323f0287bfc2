// Answers: what somebody answered, in words, whatever it is; twin of quizgen/web/responses.py.

import { compareTexts } from "../assigned/seal.mjs";
import { escaped, said } from "./markup.mjs";
import { inLine } from "./plain.mjs";

/** @typedef {import("./markup.mjs").Html} Html */
/** @typedef {{[side: string]: string[][]}} Said */
/** @typedef {{id: string, sign: string, text: string, why: string}} Sign */

const EMPTY = "–";
/** Where Python ends a line. */
const LINES = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/**
 * @param {unknown} value
 * @returns {value is {[name: string]: unknown}}
 */
export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} mapping
 * @param {string} name
 * @returns {unknown} what stands there itself, not what every object has
 */
export function at(mapping, name) {
  const own = isMapping(mapping) && Object.prototype.hasOwnProperty.call(mapping, name);
  return own ? /** @type {any} */ (mapping)[name] : undefined;
}

/**
 * @param {unknown} response
 * @returns {string[]} the ids that a response to options holds
 */
export function chosen(response) {
  if (typeof response === "boolean") return [String(response)];
  const all = Array.isArray(response) ? response : [response];
  return all.filter((one) => typeof one === "string");
}

/** @param {unknown} response */
function isNothing(response) {
  if (response === null || response === undefined || response === "") return true;
  if (Array.isArray(response)) return !response.length;
  return isMapping(response) && !Object.keys(response).length;
}

/**
 * @param {any} own an interaction
 * @param {any} texts of it
 * @param {unknown} response
 * @param {Html} html
 * @returns {string} the response in words; "" where options or parts show it themselves
 */
export function responseHtml(own, texts, response, html) {
  if (isNothing(response)) return said("quiz.class.unanswered");
  switch (own.type) {
    case "judge":
    case "case":
      return "";
    case "single":
    case "multi":
      return chosen(response).every((id) => own.options.includes(id)) ? "" : raw(response);
    case "blank":
      if (!Array.isArray(response)) return raw(response);
      if (response.length === 1) return raw(response[0]);
      return response.map((one, place) => `(${place + 1}) ${raw(one)}`).join("；");
    case "order":
      return listed(response, entryIds(own), texts.options, html);
    case "scenario":
      return listed(response, stepIds(own), texts.options, html);
    case "match":
      return pairs(own, texts, response, html);
    default:
      return raw(response);
  }
}

/** @param {any} own */
function stepIds(own) {
  return own.steps.map((/** @type {{id: string}} */ { id }) => id);
}

/**
 * @param {any} own an order
 * @returns {string[]}
 */
export function entryIds({ entries, key, distractors }) {
  return entries || [...key, ...(distractors || [])];
}

/**
 * @param {any} own a match
 * @returns {string[]} its left sides, as Python reads them
 */
export function leftIds({ left, key }) {
  return left || Object.keys(key).sort(compareTexts);
}

/**
 * @param {string[][] | undefined} texts
 * @param {string} id
 * @returns {[text: string, why: string]}
 */
export function textOf(texts, id) {
  const found = (texts || []).filter(([known]) => known === id).pop();
  return found ? [found[1], found[2]] : ["", ""];
}

/**
 * @param {unknown} response
 * @returns {string} what was written, whatever it is; lines stay lines
 */
function raw(response) {
  if (response === null || response === undefined || response === "") return EMPTY;
  const lines = (typeof response === "string" ? response : inLine(response)).split(LINES);
  if (!lines[lines.length - 1]) lines.pop();
  return lines.map(escaped).join("<br>") || EMPTY;
}

/**
 * @param {unknown} response
 * @param {string[]} ids
 * @param {string[][] | undefined} texts
 * @param {Html} html
 */
function listed(response, ids, texts, html) {
  if (!Array.isArray(response)) return raw(response);
  const rows = response.map((one) => {
    const text = ids.includes(one) ? html(textOf(texts, one)[0], true) : "";
    return `<li>${text || raw(one)}</li>`;
  });
  return `<ol>${rows.join("")}</ol>`;
}

/**
 * @param {any} own
 * @param {any} texts
 * @param {unknown} response
 * @param {Html} html
 */
function pairs(own, texts, response, html) {
  if (!isMapping(response)) return raw(response);
  const rows = leftIds(own).map((left) => {
    const given = at(response, left);
    const rights = (Array.isArray(given) ? given : [given]).map((one) => {
      return own.right.includes(one) ? html(textOf(texts.options, one)[0], true) : EMPTY;
    });
    return `<li>${html(textOf(texts.left, left)[0], true)} → ${rights.join("；") || EMPTY}</li>`;
  });
  return `<ul>${rows.join("")}</ul>`;
}

/**
 * @param {number} place from 0
 * @returns {string} what a choice is called by its place
 */
export function letter(place) {
  return place < 26 ? String.fromCharCode(65 + place) : String(place + 1);
}

/**
 * @param {any} own
 * @param {any} texts
 * @param {Html} html
 * @returns {Sign[]} what can be ticked
 */
export function signs(own, texts, html) {
  if (own.type === "judge") {
    const [yes = "", no = ""] = texts.why || [];
    return [
      { id: "true", sign: "✓", text: said("quiz.page.true"), why: yes },
      { id: "false", sign: "✗", text: said("quiz.page.false"), why: no },
    ];
  }
  if (own.type !== "single" && own.type !== "multi") return [];
  return own.options.map((/** @type {string} */ id, /** @type {number} */ place) => {
    const [text, why] = textOf(texts.options, id);
    return { id, sign: letter(place), text: html(text, true), why };
  });
}

/**
 * @param {any} own
 * @returns {string[]} the ids that are right among those that can be ticked
 */
export function rightIds(own) {
  if (own.type === "single") return [own.key, ...(own.also_key || [])];
  if (own.type === "multi") return own.key;
  return own.type === "judge" ? [String(own.key)] : [];
}
