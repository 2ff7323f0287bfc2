// Course: listens to the pages of a unit, and keeps and tells what a learner does on them.

import { totalPaper } from "../grading/index.mjs";
import { CHANGED, SCORED } from "../quiz/events.mjs";
import { empty, read } from "../state.mjs";
import { parse } from "../store.mjs";
import { Box } from "./box.mjs";
import { interactions } from "./interactions.mjs";
import { fresh, pack, unpack } from "./saved.mjs";
import { summary } from "./summary.mjs";
import { played } from "./walks.mjs";

/** @typedef {import("./types.mjs").Unit} Unit */
/** @typedef {import("./types.mjs").Runtime} Runtime */
/** @typedef {import("./types.mjs").Result} Result */
/** @typedef {import("./types.mjs").Response} Response */
/** @typedef {import("../quiz/item.mjs").QgItem} QgItem */
/** @typedef {import("../quiz/quiz.mjs").QgQuiz} QgQuiz */
/** @typedef {import("../grading/index.mjs").Outcome} Outcome */

/** Time to gather what changes at once. */
const SOON = 800;

export class Course {
  /**
   * @param {Unit} unit
   * @param {Runtime} runtime
   * @param {(course: Course) => void} changed
   */
  constructor(unit, runtime, changed) {
    this.unit = unit;
    this.runtime = runtime;
    this.changed = changed;
    this.record = `qg:${unit.course}:record`;
    this.scene = `qg:${unit.course}:scene:`;
    this.box = new Box((key) => this.onKept(key));
    this.memory = fresh();
    this.page = "";
    this.timer = 0;
    this.over = false;
    /** The page in the frame. @type {Document | null} */
    this.shown = null;
    /** Choices by scenario, to see which are new. @type {Map<string, number>} */
    this.steps = new Map();
    /** Marks of an exam while they arrive. @type {Map<QgQuiz, Map<QgItem, Outcome>>} */
    this.marks = new Map();
    this.filling = false;
  }

  /** @returns {Promise<void>} when what was kept has been read */
  async open() {
    const { kept, page } = await this.runtime.open();
    const { forms, scenes } = this.unit;
    /** @type {Map<string, string>} */
    const hashes = new Map(scenes);
    for (const form of forms) {
      hashes.set(form.id, form.hash);
      for (const [id, hash] of form.items) hashes.set(id, hash);
    }
    this.known = hashes;
    this.memory = unpack(kept, (id) => hashes.get(id));
    this.page = page;
    this.filling = true;
    this.box.setItem(this.record, JSON.stringify(this.memory.state));
    for (const [id, scene] of Object.entries(this.memory.scenes)) {
      this.box.setItem(this.scene + id, JSON.stringify({ v: 1, ...scene }));
      this.steps.set(id, scene.w.length);
    }
    this.filling = false;
  }

  get summary() {
    return summary(this.unit, this.memory);
  }

  /**
   * A page was opened in the frame; its own scripts have not run yet.
   *
   * @param {Window} window
   * @param {string} path below the root of the package
   */
  opened(window, path) {
    this.shown = window.document;
    window.document.addEventListener(SCORED, (event) => this.onScored(/** @type {any} */ (event)));
    window.document.addEventListener(CHANGED, () => this.later());
    if (!this.unit.pages.some(([own]) => own === path)) return;
    this.page = path;
    if (!this.memory.pages.includes(path)) this.memory.pages.push(path);
    this.later();
  }

  /** @param {string} key */
  onKept(key) {
    if (this.filling) return;
    if (key === this.record) {
      this.memory.state = read(parse(this.box.getItem(key) || "")) || empty();
    } else if (key.startsWith(this.scene)) this.onWalk(key.slice(this.scene.length), key);
    this.later();
  }

  /**
   * @param {string} id
   * @param {string} key
   */
  onWalk(id, key) {
    const kept = /** @type {any} */ (parse(this.box.getItem(key) || ""));
    const before = this.steps.get(id) || 0;
    if (!kept) {
      this.steps.delete(id);
      delete this.memory.scenes[id];
      return;
    }
    this.steps.set(id, kept.w.length);
    const { h, c, w, u, e } = kept;
    this.memory.scenes[id] = { h, c, w, u, e };
    const element = this.shown && this.shown.getElementById(`scene-${id}`);
    if (!element) return;
    // The data of the page: names inside of its script are its own affair.
    const { end, result, last } = played(JSON.parse(element.dataset.scene || ""), kept, new Date());
    if (last && kept.w.length > before) this.runtime.note(last);
    if (result && kept.w.length > before) this.settle(id, result, `${id}.${end}`);
  }

