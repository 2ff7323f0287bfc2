// Reporting: the panel that shows what a class's answers say, with a test before where there was one.

import { listen, make } from "../dom.mjs";
import { say, t } from "../messages.mjs";
import { analyse, growth } from "./analysis.mjs";
import { textOf } from "./batches.mjs";
import { Marking } from "./marking.mjs";
import { WrongFile, readAssignment, readResults } from "./opening.mjs";
import { demandSameMarks } from "./regrade.mjs";
import { reportBook } from "./report-book.mjs";
import { reportPage } from "./report.mjs";
import { wrong } from "./view.mjs";

/** @typedef {import("./element.mjs").QgWorkbench} Desk */

export class Reporting {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {import("./marking.mjs").Graded[] | null} */
    this.before = null;
  }

  /** @param {AbortSignal} signal */
  wire(signal) {
    listen(this.desk.within(".qw-before"), "change", this.compare, signal);
  }

  /** @param {Event} event */
  compare = async (event) => {
    event.stopPropagation();
    const field = /** @type {HTMLInputElement} */ (event.target);
    const told = this.desk.within("[data-for=before]");
    const files = await Promise.all(Array.from(field.files || []).map(textOf));
    field.value = "";
    told.classList.remove("qw-state--wrong");
    try {
      this.before = gradedOf(files);
      say(told, "work.before", { n: this.before.length });
    } catch (error) {
      wrong(told, error);
    }
    this.draw();
  };

  draw() {
    const { graded } = this.desk.taking;
    const place = this.desk.within(".qw-report");
    place.textContent = "";
    if (!graded.length) {
      place.append(say(make("p", "qw-empty"), "work.none.report"));
      return;
    }
    const frame = make("iframe");
    frame.title = this.desk.assignment ? this.desk.assignment.title : "";
    // Nothing in it may run, whatever the texts of items say.
    frame.setAttribute("sandbox", "");
    frame.srcdoc = this.page();
    place.append(frame);
  }

  /** @returns {Map<string, number>} how many were odd, by kind */
  oddities() {
    /** @type {Map<string, number>} */
    const odd = new Map();
    for (const { oddity } of this.desk.taking.anomalies) odd.set(oddity, (odd.get(oddity) || 0) + 1);
    return odd;
  }

  /** @returns {string} the report, which stands alone */
  page() {
    const { assignment, taking, dataset } = this.desk;
    const { graded } = taking;
    const gained = this.before && growth(this.before, graded);
    const title = assignment ? assignment.title : "";
    return reportPage(title, analyse(graded), this.oddities(), gained, String(dataset.style));
  }

  /** @returns {Uint8Array} its figures as an Excel file */
  book() {
    return reportBook(analyse(this.desk.taking.graded), this.oddities());
  }
}

/**
 * @param {readonly string[]} files results and assignment of the test before, in any order
 * @returns {import("./marking.mjs").Graded[]}
 */
function gradedOf(files) {
  const [first = "", second = ""] = files;
  if (files.length !== 2) throw new WrongFile(t("work.wrong.before"));
  const swapped = /^\s*\{\s*"quizgen":\s*"results"/.test(second);
  const assignment = readAssignment(swapped ? first : second);
  const results = readResults(swapped ? second : first);
  const marking = new Marking(assignment);
  if (results.assignment !== assignment.id) throw new WrongFile(t("work.wrong.other"));
  const graded = results.taken.map((one) => marking.mark(one, results.points));
  demandSameMarks(results, graded);
  return graded;
}
