// Regrade: who changes by a corrected key, and the journal; twin of quizgen/results/journal.py.

import { canonical } from "../assigned/seal.mjs";
import { fraction, rational } from "../grading/rational.mjs";
import { t } from "../messages.mjs";
import { WrongFile } from "./opening.mjs";
import { digest } from "./plain.mjs";

/** @typedef {import("./marking.mjs").Graded} Graded */
/** @typedef {import("./opening.mjs").Assignment} Assignment */
/** @typedef {import("../grading/papers.mjs").PaperOutcome} PaperOutcome */
/**
 * @typedef {{who: string, receipt: string, before: PaperOutcome, after: PaperOutcome,
 *   items: string[]}} Change
 */

const START = "0".repeat(64);

/**
 * @param {readonly Graded[]} before
 * @param {readonly Graded[]} after of the same scripts
 * @returns {Change[]} whose points change, by how much and by which items
 */
export function changes(before, after) {
  return before.flatMap((one, at) => {
    const other = after[at];
    const items = one.form.items
      .filter((_, place) => {
        const [was, now] = [one.outcomes[place], other.outcomes[place]];
        return was.class !== now.class || exact(was.score) !== exact(now.score);
      })
      .map(({ id }) => id);
    if (!items.length && plain(one.paper) === plain(other.paper)) return [];
    const { receipt, submission } = one.taken;
    return [{ who: submission.who, receipt, before: one.paper, after: other.paper, items }];
  });
}

/** @param {string} points */
function exact(points) {
  return fraction(rational(points));
}

/** @param {PaperOutcome} paper */
function plain({ score, max, status, failed_sections }) {
  return JSON.stringify([exact(score), exact(max), status, failed_sections]);
}

/**
 * @param {import("./opening.mjs").Results} results
 * @param {readonly Graded[]} graded the scripts in them, with points as they hold them
 * @throws {WrongFile} if they were marked by other keys: who goes on from there would tell changes
 *   that were told before
 */
export function demandSameMarks({ marks }, graded) {
  const now = graded.map(({ paper, outcomes }) => {
    return [exact(paper.score), exact(paper.max), outcomes.map(({ score }) => exact(score))];
  });
  if (marks !== null && marks !== JSON.stringify(now)) throw new WrongFile(t("work.wrong.marked"));
}

/**
 * @param {Assignment} before
 * @param {Assignment} after
 * @throws {WrongFile} if more than keys differ
 */
export function demandSameItems(before, after) {
  /** @param {Assignment} one */
  const asked = ({ id, forms }) => {
    const marks = forms.map(({ hash, items }) => [hash, items.map((item) => item.id)]);
    return JSON.stringify([id, marks]);
  };
  if (asked(before) !== asked(after)) throw new WrongFile(t("work.wrong.corrected"));
}

/**
 * @param {string} text of a journal
 * @returns {string} the same, with a line end
 * @throws {WrongFile} if a line of it was changed or taken out
 */
export function readJournal(text) {
  let last = START;
  const lines = text.split("\n").filter(Boolean);
  for (const line of lines) {
    let previous = "";
    try {
      ({ previous } = JSON.parse(line));
    } catch (error) {
      // Told below.
    }
    if (previous !== last) throw new WrongFile(t("work.wrong.journal"));
    last = digest(line);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * @param {string} journal what was written so far
 * @param {string} reason
 * @param {readonly Change[]} found
 * @returns {string} the journal with one line more, unless its last tells these changes already
 */
export function journalled(journal, reason, found) {
  const lines = journal.split("\n").filter(Boolean);
  const last = lines[lines.length - 1];
  const told = found.map(({ who, receipt, before, after, items }) => ({
    who,
    receipt,
    before: [exact(before.score), before.status],
    after: [exact(after.score), after.status],
    items,
  }));
  if (last && canonical(JSON.parse(last).changes) === canonical(told)) return journal;
  const content = { previous: last ? digest(last) : START, reason, changes: told };
  return `${journal}${canonical(content)}\n`;
}
