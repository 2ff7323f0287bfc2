// Vectors: what the browser engine says to each vector of a file, one JSON object a line.
// `node vectors.mjs FILE.json` prints what `quizgen vectors FILE.json` prints; with `--stream`
// one vector a line comes from standard input (its kind is told by its members).

import { readFileSync } from "node:fs";

import { grade, gradePaper, normalize, readNumber } from "../../quizgen/web/src/grading/index.mjs";
import { fraction } from "../../quizgen/web/src/grading/rational.mjs";

/** @typedef {{id: string, [member: string]: any}} Vector */

/** @param {Vector} vector */
function graded({ id, item, response, context }) {
  const { parts: _, class: verdict, ...outcome } = grade(item, response, context || {});
  const { score, max, reasons, ...rest } = outcome;
  return { id, score, max, class: verdict, reasons, ...rest };
}

/** @param {Vector} vector */
function papered({ id, paper, items, responses }) {
  return { id, ...gradePaper(paper, items, responses) };
}

/** @param {Vector} vector */
function normalized({ id, in: text, options }) {
  return { id, out: normalize(text, options || {}) };
}

/** @param {Vector} vector */
function numbered({ id, in: text }) {
  const found = readNumber(text);
  if ("error" in found) return { id, error: found.error };
  return { id, value: fraction(found.value), ...(found.unit && { unit: found.unit }) };
}

/**
 * @param {Vector} vector
 * @param {(vector: Vector) => object} answer
 * @returns {object} what is wrong with an item that no engine can read
 */
function checked(vector, answer) {
  try {
    return answer(vector);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { id: vector.id, problem: error.message };
  }
}

/** @param {Vector} vector */
function answered(vector) {
  if ("paper" in vector) return checked(vector, papered);
  if ("item" in vector) return checked(vector, graded);
  return checked(vector, vector.kind === "number" ? numbered : normalized);
}

const [file] = process.argv.slice(2);
if (file === "--stream") {
  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() || "";
    const answers = lines.map((line) => JSON.stringify(answered(JSON.parse(line))));
    if (answers.length) process.stdout.write(`${answers.join("\n")}\n`);
  }
} else if (file) {
  const data = JSON.parse(readFileSync(file, "utf8"));
  /** @type {[string, (vector: Vector) => object][]} */
  const kinds = [
    ["vectors", graded],
    ["paper_vectors", papered],
    ["normalize_vectors", normalized],
    ["number_vectors", numbered],
  ];
  for (const [kind, answer] of kinds) {
    for (const vector of data[kind] || []) console.log(JSON.stringify(checked(vector, answer)));
  }
} else {
  console.error("usage: node vectors.mjs FILE.json | --stream");
  process.exitCode = 2;
}
