// Clock: time of the exercise, which runs and pauses, and how times are written. No DOM here.

/** @typedef {{past: number, since: number}} Clock milliseconds; `since` is 0 while it pauses */

/** @returns {Clock} */
export function fresh() {
  return { past: 0, since: 0 };
}

/**
 * @param {Clock} clock
 * @param {number} now
 * @returns {number} milliseconds that it has run
 */
export function elapsed({ past, since }, now) {
  return past + (since ? Math.max(0, now - since) : 0);
}

/**
 * @param {Clock} clock
 * @param {number} now
 */
export function start(clock, now) {
  if (!clock.since) clock.since = now;
}

/**
 * @param {Clock} clock
 * @param {number} now
 */
export function pause(clock, now) {
  clock.past = elapsed(clock, now);
  clock.since = 0;
}

/**
 * @param {number} ms
 * @returns {string} such as 07:05, or 1:07:05; with a minus where it is negative
 */
export function span(ms) {
  const all = Math.floor(Math.abs(ms) / 1000);
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const tail = `${two(minutes)}:${two(seconds)}`;
  return (ms <= -1000 ? "-" : "") + (hours ? `${hours}:${tail}` : tail);
}

/**
 * @param {string} time such as 09:30
 * @param {number} ms
 * @returns {string} the time of day so much later
 */
export function later(time, ms) {
  const [hours, minutes] = time.split(":").map(Number);
  const all = hours * 60 + minutes + Math.floor(ms / 60000);
  return `${two(Math.floor(all / 60) % 24)}:${two(all % 60)}`;
}

/** @param {number} number */
function two(number) {
  return number < 10 ? `0${number}` : String(number);
}
