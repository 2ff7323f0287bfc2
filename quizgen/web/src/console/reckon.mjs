// Reckon: what a run comes to: deviations, marks, objectives, and a line to compare runs by. No DOM.

import { turn } from "../scenario/walk.mjs";
import { elapsed } from "./clock.mjs";

/** @typedef {import("./types.mjs").Criterion} Criterion */
/** @typedef {import("./play.mjs").Play} Play */
/** @typedef {import("../scenario/walk.mjs").Step} Step */
/** @typedef {"missing" | "reversed" | "forbidden" | "late"} Kind */
/**
 * @typedef {{step: number, where: string, t: number, id: string, text: string, did: string,
 *   kind: Kind, severity: number, cites: string[], mended: boolean}} Deviation
 *   `step`: place in the walk, -1 before the first
 */
/** @typedef {{got: number, max: number, open: number}} Sum `open`: criteria without a mark */
/** @typedef {{id: string, text: string, percent: number | null, spread: number, people: number}} Reached */
/**
 * @typedef {{id: string, key: string, group: string, sign: string, at: number, minutes: number,
 *   ending: string, lawful: number, percent: number | null, overall: number | null,
 *   failed: boolean, deviations: number[], objectives: Record<string, number | null>,
 *   pairs: [number, number][]}} Summary `deviations`: how many minor, void, abusive;
 *   `pairs`: overall rating and percent, one an observer
 */

/**
 * @param {Play} play
 * @returns {string[][]} events of each step, those with which its next scene begins included
 */
function happened({ machine, walk }) {
  return walk.steps.map(({ move }) => {
    const events = (move.result.events || []).slice();
    for (const [when, more] of machine.node(move.row).beats || []) {
      if (machine.holds(when, move.entry)) events.push(...more);
    }
    return events;
  });
}

/**
 * @param {Play} play
 * @returns {Deviation[]} in the order in which they came about
 */
export function deviations(play) {
  const { lesson, machine, walk, run } = play;
  const events = happened(play);
  const open = machine.program.open.map(([name]) => name);
  /** @type {Deviation[]} */
  const found = [];
  walk.steps.forEach(({ move, before }, step) => {
    for (const id of move.hits) {
      const wrong = lesson.wrongs[id];
      if (!wrong) continue;
      const place = open.indexOf(id);
      found.push({
        step,
        where: play.where(before),
        t: run.choices[step].t,
        id,
        text: wrong.text,
        did: play.option(machine.node(before).decision || "", move.option.id || ""),
        kind: kindOf(wrong, events.slice(step)),
        severity: wrong.severity,
        cites: wrong.cites,
        mended: place >= 0 && walk.row[machine.openAt + place] === 0,
      });
    }
  });
  for (const inject of lesson.injects) {
    const wrong = lesson.wrongs[inject.fault];
    const sent = run.sent[inject.id];
    if (!wrong || !sent) continue;
    const missed = inject.expect.filter((event) => (play.tick(inject.id, event) || {}).v === "no");
    if (!missed.length) continue;
    const scene = lesson.scenes[sent.s];
    found.push({
      step: walk.steps.findIndex(({ before }) => machine.node(before).id === sent.s),
      where: scene ? play.words(scene.where) : "",
      t: sent.t,
      id: inject.fault,
      text: wrong.text,
      did: `${inject.id}：${missed.map((event) => lesson.events[event] || event).join("、")}`,
      kind: "missing",
      severity: wrong.severity,
      cites: wrong.cites,
      mended: false,
    });
  }
  return found.sort((a, b) => a.t - b.t);
}

/**
 * @param {import("./types.mjs").Wrong} wrong
 * @param {string[][]} after events from the step on in which it was broken
 * @returns {Kind}
 */
function kindOf(wrong, after) {
  const kind = /** @type {Kind} */ (wrong.kind);
  if (kind !== "reversed") return kind;
  // What should have come before came afterwards, or never.
  const first = wrong.first || [];
  return after.some((events) => events.some((event) => first.includes(event))) ? "reversed" : "missing";
}

