// Correcting: the panel where a key is corrected: who would change first, then why, then the marks.

import { listen, make } from "../dom.mjs";
import { say, t } from "../messages.mjs";
import { Marking } from "./marking.mjs";
import { keyField, mended } from "./mending.mjs";
import { WrongFile } from "./opening.mjs";
import { changes, demandSameItems, journalled } from "./regrade.mjs";
import { changeTable, fill, wrong } from "./view.mjs";

/** @typedef {import("./element.mjs").QgWorkbench} Desk */
/** @typedef {import("./opening.mjs").Assignment} Assignment */

export class Correcting {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Assignment | null} */
    this.draft = null;
    /** @type {import("./mending.mjs").Field | null} */
    this.field = null;
    /** @type {import("./regrade.mjs").Change[]} */
    this.found = [];
    /** @type {Assignment | null} */
    this.listed = null;
  }

  /** @param {AbortSignal} signal */
  wire(signal) {
    const { desk } = this;
    listen(desk.within(".qw-item select"), "change", () => this.choose(), signal);
    listen(desk.within(".qw-put"), "click", () => this.put(), signal);
    listen(desk.within(".qw-undo"), "click", () => this.undo(), signal);
    listen(desk.within(".qw-apply"), "submit", this.apply, signal);
  }

  /** @param {Assignment} corrected from a file */
  open(corrected) {
    const { assignment } = this.desk;
    if (!assignment) throw new WrongFile(t("work.wait.marks"));
    demandSameItems(assignment, corrected);
    this.draft = corrected;
  }

  /** Forget what was corrected and not applied. */
  drop() {
    this.draft = null;
    this.field = null;
  }

  undo() {
    this.drop();
    this.draw();
    this.choose();
  }

  draw() {
    const { desk } = this;
    const { assignment } = desk;
    const { graded } = desk.taking;
    const ready = Boolean(assignment && graded.length);
    desk.within(".qw-mend").hidden = !ready;
    desk.within(".qw-nothing").hidden = ready;
    if (!assignment || !ready) return;
    this.list(assignment);
    const { draft } = this;
    desk.within(".qw-trial").hidden = !draft;
    if (!draft) return;
    const marking = new Marking(draft);
    const after = graded.map(({ taken }) => marking.mark(taken, desk.points));
    this.found = changes(graded, after);
    const { length } = this.found;
    say(desk.within(".qw-trial__sum"), "work.trial", { n: length, of: graded.length });
    fill(desk.within(".qw-changes"), length, changeTable(this.found), "work.none.changes");
  }

  /** @param {Assignment} assignment */
  list(assignment) {
    if (this.listed === assignment) return;
    this.listed = assignment;
    const select = this.desk.within(".qw-item select");
    select.textContent = "";
    for (const { id, title, hash, items } of assignment.forms) {
      const group = make("optgroup");
      group.label = `${title} ${id}`;
      items.forEach((item, at) => {
        const option = make("option", "", `${at + 1}. ${item.stem || item.id}`);
        option.value = `${hash} ${at}`;
        group.append(option);
      });
      select.append(group);
    }
    this.choose();
  }

  choose() {
    const select = /** @type {HTMLSelectElement} */ (this.desk.within(".qw-item select"));
    const [hash, at] = select.value.split(" ");
    const source = this.draft || this.desk.assignment;
    const form = source && source.forms.find((one) => one.hash === hash);
    const place = this.desk.within(".qw-rule");
    place.textContent = "";
    if (!form) return;
    this.field = keyField(form.items[Number(at)]);
    place.append(this.field.node);
  }

  put() {
    const { field } = this;
    const source = this.draft || this.desk.assignment;
    const told = this.desk.within("[data-for=rule]");
    told.classList.remove("qw-state--wrong");
    if (!field || !source) return;
    try {
      this.draft = mended(source, field.item, field.read());
      say(told, "work.put", { id: field.item.id });
    } catch (error) {
      wrong(told, error);
      return;
    }
    this.choose();
    this.draw();
  }

  /** @param {Event} event */
  apply = (event) => {
    event.preventDefault();
    const { desk, draft, found } = this;
    const field = /** @type {HTMLInputElement} */ (desk.within("[name=reason]"));
    const told = desk.within("[data-for=apply]");
    const reason = field.value.trim();
    const { length: n } = found;
    const missing = Boolean(n) && !reason;
    told.classList.toggle("qw-state--wrong", missing);
    if (!draft || missing) {
      say(told, "work.reason.missing");
      return;
    }
    const before = desk.journal;
    if (n) desk.journal = journalled(before, reason, found);
    desk.assign(draft);
    desk.corrected = true;
    // What was marked by the key before must not be asked for once more.
    if (desk.results) desk.results.marks = null;
    field.value = "";
    const again = desk.journal === before ? "work.applied.again" : "work.applied";
    say(told, n ? again : "work.applied.none", { n });
    desk.taking.refresh().then(() => {
      desk.unsaved = true;
    });
  };
}
