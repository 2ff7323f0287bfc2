// SCORM 1.2: what is kept and told, in the words of its data model.

import { spell12 } from "./spelling.mjs";

/** @typedef {import("./types.mjs").Runtime} Runtime */
/** @typedef {import("./types.mjs").Summary} Summary */
/** @typedef {import("./types.mjs").Interaction} Interaction */

const RANKS = ["", "not attempted", "browsed", "incomplete", "completed", "failed", "passed"];

/** @implements {Runtime} */
export class Scorm12 {
  /** @param {import("./api.mjs").Api} api */
  constructor(api) {
    this.api = api;
    this.limit = 4096;
    this.begun = Date.now();
    this.next = 0;
    this.status = "";
  }

  async open() {
    this.api.LMSInitialize("");
    this.status = this.get("cmi.core.lesson_status");
    this.next = Number(this.get("cmi.interactions._count")) || 0;
    if (RANKS.indexOf(this.status) < RANKS.indexOf("incomplete")) this.rise("incomplete");
    // Always: whoever comes back finds the own answers, also after the end.
    this.set("cmi.core.exit", "suspend");
    return { kept: this.get("cmi.suspend_data"), page: this.get("cmi.core.lesson_location") };
  }

  /**
   * @param {string} kept
   * @param {string} page
   */
  keep(kept, page) {
    this.set("cmi.suspend_data", kept);
    this.set("cmi.core.lesson_location", page);
  }

  /** @param {Summary} summary */
  tell({ complete, passed, score, max }) {
    if (max) {
      this.set("cmi.core.score.min", "0");
      this.set("cmi.core.score.max", "100");
      this.set("cmi.core.score.raw", String(Math.round((score / max) * 10_000) / 100));
    }
    if (passed !== null) this.rise(passed ? "passed" : "failed");
    else if (complete) this.rise("completed");
  }

  /** @param {string} status never lower than the system knows already */
  rise(status) {
    if (RANKS.indexOf(status) <= RANKS.indexOf(this.status)) return;
    this.set("cmi.core.lesson_status", status);
    this.status = status;
  }

  /** @param {Interaction} own */
  note(own) {
    const { result, right, given } = own;
    const place = `cmi.interactions.${this.next}`;
    const type = own.type === "long-fill-in" ? "fill-in" : own.type;
    this.set(`${place}.id`, own.id);
    this.set(`${place}.time`, own.time.toTimeString().slice(0, 8));
    this.set(`${place}.type`, type);
    this.set(`${place}.weighting`, String(own.max));
    if (right.length) this.set(`${place}.correct_responses.0.pattern`, spell12(own, right));
    if (given.length) this.set(`${place}.student_response`, spell12(own, given));
    this.set(`${place}.result`, result === "incorrect" ? "wrong" : String(result));
    this.next += 1;
  }

  commit() {
    const seconds = Math.floor((Date.now() - this.begun) / 1000);
    const [h, m, s] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
    const two = [m, s].map((part) => String(part).padStart(2, "0"));
    this.set("cmi.core.session_time", `${String(h).padStart(4, "0")}:${two.join(":")}`);
    this.api.LMSCommit("");
  }

  close() {
    this.commit();
    this.api.LMSFinish("");
  }

  /** @param {string} name */
  get(name) {
    return String(this.api.LMSGetValue(name) || "");
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    this.api.LMSSetValue(name, value);
  }
}
