// Records: gradebook, oddities, marking sheet and results as files, byte by byte as `quizgen grade`.

import { fraction, rational } from "../grading/rational.mjs";
import { t } from "../messages.mjs";
import { toCsv } from "./csv.mjs";
import { shown, texts, wroteText } from "./marking.mjs";
import { sorted, written } from "./plain.mjs";

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
 * @returns {string[][]} a row for each thing to look at
 */
function oddityRows(anomalies) {
  const names = ["oddity", "who", "source", "receipt", "told"];
  return [
    names.map((name) => t(`grade.column.${name}`)),
    ...anomalies.map((one) => [
      t(`grade.oddity.${one.oddity}`),
      one.who,
      one.source,
      one.receipt,
      one.told,
    ]),
  ];
}

/**
 * @param {readonly Graded[]} graded
 * @param {ReadonlyMap<string, string>} points
 * @returns {string[][]} the marking sheet, which `quizgen grade --marks` reads too
 */
function markingSheet(graded, points) {
  const names = ["receipt", "item", "response", "suggested", "max", "points"];
  const rows = texts(graded).map(({ one, place, key }) => {
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

/** @param {string} points */
function exact(points) {
  return fraction(rational(points));
}
