// Kept: a lesson in the browser's storage and as a file; rubbish in either does no harm. No DOM here.

import { pause } from "./clock.mjs";
import { count, freshRun, list, read, record, text, VERSION } from "./run.mjs";

/** @typedef {import("./run.mjs").Run} Run */
/** @typedef {import("./reckon.mjs").Summary} Summary */
/** @typedef {import("./types.mjs").Lesson} Lesson */
/** @typedef {() => Pick<Storage, "getItem" | "setItem">} Open may throw */

const FILE = "quizgen-drill-run";
/** Away for longer, the page was closed, and the clocks stood still. */
const AWAY = 5 * 60 * 1000;
const MOST_PAST = 60;

export class Kept {
  /**
   * @param {Lesson} lesson
   * @param {Open} open
   * @param {string} observer what the first observer is called
   */
  constructor(lesson, open, observer) {
    this.lesson = lesson;
    this.open = open;
    this.observer = observer;
    this.numbers = lesson.groups.map(({ number }) => number);
    const scope = `qg:${lesson.course}:drill:${lesson.id}`;
    this.key = `${scope}:${lesson.hash}:${lesson.key}`;
    this.pastKey = `${scope}:past`;
    /** Whether what is done here will still be there after a reload. */
    this.keeps = true;
  }

  /**
   * @param {number} now
   * @returns {Run}
   */
  load(now) {
    const run = read(this.get(this.key), this.numbers, this.observer);
    if (!run) return freshRun(this.numbers, this.observer);
    if (now - run.seen > AWAY) this.stop(run);
    return run;
  }

  /** @param {Run} run */
  stop(run) {
    for (const { clock } of Object.values(run.groups)) {
      if (clock.since) pause(clock, Math.max(run.seen, clock.since));
    }
  }

  /**
   * @param {Run} run
   * @param {number} now
   */
  save(run, now) {
    run.seen = now;
    this.put(this.key, run);
  }

  /** @returns {Summary[]} earlier runs of this scenario, the latest last */
  past() {
    return list(this.get(this.pastKey)).map(summaryOf).filter(({ id }) => id === this.lesson.id); // prettier-ignore
  }

  /** @param {readonly Summary[]} summaries a later word on the same run counts */
  remember(summaries) {
    /** @type {Map<string, Summary>} */
    const all = new Map();
    for (const one of [...this.past(), ...summaries]) {
      const key = `${one.key}/${one.group}/${one.at}`;
      all.delete(key);
      all.set(key, one);
    }
    const kept = Array.from(all.values()).sort((a, b) => a.at - b.at).slice(-MOST_PAST);
    this.put(this.pastKey, kept);
  }

  /**
   * @param {Run} run
   * @param {readonly Summary[]} summaries
   * @returns {string} the text of a file
   */
  file(run, summaries) {
    const { id, hash, key } = this.lesson;
    const file = { format: FILE, version: VERSION, scenario: id, hash, key, run, summaries };
    return `${JSON.stringify(file, null, 1)}\n`;
  }

  /**
   * @param {string} content of a file
   * @returns {{problem: "" | "format" | "version" | "scenario", run: Run | null,
   *   summaries: Summary[]}} `run` where the file is of this very lesson
   */
  read(content) {
    const file = record(parse(content));
    const wrong = { run: null, summaries: [] };
    if (file.format !== FILE) return { problem: "format", ...wrong };
    if (file.version !== VERSION) return { problem: "version", ...wrong };
    if (file.scenario !== this.lesson.id) return { problem: "scenario", ...wrong };
    const same = file.hash === this.lesson.hash && file.key === this.lesson.key;
    const run = same ? read(file.run, this.numbers, this.observer) : null;
    if (run) this.stop(run);
    const summaries = list(file.summaries).map(summaryOf).filter(({ id }) => id === this.lesson.id); // prettier-ignore
    return { problem: "", run, summaries };
  }

  /** @param {string} key */
  get(key) {
    try {
      return parse(this.open().getItem(key) || "");
    } catch {
      this.keeps = false;
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  put(key, value) {
    try {
      this.open().setItem(key, JSON.stringify(value));
      if (key === this.key) this.keeps = true;
    } catch {
      this.keeps = false;
    }
  }
}

/** @param {string} content */
function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {Summary}
 */
function summaryOf(value) {
  const raw = record(value);
  /** @type {Record<string, number | null>} */
  const objectives = Object.create(null);
  for (const [id, share] of Object.entries(record(raw.objectives))) objectives[id] = maybe(share);
  return {
    id: text(raw.id),
    key: text(raw.key),
    group: text(raw.group),
    sign: text(raw.sign),
    at: count(raw.at),
    minutes: count(raw.minutes),
    ending: text(raw.ending),
    lawful: count(raw.lawful),
    percent: maybe(raw.percent),
    overall: maybe(raw.overall),
    failed: raw.failed === true,
    deviations: [0, 1, 2].map((place) => count(list(raw.deviations)[place])),
    objectives,
    pairs: list(raw.pairs).map((pair) => [count(list(pair)[0]), count(list(pair)[1])]),
  };
}

/** @param {unknown} value */
function maybe(value) {
  return typeof value === "number" && isFinite(value) ? value : null;
}
