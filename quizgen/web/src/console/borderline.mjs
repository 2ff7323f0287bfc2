// Borderline: a pass mark by regression of checklist percents on global ratings. No DOM here.

/** @typedef {"" | "few" | "flat" | "outside"} Doubt */
/** @typedef {{cut: number | null, slope: number, at: number, r2: number, n: number, doubt: Doubt}} Standard */

/** The rating 临界 on the scale of five. */
export const BORDERLINE = 2;
/** With fewer pairs the mark moves by several points from class to class. */
export const ENOUGH = 30;
const FEWEST = 3;

/**
 * @param {readonly [rating: number, percent: number][]} pairs one an observer and group
 * @returns {Standard} `cut`: the percent that goes with a borderline rating
 */
export function standard(pairs) {
  const n = pairs.length;
  /** @type {Standard} */
  const none = { cut: null, slope: 0, at: 0, r2: 0, n, doubt: "few" };
  if (n < FEWEST) return none;
  const [mx, my] = [0, 1].map((axis) => pairs.reduce((sum, pair) => sum + pair[axis], 0) / n);
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const slope = xx ? xy / xx : 0;
  // Where better ratings do not go with more points, the line says nothing about a pass.
  if (slope <= 0) return { ...none, doubt: "flat" };
  const at = my - slope * mx;
  const cut = at + slope * BORDERLINE;
  const r2 = yy ? (xy * xy) / (xx * yy) : 0;
  /** @type {Doubt} */
  const doubt = cut < 0 || cut > 100 ? "outside" : n < ENOUGH ? "few" : "";
  return { cut: Math.min(100, Math.max(0, cut)), slope, at, r2, n, doubt };
}
