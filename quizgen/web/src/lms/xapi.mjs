// xAPI: statements as the system of a launch wants them. No DOM here.

import { right2004, spell2004 } from "./spelling.mjs";

/** @typedef {import("./types.mjs").Interaction} Interaction */
/** @typedef {import("./types.mjs").Result} Result */
/** @typedef {{[name: string]: unknown}} Json */
/** @typedef {{actor: Json, activity: string, iri: string, registration: string, template: any}} Frame */

const ADL = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const NAMED = ["choice", "sequencing"];
const DEFINED = "initialized|completed|passed|failed|terminated";

/**
 * @param {Frame} frame
 * @param {string} verb
 * @param {{object?: Json, result?: Json, mastery?: number, time?: Date}} what
 * @returns {Json}
 */
export function statement(frame, verb, { object, result, mastery, time = new Date() }) {
  const { template, registration, activity, actor } = frame;
  const context = JSON.parse(JSON.stringify(template || {}));
  const activities = context.contextActivities || (context.contextActivities = {});
  if (!object && DEFINED.includes(verb)) {
    const moves = /passed|failed|completed/.test(verb);
    const own = moves ? [{ id: CMI5 }, { id: MOVE_ON }] : [{ id: CMI5 }];
    activities.category = [...(activities.category || []), ...own];
  } else {
    // What is said of a part points back to the whole.
    activities.parent = [...(activities.parent || []), { objectType: "Activity", id: activity }];
  }
  if (mastery !== undefined) context.extensions = { ...context.extensions, [MASTERY]: mastery };
  return {
    id: uuid(),
    actor,
    verb: { id: ADL + verb, display: { "en-US": verb } },
    object: object || { objectType: "Activity", id: activity },
    ...(result && { result }),
    context: { ...context, registration },
    timestamp: time.toISOString(),
  };
}

/**
 * @param {Frame} frame
 * @param {Interaction} own
 */
export function answered(frame, own) {
  const { id, type, text, given, right, names, result, score, max, time } = own;
  const pattern = right2004(own);
  /** @param {string[]} ids */
  const listed = (ids) => ids.map((one) => ({ id: one, description: { "zh-CN": names[one] || one } }));
  const lefts = Array.from(new Set(right.map(([left]) => left)));
  const rest = Object.keys(names).filter((one) => !lefts.includes(one));
  const definition = {
    type: "http://adlnet.gov/expapi/activities/cmi.interaction",
    name: { "zh-CN": text || id },
    interactionType: type,
    ...(pattern && right.length && { correctResponsesPattern: [pattern] }),
    ...(NAMED.includes(type) && { choices: listed(Object.keys(names)) }),
    ...(type === "matching" && { source: listed(lefts), target: listed(rest) }),
  };
  const told = {
    response: spell2004(own, given),
    ...(result !== "neutral" && { success: result === "correct" }),
    ...(max > 0 && { score: points(score, max) }),
  };
  const object = { objectType: "Activity", id: `${frame.iri}:${encodeURIComponent(id)}`, definition };
  return statement(frame, "answered", { object, result: told, time });
}

/**
 * What an attempt at a paper or a drill came to.
 *
 * @param {Frame} frame
 * @param {string} id of the paper, or of the drill and its ending
 * @param {Result} result
 */
export function ended(frame, id, { score, max, passed }) {
  const object = { objectType: "Activity", id: `${frame.iri}:${encodeURIComponent(id)}` };
  const told = {
    completion: true,
    ...(passed !== null && { success: passed }),
    ...(max > 0 && { score: points(score, max) }),
  };
  return statement(frame, "scored", { object, result: told });
}

/**
 * @param {number} score
 * @param {number} max
 */
export function points(score, max) {
  const scaled = Math.round(Math.max(Math.min(score / max, 1), -1) * 10_000) / 10_000;
  return { scaled, raw: Math.min(score, max), min: Math.min(0, score), max };
}

/** @param {number} since */
export function duration(since) {
  return `PT${Math.max(Math.floor((Date.now() - since) / 1000), 0)}S`;
}

/** @returns {string} a random UUID; browsers of 2020 make none themselves */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
