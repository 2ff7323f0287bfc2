// Kept: what was decided on a visit, kept in the browser under the course's prefix. No DOM here.

import { openBox, parse } from "../store.mjs";

/** @typedef {Record<string, Record<string, string>>} Decided by place and kind the option */

const VERSION = 1;

export class Kept {
  /**
   * @param {string} course
   * @param {string} visit
   * @param {() => Pick<Storage, "getItem" | "setItem">} [open]
   */
  constructor(course, visit, open = openBox) {
    this.key = `qg:${course}:visit:${visit}`;
    this.open = open;
    /** Whether the browser keeps it. */
    this.safe = true;
    /** @type {Decided} */
    this.decided = {};
  }

  /**
   * Read what is kept; what the visit does not have any more is left out.
   *
   * @param {(place: string, kind: string, option: string) => boolean} known
   */
  read(known) {
    this.decided = {};
    try {
      const file = /** @type {any} */ (parse(this.open().getItem(this.key) || "{}")) || {};
      const places = file.v === VERSION && typeof file.decided === "object" ? file.decided : {};
      for (const [place, steps] of Object.entries(places || {})) {
        for (const [kind, option] of Object.entries(steps || {})) {
          if (known(place, kind, String(option))) this.put(place, kind, String(option));
        }
      }
    } catch {
      this.safe = false;
    }
  }

  /**
   * @param {string} place
   * @param {string} kind
   * @param {string} option
   */
  put(place, kind, option) {
    this.decided[place] = { ...this.decided[place], [kind]: option };
  }

  write() {
    try {
      this.open().setItem(this.key, JSON.stringify({ v: VERSION, decided: this.decided }));
    } catch {
      this.safe = false;
    }
  }
}
