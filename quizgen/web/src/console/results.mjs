// Results: how far the objectives were reached, what a pass would be, and how earlier runs went.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { ENOUGH, standard } from "./borderline.mjs";
import { day, head, table } from "./controls.mjs";
import { objectives, pairs, summary } from "./reckon.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./reckon.mjs").Summary} Summary */

/** Observers who are farther apart than so many points have seen different things. */
const APART = 25;

/** @param {Desk} desk */
export function reached(desk) {
  const body = make("tbody");
  for (const { id, text, percent, spread, people } of objectives(desk.play)) {
    const share = percent === null ? "—" : `${Math.round(percent)}%`;
    const apart = make("td", "", people > 1 ? String(Math.round(spread)) : "—");
    if (spread >= APART) apart.append(say(make("span", "qc-small"), "console.aar.apart"));
    const bar = make("meter", "qc-meter");
    bar.max = 100;
    bar.value = percent || 0;
    bar.setAttribute("aria-hidden", "true");
    body.append(
      make("tr", "", make("td", "", make("b", "", id), " ", text), make("td", "", bar, share), make("td", "", String(people)), apart),
    );
  }
  return [
    head("h3", "console.aar.objectives"),
    table(["objective", "reached", "observers", "spread"], body, "console.aar.objectives"),
    ...passMark(desk),
  ];
}

/** @param {Desk} desk */
function passMark(desk) {
  const { lesson } = desk;
  const here = lesson.groups.flatMap(({ number }) => pairs(desk.playOf(number)));
  const before = earlier(desk).flatMap((one) => one.pairs);
  const found = standard([...here, ...before]);
  if (!found.n) return [];
  const values = {
    n: found.n,
    m: ENOUGH,
    p: found.cut === null ? "—" : Math.round(found.cut),
    r: found.r2.toFixed(2),
  };
  const key = found.cut === null ? "console.pass.none" : "console.pass";
  const line = say(make("p", "qc-pass"), key, values);
  const doubt = found.doubt && say(make("p", "qc-doubt"), `console.pass.${found.doubt}`, values);
  return [head("h3", "console.pass.title"), line, doubt].filter(Boolean).map((one) => /** @type {Node} */ (one));
}

/**
 * @param {Desk} desk
 * @returns {Summary[]} runs that were kept, but not those of this lesson as they stand
 */
export function earlier(desk) {
  const ended = new Set(
    desk.lesson.groups.map(({ number, name }) => `${desk.lesson.key}/${name}/${desk.run.groups[number].ended}`),
  );
  return desk.kept.past().filter((one) => !ended.has(`${one.key}/${one.group}/${one.at}`));
}

/** @param {Desk} desk */
export function comparison(desk) {
  const past = earlier(desk);
  const own = summary(desk.play, Date.now());
  if (!past.length) {
    return [head("h3", "console.aar.compare"), say(make("p"), "console.aar.compare.none")];
  }
  const body = make("tbody");
  for (const one of past.slice(-12)) body.append(line(one, false));
  body.append(line(own, true));
  return [
    head("h3", "console.aar.compare"),
    table(["date", "group", "ending", "reached", "overall", "wrongs", "minutes"], body, "console.aar.compare"),
    ...better(past, own),
  ];
}

/**
 * @param {Summary} one
 * @param {boolean} now
 */
function line(one, now) {
  const ending = one.ending || "—";
  const row = make(
    "tr",
    now ? "qc-now" : "",
    make("td", "", day(new Date(one.at))),
    make("td", "", `${one.group} · ${one.sign}`),
    make("td", "", ending, one.failed && say(make("span", "qc-small"), "console.critical.failed")),
    make("td", "", share(one.percent)),
    make("td", "", one.overall === null ? "—" : one.overall.toFixed(1)),
    make("td", "", one.deviations.join(" / ")),
    make("td", "", String(one.minutes)),
  );
  if (now) row.setAttribute("aria-current", "true");
  return row;
}

/**
 * @param {readonly Summary[]} past
 * @param {Summary} own
 */
function better(past, own) {
  const last = past[past.length - 1];
  const values = { n: wrongs(own), m: wrongs(last) };
  const nodes = [say(make("p"), "console.aar.compare.wrongs", values)];
  if (own.percent !== null && last.percent !== null) {
    const change = Math.round(own.percent) - Math.round(last.percent);
    const key = change >= 0 ? "console.aar.compare.up" : "console.aar.compare.down";
    nodes.push(say(make("p"), key, { n: Math.abs(change) }));
  }
  return nodes;
}

/** @param {Summary} summary */
function wrongs({ deviations }) {
  return deviations.reduce((sum, number) => sum + number, 0);
}

/** @param {number | null} percent */
function share(percent) {
  return percent === null ? "—" : `${Math.round(percent)}%`;
}
