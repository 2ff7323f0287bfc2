// Walk: replays choices and tells what came of them; twin of `quizgen/drills/walk.py`. No DOM here.

/** @typedef {import("./machine.mjs").Machine} Machine */
/** @typedef {import("./machine.mjs").Move} Move */
/** @typedef {import("./machine.mjs").Row} Row */
/** @typedef {import("./machine.mjs").Score} Score */
/**
 * @typedef {{move: Move, before: Row, lost: number, better: string}} Step `lost`: points by which
 *   the best open option was better, `better`: that option, "" when it was taken
 */
/**
 * @typedef {{steps: Step[], row: Row, entry: Row, score: Record<string, number>,
 *   most: Record<string, number>, hits: string[]}} Walk
 */
/** @typedef {[node: number, choices: [id: string, to: number, outcome: number][]]} Way */
/** @typedef {[node: number, id: string, outcome: number]} Stop a choice of a lawful way */

/**
 * @param {Machine} machine
 * @param {readonly string[]} choices option ids, "" for going on
 * @returns {Walk} as far as the choices were open
 */
export function replay(machine, choices) {
  const start = machine.begin();
  /** @type {Walk} */
  const walk = { steps: [], row: start.row, entry: start.entry, score: {}, most: {}, hits: start.hits };
  for (const wanted of choices) {
    const moves = machine.moves(walk.row);
    const move = moves.find((one) => (one.option.id || "") === wanted);
    if (!move) break;
    const best = moves.find((one) => one.result.grade === "best");
    add(walk.score, move.result.score);
    let lost = 0;
    if (best) {
      add(walk.most, best.result.score);
      lost = points(best.result.score) - points(move.result.score);
    }
    const better = best && best !== move ? best.option.id || "" : "";
    walk.steps.push({ move, before: walk.row, lost, better });
    walk.hits = walk.hits.concat(move.hits);
    walk.row = move.row;
    walk.entry = move.entry;
  }
  return walk;
}

/**
 * @param {readonly Way[]} ways what keeps a lawful ending within reach, as Python found it
 * @param {readonly Step[]} steps
 * @returns {number} what `turn` finds, without a search
 */
export function turned(ways, steps) {
  let at = 0;
  return steps.findIndex(({ move }) => {
    const kept = ways[at] && ways[at][1].find(([id]) => id === (move.option.id || ""));
    if (kept) at = kept[1];
    return ways[0] && !kept;
  });
}

/**
 * @param {readonly Way[]} ways
 * @param {readonly Step[]} steps
 * @returns {Stop[]} the lawful way with the fewest choices that were not made
 */
export function nearest(ways, steps) {
  const made = steps.map(({ move, before }) => `${before[0]}/${move.option.id}`);
  /** @type {{cost: number, at: number, path: Stop[]}[]} */
  const waiting = [{ cost: 0, at: 0, path: [] }];
  const seen = new Set();
  for (let next = waiting.shift(); next && ways[0]; next = waiting.shift()) {
    const { cost, at, path } = next;
    const [node, choices] = ways[at];
    if (!choices.length) return path;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const [id, to, outcome] of choices) {
      // A longer way through choices that were made is still nearer.
      const more = id && !made.includes(`${node}/${id}`) ? 1 : 0.001;
      waiting.push({ cost: cost + more, at: to, path: [...path, [node, id, outcome]] });
    }
    waiting.sort((a, b) => a.cost - b.cost);
  }
  return [];
}

/**
 * @param {Machine} machine
 * @param {readonly Step[]} steps
 * @param {Map<string, boolean>} [known] kept from walk to walk: where a lawful ending is in reach
 * @returns {number} the step, from 0, that gave the last lawful ending away; -1 where none did
 */
export function turn(machine, steps, known = new Map()) {
  const place = steps.findIndex(({ move }) => !lawful(machine, move.row, known));
  return place >= 0 && lawful(machine, steps[place].before, known) ? place : -1;
}

/**
 * @param {Machine} machine
 * @param {Row} start
 * @param {Map<string, boolean>} known what was found before
 * @returns {boolean} whether a lawful ending can still be reached
 */
function lawful(machine, start, known) {
  const seen = new Map([[String(start), start]]);
  const waiting = [start];
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    if (known.get(String(row)) || machine.node(row).end === 1) {
      known.set(String(start), true);
      return true;
    }
    for (const { row: next } of machine.moves(row)) {
      const key = String(next);
      if (!seen.has(key) && known.get(key) !== false) {
        seen.set(key, next);
        waiting.push(next);
      }
    }
  }
  for (const key of seen.keys()) known.set(key, false);
  return false;
}

/**
 * @param {Record<string, number>} sum
 * @param {Score} [score]
 */
function add(sum, score = {}) {
  for (const name of Object.keys(score)) sum[name] = (sum[name] || 0) + score[name];
}

/** @param {Score} [score] */
function points(score = {}) {
  return Object.values(score).reduce((sum, number) => sum + number, 0);
}
