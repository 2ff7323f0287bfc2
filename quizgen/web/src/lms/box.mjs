// Box: a storage in memory for the pages of a package: what they keep goes to the system instead.
//
// On a computer that several people use, nothing of one learner may be left for the next.

export class Box {
  /** @param {(key: string) => void} changed */
  constructor(changed) {
    /** @type {Map<string, string>} */
    this.entries = new Map();
    this.changed = changed;
  }

  /**
   * @param {string} key
   * @returns {string | null}
   */
  getItem(key) {
    const value = this.entries.get(key);
    return value === undefined ? null : value;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.entries.set(key, value);
    this.changed(key);
  }

  /** @param {string} key */
  removeItem(key) {
    this.entries.delete(key);
    this.changed(key);
  }
}
