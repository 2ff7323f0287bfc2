// Analysis: what a class's answers say about each item; twin of quizgen/results/analysis.py.

import { compareTexts } from "../assigned/seal.mjs";
import { multiply, rational, share } from "../grading/rational.mjs";
import { INTERVALS_FROM, Z, depth, ofAlpha, ofCorrelation, ofShare } from "./intervals.mjs";
import { fsum, itemFigures, mean, paperFigures } from "./statistics.mjs";

/** @typedef {import("./intervals.mjs").Interval} Interval */
/** @typedef {import("./marking.mjs").Graded} Graded */
/** @typedef {import("./opening.mjs").AssignedForm} AssignedForm */
/** @typedef {import("./opening.mjs").AssignedItem} AssignedItem */
/** @typedef {{id: string, right: boolean, count: number, thirds: number[]}} Choice */
/**
 * @typedef {{item: AssignedItem, number: number, answered: number, right: number,
 *   figures: import("./statistics.mjs").ItemFigures, facility: Interval,
 *   discrimination: Interval | null, choices: Choice[],
 *   misconceptions: [tag: string, count: number][], concerns: string[]}} ItemReport
 * @typedef {{form: AssignedForm, takers: number, depth: "counts" | "intervals" | "verdicts",
 *   pending: number, scores: number[], passed: number,
 *   paper: import("./statistics.mjs").PaperFigures, alpha: Interval | null,
 *   items: ItemReport[]}} FormReport
 * @typedef {{people: number, before: number, after: number, gain: number,
 *   interval: Interval | null}} Growth
 */

const THIRDS = 3;
const [EASY, HARD, WEAK] = [95, 20, 20];

/**
 * @param {readonly Graded[]} graded
 * @returns {FormReport[]} by the ids of the forms
 */
export function analyse(graded) {
  /** @type {Map<string, Graded[]>} */
  const byForm = new Map();
  for (const one of graded) byForm.set(one.form.hash, [...(byForm.get(one.form.hash) || []), one]);
  return Array.from(byForm.values())
    .sort(([a], [b]) => compareTexts(a.form.id, b.form.id))
    .map(formReport);
}

/** @param {import("../grading/rational.mjs").Rational} value */
function float([above, below]) {
  return Number(above) / Number(below);
}

/** @param {string} points */
function number(points) {
  return float(rational(points));
}

/** @param {Graded} graded */
function percentOf({ paper }) {
  // The percentage on the paper is rounded for show.
  return float(multiply(share(rational(paper.score), rational(paper.max)), [100n, 1n]));
}

/**
 * @param {Graded[]} scripts
 * @returns {FormReport}
 */
function formReport(scripts) {
  const final = scripts.filter(({ paper }) => paper.status !== "pending");
  const { form } = scripts[0];
  const rows = final.map(({ outcomes }) => outcomes.map(({ score }) => number(score)));
  const maxima = form.items.map(({ interaction }) => number(String(interaction.max)));
  const figures = itemFigures(rows, maxima);
  const paper = paperFigures(rows, maxima);
  const takers = final.length;
  const alpha = paper.alpha === null ? null : ofAlpha(paper.alpha / 100, takers, maxima.length);
  const thirds = thirdsOf(final);
  return {
    form,
    takers,
    depth: depth(takers),
    pending: scripts.length - takers,
    scores: final.map(percentOf),
    passed: final.filter((one) => one.paper.status === "pass").length,
    paper,
    alpha: percent(alpha),
    items: form.items.map((item, place) => itemReport(item, final, thirds, place, figures[place])),
  };
}

/** @param {Interval | null} interval @returns {Interval | null} */
function percent(interval) {
  return interval && [100 * interval[0], 100 * interval[1]];
}

/**
 * @param {Graded[]} scripts
 * @returns {Map<string, number>} the third of each by receipt, 0 the best; equal marks together
 */
function thirdsOf(scripts) {
  const scores = scripts.map(({ paper }) => number(paper.score));
  const order = [...scores].sort((a, b) => b - a);
  return new Map(
    scripts.map(({ taken }, at) => {
      const place = order.indexOf(scores[at]);
      return [taken.receipt, Math.min(THIRDS - 1, Math.floor((place * THIRDS) / order.length))];
    }),
  );
}

/**
 * @param {AssignedItem} item
 * @param {Graded[]} scripts
 * @param {Map<string, number>} thirds
 * @param {number} place
 * @param {import("./statistics.mjs").ItemFigures} figures
 * @returns {ItemReport}
 */
