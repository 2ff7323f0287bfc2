// <qg-scene>: plays the scenario whose text it holds: one scene at a time, and then the reckoning.

import { all, make } from "../dom.mjs";
import { relabel, say } from "../messages.mjs";
import { button } from "../quiz/button.mjs";
import { Machine } from "./machine.mjs";
import { Pages } from "./pages.mjs";
import { reckoning } from "./reckoning.mjs";
import { load, save } from "./saved.mjs";
import { replay } from "./walk.mjs";

/** @typedef {import("./machine.mjs").Program} Program */
/** @typedef {import("./walk.mjs").Walk} Walk */
/** @typedef {import("./machine.mjs").Value} Value */
/**
 * @typedef {{seed: number, world: Record<string, Value>, values: string[],
 *   order: Record<string, string[]>}} Case
 */
/** @typedef {{id: string, hash: string, program: Program, cases: Case[]}} SceneData */

const open = () => localStorage;
const program = { start: 0, nodes: [], vars: [], rules: [], open: [], faults: {} };
/** @type {SceneData} */
const NOTHING = { id: "", hash: "", program, cases: [] };

export class QgScene extends HTMLElement {
  constructor() {
    super();
    /** @type {AbortController | null} */
    this.wiring = null;
    this.stage = make("div", "qs-stage");
    this.live = make("p", "qg-hidden");
    this.live.setAttribute("role", "status");
    /** @type {SceneData} */
    this.scene = NOTHING;
    this.key = "";
    /** @type {Pages | null} */
    this.pages = null;
    this.chosen = 0;
    /** @type {string[]} */
    this.choices = [];
  }

  connectedCallback() {
    const wiring = new AbortController();
    this.wiring = wiring;
    /** @type {SceneData} */
    const data = JSON.parse(this.dataset.scene || "");
    this.scene = data;
    this.key = `qg:${this.dataset.course || "course"}:scene:${data.id}`;
    this.pages = new Pages(this, data);
    relabel(this);
    this.append(this.stage, this.live);
    this.addEventListener("keydown", this.press, { signal: wiring.signal });
    // Older browsers know no signal of a listener.
    wiring.signal.addEventListener("abort", () => this.removeEventListener("keydown", this.press));
    this.setAttribute("data-on", "");
    this.cover();
  }

  disconnectedCallback() {
    if (this.wiring) this.wiring.abort();
    this.removeAttribute("data-on");
    this.stage.textContent = "";
    this.stage.remove();
    this.live.remove();
    if (this.pages) this.pages.fill(0);
  }

  /** @returns {Machine} the walk's rules, for the facts of the chosen case */
  get machine() {
    return new Machine(this.scene.program, this.scene.cases[this.chosen].world);
  }

  /** Before it begins: which case, and whether to go on where it was left. */
  cover() {
    this.dataset.on = "cover";
    const { cases, hash } = this.scene;
    const saved = load(open, this.key, hash);
    const pick = make("select", "qs-case");
    cases.forEach((_, place) => {
      const option = say(make("option"), "scene.case.n", { n: place + 1 });
      option.value = String(place);
      pick.append(option);
    });
    const resumes = saved && saved.case < cases.length && saved.choices.length > 0;
    pick.value = String(resumes ? saved.case : this.chosen);
    const tools = make("p", "qg-tools");
    if (resumes) {
      tools.append(
        button("qg-button qg-button--main", "scene.resume", () =>
          this.play(saved.case, saved.choices),
        ),
      );
    }
    const plain = resumes ? "qg-button" : "qg-button qg-button--main";
    tools.append(button(plain, "scene.start", () => this.play(Number(pick.value), [])));
    const label = make("label", "qg-scene__case", say(make("span"), "scene.case"), pick);
    this.show(say(make("p", "qg-note"), "scene.how"), label, tools);
  }

  /**
   * @param {number} chosen
   * @param {string[]} choices
   */
  play(chosen, choices) {
    this.chosen = chosen;
    this.choices = choices;
    this.dataset.on = "play";
    if (this.pages) this.pages.fill(chosen);
    const walk = replay(this.machine, choices);
    this.choices = choices.slice(0, walk.steps.length);
    this.keep();
    this.scenery(walk);
  }

  keep() {
    const saved = { case: this.chosen, choices: this.choices };
    save(open, this.key, this.scene.hash, this.choices.length ? saved : null);
  }

  /**
   * Show where the walk stands: a scene with its options, or the end.
   *
   * @param {Walk} walk
   */
  scenery(walk) {
    const { pages, machine } = this;
    if (!pages) return;
    const node = machine.node(walk.row);
    if (node.end) {
      this.show(...reckoning(pages, machine, walk), this.tools(true));
    } else {
      const { section, choices } = pages.scene(machine, walk, (id) => this.choose(walk, id));
      const step = walk.steps.filter(({ move }) => move.option.id).length + 1;
      this.show(
        say(make("p", "qs-step"), "scene.step", { n: step }),
        section,
        choices,
        this.tools(false),
        pages.record(walk),
      );
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
    this.choices = [...this.choices, id];
    const walk = replay(this.machine, this.choices);
    this.keep();
    const step = walk.steps[walk.steps.length - 1];
    if (!id || !this.pages || walk.steps.length === before.steps.length) {
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
    const back = this.choices.length > 0;
    if (back) {
      tools.append(
        button("qg-button", "scene.undo", () => this.play(this.chosen, this.choices.slice(0, -1))),
        button("qg-button", "scene.restart", () => this.play(this.chosen, [])),
      );
    }
    tools.append(button("qg-button", "scene.other", () => this.cover()));
    if (over) tools.append(button("qg-button", "scene.print", () => window.print()));
    return tools;
  }

  /** @param {...Node} nodes */
  show(...nodes) {
    this.stage.textContent = "";
    this.stage.append(...nodes);
    relabel(this.stage);
  }

  /** @param {KeyboardEvent} event */
  press = (event) => {
    const { key, target } = event;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!plain || !(target instanceof Element) || target.matches("select")) return;
    const buttons = all(this.stage, ".qs-choices button, .qs-go");
    const onward = key === "Enter" && target.matches(".qs-told");
    const pressed = onward ? buttons[0] : /^[1-9]$/.test(key) && buttons[Number(key) - 1];
    if (!pressed || (!onward && pressed.matches(".qs-go"))) return;
    event.preventDefault();
    pressed.click();
  };
}
