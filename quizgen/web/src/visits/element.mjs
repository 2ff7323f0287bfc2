// <qg-visit>: a walk over a plan: at each place three decisions, at the end both records side by side.

import { all, make } from "../dom.mjs";
import { LANGUAGE } from "../language.mjs";
import { name, relabel, say } from "../messages.mjs";
import { Kept } from "./kept.mjs";

/** @typedef {{id: string, course: string, keys: Record<string, Record<string, string>>}} Data */

const LIVE = "qv-live";
const UNPRINTED = "qv-unprinted";

export class QgVisit extends HTMLElement {
  connectedCallback() {
    /** @type {Data} */
    const data = JSON.parse(this.dataset.visit || "");
    this.data = data;
    this.kept = new Kept(data.course, data.id);
    this.kept.read((place, kind, id) => Boolean(this.option(place, kind, id)));
    this.classList.add(LIVE);
    relabel(this);
    for (const spot of all(this, "[data-spot]")) {
      spot.removeAttribute("disabled");
      spot.onclick = (event) => {
        event.preventDefault();
        this.show(spot.dataset.spot || "");
      };
    }
    for (const step of all(this, "[data-step]")) {
      const note = make("span", "qv-first");
      note.setAttribute("role", "alert");
      step.append(make("p", "qv-tool", button("visit.confirm", () => this.decide(step)), " ", note));
    }
    const tools = make("p", "qv-tool qv-tools");
    this.append(tools);
    document.addEventListener(LANGUAGE, this.speak);
    window.addEventListener("hashchange", this.arrive);
    this.show("");
    this.arrive();
  }

  disconnectedCallback() {
    document.removeEventListener(LANGUAGE, this.speak);
    window.removeEventListener("hashchange", this.arrive);
    this.classList.remove(LIVE);
    for (const tool of all(this, ".qv-tool")) tool.remove();
  }

  speak = () => relabel(this);

  /** Open the place that the address names: a search leads there. */
  arrive = () => {
    const hash = decodeURIComponent(window.location.hash);
    const found = this.places.find((place) => hash.startsWith(`#${this.section(place).id}`));
    if (found) this.show(found);
  };

  /** @returns {string[]} ids of the places, in order */
  get places() {
    return Object.keys(/** @type {Data} */ (this.data).keys);
  }

  /** @param {string} place */
  section(place) {
    return all(this, `[data-place="${place}"]`)[0];
  }

  /**
   * @param {string} place
   * @param {string} kind
   * @param {string} id
   */
  option(place, kind, id) {
    const step = `[data-place="${place}"] [data-step="${kind}"]`;
    return all(this, `${step} [data-option]`).find((one) => one.dataset.option === id);
  }

  /**
   * @param {string} place
   * @param {string} kind
   * @returns {string} the option that was taken, "" before
   */
  taken(place, kind) {
    const steps = this.kept && this.kept.decided[place];
    return (steps && steps[kind]) || "";
  }

  /** @param {string} place */
  done(place) {
    return all(this.section(place), "[data-step]").every((step) =>
      this.taken(place, step.dataset.step || ""),
    );
  }

  /**
   * @param {string} place id, "=" for the findings, "" for the plan alone
   * @param {boolean} [focus]
   */
  show(place, focus = place !== "") {
    this.open = place;
    this.dataset.open = place;
    for (const section of all(this, "[data-place]")) {
      section.hidden = section.dataset.place !== place;
      if (!section.hidden) this.unfold(section);
    }
    const [sheet] = all(this, ".qv-sheet");
    sheet.hidden = place !== "=";
    if (!sheet.hidden) this.fill(sheet);
    this.mark();
    const shown = place === "=" ? sheet : place ? this.section(place) : null;
    if (shown && focus) all(shown, "h3")[0].focus();
  }

  /** Say how far the visit has come, on the plan and below everything. */
  mark() {
    const left = this.places.filter((place) => !this.done(place));
    for (const spot of all(this, "[data-spot]")) {
      const id = spot.dataset.spot || "";
      const done = this.done(id);
      spot.classList.toggle("qv-done", done);
      if (id === this.open) spot.setAttribute("aria-current", "true");
      else spot.removeAttribute("aria-current");
      const n = this.places.indexOf(id) + 1;
      const own = all(this.section(id), "h3")[0].textContent || "";
      const values = { n, name: own.replace(/^\d+ /, "") };
      name(spot, done ? "visit.spot.done" : "visit.spot", values);
    }
    const [progress] = all(this, ".qv-progress");
    const m = this.places.length;
    say(progress, "visit.progress", { n: m - left.length, m });
    const [tools] = all(this, ".qv-tools");
    tools.textContent = "";
    const main = this.open && this.open !== "=" && !this.done(this.open) ? "" : "qg-button--main";
    const next = left.find((one) => one !== this.open);
    if (!left.length && this.open !== "=") {
      tools.append(button("visit.sheet", () => this.show("="), main));
    } else if (next) tools.append(button("visit.next", () => this.show(next), main));
    if (this.open) tools.append(button("visit.plan", () => this.back()));
    if (this.open === "=") tools.append(button("visit.print", () => this.print()));
    if (left.length < m || this.partly()) {
      tools.append(button("visit.reset", () => this.ask(tools)));
    }
    if (this.kept && !this.kept.safe) tools.append(say(make("span", "qv-note"), "visit.lost"));
  }

