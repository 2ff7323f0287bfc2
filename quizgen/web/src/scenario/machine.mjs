// Machine: one step of a walk, pure; twin of `quizgen/drills/machine.py`. No DOM here.
//
// A row holds small numbers: the node, the flaw (0 to 3), the variables (places in their domains),
// the rules, the open faults. A choice does its work in this order: mends, time passes, events,
// faults, variables, and then the next scene with its events.

/** @typedef {number | string | boolean} Value */
/** @typedef {Value | [string, ...any[]]} Formula as `quizgen.expressions.to_json` writes it */
/** @typedef {[Formula | null, number][]} Onward */
/** @typedef {Readonly<Record<string, number>>} Score */
/**
 * @typedef {{when?: Formula, events?: string[], faults?: string[], corrects?: number[],
 *   sets?: [number, Formula][], time?: [number, number], next: Onward, grade?: string,
 *   score?: Score}} Result
 */
/** @typedef {{id?: string, when?: Formula, results: Result[]}} Option */
/**
 * @typedef {{id: string, decision?: string, beats?: [Formula | null, string[]][],
 *   options?: Option[], end?: number}} Node `end`: 1 lawful, 2 flawed, 3 neither
 */
/**
 * @typedef {{id: string, on: Record<string, number[]>, end: number[], clock?: number,
 *   limit?: number}} Rule a negative state `~n` breaks the rule
 */
/**
 * @typedef {{start: number, nodes: Node[], vars: [string, Value[]][], rules: Rule[],
 *   open: [string, number][], faults: Record<string, number>}} Program
 */
/** @typedef {number[]} Row */
/**
 * @typedef {{option: Option, number: number, result: Result, row: Row, entry: Row,
 *   hits: string[]}} Move `entry`: the row as the next scene began, which its beats ask
 */

const FIRST = 2;

export class Machine {
  /**
   * @param {Program} program
   * @param {Readonly<Record<string, Value>>} world
   */
  constructor(program, world) {
    this.program = program;
    this.world = world;
    this.rulesAt = FIRST + program.vars.length;
    this.openAt = this.rulesAt + program.rules.length;
    this.width = this.openAt + program.open.length;
    /** @type {Map<string, (row: Row) => Value>} */
    this.names = new Map();
    for (const name of Object.keys(world)) this.names.set(name, () => world[name]);
    program.vars.forEach(([name, domain], place) => {
      this.names.set(name, (row) => domain[row[FIRST + place]]);
    });
    program.open.forEach(([name], place) => {
      this.names.set(name, (row) => row[this.openAt + place] === 1);
    });
    this.names.set("flaw", (row) => this.flaw(row));
  }

  /** @returns {{row: Row, entry: Row, hits: string[]}} */
  begin() {
    /** @type {string[]} */
    const hits = [];
    const row = new Array(this.width).fill(0);
    return { entry: this.enter(row, this.program.start, hits), row, hits };
  }

  /** @param {Row} row */
  node(row) {
    return this.program.nodes[row[0]];
  }

  /**
   * @param {Row} row
   * @returns {Move[]} every choice that is open, in the order of writing
   */
  moves(row) {
    /** @type {Move[]} */
    const found = [];
    for (const option of this.node(row).options || []) {
      if (!this.holds(option.when, row)) continue;
      const number = option.results.findIndex((result) => this.holds(result.when, row));
      if (number >= 0) found.push({ option, number, ...this.take(row, option.results[number]) });
    }
    return found;
  }

  /**
   * @param {Row} row
   * @returns {number} the worst fault that is not mended
   */
  flaw(row) {
    return this.program.open.reduce(
      (worst, [, severity], place) => (row[this.openAt + place] ? Math.max(worst, severity) : worst),
      row[1],
    );
  }

