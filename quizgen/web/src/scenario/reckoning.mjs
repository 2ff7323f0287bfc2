// Reckoning: what is shown at the end: the ending, the score, the turning point, the regrets.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { turn } from "./walk.mjs";

/** @typedef {import("./machine.mjs").Machine} Machine */
/** @typedef {import("./pages.mjs").Pages} Pages */
/** @typedef {import("./walk.mjs").Walk} Walk */

const MOST_REGRETS = 3;

/**
 * @param {Pages} pages
 * @param {Machine} machine
 * @param {Walk} walk
 * @returns {HTMLElement[]}
 */
export function reckoning(pages, machine, walk) {
  const node = machine.node(walk.row);
  const ending = make(
    "section",
    `qs-ending qs-ending--${node.end}`,
    say(make("p", "qs-step"), "scene.ending"),
    pages.after(`#${node.id}`),
  );
  const record = pages.record(walk);
  record.setAttribute("open", "");
  return [ending, score(walk), ...turning(pages, machine, walk), ...regrets(pages, machine, walk),
    record, ...questions(pages)]; // prettier-ignore
}

/** @param {Walk} walk */
function score(walk) {
  const list = make("dl", "qs-scores");
  for (const name of ["procedure", "evidence", "law", "manner"]) {
    const most = walk.most[name];
    if (!most) continue;
    const got = walk.score[name] || 0;
    const bar = make("meter");
    bar.max = most;
    bar.value = got;
    bar.setAttribute("aria-hidden", "true");
    const line = say(make("span"), "scene.score.line", { n: got, m: most });
    list.append(make("div", "", say(make("dt"), `scene.dim.${name}`), make("dd", "", bar, line)));
  }
  return make("section", "", label("scene.score"), list);
}

/**
 * @param {Pages} pages
 * @param {Machine} machine
 * @param {Walk} walk
 */
function turning(pages, machine, walk) {
  const place = turn(machine, walk.steps);
  if (place < 0) return [make("section", "", label("scene.turn"), say(make("p"), "scene.turn.none"))];
  const line = say(make("p"), "scene.turn.at", { n: shown(walk, place) });
  return [make("section", "", label("scene.turn"), line, done(pages, machine, walk, place))];
}

/**
 * @param {Pages} pages
 * @param {Machine} machine
 * @param {Walk} walk
 */
function regrets(pages, machine, walk) {
  const worst = walk.steps
    .map(({ lost }, place) => ({ lost, place }))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost || a.place - b.place)
    .slice(0, MOST_REGRETS);
  if (!worst.length) return [];
  const list = make("ul", "qs-regrets");
  for (const { lost, place } of worst) {
    const { before, better } = walk.steps[place];
    const words = { n: shown(walk, place), m: lost };
    const option = pages.option(machine.node(before).decision || "", better);
    list.append(make("li", "", say(make("span"), "scene.regret.line", words), option));
  }
  return [make("section", "", label("scene.regret"), list)];
}

/** @param {Pages} pages */
function questions(pages) {
  const asked = pages.after("?");
  return asked.firstChild ? [make("section", "", label("scene.debrief"), asked)] : [];
}

/**
 * @param {Pages} pages
 * @param {Machine} machine
 * @param {Walk} walk
 * @param {number} place
 */
function done(pages, machine, walk, place) {
  const { move, before } = walk.steps[place];
  const text = pages.option(machine.node(before).decision || "", move.option.id || "");
  return make("p", "qs-turned", text);
}

/**
 * @param {Walk} walk
 * @param {number} place
 * @returns {number} the number of a step as the reader counts them
 */
function shown(walk, place) {
  return walk.steps.slice(0, place + 1).filter(({ move }) => move.option.id).length;
}

/** @param {string} key */
function label(key) {
  return say(make("p", "qg-scene__label"), key);
}
