// Saved: a learner's record as a short text that a system keeps, and back. No DOM here.
//
// SCORM 1.2 keeps 4096 characters. Entries go by the ids of items, with the beginning of their
// content hash, so that a new release of a package finds what has not changed. When the text is
// too long, the longest responses are left out first; their marks stay.

import { empty, read } from "../state.mjs";
import { parse } from "../store.mjs";

/** @typedef {import("../state.mjs").State} State */
/** @typedef {import("../state.mjs").Sitting} Sitting */
/** @typedef {import("../state.mjs").Response} Response */
/** @typedef {import("./types.mjs").Result} Result */
/**
 * Hash, case, choices, how many were taken back, and whether it is an examination.
 * @typedef {{h: string, c: number, w: string[], u: number, e: boolean}} Scene
 */
/**
 * @typedef {{state: State, results: {[id: string]: Result}, scenes: {[id: string]: Scene},
 *   pages: string[]}} Memory
 */

const VERSION = 1;
const HASH = 6;
const MINUTE = 60_000;
/** So that times are short. */
const SINCE = Date.UTC(2026, 0, 1);
const CLASSES = ["correct", "partial", "incorrect", "pending", "fatal", "void", "unanswered"];

/** @returns {Memory} of a learner who has done nothing */
export function fresh() {
  return { state: empty(), results: {}, scenes: {}, pages: [] };
}

/**
 * @param {Memory} memory
 * @param {number} limit
 * @param {(id: string) => boolean} known whether an item is in this release
 * @returns {string} at most `limit` characters
 */
export function pack(memory, limit, known) {
  /** @type {Set<string>} */
  const bare = new Set();
  let text = written(memory, bare);
  if (text.length <= limit) return text;
  const { items } = memory.state;
  const long = Object.keys(items)
    .map((id) => ({ id, size: known(id) ? JSON.stringify(items[id].r).length : Infinity }))
    .sort((a, b) => b.size - a.size);
  for (const { id } of long) {
    bare.add(id);
    text = written(memory, bare);
    if (text.length <= limit) return text;
  }
  // More items than there is room for: those of longest ago are forgotten.
  const oldest = Object.keys(items).sort((a, b) => items[a].t - items[b].t);
  const state = { ...memory.state, items: { ...items }, sittings: {} };
  for (const id of oldest) {
    delete state.items[id];
    text = written({ ...memory, state }, bare);
    if (text.length <= limit) return text;
  }
  return written({ ...fresh(), results: memory.results }, bare).slice(0, limit);
}

/**
 * @param {Memory} memory
 * @param {Set<string>} bare items whose responses are left out
 */
function written({ state, results, scenes, pages }, bare) {
  const items = Object.keys(state.items).map((id) => {
    const { h, v, r, a, c, s, m, k, t } = state.items[id];
    const row = [id, h.slice(0, HASH), `${Math.max(CLASSES.indexOf(c), 0)}${k ? "k" : ""}`, v, a];
    return [[...row, s, m, minutes(t)].join(" "), ...(bare.has(id) ? [] : [r])];
  });
  const sittings = Object.keys(state.sittings).map((id) => {
    const { h, t, e, r, f, v, z } = state.sittings[id];
    /** @type {{[item: string]: Response}} */
    const own = {};
    for (const item of Object.keys(r)) {
      const answer = state.items[item];
      // After handing in, both hold the same.
      const twice = z && answer && JSON.stringify(answer.r) === JSON.stringify(r[item]);
      if (!twice && !bare.has(item)) own[item] = r[item];
    }
    const views = Object.keys(v).filter((item) => v[item]).map((item) => [item, v[item]]);
    return [id, h.slice(0, HASH), minutes(t), e, own, f, views, z ? 1 : 0];
  });
  const ends = Object.keys(results).map((id) => {
    const { score, max, passed } = results[id];
    return [id, score, max, passed === null ? "" : Number(passed)];
  });
  const played = Object.keys(scenes).map((id) => {
    const { h, c, w, u, e } = scenes[id];
    return [id, h.slice(0, HASH), c, w.join(" "), u, Number(e)];
  });
  return JSON.stringify([VERSION, pages.join(" "), items, sittings, ends, played]);
}

/**
 * @param {string} text
 * @param {(id: string) => string | undefined} hashOf the content hash of an item, form or scenario now
 * @returns {Memory} empty for what is none
 */
export function unpack(text, hashOf) {
  const memory = fresh();
  const data = /** @type {any} */ (parse(text));
  if (!Array.isArray(data) || data[0] !== VERSION) return memory;
  const [, pages, items, sittings, ends, played] = data;
  memory.pages = words(pages);
  /** @param {string} id @param {string} start */
  const whole = (id, start) => {
    const now = hashOf(id);
    return now && start && now.startsWith(start) ? now : start;
  };
  /** @type {any} */
  const state = { v: empty().v, items: {}, mistakes: {}, sittings: {} };
  for (const [row, response] of rows(items)) {
    const [id, h, c, v, a, s, m, t] = words(row);
    if (!t) continue;
    state.items[id] = {
      h: whole(id, h), v: Number(v), r: response, a: Number(a), c: CLASSES[parseInt(c, 10)] || "",
      s: Number(s), m: Number(m), k: c.endsWith("k"), t: time(t),
    }; // prettier-ignore
  }
  for (const [id, h, t, e, own, f, views, z] of rows(sittings)) {
    const responses = { ...own };
    const hash = whole(id, h);
    if (z) {
      for (const item of Object.keys(state.items)) {
        if (!(item in responses)) responses[item] = state.items[item].r;
      }
    }
    state.sittings[id] = {
      h: hash, t: time(t), e, r: responses, f, v: Object.fromEntries(rows(views)), z: z === 1,
    }; // prettier-ignore
  }
  memory.state = read(state) || memory.state;
  for (const [id, score, max, passed] of rows(ends)) {
    memory.results[id] = {
      score: Number(score), max: Number(max), passed: passed === "" ? null : passed === 1,
    }; // prettier-ignore
  }
  for (const [id, h, c, w, u, e] of rows(played)) {
    memory.scenes[id] = { h: whole(id, h), c: +c, w: words(w, true), u: +u || 0, e: e === 1 };
  }
  return memory;
}

/** @param {number} ms */
function minutes(ms) {
  return Math.max(Math.floor((ms - SINCE) / MINUTE), 0).toString(36);
}

/** @param {string} text */
function time(text) {
  return SINCE + (parseInt(text, 36) || 0) * MINUTE;
}

/**
 * @param {unknown} value
 * @returns {any[][]}
 */
function rows(value) {
  return Array.isArray(value) ? value.filter(Array.isArray) : [];
}

/**
 * @param {unknown} text
 * @param {boolean} [empties] whether words may be empty, as choices that only go on
 */
function words(text, empties = false) {
  const found = typeof text === "string" && text !== "" ? text.split(" ") : [];
  return empties ? found : found.filter(Boolean);
}
