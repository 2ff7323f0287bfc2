// <qg-calc>: a calculator: what is filled in goes through its steps at every change.

import { all, listen, make } from "../dom.mjs";
import { LANGUAGE } from "../language.mjs";
import { has, relabel, say, t } from "../messages.mjs";
import { NoResult, Work } from "./work.mjs";

/** @typedef {import("./work.mjs").Input} Input */
/** @typedef {import("./work.mjs").Line} Line */
/** @typedef {import("./work.mjs").Raw} Raw */

export class QgCalc extends HTMLElement {
  connectedCallback() {
    if (!this.work) this.work = new Work(JSON.parse(this.dataset.calc || ""));
    this.ending = new AbortController();
    relabel(this);
    const [fields] = all(this, "fieldset");
    fields.removeAttribute("disabled");
    this.tools(fields);
    listen(this, "input", ({ target }) => this.changed(target), this.ending.signal);
    listen(document, LANGUAGE, () => relabel(this), this.ending.signal);
    // A browser that goes back fills in what was typed before.
    this.refresh();
  }

  disconnectedCallback() {
    if (this.ending) this.ending.abort();
    for (const tool of all(this, ".qc-tool")) tool.remove();
  }

  /** @param {HTMLElement} fields */
  tools(fields) {
    const reset = this.tool("calc.reset", () => this.reset());
    fields.append(make("p", "qc-tool", reset));
    for (const place of all(this, ".qc-grow")) {
      const field = /** @type {HTMLElement} */ (place.closest("[data-in]"));
      const add = this.tool("calc.add", () => this.grow(field, 1));
      const drop = this.tool("calc.drop", () => this.grow(field, -1));
      place.hidden = false;
      place.append(make("span", "qc-tool", add, " ", drop));
    }
  }

  /**
   * @param {string} key
   * @param {() => void} act
   */
  tool(key, act) {
    const button = say(make("button", "qg-button"), key);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  /**
   * @param {Input} input
   * @returns {HTMLElement}
   */
  field({ id }) {
    return all(this, `[data-in="${id}"]`)[0];
  }

  /** @returns {Record<string, Raw>} what is filled in */
  filled() {
    /** @type {Record<string, Raw>} */
    const raw = {};
    for (const input of this.inputs) {
      const field = this.field(input);
      raw[input.id] = input.columns
        ? all(field, "tbody tr").map((row) => boxes(row).map((box) => box.value))
        : boxes(field)[0].value;
    }
    return raw;
  }

  get inputs() {
    return this.work ? this.work.data.inputs : [];
  }

  /** Put the example back. */
  reset() {
    for (const input of this.inputs) this.fill(input, input.rows || input.value || "");
    this.refresh();
  }

  /**
   * @param {Input} input
   * @param {Raw} raw
   */
  fill(input, raw) {
    const field = this.field(input);
    if (typeof raw === "string") {
      boxes(field)[0].value = raw;
      return;
    }
    for (let more; (more = raw.length - all(field, "tbody tr").length); ) this.row(field, more);
    all(field, "tbody tr").forEach((row, line) => {
      boxes(row).forEach((box, place) => (box.value = raw[line][place]));
    });
  }

  /** @param {EventTarget} target what was filled in: a choice may fill in more */
  changed(target) {
    const input = this.inputs.find((one) => one.picks && boxes(this.field(one))[0] === target);
    const picks = (input && input.picks) || [];
    const { value } = /** @type {HTMLInputElement} */ (target);
    const [, , fills = {}] = picks.find(([id]) => id === value) || [];
    for (const one of this.inputs) if (one.id in fills) this.fill(one, fills[one.id]);
    this.refresh();
  }

  /**
   * @param {HTMLElement} field
   * @param {number} more rows, or fewer
   */
  grow(field, more) {
    this.row(field, more);
    this.refresh();
    if (more > 0) boxes(all(field, "tbody tr").slice(-1)[0])[0].focus();
  }

  /**
   * @param {HTMLElement} field
   * @param {number} more
   */
  row(field, more) {
    const known = all(field, "tbody tr");
    const last = known[known.length - 1];
    if (more < 0 && known.length > 1) last.remove();
    if (more <= 0) return;
    const row = /** @type {HTMLElement} */ (last.cloneNode(true));
    for (const box of boxes(row)) {
      box.value = "";
      box.setAttribute("aria-label", `${(box.getAttribute("aria-label") || "").replace(/ \d+$/, "")} ${known.length + 1}`);
    }
    last.after(row);
  }

  refresh() {
    for (const box of boxes(this)) box.removeAttribute("aria-invalid");
    for (const pick of all(this, "[data-pick]")) {
      const field = /** @type {HTMLElement} */ (pick.closest("[data-in]"));
      pick.hidden = boxes(field)[0].value !== pick.dataset.pick;
    }
    const [problem] = all(this, ".qc-error");
    try {
      if (this.work) this.show(this.work.run(this.filled()));
      problem.hidden = true;
      this.removeAttribute("data-stale");
    } catch (error) {
      if (!(error instanceof NoResult)) throw error;
      problem.textContent = this.said(error);
      problem.hidden = false;
      this.dataset.stale = "";
    }
  }

  /**
   * @param {NoResult} error
   * @returns {string} what is wrong, and where
   */
  said({ at, key, values }) {
    const text = has(key) ? t(key, values) : key;
    const [id, line, place] = at.split(" ");
    const input = this.inputs.find((one) => one.id === id);
    const step = all(this, `[data-step="${id}"] .qc-name strong`)[0];
    if (!input) return step ? t("calc.error.at", { what: step.textContent || "", text }) : text;
    const field = this.field(input);
    const box = line ? boxes(all(field, "tbody tr")[+line])[+place] : boxes(field)[0];
    box.setAttribute("aria-invalid", "true");
    const what = line ? box.getAttribute("aria-label") : all(field, ".qc-label")[0].textContent;
    return t("calc.error.at", { what: what || "", text });
  }

  /** @param {import("./work.mjs").Result} result */
  show({ lines, said }) {
    for (const step of all(this, "[data-step]")) {
      const [place] = all(step, ".qc-lines");
      const { worked, results } = lines[step.dataset.step || ""];
      place.textContent = "";
      worked.forEach((text, line) => {
        const { unit } = place.dataset;
        const after = unit ? make("span", "qc-unit", unit) : "";
        const row = [make("span", "", text), " = ", make("strong", "", results[line]), " ", after];
        place.append(make("p", "qc-work", ...row));
      });
    }
    const texts = new Map(said);
    all(this, "[data-verdict]").forEach((verdict, number) => {
      const text = texts.get(number);
      verdict.hidden = text === undefined;
      all(verdict, "span")[0].textContent = text || "";
    });
  }
}

/**
 * @param {HTMLElement} root
 * @returns {HTMLInputElement[]}
 */
function boxes(root) {
  return /** @type {HTMLInputElement[]} */ (all(root, "input,select"));
}
