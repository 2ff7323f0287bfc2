// Path: the lawful way that is nearest to what a group did. No DOM here.

/** @typedef {import("../scenario/machine.mjs").Machine} Machine */
/** @typedef {import("../scenario/machine.mjs").Move} Move */
/** @typedef {import("../scenario/machine.mjs").Row} Row */
/** @typedef {import("../scenario/walk.mjs").Step} Step */
/** @typedef {{decision: string, node: string, option: string, open: boolean}} Leg `open`: of a disputed point */
/** @typedef {{row: Row, from: string, leg: Leg | null}} Place */

const LAWFUL = 1;
const DIFFERENT = 1000;
const MOST = 300000;

/**
 * @param {Machine} machine
 * @param {readonly Step[]} steps what was done
 * @returns {Leg[] | null} the way to a lawful ending with the fewest other choices, the best of
 *   them where several are as near; nothing where there is none
 */
export function nearest(machine, steps) {
  /** @type {Map<string, Set<string>>} */
  const taken = new Map();
  for (const { move, before } of steps) {
    const name = machine.node(before).decision || "";
    taken.set(name, (taken.get(name) || new Set()).add(move.option.id || ""));
  }
  const { row: first } = machine.begin();
  /** @type {Map<string, number>} */
  const costs = new Map([[String(first), 0]]);
  /** @type {Map<string, Place>} */
  const places = new Map([[String(first), { row: first, from: "", leg: null }]]);
  /** @type {Map<number, string[]>} By cost; a cost is a small number, so no heap is needed. */
  const waiting = new Map([[0, [String(first)]]]);
  const order = [0];
  const done = new Set();
  while (order.length && done.size < MOST) {
    order.sort((a, b) => b - a);
    const cost = order[order.length - 1];
    const keys = waiting.get(cost) || [];
    const key = keys.pop();
    if (key === undefined) {
      order.pop();
      waiting.delete(cost);
      continue;
    }
    if (done.has(key) || costs.get(key) !== cost) continue;
    done.add(key);
    const { row } = /** @type {Place} */ (places.get(key));
    const node = machine.node(row);
    if (node.end === LAWFUL) return back(places, key);
    for (const move of machine.moves(row)) {
      const next = String(move.row);
      const sum = cost + price(move, taken.get(node.decision || ""));
      const known = costs.get(next);
      // Nothing is a cost too: the best way so far costs nothing where the group went it.
      if (done.has(next) || (known !== undefined && known <= sum)) continue;
      costs.set(next, sum);
      const open = move.result.grade === "open";
      const leg = { decision: node.decision || "", node: node.id, option: move.option.id || "", open };
      places.set(next, { row: move.row, from: key, leg });
      const queue = waiting.get(sum);
      if (queue) queue.push(next);
      else {
        waiting.set(sum, [next]);
        order.push(sum);
      }
    }
  }
  return null;
}

/**
 * @param {Move} move
 * @param {Set<string> | undefined} taken
 */
function price(move, taken) {
  const id = move.option.id || "";
  if (!id) return 0;
  const other = taken && taken.has(id) ? 0 : DIFFERENT;
  return other + (/best|open/.test(move.result.grade || "") ? 0 : 1);
}

/**
 * @param {Map<string, Place>} places
 * @param {string} end
 * @returns {Leg[]}
 */
function back(places, end) {
  /** @type {Leg[]} */
  const legs = [];
  for (let place = places.get(end); place && place.leg; place = places.get(place.from)) {
    if (place.leg.option) legs.push(place.leg);
  }
  return legs.reverse();
}

/**
 * Lay two sequences beside each other so that as many as possible meet.
 *
 * @template A, B
 * @param {readonly A[]} left
 * @param {readonly B[]} right
 * @param {(a: A, b: B) => boolean} same
 * @returns {[A | null, B | null][]}
 */
export function beside(left, right, same) {
  const table = left.map(() => right.map(() => 0));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => (table[i] || [])[j] || 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      table[i][j] = same(left[i], right[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  /** @type {[A | null, B | null][]} */
  const rows = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && same(left[i], right[j])) {
      rows.push([left[i++], right[j++]]);
    } else if (j >= right.length || (i < left.length && at(i + 1, j) >= at(i, j + 1))) {
      rows.push([left[i++], null]);
    } else rows.push([null, right[j++]]);
  }
  return rows;
}
