// Intake: what quizgen/results/intake.py does: each word that came in counts, or is named with why.

import { compareTexts, opened, receipt, spaceless, ticketIn, words } from "../assigned/seal.mjs";
import { record } from "./explaining.mjs";

/** @typedef {import("../assigned/seal.mjs").Submission} Submission */
/** @typedef {import("../assigned/seal.mjs").Ticket} Ticket */
/** @typedef {import("./opening.mjs").Assignment} Assignment */
/** @typedef {import("./keys.mjs").Keys} Keys */
/** @typedef {{word: string, source: string, received: string}} Incoming */
/** @typedef {{submission: Submission, incoming: Incoming, receipt: string, late: boolean}} Taken */
/** @typedef {{oddity: string, source: string, who: string, receipt: string, told: string}} Anomaly */
/** @typedef {{roster: string[] | null, tickets: boolean, acceptLate: boolean}} Rules */
/** @typedef {{submission?: Submission, ticket?: Ticket, wrong: string, forged: string}} Read */

const SHOWN = 200;

/**
 * @param {string} name of a file
 * @param {string} text
 * @returns {{word: string, source: string}[]} a text without any word is one that cannot be opened
 */
export function wordsIn(name, text) {
  const found = words("QS1", text);
  if (!found.length) found.push(Array.from(text).slice(0, SHOWN).join("") || "(empty)");
  return found.map((word, at) => ({
    word,
    source: found.length === 1 ? name : `${name}#${at + 1}`,
  }));
}

/** Opens each word once; opening is what takes time. */
export class Reader {
  /** @param {Keys} keys */
  constructor(keys) {
    this.keys = keys;
    /** @type {Map<string, Read>} */
    this.known = new Map();
  }

  /**
   * @param {string} word
   * @returns {boolean}
   */
  knows(word) {
    return this.known.has(word);
  }

  /**
   * @param {string} word
   * @returns {Read}
   */
  read(word) {
    let read = this.known.get(word);
    if (!read) {
      read = this.fresh(word);
      this.known.set(word, read);
    }
    return read;
  }

  /**
   * @param {string} word
   * @returns {Read}
   */
  fresh(word) {
    /** @type {Read} */
    const read = { wrong: "", forged: "" };
    try {
      read.submission = opened(word, this.keys.open);
    } catch (error) {
      return { ...read, wrong: String(/** @type {Error} */ (error).message) };
    }
    try {
      if (read.submission.ticket) read.ticket = ticketIn(read.submission.ticket, this.keys.verify);
    } catch (error) {
      read.forged = String(/** @type {Error} */ (error).message);
    }
    return read;
  }
}

/**
 * @param {readonly Incoming[]} incoming
 * @param {Assignment} assignment
 * @param {Reader} reader
 * @param {Rules} rules
 * @returns {{taken: Taken[], anomalies: Anomaly[]}}
 */
export function takeIn(incoming, assignment, reader, rules) {
  /** @type {Anomaly[]} */
  const anomalies = [];
  /** @type {Map<string, string>} */
  const seen = new Map();
  /** @type {Map<string, Taken>} */
  const latest = new Map();
  const harmless = new Set(["no-ticket", ...(rules.acceptLate ? ["late"] : [])]);
  for (const one of [...incoming].sort(byArrival)) {
    const { source } = one;
    const mark = receipt(one.word);
    const read = reader.read(one.word);
    const { submission } = read;
    if (!submission) {
      anomalies.push({ oddity: "damaged", source, who: "", receipt: mark, told: read.wrong });
      continue;
    }
    const { who } = submission;
    const odd = oddities(one, submission, read, assignment, rules);
    const key = spaceless(one.word);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, source);
    else odd.unshift(["copy", record("copy", { source: first })]);
    for (const [oddity, told] of odd) anomalies.push({ oddity, source, who, receipt: mark, told });
    if (odd.some(([oddity]) => !harmless.has(oddity))) continue;
    const before = latest.get(who);
    if (before) {
      const own = { source: before.incoming.source, who, receipt: before.receipt };
      anomalies.push({ oddity: "superseded", ...own, told: record("superseded", { source }) });
    }
    const late = odd.some(([oddity]) => oddity === "late");
    latest.set(who, { submission, incoming: one, receipt: mark, late });
  }
  for (const who of [...(rules.roster || [])].sort(compareTexts)) {
    if (!latest.has(who)) anomalies.push({ oddity: "absent", source: "", who, receipt: "", told: "" });
  }
  const people = [...latest.keys()].sort(compareTexts);
  return { taken: people.map((who) => /** @type {Taken} */ (latest.get(who))), anomalies };
}

/**
 * @param {Incoming} a
 * @param {Incoming} b
 */
function byArrival(a, b) {
  return compareTexts(a.received, b.received) || compareTexts(a.source, b.source);
}

/**
 * Everything odd about a submission that could be opened.
 *
 * @param {Incoming} one
 * @param {Submission} submission
 * @param {Read} read
 * @param {Assignment} assignment
 * @param {Rules} rules
 * @returns {[oddity: string, told: string][]}
 */
function oddities({ received }, submission, { ticket, forged }, assignment, rules) {
  /** @type {[string, string][]} */
  const found = [];
  if (submission.assignment !== assignment.id) return [["wrong-assignment", submission.assignment]];
  const form = assignment.forms.find(({ hash }) => hash === submission.form);
  const count = submission.responses.length;
  if (!form) found.push(["other-form", submission.form]);
  else if (count !== form.items.length) found.push(["length", record("length", { n: count, of: form.items.length })]);
  if (rules.roster && !rules.roster.includes(submission.who)) found.push(["unknown", submission.who]);
  if (forged) found.push(["forged", forged]);
  else if (!ticket && rules.tickets) found.push(["forged", record("forged.none", {})]);
  else if (!ticket) found.push(["no-ticket", ""]);
  const { form: mark, who } = submission;
  if (ticket && (ticket.assignment !== assignment.id || ticket.form !== mark || ticket.who !== who)) {
    found.push(["forged", record("forged.person", {})]);
  }
  const { opens, closes } = ticket || assignment;
  if (received && closes && compareTexts(received, closes) > 0) {
    found.push(["late", record("late", { received, closes })]);
  }
  if (received && opens && compareTexts(received, opens) < 0) {
    found.push(["early", record("early", { received, opens })]);
  }
  return found;
}
