// Pages: what is shown of a scenario, taken out of the text that Python wrote into the page.

import { all, make } from "../dom.mjs";
import { say } from "../messages.mjs";

/** @typedef {import("./machine.mjs").Machine} Machine */
/** @typedef {import("./walk.mjs").Walk} Walk */
/** @typedef {import("./walk.mjs").Step} Step */
/** @typedef {import("./walk.mjs").Stop} Stop */
/** @typedef {import("./element.mjs").SceneData} SceneData */

export class Pages {
  /**
   * @param {HTMLElement} root
   * @param {SceneData} data
   */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.chosen = 0;
  }

  /**
   * Write the values of a case into the whole text.
   *
   * @param {number} chosen
   */
  fill(chosen) {
    this.chosen = chosen;
    this.values(this.root);
  }

  /** @param {ParentNode} root */
  values(root) {
    const { values } = this.data.cases[this.chosen];
    for (const hole of all(root, "[data-hole]")) {
      hole.textContent = values[Number(hole.dataset.hole)];
    }
  }

  /**
   * @param {string} key
   * @returns {DocumentFragment} what is told afterwards: feedback, a fault, an ending
   */
  after(key) {
    const found = all(this.root, "template[data-after]").find((one) => one.dataset.after === key);
    const copy = document.createDocumentFragment();
    if (found instanceof HTMLTemplateElement) copy.append(found.content.cloneNode(true));
    this.values(copy);
    return copy;
  }

  /**
   * @param {Machine} machine
   * @param {Walk} walk
   * @param {(id: string) => void} choose
   */
  scene(machine, walk, choose) {
    const text = this.root.querySelector(`.qg-scene__text [data-node="${walk.row[0]}"]`);
    const section = /** @type {HTMLElement} */ (text ? text.cloneNode(true) : make("section"));
    for (const beat of all(section, "[data-when]")) {
      beat.hidden = !machine.holds(JSON.parse(beat.dataset.when || "null"), walk.entry);
    }
    for (const note of all(section, ".qs-maybe")) note.remove();
    const written = all(section, "li[data-option]");
    for (const list of all(section, ".qs-choices")) list.remove();
    const choices = make("ol", "qs-choices");
    const moves = machine.moves(walk.row);
    const order = this.data.cases[this.chosen].order[machine.node(walk.row).decision || ""];
    const ids = moves.map((move) => move.option.id || "");
    if (order) ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    ids.forEach((id, place) => {
      const own = written.find((one) => one.dataset.option === id);
      const text = own ? own.firstElementChild : say(make("span"), "scene.go");
      const key = make("kbd", "qs-key", String(place + 1));
      key.setAttribute("aria-hidden", "true");
      const press = make("button", "qs-choice-button", key, text);
      press.type = "button";
      press.addEventListener("click", () => choose(id));
      choices.append(make("li", "", press));
    });
    return { section, choices };
  }

  /**
   * @param {string} decision
   * @param {string} id
   * @returns {string} the words of an option, as they stand for this case
   */
  option(decision, id) {
    const place = this.data.program.nodes.findIndex((node) => node.decision === decision);
    const found = all(this.root, `.qg-scene__text [data-node="${place}"] li`);
    const own = found.find((one) => one.dataset.option === id);
    return own ? own.textContent || "" : id;
  }

  /**
   * @param {Machine} machine
   * @param {Step} step
   * @returns {HTMLElement} what the choice was worth, why, and on what law
   */
  feedback(machine, step) {
    const { move } = step;
    const decision = machine.node(step.before).decision || "";
    const id = move.option.id || "";
    const grade = move.result.grade || "";
    const box = make(
      "div",
      `qs-told qs-told--${grade}`,
      make("p", "qs-told__choice", say(make("span"), "scene.chosen"), `：${this.option(decision, id)}`),
      say(make("p", "qs-verdict"), `scene.grade.${grade}`),
      this.after(`${decision}/${id}/${move.number}`),
    );
    box.tabIndex = -1;
    if (move.hits.length) {
      box.append(say(make("p", "qs-told__label"), "scene.broke"), this.broke(step));
    }
    return box;
  }

  /** @param {Step} step */
  broke({ move }) {
    const list = make("ul", "qs-broke");
    for (const hit of move.hits) list.append(make("li", "", this.after(`!${hit}`)));
    return list;
  }

  /**
   * @param {string} key what it is to the reader
   * @param {number} node
   * @param {string} id
   * @param {number} number
   * @returns {HTMLElement} what was chosen or could have been, and the law that speaks of it
   */
  told(key, node, id, number) {
    const decision = this.data.program.nodes[node].decision || "";
    const law = this.after(`${decision}/${id}/${number}`).querySelector(".qs-law");
    return make("div", "", say(make("b"), key), `：${this.option(decision, id)}`, law);
  }

  /** @param {Step} step */
  mine(step) {
    const { option, number, result } = step.move;
    const told = this.told("scene.chosen", step.before[0], option.id || "", number);
    told.className = `qs-told--${result.grade}`;
    told.append(say(make("b", "qs-verdict"), `scene.grade.${result.grade}`));
    if (step.lost) told.append(" ", say(make("span"), "scene.lost", { n: step.lost }));
    if (step.move.hits.length) told.append(this.broke(step));
    return told;
  }

  /**
   * @param {Step | false} step
   * @param {Stop} [stop]
   */
  lawful(step, stop) {
    if (!stop) return say(make("div"), "scene.near.none");
    const written = (this.data.program.nodes[stop[0]].options || []).find(({ id }) => id === stop[1]);
    // Of a disputed point no side is called the lawful one; what was chosen is marked so already.
    if (written && written.results[0].grade === "open") return step ? "" : say(make("div"), "scene.grade.open");
    if (!step || step.move.option.id !== stop[1] || step.move.number !== stop[2]) {
      return this.told("scene.near", ...stop);
    }
    if (!step.better) return say(make("div"), "scene.near.same");
    const better = this.option(this.data.program.nodes[stop[0]].decision || "", step.better);
    return make("div", "", say(make("span"), "scene.near.better"), better);
  }

  /**
   * @param {Walk} walk
   * @param {Stop[]} [way] a lawful way, to be shown beside it
   * @param {number} [turned] the step that gave the last lawful ending away
   * @returns {HTMLElement} what was done so far, in order
   */
  record(walk, way, turned) {
    const list = make("ol", "qs-record");
    const ahead = (way || []).filter(([, id]) => id);
    /**
     * @param {number} node
     * @param {Step | false} step
     * @param {Stop} [stop]
     */
    const add = (node, step, stop) => {
      const scene = this.root.querySelector(`[data-node="${node}"] [role=heading]`);
      const pair = make("div", "qs-pair", step && this.mine(step), way && this.lawful(step, stop));
      list.append(make("li", "", make("span", "qs-record__where", scene && scene.textContent), pair));
    };
    walk.steps.forEach((step, place) => {
      const node = step.before[0];
      if (!step.move.option.id) return;
      const found = ahead.findIndex(([one]) => one === node);
      ahead.splice(0, found + 1).forEach((stop, n) => add(stop[0], n === found && step, stop));
      if (found < 0) add(node, step);
      const last = list.lastChild;
      if (last && place === turned) last.appendChild(say(make("b", "qs-turned"), "scene.turn"));
    });
    for (const stop of ahead) add(stop[0], false, stop);
    return list;
  }
}
