// <qg-workbench>: opens the files of an instructor and hands them to the five panels of the page.

import { all, listen } from "../dom.mjs";
import { say } from "../messages.mjs";
import { Assigning } from "./assigning.mjs";
import { keptText, kindOf } from "./batches.mjs";
import { Correcting } from "./correcting.mjs";
import { Reader } from "./intake.mjs";
import { isLocked, newKeys, readKeys } from "./keys.mjs";
import { Marking } from "./marking.mjs";
import {
  readAssignment,
  readPack,
  readResults,
  readRoster,
  readSheet,
  readTimes,
} from "./opening.mjs";
import { readJournal } from "./regrade.mjs";
import { Reporting } from "./reporting.mjs";
import { Returning } from "./returning.mjs";
import { give } from "./saving.mjs";
import { Taking } from "./taking.mjs";
import { wrong } from "./view.mjs";

/** Where what is opened is needed. @type {{[kind: string]: string}} */
const TABS = { forms: "assign", assignment: "grade", results: "grade", sheet: "grade", times: "grade" };

export class QgWorkbench extends HTMLElement {
  constructor() {
    super();
    /** @type {AbortController | null} */
    this.wiring = null;
    /** @type {import("./opening.mjs").Assignment | null} */
    this.assignment = null;
    /** @type {import("./opening.mjs").Pack | null} */
    this.pack = null;
    /** @type {Marking | null} */
    this.marking = null;
    /** @type {import("./keys.mjs").Keys | null} */
    this.keys = null;
    /** @type {Reader | null} */
    this.reader = null;
    /** @type {string[] | null} */
    this.roster = null;
    /** @type {import("./opening.mjs").Results | null} */
    this.results = null;
    this.lockedKeys = "";
    this.journal = "";
    this.corrected = false;
    /** @type {Map<string, string>} */
    this.points = new Map();
    this.unsaved = false;
    this.assigning = new Assigning(this);
    this.taking = new Taking(this);
    this.reporting = new Reporting(this);
    this.returning = new Returning(this);
    this.correcting = new Correcting(this);
  }

  connectedCallback() {
    this.wiring = new AbortController();
    const { signal } = this.wiring;
    listen(this, "change", this.changed, signal);
    listen(this, "click", this.clicked, signal);
    listen(this.within(".qw-lock"), "submit", this.unlock, signal);
    listen(this.within(".qw-new"), "submit", this.renew, signal);
    listen(window, "beforeunload", this.leaving, signal);
    listen(document, "dragover", (event) => event.preventDefault(), signal);
    listen(document, "drop", this.dropped, signal);
    const { assigning, taking, reporting, returning, correcting } = this;
    for (const panel of [assigning, taking, reporting, returning, correcting]) panel.wire(signal);
    this.show("assign");
    this.taking.refresh();
  }

  disconnectedCallback() {
    if (this.wiring) this.wiring.abort();
  }

  /**
   * @template {HTMLElement} [T=HTMLElement]
   * @param {string} selector
   * @returns {T}
   */
  within(selector) {
    return /** @type {T} */ (this.querySelector(selector));
  }

  /** @param {string} tab */
  show(tab) {
    for (const button of all(this, "[data-tab]")) {
      button.setAttribute("aria-pressed", String(button.dataset.tab === tab));
    }
    for (const panel of all(this, "[data-panel]")) panel.hidden = panel.dataset.panel !== tab;
    this.tab = tab;
    this.redraw();
  }

  /** Draws what depends on marks, where somebody looks at it. */
  redraw() {
    if (this.tab === "report") this.reporting.draw();
    if (this.tab === "return") this.returning.draw();
    if (this.tab === "mend") this.correcting.draw();
  }

