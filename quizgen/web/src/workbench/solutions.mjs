// Solutions: the right answer as a reader would write it; twin of quizgen/web/keys.py.

import { compare, decimal, divide, multiply, plain, rational } from "../grading/rational.mjs";
import { at, leftIds, letter, rightIds, textOf } from "./answers.mjs";
import { escaped, said } from "./markup.mjs";

/** @typedef {import("./markup.mjs").Html} Html */
/** @typedef {import("../grading/types.mjs").Step} Step */

const WAN = rational(10000);

/**
 * @param {any} own an interaction
 * @param {any} texts of it
 * @param {Html} html
 * @returns {string} the key in words; "" where the parts or the options say it
 */
export function keyHtml(own, texts, html) {
  /** @param {string} id */
  const inline = (id) => html(textOf(texts.options, id)[0], true);
  switch (own.type) {
    case "single":
      return letters(own, " / ");
    case "multi":
      return letters(own, "、") || said("quiz.page.none");
    case "judge":
      return said(own.key ? "quiz.page.true" : "quiz.page.false");
    case "blank":
      return blanks(own.blanks);
    case "numeric":
      return number(own);
    case "interval":
      return escaped(interval(own));
    case "short":
      return short(own, texts, html);
    case "order":
      return `<ol>${own.key.map((/** @type {string} */ id) => `<li>${inline(id)}</li>`).join("")}</ol>`;
    case "match":
      return `<ul>${matched(own, texts, html)}</ul>`;
    case "scenario":
      return walk(own, inline);
    default:
      return "";
  }
}

/**
 * @param {any} own
 * @param {string} between
 */
function letters(own, between) {
  const wanted = rightIds(own);
  const options = /** @type {string[]} */ (own.options);
  const shown = options.map((id, place) => (wanted.includes(id) ? letter(place) : ""));
  return shown.filter(Boolean).join(between);
}

/** @param {any[]} gaps */
function blanks(gaps) {
  const rows = gaps.map(matcher);
  if (rows.length === 1) return rows[0];
  return rows.map((row, place) => `(${place + 1}) ${row}`).join("；");
}

/** @param {any} gap */
function matcher(gap) {
  if (gap.matcher === "number") return number(gap);
  if (gap.matcher === "interval") return escaped(interval(gap));
  const accept = /** @type {(string | import("../grading/types.mjs").Accept)[]} */ (gap.accept);
  const whole = accept.map((one) => {
    if (typeof one === "string") return one;
    return compare(rational(one.fraction || 1), rational(1)) ? "" : one.text || "";
  });
  return escaped(whole.filter(Boolean).slice(0, 2).join(" / "));
}

/**
 * @param {string | number} value
 * @returns {string} a decimal as it is written
 */
function written(value) {
  return typeof value === "number" ? plain(value) : value;
}

/** @param {any} rule */
function number({ value, unit = "", tol }) {
  const text = escaped(`${written(value)} ${unit}`.trim());
  if (!tol) return text;
  const share = tol.rel && `${decimal(multiply(rational(tol.rel), rational(100)))} %`;
  const n = share || `${written(tol.abs || "")} ${unit}`.trim();
  return text + said("quiz.page.tolerance", { n });
}

/**
 * @param {any} rule
 * @returns {string} a range, as laws write it where the unit is money: 1万元以上5万元以下
 */
function interval({ lo, hi, unit = "" }) {
  if (unit === "元") return `${amount(lo, unit)}以上${amount(hi, unit)}以下`;
  return `${written(lo)}～${written(hi)} ${unit}`.trim();
}

/**
 * @param {string | number} value
 * @param {string} unit
 */
function amount(value, unit) {
  const wan = divide(rational(value), WAN);
  const whole = compare(wan, rational(1)) >= 0 && 10n % wan[1] === 0n;
  return whole ? `${decimal(wan)}万${unit}` : `${written(value)}${unit}`;
}

/**
 * @param {any} own
 * @param {any} texts
 * @param {Html} html
 */
function short({ keypoints }, { answer = "", keypoints: named }, html) {
  const points = /** @type {import("../grading/types.mjs").KeyPoint[]} */ (keypoints);
  const rows = points.map(({ id, any, points: n = "1" }) => {
    const text = html(textOf(named, id)[0] || any[0], true);
    return `<li data-id="${escaped(id)}">${text} ${said("quiz.page.points", { n: written(n) })}</li>`;
  });
  return `${answer && `<div>${html(answer)}</div>`}<ul>${rows.join("")}</ul>`;
}

/**
 * @param {any} own
 * @param {any} texts
 * @param {Html} html
 */
function matched(own, texts, html) {
  const right = /** @type {string[]} */ (own.right);
  const rows = leftIds(own).map((left) => {
    const wanted = at(own.key, left) || [];
    const rights = right
      .filter((id) => (typeof wanted === "string" ? wanted === id : /** @type {string[]} */ (wanted).includes(id)))
      .map((id) => html(textOf(texts.options, id)[0], true));
    return `<li>${html(textOf(texts.left, left)[0], true)} → ${rights.join("；")}</li>`;
  });
  return rows.join("");
}

/**
 * @param {any} own
 * @param {(id: string) => string} inline
 */
function walk({ steps, before }, inline) {
  const done = inOrder(steps, before || []).filter(({ required, points }) => {
    return required || compare(rational(points || 0), rational(0)) > 0;
  });
  const rows = done.map(({ id, required }) => {
    const must = required ? ` <strong>${said("quiz.page.required")}</strong>` : "";
    return `<li>${inline(id)}${must}</li>`;
  });
  const fatal = steps.filter((/** @type {Step} */ step) => step.fatal);
  const never = fatal.map((/** @type {Step} */ { id }) => `<li>${inline(id)}</li>`).join("");
  const warned = never && `<p>${said("quiz.page.never")}</p><ul>${never}</ul>`;
  return `<ol>${rows.join("")}</ol>${warned}`;
}

/**
 * @param {readonly Step[]} steps
 * @param {readonly (readonly string[])[]} before
 * @returns {Step[]} so that every rule holds, otherwise as they are written
 */
function inOrder(steps, before) {
  const waiting = [...steps];
  /** @type {Step[]} */
  const done = [];
  while (waiting.length) {
    const left = waiting.map(({ id }) => id);
    const blocked = before.filter(([earlier]) => left.includes(earlier)).map(([, later]) => later);
    // A circle of rules is a finding elsewhere; here it must only not hang.
    const free = waiting.find(({ id }) => !blocked.includes(id)) || waiting[0];
    waiting.splice(waiting.indexOf(free), 1);
    done.push(free);
  }
  return done;
}
