// Runs the tests of the grading engine in one process, so that a mutant costs as little as it can.

import { readdirSync } from "node:fs";

const folder = new URL("../js/", import.meta.url);
const others = new Set(["scenario.test.mjs", "store.test.mjs", "units.test.mjs"]);
for (const name of readdirSync(folder).sort()) {
  if (name.endsWith(".test.mjs") && !others.has(name)) await import(new URL(name, folder).href);
}
