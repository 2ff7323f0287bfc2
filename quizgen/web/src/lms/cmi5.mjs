// cmi5: what is kept in the state of an activity, and told in statements.

import { parse } from "../store.mjs";
import { answered, duration, ended, points, statement } from "./xapi.mjs";

/** @typedef {import("./types.mjs").Runtime} Runtime */
/** @typedef {import("./types.mjs").Summary} Summary */
/** @typedef {import("./types.mjs").Interaction} Interaction */
/** @typedef {import("./xapi.mjs").Frame} Frame */

const STATE = "quizgen";
/** Bytes that a browser still sends from a page that closes, less what is sure. */
const LAST = 60_000;

/** @implements {Runtime} */
export class Cmi5 {
  /**
   * @param {URLSearchParams} launch
   * @param {string} iri of the unit
   */
  constructor(launch, iri) {
    this.launch = launch;
    this.limit = 40_000;
    this.begun = Date.now();
    this.token = "";
    /** @type {object[]} */
    this.waiting = [];
    this.done = { completed: false, passed: false };
    this.failed = false;
    this.kept = "";
    this.home = "";
    /** @type {{launchMode: string, masteryScore?: number, returnURL?: string,
     *   contextTemplate?: any}} */
    this.data = { launchMode: "Normal" };
    /** @type {Frame} */
    this.frame = {
      actor: JSON.parse(launch.get("actor") || "{}"),
      activity: launch.get("activityId") || iri,
      registration: launch.get("registration") || "",
      template: {},
      iri,
    };
    /** @type {{mastery: number, result: {score: object, duration: string}} | null} */
    this.verdict = null;
  }

  async open() {
    const answer = await fetch(this.launch.get("fetch") || "", { method: "POST" });
    this.token = (await answer.json())["auth-token"] || "";
    const agent = JSON.stringify(this.frame.actor);
    const data = /** @type {any} */ (parse(await this.get(this.state("LMS.LaunchData"))));
    this.data = data || this.data;
    this.frame.template = this.data.contextTemplate;
    this.home = this.data.returnURL || "";
    // The standard has content ask for it; there is nothing here that depends on it.
    await this.get(this.at("agents/profile", { agent, profileId: "cmi5LearnerPreferences" }));
    const own = /** @type {any} */ (parse(await this.get(this.state(STATE)))) || {};
    this.done = { completed: own.completed === true, passed: own.passed === true };
    this.say(statement(this.frame, "initialized", {}));
    await this.send(false);
    return { kept: own.kept || "", page: own.page || "" };
  }

  /**
   * @param {string} kept
   * @param {string} page
   */
  keep(kept, page) {
    this.kept = JSON.stringify({ ...this.done, kept, page });
  }

  /** @param {Summary} summary */
  tell({ complete, passed, score, max }) {
    if (this.data.launchMode !== "Normal") return;
    if (complete && !this.done.completed) {
      this.done.completed = true;
      const result = { completion: true, duration: duration(this.begun) };
      this.say(statement(this.frame, "completed", { result }));
    }
    const { masteryScore: mastery } = this.data;
    // Without a pass mark nothing is passed: how an attempt ended is told apart.
    if (passed === null || mastery === undefined || !max) return;
    this.failed = !passed && !this.done.passed;
    this.verdict = { mastery, result: { score: points(score, max), duration: duration(this.begun) } };
    if (!passed || this.done.passed) return;
    this.done.passed = true;
    const result = { ...this.verdict.result, success: true };
    this.say(statement(this.frame, "passed", { mastery, result }));
  }

  /** @param {Interaction} interaction */
  note(interaction) {
    this.say(answered(this.frame, interaction));
  }

  /**
   * @param {string} id
   * @param {import("./types.mjs").Result} result
   */
  ended(id, result) {
    this.say(ended(this.frame, id, result));
  }

  commit() {
    void this.send(false);
  }

  close() {
    // At the end, since another try in the same session may still be passed.
    if (this.failed && this.verdict) {
      const { mastery, result } = this.verdict;
      this.say(statement(this.frame, "failed", { mastery, result: { ...result, success: false } }));
    }
    const result = { duration: duration(this.begun) };
    this.say(statement(this.frame, "terminated", { result }));
    return this.send(true);
  }

  /** @param {object} one */
  say(one) {
    this.waiting.push(one);
  }

  /** @param {boolean} closing whether the page is closing */
  async send(closing) {
    const statements = this.waiting;
    const { kept } = this;
    this.waiting = [];
    this.kept = "";
    const sent = [];
    let room = LAST - size(kept);
    if (kept) sent.push(this.ask(this.state(STATE), "PUT", kept, closing));
    // What is too much for a page that closes was mostly told before; the end must arrive.
    let first = statements.length;
    while (closing && first > 0 && (room -= size(JSON.stringify(statements[first - 1])) + 1) > 0) first--;
    for (const [part, last] of /** @type {[object[], boolean][]} */ ([
      [statements.slice(0, first), false],
      [statements.slice(first), true],
    ])) {
      if (part.length) sent.push(this.ask(this.at("statements"), "POST", JSON.stringify(part), last));
    }
    await Promise.all(sent);
  }

  /**
   * @param {string} url
   * @param {string} method
   * @param {string} body
   * @param {boolean} keepalive
   */
  async ask(url, method, body, keepalive) {
    try {
      await fetch(url, { method, body, keepalive, headers: this.headers() });
    } catch {
      // The network is gone: the next answer tries again to keep all of the record.
    }
  }

  /**
   * @param {string} url
   * @returns {Promise<string>} "" where there is nothing
   */
  async get(url) {
    const answer = await fetch(url, { headers: this.headers() });
    return answer.ok ? answer.text() : "";
  }

  headers() {
    return {
      Authorization: `Basic ${this.token}`,
      "Content-Type": "application/json",
      "X-Experience-API-Version": "1.0.3",
    };
  }

  /** @param {string} stateId */
  state(stateId) {
    const { actor, activity, registration } = this.frame;
    const agent = JSON.stringify(actor);
    return this.at("activities/state", { activityId: activity, agent, registration, stateId });
  }

  /**
   * @param {string} path
   * @param {{[name: string]: string}} [query]
   */
  at(path, query) {
    const root = (this.launch.get("endpoint") || "").replace(/\/?$/, "/");
    return root + path + (query ? `?${new URLSearchParams(query)}` : "");
  }
}

/** @param {string} text */
function size(text) {
  return new TextEncoder().encode(text).length;
}
