// Result: the marks of a whole paper in words.

import { make } from "../dom.mjs";
import { totalPaper } from "../grading/index.mjs";
import { say } from "../messages.mjs";

/** @typedef {import("./item.mjs").QgItem} QgItem */
/** @typedef {import("./types.mjs").FormData} FormData */
/** @typedef {import("./types.mjs").Response} Response */

/**
 * @param {QgItem[]} items
 * @param {FormData} data
 * @param {{[id: string]: Response}} responses
 */
export function result(items, data, responses) {
  const paper = { pass_percent: data.pass, section_min_percent: data.sections || {} };
  const rows = items.map((item) => {
    const given = responses[item.data.id];
    const response = given === undefined ? null : given;
    return { item, response, section: item.data.section, outcome: item.grade(response) };
  });
  const marks = totalPaper(paper, rows.filter(({ item }) => !item.data.open));
  const words = make(
    "div",
    "qg-result",
    say(make("p", "qg-result__status"), `quiz.status.${marks.status}`),
    say(make("p", "qg-result__score"), "quiz.total", {
      n: marks.score,
      m: marks.max,
      p: marks.percent,
    }),
  );
  words.dataset.status = marks.status;
  for (const id of marks.failed_sections) {
    const title = (data.titles && data.titles[id]) || id;
    const least = (data.sections && data.sections[id]) || "";
    words.append(say(make("p", "qg-reason"), "quiz.section_failed", { a: title, n: least }));
  }
  return { rows, words };
}
