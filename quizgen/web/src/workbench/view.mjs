// View: gradebook, texts to be judged and oddities as tables that people read.

import { make } from "../dom.mjs";
import { name, say } from "../messages.mjs";
import { explained } from "./explaining.mjs";
import { shown, texts, wroteText } from "./marking.mjs";
import { WrongFile } from "./opening.mjs";

/** @typedef {import("./intake.mjs").Anomaly} Anomaly */
/** @typedef {import("./marking.mjs").Graded} Graded */
/** @typedef {import("./regrade.mjs").Change} Change */

/**
 * @param {string[]} keys of the columns
 * @param {HTMLTableRowElement[]} rows
 * @returns {HTMLTableElement}
 */
function table(keys, rows) {
  const head = keys.map((key) => {
    const cell = say(make("th"), `grade.column.${key}`);
    cell.scope = "col";
    return cell;
  });
  return make(
    "table",
    "qw-table",
    make("thead", "", make("tr", "", ...head)),
    make("tbody", "", ...rows),
  );
}

/**
 * @param {readonly (string | Node)[]} cells the first names the row
 * @returns {HTMLTableRowElement}
 */
function row(...cells) {
  const [first, ...others] = cells;
  const head = make("th", "", first);
  head.scope = "row";
  return make("tr", "", head, ...others.map((one) => make("td", "", one)));
}

/**
 * @param {readonly Graded[]} graded
 * @returns {HTMLTableElement}
 */
export function bookTable(graded) {
  const rows = graded.map(({ taken, form, paper }) => {
    const result = status(paper, paper);
    const late = taken.late && say(make("span", "qw-late"), "grade.column.late");
    const made = row(
      taken.submission.who,
      form.id,
      `${shown(paper.score)} / ${shown(paper.max)}`,
      shown(paper.percent),
      make("span", "", result, late),
    );
    for (const place of [2, 3]) made.cells[place].className = "qw-number";
    return made;
  });
  return table(["who", "form", "score", "percent", "status"], rows);
}

/**
 * @param {readonly Anomaly[]} anomalies
 * @returns {HTMLTableElement}
 */
export function oddityTable(anomalies) {
  const rows = anomalies.map((one) => {
    const kind = say(make("span"), `grade.oddity.${one.oddity}`);
    return row(kind, one.who, one.source, explained(one), make("code", "", one.receipt));
  });
  return table(["oddity", "who", "source", "told", "receipt"], rows);
}

/**
 * A card for each text that a person has to judge, as they are too long for rows.
 *
 * @param {readonly Graded[]} graded
 * @param {ReadonlyMap<string, string>} points
 * @returns {HTMLElement}
 */
export function judging(graded, points) {
  const cards = texts(graded).map(({ one, place, key }) => {
    const item = one.form.items[place];
    const { suggested, max } = one.own[place];
    const field = make("input", "qw-points");
    field.inputMode = "decimal";
    field.autocomplete = "off";
    field.dataset.key = key;
    field.value = points.get(key) || "";
    const who = one.taken.submission.who;
    name(field, "work.points.of", { who, item: item.id });
    const known = { max: shown(max), suggested: shown(suggested || "0") };
    const limits = suggested === undefined ? "work.max" : "work.suggested";
    return make(
      "li",
      "qw-text",
      make("p", "qw-text__head", make("b", "", who), ` ${item.id} `, make("span", "", item.stem)),
      wanted(item),
      make("blockquote", "", wroteText(one, place)),
      make(
        "p",
        "qw-text__foot",
        make("label", "", say(make("span"), "grade.column.points"), field),
        say(make("span"), limits, known),
      ),
    );
  });
  return make("ol", "qw-texts", ...cards);
}

/**
 * The whole question and what an answer should hold; as plain text, since it comes from a file.
 *
 * @param {import("./opening.mjs").AssignedItem} item
 */
function wanted({ asked = "", interaction, texts: said }) {
  const { keypoints = [] } = /** @type {{keypoints?: import("../grading/types.mjs").KeyPoint[]}} */ (
    /** @type {any} */ (interaction)
  );
  const named = new Map((said && said.keypoints) || []);
  const points = keypoints.map(({ id, any, points: worth = "1" }) => {
    return make("li", "", `${named.get(id) || any[0]} `, say(make("b"), "work.worth", { n: String(worth) }));
  });
  return make(
    "details",
    "",
    say(make("summary"), "work.wanted"),
    make("p", "qw-asked", asked.replace(/\*\*/g, "")),
    make("ul", "qw-keypoints", ...points),
  );
}

/**
 * @param {readonly Change[]} found
 * @returns {HTMLTableElement} who would change, by how much and by which items
 */
export function changeTable(found) {
  const rows = found.map(({ who, receipt, before, after, items }) => {
    const moved = row(
      who,
      shown(before.score),
      shown(after.score),
      status(before, after),
      items.join(" "),
      make("code", "", receipt),
    );
    for (const place of [1, 2]) moved.cells[place].className = "qw-number";
    return moved;
  });
  return table(["who", "before", "after", "status", "items", "receipt"], rows);
}

/**
 * @param {Change["before"]} before
 * @param {Change["after"]} after
 * @returns {HTMLElement}
 */
function status(before, after) {
  /** @param {string} one */
  const shown_ = (one) => {
    const made = say(make("span", "qw-status"), `grade.status.${one}`);
    made.dataset.status = one;
    return made;
  };
  if (before.status === after.status) return shown_(after.status);
  return make("span", "", shown_(before.status), " → ", shown_(after.status));
}

/**
 * @param {HTMLElement} place
 * @param {number} rows
 * @param {HTMLElement} content
 * @param {string} none what is said instead where there are no rows
 */
export function fill(place, rows, content, none) {
  place.textContent = "";
  place.append(rows ? content : say(make("p", "qw-empty"), none));
}

/**
 * @param {HTMLElement} told
 * @param {unknown} error
 */
export function wrong(told, error) {
  if (!(error instanceof WrongFile)) throw error;
  delete told.dataset.t;
  told.textContent = error.message;
  told.classList.add("qw-state--wrong");
}
