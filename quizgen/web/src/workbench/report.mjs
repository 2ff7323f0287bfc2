// Report: what a class's answers say, as a page that stands alone; twin of quizgen/web/report.py.

import { compareTexts } from "../assigned/seal.mjs";
import { t } from "../messages.mjs";
import { toCsv } from "./csv.mjs";
import { escaped } from "./markup.mjs";
import { misconceptionsOf, nameOf, optionText } from "./told.mjs";

/** @typedef {import("./analysis.mjs").FormReport} FormReport */
/** @typedef {import("./analysis.mjs").ItemReport} ItemReport */
/** @typedef {import("./analysis.mjs").Growth} Growth */
/** @typedef {import("./intervals.mjs").Interval} Interval */
/** @typedef {import("./opening.mjs").AssignedForm} AssignedForm */

const BINS = 10;
const [WIDE, HIGH, FOOT] = [640, 220, 30];

/**
 * @param {number} value
 * @param {number} digits
 * @returns {string} as Python writes it: a five at the very end goes to the even digit
 */
export function fixed(value, digits) {
  const [whole, rest] = value.toFixed(100).split(".");
  if (!/^50*$/.test(rest.slice(digits))) return value.toFixed(digits);
  const cut = digits ? `${whole}.${rest.slice(0, digits)}` : whole;
  if (Number(cut[cut.length - 1]) % 2 === 0) return cut;
  // One unit of the last digit farther from zero.
  const step = 10 ** -digits * (value < 0 ? -1 : 1);
  return (Number(cut) + step).toFixed(digits);
}

/**
 * @param {string} title
 * @param {readonly FormReport[]} forms
 * @param {ReadonlyMap<string, number>} oddities how many, by kind
 * @param {Growth | null} growth
 * @param {string} style
 * @returns {string} the page
 */
export function reportPage(title, forms, oddities, growth, style) {
  const name = `${escaped(title)} · ${say("report.title")}`;
  const odd = Array.from(oddities, ([kind, n]) => `<li>${say(`grade.oddity.${kind}`)}: ${n}</li>`);
  return [
    '<!doctype html><html lang="zh"><head><meta charset="utf-8">',
    '<meta name="generator" content="quizgen">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<link rel="icon" href="data:,"><title>${name}</title><style>${style}</style></head>`,
    `<body><main><h1>${name}</h1>`,
    growth ? `<p class="note">${escaped(gained(growth))}</p>` : "",
    odd.length ? `<h2>${say("report.oddities")}</h2><ul class="plain">${odd.join("")}</ul>` : "",
    ...forms.map(formPart),
    `<p class="note">${say("report.methods")}</p></main></body></html>`,
  ].join("");
}

/**
 * @param {string} key
 * @returns {string} a message as markup
 */
function say(key) {
  return escaped(t(key));
}

/** @param {FormReport} form */
function formPart(form) {
  const { paper, depth } = form;
  const facts = [
    ["report.takers", `${form.takers}`],
    ["report.passed", `${form.passed}`],
    ["report.pending", `${form.pending}`],
  ];
  const full = depth !== "counts";
  if (full) {
    facts.push(["report.mean", `${fixed(paper.mean, 1)}%`], ["report.sd", fixed(paper.sd, 2)]);
    facts.push(["report.alpha", figure(paper.alpha, 1, form.alpha)]);
    facts.push(["report.sem", figure(paper.error, 2)]);
  }
  const told = facts.map(([key, value]) => `<div><dt>${say(key)}</dt><dd>${value}</dd></div>`);
  const id = escaped(form.form.id);
  return [
    `<section><h2>${escaped(form.form.title)} <small>${id}</small></h2>`,
    `<p class="note">${say(`report.depth.${depth}`)}</p>`,
    `<dl class="facts">${told.join("")}</dl>`,
    histogram(form.scores, Number(form.form.pass_percent)),
    `<div class="wide" tabindex="0" role="region" aria-label="${say("report.items")}"><table>`,
    `<thead><tr>${heads(["number", "item", "right", "left"])}`,
    full ? `<th colspan="2">${say("report.facility")}</th>` : "",
    full ? heads(["discrimination", "efficiency", "weight"]) : "",
    depth === "verdicts" ? heads(["concerns"]) : "",
    `</tr></thead><tbody>${form.items.map((item) => itemRow(item, form)).join("")}</tbody>`,
    "</table></div>",
    misconceived(form),
    `<h3>${say("report.choices")}</h3>`,
    ...form.items.map((item) => itemPart(item, form.form)),
    "</section>",
  ].join("");
}

/** @param {FormReport} form */
function misconceived(form) {
  const rows = misconceptionsOf(form).map(({ name, times, numbers }) => {
    return `<tr><td>${escaped(name)}</td><td>${times}</td><td>${numbers}</td></tr>`;
  });
  if (!rows.length) return "";
  return (
    `<h3>${say("report.misconceptions.all")}</h3><table class="errors"><thead><tr>` +
    `${heads(["misconception", "times", "in"])}</tr></thead><tbody>${rows.join("")}</tbody></table>`
  );
}

/** @param {string[]} names */
function heads(names) {
  return names.map((name) => `<th>${say(`report.${name}`)}</th>`).join("");
}

/**
 * @param {number | null} value
 * @param {number} digits
 * @param {Interval | null} [interval]
 */
function figure(value, digits, interval = null) {
  if (value === null) return "–";
  const ends = interval && ` [${fixed(interval[0], digits)}, ${fixed(interval[1], digits)}]`;
  return fixed(value, digits) + (ends || "");
}

/**
 * @param {ItemReport} one
 * @param {FormReport} form
 */
