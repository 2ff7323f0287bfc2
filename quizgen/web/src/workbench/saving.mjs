// Saving: gives what was made to the browser as files; which files there are after grading.

import { make } from "../dom.mjs";
import { analyse } from "./analysis.mjs";
import { zipped } from "./archive.mjs";
import { toCsv } from "./csv.mjs";
import { assignmentFile } from "./making.mjs";
import { texts } from "./marking.mjs";
import { gradebookBook, resultFile } from "./records.mjs";
import { facilities } from "./report.mjs";

/** @typedef {import("./element.mjs").QgWorkbench} Desk */

/** What files are, by the end of their names. @type {{[end: string]: string}} */
const TYPES = {
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  jsonl: "application/x-ndjson",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

/**
 * @param {string} file its name
 * @param {string | Uint8Array} content
 */
export function give(file, content) {
  const type = TYPES[file.slice(file.lastIndexOf(".") + 1)];
  const kind = typeof content === "string" ? `${type};charset=utf-8` : type;
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([/** @type {any} */ (content)], { type: kind }));
  link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * @param {Desk} desk with an assignment
 * @param {string} file its name
 * @returns {string | Uint8Array} what goes into it
 */
export function content(desk, file) {
  const { assignment, points } = desk;
  const { graded, anomalies } = desk.taking;
  if (!assignment) return "";
  if (file === "gradebook.xlsx") return gradebookBook(graded, anomalies);
  if (file === "report.html") return desk.reporting.page();
  if (file === "report.xlsx") return desk.reporting.book();
  if (file === "facility.csv") return facilities(analyse(graded));
  if (file === "journal.jsonl") return desk.journal;
  if (file === "corrected.json") return assignmentFile(assignment);
  if (file === "received.csv") return toCsv(desk.taking.times());
  if (file === "results.zip") return everything(desk);
  return resultFile(file, assignment, graded, anomalies, points);
}

/** @param {Desk} desk */
function everything(desk) {
  const names = ["results.json", "gradebook.csv", "gradebook.xlsx", "oddities.csv"];
  if (texts(desk.taking.graded).length) names.push("marking-sheet.csv");
  names.push("report.html", "report.xlsx", "facility.csv");
  names.push("received.csv");
  if (desk.journal) names.push("journal.jsonl");
  if (desk.journal || desk.corrected) names.push("corrected.json");
  const files = new Map(names.map((file) => [file, content(desk, file)]));
  // Files are on the instructor's machine; what was pasted is nowhere but here.
  for (const [file, text] of desk.taking.pastes()) files.set(`submissions/${file}`, text);
  return zipped(files);
}
