// Summary: how far a learner is in a unit, from the record that its pages keep. No DOM here.

/** @typedef {import("./types.mjs").Unit} Unit */
/** @typedef {import("./types.mjs").Summary} Summary */
/** @typedef {import("./saved.mjs").Memory} Memory */

/**
 * @param {Unit} unit
 * @param {Memory} memory
 * @returns {Summary}
 */
export function summary(unit, memory) {
  const { state, results, pages } = memory;
  let done = unit.pages.filter(([path]) => pages.includes(path)).length;
  let all = unit.pages.length;
  let score = 0;
  let max = 0;
  /** @type {(boolean | null)[]} */
  const verdicts = [];
  /** @type {Map<string, [string, number]>} */
  const practice = new Map();
  for (const form of unit.forms.filter(({ exam }) => !exam)) {
    for (const [id, hash, most] of form.items) practice.set(id, [hash, most]);
  }
  for (const [id, [hash, most]] of practice) {
    const answer = state.items[id];
    all += 1;
    max += most;
    if (!answer || answer.h !== hash) continue;
    done += 1;
    score += answer.s;
  }
  const whole = [...unit.forms.filter(({ exam }) => exam).map(({ id, items }) => ({
    id, most: items.reduce((sum, [, , points]) => sum + points, 0),
  })), ...unit.scenes.map(([id]) => ({ id, most: 0 }))]; // prettier-ignore
  for (const { id, most } of whole) {
    const result = results[id];
    all += 1;
    if (result) {
      done += 1;
      score += result.score;
      max += result.max;
      verdicts.push(result.passed);
    } else max += most;
  }
  const complete = done === all;
  score = Math.round(score * 10_000) / 10_000;
  return { progress: all ? done / all : 1, complete, passed: passed(), score, max };

  /** @returns {boolean | null} */
  function passed() {
    if (!unit.pass && !unit.scenes.length) return null;
    if (verdicts.length) return verdicts.every((verdict) => verdict !== false);
    if (!complete || !unit.pass) return null;
    return score * 100 >= Number(unit.pass) * max - 1e-9;
  }
}
