// Making: an assignment from a pack of forms: the files that `quizgen assign` writes.

import { t } from "../messages.mjs";
import { toCsv } from "./csv.mjs";
import { commitment, issued, locked } from "./issuing.mjs";
import { base64 } from "./keys.mjs";
import { escaped } from "./markup.mjs";
import { WrongFile } from "./opening.mjs";
import { sorted, written } from "./plain.mjs";

/** @typedef {import("./keys.mjs").Keys} Keys */
/** @typedef {import("./opening.mjs").Assignment} Assignment */
/** @typedef {import("./opening.mjs").Pack} Pack */
/** @typedef {{id: string, title: string, opens: string, closes: string}} Settings */
/** @typedef {{assignment: Assignment, mark: string, files: Map<string, string>}} Made */

const HEAD = { quizgen: "assignment", schema: 1 };
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const ID = /^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/;

/**
 * @param {Pack} pack
 * @param {Settings} settings
 * @param {Keys} keys
 * @param {readonly string[]} roster pseudonyms, each of which gets a ticket
 * @returns {Made} with all files by their path: below `public` for everybody, below `private` not
 */
export function assigned(pack, settings, keys, roster) {
  lookAt(settings);
  const { opens, closes, id } = settings;
  const forms = pack.forms.map(({ form }) => form);
  const title = settings.title || forms[0].title;
  /** @type {Assignment} */
  const assignment = { id, title, course: pack.course, opens, closes, forms };
  const { capsule, word } = locked({ ...HEAD, ...assignment });
  const mark = commitment(capsule);
  const files = new Map([["public/capsule.txt", `${capsule}\n`]]);
  for (const { form, page } of pack.forms) {
    files.set(`public/${form.id}.html`, filled(page, form, assignment, keys, mark));
  }
  files.set("private/assignment.json", assignmentFile(assignment));
  files.set("private/capsule-key.txt", `${word}\n${mark}\n`);
  const rows = roster.map((who, place) => {
    // Neighbours on the roster get different forms.
    const form = forms[place % forms.length];
    const ticket = { assignment: id, form: form.hash, who, opens, closes };
    return [who, form.id, issued(ticket, keys.sign)];
  });
  if (rows.length) files.set("private/tickets.csv", toCsv([["who", "form", "ticket"], ...rows]));
  return { assignment, mark, files };
}

/** @param {Settings} settings */
function lookAt({ id, opens, closes }) {
  if (!ID.test(id)) throw new WrongFile(t("work.wrong.id"));
  for (const time of [opens, closes]) {
    if (time && !TIME.test(time)) throw new WrongFile(t("work.wrong.time", { time }));
  }
  if (opens && closes && opens >= closes) throw new WrongFile(t("work.wrong.order"));
}

/**
 * @param {object} record
 * @returns {object} the same, what is inside of its fields in the one order
 */
function ordered(record) {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, sorted(one)]));
}

/** @param {import("./opening.mjs").AssignedForm} form */
function plainForm({ items, ...rest }) {
  return { ...ordered(rest), items: items.map(ordered) };
}

/**
 * @param {Assignment} assignment
 * @returns {string} the file that the instructor keeps, as `quizgen assign` writes it
 */
export function assignmentFile(assignment) {
  const { id, title, course, opens, closes, forms } = assignment;
  const head = { ...HEAD, id, title, course, opens, closes };
  return `${written({ ...head, forms: forms.map(plainForm) })}\n`;
}

/**
 * @param {readonly string[]} page in four pieces
 * @param {import("./opening.mjs").AssignedForm} form
 * @param {Assignment} assignment
 * @param {Keys} keys
 * @param {string} mark
 * @returns {string} the page of one form, as `quizgen.web.assigned` writes it
 */
function filled(page, form, { id, opens, closes }, keys, mark) {
  const times = [
    opens && t("assign.from", { time: opens.replace("T", " ") }),
    closes && t("assign.until", { time: closes.replace("T", " ") }),
  ];
  const data = JSON.stringify({
    assignment: id,
    form: form.hash,
    seal: base64(keys.seal),
    verify: base64(keys.verify),
    file: form.id,
  });
  const said = times.map((time) => time && ` · ${time}`).join("");
  const attribute = data.replace(/&/g, "&amp;").replace(/'/g, "&#39;");
  return page[0] + escaped(said) + page[1] + attribute + page[2] + escaped(mark) + page[3];
}
