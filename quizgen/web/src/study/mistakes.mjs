// <qg-mistakes>: the learner's own bank of mistakes: what is due today, and what comes later.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { absolute, HERE } from "../place.mjs";
import { button } from "../quiz/button.mjs";
import { agenda, dismiss, INTERVALS, today } from "../review.mjs";
import { CourseElement } from "./course.mjs";

/** @typedef {import("../state.mjs").Mistake} Mistake */

export class QgMistakes extends CourseElement {
  draw() {
    const { mistakes } = this.store.state;
    const day = today();
    const { due, later } = agenda(mistakes, day);
    this.board.append(
      say(make("p", "qg-count"), due.length ? "mistakes.due" : "mistakes.none", {
        n: due.length,
        m: later.length,
      }),
    );
    const rows = due.map((id) => this.row(id, mistakes[id], 0));
    if (rows.length) this.board.append(make("ol", "qg-list", ...rows));
    if (!later.length) return;
    const summary = say(make("summary"), "mistakes.later", { n: later.length });
    const waiting = later.map((id) => this.row(id, mistakes[id], mistakes[id].d - day));
    this.board.append(make("details", "qg-later", summary, make("ol", "qg-list", ...waiting)));
  }

  /**
   * @param {string} id
   * @param {Mistake} mistake
   * @param {number} days until it is due
   */
  row(id, mistake, days) {
    const href = absolute(HERE, mistake.u);
    const link = make(href ? "a" : "span", "qg-list__text", mistake.x || id);
    if (link instanceof HTMLAnchorElement) link.href = href;
    const facts = days
      ? say(make("span", "qg-list__facts"), "mistakes.in", { n: days })
      : say(make("span", "qg-list__facts"), "mistakes.step", { n: mistake.b, m: INTERVALS.length + 1 });
    const drop = button("qg-button", "mistakes.drop", () => {
      this.store.update((state) => dismiss(state.mistakes, id, Date.now()));
      this.redraw();
      this.focus();
    });
    return make("li", "qg-list__row", make("div", "", link, facts), drop);
  }
}
