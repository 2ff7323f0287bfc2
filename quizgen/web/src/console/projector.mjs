// Projector: the window that everybody sees: large, and nothing but what the console sends.

import { make } from "../dom.mjs";
import { relabel, say } from "../messages.mjs";
import { span } from "./clock.mjs";
import { answer } from "./link.mjs";
import { clocks } from "./public.mjs";

/** @typedef {import("./public.mjs").View} View */
/** @typedef {import("./public.mjs").Line} Line */

/** Half of the usual size can still be read from the middle of a room. */
const SMALLEST = 0.5;
/** So many lines go into two columns. */
const LONG = 5;
const KEYS = ["b", "B", " ", "ArrowRight", "ArrowLeft"];

export function projector() {
  const root = document.body;
  // Above all the data of the facilitator: they are in no window that others see.
  root.textContent = "";
  root.className = "qp";
  const stage = make("main", "qp-stage", say(make("p", "qp-wait"), "console.projector.wait"));
  const lost = say(make("p", "qp-lost"), "console.projector.lost");
  lost.hidden = true;
  const live = make("p", "qg-hidden");
  live.setAttribute("role", "status");
  root.append(stage, lost, live);
  /** @type {View | null} */
  let current = null;
  let drawn = "";
  const tick = () => {
    if (!current) return;
    const [ms, time] = clocks(current, Date.now());
    write(stage, ".qp-run", span(ms));
    write(stage, ".qp-time", time);
  };
  const pass = answer(window.opener, (view) => {
    lost.hidden = Boolean(view);
    if (!view) return;
    current = view;
    const text = JSON.stringify(view);
    if (text !== drawn) {
      const fresh = draw(view);
      stage.textContent = "";
      stage.append(...fresh);
      root.classList.toggle("qp--black", view.black);
      root.classList.toggle("qp--light", view.light);
      document.title = `${view.title} · ${view.group}`;
      live.textContent = view.black ? "" : view.injects.map((one) => one.text).join(" ");
      drawn = text;
      fit(stage);
    }
    tick();
  });
  setInterval(tick, 250);
  window.addEventListener("resize", () => fit(stage));
  document.addEventListener("keydown", (event) => {
    if (event.key === "f" || event.key === "F") return whole();
    if (!KEYS.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    pass(event.key);
  });
  stage.addEventListener("dblclick", whole);
  relabel(root);
}

/**
 * Write smaller until all of it is on the wall: nobody can scroll there.
 *
 * @param {HTMLElement} stage
 */
function fit(stage) {
  for (let unit = 1; unit >= SMALLEST; unit -= 0.05) {
    document.body.style.setProperty("--qp-unit", `${unit.toFixed(2)}vw`);
    if (stage.scrollHeight <= window.innerHeight) return;
  }
}

function whole() {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => {
    // A browser that shows no page alone on the screen shows it in its window.
  });
}

/** @param {View} view */
function draw(view) {
  const paused = !view.since;
  const head = make(
    "header",
    "qp-head",
    make("p", "qp-title", view.title, make("span", "", view.group)),
    make(
      "div",
      "qp-clocks",
      view.time &&
        make(
          "p",
          "qp-clock",
          say(make("span"), "console.clock.story"),
          make("b", "", make("i", "", view.day), make("span", "qp-time")),
        ),
      make(
        "p",
        paused ? "qp-clock qp-clock--paused" : "qp-clock",
        say(make("span"), paused ? "console.clock.paused" : "console.clock.run"),
        make("b", "qp-run"),
      ),
    ),
  );
  const place = view.over
    ? say(make("h1", "qp-where"), "console.projector.debrief")
    : make("h1", "qp-where", view.where);
  const cues = make("div", "qp-cues", ...view.cues.map((line) => cue(line, "qp-cue")));
  const ask = view.ask && make("p", "qp-ask", view.ask);
  const injects = view.injects.map((line) => cue(line, "qp-inject"));
  return [head, place, cues, ...injects, ask].filter(Boolean).map((one) => /** @type {Node} */ (one));
}

/**
 * @param {Line} line
 * @param {string} className
 */
function cue({ who, text, lines }, className) {
  const list = lines.length ? make("ul", "", ...lines.map((one) => make("li", "", one))) : null;
  const long = lines.length >= LONG ? " qp-cue--long" : "";
  return make("div", className + long, make("p", "", who && make("b", "", who), text), list);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @param {string} text
 */
function write(root, selector, text) {
  const found = root.querySelector(selector);
  if (found && found.textContent !== text) found.textContent = text;
}
