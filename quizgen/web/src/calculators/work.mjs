// Work: the steps of a calculator for what is filled in; twin of `loading/calculating.py`. No DOM.

import { compare, rational } from "../grading/rational.mjs";
import { readNumber } from "../grading/numbers.mjs";
import { calendar, readDay, Trouble } from "./days.mjs";
import { evaluate } from "./evaluate.mjs";
import { isList, literal, shown } from "./values.mjs";

/** @typedef {import("./evaluate.mjs").Formula} Formula */
/** @typedef {import("./evaluate.mjs").Names} Names */
/** @typedef {import("./values.mjs").Value} Value */
/** @typedef {string | string[][]} Raw what is filled in: a text, for a table its rows */
/** @typedef {(string | [Formula, string])[]} Pieces a text and its holes */
/** @typedef {{id: string, kind: string, unit?: string, least?: string, most?: string}} Cell */
/**
 * @typedef {Cell & {columns?: Cell[], picks?: [string, Record<string, string>, Record<string, Raw>][],
 *   rows?: string[][], value?: string}} Input
 */
/** @typedef {{id: string, value: Formula, how: Pieces, form: string, each: string}} Step */
/**
 * @typedef {{id: string, inputs: Input[], rules: [Formula, string][], steps: Step[],
 *   verdicts: [Formula, Pieces][], days: string}} Data
 */
/** @typedef {{value: Value, worked: string[], results: string[]}} Line */
/** @typedef {{lines: Record<string, Line>, said: [number, string][]}} Result */

/** Nothing comes of what was filled in; `at` is the input, the step or the number of a rule. */
export class NoResult extends Trouble {
  /**
   * @param {string} at
   * @param {string} key of the message, or the message itself
   * @param {Record<string, string | number>} [values]
   */
  constructor(at, key, values) {
    super(key, values);
    this.at = at;
  }
}

export class Work {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.known = calendar(data.days);
  }

  /**
   * @param {Record<string, Raw>} raw
   * @returns {Result}
   */
  run(raw) {
    /** @type {Names} */
    const names = {};
    for (const one of this.data.inputs) Object.assign(names, read(one, raw[one.id]));
    this.data.rules.forEach(([that, say], number) => {
      if (this.value(that, names, String(number)) !== true) throw new NoResult(`${number}`, say);
    });
    /** @type {Result} */
    const result = { lines: {}, said: [] };
    for (const step of this.data.steps) {
      const line = step.each ? this.each(step, names) : this.once(step, names);
      result.lines[step.id] = line;
      names[step.id] = line.value;
    }
    this.data.verdicts.forEach(([when, text], number) => {
      const at = `verdict ${number}`;
      if (this.value(when, names, at)) result.said.push([number, this.filled(text, names, at)]);
    });
    return result;
  }

  /**
   * @param {Step} step
   * @param {Names} names
   * @returns {Line}
   */
  once({ id, value: formula, how, form }, names) {
    const value = this.value(formula, names, id);
    return { value, worked: [this.filled(how, names, id)], results: [shown(value, form)] };
  }

  /**
   * @param {Step} step
   * @param {Names} names
   * @returns {Line}
   */
  each(step, names) {
    const lines = rows(step.each, names).map((row) => this.once(step, row));
    return {
      value: { items: lines.map((line) => line.value) },
      worked: lines.map((line) => line.worked[0]),
      results: lines.map((line) => line.results[0]),
    };
  }

  /**
   * @param {Pieces} pieces
   * @param {Names} names
   * @param {string} at
   */
  filled(pieces, names, at) {
    const texts = pieces.map((piece) =>
      typeof piece === "string" ? piece : shown(this.value(piece[0], names, at), piece[1]),
    );
    return texts.join("");
  }

  /**
   * @param {Formula} formula
   * @param {Names} names
   * @param {string} at
   */
  value(formula, names, at) {
    try {
      return evaluate(formula, names, this.known);
    } catch (error) {
      if (error instanceof Trouble) throw new NoResult(at, error.key, error.values);
      throw error;
    }
  }
}

/**
 * @param {string} table
 * @param {Names} names
 * @returns {Names[]} for each row all names with those of its own columns
 */
function rows(table, names) {
  /** @type {[string, Value[]][]} */
  const columns = [];
  for (const [name, value] of Object.entries(names)) {
    if (name.startsWith(`${table}_`) && isList(value)) {
      columns.push([name.slice(table.length + 1), value.items]);
    }
  }
  const count = columns.length ? Math.min(...columns.map(([, items]) => items.length)) : 0;
  return Array.from({ length: count }, (_, place) => {
    const own = columns.map(([name, items]) => [name, items[place]]);
    return { ...names, ...Object.fromEntries(own) };
  });
}

/**
 * @param {Input} input
 * @param {Raw} raw
 * @returns {Names} what it gives to formulas
 */
export function read(input, raw) {
  const { id } = input;
  if (typeof raw !== "string") {
    /** @type {Names} */
    const names = {};
    (input.columns || []).forEach((column, place) => {
      const items = raw.map((row, line) => cell(column, row[place], `${id} ${line} ${place}`));
      names[`${id}_${column.id}`] = { items };
    });
    return names;
  }
  if (input.kind !== "choice") return { [id]: cell(input, raw, id) };
  const found = (input.picks || []).find(([pick]) => pick === raw);
  if (!found) throw new NoResult(id, "calc.error.values");
  const names = { [id]: raw };
  for (const [name, text] of Object.entries(found[1])) {
    Object.assign(names, { [`${id}_${name}`]: literal(text) });
  }
  return names;
}

/**
 * @param {Cell} rule
 * @param {string} raw
 * @param {string} at
 * @returns {Value}
 */
function cell({ kind, unit, least, most }, raw, at) {
  if (kind === "text") return raw;
  if (kind === "date") {
    const day = readDay(raw);
    if (day === null) throw new NoResult(at, "calc.error.date");
    return { day };
  }
  const found = readNumber(raw);
  if ("error" in found || (found.unit && found.unit !== unit)) {
    throw new NoResult(at, "calc.error.number");
  }
  if (least && compare(found.value, rational(least)) < 0) {
    throw new NoResult(at, "calc.error.least", { n: least });
  }
  if (most && compare(found.value, rational(most)) > 0) {
    throw new NoResult(at, "calc.error.most", { n: most });
  }
  return found.value;
}
