// <qg-quiz>: a form of items: in practice it counts, as an exam it runs the sitting.

import { all, listen, make } from "../dom.mjs";
import { relabel, say, swapLanguage } from "../messages.mjs";
import { storeOf } from "../store.mjs";
import { progress } from "./bar.mjs";
import { button } from "./button.mjs";
import { SCORED } from "./events.mjs";
import { Exam } from "./exam.mjs";

/** @typedef {import("./item.mjs").QgItem} QgItem */
/** @typedef {import("./types.mjs").FormData} FormData */

export class QgQuiz extends HTMLElement {
  constructor() {
    super();
    /** @type {AbortController | null} */
    this.wiring = null;
    /** @type {Exam | null} */
    this.exam = null;
    this.bar = make("div", "qg-bar");
    this.problem = make("p", "qg-note qg-note--warn");
    this.language = button("qg-button qg-language", "quiz.language", swapLanguage);
    this.end = make("div", "qg-end");
    this.end.setAttribute("role", "status");
  }

  connectedCallback() {
    const wiring = new AbortController();
    this.wiring = wiring;
    // The items inside are connected in the same breath, some of them after this element.
    void Promise.resolve().then(() => {
      if (this.wiring === wiring && !wiring.signal.aborted) this.begin(wiring.signal);
    });
  }

  disconnectedCallback() {
    if (this.wiring) this.wiring.abort();
    if (this.exam) this.exam.leave();
    this.exam = null;
    this.bar.textContent = "";
    this.end.textContent = "";
    for (const node of [this.bar, this.problem, this.end, this.language]) node.remove();
  }

  /** @param {AbortSignal} signal */
  begin(signal) {
    relabel(this);
    const head = /** @type {HTMLElement} */ (this.querySelector(".qg-quiz__head"));
    const list = /** @type {HTMLElement} */ (this.querySelector(".qg-quiz__items"));
    head.append(this.language);
    head.after(this.bar, this.problem);
    list.after(this.end);
    if (this.dataset.mode === "exam") this.exam = new Exam(this, signal);
    else {
      listen(this, SCORED, this.count, signal);
      this.count();
    }
    this.complain();
  }

  /** @returns {FormData} */
  get data() {
    return /** @type {FormData} */ (JSON.parse(this.dataset.form || ""));
  }

  get store() {
    return storeOf(this.dataset.course || "course");
  }

  get items() {
    return /** @type {QgItem[]} */ (all(this, "qg-item"));
  }

  /** Say it when nothing can be kept, or when what was kept could not be read. */
  complain() {
    const { problem } = this.store;
    this.problem.hidden = !problem;
    if (problem) say(this.problem, `quiz.problem.${problem}`);
  }

  count = () => {
    const { items: known } = this.store.state;
    const counted = this.items.filter((item) => !item.data.open);
    const answers = counted.map((item) => {
      const answer = known[item.data.id];
      return answer && answer.h === item.data.hash ? answer : null;
    });
    const done = answers.filter((answer) => answer !== null);
    const score = sum(done.map((answer) => (answer ? answer.s : 0)));
    const max = sum(counted.map((item) => Number(item.shown.item.max)));
    progress(this.bar, done.length, counted.length, "quiz.progress", {
      n: done.length, m: counted.length, s: score, t: max,
    }); // prettier-ignore
    this.complain();
    this.end.textContent = "";
    if (!counted.length || done.length < counted.length) return;
    const wrong = counted.filter((_, place) => {
      const answer = answers[place];
      return answer && answer.c !== "correct" && answer.c !== "pending";
    });
    this.end.append(say(make("p", "qg-end__score"), "quiz.finished", { s: score, t: max }));
    if (wrong.length) this.end.append(links("quiz.look_again", wrong));
  };
}

/**
 * @param {string} key
 * @param {QgItem[]} items
 */
function links(key, items) {
  const line = make("p", "qg-end__list", say(make("span"), key));
  for (const { data } of items) {
    const link = make("a", "qg-jump", String(data.n));
    link.href = `#${data.id}`;
    line.append(link);
  }
  return line;
}

/** @param {number[]} values points, of at most a few decimals */
function sum(values) {
  return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}
