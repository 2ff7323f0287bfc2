// Feedback: one person's marks, answers and what to review; twin of quizgen/web/feedback.py.

import { divide, multiply, rational } from "../grading/rational.mjs";
import { has, template } from "../messages.mjs";
import { at, chosen, entryIds, leftIds, responseHtml, rightIds, signs, textOf } from "./answers.mjs";
import { escaped, htmlOf, said, worded } from "./markup.mjs";
import { shown } from "./marking.mjs";
import { fixed } from "./report.mjs";
import { modulesOf, nameIn, provisionsOf, slipsOf } from "./reviewing.mjs";
import { keyHtml } from "./solutions.mjs";

/** @typedef {import("./marking.mjs").Graded} Graded */
/** @typedef {import("./markup.mjs").Html} Html */
/** @typedef {import("../grading/types.mjs").Outcome} Outcome */
/**
 * What is asked, and what came of it.
 *
 * @typedef {{number: string, own: any, texts: any, response: unknown, outcome: Outcome,
 *   stem: string}} Asked
 */

/** Provisions that are named at once: more would be no advice. */
const FIRST = 12;
/** @type {{[verdict: string]: string}} */
const SIGNS = { correct: "✓", partial: "◐", unanswered: "–", pending: "…", void: "○" };

/**
 * @param {Graded} graded of one person, of whom alone the page tells
 * @param {string} title of the assignment
 * @param {string} style
 * @param {boolean} reveal whether to show reserved items and their keys too
 * @returns {string} the page
 */
export function feedbackPage(graded, title, style, reveal) {
  const { taken, form, paper, outcomes } = graded;
  const { who } = taken.submission;
  const hidden = reveal ? [] : form.items.filter(({ use }) => use === "reserved");
  const open = form.items.filter((item) => !hidden.includes(item)).map(({ id }) => id);
  const pending = outcomes.filter((one) => one.class === "pending").length;
  const failed = paper.failed_sections.map((id) => nameIn(form.sections, id)).join("、");
  const notes = [
    pending && said("feedback.pending", { n: pending }),
    failed && said("feedback.failed", { sections: failed }),
    said("feedback.note") + (hidden.length ? ` ${said("feedback.note.hidden", { n: hidden.length })}` : ""),
  ];
  const named = `${escaped(title)} · ${escaped(who)} · ${said("feedback.title")}`;
  const state = `${said(`grade.status.${paper.status}`)}</em></p>`;
  return [
    '<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="generator" content="quizgen">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ',
    "style-src 'unsafe-inline'; img-src 'self' data:\">",
    `<link rel="icon" href="data:,"><title>${named}</title><style>${style}</style></head><body><main>`,
    `<h1>${escaped(title)} <small>${said("feedback.title")}</small></h1>`,
    `<p class="who">${facts(graded)}</p>`,
    `<p class="score s-${paper.status}"><strong>${shown(paper.score)}</strong> `,
    `<span>/ ${shown(paper.max)}</span> <span class="percent">${shown(paper.percent)}%</span> <em>${state}`,
    ...notes.filter(Boolean).map((note) => `<p class="note">${note}</p>`),
    modules(graded),
    slips(graded, open),
    review(graded, open),
    `<section class="all"><h2>${said("feedback.items")}</h2>`,
    `<input type="checkbox" id="only"><label for="only">${said("feedback.only")}</label>`,
    ...form.items.map((item, place) => question(graded, place, hidden.includes(item))),
    "</section></main></body></html>",
  ].join("");
}

