// API: finds what a system offers to its content: in a window above, or in the one that opened it.

/** As many windows up as SCORM asks for. */
const MOST = 500;

/** @typedef {{[method: string]: (...values: string[]) => string}} Api */

/**
 * @param {string} name `API` of SCORM 1.2, `API_1484_11` of SCORM 2004
 * @returns {Api | null}
 */
export function findApi(name) {
  return above(window, name) || (window.opener ? above(window.opener, name) : null);
}

/**
 * @param {Window} start
 * @param {string} name
 * @returns {Api | null}
 */
function above(start, name) {
  let place = start;
  for (let step = 0; step < MOST; step++) {
    try {
      const found = /** @type {any} */ (place)[name];
      if (found) return found;
    } catch {
      // A window of another host: those above it may still be ours.
    }
    if (!place.parent || place.parent === place) return null;
    place = place.parent;
  }
  return null;
}
