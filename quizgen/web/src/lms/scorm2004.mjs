// SCORM 2004: what is kept and told, in the words of its data model.

import { right2004, spell2004 } from "./spelling.mjs";

/** @typedef {import("./types.mjs").Runtime} Runtime */
/** @typedef {import("./types.mjs").Summary} Summary */
/** @typedef {import("./types.mjs").Interaction} Interaction */

/** Characters of a description. */
const DESCRIPTION = 250;

/** @implements {Runtime} */
export class Scorm2004 {
  /** @param {import("./api.mjs").Api} api */
  constructor(api) {
    this.api = api;
    this.limit = 64_000;
    this.begun = Date.now();
    this.next = 0;
    this.completed = false;
    this.passed = false;
  }

  async open() {
    this.api.Initialize("");
    this.completed = this.get("cmi.completion_status") === "completed";
    this.passed = this.get("cmi.success_status") === "passed";
    this.next = Number(this.get("cmi.interactions._count")) || 0;
    if (!this.completed) this.set("cmi.completion_status", "incomplete");
    // Always: whoever comes back finds the own answers, also after the end.
    this.set("cmi.exit", "suspend");
    return { kept: this.get("cmi.suspend_data"), page: this.get("cmi.location") };
  }

  /**
   * @param {string} kept
   * @param {string} page
   */
  keep(kept, page) {
    this.set("cmi.suspend_data", kept);
    this.set("cmi.location", page);
  }

  /** @param {Summary} summary */
  tell({ complete, passed, score, max, progress }) {
    this.set("cmi.progress_measure", share(this.completed ? 1 : progress));
    if (max) {
      this.set("cmi.score.min", "0");
      this.set("cmi.score.max", String(max));
      this.set("cmi.score.raw", String(score));
      this.set("cmi.score.scaled", share(Math.max(Math.min(score / max, 1), -1)));
    }
    // Never lower than the system knows already.
    if (complete && !this.completed) {
      this.completed = true;
      this.set("cmi.completion_status", "completed");
    }
    if (passed === null || this.passed) return;
    this.passed = passed;
    this.set("cmi.success_status", passed ? "passed" : "failed");
  }

  /** @param {Interaction} own */
  note(own) {
    const place = `cmi.interactions.${this.next}`;
    const right = right2004(own);
    this.set(`${place}.id`, own.id);
    this.set(`${place}.type`, own.type);
    // Two digits of a second: what systems accept that refuse none, and three.
    this.set(`${place}.timestamp`, `${own.time.toISOString().slice(0, 19)}.00Z`);
    this.set(`${place}.weighting`, String(own.max));
    if (own.text) this.set(`${place}.description`, own.text.slice(0, DESCRIPTION));
    if (right) this.set(`${place}.correct_responses.0.pattern`, right);
    if (own.given.length) this.set(`${place}.learner_response`, spell2004(own, own.given));
    this.set(`${place}.result`, String(own.result));
    this.next += 1;
  }

  commit() {
    this.set("cmi.session_time", `PT${Math.floor((Date.now() - this.begun) / 1000)}S`);
    this.api.Commit("");
  }

  close() {
    this.commit();
    this.api.Terminate("");
  }

  /** @param {string} name */
  get(name) {
    return String(this.api.GetValue(name) || "");
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    this.api.SetValue(name, value);
  }
}

/** @param {number} value */
function share(value) {
  return String(Math.round(value * 10_000) / 10_000);
}
