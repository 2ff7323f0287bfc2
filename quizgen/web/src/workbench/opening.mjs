// Opening: the files that an instructor keeps: forms, assignment, results, roster, sheets.

import { grade } from "../grading/grade.mjs";
import { decimal, rational } from "../grading/rational.mjs";
import { t } from "../messages.mjs";
import { fromCsv } from "./csv.mjs";

/** @typedef {import("../grading/types.mjs").Item} Item */
/**
 * @typedef {{id: string, hash: string, seed: number, section: string, module: string,
 *   level: string, use: string, stem: string, asked?: string, given?: string,
 *   feedback?: string, cite?: [cite: string, gist: string][], texts?: {options?: string[][],
 *   keypoints?: [id: string, text: string][]},
 *   interaction: Item}} AssignedItem
 */
/**
 * @typedef {{id: string, title: string, hash: string, pass_percent: string,
 *   section_min_percent: {[section: string]: string}, items: AssignedItem[],
 *   sections?: {[id: string]: string}, modules?: {[id: string]: string},
 *   misconceptions?: {[tag: string]: string},
 *   rendered?: import("./markup.mjs").Rendered}} AssignedForm
 */
/**
 * @typedef {{id: string, title: string, course: string, opens: string, closes: string,
 *   forms: AssignedForm[]}} Assignment
 */
/** @typedef {{course: string, forms: {form: AssignedForm, page: string[]}[]}} Pack */
/** @typedef {import("./intake.mjs").Taken} Taken */
/** @typedef {import("./intake.mjs").Anomaly} Anomaly */
/**
 * What was graded before: scripts, what was odd, and points that people gave by receipt and item,
 * the marks as they are written, and what the file is called; the marks are null after a correction, which they do not follow from.
 *
 * @typedef {{assignment: string, taken: Taken[], anomalies: Anomaly[],
 *   points: Map<string, string>, marks: string | null, file: string}} Results
 */

/** Pieces of a page, between which stands what an assignment knows. */
const PIECES = 4;

/** A file that is not what was asked for; its text is for people. */
export class WrongFile extends Error {}

/**
 * @param {string} text
 * @param {string} kind
 * @returns {any}
 */
export function json(text, kind) {
  let data = null;
  try {
    data = JSON.parse(text);
  } catch (error) {
    // Told below.
  }
  if (!data || data.quizgen !== kind || data.schema !== 1) throw new WrongFile(t(`work.wrong.${kind}`));
  return data;
}

/** Responses of every shape, so that grading reads all that a rule says. */
const PROBES = [null, "A", "1", true, ["A"], ["1", "1"], { a: "b" }];

/**
 * @param {any} rule
 * @returns {boolean} whether it can be graded, whatever somebody answers
 */
export function isRule(rule) {
  try {
    for (const probe of PROBES) grade(rule, probe);
  } catch (error) {
    return false;
  }
  return (rule.parts || []).every(isRule);
}

/** @type {(one: any) => boolean} */
function isItem(one) {
  return typeof one.id === "string" && typeof one.section === "string" && isRule(one.interaction);
}

/** @type {(one: any) => boolean} */
function isForm(one) {
  return typeof one.hash === "string" && typeof one.id === "string" && one.items.every(isItem);
}

/**
 * @param {() => boolean} look may fail where fields are missing
 * @param {string} kind
 */
function demand(look, kind) {
  try {
    if (look()) return;
  } catch (error) {
    // Told below.
  }
  throw new WrongFile(t(`work.wrong.${kind}`));
}

/**
 * @param {string} text
 * @returns {Assignment}
 */
export function readAssignment(text) {
  const data = json(text, "assignment");
  const names = ["id", "title", "course", "opens", "closes"];
  demand(
    () => names.every((name) => typeof data[name] === "string") && data.forms.every(isForm),
    "assignment",
  );
  return data;
}

/**
 * @param {string} text
 * @returns {Pack}
 */
export function readPack(text) {
  const data = json(text, "forms");
  /** @type {(one: any) => boolean} */
  const whole = ({ form, page }) =>
    isForm(form) && page.length === PIECES && page.every((/** @type {any} */ piece) => typeof piece === "string");
  demand(() => data.forms.length > 0 && data.forms.every(whole), "forms");
  return data;
}

/**
 * @param {string} text
 * @returns {Results}
 */
export function readResults(text) {
  const data = json(text, "results");
  const points = new Map();
  /** @type {[string, string, string[]][]} */
  const marks = [];
  /** @type {Taken[]} */
  const taken = [];
  demand(() => {
    for (const one of data.scripts) {
      const { who, form, receipt, received, claimed, late, responses, judged } = one;
      /** @type {{score: string}[]} */
      const outcomes = one.outcomes;
      marks.push([one.score, one.max, outcomes.map(({ score }) => score)]);
      for (const [item, given] of Object.entries(judged)) {
        points.set(`${receipt} ${item}`, decimal(rational(String(given))));
      }
      if (!Array.isArray(responses)) return false;
      const submission = { assignment: data.assignment, form, who, ticket: "", claimed, responses };
      taken.push({ submission, incoming: { word: "", source: "", received }, receipt, late });
    }
    return Array.isArray(data.anomalies);
  }, "results");
  return { assignment: data.assignment, taken, anomalies: data.anomalies, points, marks: JSON.stringify(marks), file: "" };
}

/**
 * @param {string} text
 * @returns {string[]} pseudonyms, each once
 */
export function readRoster(text) {
  // Wrong names would be worse than none.
  if (text.includes("\ufffd")) throw new WrongFile(t("work.wrong.encoding"));
  const rows = fromCsv(text);
  if (!rows || !/(^|,)"?who"?(,|$)/.test(text.replace(/^\ufeff/, "").split(/[\r\n]/)[0])) {
    throw new WrongFile(t("work.wrong.roster"));
  }
  const names = rows.map((row) => row.who.trim()).filter(Boolean);
  if (!names.length) throw new WrongFile(t("work.wrong.empty"));
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice) throw new WrongFile(t("work.wrong.twice", { who: twice }));
  return names;
}

/**
 * @param {string} text
 * @returns {[place: string, points: string][]} by receipt and item
 */
export function readSheet(text) {
  const [receipt, item, points] = ["receipt", "item", "points"].map((name) =>
    t(`grade.column.${name}`),
  );
  const rows = fromCsv(text) || [];
  // The heads alone are a sheet too: of a class without texts.
  const [head] = text.replace(/^\ufeff/, "").split(/[\r\n]/);
  if (!rows.length && [receipt, item, points].every((name) => head.split(",").includes(name))) return [];
  if (!rows.length || !rows.every((row) => receipt in row && item in row && points in row)) {
    throw new WrongFile(t("work.wrong.sheet"));
  }
  return rows
    .filter((row) => row[points].trim())
    .map((row) => {
      const given = row[points].trim();
      if (!isPoints(given)) throw new WrongFile(t("work.wrong.points", { points: given }));
      return [`${row[receipt]} ${row[item]}`, given];
    });
}

/**
 * @param {string} text
 * @returns {Map<string, string>} when the channel took each file, by its name
 */
export function readTimes(text) {
  const rows = fromCsv(text) || [];
  if (!rows.length || !rows.every((row) => "file" in row && "received" in row)) {
    throw new WrongFile(t("work.wrong.times"));
  }
  return new Map(rows.map((row) => [row.file, row.received]));
}

/**
 * @param {string} text
 * @returns {boolean} whether these are points: a decimal, since marks are written as such
 */
export function isPoints(text) {
  return /^\d+(\.\d+)?$/.test(text);
}
