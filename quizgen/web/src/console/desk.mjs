// Desk: the facilitator's page: holds the run, redraws what changed, hears the keyboard.

import { all, make } from "../dom.mjs";
import { LANGUAGE } from "../language.mjs";
import { relabel, t } from "../messages.mjs";
import { aar } from "./aar.mjs";
import { bar, tickBar } from "./bar.mjs";
import { elapsed, pause, start as startClock } from "./clock.mjs";
import { cues, tickCues } from "./cues.mjs";
import { save } from "./download.mjs";
import { files } from "./files.mjs";
import { Kept } from "./kept.mjs";
import { Link } from "./link.mjs";
import { Play } from "./play.mjs";
import { ASK, publicView } from "./public.mjs";
import { summary } from "./reckon.mjs";
import { scores } from "./scores.mjs";
import { stage, tickStage } from "./stage.mjs";

/** @typedef {import("./types.mjs").Lesson} Lesson */
/** @typedef {import("./types.mjs").Inject} Inject */
/** @typedef {import("./reckon.mjs").Summary} Summary */
/** @typedef {import("./run.mjs").Run} Run */
/** @typedef {import("./run.mjs").GroupRun} GroupRun */
/** @typedef {"play" | "score" | "aar" | "file"} Tab */

const TICK = 500;
const SAVE = 5000;

export class Desk {
  /**
   * @param {HTMLElement} root
   * @param {Lesson} lesson
   */
  constructor(root, lesson) {
    this.root = root;
    this.lesson = lesson;
    this.kept = new Kept(lesson, () => localStorage, t("console.observer.first"));
    this.run = this.kept.load(Date.now());
    /** @type {Tab} */
    this.tab = "play";
    this.play = this.playOf(this.run.group);
    this.link = new Link(lesson.key, () => publicView(this.play, this.run), (key) => this.press(key));
    this.bar = make("header", "qc-bar");
    this.panel = make("div", "qc-panel");
    this.live = make("p", "qg-hidden");
    this.live.setAttribute("role", "status");
    /** Told already: an inject is announced once. */
    this.told = "";
    /** What is being written down: a page that is drawn anew keeps it. */
    this.draft = "";
    root.append(this.bar, this.panel, this.live);
    window.addEventListener("message", (event) => this.link.hear(event));
    // A button that was clicked would take the next press of the space bar for itself.
    root.addEventListener("click", ({ detail }) => {
      const { activeElement } = document;
      if (detail && activeElement instanceof HTMLButtonElement) activeElement.blur();
    });
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener(LANGUAGE, () => this.draw());
    window.addEventListener("pagehide", () => this.save());
    setInterval(() => this.tick(), TICK);
    setInterval(() => this.save(), SAVE);
    this.save();
    this.draw();
  }

  /** @returns {GroupRun} */
  get own() {
    return this.run.groups[this.run.group];
  }

  /** @param {number} number of a group */
  playOf(number) {
    const place = this.lesson.groups.findIndex((group) => group.number === number);
    return new Play(this.lesson, this.lesson.groups[place], this.run.groups[number]);
  }

  /** @returns {number} time of the exercise */
  get time() {
    return elapsed(this.own.clock, Date.now());
  }

  /**
   * Change something, keep it, show it.
   *
   * @param {() => void} change
   */
  act(change) {
    change();
    this.save();
    if (this.own.ended) this.kept.remember(this.summaries());
    this.draw();
    this.link.send();
  }

  save() {
    this.kept.save(this.run, Date.now());
  }

  /** Take up another run, out of a file. @param {Run} run */
  take(run) {
    this.run = run;
    this.play = this.playOf(run.group);
    this.tab = "play";
  }

  draw() {
    const focused = document.activeElement;
    const mark = focused instanceof HTMLElement ? focused.dataset.f : "";
    const unfolded = new Set(all(this.panel, "details[open]").map((one) => one.dataset.d));
    this.bar.textContent = "";
    this.bar.append(...bar(this));
    this.panel.textContent = "";
    this.panel.className = `qc-panel qc-panel--${this.tab}`;
    this.panel.append(...this.content());
    document.documentElement.lang = document.documentElement.lang || "zh-CN";
    relabel(this.root);
    const again = mark && all(this.root, "[data-f]").find((one) => one.dataset.f === mark);
    if (again) again.focus({ preventScroll: true });
    for (const one of all(this.panel, "details[data-d]")) {
      if (unfolded.has(one.dataset.d)) one.setAttribute("open", "");
    }
    this.tick();
  }

