// Reads GIFT from standard input: a whole file, or with --each a JSON list of files.
// Writes what the reader made of it as JSON: {"questions": …} or {"error": …}, one a file.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { parse } = createRequire(import.meta.url)("gift-pegjs");

/** @param {string} text */
const read = (text) => {
  try {
    return { questions: parse(text) };
  } catch (error) {
    return { error: String(error.message), at: error.location?.start };
  }
};

const input = readFileSync(0, "utf8");
const files = process.argv.includes("--each") ? JSON.parse(input) : [input];
process.stdout.write(JSON.stringify(files.map(read)));
