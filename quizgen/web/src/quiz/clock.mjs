// Clock: counts down to a moment, says when little is left, and rings once.

import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";

/** Minutes left at which it speaks, the last first. */
const WARNINGS = [1, 5];
const SECOND = 1000;

export class Clock {
  /** @param {() => void} ring */
  constructor(ring) {
    this.ring = ring;
    this.timer = 0;
    this.end = 0;
    this.warned = Infinity;
    this.digits = make("span", "qg-clock__digits");
    this.digits.setAttribute("role", "timer");
    name(this.digits, "quiz.clock");
    this.words = make("span", "qg-hidden");
    this.words.setAttribute("role", "status");
    this.face = make("span", "qg-clock", this.digits, this.words);
    this.face.hidden = true;
  }

  /** @param {number} end the moment, in milliseconds */
  run(end) {
    this.stop();
    this.end = end;
    this.warned = Infinity;
    this.face.hidden = false;
    this.timer = window.setInterval(this.tick, SECOND);
    this.tick();
  }

  stop() {
    window.clearInterval(this.timer);
    this.face.hidden = true;
  }

  tick = () => {
    const left = Math.max(0, Math.ceil((this.end - Date.now()) / SECOND));
    const minutes = Math.floor(left / 60);
    this.digits.textContent = `${minutes}:${String(left % 60).padStart(2, "0")}`;
    this.face.classList.toggle("qg-clock--low", left <= 60);
    // A page in the background ticks seldom: the very second may be missed.
    const warning = WARNINGS.find((one) => left && left <= one * 60);
    if (warning && warning < this.warned) {
      this.warned = warning;
      say(this.words, "quiz.left", { n: warning });
    }
    if (!left) {
      this.stop();
      this.ring();
    }
  };
}
