// <qg-scene>: plays the scenario whose text it holds: one scene at a time, and then the reckoning.

import { all, make } from "../dom.mjs";
import { relabel, say } from "../messages.mjs";
import { button } from "../quiz/button.mjs";
import { openBox as open } from "../store.mjs";
import { Machine } from "./machine.mjs";
import { Pages } from "./pages.mjs";
import { reckoning } from "./reckoning.mjs";
import { load, save } from "./saved.mjs";
import { replay } from "./walk.mjs";

/** @typedef {import("./machine.mjs").Program} Program */
/** @typedef {import("./saved.mjs").Saved} Saved */
/** @typedef {import("./walk.mjs").Walk} Walk */
/** @typedef {import("./machine.mjs").Value} Value */
/**
 * @typedef {{seed: number, world: Record<string, Value>, values: string[],
 *   order: Record<string, string[]>, ways: import("./walk.mjs").Way[]}} Case
 */
/** @typedef {{id: string, hash: string, program: Program, cases: Case[]}} SceneData */

const program = { start: 0, nodes: [], vars: [], rules: [], open: [], faults: {} };
/** @type {SceneData} */
const NOTHING = { id: "", hash: "", program, cases: [] };

export class QgScene extends HTMLElement {
  constructor() {
    super();
    this.stage = make("div", "qs-stage");
    this.live = make("p", "qg-hidden");
    this.live.setAttribute("role", "status");
    this.addEventListener("keydown", (event) => this.press(event));
    /** @type {SceneData} */
    this.scene = NOTHING;
    this.key = "";
    /** @type {Pages | null} */
    this.pages = null;
    /** @type {Saved} */
    this.saved = { case: 0, choices: [], undone: 0, exam: false };
  }

  connectedCallback() {
    /** @type {SceneData} */
    const data = JSON.parse(this.dataset.scene || "");
    this.scene = data;
    this.key = `qg:${this.dataset.course || "course"}:scene:${data.id}`;
    this.pages = new Pages(this, data);
    this.saved = load(open, this.key, data.hash) || this.saved;
    relabel(this);
    this.append(this.stage, ...all(this, ".qs-map"), this.live);
    this.dataset.on = "";
    const seed = Number(new URLSearchParams(location.search).get("seed"));
    const wanted = data.cases.findIndex((one) => one.seed === seed);
    this.cover(wanted < 0 ? this.saved.case : wanted);
  }

  disconnectedCallback() {
    delete this.dataset.on;
    this.stage.textContent = "";
    this.stage.remove();
    this.live.remove();
    if (this.pages) this.pages.fill(0);
  }

  /** @returns {Machine} the walk's rules, for the facts of the chosen case */
  get machine() {
    return new Machine(this.scene.program, this.scene.cases[this.saved.case].world);
  }

  /**
   * Before it begins: which case, and whether to go on where it was left.
   *
   * @param {number} proposed
   */
  cover(proposed) {
    this.dataset.on = "cover";
    const pick = make("select", "qs-case");
    this.scene.cases.forEach(({ seed }, place) => {
      const option = say(make("option"), "scene.case.n", { n: seed });
      option.value = String(place);
      pick.append(option);
    });
    pick.value = String(proposed);
    // The summary above names the firm of the case.
    const fill = () => this.pages && this.pages.fill(+pick.value);
    pick.onchange = fill;
    fill();
    const tools = make("p", "qg-tools");
    /** @type {(key: string, play: () => Saved) => void} */
    const add = (key, play) => {
      const main = tools.firstChild ? "" : " qg-button--main";
      tools.append(button(`qg-button${main}`, key, () => this.play(play())));
    };
    if (this.saved.choices.length) add("scene.resume", () => this.saved);
    const begin = (/** @type {boolean} */ exam) => () => ({ case: +pick.value, choices: [], undone: 0, exam });
    if (!this.dataset.exam) add("scene.start", begin(false));
    add("scene.exam", begin(true));
    const label = make("label", "qg-scene__case", say(make("span"), "scene.case"), pick);
    this.show(say(make("p", "qg-note"), "scene.how"), label, tools);
  }

