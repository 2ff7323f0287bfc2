// <qg-assigned>: a form without keys: collects responses, keeps a draft, seals what is handed in.

import { all, listen, make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { readBody, writeBody } from "../quiz/responses.mjs";
import { only } from "../quiz/only.mjs";
import { moveBy, wireSequence } from "../quiz/sequence.mjs";
import { handing } from "./handing.mjs";
import { bytes, readTicket, receipt, sealed } from "./seal.mjs";

/**
 * @typedef {{assignment: string, form: string, seal: string, verify: string, file: string}} Facts
 * @typedef {{who: string, ticket: string, r: {[id: string]: import("../state.mjs").Response}}} Draft
 */

export class QgAssigned extends HTMLElement {
  constructor() {
    super();
    /** @type {AbortController | null} */
    this.wiring = null;
    this.sure = false;
    /** @type {Facts} */
    this.facts = JSON.parse(this.dataset.assigned || "{}");
    this.who = /** @type {HTMLInputElement} */ (this.querySelector("[name=who]"));
    this.ticket = /** @type {HTMLInputElement} */ (this.querySelector("[name=ticket]"));
    this.told = /** @type {HTMLElement} */ (this.querySelector(".qa-told"));
    this.count = /** @type {HTMLElement} */ (this.querySelector(".qa-count"));
    this.out = /** @type {HTMLElement} */ (this.querySelector(".qa-out"));
    this.bodies = all(this, ".qg-body");
  }

  connectedCallback() {
    this.wiring = new AbortController();
    const { signal } = this.wiring;
    for (const answer of all(this, ".qg-sequence")) wireSequence(answer);
    this.restore();
    const carried = /^#t=(.+)$/.exec(decodeURIComponent(location.hash));
    if (carried) this.ticket.value = carried[1];
    this.checkTicket();
    for (const type of ["click", "change", "input"]) listen(this, type, this.edited, signal);
    const button = /** @type {HTMLElement} */ (this.querySelector(".qa-hand"));
    listen(button, "click", () => this.handIn(), signal);
    this.tally();
  }

  disconnectedCallback() {
    if (this.wiring) this.wiring.abort();
  }

  /** @param {Event} event */
  edited = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const answer = /** @type {HTMLElement | null} */ (target.closest(".qg-sequence"));
    if (answer && event.type !== "input") moveBy(answer, event);
    if (event.type === "change") only(target);
    if (target === this.ticket) this.checkTicket();
    this.keep();
    this.tally();
  };

  /** @returns {[id: string, response: import("../state.mjs").Response][]} */
  responses() {
    return this.bodies.map((body) => [body.dataset.id || "", readBody(body)]);
  }

  tally() {
    const answered = this.responses().filter(([, response]) => response !== null).length;
    say(this.count, "assign.count", { n: answered, of: this.bodies.length });
    return this.bodies.length - answered;
  }

  checkTicket() {
    const word = this.ticket.value.trim();
    this.told.textContent = "";
    if (!word) return true;
    const key = bytes(this.facts.verify);
    const ticket = key && readTicket(word, key);
    const { assignment, form } = this.facts;
    const fits = ticket && ticket.assignment === assignment && ticket.form === form;
    if (!fits) say(this.told, ticket ? "assign.ticket.other" : "assign.ticket.bad");
    else if (ticket) {
      this.who.value = ticket.who;
      this.who.readOnly = true;
    }
    return fits;
  }

  handIn() {
    const who = this.who.value.trim();
    if (!who || !this.checkTicket()) {
      if (!who) say(this.told, "assign.who.missing");
      (who ? this.ticket : this.who).focus();
      return;
    }
    const left = this.tally();
    if (left && !this.sure) {
      this.sure = true;
      this.show(say(make("p", "qg-note qg-note--warn"), "assign.left", { n: left }));
      return;
    }
    this.sure = false;
    const key = bytes(this.facts.seal);
    if (!key) return;
    const { assignment, form } = this.facts;
    const word = sealed(
      {
        assignment,
        form,
        who,
        ticket: this.ticket.value.replace(/\s/g, ""),
        claimed: new Date().toISOString().slice(0, 19) + "Z",
        responses: this.responses().map(([, response]) => response),
      },
      key,
    );
    this.show(handing(word, receipt(word), `${this.facts.file}-${who}.qgs.txt`));
  }

  /** @param {Node} node */
  show(node) {
    this.out.textContent = "";
    this.out.append(node);
    this.out.focus();
  }

  get place() {
    return `quizgen-assigned-${this.facts.form}`;
  }

  keep() {
    /** @type {Draft} */
    const draft = { who: this.who.value, ticket: this.ticket.value, r: {} };
    for (const [id, response] of this.responses()) if (response !== null) draft.r[id] = response;
    try {
      localStorage.setItem(this.place, JSON.stringify(draft));
    } catch (error) {
      // A full or forbidden storage: the answers are still on the page.
    }
  }

  restore() {
    try {
      /** @type {Draft} */
      const draft = JSON.parse(localStorage.getItem(this.place) || "null");
      if (!draft) return;
      this.who.value = String(draft.who || "");
      this.ticket.value = String(draft.ticket || "");
      for (const body of this.bodies) {
        const response = (draft.r || {})[body.dataset.id || ""];
        if (response !== undefined) writeBody(body, response);
      }
    } catch (error) {
      // A draft of somebody else's making: begin afresh.
    }
  }
}
