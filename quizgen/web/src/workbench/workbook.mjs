// Workbook: tables as an Excel file without formulas: the cells of `quizgen.printing.workbook`.

import { zipped } from "./archive.mjs";
import { escaped } from "./markup.mjs";

/** @typedef {string | {number: string}} Cell a number as the decimal that it is */
/** @typedef {{title: string, rows: readonly (readonly Cell[])[], kept?: number}} Table */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const LINKS = `${OFFICE}/officeDocument/2006/relationships`;
const KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LONGEST = 32767;
/** Letters of the name of a sheet. */
const LONG = 31;
const WIDE = 60;
const NARROW = 8;
/** Styles by number: plain, header, text in lines, text that looks like a formula. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE8F0"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" ' +
  'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">' +
  '<alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" ' +
  'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/**
 * @param {readonly Table[]} tables the first row of each is its header
 * @returns {Uint8Array}
 */
export function workbook(tables) {
  const numbers = tables.map((_, at) => at + 1);
  /** @param {string} part @param {string} kind */
  const override = (part, kind) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${KINDS}.${kind}+xml"/>`;
  const sheets = names(tables).map((name, at) => {
    return `<sheet name="${text(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`;
  });
  /** @param {string} id @param {string} kind @param {string} target */
  const link = (id, kind, target) =>
    `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"/>`;
  const files = new Map([
    [
      "[Content_Types].xml",
      `<Types xmlns="${OFFICE}/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `${override("workbook", "sheet.main")}${override("styles", "styles")}` +
        `${numbers.map((n) => override(`worksheets/sheet${n}`, "worksheet")).join("")}</Types>`,
    ],
    ["_rels/.rels", related(link("rId1", "officeDocument", "xl/workbook.xml"))],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      related(
        numbers.map((n) => link(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`)).join("") +
          link("styles", "styles", "styles.xml"),
      ),
    ],
    ["xl/styles.xml", STYLES],
  ]);
  tables.forEach((table, at) => files.set(`xl/worksheets/sheet${at + 1}.xml`, sheet(table)));
  return zipped(new Map(Array.from(files, ([path, content]) => [path, HEAD + content])));
}

/** @param {string} links */
function related(links) {
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${links}</Relationships>`;
}

/**
 * @param {readonly Table[]} tables
 * @returns {string[]} names that Excel takes; capitals make no difference
 */
function names(tables) {
  /** @type {string[]} */
  const used = [];
  return tables.map(({ title }) => {
    const own = title.replace(/[[\]:*?/\\]/g, " ").replace(/^[' ]+|[' ]+$/g, "").slice(0, LONG) || "-";
    let name = own;
    for (let number = 2; used.includes(name.toLowerCase()); number += 1) {
      const end = ` ${number}`;
      name = own.slice(0, LONG - end.length) + end;
    }
    used.push(name.toLowerCase());
    return name;
  });
}

/** @param {Table} table */
function sheet({ rows, kept = 1 }) {
  const columns = widths(rows).map((width, at) => {
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const body = rows.map((row, down) => {
    const cells = row.map((value, across) => cell(value, `${letters(across)}${down + 1}`, !down));
    return `<row r="${down + 1}">${cells.join("")}</row>`;
  });
  const all = `A1:${letters(rows[0].length - 1)}${rows.length}`;
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane xSplit="${kept}" ySplit="1" topLeftCell="${letters(kept)}2" ` +
    'activePane="bottomRight" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${columns.join("")}</cols>` +
    `<sheetData>${body.join("")}</sheetData><autoFilter ref="${all}"/></worksheet>`
  );
}

/**
 * @param {Cell} value
 * @param {string} place
 * @param {boolean} head
 */
function cell(value, place, head) {
  if (typeof value !== "string") return `<c r="${place}"><v>${value.number}</v></c>`;
  if (!value) return "";
  const formula = /^[=+\-@\t\r]/.test(value);
  const style = head ? 1 : formula ? 3 : value.length > NARROW ? 2 : 0;
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
  return (
    `<c r="${place}" s="${style}" t="inlineStr"><is>` +
    `<t xml:space="preserve">${text(shown)}</t></is></c>`
  );
}

/** @param {string} value */
function text(value) {
  // XML cannot hold every sign; Excel would read `_x0041_` as A.
  const kept = value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu, "\ufffd");
  return escaped(kept.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
}

/** @param {number} column from 0 */
function letters(column) {
  let name = "";
  for (let rest = column + 1; rest; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/**
 * @param {readonly (readonly Cell[])[]} rows
 * @returns {number[]} as wide as the longest cell of each column, within bounds
 */
function widths(rows) {
  return rows[0].map((_, across) => {
    const found = rows.map((row, down) => {
      const value = row[across];
      const shown = Array.from(typeof value === "string" ? value : value.number);
      // Headers of many letters stand in several lines.
      const counted = shown.slice(0, down ? WIDE : 10);
      return counted.length + counted.filter((sign) => sign > "\xff").length + 2;
    });
    return Math.min(WIDE, Math.max(NARROW, ...found));
  });
}