  content() {
    if (this.tab === "score") return scores(this);
    if (this.tab === "aar") return aar(this);
    if (this.tab === "file") return files(this);
    return [make("div", "qc-main", ...stage(this)), make("aside", "qc-side", ...cues(this))];
  }

  tick() {
    const now = Date.now();
    tickBar(this, now);
    if (this.tab !== "play" || this.play.over) return;
    const due = tickCues(this, now);
    tickStage(this);
    if (due && this.told !== due.id && this.own.clock.since) {
      this.told = due.id;
      this.live.textContent = t("console.inject.due", { n: due.id });
    }
  }

  pauseOrRun() {
    this.act(() => {
      const { clock } = this.own;
      if (clock.since) pause(clock, Date.now());
      else startClock(clock, Date.now());
    });
  }

  black() {
    this.act(() => (this.run.black = !this.run.black));
  }

  /** @param {Inject} inject */
  give(inject) {
    this.act(() => (this.own.sent[inject.id] = { t: this.time, s: this.play.node.id }));
  }

  /** @param {string} option */
  choose(option) {
    this.act(() => {
      this.play.choose(option, Date.now());
      if (this.play.over) this.end();
    });
    const head = this.panel.querySelector(".qc-where");
    if (head instanceof HTMLElement) head.focus();
  }

  fileName() {
    return `${this.lesson.id}-${this.play.group.sign}`;
  }

  /** @returns {Summary[]} of the groups whose play is over */
  summaries() {
    const now = Date.now();
    const plays = this.lesson.groups.map(({ number }) => this.playOf(number));
    return plays.filter(({ over }) => over).map((play) => summary(play, now));
  }

  saveFile() {
    const text = this.kept.file(this.run, this.summaries());
    save(`${this.fileName()}.json`, text, "application/json");
  }

  end() {
    pause(this.own.clock, Date.now());
    // An end that is taken back and reached again is still the same run.
    if (!this.own.ended) this.own.ended = Date.now();
  }

  back() {
    this.act(() => this.play.back());
  }

  /**
   * What comes next: an inject that is due, a cue for the projector, the question, and then what
   * the group did about it.
   *
   * @returns {[kind: "inject" | "cue" | "ask" | "go" | "decide" | "review", id: string]}
   */
  coming() {
    const { play, own } = this;
    if (play.over) return ["review", ""];
    const inject = play.next();
    if (inject && play.until(inject, Date.now()) <= 0) return ["inject", inject.id];
    const cue = play.cues().find(({ key }) => !own.shown.includes(key));
    if (cue) return ["cue", cue.key];
    if (!play.decision) return ["go", ""];
    return own.shown.includes(ASK) ? ["decide", ""] : ["ask", ASK];
  }

  next() {
    if (this.tab !== "play") return;
    const [kind, id] = this.coming();
    const inject = this.lesson.injects.find((one) => one.id === id);
    const first = this.panel.querySelector(".qc-option");
    if (kind === "review") this.act(() => (this.tab = "aar"));
    else if (kind === "inject" && inject) this.give(inject);
    else if (kind === "go") this.choose("");
    else if (kind !== "decide") this.act(() => void this.own.shown.push(id));
    else if (first instanceof HTMLElement) first.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (!(target instanceof Element) || target.matches("input,textarea,select")) return;
    if (key === " " && target.matches("button,summary,a")) return;
    if (this.press(key)) event.preventDefault();
  }

  /**
   * @param {string} key here or in the window of the projector
   * @returns {boolean} whether it means something
   */
  press(key) {
    if (key === "b" || key === "B") this.black();
    else if (key === " ") this.pauseOrRun();
    else if (key === "ArrowRight") this.next();
    else if (key === "ArrowLeft" && this.tab === "play") this.previous();
    else return false;
    return true;
  }

  /** Taking a choice back needs a second press, since it undoes something. */
  previous() {
    const button = this.panel.querySelector("[data-f=back]");
    if (button instanceof HTMLElement) button.focus();
  }
}

export function start() {
  const root = document.getElementById("console");
  if (!root) return;
  /** @type {Lesson} */
  const lesson = JSON.parse(root.dataset.console || "");
  delete root.dataset.console;
  document.title = t("console.title", { title: lesson.title });
  new Desk(root, lesson);
}
