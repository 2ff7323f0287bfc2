// Play: where a group stands: its walk, its scene, its cues, the injects to come. No DOM here.

import { Machine } from "../scenario/machine.mjs";
import { replay } from "../scenario/walk.mjs";
import { elapsed } from "./clock.mjs";

/** @typedef {import("./types.mjs").Lesson} Lesson */
/** @typedef {import("./types.mjs").Group} Group */
/** @typedef {import("./types.mjs").Inject} Inject */
/** @typedef {import("./types.mjs").Beat} Beat */
/** @typedef {import("./types.mjs").Text} Text */
/** @typedef {import("./run.mjs").GroupRun} GroupRun */
/** @typedef {import("../scenario/walk.mjs").Walk} Walk */
/** @typedef {import("../scenario/machine.mjs").Row} Row */
/** @typedef {{key: string, beat: Beat}} Cue */

const MINUTE = 60000;

export class Play {
  /**
   * @param {Lesson} lesson
   * @param {Group} group
   * @param {GroupRun} run
   */
  constructor(lesson, group, run) {
    this.lesson = lesson;
    this.group = group;
    this.run = run;
    this.machine = new Machine(lesson.program, group.world);
    /** @type {Walk} */
    this.walk = replay(this.machine, run.choices.map(({ o }) => o));
    // Choices that the text of the scenario does not know any more lead nowhere.
    run.choices.length = this.walk.steps.length;
  }

  /** @param {Text} text */
  words(text) {
    return text.map((part) => (typeof part === "number" ? this.group.values[part] : part)).join("");
  }

  get node() {
    return this.machine.node(this.walk.row);
  }

  get over() {
    return Boolean(this.node.end);
  }

  get scene() {
    return this.lesson.scenes[this.node.id];
  }

  get decision() {
    return this.lesson.decisions[this.node.decision || ""];
  }

  /** @returns {number} the number of the scene as people count them */
  get number() {
    return this.walk.steps.length + 1;
  }

  /** @returns {number} exercise time at which the scene began */
  get began() {
    const { choices } = this.run;
    return choices.length ? choices[choices.length - 1].t : 0;
  }

  /** @param {number} now */
  inScene(now) {
    return elapsed(this.run.clock, now) - this.began;
  }

  /** @returns {Cue[]} what happens in the scene, as things stand */
  cues() {
    const { beats } = this.scene;
    return beats
      .map((beat, place) => ({ beat, key: `${this.node.id}/${place}` }))
      .filter(({ beat }) => this.machine.holds(beat.when, this.walk.entry));
  }

  /**
   * @param {Inject} inject
   * @returns {boolean} whether it comes in the case of this group, as things stand
   */
  comes(inject) {
    const cue = this.group.cues[this.lesson.injects.indexOf(inject)];
    return typeof cue === "boolean" ? cue : this.machine.holds(cue, this.walk.row);
  }

  /** @returns {Inject[]} of the scene, in the order of their time */
  injects() {
    const own = this.lesson.injects.filter((one) => one.scene === this.node.id && this.comes(one));
    return own.sort((a, b) => a.after - b.after);
  }

  /** @returns {Inject | undefined} the next that was not given yet */
  next() {
    return this.injects().find(({ id }) => !this.run.sent[id]);
  }

  /**
   * @param {Inject} inject
   * @param {number} now
   * @returns {number} milliseconds until it is due; negative when it is late
   */
  until(inject, now) {
    return inject.after * MINUTE - this.inScene(now);
  }

  /** @returns {Inject[]} of earlier scenes with something expected that nobody has ticked yet */
  waiting() {
    return this.lesson.injects.filter(
      ({ id, scene, expect }) =>
        this.run.sent[id] && scene !== this.node.id && expect.some((event) => !this.tick(id, event)),
    );
  }

  /**
   * @param {string} inject
   * @param {string} event
   */
  tick(inject, event) {
    return (this.run.ticks[inject] || {})[event];
  }

  /**
   * Record what the group did; what was expected of it is ticked by that.
   *
   * @param {string} option
   * @param {number} now
   */
  choose(option, now) {
    const { run, lesson } = this;
    const t = elapsed(run.clock, now);
    const move = this.machine.moves(this.walk.row).find((one) => (one.option.id || "") === option);
    if (!move) return;
    for (const event of move.result.events || []) {
      for (const { id, expect } of lesson.injects) {
        if (run.sent[id] && expect.includes(event) && !this.tick(id, event)) {
          run.ticks[id] = Object.assign(Object.create(null), run.ticks[id], { [event]: { v: "yes", t } });
        }
      }
    }
    run.choices.push({ o: option, t });
    run.shown = [];
    this.walk = replay(this.machine, run.choices.map(({ o }) => o));
  }

  /** Take the last choice back. */
  back() {
    const { run } = this;
    run.choices.pop();
    run.shown = [];
    this.walk = replay(this.machine, run.choices.map(({ o }) => o));
  }

  /** @param {Row} row */
  where(row) {
    const { id } = this.machine.node(row);
    const scene = this.lesson.scenes[id];
    return this.words(scene ? scene.where : this.lesson.endings[id].title);
  }

  /**
   * @param {string} decision
   * @param {string} option
   */
  option(decision, option) {
    const found = this.lesson.decisions[decision];
    return found && found.options[option] ? this.words(found.options[option].text) : "";
  }
}
