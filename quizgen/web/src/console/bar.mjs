// Bar: group, clocks and the keys that are always there, on top of the console.

import { make } from "../dom.mjs";
import { name, say, swapLanguage } from "../messages.mjs";
import { later, span } from "./clock.mjs";
import { press } from "./controls.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./desk.mjs").Tab} Tab */

/** @type {Tab[]} */
const TABS = ["play", "score", "aar", "file"];

/** @param {Desk} desk */
export function bar(desk) {
  const { lesson, run, own } = desk;
  const groups = name(make("select", "qc-groups"), "console.group");
  groups.dataset.f = "group";
  for (const { number, name: title } of lesson.groups) {
    const option = make("option", "", title);
    option.value = String(number);
    groups.append(option);
  }
  groups.value = String(run.group);
  groups.addEventListener("change", () =>
    desk.act(() => {
      run.group = Number(groups.value);
      desk.play = desk.playOf(run.group);
    }),
  );
  const title = make("h1", "qc-title", lesson.title);
  const started = own.clock.past || own.clock.since;
  const running = own.clock.since ? "console.pause" : started ? "console.resume" : "console.begin";
  const tools = make(
    "div",
    "qc-tools",
    press("pause", running, () => desk.pauseOrRun(), { main: !own.clock.since, keys: "␣" }),
    press("black", run.black ? "console.black.off" : "console.black.on", () => desk.black(), {
      on: run.black,
      keys: "B",
    }),
    press("window", "console.projector.open", () => open(desk)),
    press("light", "console.projector.light", () => desk.act(() => (run.light = !run.light)), {
      on: run.light,
    }),
    say(make("span", "qc-link"), "console.projector.off"),
    press("language", "console.language", swapLanguage),
  );
  const tabs = make("nav", "qc-tabs");
  name(tabs, "console.tabs");
  for (const tab of TABS) {
    const button = press(`tab-${tab}`, `console.tab.${tab}`, () => desk.act(() => (desk.tab = tab)));
    button.className = "qc-tab";
    if (desk.tab === tab) button.setAttribute("aria-current", "page");
    tabs.append(button);
  }
  const clocks = make(
    "div",
    "qc-clocks",
    clock("run", "console.clock.run"),
    clock("scene", "console.clock.scene"),
    clock("story", "console.clock.story"),
  );
  const rows = [make("div", "qc-row", title, groups, clocks), make("div", "qc-row", tabs, tools)];
  return desk.kept.keeps ? rows : [say(make("p", "qc-warn"), "console.kept.not"), ...rows];
}

/**
 * @param {string} id
 * @param {string} key
 */
function clock(id, key) {
  return make("p", `qc-clock qc-clock--${id}`, say(make("span"), key), make("b"));
}

/** @param {Desk} desk */
function open(desk) {
  if (!desk.link.show()) desk.live.textContent = "";
}

/**
 * Write the clocks.
 *
 * @param {Desk} desk
 * @param {number} now
 */
export function tickBar(desk, now) {
  const { play, link } = desk;
  const spent = play.inScene(now);
  put(desk, "run", span(desk.time), !desk.own.clock.since);
  if (play.over) {
    put(desk, "scene", "—", false);
    put(desk, "story", "—", false);
  } else {
    const { minutes, warn } = play.scene;
    const left = minutes * 60000 - spent;
    put(desk, "scene", minutes ? span(left) : span(spent), minutes > 0 && left <= warn * 60000);
    const [day, time] = play.group.clocks[play.node.id] || ["", ""];
    put(desk, "story", time ? `${day} ${later(time, spent)}` : "—", false);
  }
  const state = desk.bar.querySelector(".qc-link");
  if (state instanceof HTMLElement) {
    const key = link.alive ? "console.projector.on" : "console.projector.off";
    if (state.dataset.t !== key) say(state, key);
    state.classList.toggle("qc-link--on", link.alive);
  }
}

/**
 * @param {Desk} desk
 * @param {string} id
 * @param {string} text
 * @param {boolean} marked
 */
function put(desk, id, text, marked) {
  const box = desk.bar.querySelector(`.qc-clock--${id}`);
  const value = box && box.querySelector("b");
  if (!box || !value) return;
  if (value.textContent !== text) value.textContent = text;
  box.classList.toggle("qc-clock--marked", marked);
}