  /** Print the findings and nothing beside them. */
  print() {
    /** @type {Element[]} */
    const beside = [];
    for (let node = /** @type {Element} */ (this); node.parentElement; node = node.parentElement) {
      beside.push(...Array.from(node.parentElement.children).filter((one) => one !== node));
      if (node.parentElement === document.body) break;
    }
    for (const one of beside) one.classList.add(UNPRINTED);
    window.print();
    for (const one of beside) one.classList.remove(UNPRINTED);
  }

  /** @returns {boolean} whether anything was decided */
  partly() {
    return this.kept !== undefined && Object.keys(this.kept.decided).length > 0;
  }

  back() {
    this.show("");
    all(this, ".qv-map")[0].focus();
  }

  /**
   * Show the decisions that were taken and the next one.
   *
   * @param {HTMLElement} section
   */
  unfold(section) {
    const place = section.dataset.place || "";
    let open = true;
    for (const step of all(section, "[data-step]")) {
      const taken = this.taken(place, step.dataset.step || "");
      step.hidden = !open;
      step.classList.toggle("qv-told", Boolean(taken));
      for (const option of all(step, "[data-option]")) {
        const mine = option.dataset.option === taken;
        option.classList.toggle("qv-mine", mine);
        const box = /** @type {HTMLInputElement} */ (all(option, "input")[0]);
        box.disabled = Boolean(taken);
        if (taken || !step.contains(document.activeElement)) box.checked = mine;
        all(option, ".qv-why")[0].hidden = !taken || (!mine && option.dataset.grade !== "best");
      }
      all(step, ".qv-tool")[0].hidden = Boolean(taken);
      all(step, ".qv-first")[0].textContent = "";
      open = open && Boolean(taken);
    }
  }

  /** @param {HTMLElement} step */
  decide(step) {
    const box = /** @type {HTMLInputElement[]} */ (all(step, "input")).find((one) => one.checked);
    if (!box) {
      say(all(step, ".qv-first")[0], "visit.first");
      return;
    }
    const place = this.open || "";
    if (this.kept) {
      this.kept.put(place, step.dataset.step || "", box.value);
      this.kept.write();
    }
    this.unfold(this.section(place));
    this.mark();
    const next = all(this.section(place), "[data-step]").find(
      (one) => !one.classList.contains("qv-told"),
    );
    // The next question is read out with what was said of this one right before it.
    if (next) all(next, "legend")[0].focus();
    else all(this, ".qv-tools button")[0].focus();
  }

  /** @param {HTMLElement} sheet */
  fill(sheet) {
    /** @type {Record<string, number>} */
    const best = { ask: 0, record: 0, conclude: 0 };
    const keys = this.data ? this.data.keys : {};
    for (const cell of all(sheet, "[data-mine]")) {
      cell.textContent = "";
      const place = cell.dataset.mine || "";
      for (const kind of Object.keys(best)) {
        const taken = this.taken(place, kind);
        const option = this.option(place, kind, taken);
        if (!option) continue;
        best[kind] += Number(keys[place][kind] === taken);
        const [label] = all(this.section(place), `[data-step="${kind}"] .qv-kind`);
        const grade = (all(option, ".qv-why strong")[0].textContent || "").replace(/[。.]$/, "");
        const [own] = all(option, ".qv-text");
        const head = make("strong", "", label.textContent);
        const said = make("span", "qv-grade", grade);
        said.dataset.grade = option.dataset.grade;
        cell.append(make("p", "", head, " ", own.textContent, " ", said));
      }
    }
    for (const old of all(sheet, ".qv-score")) old.remove();
    const score = make("p", "qv-score qv-tool");
    say(score, "visit.score", { ...best, m: this.places.length });
    all(sheet, "h3")[0].after(score);
  }

  /**
   * Ask before everything is forgotten.
   *
   * @param {HTMLElement} tools
   */
  ask(tools) {
    tools.textContent = "";
    const no = button("visit.reset.no", () => this.mark());
    const yes = button("visit.reset.yes", () => {
      if (this.kept) {
        this.kept.decided = {};
        this.kept.write();
      }
      this.back();
    });
    tools.append(say(make("span", ""), "visit.reset.ask"), " ", yes, no);
    no.focus();
  }
}

/**
 * @param {string} key
 * @param {() => void} act
 * @param {string} [className]
 */
function button(key, act, className = "") {
  const made = say(make("button", `qg-button ${className}`.trim()), key);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
