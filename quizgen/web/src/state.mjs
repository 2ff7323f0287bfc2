// State: what a learner's record may hold, and how anything else is turned into it. No DOM here.
//
// A record comes from a browser's storage or from a file that somebody carries: both are read as
// foreign data, field by field. What does not fit is left out.

/** Version of the record; raise it when an old record can no longer be read. */
export const VERSION = 1;

/** @typedef {string | boolean | null | string[] | ResponseMap} Response */
/** @typedef {{[part: string]: Response}} ResponseMap */
/**
 * What is known of one item: content hash, variant shown, last response, attempts made, its class,
 * best score, points, whether the key was shown, and when.
 * @typedef {{h: string, v: number, r: Response, a: number, c: string, s: number, m: number,
 *   k: boolean, t: number}} Answer
 */
/**
 * An item to be practised again: content hash, start of its stem, page, box and the day it is due.
 * @typedef {{h: string, x: string, u: string, b: number, d: number, t: number}} Mistake
 */
/**
 * A sitting of an exam: content hash, start, end (0: no limit), responses, flags, variants, and
 * whether it was handed in.
 * @typedef {{h: string, t: number, e: number, r: {[item: string]: Response}, f: string[],
 *   v: {[item: string]: number}, z: boolean}} Sitting
 */
/**
 * @typedef {{v: number, items: {[id: string]: Answer}, mistakes: {[id: string]: Mistake},
 *   sittings: {[id: string]: Sitting}}} State
 */

/** @returns {State} a record with nothing in it */
export function empty() {
  return { v: VERSION, items: {}, mistakes: {}, sittings: {} };
}

/**
 * @param {unknown} data
 * @returns {State | null} the record in it, or null when it is none or of another version
 */
export function read(data) {
  if (!isMap(data) || data.v !== VERSION) return null;
  return {
    v: VERSION,
    items: entries(data.items, FIELDS.items),
    mistakes: entries(data.mistakes, FIELDS.mistakes),
    sittings: entries(data.sittings, FIELDS.sittings),
  };
}

/**
 * Join two records of one learner: of each entry the later one counts.
 *
 * @param {State} mine
 * @param {State} theirs
 * @returns {State}
 */
export function merge(mine, theirs) {
  return {
    v: VERSION,
    items: later(mine.items, theirs.items),
    mistakes: later(mine.mistakes, theirs.mistakes),
    sittings: later(mine.sittings, theirs.sittings),
  };
}

/**
 * @template {{t: number}} T
 * @param {{[id: string]: T}} mine
 * @param {{[id: string]: T}} theirs
 * @returns {{[id: string]: T}}
 */
function later(mine, theirs) {
  const joined = Object.assign(Object.create(null), mine);
  for (const [id, entry] of Object.entries(theirs)) {
    const old = joined[id];
    if (!old || entry.t > old.t) joined[id] = entry;
  }
  return joined;
}

/** What each field is made with, by kind of entry. */
const FIELDS = {
  items: { h: text, v: number, r: response, a: number, c: text, s: number, m: number, k: flag, t: number },
  mistakes: { h: text, x: text, u: text, b: number, d: number, t: number },
  sittings: { h: text, t: number, e: number, r: responses, f: texts, v: numbers, z: flag },
};

/**
 * @template T
 * @param {unknown} data
 * @param {(value: unknown) => T} one
 * @returns {{[id: string]: T}}
 */
function each(data, one) {
  /** @type {{[id: string]: T}} */
  const found = Object.create(null);
  if (isMap(data)) for (const [id, value] of Object.entries(data)) found[id] = one(value);
  return found;
}

/**
 * @param {unknown} data
 * @param {{[field: string]: (value: unknown) => unknown}} fields
 * @returns {any} entries with these fields, each of its own kind
 */
function entries(data, fields) {
  return each(data, (entry) => {
    /** @type {{[field: string]: unknown}} */
    const made = {};
    for (const name of Object.keys(fields)) made[name] = fields[name](isMap(entry) && entry[name]);
    return made;
  });
}

/**
 * @param {unknown} value
 * @returns {value is {[key: string]: unknown}}
 */
function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {Response}
 */
function response(value) {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return texts(value);
  return isMap(value) ? each(value, response) : null;
}

/** @param {unknown} value */
function responses(value) {
  return each(value, response);
}

/** @param {unknown} value */
function numbers(value) {
  return each(value, number);
}

/** @param {unknown} value */
function texts(value) {
  return Array.isArray(value) ? value.map(text) : [];
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/** @param {unknown} value */
function number(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

/** @param {unknown} value */
function flag(value) {
  return value === true;
}
