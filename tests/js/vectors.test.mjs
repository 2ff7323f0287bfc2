// The vectors of the grading contract and of its rules, and the lines that `vectors.mjs` prints.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const command = fileURLToPath(new URL("vectors.mjs", import.meta.url));
const kinds = ["vectors", "paper_vectors", "normalize_vectors", "number_vectors"];

/** @param {string} name of a file of vectors */
function answered(name) {
  const file = fileURLToPath(new URL(`../vectors/${name}.json`, import.meta.url));
  const data = JSON.parse(readFileSync(file, "utf8"));
  const lines = execFileSync(process.execPath, [command, file], { encoding: "utf8" });
  const answers = lines.trimEnd().split("\n").map((line) => JSON.parse(line));
  return { data, lines, answers, vectors: kinds.flatMap((kind) => data[kind]) };
}

/**
 * @param {any} vector
 * @param {any} answer
 */
function agrees(vector, answer) {
  const out = typeof vector.out === "string" ? { out: vector.out } : vector.out;
  const { reasons, ...expected } = vector.expect || out;
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(answer[name], value, name);
  if (expected.value) assert.equal(answer.unit, expected.unit);
  for (const reason of reasons || []) assert.ok(answer.reasons.includes(reason), reason);
}

const { data, lines, answers, vectors } = answered("grading");

test("vectors are answered one line each, in order", () => {
  assert.deepEqual(answers.map(({ id }) => id), vectors.map(({ id }) => id));
});

for (const [at, vector] of vectors.entries()) {
  test(`${vector.id}: ${vector.title || vector.in}`, () => agrees(vector, answers[at]));
}

test("vectors of the rules are answered as they expect", () => {
  const own = answered("rules");
  assert.equal(own.answers.length, own.vectors.length);
  const wrong = own.vectors.filter((vector, at) => {
    try {
      agrees(vector, own.answers[at]);
      return false;
    } catch {
      return true;
    }
  });
  assert.deepEqual(wrong.map(({ id }) => id), []);
});

test("a vector without certainty has no cbm, one that is not short no suggestion", () => {
  assert.deepEqual(Object.keys(answers[0]), ["id", "score", "max", "class", "reasons"]);
});

test("streamed vectors are answered like those of a file", () => {
  const tagged = kinds.flatMap((kind) => data[kind].map((/** @type {object} */ vector) =>
    kind === "number_vectors" ? { ...vector, kind: "number" } : vector,
  ));
  const input = tagged.map((vector) => `${JSON.stringify(vector)}\n`).join("");
  assert.equal(execFileSync(process.execPath, [command, "--stream"], { input, encoding: "utf8" }), lines);
});
