// Report book: the figures of a report as a workbook; twin of quizgen/printing/result_books.py.

import { t } from "../messages.mjs";
import { fixed } from "./report.mjs";
import { misconceptionsOf, optionText } from "./told.mjs";
import { workbook } from "./workbook.mjs";

/** @typedef {import("./analysis.mjs").FormReport} FormReport */
/** @typedef {import("./workbook.mjs").Cell} Cell */
/** @typedef {import("./workbook.mjs").Table} Table */

const OWN = ["low", "high", "depth", "stem", "intended", "effective"];

/**
 * @param {readonly FormReport[]} forms
 * @param {ReadonlyMap<string, number>} oddities how many, by kind
 * @returns {Uint8Array} the forms, and for each its items and what was chosen
 */
export function reportBook(forms, oddities) {
  /** @type {Table[]} */
  const sheets = [{ title: t("report.sheet.forms"), rows: formRows(forms) }];
  for (const form of forms) {
    const end = forms.length > 1 ? ` ${form.form.id}` : "";
    /** @type {(name: string, rows: Cell[][], kept: number) => void} */
    const add = (name, rows, kept) => {
      sheets.push({ title: t(`report.sheet.${name}`) + end, rows, kept });
    };
    add("items", itemRows(form), 2);
    add("choices", choiceRows(form), 2);
    const said = misconceptionsOf(form);
    if (said.length) {
      const rows = said.map(({ name, times, numbers }) => [name, whole(times), numbers]);
      add("misconceptions", [heads(["misconception", "times", "in"]), ...rows], 1);
    }
  }
  if (oddities.size) {
    const rows = Array.from(oddities, ([kind, n]) => [t(`grade.oddity.${kind}`), whole(n)]);
    const head = [t("grade.column.oddity"), t("report.sheet.number")];
    sheets.push({ title: t("grade.sheet.oddities"), rows: [head, ...rows] });
  }
  return workbook(sheets);
}

/**
 * @param {string[]} names
 * @returns {Cell[]}
 */
function heads(names) {
  return names.map((name) => t(OWN.includes(name) ? `report.sheet.${name}` : `report.${name}`));
}

/** @param {number} value @returns {Cell} */
function whole(value) {
  return { number: String(value) };
}

/** @param {number | null} value @returns {Cell} */
function rounded(value) {
  return value === null ? "" : { number: fixed(value, 2) };
}

/** @param {import("./intervals.mjs").Interval | null} interval @returns {Cell[]} */
function ends(interval) {
  return interval ? interval.map(rounded) : ["", ""];
}

/**
 * @param {readonly FormReport[]} forms
 * @returns {Cell[][]}
 */
function formRows(forms) {
  const names = ["takers", "passed", "pending", "mean", "sd", "alpha", "low", "high", "sem", "depth"];
  const rows = forms.map(({ form, takers, passed, pending, paper, alpha, depth }) => [
    form.id,
    form.title,
    ...[takers, passed, pending].map(whole),
    ...(depth === "counts"
      ? Array(6).fill("")
      : [
          ...[paper.mean, paper.sd, paper.alpha].map(rounded),
          ...ends(alpha),
          rounded(paper.error),
        ]),
    t(`report.depth.${depth}`),
  ]);
  return [[t("grade.column.form"), t("report.sheet.title"), ...heads(names)], ...rows];
}

/**
 * @param {FormReport} form
 * @returns {Cell[][]}
 */
function itemRows({ items, takers, depth }) {
  const full = depth !== "counts";
  const names = ["number", "item", "stem", "right", "left"];
  if (full) {
    names.push("facility", "low", "high", "discrimination", "low", "high", "efficiency");
    names.push("effective", "intended");
  }
  if (depth === "verdicts") names.push("concerns");
  const rows = items.map((one) => {
    const { figures, item } = one;
    const counts = [whole(one.right), whole(takers - one.answered)];
    const row = [whole(one.number), item.id, item.stem, ...counts];
    if (full) {
      row.push(rounded(figures.facility), ...ends(one.facility));
      row.push(rounded(figures.discrimination), ...ends(one.discrimination));
      row.push(...[figures.efficiency, figures.effective, figures.intended].map(rounded));
    }
    const told = one.concerns.map((concern) => t(`report.concern.${concern}`)).join("；");
    return depth === "verdicts" ? [...row, told] : row;
  });
  return [heads(names), ...rows];
}

/**
 * @param {FormReport} form
 * @returns {Cell[][]}
 */
function choiceRows({ items }) {
  const thirds = [1, 2, 3].map((place) => t(`report.sheet.third.${place}`));
  const own = [t("report.sheet.key"), t("report.count")];
  const rows = items.flatMap(({ item, number, choices }) =>
    choices.map((one) => [
      whole(number),
      item.id,
      optionText(item, one.id),
      one.right ? t("grade.yes") : "",
      ...[one.count, ...one.thirds].map(whole),
    ]),
  );
  return [[...heads(["number", "item", "option"]), ...own, ...thirds], ...rows];
}
