// Days: dates as whole numbers, working days by the calendar that the page brings; twin of `domain/deadlines.py`. No DOM.

/** @typedef {{first: number, last: number, off: Set<number>, on: Set<number>}} Calendar */

const DAY = 86_400_000;
const MOST = 4_000;

/** What a calculation says when it has no result. */
export class Trouble extends Error {
  /**
   * @param {string} key of the message
   * @param {Record<string, string | number>} [values]
   */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/**
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day
 * @returns {number} days since 1970
 */
export function dayOf(year, month, day) {
  const date = new Date(0);
  // Not `Date.UTC`, which takes the years 0 to 99 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY;
}

/**
 * @param {string} text
 * @returns {number | null} null for what is no date such as 2026-10-04
 */
export function readDay(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
  if (!found || found[1] === "0000") return null;
  const day = dayOf(+found[1], +found[2], +found[3]);
  return iso(day) === found[0] ? day : null;
}

/**
 * @param {number} day
 * @returns {[year: number, month: number, day: number]}
 */
export function parts(day) {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** @param {number} day */
export function iso(day) {
  const [year, month, date] = parts(day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}

/**
 * @param {string} packed of each year: `2026:` and then month and day of weekdays off, `|`, of weekend days on
 * @returns {Calendar}
 */
export function calendar(packed) {
  /** @type {Calendar} */
  const found = { first: 9999, last: 0, off: new Set(), on: new Set() };
  for (const line of packed.split(";").filter(Boolean)) {
    const [year, days] = line.split(":");
    found.first = Math.min(found.first, +year);
    found.last = Math.max(found.last, +year);
    days.split("|").forEach((list, place) => {
      for (const text of list.match(/\d{4}/g) || []) {
        (place ? found.on : found.off).add(dayOf(+year, +text.slice(0, 2), +text.slice(2)));
      }
    });
  }
  return found;
}

/**
 * @param {number} day
 * @param {Calendar} known
 */
export function isWorkingDay(day, known) {
  const [year] = parts(day);
  if (year < known.first || year > known.last) {
    throw new Trouble("calc.error.year", { year, first: known.first, last: known.last });
  }
  const weekday = (((day + 4) % 7) + 7) % 7;
  return known.on.has(day) || (weekday > 0 && weekday < 6 && !known.off.has(day));
}

/**
 * @param {number} day
 * @param {number} days
 * @param {Calendar} known
 */
export function addWorkingDays(day, days, known) {
  for (let left = bounded(days); left; left -= +isWorkingDay(day, known)) day += 1;
  return day;
}

/**
 * @param {number} day
 * @param {Calendar} known
 */
export function nextWorkingDay(day, known) {
  while (!isWorkingDay(day, known)) day += 1;
  return day;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {Calendar} known
 */
export function workingDaysBetween(start, end, known) {
  let count = 0;
  const last = start + bounded(end - start);
  for (let day = start + 1; day <= last; day += 1) count += +isWorkingDay(day, known);
  return count;
}

/**
 * @param {number} day
 * @param {number} days
 */
export function addCalendarDays(day, days) {
  return day + bounded(days);
}

/**
 * @param {number} start
 * @param {number} months
 */
export function addMonths(start, months) {
  const [year, month, day] = parts(start);
  const index = year * 12 + month - 1 + bounded(months);
  const [to, on] = [Math.floor(index / 12), (index % 12) + 1];
  const last = parts(dayOf(to, on + 1, 1) - 1)[2];
  return dayOf(to, on, Math.min(day, last));
}

/** @param {number} days */
function bounded(days) {
  if (days < 0 || days > MOST) throw new Trouble("calc.error.days", { n: MOST });
  return days;
}
