// Course: what the elements of a learner's own pages share: a board to draw on, a store, a language.

import { make } from "../dom.mjs";
import { LANGUAGE } from "../language.mjs";
import { say } from "../messages.mjs";
import { storeOf } from "../store.mjs";

/** Fired at the document when the whole record was replaced. */
export const RECORD = "qg-record";

export class CourseElement extends HTMLElement {
  constructor() {
    super();
    this.board = make("div", "qg-board");
    this.tabIndex = -1;
  }

  connectedCallback() {
    this.append(this.board);
    // Another page of the course may have written meanwhile.
    window.addEventListener("storage", this.redraw);
    window.addEventListener("pageshow", this.redraw);
    document.addEventListener(LANGUAGE, this.redraw);
    document.addEventListener(RECORD, this.redraw);
    this.redraw();
  }

  disconnectedCallback() {
    window.removeEventListener("storage", this.redraw);
    window.removeEventListener("pageshow", this.redraw);
    document.removeEventListener(LANGUAGE, this.redraw);
    document.removeEventListener(RECORD, this.redraw);
    this.board.remove();
  }

  get store() {
    const near = this.closest("[data-course]") || document.querySelector("[data-course]");
    const course = near instanceof HTMLElement ? near.dataset.course : "";
    return storeOf(course || "course");
  }

  redraw = () => {
    this.board.textContent = "";
    this.draw();
    const { problem } = this.store;
    if (problem) {
      this.board.append(say(make("p", "qg-note qg-note--warn"), `quiz.problem.${problem}`));
    }
  };

  /** Draw the board; each element its own. */
  draw() {
    // Nothing here.
  }
}
