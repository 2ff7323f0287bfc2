// Taking: the panel where submissions come in, are marked, judged, and saved.

import { all, listen, make } from "../dom.mjs";
import { say, t } from "../messages.mjs";
import { batchRows, changedAt, incoming, textOf } from "./batches.mjs";
import { takeIn, wordsIn } from "./intake.mjs";
import { Marking, texts } from "./marking.mjs";
import { WrongFile, isPoints } from "./opening.mjs";
import { demandSameMarks } from "./regrade.mjs";
import { content, give } from "./saving.mjs";
import { bookTable, fill, judging, oddityTable, wrong } from "./view.mjs";

/** @typedef {import("./element.mjs").QgWorkbench} Desk */

/** Milliseconds of opening after which the page may answer again. */
const SLICE = 40;

export class Taking {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {import("./batches.mjs").Batch[]} */
    this.batches = [];
    /** @type {import("./intake.mjs").Taken[]} */
    this.taken = [];
    /** @type {import("./intake.mjs").Anomaly[]} */
    this.anomalies = [];
    /** @type {import("./marking.mjs").Graded[]} */
    this.graded = [];
    /** @type {Map<string, string>} */
    this.known = new Map();
    this.turn = 0;
    this.pasted = 0;
  }

  /** @param {AbortSignal} signal */
  wire(signal) {
    const { desk } = this;
    listen(desk, "change", this.changed, signal);
    listen(desk, "click", this.clicked, signal);
  }

  /** @param {Event} event */
  changed = (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.classList.contains("qw-points")) this.judge(target);
    else if (target.name === "tickets" || target.name === "late") this.refresh();
    else if (target.name === "submissions") {
      const files = Array.from(target.files || []);
      target.value = "";
      this.add(files);
    }
  };

  /** @param {Event} event */
  clicked = (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    if (button.dataset.save) this.save(button.dataset.save);
    if (button.classList.contains("qw-paste")) this.paste();
  };

  paste() {
    const field = /** @type {HTMLTextAreaElement} */ (this.desk.within("[name=paste]"));
    const text = field.value;
    if (!text.trim()) return;
    this.pasted += 1;
    const label = `paste-${this.pasted}.txt`;
    const received = this.known.get(label) || "";
    const file = { name: label, words: wordsIn(label, text), received };
    this.batches.push({ label, files: [file], pasted: text });
    field.value = "";
    this.refresh();
  }

  /** @param {File[]} files */
  async add(files) {
    if (!files.length) return;
    /** @param {any} file */
    const place = (file) => file.webkitRelativePath || file.name;
    const inOrder = [...files].sort((a, b) => (place(a) < place(b) ? -1 : 1));
    const sent = [];
    for (const file of inOrder) {
      const { name } = file;
      // One that cannot be read is named as what it is, not left out.
      const words = wordsIn(name, await textOf(file).catch(() => ""));
      sent.push({ name, words, received: this.known.get(name) ?? changedAt(file) });
    }
    const [{ name: first }] = inOrder;
    const { length: n } = files;
    const label = n === 1 ? first : t("work.files", { name: first, n });
    this.batches.push({ label, files: sent, pasted: "" });
    await this.refresh();
  }

  /** @param {Map<string, string>} known when the channel took files, by their names */
  time(known) {
    this.known = known;
    for (const file of this.batches.flatMap(({ files }) => files)) {
      file.received = known.get(file.name) ?? file.received;
    }
  }

  /** @returns {string[][]} the same as a table, which `quizgen grade --received` reads */
  times() {
    const files = this.batches.flatMap((batch) => batch.files);
    const rows = files.filter(({ received }) => received);
    return [["file", "received"], ...rows.map(({ name, received }) => [name, received])];
  }

  /** @returns {[file: string, text: string][]} */
  pastes() {
    const own = this.batches.filter(({ pasted }) => pasted);
    return own.map(({ label, pasted }) => [label, pasted]);
  }

  /** @returns {import("./intake.mjs").Rules} */
  get rules() {
    const { desk } = this;
    /** @param {string} name */
    const set = (name) => /** @type {HTMLInputElement} */ (desk.within(`[name=${name}]`)).checked;
    return { roster: desk.roster, tickets: set("tickets"), acceptLate: set("late") };
  }

  /** Mark everything again: from the words that came in, whatever was there before. */
  async refresh() {
    const { desk } = this;
    this.turn += 1;
    const { turn } = this;
    const list = desk.within(".qw-batches");
    list.textContent = "";
    list.append(...batchRows(this.batches, (changed) => this.rebatch(changed)));
    if (!(await this.collect(turn))) return;
    this.mark();
    const judged = desk.within(".qw-judging");
    judged.textContent = "";
    if (texts(this.graded).length) judged.append(judging(this.graded, desk.points));
    else judged.append(say(make("p", "qw-empty"), "work.none.pending"));
    fill(desk.within(".qw-odd"), this.anomalies.length, oddityTable(this.anomalies), "work.none.odd");
    desk.redraw();
  }

  /**
   * @param {number} turn
   * @returns {Promise<boolean>} whether there is something to mark, and nobody asked again
   */
  async collect(turn) {
    const { assignment, reader, results } = this.desk;
    const sum = this.desk.within(".qw-sum");
    if (assignment && results && !this.batches.length) return this.reopen(assignment, results);
    if (!assignment || !reader) {
      say(sum, "work.wait");
      this.blank();
      return false;
    }
    const came = incoming(this.batches);
    let since = performance.now();
    for (const [at, { word }] of came.entries()) {
      reader.read(word);
      if (performance.now() - since < SLICE) continue;
      say(sum, "work.opening", { n: at + 1, of: came.length });
      await new Promise((done) => setTimeout(done));
      if (turn !== this.turn) return false;
      since = performance.now();
    }
    ({ taken: this.taken, anomalies: this.anomalies } = takeIn(came, assignment, reader, this.rules));
    return true;
  }

  /**
   * @param {import("./opening.mjs").Assignment} assignment
   * @param {import("./opening.mjs").Results} results
   */
  reopen(assignment, results) {
    const hashes = assignment.forms.map(({ hash }) => hash);
    const fits = results.taken.every(({ submission }) => hashes.includes(submission.form));
    const told = this.desk.within("[data-for=results]");
    try {
      if (!fits || results.assignment !== assignment.id) throw new WrongFile(t("work.wrong.other"));
      const marking = this.desk.marking || new Marking(assignment);
      demandSameMarks(results, results.taken.map((one) => marking.mark(one, results.points)));
    } catch (error) {
      wrong(told, error);
      told.dataset.refused = "1";
      say(this.desk.within(".qw-sum"), "work.wait.marks");
      this.blank();
      return false;
    }
    if (told.dataset.refused) {
      delete told.dataset.refused;
      told.classList.remove("qw-state--wrong");
      say(told, "work.opened.results", { file: results.file, n: results.taken.length });
    }
    this.taken = results.taken;
    this.anomalies = results.anomalies;
    return true;
  }

  /** @param {import("./batches.mjs").Batch[]} changed */
  rebatch(changed) {
    this.batches = changed;
    this.refresh();
  }

  blank() {
    this.taken = [];
    this.anomalies = [];
    this.graded = [];
    for (const place of all(this.desk, ".qw-book, .qw-odd, .qw-judging")) place.textContent = "";
    for (const button of all(this.desk, "[data-save]")) /** @type {any} */ (button).disabled = true;
    this.desk.redraw();
  }

  /** Marks and sums alone; the fields for points stay, and with them the focus. */
  mark() {
    const { desk } = this;
    const { marking, points } = desk;
    if (!marking) return;
    this.graded = this.taken.map((one) => marking.mark(one, points));
    fill(desk.within(".qw-book"), this.graded.length, bookTable(this.graded), "work.none.book");
    const outcomes = this.graded.flatMap((one) => one.outcomes);
    const came = incoming(this.batches).length;
    say(desk.within(".qw-sum"), came ? "work.sum" : "work.sum.kept", {
      came,
      n: this.graded.length,
      odd: this.anomalies.length,
      pending: outcomes.filter((one) => one.class === "pending").length,
    });
    desk.unsaved = this.batches.length > 0;
    for (const button of all(desk, "[data-save]")) {
      const empty = button.dataset.save === "marking-sheet.csv" && !texts(this.graded).length;
      /** @type {HTMLButtonElement} */ (button).disabled = empty || (!this.graded.length && !came);
    }
    for (const told of all(desk, ".qw-saved")) told.textContent = "";
  }

  /** @param {HTMLInputElement} field */
  judge(field) {
    const { points } = this.desk;
    const given = field.value.normalize("NFKC").trim();
    const fits = !given || isPoints(given);
    field.setAttribute("aria-invalid", String(!fits));
    const key = field.dataset.key || "";
    if (given && fits) points.set(key, given);
    else points.delete(key);
    this.mark();
  }

  /** @param {string} name */
  save(name) {
    const { desk } = this;
    if (!desk.assignment) return;
    give(name, content(desk, name));
    if (name === "results.json" || name === "results.zip") desk.unsaved = false;
    for (const told of all(desk, ".qw-saved")) say(told, "work.saved", { name });
  }
}
