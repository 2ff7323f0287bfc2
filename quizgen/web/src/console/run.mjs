// Run: what happened in a lesson, group by group, as it is kept; anything else is read as nothing.
//
// Choices, times and marks alone are kept: scenes, deviations and results follow from them.
// No DOM here.

import { fresh } from "./clock.mjs";

/** @typedef {import("./clock.mjs").Clock} Clock */
/** @typedef {{o: string, t: number}} Choice an option and when it was recorded, "" for going on */
/** @typedef {{t: number, s: string}} Sent when an inject was given, and in which scene */
/** @typedef {"yes" | "part" | "no"} Verdict */
/** @typedef {{v: Verdict, t: number}} Tick */
/** @typedef {{t: number, s: string, x: string}} Note */
/** @typedef {{what: string, who: string, due: string, check: string}} Task */
/**
 * @typedef {{choices: Choice[], clock: Clock, sent: Record<string, Sent>,
 *   ticks: Record<string, Record<string, Tick>>, notes: Note[],
 *   marks: Record<string, Record<string, number>>, shown: string[], plan: Task[], good: string,
 *   ended: number}} GroupRun `ended`: epoch of the end, 0 before; `shown`: cues on the projector
 */
/**
 * @typedef {{v: number, group: number, observers: string[], observer: number, black: boolean,
 *   light: boolean, seen: number, groups: Record<string, GroupRun>}} Run
 *   `seen`: epoch at which the page was last open
 */

export const VERSION = 1;
const MOST = 2000;

/** @returns {GroupRun} */
export function freshGroup() {
  return {
    choices: [],
    clock: fresh(),
    sent: Object.create(null),
    ticks: Object.create(null),
    notes: [],
    marks: Object.create(null),
    shown: [],
    plan: [],
    good: "",
    ended: 0,
  };
}

/**
 * @param {readonly number[]} numbers of the groups
 * @param {string} observer what the first observer is called
 * @returns {Run}
 */
export function freshRun(numbers, observer) {
  /** @type {Run} */
  const run = {
    v: VERSION,
    group: numbers[0],
    observers: [observer],
    observer: 0,
    black: false,
    light: false,
    seen: 0,
    groups: Object.create(null),
  };
  for (const number of numbers) run.groups[number] = freshGroup();
  return run;
}

/**
 * @param {unknown} value out of a storage or a file
 * @param {readonly number[]} numbers
 * @param {string} observer
 * @returns {Run | null} nothing where it is no run of this version
 */
export function read(value, numbers, observer) {
  const raw = record(value);
  if (raw.v !== VERSION) return null;
  const run = freshRun(numbers, observer);
  const observers = list(raw.observers).map(text).filter(Boolean);
  if (observers.length) run.observers = observers;
  run.observer = Math.min(count(raw.observer), run.observers.length - 1);
  if (numbers.includes(count(raw.group))) run.group = count(raw.group);
  run.black = raw.black === true;
  run.light = raw.light === true;
  run.seen = count(raw.seen);
  const groups = record(raw.groups);
  for (const number of numbers) run.groups[number] = readGroup(record(groups[number]));
  return run;
}

/**
 * @param {Record<string, unknown>} raw
 * @returns {GroupRun}
 */
function readGroup(raw) {
  const group = freshGroup();
  const clock = record(raw.clock);
  group.clock = { past: count(clock.past), since: count(clock.since) };
  group.choices = list(raw.choices).map(record).map(({ o, t }) => ({ o: text(o), t: count(t) })); // prettier-ignore
  group.notes = list(raw.notes)
    .map(record)
    .map(({ t, s, x }) => ({ t: count(t), s: text(s), x: text(x) }))
    .filter(({ x }) => x);
  for (const [id, one] of Object.entries(record(raw.sent))) {
    group.sent[id] = { t: count(record(one).t), s: text(record(one).s) };
  }
  for (const [id, ticks] of Object.entries(record(raw.ticks))) {
    group.ticks[id] = Object.create(null);
    for (const [event, one] of Object.entries(record(ticks))) {
      const { v, t } = record(one);
      if (v === "yes" || v === "part" || v === "no") group.ticks[id][event] = { v, t: count(t) };
    }
  }
  for (const [observer, marks] of Object.entries(record(raw.marks))) {
    group.marks[observer] = Object.create(null);
    for (const [id, mark] of Object.entries(record(marks))) {
      if (typeof mark === "number" && isFinite(mark)) group.marks[observer][id] = mark;
    }
  }
  group.shown = list(raw.shown).map(text).filter(Boolean);
  group.plan = list(raw.plan)
    .map(record)
    .map(({ what, who, due, check }) => ({
      what: text(what),
      who: text(who),
      due: text(due),
      check: text(check),
    }));
  group.good = text(raw.good);
  group.ended = count(raw.ended);
  return group;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
export function record(value) {
  return Object.assign(Object.create(null), value && typeof value === "object" && !Array.isArray(value) ? value : {});
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
export function list(value) {
  return Array.isArray(value) ? value.slice(0, MOST) : [];
}

/** @param {unknown} value */
export function text(value) {
  return typeof value === "string" ? value.slice(0, MOST) : "";
}

/** @param {unknown} value */
export function count(value) {
  return typeof value === "number" && isFinite(value) && value >= 0 ? value : 0;
}