/**
 * @param {readonly Criterion[]} rubric
 * @param {Record<string, number>} marks of one observer
 * @returns {Sum}
 */
export function sum(rubric, marks) {
  const total = { got: 0, max: 0, open: 0 };
  for (const one of rubric) {
    if (one.overall || one.critical) continue;
    const mark = marks[one.id];
    if (mark === undefined) total.open += 1;
    else {
      total.got += mark;
      total.max += best(one);
    }
  }
  return total;
}

/** @param {Criterion} criterion */
export function best({ scale }) {
  return Math.max(0, ...scale.map(([value]) => value));
}

/** @param {Sum} total */
export function percent({ got, max }) {
  return max ? (got / max) * 100 : null;
}

/**
 * @param {Play} play
 * @returns {Criterion[]} critical ones that an observer saw failed
 */
export function failed({ lesson, run }) {
  const all = Object.values(run.marks);
  return lesson.rubric.filter((one) => one.critical && all.some((marks) => marks[one.id] === 0));
}

/**
 * @param {Play} play
 * @returns {Reached[]} how far each objective was reached, as the observers saw it
 */
export function objectives({ lesson, run }) {
  return Object.entries(lesson.objectives).map(([id, text]) => {
    const own = lesson.rubric.filter(({ objective }) => objective === id);
    const seen = Object.values(run.marks)
      .map((marks) => percent(sum(own, marks)))
      .filter((value) => value !== null)
      .map(Number);
    const spread = seen.length ? Math.max(...seen) - Math.min(...seen) : 0;
    return { id, text, percent: mean(seen), spread, people: seen.length };
  });
}

/** @param {readonly number[]} values */
export function mean(values) {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

/**
 * @param {Play} play
 * @returns {[overall: number, percent: number][]} one an observer who gave both
 */
export function pairs({ lesson, run }) {
  const overall = lesson.rubric.find((one) => one.overall);
  /** @type {[number, number][]} */
  const found = [];
  for (const marks of Object.values(run.marks)) {
    const rating = overall && marks[overall.id];
    const share = percent(sum(lesson.rubric, marks));
    if (rating !== undefined && share !== null) found.push([rating, share]);
  }
  return found;
}

/**
 * @param {Play} play
 * @returns {{step: Step, place: number}[]} the three choices that cost most
 */
export function regrets({ walk }) {
  return walk.steps
    .map((step, place) => ({ step, place }))
    .filter(({ step }) => step.lost > 0)
    .sort((a, b) => b.step.lost - a.step.lost || a.place - b.place)
    .slice(0, 3);
}

/**
 * @param {Play} play
 * @returns {number} the step after which no lawful ending was in reach, -1 where there was none
 */
export function noReturn({ machine, walk }) {
  return turn(machine, walk.steps);
}

/**
 * @param {Play} play
 * @param {number} now
 * @returns {Summary}
 */
export function summary(play, now) {
  const { lesson, group, run } = play;
  const counts = [0, 0, 0];
  for (const { severity } of deviations(play)) counts[severity - 1] += 1;
  /** @type {Record<string, number | null>} */
  const reached = {};
  for (const one of objectives(play)) reached[one.id] = one.percent;
  const both = pairs(play);
  const shares = Object.values(run.marks)
    .map((marks) => percent(sum(lesson.rubric, marks)))
    .filter((value) => value !== null)
    .map(Number);
  return {
    id: lesson.id,
    key: lesson.key,
    group: group.name,
    sign: group.sign,
    at: run.ended || now,
    minutes: Math.round(elapsed(run.clock, now) / 60000),
    ending: play.over ? play.words(lesson.endings[play.node.id].title) : "",
    lawful: play.node.end || 0,
    percent: mean(shares),
    overall: mean(both.map(([rating]) => rating)),
    failed: failed(play).length > 0,
    deviations: counts,
    objectives: reached,
    pairs: both,
  };
}
