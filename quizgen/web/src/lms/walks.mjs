// Walks: what a played scenario has come to, and which decision was taken last. No DOM here.

import { Machine } from "../scenario/machine.mjs";
import { replay } from "../scenario/walk.mjs";

/** @typedef {import("../scenario/element.mjs").SceneData} SceneData */
/** @typedef {import("./types.mjs").Interaction} Interaction */
/** @typedef {import("./types.mjs").Result} Result */
/** @typedef {{end: string, result: Result | null, last: Interaction | null}} Played */

/**
 * @param {SceneData} scene
 * @param {{c: number, w: readonly string[]}} kept case and choices
 * @param {Date} time
 * @returns {Played} `end` is the id of the ending, "" before
 */
export function played(scene, { c, w: choices }, time) {
  const machine = new Machine(scene.program, scene.cases[c].world);
  const walk = replay(machine, choices);
  const node = machine.node(walk.row);
  const max = points(walk.most);
  const score = points(walk.score);
  const result = node.end ? { score, max, passed: node.end === 1 } : null;
  const step = walk.steps[walk.steps.length - 1];
  const chosen = step && step.move.option.id;
  if (!step || !chosen) return { end: node.end ? node.id : "", result, last: null };
  const { decision = "", options = [] } = machine.node(step.before);
  /** @type {{[id: string]: string}} */
  const names = {};
  for (const { id } of options) if (id) names[id] = id;
  const { grade = "", score: won } = step.move.result;
  const fine = grade === "best" || grade === "ok";
  /** @type {Interaction} */
  const last = {
    id: `${scene.id}.${decision}`,
    type: "choice",
    given: [[chosen]],
    right: step.better || grade === "best" ? [[step.better || chosen]] : [],
    result: fine ? "correct" : grade === "weak" ? "neutral" : "incorrect",
    score: points(won),
    max: points(won) + step.lost,
    text: "",
    time,
    names,
  };
  return { end: node.end ? node.id : "", result, last };
}

/** @param {import("../scenario/machine.mjs").Score} [score] points by dimension */
function points(score = {}) {
  return Object.values(score).reduce((sum, one) => sum + one, 0);
}
