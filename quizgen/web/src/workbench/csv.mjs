// CSV: reads tables and writes them so that no spreadsheet takes a cell for a formula.

/**
 * @param {readonly (readonly string[])[]} rows
 * @returns {string} as `quizgen.results.tables.to_csv` writes it
 */
export function toCsv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * @param {string} text
 * @returns {{[column: string]: string}[] | null} rows by the names in the first; null without one
 */
export function fromCsv(text) {
  const [head, ...rows] = cells(text.replace(/^\ufeff/, ""));
  if (!head) return null;
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] || ""])));
}

/** @param {string} text */
function cells(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  const pattern = /(?:"((?:[^"]|"")*)"([^,\r\n]*)|([^,\r\n]*))(,|\r\n|\r|\n|$)/g;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (!found) break;
    const [, quoted, after, simple, end] = found;
    row.push(quoted === undefined ? simple : quoted.replace(/""/g, '"') + after);
    if (end === ",") {
      if (pattern.lastIndex < text.length) continue;
      row.push("");
    }
    // A line with nothing on it is no row.
    if (row.length > 1 || row[0]) rows.push(row);
    row = [];
  }
  return rows;
}
