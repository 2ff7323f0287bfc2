// Sheet: the numbers of all items, which are answered, which flagged, and how each was marked.

import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";
import { button } from "./button.mjs";

/** @typedef {import("./item.mjs").QgItem} QgItem */
/** @typedef {import("./types.mjs").Outcome} Outcome */
/** @typedef {import("../state.mjs").Sitting} Sitting */

/** @type {{[name: string]: string}} */
const SIGNS = { correct: "✓", partial: "◐", pending: "✎", unanswered: "–" };

export class Sheet {
  /**
   * @param {QgItem[]} items
   * @param {(id: string) => void} flag
   * @param {() => void} submit
   */
  constructor(items, flag, submit) {
    this.items = items;
    this.grid = make("nav", "qg-sheet");
    this.grid.hidden = true;
    name(this.grid, "quiz.sheet");
    this.opener = button("qg-button", "quiz.sheet", () => this.unfold(Boolean(this.grid.hidden)));
    this.unfold(false);
    this.submit = button("qg-button qg-button--main", "quiz.hand_in", submit);
    this.count = make("span", "qg-bar__text");
    this.bar = make("span", "qg-bar__tools", this.count, this.opener, this.submit);
    this.links = items.map((item) => {
      const link = make("a", "qg-cell");
      link.href = `#${item.data.id}`;
      this.grid.append(link);
      return link;
    });
    this.flags = items.map((item) => {
      const made = button("qg-button qg-flag", "quiz.flag", () => flag(item.data.id));
      item.status.before(made);
      return made;
    });
  }

  leave() {
    for (const made of this.flags) made.remove();
  }

  focus() {
    this.submit.focus();
  }

  /** @param {boolean} open */
  unfold(open) {
    this.grid.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
  }

  /** @param {boolean} running whether there is something to hand in */
  show(running) {
    this.bar.hidden = false;
    this.count.hidden = this.submit.hidden = this.opener.hidden = !running;
    for (const made of this.flags) made.hidden = !running;
  }

  reset() {
    this.unfold(false);
    for (const link of this.links) delete link.dataset.class;
  }

  /** @param {Sitting} sitting */
  draw(sitting) {
    let answered = 0;
    this.items.forEach(({ data }, place) => {
      const done = sitting.r[data.id] !== undefined;
      const flagged = sitting.f.includes(data.id);
      if (done) answered += 1;
      const state = flagged ? (done ? "both" : "flagged") : done ? "answered" : "open";
      const link = this.links[place];
      link.dataset.state = state;
      link.textContent = `${data.n}${flagged ? "⚑" : ""}`;
      name(link, `quiz.cell.${state}`, { n: data.n });
      this.flags[place].setAttribute("aria-pressed", String(flagged));
    });
    say(this.count, "quiz.answered", { n: answered, m: this.items.length });
  }

  /**
   * Show how each item was marked.
   *
   * @param {{item: QgItem, outcome: Outcome}[]} rows
   */
  mark(rows) {
    this.show(false);
    this.opener.hidden = false;
    this.unfold(true);
    rows.forEach(({ item, outcome }, place) => {
      if (item.data.open) return;
      const link = this.links[place];
      link.dataset.class = outcome.class;
      link.textContent = `${item.data.n}${SIGNS[outcome.class] || "✗"}`;
      name(link, "quiz.marked", { n: item.data.n, s: `@quiz.class.${outcome.class}` });
    });
  }
}
