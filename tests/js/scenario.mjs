// Scenario walks: replays the walks of a file with the browser's machine and compares what came of
// them with what Python wrote there. `node scenario.mjs FILE` prints the differences, one a line.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Machine } from "../../quizgen/web/src/scenario/machine.mjs";
import { nearest, replay, turn, turned } from "../../quizgen/web/src/scenario/walk.mjs";

/**
 * @typedef {{program: import("../../quizgen/web/src/scenario/machine.mjs").Program,
 *   worlds: Record<string, string | number | boolean>[],
 *   ways: import("../../quizgen/web/src/scenario/walk.mjs").Way[][],
 *   walks: {world: number, choices: string[], want: unknown}[]}} WalkFile
 */

/**
 * @param {string} path
 * @returns {{count: number, wrong: string[]}}
 */
export function compare(path) {
  /** @type {WalkFile[]} */
  const files = JSON.parse(readFileSync(path, "utf-8"));
  /** @type {string[]} */
  const wrong = [];
  let count = 0;
  for (const { program, worlds, ways, walks } of files) {
    const machines = worlds.map((world) => new Machine(program, world));
    /** @type {Map<string, boolean>[]} */
    const known = worlds.map(() => new Map());
    for (const { world, choices, want } of walks) {
      count += 1;
      const got = JSON.stringify(outcome(machines[world], choices, ways[world], known[world]));
      if (got !== JSON.stringify(want)) {
        wrong.push(`${JSON.stringify(worlds[world])} ${choices.join(" ")}: ${got}, not ${JSON.stringify(want)}`);
      }
    }
  }
  return { count, wrong };
}

/**
 * @param {Machine} machine
 * @param {string[]} choices
 * @param {import("../../quizgen/web/src/scenario/walk.mjs").Way[]} ways
 * @param {Map<string, boolean>} known
 */
function outcome(machine, choices, ways, known) {
  const walk = replay(machine, choices);
  const node = machine.node(walk.row);
  return {
    row: walk.row,
    ending: node.end ? node.id : "",
    flaw: machine.flaw(walk.row),
    hits: walk.hits,
    score: sorted(walk.score),
    most: sorted(walk.most),
    steps: walk.steps.map(({ move, lost, better }) => [move.option.id || "", move.number, lost, better]),
    open: machine.moves(walk.row).map((move) => move.option.id || ""),
    turn: agreed(turn(machine, walk.steps, known), turned(ways, walk.steps)),
    near: changes(machine, walk, nearest(ways, walk.steps)),
  };
}

/** @param {Record<string, number>} score */
function sorted(score) {
  return Object.keys(score).sort().map((name) => [name, score[name]]); // prettier-ignore
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { count, wrong } = compare(process.argv[2]);
  for (const line of wrong.slice(0, 20)) console.log(line);
  console.log(`${count} walks, ${wrong.length} differ`);
  process.exitCode = wrong.length ? 1 : 0;
}

/**
 * @param {number} searched
 * @param {number} read
 * @returns {number} what both say; nothing that can be right where they differ
 */
function agreed(searched, read) {
  return searched === read ? read : -2;
}

/**
 * @param {Machine} machine
 * @param {import("../../quizgen/web/src/scenario/walk.mjs").Walk} walk
 * @param {import("../../quizgen/web/src/scenario/walk.mjs").Stop[]} way
 * @returns {number} choices of a lawful way that were not made; -1 for no way, -2 for a wrong one
 */
function changes(machine, walk, way) {
  const end = machine.node(replay(machine, way.map(([, id]) => id)).row);
  if (end.end !== 1) return way.length ? -2 : -1;
  const made = walk.steps.map(({ move, before }) => `${before[0]}/${move.option.id || ""}`);
  return way.filter(([node, id]) => id && !made.includes(`${node}/${id}`)).length;
}
