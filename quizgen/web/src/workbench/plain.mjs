// Plain: values as Python writes them, so that both ways to grade write the same files.

import { sha256 } from "@noble/hashes/sha256";

import { compareTexts } from "../assigned/seal.mjs";

/**
 * JSON with one blank of indent a level, as `json.dumps(value, ensure_ascii=False, indent=1)`.
 *
 * @param {unknown} value a `Map` keeps its order, which an object with numbers for names would not
 * @param {string} [indent]
 * @returns {string}
 */
export function written(value, indent = "") {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent} `;
  const list = Array.isArray(value);
  const entries = value instanceof Map ? Array.from(value) : Object.entries(value);
  const lines = list
    ? value.map((one) => written(one, deeper))
    : entries.map(([name, one]) => `${JSON.stringify(name)}: ${written(one, deeper)}`);
  const [open, close] = list ? "[]" : "{}";
  if (!lines.length) return open + close;
  return `${open}\n${deeper}${lines.join(`,\n${deeper}`)}\n${indent}${close}`;
}

/**
 * @param {unknown} value
 * @returns {unknown} the same with the fields of each mapping in order, as they were sealed
 */
export function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Map) return value;
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => compareTexts(a, b));
  return new Map(fields.map(([name, one]) => [name, sorted(one)]));
}

/**
 * @param {unknown} value
 * @returns {string} JSON on one line, as `json.dumps(value, ensure_ascii=False)` writes it
 */
export function inLine(value) {
  const ordered = sorted(value);
  if (Array.isArray(ordered)) return `[${ordered.map(inLine).join(", ")}]`;
  if (!(ordered instanceof Map)) return JSON.stringify(ordered);
  const fields = Array.from(ordered, ([name, one]) => `${JSON.stringify(name)}: ${inLine(one)}`);
  return `{${fields.join(", ")}}`;
}

/**
 * @param {string} text
 * @returns {string} SHA-256 of its UTF-8, hexadecimal
 */
export function digest(text) {
  const bytes = sha256(new TextEncoder().encode(text));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
