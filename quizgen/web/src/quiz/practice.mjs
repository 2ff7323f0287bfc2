// Practice: check, hints, the answer after an attempt, another try, another set of figures.

import { listen, make, rendered } from "../dom.mjs";
import { say } from "../messages.mjs";
import { dayOf, mastered, today } from "../review.mjs";
import { button } from "./button.mjs";
import { CHANGED } from "./events.mjs";
import { remember } from "./record.mjs";

/** @typedef {import("./item.mjs").QgItem} QgItem */
/** @typedef {import("./types.mjs").Outcome} Outcome */
/** @typedef {import("./types.mjs").Response} Response */

const ANSWERED = ["correct", "partial", "incorrect", "pending", "fatal", "void"];

export class Practice {
  /**
   * @param {QgItem} item
   * @param {AbortSignal} signal
   */
  constructor(item, signal) {
    this.item = item;
    this.attempts = 0;
    this.hints = 0;
    this.best = 0;
    this.told = false;
    this.done = false;
    this.note = make("p", "qg-note");
    this.help = make("div", "qg-hints");
    const open = item.data.open;
    this.check = button("qg-button qg-button--main", open ? "quiz.discuss" : "quiz.check", this.onCheck);
    this.hint = button("qg-button", "quiz.hint", this.onHint);
    this.answer = button("qg-button", "quiz.show", this.onShow);
    this.again = button("qg-button", "quiz.again", this.onAgain);
    this.other = button("qg-button", "quiz.other", this.onOther);
    this.tools = make(
      "div", "qg-tools", this.check, this.hint, this.answer, this.again, this.other,
    ); // prettier-ignore
    item.status.before(this.help, this.tools);
    item.body.before(this.note);
    listen(item, CHANGED, this.onChange, signal);
    listen(item, "keydown", this.onKey, signal);
    this.restore();
  }

  leave() {
    for (const node of [this.note, this.help, this.tools]) node.remove();
  }

  /** Show the item as the learner left it; fresh when it has changed or is due again. */
  restore() {
    const { item } = this;
    const { id, hash } = item.data;
    const state = item.store.state;
    const known = state.items[id];
    const mistake = state.mistakes[id];
    this.note.hidden = true;
    if (known && known.h !== hash) this.remark("quiz.changed");
    else {
      if (known) this.best = known.s;
      if (mistake && isDue(mistake, known, id)) this.remark("quiz.due");
      else if (known) this.resume(known);
    }
    this.refresh();
  }

  /** @param {import("../state.mjs").Answer} known */
  resume(known) {
    const { item } = this;
    this.attempts = known.a;
    this.told = known.k;
    item.use(known.v);
    item.response = known.r;
    if (item.data.open) return this.openUp();
    const outcome = item.grade(known.r, Math.max(known.a, 1));
    if (ANSWERED.includes(outcome.class)) this.tell(known.r, outcome);
  }

