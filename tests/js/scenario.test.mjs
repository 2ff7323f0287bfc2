// Scenario tests: the browser's machine walks as Python's does; what is saved survives anything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { load, save } from "../../quizgen/web/src/scenario/saved.mjs";
import { compare } from "./scenario.mjs";

const WALKS = fileURLToPath(new URL("../vectors/walks.json", import.meta.url));

/** @param {Record<string, string>} content */
function box(content = {}) {
  return () => ({
    getItem: (/** @type {string} */ key) => (key in content ? content[key] : null),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void (content[key] = value),
    removeItem: (/** @type {string} */ key) => void delete content[key],
  });
}

const SAVED = { case: 2, choices: ["a", "b"], undone: 3, exam: true };

const broken = () => {
  throw new Error("storage is forbidden");
};

test("walks of the vector file come out as in Python", () => {
  const { count, wrong } = compare(WALKS);
  assert.deepEqual(wrong, []);
  assert.ok(count > 100);
});

test("a saved walk comes back", () => {
  const open = box();
  save(open, "k", "h", SAVED);
  assert.deepEqual(load(open, "k", "h"), SAVED);
});

test("a walk that was saved before undos were counted has none", () => {
  const old = box({ k: '{"v":1,"h":"h","c":1,"w":["a"]}' });
  assert.deepEqual(load(old, "k", "h"), { case: 1, choices: ["a"], undone: 0, exam: false });
});

test("a walk of another text is not taken up", () => {
  const open = box();
  save(open, "k", "old", SAVED);
  assert.equal(load(open, "k", "new"), null);
});

test("forgetting leaves nothing", () => {
  /** @type {Record<string, string>} */
  const content = {};
  save(box(content), "k", "h", SAVED);
  save(box(content), "k", "h", null);
  assert.deepEqual(content, {});
});

for (const rubbish of ["", "{", "null", "7", '{"v":1}', '{"v":9,"h":"h","c":0,"w":[]}', '{"v":1,"h":"h","c":-1,"w":[]}', '{"v":1,"h":"h","c":0,"w":[1]}']) {
  test(`rubbish in storage is no walk: ${rubbish}`, () => {
    assert.equal(load(box({ k: rubbish }), "k", "h"), null);
  });
}

test("a browser that keeps nothing does no harm", () => {
  assert.equal(load(broken, "k", "h"), null);
  save(broken, "k", "h", SAVED);
});
