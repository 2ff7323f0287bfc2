// Assigning: the panel where forms, times and a roster become pages, tickets and a capsule.

import { listen, make } from "../dom.mjs";
import { say, t } from "../messages.mjs";
import { zipped } from "./archive.mjs";
import { assigned } from "./making.mjs";
import { WrongFile } from "./opening.mjs";
import { give } from "./saving.mjs";
import { wrong } from "./view.mjs";

/** @typedef {import("./element.mjs").QgWorkbench} Desk */

export class Assigning {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {import("./making.mjs").Made | null} */
    this.made = null;
    this.kept = true;
  }

  /** @param {AbortSignal} signal */
  wire(signal) {
    const form = this.desk.within(".qw-make");
    listen(form, "submit", this.make, signal);
    listen(form, "input", () => this.clear(), signal);
    listen(this.desk.within(".qw-made"), "click", this.clicked, signal);
  }

  /** Forget what was made: it is of other files or other times. */
  clear() {
    this.made = null;
    this.kept = true;
    this.desk.within(".qw-made").hidden = true;
    const told = this.desk.within("[data-for=make]");
    delete told.dataset.t;
    told.textContent = "";
    const list = this.desk.within(".qw-forms");
    list.textContent = "";
    for (const { form } of this.desk.pack ? this.desk.pack.forms : []) {
      const practice = form.items.filter(({ use }) => use === "practice").length;
      const n = form.items.length;
      const key = practice ? "work.form.practice" : "work.form";
      list.append(say(make("li"), key, { id: form.id, title: form.title, n, practice }));
    }
  }

  /** @param {Event} event */
  make = (event) => {
    event.preventDefault();
    const { pack, keys, roster } = this.desk;
    const told = this.desk.within("[data-for=make]");
    told.classList.remove("qw-state--wrong");
    /** @param {string} name */
    const value = (name) => {
      return /** @type {HTMLInputElement} */ (this.desk.within(`.qw-make [name=${name}]`)).value.trim();
    };
    try {
      if (!pack) throw new WrongFile(t("work.make.forms"));
      if (!keys) throw new WrongFile(t("work.make.keys"));
      const [id, title, opens, closes] = ["id", "title", "opens", "closes"].map(value);
      this.made = assigned(pack, { id, title, opens, closes }, keys, roster || []);
    } catch (error) {
      wrong(told, error);
      return;
    }
    const { assignment, mark } = this.made;
    // Without the part to keep nobody can grade what the class was given.
    this.kept = false;
    const people = (roster || []).length;
    const values = { forms: assignment.forms.length, n: people };
    say(told, people ? "work.made" : "work.made.open", values);
    this.desk.within(".qw-mark").textContent = mark;
    this.desk.within(".qw-made").hidden = false;
  };

  /** @param {Event} event */
  clicked = (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button || !this.made) return;
    const folder = String(button.dataset.folder);
    const files = Array.from(this.made.files).filter(([path]) => path.startsWith(`${folder}/`));
    const name = `${this.made.assignment.id}-${folder}.zip`;
    give(name, zipped(new Map(files)));
    if (folder === "private") this.kept = true;
    if (!this.kept) {
      say(this.desk.within(".qw-made__saved"), "work.saved.public", { name });
      return;
    }
    say(this.desk.within(".qw-made__saved"), "work.saved", { name });
  };
}