  /** @param {CustomEvent<{id: string, response: Response, outcome: Outcome | null}>} event */
  onScored(event) {
    const item = /** @type {QgItem} */ (event.target);
    const { id, response, outcome } = event.detail;
    this.later();
    if (!outcome) return;
    const about = { text: text(item, ".qg-stem"), time: new Date(), label: label(item) };
    for (const one of interactions(id, item.shown.item, response, outcome, about)) {
      this.runtime.note(one);
    }
    const quiz = /** @type {QgQuiz | null} */ (item.closest("qg-quiz[data-mode=exam]"));
    if (!quiz) return;
    const marks = this.marks.get(quiz);
    if (marks) marks.set(item, outcome);
    else {
      this.marks.set(quiz, new Map([[item, outcome]]));
      // All items of an exam are marked in one go.
      void Promise.resolve().then(() => this.onExam(quiz));
    }
  }

  /** @param {QgQuiz} quiz */
  onExam(quiz) {
    const marks = this.marks.get(quiz) || new Map();
    this.marks.delete(quiz);
    const { id, pass, sections } = quiz.data;
    // Fewer: an item that was practised after the exam.
    if (marks.size < quiz.items.filter(({ data }) => !data.open).length) return;
    const rows = Array.from(marks, ([{ data }, outcome]) => ({ section: data.section, outcome }));
    const paper = { pass_percent: pass, section_min_percent: sections || {} };
    const { score, max, status } = totalPaper(paper, rows);
    const passed = status === "pass" ? true : status === "fail" ? false : null;
    this.settle(id, { score: Number(score), max: Number(max), passed });
    this.save();
  }

  /**
   * The best result counts.
   *
   * @param {string} id
   * @param {Result} result
   * @param {string} [named] what the attempt is called where attempts are told
   */
  settle(id, result, named = id) {
    if (this.runtime.ended) this.runtime.ended(named, result);
    const old = this.memory.results[id];
    if (old && worth(old) > worth(result)) return;
    this.memory.results[id] = result;
    this.later();
  }

  later() {
    if (this.timer || this.over) return;
    this.timer = window.setTimeout(() => this.save(), SOON);
  }

  save() {
    if (this.over) return;
    this.tell();
    this.runtime.commit();
  }

  tell() {
    window.clearTimeout(this.timer);
    this.timer = 0;
    const { known } = this;
    const kept = pack(this.memory, this.runtime.limit, (id) => Boolean(known && known.has(id)));
    this.runtime.keep(kept, this.page);
    this.runtime.tell(this.summary);
    this.changed(this);
  }

  /** @returns {Promise<void>} when the system has taken it */
  async close() {
    if (this.over) return;
    this.tell();
    this.over = true;
    await this.runtime.close();
  }
}

/** @param {Result} result */
function worth({ score, max, passed }) {
  return (passed ? 2 : 0) + (max ? score / max : 0);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {string} gaps as lines
 */
function text(root, selector) {
  const found = root.querySelector(selector);
  if (!found) return "";
  const copy = /** @type {Element} */ (found.cloneNode(true));
  for (const mark of Array.from(copy.querySelectorAll(".qg-mark,.qg-why,.qg-tools,.qg-moves"))) {
    mark.remove();
  }
  for (const gap of Array.from(copy.querySelectorAll("input[type=text],select"))) {
    gap.replaceWith("____");
  }
  return (copy.textContent || "").replace(/\s+/g, " ").trim();
}

/**
 * @param {QgItem} item
 * @returns {(id: string, part: string) => string}
 */
function label(item) {
  return (id, part) => {
    const root = part ? item.querySelector(`.qg-part[data-part="${part}"]`) : item.body;
    if (!root) return id;
    const option = root.querySelector(`option[value="${id}"]`);
    return text(root, `[data-id="${id}"]`) || (option && option.textContent) || id;
  };
}
