// The figures of a class in the workbench, at the edges: what never varies, few people, none.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { itemFigures, paperFigures } from "../../quizgen/web/src/workbench/statistics.mjs";

const cases = JSON.parse(readFileSync(new URL("../vectors/figures.json", import.meta.url), "utf8"));

/**
 * @param {number | null} value
 * @param {number} digits
 */
function rounded(value, digits) {
  return value === null ? null : Number(value.toFixed(digits)) + 0;
}

for (const { title, matrix, max, items, paper } of cases) {
  test(`figures: ${title}`, () => {
    const found = itemFigures(matrix, max).map((one) => ({
      facility: rounded(one.facility, 4),
      discrimination_index: rounded(one.discrimination, 4),
      discriminative_efficiency: rounded(one.efficiency, 4),
      effective_weight: rounded(one.effective, 4),
      intended_weight: rounded(one.intended, 4),
    }));
    const wanted = items.map((/** @type {{[name: string]: number}} */ item) => {
      const { sd: _, uncorrected_point_biserial: __, ...rest } = item;
      return rest;
    });
    assert.deepEqual(found, wanted);
    const { mean, sd, alpha, error } = paperFigures(matrix, max);
    assert.deepEqual(
      [rounded(mean, 4), rounded(sd, 6), rounded(alpha, 4), rounded(error, 6)],
      [paper.mean_percent, paper.sd, paper.alpha_cic, paper.standard_error],
    );
  });
}
