// Cues: injects of the scene: the next one, those given, what was expected of them, and notes.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { span } from "./clock.mjs";
import { field, head, press, provisions } from "./controls.mjs";
import { quick } from "./scores.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./types.mjs").Inject} Inject */
/** @typedef {import("./run.mjs").Verdict} Verdict */

/** @type {Verdict[]} */
const VERDICTS = ["yes", "part", "no"];

/** @param {Desk} desk */
export function cues(desk) {
  const { play, own } = desk;
  /** @type {Node[]} */
  const nodes = [];
  if (!play.over) {
    const next = play.next();
    nodes.push(head("h2", "console.inject.next"));
    nodes.push(next ? card(desk, next, true) : say(make("p", "qc-hint"), "console.inject.none"));
    const rest = play.injects().filter(({ id }) => id !== (next || { id: "" }).id);
    for (const one of rest) nodes.push(card(desk, one, false));
  }
  const waiting = play.waiting();
  if (waiting.length) {
    nodes.push(head("h2", "console.inject.waiting"));
    for (const one of waiting) nodes.push(card(desk, one, false));
  }
  const marks = quick(desk);
  if (marks.length && !play.over) {
    const who = desk.run.observers[desk.run.observer];
    nodes.push(head("h2", "console.quick", { who }), ...marks);
  }
  nodes.push(head("h2", "console.notes"), ...notes(desk));
  for (const note of own.notes.slice().reverse().slice(0, 8)) {
    nodes.push(make("p", "qc-note", make("time", "", span(note.t)), note.x));
  }
  return nodes;
}

/**
 * @param {Desk} desk
 * @param {Inject} inject
 * @param {boolean} next
 */
function card(desk, inject, next) {
  const { play, own } = desk;
  const sent = own.sent[inject.id];
  const to = inject.to || (inject.open ? "" : "—");
  const box = make("section", next ? "qc-inject qc-inject--next" : "qc-inject");
  box.dataset.inject = inject.id;
  box.append(
    make(
      "p",
      "qc-inject__head",
      make("b", "", inject.id),
      make("span", "", inject.channel),
      to ? make("span", "", `→ ${to}`) : say(make("span"), "console.inject.all"),
      make("span", "qc-due", sent ? "" : span(0)),
    ),
    make("p", "qc-inject__text", play.words(inject.text)),
  );
  if (sent) {
    const how = inject.open ? "console.inject.shown" : "console.inject.given";
    box.append(say(make("p", "qc-given"), how, { time: span(sent.t) }));
    box.append(...expected(desk, inject));
    box.append(
      make("p", "qc-tools", press(`take-${inject.id}`, "console.inject.take", () => desk.act(() => void delete own.sent[inject.id]))),
    );
  } else {
    const key = inject.open ? "console.inject.show" : "console.inject.give";
    const give = press(`give-${inject.id}`, key, () => desk.give(inject), {
      main: next,
      values: { n: inject.id, channel: inject.channel || "—" },
    });
    box.append(make("p", "qc-tools", give));
  }
  if (inject.cites.length) box.append(make("p", "qc-small", provisions(inject.cites, desk.lesson.law)));
  return box;
}

/**
 * @param {Desk} desk
 * @param {Inject} inject
 */
function expected(desk, inject) {
  const { play, own, lesson } = desk;
  /** @type {Node[]} */
  const nodes = [];
  for (const event of inject.expect) {
    const tick = play.tick(inject.id, event);
    const words = lesson.events[event] || event;
    const row = make("div", "qc-expect");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", words);
    row.append(make("span", "qc-expect__text", words));
    for (const verdict of VERDICTS) {
      const on = Boolean(tick) && tick.v === verdict;
      const button = press(`tick-${inject.id}-${event}-${verdict}`, `console.tick.${verdict}`, () =>
        desk.act(() => {
          const ticks = own.ticks[inject.id] || (own.ticks[inject.id] = Object.create(null));
          if (on) delete ticks[event];
          else ticks[event] = { v: verdict, t: desk.time };
        }), { on }); // prettier-ignore
      button.classList.add(`qc-tick--${verdict}`);
      row.append(button);
    }
    if (tick) row.append(make("time", "", span(tick.t)));
    const late = tick && inject.minutes && tick.t - own.sent[inject.id].t > inject.minutes * 60000;
    if (late) row.append(say(make("span", "qc-late"), "console.tick.late"));
    nodes.push(row);
  }
  const missed = inject.expect.some((event) => (play.tick(inject.id, event) || { v: "no" }).v === "no");
  if (inject.minutes) {
    const limit = say(make("p", "qc-small qc-limit"), "console.inject.limit", { n: inject.minutes });
    nodes.push(limit);
  }
  if (missed && inject.miss.length) {
    nodes.push(make("p", "qc-miss", say(make("b"), "console.inject.miss"), play.words(inject.miss)));
  }
  return nodes;
}

/** @param {Desk} desk */
function notes(desk) {
  const { own, play } = desk;
  const write = (/** @type {string} */ text) => (desk.draft = text);
  const input = field("note", "console.note", desk.draft, write, { hidden: true });
  const form = make("form", "qc-form", input);
  const add = press("note-add", "console.note.add", () => {});
  add.type = "submit";
  form.append(add);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = desk.draft.trim();
    desk.draft = "";
    if (words) desk.act(() => void own.notes.push({ t: desk.time, s: play.node.id, x: words }));
  });
  return [form];
}

/**
 * Write how long it is until the next inject.
 *
 * @param {Desk} desk
 * @param {number} now
 * @returns {Inject | null} one that is due
 */
export function tickCues(desk, now) {
  const { play } = desk;
  /** @type {Inject | null} */
  let found = null;
  for (const inject of play.injects()) {
    if (desk.own.sent[inject.id]) continue;
    const box = desk.panel.querySelector(`[data-inject="${inject.id}"]`);
    const due = box && box.querySelector(".qc-due");
    const left = play.until(inject, now);
    if (due) due.textContent = left > 0 ? `−${span(left + 999)}` : `+${span(-left)}`;
    if (box) box.classList.toggle("qc-inject--due", left <= 0);
    if (left <= 0 && !found) found = inject;
  }
  return found;
}
