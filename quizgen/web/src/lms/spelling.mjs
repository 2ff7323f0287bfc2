// Spelling: answers as SCORM 1.2 writes them, and as SCORM 2004 and xAPI write them. No DOM here.

/** @typedef {import("./types.mjs").Interaction} Interaction */

/** Characters of a free text in SCORM 1.2, and of a short one in SCORM 2004. */
const SHORT = 255;
const MEDIUM = 250;
const LONG = 4000;
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * @param {Interaction} interaction
 * @param {string[][]} rows
 * @returns {string} for SCORM 1.2, where ids are one letter or digit
 */
export function spell12({ type, names }, rows) {
  if (type === "true-false") return rows.map(([value]) => value[0]).join("");
  if (type === "fill-in" || type === "long-fill-in" || type === "numeric") {
    return rows.map(([text]) => line(text)).join(", ").slice(0, SHORT);
  }
  // Ids that are longer get letters by the alphabet, so that shuffling changes nothing.
  const ids = Object.keys(names).sort();
  const short = ids.every((id) => /^[a-z0-9]$/i.test(id));
  /** @param {string} id */
  const letter = (id) => (short ? id.toLowerCase() : LETTERS[ids.indexOf(id)] || "9");
  return rows.map((row) => row.map(letter).join(".")).join(",");
}

/**
 * @param {Interaction} interaction
 * @param {string[][]} rows
 * @returns {string} for SCORM 2004 and xAPI
 */
export function spell2004({ type }, rows) {
  const most = type === "long-fill-in" ? LONG : MEDIUM;
  const text = type === "fill-in" || type === "long-fill-in";
  const cells = rows.map((row) => row.map((cell) => (text ? line(cell).slice(0, most) : cell)));
  const texts = cells.map((row) => row.join("[.]"));
  // Systems refuse a list that says the same twice: two gaps may want the same number.
  const twice = text && new Set(texts).size < texts.length;
  return twice ? texts.join("; ").slice(0, most) : texts.join("[,]");
}

/**
 * @param {Interaction} interaction
 * @returns {string} its right answer for SCORM 2004 and xAPI, "" where there is none
 */
export function right2004(interaction) {
  const { type, right } = interaction;
  if (type === "numeric") return right.map(([value]) => `${value}[:]${value}`).join("");
  return spell2004(interaction, right);
}

/** @param {string} text */
function line(text) {
  return text.replace(/\s+/g, " ").trim();
}
