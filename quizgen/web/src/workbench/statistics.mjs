// Statistics: classical figures of items and of a paper; twin of quizgen/results/statistics.py.

/** @typedef {readonly number[]} Row points of a taker, or of an item by taker */
/**
 * Percentages, null where nothing varies.
 *
 * @typedef {{facility: number, discrimination: number | null, efficiency: number | null,
 *   effective: number | null, intended: number}} ItemFigures
 */
/** @typedef {{mean: number, sd: number, alpha: number | null, error: number | null}} PaperFigures */

/**
 * A sum without loss, as `math.fsum`: partial sums that do not overlap.
 *
 * @param {readonly number[]} values
 * @returns {number}
 */
export function fsum(values) {
  /** @type {number[]} */
  const parts = [];
  for (let value of values) {
    let kept = 0;
    for (let part of parts) {
      if (Math.abs(value) < Math.abs(part)) [value, part] = [part, value];
      const high = value + part;
      const low = part - (high - value);
      if (low) {
        parts[kept] = low;
        kept += 1;
      }
      value = high;
    }
    parts.length = kept;
    parts.push(value);
  }
  return rounded(parts);
}

/** @param {number[]} parts from the least to the greatest */
function rounded(parts) {
  let at = parts.length - 1;
  if (at < 0) return 0;
  let high = parts[at];
  let low = 0;
  while (at > 0 && !low) {
    const before = high;
    at -= 1;
    high = before + parts[at];
    low = parts[at] - (high - before);
  }
  // Half way between two numbers the parts that are left decide.
  if (at > 0 && ((low < 0 && parts[at - 1] < 0) || (low > 0 && parts[at - 1] > 0))) {
    const twice = low * 2;
    const next = high + twice;
    if (twice === next - high) return next;
  }
  return high;
}

/** @param {Row} column */
export function mean(column) {
  return column.length ? fsum(column) / column.length : 0;
}

// Points are counted in millionths: binary fractions would let the totals of equal points differ in
// the last digit, and a correlation with such noise can be anything.

const MILLION = 1000000;
const SQUARE = 1000000000000n;

/** @typedef {readonly bigint[]} Column points in millionths */

/**
 * @param {Column} column
 * @returns {bigint}
 */
function total(column) {
  let sum = 0n;
  for (const points of column) sum += points;
  return sum;
}

/** @param {Column} column */
function average(column) {
  return column.length ? Number(total(column)) / (column.length * MILLION) : 0;
}

/**
 * @param {Column} first
 * @param {Column} second
 */
function covariance(first, second) {
  const n = BigInt(first.length);
  if (n < 2n) return 0;
  let products = 0n;
  first.forEach((a, at) => {
    products += a * second[at];
  });
  const spread = n * products - total(first) * total(second);
  return Number(spread) / Number(n * (n - 1n) * SQUARE);
}

/** @param {Column} column */
function variance(column) {
  return covariance(column, column);
}

/**
 * @param {Column} first
 * @param {Column} second
 */
function correlation(first, second) {
  const spread = variance(first) * variance(second);
  return spread > 0 ? covariance(first, second) / Math.sqrt(spread) : null;
}

/**
 * @param {Column} column
 * @returns {Column}
 */
function ordered(column) {
  return [...column].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** @param {number | null} share */
function percent(share) {
  return share === null ? null : 100 * share;
}

/**
 * @param {readonly Row[]} rows
 * @param {number} width
 * @returns {Column[]}
 */
function columnsOf(rows, width) {
  return Array.from({ length: width }, (_, place) =>
    rows.map((row) => BigInt(Math.round(row[place] * MILLION))),
  );
}

/**
 * @param {readonly Column[]} columns
 * @param {number} n
 * @returns {Column}
 */
function totalsOf(columns, n) {
  return Array.from({ length: n }, (_, at) => total(columns.map((column) => column[at])));
}

/**
 * @param {readonly Row[]} rows points of each taker
 * @param {Row} maxima highest points of each item
 * @returns {ItemFigures[]}
 */
export function itemFigures(rows, maxima) {
  const columns = columnsOf(rows, maxima.length);
  const totals = totalsOf(columns, rows.length);
  const shares = columns.map((column) => covariance(column, totals));
  const whole = fsum(shares.filter((share) => share > 0).map(Math.sqrt));
  const all = fsum(maxima);
  return columns.map((column, place) => {
    const most = maxima[place];
    const share = shares[place];
    const rest = totals.map((points, at) => points - column[at]);
    const limit = covariance(ordered(column), ordered(rest));
    return {
      facility: most ? (100 * average(column)) / most : 0,
      discrimination: percent(correlation(column, rest)),
      efficiency: percent(limit > 0 ? covariance(column, rest) / limit : null),
      effective: percent(whole && share >= 0 ? Math.sqrt(share) / whole : null),
      intended: all ? (100 * most) / all : 0,
    };
  });
}

/**
 * @param {readonly Row[]} rows
 * @param {Row} maxima
 * @returns {PaperFigures}
 */
export function paperFigures(rows, maxima) {
  const columns = columnsOf(rows, maxima.length);
  const totals = totalsOf(columns, rows.length);
  const spread = variance(totals);
  const most = fsum(maxima);
  const found = alphaOf(columns, spread);
  const ratio = found === null ? null : Math.sqrt(Math.max(0, 1 - found));
  return {
    mean: most ? (100 * average(totals)) / most : 0,
    sd: Math.sqrt(spread),
    alpha: percent(found),
    error: ratio === null ? null : ratio * Math.sqrt(spread),
  };
}

/**
 * @param {readonly Column[]} columns
 * @param {number} spread of the totals
 */
function alphaOf(columns, spread) {
  const width = columns.length;
  if (width < 2 || spread <= 0) return null;
  const own = fsum(columns.map(variance));
  return (width / (width - 1)) * (1 - own / spread);
}
