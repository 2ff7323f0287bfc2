// Exam: all items at once, a clock that survives a reload, a sheet of answers, marks at the end.

import { listen, make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { button } from "./button.mjs";
import { Clock } from "./clock.mjs";
import { CHANGED } from "./events.mjs";
import { remember } from "./record.mjs";
import { result } from "./result.mjs";
import { Sheet } from "./sheet.mjs";

/** @typedef {import("./quiz.mjs").QgQuiz} QgQuiz */
/** @typedef {import("./item.mjs").QgItem} QgItem */
/** @typedef {import("../state.mjs").Sitting} Sitting */

const MINUTE = 60_000;

export class Exam {
  /**
   * @param {QgQuiz} quiz
   * @param {AbortSignal} signal
   */
  constructor(quiz, signal) {
    this.quiz = quiz;
    this.data = quiz.data;
    this.list = /** @type {HTMLElement} */ (quiz.querySelector(".qg-quiz__items"));
    this.clock = new Clock(() => this.handIn(true));
    this.sheet = new Sheet(quiz.items, this.onFlag, () => this.ask());
    this.panel = make("div", "qg-panel");
    this.panel.tabIndex = -1;
    this.panel.hidden = true;
    quiz.bar.append(this.clock.face, this.sheet.bar, this.sheet.grid, this.panel);
    listen(quiz, CHANGED, this.onChange, signal);
    listen(this.panel, "keydown", this.onKey, signal);
    this.resume();
  }

  leave() {
    this.clock.stop();
    this.sheet.leave();
    this.list.hidden = false;
  }

  /** @returns {Sitting | null} the sitting of this very form */
  get sitting() {
    const known = this.quiz.store.state.sittings[this.data.id];
    return known && known.h === this.data.hash ? known : null;
  }

  /** @param {(sitting: Sitting) => void} change */
  update(change) {
    const { id, hash } = this.data;
    this.quiz.store.update((state) => {
      const known = state.sittings[id];
      if (!known || known.h !== hash) state.sittings[id] = fresh(hash);
      change(state.sittings[id]);
    });
    this.quiz.complain();
  }

  resume() {
    const { sitting } = this;
    if (!sitting && this.data.minutes) return this.offer();
    if (!sitting) return this.run(fresh(this.data.hash));
    for (const item of this.quiz.items) {
      item.use(sitting.v[item.data.id] || 0);
      const response = sitting.r[item.data.id];
      if (response !== undefined) item.response = response;
    }
    if (sitting.z) this.review();
    else this.run(sitting);
  }

  /** Show what is to come, and a button that starts the clock. */
  offer() {
    this.list.hidden = true;
    this.sheet.show(false);
    const start = button("qg-button qg-button--main", "quiz.start", () => {
      this.start();
      this.quiz.items[0].scrollIntoView();
    });
    const words = say(make("p"), "quiz.offer", { n: this.data.minutes || 0 });
    this.open(words, make("div", "qg-tools", start));
  }

  start() {
    const minutes = this.data.minutes || 0;
    const now = Date.now();
    this.update((sitting) => {
      sitting.t = now;
      sitting.e = minutes ? now + minutes * MINUTE : 0;
    });
    this.resume();
  }

  /** @param {Sitting} sitting */
  run(sitting) {
    this.list.hidden = false;
    this.quiz.bar.classList.add("qg-bar--running");
    this.close();
    this.sheet.show(true);
    this.sheet.draw(sitting);
    // The clock may have run out while the page was closed.
    if (sitting.e) this.clock.run(sitting.e);
  }

  /** @param {Event} event */
  onChange = (event) => {
    const item = /** @type {QgItem} */ (event.target);
    this.update((sitting) => {
      if (!sitting.t) sitting.t = Date.now();
      const response = item.response;
      if (response === null) delete sitting.r[item.data.id];
      else sitting.r[item.data.id] = response;
      this.sheet.draw(sitting);
    });
  };

  /** @param {string} id */
  onFlag = (id) => {
    this.update((sitting) => {
      const flagged = sitting.f.includes(id);
      sitting.f = flagged ? sitting.f.filter((other) => other !== id) : sitting.f.concat(id);
      this.sheet.draw(sitting);
    });
  };

  /** Ask once more before handing in. */
  ask() {
    const sitting = this.sitting || fresh(this.data.hash);
    const open = this.quiz.items.filter((item) => sitting.r[item.data.id] === undefined).length;
    const yes = button("qg-button qg-button--main", "quiz.hand_in_yes", () => this.handIn(false));
    const no = button("qg-button", "quiz.hand_in_no", () => this.cancel());
    const values = { n: open, m: sitting.f.length };
    this.open(
      say(make("p"), open || sitting.f.length ? "quiz.hand_in_open" : "quiz.hand_in_sure", values),
      make("div", "qg-tools", yes, no),
    );
    this.panel.focus();
  }

  cancel() {
    this.close();
    this.sheet.focus();
  }

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    if (event.key === "Escape" && this.sitting && !this.sitting.z && !this.list.hidden) this.cancel();
  };

  /** @param {boolean} late whether time has run out */
  handIn(late) {
    this.update((sitting) => {
      sitting.z = true;
      sitting.t = Date.now();
    });
    const sitting = this.sitting || fresh(this.data.hash);
    for (const item of this.quiz.items) {
      const { id, open } = item.data;
      const response = sitting.r[id] === undefined ? null : sitting.r[id];
      const outcome = item.grade(response);
      if (open) continue;
      const marks = { a: 1, k: false, s: Number(outcome.score), m: Number(outcome.max) };
      remember(item, response, outcome.class, marks);
      item.announce(response, outcome);
    }
    this.review(late);
    this.panel.focus();
    this.panel.scrollIntoView({ block: "center" });
  }

  /** @param {boolean} [late] */
  review(late = false) {
    const sitting = this.sitting || fresh(this.data.hash);
    this.clock.stop();
    this.list.hidden = false;
    this.quiz.bar.classList.remove("qg-bar--running");
    const again = button("qg-button", "quiz.sit_again", () => this.again());
    const told = result(this.quiz.items, this.data, sitting.r);
    for (const { item, response, outcome } of told.rows) {
      if (item.data.open) item.open();
      else if (location.hash === `#${item.data.id}`) item.practise();
      else item.tell(response, outcome, true);
    }
    this.sheet.mark(told.rows);
    const notice = late && say(make("p", "qg-note qg-note--warn"), "quiz.time_up");
    this.open(notice, told.words, make("div", "qg-tools", again));
  }

  /** Sit it again; items with several sets of figures show the next one. */
  again() {
    const { sitting } = this;
    const { id, hash } = this.data;
    this.quiz.store.update((state) => {
      const next = fresh(hash);
      for (const item of this.quiz.items) {
        const shown = (sitting && sitting.v[item.data.id]) || 0;
        next.v[item.data.id] = (shown + 1) % item.data.views.length;
      }
      state.sittings[id] = next;
    });
    this.sheet.reset();
    for (const item of this.quiz.items) item.use(0);
    if (this.data.minutes) this.start();
    else this.resume();
    this.quiz.items[0].scrollIntoView();
  }

  /** @param {...(Node | false)} nodes */
  open(...nodes) {
    this.panel.textContent = "";
    for (const node of nodes) if (node) this.panel.append(node);
    this.panel.hidden = false;
  }

  close() {
    this.panel.hidden = true;
    this.panel.textContent = "";
  }
}

/**
 * @param {string} hash
 * @returns {Sitting}
 */
function fresh(hash) {
  return { h: hash, t: 0, e: 0, r: {}, f: [], v: {}, z: false };
}
