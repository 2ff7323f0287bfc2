// Stage: the scene where a group stands: speaking notes, cues to project, and what the group did.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { span } from "./clock.mjs";
import { head, press, provisions } from "./controls.mjs";
import { ASK } from "./public.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./play.mjs").Cue} Cue */

/** @param {Desk} desk */
export function stage(desk) {
  const { play } = desk;
  if (play.over) return ending(desk);
  const where = make("h2", "qc-where", play.words(play.scene.where));
  where.tabIndex = -1;
  return [
    make("p", "qc-step", say(make("span"), "console.scene.n", { n: play.number }), known(desk)),
    where,
    make("p", "qc-tools", press("next", "console.next.ask", () => desk.next(), { main: true, keys: "→" })),
    make("ol", "qc-cues", ...play.cues().map((cue) => line(desk, cue))),
    decision(desk),
    back(desk),
    rules(desk),
  ];
}

/**
 * Say on the button what it does now.
 *
 * @param {Desk} desk
 */
export function tickStage(desk) {
  const text = desk.panel.querySelector("[data-f=next] span");
  if (!(text instanceof HTMLElement)) return;
  const [kind, n] = desk.coming();
  const key = `console.next.${kind}`;
  const values = { n };
  if (text.dataset.t !== key || text.dataset.v !== JSON.stringify(values)) say(text, key, values);
}

/** @param {Desk} desk */
function known({ play: { group } }) {
  const found = group.findings.join("；") || "—";
  return make("span", "qc-secret", say(make("span"), "console.case"), `${group.sign} · ${found}`);
}

/**
 * @param {Desk} desk
 * @param {string} key
 * @param {string} title
 */
function toggle(desk, key, title) {
  const { own } = desk;
  const on = own.shown.includes(key);
  const change = () => {
    if (on) own.shown.splice(own.shown.indexOf(key), 1);
    else own.shown.push(key);
  };
  const made = press(`show-${key}`, on ? "console.shown" : "console.show", () => desk.act(change), { on });
  made.classList.add("qc-show");
  made.append(make("span", "qg-hidden", title));
  return made;
}

/**
 * @param {Desk} desk
 * @param {Cue} cue
 */
function line(desk, { key, beat }) {
  const { play } = desk;
  const text = play.words(beat.text);
  const kind = say(make("span", `qc-kind qc-kind--${beat.kind}`), `console.beat.${beat.kind}`);
  const lines = beat.lines.map((one) => make("li", "", play.words(one)));
  const to = beat.to && `（→ ${beat.to}）`;
  const said = make("p", "", kind, beat.who && make("b", "", beat.who), text, to);
  const body = make("div", "qc-cue__text", said, lines.length > 0 && make("ul", "", ...lines));
  return make("li", "qc-cue", body, toggle(desk, key, text));
}

/** @param {Desk} desk */
function decision(desk) {
  const { play } = desk;
  const moves = play.machine.moves(play.walk.row);
  const box = make("section", "qc-decision");
  if (!play.decision) {
    box.append(press("go", "console.go", () => desk.choose("")));
    return box;
  }
  const ask = play.words(play.decision.ask);
  box.append(
    make("div", "qc-ask", make("h3", "", ask), toggle(desk, ASK, ask)),
    say(make("p", "qc-hint"), "console.decision"),
  );
  const list = make("ul", "qc-options");
  for (const { option, number, result, hits } of moves) {
    const id = option.id || "";
    const written = play.decision.options[id];
    const grade = say(make("span", `qc-grade qc-grade--${result.grade}`), `console.grade.${result.grade}`);
    const button = make("button", "qc-option", grade, make("span", "", play.words(written.text)));
    button.type = "button";
    button.addEventListener("click", () => desk.choose(id));
    const { feedback, cites } = written.results[number];
    const broken = hits.map((hit) => (desk.lesson.wrongs[hit] || { text: hit }).text);
    const why = make(
      "details",
      "qc-why",
      say(make("summary"), "console.why"),
      make("p", "", play.words(feedback)),
      broken.length > 0 && make("p", "qc-broken", broken.join("；")),
      make("p", "", provisions(cites, desk.lesson.law)),
    );
    why.dataset.d = `${play.node.decision}/${id}`;
    list.append(make("li", "", button, why));
  }
  box.append(list);
  return box;
}

/** @param {Desk} desk */
function back(desk) {
  const { choices } = desk.own;
  if (!choices.length) return null;
  return make("p", "qc-tools", press("back", "console.back", () => desk.back(), { keys: "←" }));
}

/** @param {Desk} desk */
function rules({ lesson }) {
  if (!lesson.stop.length) return null;
  return make(
    "details",
    "qc-why",
    say(make("summary"), "console.stop"),
    lesson.safeword && say(make("p"), "console.safeword", { word: lesson.safeword }),
    make("ul", "", ...lesson.stop.map((one) => make("li", "", one))),
  );
}

/** @param {Desk} desk */
function ending(desk) {
  const { play, lesson } = desk;
  const end = lesson.endings[play.node.id];
  const where = make("h2", "qc-where", play.words(end.title));
  where.tabIndex = -1;
  const questions = lesson.debrief.map(({ phase, ask, script }, place) => {
    const text = play.words(ask);
    return make(
      "li",
      "qc-cue",
      make(
        "div",
        "qc-cue__text",
        make("p", "", make("span", "qc-kind", phase), text),
        script.length > 0 && make("p", "qc-script", play.words(script)),
      ),
      toggle(desk, `debrief/${place}`, text),
    );
  });
  return [
    make("p", "qc-step", say(make("span"), "console.ended", { time: span(desk.time) }), known(desk)),
    where,
    make("p", "", play.words(end.text)),
    make("p", "", provisions(end.cites, lesson.law)),
    make(
      "p",
      "qc-tools",
      press("review", "console.review", () => desk.act(() => (desk.tab = "aar")), { main: true, keys: "→" }),
      press("back", "console.back", () => desk.back(), { keys: "←" }),
    ),
    questions.length > 0 && head("h3", "console.debrief"),
    questions.length > 0 && make("ol", "qc-cues", ...questions),
  ].filter(Boolean).map((one) => /** @type {Node} */ (one));
}
