// Walks: actions performed in a scenario.

import { test } from "node:test";

import { expect } from "./helpers.mjs";

const walk = {
  type: "scenario", max: "10", order_penalty: "1",
  steps: [
    { id: "two", points: "2", required: true }, { id: "id", points: "2", required: true }, { id: "tell", points: "2", required: true }, { id: "docs", points: "1" }, { id: "record", points: "2", required: true }, { id: "sign", points: "1", required: true }, { id: "lunch", points: "5", fatal: true }, { id: "fine", fatal: true }, { id: "chat" },
  ],
  before: [["id", "docs"], ["record", "sign"], ["tell", "docs"]],
};

test("scenario: a full procedure is correct, with idle actions or repetitions too", () => {
  expect(walk, [
    [["two", "id", "tell", "docs", "record", "sign"], "correct 10"], [["chat", "two", "two", "id", "id", "tell", "docs", "record", "sign", "docs", "id"], "correct 10"], [["tell", "id", "two", "docs", "record", "sign"], "correct 10"],
  ]);
});

test("scenario: optional points, missing steps and order violations", () => {
  expect(walk, [
    [["two", "id", "tell", "record", "sign"], "partial 9"], [["two", "docs", "id", "tell", "record", "sign"], "partial 8 order:id>docs order:tell>docs"], [["two", "id", "tell", "docs", "sign", "chat"], "partial 7 order:record>sign missing:record"], [["two", "id", "tell", "docs", "sign", "record"], "partial 9 order:record>sign"],
    [["sign"], "incorrect 0 order:record>sign missing:two missing:id missing:tell missing:record"], [["docs"], "incorrect 0 order:id>docs order:tell>docs missing:two missing:id missing:tell missing:record missing:sign"], [["chat"], "incorrect 0 missing:two missing:id missing:tell missing:record missing:sign"],
    [["docs", "id", "docs", "tell", "two", "record", "sign"], "partial 8 order:id>docs order:tell>docs"],
  ]);
  expect({ ...walk, order_penalty: "0.5" }, [[["two", "docs", "id", "tell", "record", "sign"], "partial 9 order:id>docs order:tell>docs"]]);
  expect({ ...walk, order_penalty: undefined }, [[["two", "docs", "id", "tell", "record", "sign"], "partial 10 order:id>docs order:tell>docs"]]);
  expect({ ...walk, max: "8" }, [[["two", "id", "tell", "record", "sign"], "correct 8"], [["two", "id", "tell", "docs", "record"], "partial 8 missing:sign"]]);
  expect({ ...walk, max: "12" }, [[["two", "id", "tell", "docs", "record", "sign"], "partial 10"]]);
  expect({ ...walk, before: undefined }, [[["sign", "record", "docs", "tell", "id", "two"], "correct 10"]]);
});

test("scenario: a fatal action ends it", () => {
  expect(walk, [[["two", "id", "lunch"], "fatal 0 fatal:lunch"], [["fine", "lunch", "sign", "fine"], "fatal 0 fatal:lunch fatal:fine"]]);
  expect({ ...walk, min: "-5" }, [[["lunch"], "fatal 0 fatal:lunch"]]);
});

test("scenario: what cannot be read, and nothing", () => {
  expect(walk, [[["two", "fly"], "invalid 0 unknown_option"], [["lunch", "fly"], "invalid 0 unknown_option"], ["two", "invalid 0 format"], [{ two: "id" }, "invalid 0 format"], [["two", 1], "invalid 0 unknown_option"], [[], "unanswered 0"], [null, "unanswered 0"], [[""], "unanswered 0"]]);
  expect({ type: "scenario", steps: [{ id: "a", points: "1" }] }, [[["a"], "correct 1"]]);
});
