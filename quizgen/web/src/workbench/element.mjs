// <qg-workbench>: wires the files that come in to the marks that are shown and saved.

import { save } from "../console/download.mjs";
import { all, listen, make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { batchRows, incoming, kindOf, textOf } from "./batches.mjs";
import { Reader, takeIn, wordsIn } from "./intake.mjs";
import { Marking, texts } from "./marking.mjs";
import { isLocked, isPoints, readAssignment, readKeys, readRoster, readSheet } from "./opening.mjs";
import { resultFile } from "./records.mjs";
import { bookTable, fill, judging, oddityTable, wrong } from "./view.mjs";

/** Milliseconds of opening after which the page may answer again. */
const SLICE = 40;

export class QgWorkbench extends HTMLElement {
  constructor() {
    super();
    /** @type {AbortController | null} */
    this.wiring = null;
    /** @type {import("./opening.mjs").Assignment | null} */
    this.assignment = null;
    /** @type {Marking | null} */
    this.marking = null;
    /** @type {Reader | null} */
    this.reader = null;
    /** @type {string[] | null} */
    this.roster = null;
    this.lockedKeys = "";
    /** @type {Map<string, string>} */
    this.points = new Map();
    /** @type {import("./batches.mjs").Batch[]} */
    this.batches = [];
    /** @type {{taken: import("./intake.mjs").Taken[], anomalies: import("./intake.mjs").Anomaly[]}} */
    this.intake = { taken: [], anomalies: [] };
    /** @type {import("./marking.mjs").Graded[]} */
    this.graded = [];
    this.turn = 0;
    this.pasted = 0;
    this.unsaved = false;
  }

  connectedCallback() {
    this.wiring = new AbortController();
    const { signal } = this.wiring;
    listen(this, "change", this.changed, signal);
    listen(this, "click", this.clicked, signal);
    listen(this, "submit", this.unlock, signal);
    listen(window, "beforeunload", this.leaving, signal);
    listen(document, "dragover", (event) => event.preventDefault(), signal);
    listen(document, "drop", this.dropped, signal);
    this.refresh();
  }

  disconnectedCallback() {
    if (this.wiring) this.wiring.abort();
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  within(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  /** @param {Event} event */
  changed = (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.classList.contains("qw-points")) this.judge(target);
    else if (target.type === "checkbox") this.refresh();
    else if (target.type === "file") {
      const files = Array.from(target.files || []);
      target.value = "";
      if (target.name === "submissions") this.add(files);
      else if (files.length) textOf(files[0]).then((text) => this.open(target.name, text, files[0].name));
    }
  };

  /** @param {Event} event */
  clicked = (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    if (button.dataset.save) this.give(button.dataset.save);
    if (!button.classList.contains("qw-paste")) return;
    const field = /** @type {HTMLTextAreaElement} */ (this.within("[name=paste]"));
    if (!field.value.trim()) return;
    this.pasted += 1;
    const label = `paste-${this.pasted}.txt`;
    this.batches.push({ label, files: 1, words: wordsIn(label, field.value), received: "" });
    field.value = "";
    this.refresh();
  };

  /** @param {DragEvent} event */
  dropped = async (event) => {
    event.preventDefault();
    const files = Array.from(event.dataTransfer ? event.dataTransfer.files : []);
    const kinds = await Promise.all(files.map(kindOf));
    for (const [at, kind] of kinds.entries()) {
      if (kind) await this.open(kind, await textOf(files[at]), files[at].name);
    }
    this.add(files.filter((_, at) => !kinds[at]));
  };

  /** @param {File[]} files */
  async add(files) {
    if (!files.length) return;
    /** @param {any} file */
    const place = (file) => file.webkitRelativePath || file.name;
    const inOrder = [...files].sort((a, b) => (place(a) < place(b) ? -1 : 1));
    const words = [];
    for (const file of inOrder) {
      try {
        words.push(...wordsIn(file.name, await textOf(file)));
      } catch (error) {
        // Named as what it is, not left out.
        words.push(...wordsIn(file.name, ""));
      }
    }
    const label = files.length === 1 ? files[0].name : `${inOrder[0].name} +${files.length - 1}`;
    this.batches.push({ label, files: files.length, words, received: "" });
    await this.refresh();
  }

  /**
   * @param {string} kind
   * @param {string} text
   * @param {string} file its name
   */
  async open(kind, text, file) {
    const told = this.within(`[data-for=${kind}]`);
    told.classList.remove("qw-state--wrong");
    try {
      if (kind === "assignment") this.take(readAssignment(text));
      else if (kind === "roster") this.roster = readRoster(text);
      else if (kind === "sheet") for (const [key, points] of readSheet(text)) this.points.set(key, points);
      else {
        this.lockedKeys = isLocked(text) ? text : "";
        this.within(".qw-lock").hidden = !this.lockedKeys;
        this.reader = null;
        if (this.lockedKeys) say(told, "work.locked");
        else this.reader = new Reader(readKeys(text, ""));
      }
      if (kind !== "keys" || this.reader) this.opened(told, kind, file);
    } catch (error) {
      wrong(told, error);
    }
    await this.refresh();
  }

  /** @param {import("./opening.mjs").Assignment} assignment */
  take(assignment) {
    this.assignment = assignment;
    this.marking = new Marking(assignment);
  }

  /**
   * @param {HTMLElement} told
   * @param {string} kind
   * @param {string} file
   */
  opened(told, kind, file) {
    if (kind === "assignment" && this.assignment) {
      const { title, id, forms } = this.assignment;
      say(told, "work.opened.assignment", { title, id, n: forms.length });
    } else if (kind === "roster") {
      say(told, "work.opened.roster", { file, n: (this.roster || []).length });
    } else say(told, "work.opened", { file });
  }

  /** @param {Event} event */
  unlock = async (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.within("[name=password]"));
    const told = this.within("[data-for=keys]");
    told.classList.remove("qw-state--wrong");
    say(told, "work.unlocking");
    // It takes all the page has for some seconds: say so before.
    await new Promise((done) => setTimeout(done, 50));
    try {
      this.reader = new Reader(readKeys(this.lockedKeys, field.value));
      this.within(".qw-lock").hidden = true;
      say(told, "work.unlocked");
    } catch (error) {
      wrong(told, error);
    }
    field.value = "";
    await this.refresh();
  };

  /** @returns {import("./intake.mjs").Rules} */
  get rules() {
    /** @param {string} name */
    const set = (name) => /** @type {HTMLInputElement} */ (this.within(`[name=${name}]`)).checked;
    return { roster: this.roster, tickets: set("tickets"), acceptLate: set("late") };
  }

  /** Mark everything again: from the words that came in, whatever was there before. */
  async refresh() {
    this.turn += 1;
    const { turn } = this;
    const list = this.within(".qw-batches");
    list.textContent = "";
    list.append(...batchRows(this.batches, (changed) => this.rebatch(changed)));
    const came = incoming(this.batches);
    const { assignment, reader, marking } = this;
    const sum = this.within(".qw-sum");
    if (!assignment || !reader || !marking) {
      say(sum, "work.wait");
      return this.blank();
    }
    let since = performance.now();
    for (const [at, { word }] of came.entries()) {
      reader.read(word);
      if (performance.now() - since < SLICE) continue;
      say(sum, "work.opening", { n: at + 1, of: came.length });
      await new Promise((done) => setTimeout(done));
      if (turn !== this.turn) return undefined;
      since = performance.now();
    }
    this.intake = takeIn(came, assignment, reader, this.rules);
    this.mark();
    const judged = this.within(".qw-judging");
    judged.textContent = "";
    if (texts(this.graded).length) judged.append(judging(this.graded, this.points));
    else judged.append(say(make("p", "qw-empty"), "work.none.pending"));
    fill(this.within(".qw-odd"), this.intake.anomalies.length, oddityTable(this.intake.anomalies), "work.none.odd");
    return undefined;
  }

  /** @param {import("./batches.mjs").Batch[]} changed */
  rebatch(changed) {
    this.batches = changed;
    this.refresh();
  }

  blank() {
    this.intake = { taken: [], anomalies: [] };
    this.graded = [];
    for (const place of all(this, ".qw-book, .qw-odd, .qw-judging")) place.textContent = "";
    for (const button of all(this, "[data-save]")) /** @type {any} */ (button).disabled = true;
  }

  /** Marks and sums alone; the fields for points stay, and with them the focus. */
  mark() {
    const { marking } = this;
    if (!marking) return;
    this.graded = this.intake.taken.map((one) => marking.mark(one, this.points));
    fill(this.within(".qw-book"), this.graded.length, bookTable(this.graded), "work.none.book");
    const waiting = this.graded.flatMap(({ outcomes }) => outcomes.filter((one) => one.class === "pending"));
    say(this.within(".qw-sum"), "work.sum", {
      came: incoming(this.batches).length,
      n: this.graded.length,
      odd: this.intake.anomalies.length,
      pending: waiting.length,
    });
    this.unsaved = this.batches.length > 0;
    for (const button of all(this, "[data-save]")) {
      /** @type {HTMLButtonElement} */ (button).disabled = !this.batches.length;
    }
    this.within(".qw-saved").textContent = "";
  }

  /** @param {HTMLInputElement} field */
  judge(field) {
    const given = field.value.normalize("NFKC").trim();
    const fits = !given || isPoints(given);
    field.setAttribute("aria-invalid", String(!fits));
    const key = field.dataset.key || "";
    if (given && fits) this.points.set(key, given);
    else this.points.delete(key);
    this.mark();
  }

  /** @param {string} name */
  give(name) {
    const { assignment, graded, intake, points } = this;
    if (!assignment) return;
    save(name, resultFile(name, assignment, graded, intake.anomalies, points), name.endsWith("json") ? "application/json" : "text/csv");
    if (name === "results.json") this.unsaved = false;
    say(this.within(".qw-saved"), "work.saved", { name });
  }

  /** @param {BeforeUnloadEvent} event */
  leaving = (event) => {
    if (!this.unsaved) return;
    event.preventDefault();
    event.returnValue = "";
  };
}
