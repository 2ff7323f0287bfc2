// Scores: the observers' sheet on the screen: anchored marks, critical items, a rating of its own.

import { make } from "../dom.mjs";
import { name, say, t } from "../messages.mjs";
import { field, head, press, provisions } from "./controls.mjs";
import { percent, sum } from "./reckon.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./types.mjs").Criterion} Criterion */

const SLICES = ["procedure", "evidence", "law", "manner", "documents", ""];

/** @param {Desk} desk */
export function scores(desk) {
  const { lesson, run, play } = desk;
  const who = run.observers[run.observer];
  const marks = marksOf(desk, who);
  const node = play.node.id;
  const sheet = make("div", "qc-sheet");
  for (const slice of SLICES) {
    const own = lesson.rubric.filter((one) => one.dimension === slice && !one.overall);
    if (!own.length) continue;
    sheet.append(head("h2", `console.slice.${slice || "other"}`));
    for (const one of own) sheet.append(criterion(desk, one, marks, one.scene === node));
  }
  const overall = lesson.rubric.filter((one) => one.overall);
  for (const one of overall) {
    sheet.append(head("h2", "console.overall"), say(make("p", "qc-hint"), "console.overall.how"));
    sheet.append(criterion(desk, one, marks, false));
  }
  return [observers(desk), total(desk, marks), sheet];
}

/**
 * @param {Desk} desk
 * @returns {HTMLElement[]} what is observed in the scene where the group stands, to mark at once
 */
export function quick(desk) {
  const { lesson, run, play } = desk;
  const who = run.observers[run.observer];
  const own = lesson.rubric.filter(({ scene, overall }) => scene === play.node.id && !overall);
  return own.map((one) => criterion(desk, one, marksOf(desk, who), false));
}

/**
 * @param {Desk} desk
 * @param {string} who
 */
function marksOf({ own }, who) {
  return own.marks[who] || Object.create(null);
}

/** @param {Desk} desk */
function observers(desk) {
  const { run } = desk;
  const pick = name(make("select", "qc-groups"), "console.observer");
  pick.dataset.f = "observer";
  run.observers.forEach((who, place) => {
    const option = make("option", "", who);
    option.value = String(place);
    pick.append(option);
  });
  pick.value = String(run.observer);
  pick.addEventListener("change", () => desk.act(() => (run.observer = Number(pick.value))));
  let fresh = "";
  const add = press("observer-add", "console.observer.add", () => {
    const who = fresh.trim();
    if (!who || run.observers.includes(who)) return;
    desk.act(() => (run.observer = run.observers.push(who) - 1));
  });
  const box = make("div", "qc-row qc-observers", say(make("span"), "console.observer"), pick);
  box.append(field("observer-name", "console.observer.name", "", (value) => (fresh = value), { hidden: true }), add);
  return box;
}

/**
 * @param {Desk} desk
 * @param {Record<string, number>} marks
 */
function total({ lesson }, marks) {
  const all = sum(lesson.rubric, marks);
  const share = percent(all);
  const critical = lesson.rubric.some((one) => one.critical && marks[one.id] === 0);
  const values = { n: all.got, m: all.max, p: share === null ? "—" : Math.round(share), o: all.open };
  const line = say(make("p", "qc-total"), "console.total", values);
  if (!critical) return line;
  return make("div", "", line, say(make("p", "qc-fail"), "console.critical.failed"));
}

/**
 * @param {Desk} desk
 * @param {Criterion} one
 * @param {Record<string, number>} marks
 * @param {boolean} here observed in the scene where the group stands
 */
function criterion(desk, one, marks, here) {
  const box = make("fieldset", here ? "qc-criterion qc-criterion--here" : "qc-criterion");
  const legend = make("legend", "", make("b", "", one.id), one.item);
  if (one.critical) legend.append(say(make("span", "qc-critical"), "console.critical"));
  box.append(legend);
  /** @type {[number, string][]} */
  const scale = one.critical
    ? [
        [1, t("console.critical.yes")],
        [0, t("console.critical.no")],
      ]
    : one.scale;
  const choices = make("div", "qc-marks");
  for (const [value, anchor] of scale) {
    const radio = make("input");
    radio.type = "radio";
    radio.name = `mark-${one.id}`;
    radio.checked = marks[one.id] === value;
    radio.dataset.f = `${one.id}-${value}`;
    radio.addEventListener("change", () => set(desk, one.id, value));
    const text = one.critical ? anchor : make("span", "", make("b", "", String(value)), anchor);
    const label = make("label", "qc-mark", radio, text);
    if (one.critical && value === 0) label.classList.add("qc-mark--fail");
    choices.append(label);
  }
  box.append(choices);
  const foot = make("p", "qc-small", provisions(one.cites, desk.lesson.law));
  if (marks[one.id] !== undefined) {
    foot.append(press(`clear-${one.id}`, "console.mark.clear", () => set(desk, one.id, null)));
  }
  box.append(foot);
  return box;
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {number | null} value
 */
function set(desk, id, value) {
  const who = desk.run.observers[desk.run.observer];
  desk.act(() => {
    const marks = desk.own.marks[who] || (desk.own.marks[who] = Object.create(null));
    if (value === null) delete marks[id];
    else marks[id] = value;
    if (!Object.keys(marks).length) delete desk.own.marks[who];
  });
}
