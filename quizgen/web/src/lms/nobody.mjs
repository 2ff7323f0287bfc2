// Nobody: stands for a system where there is none: the pages work, and nothing is kept.

/** @typedef {import("./types.mjs").Runtime} Runtime */

/** @implements {Runtime} */
export class Nobody {
  constructor() {
    this.limit = 0;
  }

  async open() {
    return { kept: "", page: "" };
  }

  keep() {}

  tell() {}

  note() {}

  commit() {}

  close() {}
}
