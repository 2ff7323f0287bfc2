// Returning: the panel that gives each person a page of marks, answers and keys.

import { listen, make } from "../dom.mjs";
import { say, t } from "../messages.mjs";
import { zipped } from "./archive.mjs";
import { feedbackPage } from "./feedback.mjs";
import { give } from "./saving.mjs";

/** @typedef {import("./element.mjs").QgWorkbench} Desk */

/** Signs of a pseudonym that go into the name of a file. */
const MOST = 80;

export class Returning {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {readonly import("./marking.mjs").Graded[]} */
    this.listed = [];
  }

  /** @param {AbortSignal} signal */
  wire(signal) {
    const { desk } = this;
    listen(desk.within(".qw-person select"), "change", () => this.preview(), signal);
    listen(desk.within("[name=reveal]"), "change", () => this.preview(), signal);
    listen(desk.within(".qw-all-pages"), "click", () => this.all(), signal);
    listen(desk.within(".qw-one-page"), "click", () => this.one(), signal);
  }

  draw() {
    const { desk } = this;
    const { graded } = desk.taking;
    const known = graded.every(({ form }) => form.rendered);
    const ready = graded.length > 0 && known;
    desk.within(".qw-return").hidden = !ready;
    const nothing = desk.within(".qw-no-pages");
    nothing.hidden = ready;
    if (!ready) {
      say(nothing, graded.length ? "work.return.old" : "work.none.return");
      return;
    }
    const items = new Map(graded.flatMap(({ form }) => form.items.map((item) => [item.id, item.use])));
    const reserved = Array.from(items.values()).filter((use) => use === "reserved").length;
    desk.within(".qw-reveal").hidden = !reserved;
    say(desk.within(".qw-reveal span"), "work.return.reveal", { n: reserved });
    const outcomes = graded.flatMap((one) => one.outcomes);
    const pending = outcomes.filter((one) => one.class === "pending").length;
    const told = desk.within(".qw-unjudged");
    told.hidden = !pending;
    say(told, "work.return.pending", { n: pending });
    desk.within(".qw-returned").textContent = "";
    this.list();
    this.preview();
  }

  /** Who there is to choose from; who was chosen stays so. */
  list() {
    const { graded } = this.desk.taking;
    const select = /** @type {HTMLSelectElement} */ (this.desk.within(".qw-person select"));
    const { value } = select;
    const people = graded.map(({ taken }) => taken.submission.who);
    select.textContent = "";
    select.append(
      ...people.map((who, at) => {
        const option = make("option", "", who);
        option.value = String(at);
        option.selected = this.listed.length > 0 && who === whoIn(this.listed, value);
        return option;
      }),
    );
    this.listed = graded;
  }

  /** @returns {number} who is chosen */
  get place() {
    return Number(/** @type {HTMLSelectElement} */ (this.desk.within(".qw-person select")).value);
  }

  /** @param {import("./marking.mjs").Graded} one */
  page(one) {
    const { assignment, dataset } = this.desk;
    const { checked } = /** @type {HTMLInputElement} */ (this.desk.within("[name=reveal]"));
    return feedbackPage(one, assignment ? assignment.title : "", String(dataset.feedback), checked);
  }

  preview() {
    const place = this.desk.within(".qw-preview");
    place.textContent = "";
    const frame = make("iframe");
    frame.title = t("work.return.preview");
    // Nothing in it may run, whatever the texts of items say.
    frame.setAttribute("sandbox", "");
    frame.srcdoc = this.page(this.listed[this.place]);
    place.append(frame);
  }

  /** Save the pages of all as one archive: browsers stop a page that saves many files. */
  all() {
    const names = fileNames(this.listed.map(({ taken }) => taken.submission.who));
    const pages = this.listed.map((one, at) => /** @type {const} */ ([names[at], this.page(one)]));
    this.given("feedback.zip", zipped(new Map(pages)));
  }

  one() {
    const names = fileNames(this.listed.map(({ taken }) => taken.submission.who));
    this.given(names[this.place], this.page(this.listed[this.place]));
  }

  /**
   * @param {string} name
   * @param {string | Uint8Array} content
   */
  given(name, content) {
    give(name, content);
    say(this.desk.within(".qw-returned"), "work.saved", { name });
  }
}

/**
 * @param {readonly import("./marking.mjs").Graded[]} graded
 * @param {string} value place of a person
 */
function whoIn(graded, value) {
  const one = graded[Number(value)];
  return one && one.taken.submission.who;
}

/**
 * @param {readonly string[]} names
 * @returns {string[]} a file name for each, unlike all others, as `quizgen feedback` gives them
 */
export function fileNames(names) {
  /** @type {Set<string>} */
  const seen = new Set();
  return names.map((name) => {
    const own = Array.from(name, (sign) =>
      /[\p{L}\p{N}_-]/u.test(sign) ? sign : `%${Number(sign.codePointAt(0)).toString(16).toUpperCase()}`,
    ).join("");
    const short = Array.from(own).slice(0, MOST).join("");
    let [stem, number] = [short || "%", 1];
    // Some systems know no capitals, and some write the same letter in another way.
    while (seen.has(folded(stem))) {
      number += 1;
      stem = `${short}~${number}`;
    }
    seen.add(folded(stem));
    return `fankui-${stem}.html`;
  });
}

/** @param {string} text */
function folded(text) {
  return text.normalize("NFKC").toUpperCase().toLowerCase();
}
