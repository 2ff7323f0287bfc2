// Archive: several files as one zip: a browser stops a page that saves more than ten in a row.

import { strToU8, zipSync } from "fflate";

/** A page does not know what time it is: the same files, the same bytes. */
const DAY = new Date(1980, 0, 1);

/**
 * @param {ReadonlyMap<string, string | Uint8Array>} files by path
 * @returns {Uint8Array}
 */
export function zipped(files) {
  /** @type {{[path: string]: Uint8Array}} */
  const data = {};
  for (const [path, content] of files) {
    data[path] = typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(data, { mtime: DAY });
}
