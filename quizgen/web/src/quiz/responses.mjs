// Responses: reads what a learner entered from the markup, writes it back, and locks it.

import { all } from "../dom.mjs";
import { arrange, sequence } from "./sequence.mjs";

/** @typedef {import("../state.mjs").Response} Response */

/**
 * @param {HTMLElement} body what Python rendered for one item
 * @returns {Response} in the form of the grading contract; null where nothing was entered
 */
export function readBody(body) {
  const parts = all(body, ".qg-part");
  if (!parts.length) return readAnswer(answerIn(body));
  /** @type {{[part: string]: Response}} */
  const responses = {};
  for (const part of parts) {
    const response = readAnswer(answerIn(part));
    if (response !== null) responses[part.dataset.part || ""] = response;
  }
  return Object.keys(responses).length ? responses : null;
}

/**
 * @param {HTMLElement} body
 * @param {Response} response
 */
export function writeBody(body, response) {
  const parts = all(body, ".qg-part");
  if (!parts.length) writeAnswer(answerIn(body), response);
  for (const part of parts) {
    const inner = isMap(response) ? response[part.dataset.part || ""] : null;
    writeAnswer(answerIn(part), inner === undefined ? null : inner);
  }
}

/**
 * @param {HTMLElement} body
 * @param {boolean} locked
 */
export function lock(body, locked) {
  for (const control of all(body, "input,select,textarea,button")) {
    /** @type {HTMLInputElement} */ (control).disabled = locked;
  }
}

/**
 * @param {HTMLElement} root
 * @returns {HTMLElement}
 */
export function answerIn(root) {
  const found = root.querySelector(".qg-answer");
  if (!(found instanceof HTMLElement)) throw new Error("an item without a place to answer");
  return found;
}

/**
 * @param {HTMLElement} answer
 * @returns {Response}
 */
function readAnswer(answer) {
  const fields = inputs(answer);
  switch (answer.dataset.type) {
    case "single":
      return ticked(fields)[0] || null;
    case "judge": {
      const [value] = ticked(fields);
      return value ? value === "true" : null;
    }
    case "multi": {
      const values = ticked(fields);
      // The option "none of them" has no id: it makes an empty set an answer.
      return values.length ? values.filter(Boolean) : null;
    }
    case "match":
      return pairs(answer);
    case "order":
    case "scenario": {
      const ids = sequence(answer);
      return ids.length ? ids : null;
    }
    case "blank": {
      const texts = fields.map((field) => field.value);
      return texts.some((text) => text.trim()) ? texts : null;
    }
    default:
      return fields[0].value || null;
  }
}

/**
 * @param {HTMLElement} answer
 * @param {Response} response
 */
function writeAnswer(answer, response) {
  const fields = inputs(answer);
  const list = Array.isArray(response) ? response : [];
  switch (answer.dataset.type) {
    case "single":
    case "judge":
      for (const field of fields) {
        field.checked = response !== null && field.value === String(response);
      }
      return;
    case "multi":
      for (const field of fields) {
        field.checked = field.value ? list.includes(field.value) : response !== null && !list.length;
      }
      return;
    case "match":
      for (const row of all(answer, ".qg-row")) {
        const value = isMap(response) ? response[row.dataset.id || ""] : null;
        for (const field of inputs(row)) {
          if (field.type === "checkbox") {
            field.checked = Array.isArray(value) && value.includes(field.value);
          } else field.value = typeof value === "string" ? value : "";
        }
      }
      return;
    case "order":
    case "scenario":
      arrange(answer, list.map(String));
      return;
    case "blank":
      fields.forEach((field, place) => {
        field.value = String(list[place] || "");
      });
      return;
    default:
      fields[0].value = typeof response === "string" ? response : "";
  }
}

/** @param {HTMLElement} answer */
function pairs(answer) {
  /** @type {{[left: string]: Response}} */
  const found = {};
  for (const row of all(answer, ".qg-row")) {
    const fields = inputs(row);
    const several = fields[0].type === "checkbox";
    const values = several ? ticked(fields) : [fields[0].value].filter(Boolean);
    if (values.length) found[row.dataset.id || ""] = several ? values : values[0];
  }
  return Object.keys(found).length ? found : null;
}

/**
 * @param {HTMLElement} root
 * @returns {HTMLInputElement[]} its fields; gaps in the order of their numbers
 */
function inputs(root) {
  const fields = /** @type {HTMLInputElement[]} */ (all(root, "input,textarea,select"));
  return fields.sort((a, b) => Number(a.dataset.gap || 0) - Number(b.dataset.gap || 0));
}

/** @param {HTMLInputElement[]} fields */
function ticked(fields) {
  return fields.filter((field) => field.checked).map((field) => field.value);
}

/**
 * @param {Response} value
 * @returns {value is {[key: string]: Response}}
 */
function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
