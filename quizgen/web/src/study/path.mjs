// <qg-path>: the way through the course: how much of each module the learner has answered.
//
// The list of modules stands in the page; each entry names its items in `data-items`.

import { all, make } from "../dom.mjs";
import { progress } from "../quiz/bar.mjs";
import { CourseElement } from "./course.mjs";

export class QgPath extends CourseElement {
  draw() {
    const { items } = this.store.state;
    /** Whether the first module that is not finished was met. @type {boolean} */
    let next = false;
    for (const entry of all(this, "[data-items]")) {
      const ids = (entry.dataset.items || "").split(" ").filter(Boolean);
      const answered = ids.filter((id) => items[id]);
      const right = answered.filter((id) => items[id].c === "correct");
      let bar = /** @type {HTMLElement | null} */ (entry.querySelector(".qg-bar"));
      if (!bar) entry.append((bar = make("div", "qg-bar")));
      const counts = { n: answered.length, m: ids.length, k: right.length };
      progress(bar, answered.length, ids.length, "progress.module", counts);
      /** @type {boolean} */
      const open = !next && answered.length < ids.length;
      next = next || open;
      entry.classList.toggle("qg-next", open);
    }
  }
}
