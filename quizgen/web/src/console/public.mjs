// Public: all that the projector ever learns. What it must not show is never sent to it.

import { elapsed, later } from "./clock.mjs";

/** @typedef {import("./play.mjs").Play} Play */
/** @typedef {import("./run.mjs").Run} Run */
/** @typedef {{who: string, text: string, lines: string[]}} Line */
/**
 * @typedef {{title: string, group: string, step: number, where: string, day: string, time: string,
 *   ask: string, cues: Line[], injects: Line[], past: number, since: number, began: number,
 *   black: boolean, light: boolean, over: boolean}} View `past`, `since`, `began`: the clocks
 */

export const ASK = "ask";

/**
 * @param {Play} play
 * @param {Run} run
 * @returns {View}
 */
export function publicView(play, run) {
  const { lesson, group, run: own } = play;
  const [day, time] = group.clocks[play.node.id] || ["", ""];
  const shown = new Set(own.shown);
  /** @type {Line[]} */
  const cues = play.over
    ? questions(play, shown)
    : play
        .cues()
        .filter(({ key }) => shown.has(key))
        .map(({ beat }) => ({
          who: beat.who,
          text: beat.kind === "doc" ? `《${play.words(beat.text)}》` : play.words(beat.text),
          lines: beat.lines.map((line) => play.words(line)),
        }));
  const given = play.over ? [] : play.injects().filter(({ id, open }) => open && own.sent[id]);
  return {
    title: lesson.title,
    group: group.name,
    step: play.number,
    where: play.over ? "" : play.words(play.scene.where),
    day,
    time,
    ask: !play.over && play.decision && shown.has(ASK) ? play.words(play.decision.ask) : "",
    cues,
    injects: given.map(({ text }) => ({ who: "", text: play.words(text), lines: [] })),
    past: own.clock.past,
    since: own.clock.since,
    began: play.began,
    black: run.black,
    light: run.light,
    over: play.over,
  };
}

/**
 * @param {Play} play
 * @param {Set<string>} shown
 * @returns {Line[]}
 */
function questions(play, shown) {
  return play.lesson.debrief
    .map(({ phase, ask }, place) => ({ who: phase, text: play.words(ask), lines: [], place }))
    .filter(({ place }) => shown.has(`debrief/${place}`))
    .map(({ who, text, lines }) => ({ who, text, lines }));
}

/**
 * @param {View} view
 * @param {number} now
 * @returns {[exercise: number, story: string]} milliseconds, and the time of day in the story
 */
export function clocks(view, now) {
  const ms = elapsed(view, now);
  return [ms, view.time ? later(view.time, Math.max(0, ms - view.began)) : ""];
}
