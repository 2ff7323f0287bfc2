// <qg-item>: one item: its variants, its response, and in practice the whole way to the answer.
//
// Python renders the fieldset; without this code the page reads and prints. Inside an exam the
// surrounding <qg-quiz> decides when an item is marked.

import { all, links, listen, make, rendered } from "../dom.mjs";
import { graded } from "../grading/index.mjs";
import { relabel } from "../messages.mjs";
import { storeOf } from "../store.mjs";
import { CHANGED, SCORED } from "./events.mjs";
import { only } from "./only.mjs";
import { Practice } from "./practice.mjs";
import { lock, readBody, writeBody } from "./responses.mjs";
import { moveBy, wireSequence } from "./sequence.mjs";
import { clearVerdict, discuss, discussOpen } from "./verdict.mjs";

/** @typedef {import("./types.mjs").ItemData} ItemData */
/** @typedef {import("./types.mjs").View} View */
/** @typedef {import("./types.mjs").Response} Response */
/** @typedef {import("./types.mjs").Outcome} Outcome */

export class QgItem extends HTMLElement {
  constructor() {
    super();
    /** @type {AbortController | null} */
    this.wiring = null;
    /** @type {ItemData | null} */
    this.known = null;
    /** The first variant as Python rendered it. @type {Node | null} */
    this.first = null;
    this.view = 0;
    /** @type {Practice | null} */
    this.practice = null;
    this.status = make("div", "qg-status");
    this.status.setAttribute("role", "status");
    this.status.tabIndex = -1;
  }

  connectedCallback() {
    this.wiring = new AbortController();
    const { signal } = this.wiring;
    this.append(this.status);
    listen(this, "click", this.edited, signal);
    listen(this, "change", this.edited, signal);
    listen(this, "input", this.edited, signal);
    this.use(0);
    const quiz = this.closest("qg-quiz");
    if (quiz instanceof HTMLElement && quiz.dataset.mode === "exam") return;
    this.practise();
  }

  /** Let the learner check, ask for hints and try again. */
  practise() {
    if (this.wiring && !this.practice) this.practice = new Practice(this, this.wiring.signal);
  }

  disconnectedCallback() {
    if (this.wiring) this.wiring.abort();
    if (this.practice) this.practice.leave();
    this.practice = null;
    this.status.remove();
  }

  /** @returns {ItemData} */
  get data() {
    if (!this.known) {
      this.known = /** @type {ItemData} */ (JSON.parse(this.dataset.item || ""));
      Object.assign(links, this.known.links);
    }
    return this.known;
  }

  get body() {
    return /** @type {HTMLElement} */ (this.querySelector(".qg-body"));
  }

  /** @returns {View} the variant that is shown */
  get shown() {
    return this.data.views[this.view];
  }

  get store() {
    const holder = /** @type {HTMLElement | null} */ (this.closest("[data-course]"));
    return storeOf((holder && holder.dataset.course) || "course");
  }

  get response() {
    return readBody(this.body);
  }

  set response(response) {
    writeBody(this.body, response);
  }

  /**
   * Show a variant, fresh.
   *
   * @param {number} place
   */
  use(place) {
    const { body } = this;
    if (!this.first) this.first = body.cloneNode(true);
    this.view = this.data.views[place] ? place : 0;
    const { body: html } = this.shown;
    const fresh = this.view && html ? rendered(html) : this.first.cloneNode(true);
    body.textContent = "";
    body.append(...Array.from(fresh.childNodes));
    relabel(body);
    for (const answer of all(body, ".qg-sequence")) wireSequence(answer);
    this.say(null);
  }

  /**
   * Mark a response, without showing anything.
   *
   * @param {Response} response
   * @param {number} attempt from 1
   * @returns {Outcome}
   */
  grade(response, attempt = 1) {
    return graded(this.shown.item, response, attempt).outcome;
  }

  /**
   * Show what came of a response.
   *
   * @param {Response} response
   * @param {Outcome} outcome
   * @param {boolean} reveal
   */
  tell(response, outcome, reveal) {
    this.say(discuss(this.body, this.shown, response, outcome, reveal));
    lock(this.body, reveal);
  }

  /** Show all that can be said about an item that has no key. */
  open() {
    this.say(discussOpen(this.body, this.shown));
  }

  /** @param {HTMLElement | null} node what stands below the item */
  say(node) {
    this.status.textContent = "";
    if (node) this.status.append(node);
    else clearVerdict(this.body);
  }

  /**
   * Tell who listens that the item was marked.
   *
   * @param {Response} response
   * @param {Outcome | null} outcome null for an item that is only discussed
   */
  announce(response, outcome) {
    const detail = { id: this.data.id, response, outcome };
    this.dispatchEvent(new CustomEvent(SCORED, { bubbles: true, detail }));
  }

  /** @param {Event} event */
  edited = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!this.body.contains(target)) return;
    const answer = /** @type {HTMLElement | null} */ (target.closest(".qg-sequence"));
    const moved = answer !== null && event.type !== "input" && moveBy(answer, event);
    if (event.type === "click" && !moved) return;
    if (event.type === "change") only(target);
    this.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true }));
  };
}
