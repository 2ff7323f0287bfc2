// <qg-progress>: what the learner has done, to be carried to another computer as a file.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { button } from "../quiz/button.mjs";
import { clear, load, save } from "./carry.mjs";
import { CourseElement, RECORD } from "./course.mjs";

export class QgProgress extends CourseElement {
  draw() {
    const { items, mistakes, sittings } = this.store.state;
    const answers = Object.keys(items).map((id) => items[id]);
    const right = answers.filter((answer) => answer.c === "correct").length;
    this.board.append(
      say(make("p", "qg-count"), "progress.facts", {
        n: answers.length,
        m: right,
        k: Object.keys(mistakes).length,
        e: Object.keys(sittings).filter((id) => sittings[id].z).length,
      }),
    );
    const words = make("p", "qg-note");
    words.setAttribute("role", "status");
    const picker = make("input", "qg-hidden");
    picker.type = "file";
    picker.accept = ".json,application/json";
    picker.tabIndex = -1;
    picker.setAttribute("aria-hidden", "true");
    picker.addEventListener("change", () => this.take(picker));
    const tools = make(
      "div",
      "qg-tools",
      button("qg-button qg-button--main", "progress.save", () => this.save()),
      button("qg-button", "progress.load", () => picker.click()),
      button("qg-button", "progress.clear", () => this.ask(tools)),
    );
    this.board.append(tools, picker, words);
  }

  save() {
    const { course } = this.store;
    const link = make("a");
    // A data address works from a file, where a program may not make others.
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(save(this.store))}`;
    link.download = `${course}-progress.json`;
    document.body.append(link);
    link.click();
    link.remove();
    this.tell("progress.saved");
  }

  /** @param {HTMLInputElement} picker */
  take(picker) {
    const file = picker.files && picker.files[0];
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => {
      const problem = load(this.store, String(reader.result));
      if (!problem) document.dispatchEvent(new CustomEvent(RECORD));
      this.tell(problem ? `progress.bad.${problem}` : "progress.loaded");
    };
    reader.onerror = () => this.tell("progress.bad.format");
    reader.readAsText(file);
    picker.value = "";
  }

  /**
   * Ask before everything is forgotten.
   *
   * @param {HTMLElement} tools
   */
  ask(tools) {
    const yes = button("qg-button qg-button--main", "progress.clear_yes", () => {
      clear(this.store);
      document.dispatchEvent(new CustomEvent(RECORD));
      this.tell("progress.cleared");
    });
    const no = button("qg-button", "progress.clear_no", this.redraw);
    const panel = make("div", "qg-panel", say(make("p"), "progress.clear_ask"), yes, " ", no);
    tools.after(panel);
    no.focus();
  }

  /** @param {string} key */
  tell(key) {
    const words = this.board.querySelector("[role=status]");
    if (words instanceof HTMLElement) say(words, key);
  }
}
