// Reckoning: what is shown at the end: the ending, the score, what was done beside a lawful way.

import { all } from "../dom.mjs";
import { say } from "../messages.mjs";
import { nearest, turned } from "./walk.mjs";

/** @typedef {import("./machine.mjs").Machine} Machine */
/** @typedef {import("./pages.mjs").Pages} Pages */
/** @typedef {import("./walk.mjs").Walk} Walk */

/**
 * Fill what Python wrote for the end of any walk.
 *
 * @param {Pages} pages
 * @param {Machine} machine
 * @param {Walk} walk
 * @param {import("./saved.mjs").Saved} saved
 * @returns {Node[]}
 */
export function reckoning(pages, machine, walk, saved) {
  const rest = pages.after("=");
  for (const row of all(rest, "[data-dim]")) {
    const { dim = "" } = row.dataset;
    const most = walk.most[dim];
    if (!most) row.remove();
    const got = walk.score[dim] || 0;
    const bar = /** @type {HTMLMeterElement} */ (all(row, "meter")[0]);
    bar.max = most || 1;
    bar.value = got;
    bar.after(`${got} / ${most}`);
  }
  const how = saved.exam ? "scene.exam" : "scene.undone";
  say(all(rest, ".qs-how")[0], how, { n: saved.undone });
  const { ways } = pages.data.cases[pages.chosen];
  const lost = turned(ways, walk.steps);
  all(rest, ".qs-clean")[0].hidden = lost >= 0;
  all(rest, ".qs-line")[0].append(pages.record(walk, nearest(ways, walk.steps), lost));
  // A document is made in a scene, whatever is chosen there, or by a choice.
  const made = walk.steps.map(({ move, before }) => `${before[0]}/${move.option.id}`);
  for (const paper of all(rest, "[data-made]")) {
    const [chosen, by = ""] = (paper.dataset.made || "").split(":");
    if (+chosen !== pages.chosen || !made.some((one) => one.startsWith(by))) paper.remove();
  }
  return [pages.after(`#${machine.node(walk.row).id}`), rest];
}