/** @param {Graded} graded */
function facts({ taken, form }) {
  const { submission, incoming, receipt, late } = taken;
  const time = incoming.received.replace(/T/g, " ");
  return [
    `<b>${escaped(submission.who)}</b>`,
    escaped(form.title),
    receipt && `${said("assign.receipt")} <code class="whole">${escaped(receipt)}</code>`,
    time && said("feedback.received", { time }),
    late && said("grade.column.late"),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** @param {Graded} graded */
function modules(graded) {
  const rows = modulesOf(graded).map(([name, got, most]) => {
    const [part, whole] = most[0] ? divide(multiply(rational(100), got), most) : [0n, 1n];
    return (
      `<tr><th scope="row">${escaped(name)}</th><td class="bar">` +
      '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">' +
      '<rect class="ground" width="100" height="8"/>' +
      `<rect class="value" width="${fixed(Number(part) / Number(whole), 1)}" height="8"/></svg></td>` +
      `<td class="num">${shown(got.join("/"))} / ${shown(most.join("/"))}</td></tr>`
    );
  });
  if (!rows.length) return "";
  const table = `<table class="modules"><tbody>${rows.join("")}</tbody></table>`;
  return `<section><h2>${said("feedback.modules")}</h2>${table}</section>`;
}

/** @param {readonly number[]} list */
function numbers(list) {
  if (!list.length) return "";
  const links = list.map((n) => `<a href="#q${n}">${n}</a>`).join("、");
  return `<small>${said("feedback.before")}${links}${said("feedback.after")}</small>`;
}

/**
 * @param {Graded} graded
 * @param {readonly string[]} open
 */
function slips(graded, open) {
  const rows = slipsOf(graded, open).map((one) => `<li>${escaped(one.name)} ${numbers(one.numbers)}</li>`);
  if (!rows.length) return "";
  return `<section><h2>${said("feedback.slips")}</h2><ul class="plain">${rows.join("")}</ul></section>`;
}

/**
 * @param {Graded} graded
 * @param {readonly string[]} open
 */
function review(graded, open) {
  const rows = provisionsOf(graded, open).map(({ cite, gist, numbers: own }) => {
    return `<li><b>${escaped(cite)}</b>${gist && ` ${escaped(gist)}`} ${numbers(own)}</li>`;
  });
  if (!rows.length) return "";
  /** @param {readonly string[]} some */
  const listed = (some) => `<ul class="plain">${some.join("")}</ul>`;
  const rest = rows.slice(FIRST);
  const summary = `<summary>${said("feedback.rest", { n: rest.length })}</summary>`;
  const more = rest.length ? `<details>${summary}${listed(rest)}</details>` : "";
  return `<section><h2>${said("feedback.review")}</h2>${listed(rows.slice(0, FIRST))}${more}</section>`;
}

/**
 * @param {Graded} graded
 * @param {number} place
 * @param {boolean} hidden whether it is reserved, so that neither it nor its key is shown
 */
function question({ form, outcomes, taken }, place, hidden) {
  const { interaction, asked = "", given, feedback, cite = [], texts = {} } = form.items[place];
  const html = htmlOf(form.rendered || { block: {}, inline: {} });
  const response = taken.submission.responses[place];
  const number = String(place + 1);
  /** @type {Asked} */
  const one = { number, own: interaction, texts, response, outcome: outcomes[place], stem: asked };
  const start = `<article class="q k-${interaction.type} v-${one.outcome.class}" id="q${number}">${head(one)}`;
  if (hidden) return `${start}<p class="hidden">${said("feedback.hidden")}</p></article>`;
  const cites = cite.map(([name, gist]) => `<dd><b>${escaped(name)}</b>${gist && ` ${escaped(gist)}`}</dd>`);
  return [
    start,
    given ? `<div class="given"><b>${said("quiz.page.given")}</b>${html(given)}</div>` : "",
    answered(one, html),
    feedback ? `<div class="more">${html(feedback)}</div>` : "",
    cites.length ? `<dl class="cites"><dt>${said("quiz.basis")}</dt>${cites.join("")}</dl>` : "",
    "</article>",
  ].join("");
}

/** @param {Asked} one */
function head({ number, own, outcome }) {
  const pending = outcome.class === "pending";
  const n = `${pending ? "?" : shown(outcome.score)} / ${shown(outcome.max)}`;
  return (
    `<header><span class="n">${number}</span><span class="kind">${said(`quiz.page.type.${own.type}`)}</span>` +
    `<span class="verdict"><span aria-hidden="true">${SIGNS[outcome.class] || "✗"}</span> ` +
    `${said(`feedback.verdict.${outcome.class}`)}</span>` +
    `<span class="points">${said("feedback.points", { n })}</span></header>`
  );
}

/**
 * @param {Asked} one
 * @param {Html} html
 * @returns {string} what was asked and answered, and what is right
 */
function answered(one, html) {
  const { own, texts, response, outcome } = one;
  const stem = `<div class="stem">${stemHtml(one, html)}</div>`;
  if (own.type === "case") return stem + parts(one, html);
  const [picked, right] = [chosen(response), rightIds(own)];
  const choices = signs(own, texts, html).map((choice) => {
    const [ticked, key] = [picked.includes(choice.id), right.includes(choice.id)];
    const why = ticked || key ? html(choice.why, true) : "";
    return (
      `<li class="${ticked ? "own " : ""}${key ? "right" : ""}">` +
      `<span class="letter">${choice.sign}</span><span class="said">${choice.text}` +
      `${ticked ? ` <b class="tag">${said("feedback.own")}</b>` : ""}` +
      `${key ? ` <b class="tag key">${said("feedback.key")}</b>` : ""}` +
      `${why && `<span class="why">${why}</span>`}</span></li>`
    );
  });
  // Options show what is right among them; what was put in its very place need not be repeated.
  const placed = ["order", "match", "scenario"].includes(own.type) && outcome.class === "correct";
  const told = placed || (choices.length > 0 && right.length > 0);
  const answer = responseHtml(own, texts, response, html);
  const key = told ? "" : keyHtml(own, texts, html);
  const why = notes(one, html).map((note) => `<li>${note}</li>`);
  return [
    stem,
    choices.length ? `<ul class="choices">${choices.join("")}</ul>` : "",
    answer && `<div class="answer"><b>${said("feedback.own")}</b><div>${answer}</div></div>`,
    key && `<div class="answer key"><b>${said("feedback.key")}</b><div>${key}</div></div>`,
    why.length ? `<ul class="notes">${why.join("")}</ul>` : "",
  ].join("");
}

/**
 * @param {Asked} one a case
 * @param {Html} html
 */
function parts({ own, texts, response, outcome }, html) {
  /** @type {[id: string, stem: string, texts: any][]} */
  const known = texts.parts || [];
  return own.parts
    .map((/** @type {any} */ part, /** @type {number} */ place) => {
      // A case that nobody answered, or that is void, has no outcomes of its parts.
      const nothing = { ...outcome, score: "0", max: String(part.max ?? 1) };
      const came = /** @type {Outcome | undefined} */ (at(outcome.parts, part.id)) || nothing;
      const [, stem, inner] = known.find(([id]) => id === part.id) || ["", "", {}];
      const given = at(response, part.id);
      const number = `(${place + 1})`;
      const asked = { number, own: part, texts: inner, response: given, outcome: came, stem };
      const kind = `q k-${part.type} v-${came.class} part`;
      return `<article class="${kind}">${head(asked)}${answered(asked, html)}</article>`;
    })
    .join("");
}

/**
 * @param {Asked} one
 * @param {Html} html
 */
function stemHtml({ own, stem }, html) {
  const text = html(stem);
  return own.type === "blank" ? text.replace(/\[\[(\d+)\]\]/g, '<span class="gap">($1)</span>') : text;
}

/**
 * @param {Asked} one
 * @param {Html} html
 * @returns {string[]} why an answer is not right, as far as it shows, and the reasons of the key
 */
function notes({ own, texts, outcome }, html) {
  const found = outcome.reasons.map((reason) => reasonHtml(own, texts, reason, html));
  const told = Array.from(new Set(found)).filter(Boolean);
  if (outcome.class === "correct" && own.type !== "numeric") return told;
  const whys = new Set(whysOf(own, texts, outcome).filter(Boolean));
  return [...told, ...Array.from(whys, (why) => html(why, true))];
}

/**
 * @param {any} own
 * @param {any} texts
 * @param {string} reason of the grading contract
 * @param {Html} html
 * @returns {string} the reason in words; "" for one that is said elsewhere
 */
function reasonHtml(own, texts, reason, html) {
  const [code, ...more] = reason.replace(/^blank\d+:/, "").split(":");
  const rest = more.join(":");
  const key = `quiz.reason.${code}`;
  if (own.type === "scenario" && (code === "order" || code === "missing")) {
    const [a, b = ""] = rest.split(">").map((id) => html(textOf(texts.options, id)[0], true));
    return worded(escaped(template(key)), { a, b });
  }
  if (own.type === "interval" && code === "format") return said("quiz.reason.format_range");
  // What follows a colon is an id of the item: the key points of a text say it themselves.
  return rest || !has(key) ? "" : said(key);
}

/**
 * @param {any} own
 * @param {any} texts
 * @param {Outcome} outcome
 * @returns {string[]}
 */
function whysOf(own, texts, { reasons }) {
  /** @param {string[]} ids @param {any} side */
  const of = (ids, side) => ids.map((id) => textOf(side, id)[1]);
  switch (own.type) {
    case "numeric":
      return (own.also || []).map((/** @type {{tag?: string}} */ { tag }, /** @type {number} */ place) =>
        tag && reasons.includes(tag) ? (texts.why || [])[place] || "" : "",
      );
    case "blank":
      return (texts.why || []).slice(0, own.blanks.length);
    case "order":
      return of(entryIds(own), texts.options);
    case "match":
      return of(leftIds(own), texts.left);
    case "scenario":
      return of(own.steps.map((/** @type {{id: string}} */ { id }) => id), texts.options);
    default:
      return [];
  }
}