  /** @param {Saved} saved */
  play(saved) {
    this.saved = saved;
    this.dataset.on = "play";
    if (this.pages) this.pages.fill(saved.case);
    const walk = replay(this.machine, saved.choices);
    this.keep(walk);
    this.scenery(walk);
  }

  /** @param {Walk} walk */
  keep(walk) {
    const choices = this.saved.choices.slice(0, walk.steps.length);
    this.saved = { ...this.saved, choices };
    save(open, this.key, this.scene.hash, choices.length ? this.saved : null);
  }

  /**
   * Show where the walk stands: a scene with its options, or the end.
   *
   * @param {Walk} walk
   */
  scenery(walk) {
    const { pages, machine, saved } = this;
    if (!pages) return;
    const node = machine.node(walk.row);
    for (const place of all(this, ".qs-map [data-at]")) {
      place.classList.toggle("qs-here", Number(place.dataset.at) === walk.row[0]);
    }
    if (node.end) {
      this.show(...reckoning(pages, machine, walk, saved), this.tools(true));
    } else {
      const { section, choices } = pages.scene(machine, walk, (id) => this.choose(walk, id));
      const step = walk.steps.filter(({ move }) => move.option.id).length + 1;
      const so = make("details", "qs-record-box", say(make("summary"), "scene.record"), pages.record(walk));
      so.hidden = saved.exam || step < 2;
      this.show(say(make("p", "qs-step"), "scene.step", { n: step }), section, choices, this.tools(false), so);
    }
    const head = this.stage.querySelector("[role=heading]");
    if (head instanceof HTMLElement) {
      this.live.textContent = head.textContent;
      // Not on the first scene of a page that was merely opened: there is no earlier focus to move.
      head.focus();
    }
  }

  /**
   * @param {Walk} before
   * @param {string} id
   */
  choose(before, id) {
    this.saved = { ...this.saved, choices: [...this.saved.choices, id] };
    const walk = replay(this.machine, this.saved.choices);
    this.keep(walk);
    const step = walk.steps[walk.steps.length - 1];
    // In an examination what a choice was worth comes at the end.
    if (!id || !this.pages || this.saved.exam || walk.steps.length === before.steps.length) {
      this.scenery(walk);
      return;
    }
    const told = this.pages.feedback(this.machine, step);
    const go = button("qg-button qg-button--main qs-go", "scene.go", () => this.scenery(walk));
    const choices = this.stage.querySelector(".qs-choices");
    if (choices) choices.replaceWith(told, make("p", "qg-tools", go));
    relabel(told);
    told.focus();
    const verdict = told.querySelector(".qs-verdict");
    this.live.textContent = verdict && verdict.textContent;
  }

  /** @param {boolean} over */
  tools(over) {
    const tools = make("p", "qg-tools qg-scene__tools");
    const { saved } = this;
    /** @type {(key: string, press: () => void) => void} */
    const add = (key, press) => tools.append(button("qg-button", key, press));
    if (saved.choices.length && !saved.exam) {
      const choices = saved.choices.slice(0, -1);
      add("scene.undo", () => this.play({ ...saved, choices, undone: saved.undone + 1 }));
      add("scene.restart", () => this.play({ ...saved, choices: [], undone: 0 }));
    }
    add("scene.other", () => this.cover((saved.case + 1) % this.scene.cases.length));
    if (over) add("scene.print", () => window.print());
    return tools;
  }

  /** @param {...Node} nodes */
  show(...nodes) {
    this.stage.textContent = "";
    this.stage.append(...nodes);
    relabel(this.stage);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, target } = event;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!plain || !(target instanceof Element) || target.matches("select")) return;
    const buttons = all(this.stage, ".qs-choices button, .qs-go");
    const onward = key === "Enter" && target.matches(".qs-told");
    const pressed = onward ? buttons[0] : /^[1-9]$/.test(key) && buttons[Number(key) - 1];
    if (!pressed || (!onward && pressed.matches(".qs-go"))) return;
    event.preventDefault();
    pressed.click();
  }
}
