// Line: what a group did, beside the lawful way that is nearest to it, with times, cues and notes.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { span } from "./clock.mjs";
import { wide } from "./controls.mjs";
import { beside, nearest } from "./path.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./path.mjs").Leg} Leg */
/** @typedef {import("./play.mjs").Play} Play */
/** @typedef {{decision: string, place: number}} Done */

/** @param {Desk} desk */
export function timeline(desk) {
  const { play } = desk;
  const { steps } = play.walk;
  /** @type {Done[]} */
  const done = [];
  steps.forEach(({ move, before }, place) => {
    if (move.option.id) done.push({ decision: play.machine.node(before).decision || "", place });
  });
  const legs = nearest(play.machine, steps) || [];
  // Of a run that is not over, only what the group has reached can be compared.
  const rows = beside(done, legs, (a, b) => a.decision === b.decision);
  const last = rows.reduce((at, [left], place) => (left ? place : at), -1);
  const body = make("tbody");
  rows.forEach(([left, right], place) => {
    if (play.over || place <= last) body.append(...row(desk, left, right));
  });
  const head = make("tr");
  for (const key of ["time", "did", "lawful"]) {
    const cell = say(make("th"), `console.column.${key}`);
    cell.scope = "col";
    head.append(cell);
  }
  const table = make("table", "qc-table qc-line", make("thead", "", head), body);
  return wide(table, "console.aar.timeline");
}

/**
 * @param {Desk} desk
 * @param {Done | null} left
 * @param {Leg | null} right
 */
function row(desk, left, right) {
  const { play, own } = desk;
  const step = left && play.walk.steps[left.place];
  const id = (step && step.move.option.id) || "";
  const same = Boolean(right) && /** @type {Leg} */ (right).option === id;
  const lawful = right
    ? make("td", same ? "qc-same" : "", same ? say(make("span"), "console.aar.same") : leg(play, right))
    : say(make("td", "qc-dim"), "console.aar.notthere");
  if (!step || !left) {
    const nothing = say(make("td", "qc-dim"), "console.aar.skipped");
    return [make("tr", "qc-line--other", make("td"), nothing, lawful)];
  }
  const { grade = "", score } = step.move.result;
  const decision = play.machine.node(step.before).decision || "";
  const hits = step.move.hits.map((hit) => desk.lesson.wrongs[hit]).filter(Boolean);
  const did = make(
    "td",
    "",
    make("span", "qc-small", play.where(step.before)),
    say(make("span", `qc-grade qc-grade--${grade}`), `console.grade.${grade}`),
    play.option(decision, id),
    ...hits.map(({ text, cites }) => make("span", "qc-broken", `✕ ${text}（${cites.join("、")}）`)),
  );
  const from = left.place ? own.choices[left.place - 1].t : 0;
  const to = own.choices[left.place].t;
  for (const text of between(desk, play.machine.node(step.before).id, from, to)) {
    did.append(make("span", "qc-small qc-aside", text));
  }
  const line = make("tr", same && score ? "" : "qc-line--other", make("td", "", span(to)), did, lawful);
  if (hits.length) line.classList.add("qc-line--wrong");
  return [line];
}

/**
 * @param {Desk} desk
 * @param {string} scene
 * @param {number} from
 * @param {number} to
 * @returns {string[]} cues given and notes taken in a scene
 */
function between({ own, play, lesson }, scene, from, to) {
  const cues = lesson.injects
    .filter(({ id }) => own.sent[id] && own.sent[id].s === scene && within(own.sent[id].t, from, to))
    .map(({ id, text, expect }) => {
      const marks = expect.map((event) => MARKS[(play.tick(id, event) || { v: "" }).v] || "○").join("");
      return { t: own.sent[id].t, text: `${span(own.sent[id].t)} ${id}：${play.words(text)} ${marks}` };
    });
  const notes = own.notes
    .filter(({ s, t }) => s === scene && within(t, from, to))
    .map(({ t, x }) => ({ t, text: `${span(t)} ✎ ${x}` }));
  return [...cues, ...notes].sort((a, b) => a.t - b.t).map(({ text }) => text);
}

/** @type {Record<string, string>} */
const MARKS = { yes: "✓", part: "◐", no: "✕" };

/**
 * @param {number} t
 * @param {number} from
 * @param {number} to
 */
function within(t, from, to) {
  return t >= from && t <= to;
}

/**
 * @param {Play} play
 * @param {Leg} way
 */
function leg(play, { decision, node, option, open }) {
  const where = make("span", "qc-small", play.words(play.lesson.scenes[node].where));
  // No side of a disputed point is called the lawful one.
  if (open) return make("span", "", where, say(make("span"), "console.grade.open"));
  return make("span", "", where, play.option(decision, option));
}