  /**
   * @param {Row} before
   * @param {Result} result
   */
  take(before, result) {
    const row = before.slice();
    /** @type {string[]} */
    const hits = [];
    for (const place of result.corrects || []) {
      if (row[this.openAt + place]) {
        row[this.openAt + place] = 0;
        row[1] = Math.max(row[1], 1);
      }
    }
    if (result.time) this.wait(row, result.time, hits);
    this.happen(row, result.events, hits);
    for (const name of result.faults || []) this.fault(row, name, hits);
    for (const [place, formula] of result.sets || []) {
      row[FIRST + place] = this.program.vars[place][1].indexOf(this.value(formula, row));
    }
    const onward = result.next.find(([when]) => this.holds(when, row));
    const entry = onward ? this.enter(row, onward[1], hits) : row;
    return { result, row, entry, hits };
  }

  /**
   * @param {Row} row
   * @param {number} number
   * @param {string[]} hits
   * @returns {Row} the row as it was when the scene began
   */
  enter(row, number, hits) {
    row[0] = number;
    const entry = row.slice();
    const node = this.program.nodes[number];
    for (const [when, events] of node.beats || []) {
      if (this.holds(when, entry)) this.happen(row, events, hits);
    }
    if (node.end) {
      this.program.rules.forEach((rule, place) => {
        if (rule.end[row[this.rulesAt + place]]) this.fault(row, rule.id, hits);
      });
    }
    return entry;
  }

  /**
   * @param {Row} row
   * @param {string[] | undefined} events
   * @param {string[]} hits
   */
  happen(row, events, hits) {
    for (const event of events || []) {
      this.program.rules.forEach((rule, place) => {
        const states = rule.on[event];
        if (!states) return;
        const next = states[row[this.rulesAt + place]];
        row[this.rulesAt + place] = next < 0 ? ~next : next;
        if (next < 0) this.fault(row, rule.id, hits);
      });
    }
  }

  /**
   * @param {Row} row
   * @param {[number, number]} time days, working days
   * @param {string[]} hits
   */
  wait(row, time, hits) {
    this.program.rules.forEach((rule, place) => {
      const state = row[this.rulesAt + place];
      if (!rule.clock || !state) return;
      const next = state + time[rule.clock - 1];
      const late = next > (rule.limit || 0) + 1;
      row[this.rulesAt + place] = late ? 0 : next;
      if (late) this.fault(row, rule.id, hits);
    });
  }

  /**
   * @param {Row} row
   * @param {string} name
   * @param {string[]} hits
   */
  fault(row, name, hits) {
    hits.push(name);
    const place = this.program.open.findIndex(([open]) => open === name);
    if (place < 0) row[1] = Math.max(row[1], this.program.faults[name]);
    else row[this.openAt + place] = 1;
  }

  /**
   * @param {Formula | null | undefined} when
   * @param {Row} row
   */
  holds(when, row) {
    return when === null || when === undefined || this.value(when, row) === true;
  }

  /**
   * @param {Formula} formula
   * @param {Row} row
   * @returns {Value}
   */
  value(formula, row) {
    if (!Array.isArray(formula)) return formula;
    const [operator, first, second] = formula;
    if (operator === "get") {
      const name = this.names.get(first);
      return name ? name(row) : false;
    }
    const a = this.value(first, row);
    if (operator === "not") return !a;
    if (operator === "and") return a && this.value(second, row);
    if (operator === "or") return a || this.value(second, row);
    if (operator === "in" || operator === "not in") {
      const listed = second.slice(1).some((/** @type {Formula} */ item) => this.value(item, row) === a);
      return listed === (operator === "in");
    }
    if (formula.length === 2) return -Number(a);
    const b = this.value(second, row);
    switch (operator) {
      case "==":
        return a === b;
      case "!=":
        return a !== b;
      case "<":
        return a < b;
      case "<=":
        return a <= b;
      case ">":
        return a > b;
      case ">=":
        return a >= b;
      case "+":
        return Number(a) + Number(b);
      default:
        return Number(a) - Number(b);
    }
  }
}
