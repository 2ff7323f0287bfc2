// Records: gradebook, oddities, marking sheet and results as files, byte by byte as `quizgen grade`.

import { canonical } from "../assigned/seal.mjs";
import { fraction, rational } from "../grading/rational.mjs";
import { t } from "../messages.mjs";
import { toCsv } from "./csv.mjs";
import { explained } from "./explaining.mjs";
import { shown, texts, wroteText } from "./marking.mjs";
import { digest, sorted, written } from "./plain.mjs";
import { workbook } from "./workbook.mjs";

/** @typedef {import("./intake.mjs").Anomaly} Anomaly */
/** @typedef {import("./marking.mjs").Graded} Graded */
/** @typedef {import("./opening.mjs").Assignment} Assignment */

/**
 * @param {string} name
 * @param {Assignment} assignment
 * @param {readonly Graded[]} graded
 * @param {readonly Anomaly[]} anomalies
 * @param {ReadonlyMap<string, string>} points that people gave
 * @returns {string} what goes into the file of that name
 */
export function resultFile(name, assignment, graded, anomalies, points) {
  if (name === "gradebook.csv") return toCsv(gradebook(graded));
  if (name === "oddities.csv") return toCsv(oddityRows(anomalies));
  if (name === "marking-sheet.csv") return toCsv(markingSheet(graded, points));
  return `${written(records(assignment, graded, anomalies, points))}\n`;
}

/**
 * @param {readonly Graded[]} graded
 * @returns {string[][]} a row a person: marks, status, and the points of each item
 */
function gradebook(graded) {
  const ids = [...new Set(graded.flatMap(({ form }) => form.items.map(({ id }) => id)))];
  const names = ["who", "form", "score", "max", "percent", "status", "late", "received", "receipt"];
  const rows = graded.map(({ taken, form, outcomes, paper }) => {
    const points = new Map(form.items.map(({ id }, place) => [id, shown(outcomes[place].score)]));
    return [
      taken.submission.who,
      form.id,
      ...[paper.score, paper.max, paper.percent].map(shown),
      t(`grade.status.${paper.status}`),
      taken.late ? t("grade.yes") : "",
      taken.incoming.received,
      taken.receipt,
      ...ids.map((id) => points.get(id) || ""),
    ];
  });
  return [[...names.map((name) => t(`grade.column.${name}`)), ...ids], ...rows];
}

/**
 * @param {readonly Anomaly[]} anomalies
 * @returns {string[][]} a row for each thing to look at; the last column is for programs
 */
function oddityRows(anomalies) {
  const names = ["oddity", "who", "source", "receipt", "told", "code"];
  return [
    names.map((name) => t(`grade.column.${name}`)),
    ...anomalies.map((one) => [
      t(`grade.oddity.${one.oddity}`),
      one.who,
      one.source,
      one.receipt,
      explained(one),
      one.oddity,
    ]),
  ];
}

/**
 * @param {readonly Graded[]} graded
 * @param {ReadonlyMap<string, string>} points
 * @returns {string[][]} the marking sheet, which `quizgen grade --marks` reads too
 */
function markingSheet(graded, points) {
  return sheetRows(texts(graded), points);
}

/**
 * @param {ReturnType<typeof texts>} judged
 * @param {ReadonlyMap<string, string>} points
 */
function sheetRows(judged, points) {
  const names = ["receipt", "item", "response", "suggested", "max", "points"];
  const rows = judged.map(({ one, place, key }) => {
    const { suggested, max } = one.own[place];
    return [
      one.taken.receipt,
      one.form.items[place].id,
      wroteText(one, place),
      suggested === undefined ? "" : shown(suggested),
      shown(max),
      points.get(key) || "",
    ];
  });
  return [names.map((name) => t(`grade.column.${name}`)), ...rows];
}

/** Columns that hold numbers: of a gradebook, where the points of items follow, and of a sheet. */
const NUMBERS = [2, 3, 4];
const [ITEMS, POINTS] = [9, [3, 4, 5]];

/**
 * @param {readonly Graded[]} graded
 * @param {readonly Anomaly[]} anomalies
 * @returns {Uint8Array} an Excel file of the cells that `quizgen grade --xlsx` writes
 */
export function gradebookBook(graded, anomalies) {
  const open = texts(graded).filter(({ one, place }) => one.outcomes[place].class === "pending");
  const sheets = [
    { title: t("grade.sheet.marks"), rows: numbered(gradebook(graded), NUMBERS, ITEMS) },
    { title: t("grade.sheet.oddities"), rows: oddityRows(anomalies) },
  ];
  if (open.length) {
    const rows = numbered(sheetRows(open, new Map()), POINTS, Infinity);
    sheets.push({ title: t("grade.sheet.marking"), rows });
  }
  return workbook(sheets);
}

/**
 * @param {string[][]} rows the first is the header
 * @param {number[]} columns that hold numbers
 * @param {number} from where on all do
 */
function numbered([head, ...rows], columns, from) {
  /** @type {(text: string, at: number) => import("./workbook.mjs").Cell} */
  const cell = (text, at) =>
    text && (at >= from || columns.includes(at)) ? { number: text } : text;
  return [head, ...rows.map((row) => row.map(cell))];
}

/**
 * @param {Assignment} assignment
 * @param {readonly Graded[]} graded
 * @param {readonly Anomaly[]} anomalies
 * @param {ReadonlyMap<string, string>} points that people gave
 * @returns {object} as `quizgen.results.records` writes it
 */
function records(assignment, graded, anomalies, points) {
  return {
    quizgen: "results",
    schema: 1,
    contract: "1.0.0",
    assignment: assignment.id,
    forms: assignment.forms.map((form) => ({
      form: form.hash,
      items: form.items.map(({ id, hash, interaction }) => ({
        id,
        hash,
        key_hash: digest(canonical(interaction)),
        policy: policyOf(interaction),
      })),
    })),
    scripts: graded.map(({ taken, form, outcomes, paper }) => ({
      who: taken.submission.who,
      form: form.hash,
      receipt: taken.receipt,
      received: taken.incoming.received,
      claimed: taken.submission.claimed,
      late: taken.late,
      responses: sorted(taken.submission.responses),
      judged: Object.fromEntries(
        form.items
          .map(({ id }) => [id, points.get(`${taken.receipt} ${id}`)])
          .filter(([, given]) => given !== undefined)
          .map(([id, given]) => [id, exact(String(given))]),
      ),
      score: exact(paper.score),
      max: exact(paper.max),
      status: paper.status,
      outcomes: outcomes.map(({ score, class: verdict, reasons, suggested }) => ({
        score: exact(score),
        class: verdict,
        ...(reasons.length ? { reasons } : {}),
        ...(suggested === undefined ? {} : { suggested: exact(suggested) }),
      })),
    })),
    anomalies: anomalies.map(({ oddity, source, who, receipt, told }) => ({
      oddity,
      source,
      who,
      receipt,
      told,
    })),
  };
}

/** @param {import("../grading/types.mjs").Item} rule */
function policyOf(rule) {
  return "policy" in rule && rule.policy ? rule.policy.name : "";
}

/** @param {string} points */
function exact(points) {
  return fraction(rational(points));
}