function itemRow(one, form) {
  const { figures } = one;
  const id = escaped(one.item.id);
  const weight = `${figure(figures.effective, 1)} / ${fixed(figures.intended, 1)}`;
  const cells = [
    one.number,
    `<a href="#${escaped(form.form.id)}-${id}">${id}</a>`,
    one.right,
    form.takers - one.answered,
  ];
  if (form.depth !== "counts") {
    cells.push(bar(one), figure(figures.facility, 0, one.facility));
    cells.push(figure(figures.discrimination, 0, one.discrimination));
    cells.push(figure(figures.efficiency, 0), weight);
  }
  const concerns = one.concerns.map((concern) => say(`report.concern.${concern}`)).join("；");
  const last = form.depth === "verdicts" ? `<td class="concern">${concerns}</td>` : "";
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}${last}</tr>`;
}

/**
 * @param {ItemReport} one
 * @param {AssignedForm} form
 */
function itemPart({ item, number, choices, misconceptions }, form) {
  if (!choices.length && !misconceptions.length) return "";
  const rows = choices.map(({ id, right, count, thirds }) => {
    const shown = escaped(optionText(item, id));
    const [kind, sign] = right ? [' class="right"', " ✓"] : ["", ""];
    return `<tr${kind}><td>${shown}${sign}</td><td>${count}</td><td>${thirds.join(" / ")}</td></tr>`;
  });
  const tags = misconceptions.map(([tag, n]) => {
    return ` <span>${escaped(nameOf(form, tag))} × ${n}</span>`;
  });
  return [
    `<div class="item" id="${escaped(form.id)}-${escaped(item.id)}">`,
    `<p><b>${number}</b> ${escaped(item.stem || item.id)}</p>`,
    choices.length
      ? `<table><thead><tr>${heads(["option", "count", "thirds"])}</tr></thead>` +
        `<tbody>${rows.join("")}</tbody></table>`
      : "",
    tags.length ? `<p class="tags">${say("report.misconceptions")}${tags.join("")}</p>` : "",
    "</div>",
  ].join("");
}

/** @param {ItemReport} one */
function bar({ facility, figures }) {
  const [low, high] = facility.map((end) => fixed(end, 1));
  return (
    '<svg class="bar" viewBox="0 0 100 10" aria-hidden="true">' +
    '<rect class="ground" width="100" height="10"/>' +
    `<rect class="value" width="${fixed(figures.facility, 1)}" height="10"/>` +
    `<path class="span" d="M${low} 5H${high}M${low} 2v6M${high} 2v6"/></svg>`
  );
}

/**
 * @param {readonly number[]} scores
 * @param {number} cut
 * @returns {string} how many reached how much, in tenths
 */
function histogram(scores, cut) {
  const counts = Array(BINS).fill(0);
  for (const score of scores) {
    counts[Math.min(BINS - 1, Math.max(0, Math.trunc((score * BINS) / 100)))] += 1;
  }
  const most = Math.max(...counts, 1);
  const [width, room] = [WIDE / BINS, HIGH - FOOT - 20];
  const bars = counts.map((count, place) => {
    const height = (room * count) / most;
    const x = place * width;
    const y = 20 + room - height;
    const label = `<text x="${fixed(x + width / 2, 0)}" y="${fixed(y - 4, 1)}" text-anchor="middle">`;
    return (
      `<rect x="${fixed(x + 4, 0)}" y="${fixed(y, 1)}" width="${fixed(width - 8, 0)}" ` +
      `height="${fixed(height, 1)}"/>${count ? `${label}${count}</text>` : ""}`
    );
  });
  const labels = counts.slice(1).map((_, before) => {
    const place = before + 1;
    return `<text x="${place * width}" y="${HIGH - 8}" text-anchor="middle">${place * 10}</text>`;
  });
  return (
    `<svg class="histogram" viewBox="0 0 ${WIDE} ${HIGH}" role="img" ` +
    `aria-label="${say("report.histogram")}">${bars.join("")}${labels.join("")}` +
    `<path class="cut" d="M${fixed((cut * WIDE) / 100, 1)} 12V${HIGH - FOOT}"/>` +
    `<path class="axis" d="M0 ${HIGH - FOOT}H${WIDE}"/></svg>`
  );
}

/** @param {number} value */
function signed(value) {
  return (value < 0 ? "" : "+") + fixed(value, 1);
}

/** @param {Growth} growth */
function gained({ people: n, before, after, gain, interval }) {
  if (!interval) return t("report.growth.few", { n, gain: signed(gain) });
  return t("report.growth", {
    n,
    before: fixed(before, 1),
    after: fixed(after, 1),
    gain: signed(gain),
    low: signed(interval[0]),
    high: signed(interval[1]),
  });
}

/**
 * @param {readonly FormReport[]} forms
 * @returns {string} measured facilities, for `quizgen paper make --facility`
 */
export function facilities(forms) {
  /** @type {Map<string, [share: number, takers: number]>} */
  const sums = new Map();
  for (const { depth, items, takers } of forms) {
    if (depth === "counts") continue;
    for (const { item, figures } of items) {
      const [share, before] = sums.get(item.id) || [0, 0];
      sums.set(item.id, [share + figures.facility * takers, before + takers]);
    }
  }
  const ids = Array.from(sums.keys()).sort(compareTexts);
  const rows = ids.map((id) => {
    const [share, takers] = /** @type {[number, number]} */ (sums.get(id));
    return [id, fixed(share / takers, 2), `${takers}`];
  });
  return toCsv([["item", "facility", "takers"], ...rows]);
}