  /** @param {Event} event */
  changed = (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.type !== "file" || target.name === "submissions") return;
    const [file] = Array.from(target.files || []);
    target.value = "";
    if (file) keptText(file).then((text) => this.open(target.name, text, file.name));
  };

  /** @param {Event} event */
  clicked = (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button || !button.dataset.tab) return;
    this.show(button.dataset.tab);
    // Who was far down on one panel begins the next one at its beginning.
    const panel = this.within("[data-panel]:not([hidden])");
    if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView();
  };

  /** @param {DragEvent} event */
  dropped = async (event) => {
    event.preventDefault();
    const files = Array.from(event.dataTransfer ? event.dataTransfer.files : []);
    const kinds = await Promise.all(files.map(kindOf));
    for (const [at, kind] of kinds.entries()) {
      if (kind) await this.open(kind, await keptText(files[at]), files[at].name);
    }
    const sent = files.filter((_, at) => !kinds[at]);
    const tab = sent.length ? "grade" : kinds.map((kind) => TABS[kind]).find(Boolean);
    if (tab) this.show(tab);
    await this.taking.add(sent);
  };

  /**
   * @param {string} kind
   * @param {string} text
   * @param {string} file its name
   */
  async open(kind, text, file) {
    const told = this.within(`[data-for=${kind}]`);
    told.classList.remove("qw-state--wrong");
    try {
      this.take(kind, text, file);
      if (kind === "keys" && this.lockedKeys) say(told, "work.locked");
      else this.opened(told, kind, file);
    } catch (error) {
      wrong(told, error);
    }
    this.assigning.clear();
    await this.taking.refresh();
  }

  /**
   * @param {string} kind
   * @param {string} text
   * @param {string} file its name
   */
  take(kind, text, file) {
    if (kind === "assignment") this.assign(readAssignment(text));
    else if (kind === "forms") this.pack = readPack(text);
    else if (kind === "roster") this.roster = readRoster(text);
    else if (kind === "times") this.taking.time(readTimes(text));
    else if (kind === "journal") this.journal = readJournal(text);
    else if (kind === "sheet") this.judge(readSheet(text));
    else if (kind === "corrected") this.correcting.open(readAssignment(text));
    else if (kind === "results") {
      this.results = { ...readResults(text), file };
      this.judge(this.results.points);
    } else {
      this.lockedKeys = isLocked(text) ? text : "";
      this.within(".qw-lock").hidden = !this.lockedKeys;
      this.hold(this.lockedKeys ? null : readKeys(text, ""));
    }
  }

  /** @param {import("./opening.mjs").Assignment} assignment */
  assign(assignment) {
    this.assignment = assignment;
    this.marking = new Marking(assignment);
    this.corrected = false;
    this.correcting.drop();
  }

  /** @param {import("./keys.mjs").Keys | null} keys */
  hold(keys) {
    this.keys = keys;
    this.reader = keys && new Reader(keys);
  }

  /** @param {Iterable<[place: string, points: string]>} given */
  judge(given) {
    for (const [key, points] of given) this.points.set(key, points);
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
    } else if (kind === "results") {
      say(told, "work.opened.results", { file, n: this.results ? this.results.taken.length : 0 });
    } else say(told, "work.opened", { file });
  }

  /** @param {Event} event */
  unlock = async (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.within("[name=password]"));
    const told = this.within("[data-for=keys]");
    told.classList.remove("qw-state--wrong");
    say(told, "work.unlocking");
    await shown();
    try {
      this.hold(readKeys(this.lockedKeys, field.value));
      this.within(".qw-lock").hidden = true;
      say(told, "work.unlocked");
    } catch (error) {
      wrong(told, error);
    }
    field.value = "";
    this.assigning.clear();
    await this.taking.refresh();
  };

  /** @param {Event} event */
  renew = async (event) => {
    event.preventDefault();
    const [first, again] = /** @type {HTMLInputElement[]} */ (all(this, ".qw-new input"));
    const told = this.within("[data-for=keys]");
    told.classList.remove("qw-state--wrong");
    if (first.value !== again.value) {
      say(told, "work.keys.differ");
      told.classList.add("qw-state--wrong");
      return;
    }
    say(told, first.value ? "work.keys.locking" : "work.keys.making");
    await shown();
    const { keys, text } = newKeys(first.value);
    give("keys.json", text);
    say(told, first.value ? "work.keys.made" : "work.keys.open");
    this.lockedKeys = "";
    this.within(".qw-lock").hidden = true;
    for (const field of [first, again]) field.value = "";
    this.within("details.qw-keys").removeAttribute("open");
    this.hold(keys);
    this.assigning.clear();
    await this.taking.refresh();
  };

  /** @param {BeforeUnloadEvent} event */
  leaving = (event) => {
    if (!this.unsaved && this.assigning.kept) return;
    event.preventDefault();
    event.returnValue = "";
  };
}

/** Locks take all that the page has for some seconds: what is said before must be seen. */
function shown() {
  return new Promise((done) => setTimeout(done, 50));
}

