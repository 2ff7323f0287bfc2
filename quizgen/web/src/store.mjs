// Store: keeps a learner's record in the browser, one a course, and never throws. No DOM here.
//
// Storage may be missing, forbidden, full, or hold rubbish; local files share one storage, hence
// the course in each key. Then the record lives as long as the page, and `problem` says why.

import { empty, read } from "./state.mjs";

/** @typedef {import("./state.mjs").State} State */
/** @typedef {"" | "missing" | "full" | "corrupt" | "version"} Problem */
/** @typedef {Pick<Storage, "getItem" | "setItem">} Box */

export class Store {
  /**
   * @param {string} course
   * @param {() => Box} open gives the storage; may throw, as `localStorage` does when forbidden
   */
  constructor(course, open) {
    this.course = course;
    this.key = `qg:${course}:record`;
    /** @type {Problem} */
    this.problem = "";
    /** @type {Box | null} */
    this.box = null;
    /** The record of this page when nothing can be kept. @type {State | null} */
    this.own = null;
    /** What was read last, so that a page of many items reads it once. */
    this.last = { raw: "", state: empty() };
    try {
      this.box = open();
      this.box.getItem(this.key);
    } catch {
      this.box = null;
      this.problem = "missing";
    }
  }

  /** @returns {State} the record as it is now: other pages may have written meanwhile */
  get state() {
    if (this.own) return this.own;
    const raw = readFrom(this);
    if (raw === null) return this.box ? empty() : (this.own = empty());
    if (raw === this.last.raw) return this.last.state;
    const found = parse(raw);
    const state = read(found);
    if (state) {
      this.last = { raw, state };
      return state;
    }
    this.problem = found === undefined ? "corrupt" : "version";
    // Kept aside: a newer quizgen, or a person, may still be able to read it.
    writeTo(this, `${this.key}.old`, raw);
    const fresh = empty();
    writeTo(this, this.key, JSON.stringify(fresh));
    return fresh;
  }

  /**
   * Change the record.
   *
   * @param {(state: State) => void} change
   */
  update(change) {
    const state = this.state;
    change(state);
    const raw = JSON.stringify(state);
    if (this.box && writeTo(this, this.key, raw)) this.last = { raw, state };
    else this.own = state;
  }
}

/** @param {Store} store */
function readFrom(store) {
  try {
    return store.box ? store.box.getItem(store.key) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {string} value
 * @returns {boolean} whether it was kept
 */
function writeTo(store, key, value) {
  try {
    if (store.box) store.box.setItem(key, value);
    return true;
  } catch {
    store.problem = "full";
    return false;
  }
}

/**
 * @param {string} text
 * @returns {unknown} undefined for what is no JSON
 */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One for all scripts of quizgen on a page: what cannot be kept must not differ. A package brings
 * a storage of its own, `qgBox`.
 */
const page = /** @type {{qgStores?: Map<string, Store>, qgBox?: Storage}} */ (globalThis);

export const openBox = () => page.qgBox || localStorage;

/**
 * @param {string} course
 * @returns {Store} the one store of a course on this page
 */
export function storeOf(course) {
  const stores = page.qgStores || (page.qgStores = new Map());
  const known = stores.get(course);
  if (known) return known;
  const made = new Store(course, openBox);
  stores.set(course, made);
  return made;
}