  /** @param {string} key */
  remark(key) {
    say(this.note, key).hidden = false;
  }

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    const field = event.target;
    // While an input method composes, Enter belongs to it.
    if (event.key !== "Enter" || event.isComposing || this.done) return;
    if (!(field instanceof HTMLInputElement) || field.type !== "text") return;
    event.preventDefault();
    this.onCheck();
  };

  onChange = () => {
    if (this.done) return;
    this.item.say(null);
    this.note.hidden = true;
  };

  onCheck = () => {
    const { item } = this;
    const response = item.response;
    if (item.data.open) {
      this.openUp();
      this.keep(response, "pending", 0, 0);
      return this.settle(this.check, response, null);
    }
    const outcome = item.grade(response, this.attempts + 1);
    if (!ANSWERED.includes(outcome.class)) {
      item.tell(response, outcome, false);
      return;
    }
    this.attempts += 1;
    const late = this.told;
    if (!late) this.best = Math.max(this.best, Number(outcome.score));
    this.keep(response, outcome.class, this.best, Number(outcome.max));
    this.tell(response, outcome);
    if (late) item.status.append(say(make("p", "qg-reason"), "quiz.told"));
    this.settle(this.check, response, outcome);
  };

  onHint = () => {
    const hints = this.item.shown.hints || [];
    if (this.hints < hints.length) {
      const title = say(make("strong", "qg-label"), "quiz.hint_n", { n: this.hints + 1 });
      this.help.append(make("div", "qg-hint", title, make("div", "", rendered(hints[this.hints]))));
      this.hints += 1;
    }
    this.refresh();
    if (this.hint.hidden) this.check.focus();
  };

  onShow = () => {
    const { item } = this;
    const response = item.response;
    this.told = true;
    const known = item.store.state.items[item.data.id];
    if (known) this.keep(response, known.c, known.s, known.m);
    this.tell(response, item.grade(response, this.attempts + 1));
    this.settle(this.answer, response, null);
  };

  onAgain = () => {
    this.fresh(this.item.view);
    this.focusFirst();
  };

  onOther = () => {
    this.attempts = 0;
    this.told = false;
    this.fresh((this.item.view + 1) % this.item.data.views.length);
    this.focusFirst();
  };

  /** @param {number} view */
  fresh(view) {
    this.done = false;
    this.hints = 0;
    this.help.textContent = "";
    this.note.hidden = true;
    this.item.use(view);
    this.refresh();
  }

  focusFirst() {
    const field = this.item.body.querySelector("input,select,textarea,button");
    if (field instanceof HTMLElement) field.focus();
  }

  /** Show the discussion of an item that has no key. */
  openUp() {
    this.done = true;
    this.item.open();
    this.refresh();
  }

  /**
   * @param {Response} response
   * @param {Outcome} outcome
   */
  tell(response, outcome) {
    this.done = this.told || outcome.class === "correct" || outcome.class === "pending";
    this.item.tell(response, outcome, this.done);
    if (!this.done) this.nextTry();
    this.refresh();
  }

  /** Say what another attempt can still earn. */
  nextTry() {
    const factors = this.item.shown.item.attempt_factors;
    if (!factors || !factors.length) return;
    const left = Math.round(Number(factors[this.attempts] || 0) * 100);
    this.item.status.append(say(make("p", "qg-reason"), left ? "quiz.next" : "quiz.no_more", { n: left }));
  }

  /**
   * Keep the focus in the item when the button that was pressed has gone; tell who listens.
   *
   * @param {HTMLElement} pressed
   * @param {Response} response
   * @param {Outcome | null} outcome
   */
  settle(pressed, response, outcome) {
    if (pressed.hidden) this.item.status.focus();
    this.item.announce(response, outcome);
  }

  /**
   * @param {Response} response
   * @param {string} verdict
   * @param {number} score
   * @param {number} max
   */
  keep(response, verdict, score, max) {
    remember(this.item, response, verdict, {
      a: this.attempts, k: this.told, s: score, m: max,
    }); // prettier-ignore
  }

  refresh() {
    const { hints = [] } = this.item.shown;
    this.check.hidden = this.done;
    this.hint.hidden = this.done || this.hints >= hints.length;
    this.answer.hidden = this.done || !this.attempts || Boolean(this.item.data.open);
    this.again.hidden = !this.done;
    this.other.hidden = this.item.data.views.length < 2;
  }
}

/**
 * Whether a mistake is to be answered afresh: another day, or from the list of mistakes.
 *
 * @param {import("../state.mjs").Mistake} mistake
 * @param {import("../state.mjs").Answer | undefined} known
 * @param {string} id
 */
function isDue(mistake, known, id) {
  if (mastered(mistake) || mistake.d > today()) return false;
  const day = known ? dayOf(known.t, new Date().getTimezoneOffset()) : today();
  return day < today() || location.hash === `#${id}`;
}