function itemReport(item, scripts, thirds, place, figures) {
  const outcomes = scripts.map((one) => one.outcomes[place]);
  const takers = scripts.length;
  const choices = choicesOf(scripts, thirds, place, item.interaction);
  const known = tagsOf(item.interaction);
  /** @type {Map<string, number>} */
  const tags = new Map();
  for (const reason of outcomes.flatMap(({ reasons }) => reasons)) {
    // Parts and gaps say where: `a:blank1:tag`.
    const tag = reason.slice(reason.lastIndexOf(":") + 1);
    if (known.has(tag)) tags.set(tag, (tags.get(tag) || 0) + 1);
  }
  if (item.interaction.type === "multi") {
    for (const { id, right, count } of choices) {
      const tag = (/** @type {any} */ (item.interaction).option_tag || {})[id];
      if (tag && !right && count) tags.set(tag, Math.max(tags.get(tag) || 0, count));
    }
  }
  const value = figures.discrimination;
  return {
    item,
    number: place + 1,
    answered: outcomes.filter((one) => !["unanswered", "invalid"].includes(one.class)).length,
    right: outcomes.filter((one) => one.class === "correct").length,
    figures,
    facility: /** @type {Interval} */ (percent(ofShare(Math.min(1, figures.facility / 100), takers))),
    discrimination: value === null ? null : percent(ofCorrelation(value / 100, takers)),
    choices,
    misconceptions: Array.from(tags).sort(([a, n], [b, m]) => m - n || compareTexts(a, b)),
    concerns: depth(takers) === "verdicts" ? concernsOf(figures, choices, takers) : [],
  };
}

/**
 * @param {Graded[]} scripts
 * @param {Map<string, number>} thirds
 * @param {number} place
 * @param {any} own
 * @returns {Choice[]}
 */
function choicesOf(scripts, thirds, place, own) {
  /** @type {{[type: string]: [ids: string[], right: string[]]}} */
  const sets = {
    single: [own.options, [own.key, ...(own.also_key || [])]],
    multi: [own.options, own.key],
    judge: [["true", "false"], [String(own.key)]],
  };
  const [ids, right] = sets[own.type] || [[], []];
  return ids.map((id) => {
    const counts = Array(THIRDS).fill(0);
    for (const { taken } of scripts) {
      const third = /** @type {number} */ (thirds.get(taken.receipt));
      counts[third] += Number(chosen(taken.submission.responses[place]).includes(id));
    }
    return { id, right: right.includes(id), count: counts.reduce((a, b) => a + b), thirds: counts };
  });
}

/** @param {unknown} response @returns {unknown[]} */
function chosen(response) {
  if (typeof response === "boolean") return [String(response)];
  return Array.isArray(response) ? response : [response];
}

/**
 * @param {any} own
 * @returns {Set<string>} misconceptions that answers to an item can show
 */
function tagsOf(own) {
  if (own.type === "case") return new Set(own.parts.flatMap((/** @type {any} */ part) => [...tagsOf(part)]));
  /** @type {any[]} */
  const found = Object.values(own.option_tag || {});
  for (const gap of [own, ...(own.blanks || [])]) {
    for (const { tag } of [...(gap.also || []), ...(gap.accept || [])]) found.push(tag);
  }
  return new Set(found.filter(Boolean));
}

/**
 * @param {import("./statistics.mjs").ItemFigures} figures
 * @param {Choice[]} choices
 * @param {number} takers
 * @returns {string[]}
 */
function concernsOf({ discrimination: value, facility }, choices, takers) {
  const found = [];
  if (value !== null && value < 0) found.push("negative");
  else if (value !== null && value < WEAK) found.push("weak");
  if (facility > EASY) found.push("easy");
  if (facility < HARD) found.push("hard");
  if (choices.some(({ right, count }) => !right && count < takers / 20)) found.push("idle");
  return found;
}

/**
 * @param {readonly Graded[]} before
 * @param {readonly Graded[]} after
 * @returns {Growth} what people gained, by pseudonym
 */
export function growth(before, after) {
  /** @param {readonly Graded[]} graded @returns {Map<string, number>} */
  const percents = (graded) =>
    new Map(graded.map((one) => [one.taken.submission.who, percentOf(one)]));
  const [first, last] = [percents(before), percents(after)];
  const both = [...first.keys()].filter((who) => last.has(who)).sort(compareTexts);
  /** @param {Map<string, number>} marks */
  const of = (marks) => both.map((who) => /** @type {number} */ (marks.get(who)));
  const gains = of(last).map((percent_, at) => percent_ - of(first)[at]);
  const gain = mean(gains);
  const n = both.length;
  /** @type {Interval | null} */
  let interval = null;
  if (n >= INTERVALS_FROM) {
    const squares = fsum(gains.map((one) => (one - gain) * (one - gain)));
    const half = (Z * Math.sqrt(squares / (n - 1))) / Math.sqrt(n);
    interval = [gain - half, gain + half];
  }
  return { people: n, before: mean(of(first)), after: mean(of(last)), gain, interval };
}
