// Text: each step of the pipeline, what counts as blank, and the pattern language.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isBlank, normalize } from "../../quizgen/web/src/grading/index.mjs";
import { bare, compiled, line, shown, typed } from "../../quizgen/web/src/grading/text.mjs";

test("normalize folds width and deletes what nobody sees", () => {
  assert.equal(normalize("ＡＢＣ１２３"), "abc123");
  assert.equal(normalize("①㎡ﬁ"), "1m2fi");
  const unseen = [0, 1, 8, 0x0e, 0x1c, 0x1f, 0x7f, 0xad, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x2064, 0xfeff, 0xfe00, 0xfe0f];
  for (const code of unseen) assert.equal(normalize(`节${String.fromCharCode(code)}能`), "节能", String(code));
  for (const code of [0x80, 0x200a + 0x61, 0x2065, 0xfe10]) {
    assert.notEqual(normalize(`节${String.fromCharCode(code)}能`), "节能", String(code));
  }
});

test("normalize makes one dash of all dashes", () => {
  const dashes = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d];
  for (const code of dashes) assert.equal(normalize(`a${String.fromCharCode(code)}b`), "a-b", String(code));
  assert.equal(normalize("a\u2016b"), "a‖b");
  assert.equal(normalize("a一b"), "a一b");
});

test("normalize lowers ASCII only, and not where case counts", () => {
  assert.equal(normalize("GB/T Éİ"), "gb/tÉİ");
  assert.equal(normalize("kWh", { case_sensitive: true }), "kWh");
});

test("normalize takes out white space, or keeps one space", () => {
  const spaces = [9, 10, 11, 12, 13, 32, 0x85, 0xa0, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
  for (const code of spaces) {
    const text = `a${String.fromCharCode(code)}${String.fromCharCode(code)}b`;
    assert.equal(normalize(text), "ab", String(code));
    assert.equal(normalize(text, { ws: "collapse" }), "a b", String(code));
  }
  assert.equal(normalize(" a  b 。 ", { ws: "collapse" }), "a b");
  assert.equal(normalize(" . a , ", { ws: "collapse" }), "a");
  assert.equal(normalize("a b", { ws: "remove" }), "ab");
  assert.equal(normalize("a\u180eb"), "a\u180eb");
});

test("normalize drops quotation marks anywhere and stops at the ends", () => {
  assert.equal(normalize(`《〈「『"'‘’‚‛“”„‟«»‹›〝〞〟』」〉》`), "");
  assert.equal(normalize("“双碳”目标"), "双碳目标");
  assert.equal(normalize("don't"), "dont");
  assert.equal(normalize(".。,，;；:：!！?？、…a.。,，;；:：!！?？、…"), "a");
  assert.equal(normalize("1.5/2-3%"), "1.5/2-3%");
  assert.equal(normalize("甲、乙。丙"), "甲、乙。丙");
  assert.equal(normalize("。"), "");
  assert.equal(normalize("a "), "a");
  assert.equal(normalize("`a·b'"), "`a·b");
});

test("normalize strips one prefix and one suffix, never all", () => {
  const options = { strip_prefix: ["", "处", "处以"], strip_suffix: ["", "。", "的处罚", "处罚"] };
  assert.equal(normalize("处罚款", options), "罚款");
  assert.equal(normalize("处以罚款的处罚", options), "以罚款");
  assert.equal(normalize("罚款处罚", options), "罚款");
  assert.equal(normalize("罚款处罚处罚", options), "罚款处罚");
  assert.equal(normalize("处处罚款", options), "处罚款");
  assert.equal(normalize("处", options), "处");
  assert.equal(normalize("处罚", options), "罚");
  assert.equal(normalize("的处罚", options), "的");
  assert.equal(normalize("ABc", { strip_prefix: ["ＡＢ"] }), "c");
  assert.equal(normalize("abC", { strip_suffix: ["C"], case_sensitive: true }), "ab");
  assert.equal(normalize("abc", { strip_suffix: ["C"], case_sensitive: true }), "abc");
  assert.equal(normalize("a b c", { strip_suffix: [" c"], ws: "collapse" }), "a b ");
});

test("line keeps case and marks, on one line", () => {
  assert.equal(line("\t５０ \u3000 kWh。\n"), "50 kWh。");
  assert.equal(line("a—b"), "a-b");
  assert.equal(bare("  a b "), "a b");
  assert.equal(shown("a\u200bＡ"), "aＡ");
});

test("isBlank knows nothing from something", () => {
  for (const blank of [null, undefined, "", " ", "\u3000\t\u200b\u001c\n", [], {}, [""], [[], null], { a: "", b: [] }]) {
    assert.equal(isBlank(blank), true, JSON.stringify(blank));
  }
  for (const other of [false, true, 0, 1, "。", "0", [0], ["", "a"], { a: false }, { a: { b: "x" } }]) {
    assert.equal(isBlank(other), false, JSON.stringify(other));
  }
});

test("typed takes texts and finite numbers", () => {
  assert.deepEqual(
    ["a", "", 5, 0.1, -0, Infinity, NaN, true, null, [], {}].map(typed),
    ["a", "", "5", "0.1", "0", null, null, null, null, null, null],
  );
});

test("compiled matches the whole text", () => {
  /** @type {[string, string[], string[]][]} */
  const rows = [
    ["第?(82|八十二)条?", ["82", "第八十二条", "82条"], ["第八十二条第一款", "x82", "", "8282"]],
    ["a|b", ["a", "b"], ["ab", "xa", "bx"]],
    ["[a-c]+", ["abc"], ["d", ""]],
    ["[^a]{2}", ["bb", "节能"], ["ab", "b"]],
    ["a{1,2}b*c{2,}", ["acc", "aabbccc"], ["aaacc", "ac"]],
    ["(?:ab)+", ["abab"], ["aba"]],
    ["a\\.b\\/c\\(\\)", ["a.b/c()"], ["axb/c()"]],
    ["[\\-\\]\\\\x]+", ["-]\\x"], ["a"]],
    ["𠀀?x", ["x", "𠀀x"], ["\ud840x"]],
    ["gb/t-1", ["gb/t-1"], ["gb/t1"]],
    ["", [""], ["a"]],
  ];
  for (const [pattern, yes, no] of rows) {
    for (const text of yes) assert.equal(compiled(pattern).test(text), true, `${pattern} ${text}`);
    for (const text of no) assert.equal(compiled(pattern).test(text), false, `${pattern} ${text}`);
  }
});

test("compiled refuses what the two engines would read differently", () => {
  const refused = ["\\d", "\\w+", "\\s", "\\b", "a.b", "^a", "a$", "(?=a)", "(?!a)", "(?<=a)b", "(?<n>a)", "(a)\\1", "a*?", "a++",
    "a{2}{3}", "a{,3}", "a{x}", "{", "}", "a]", "[]", "[^]", "[[a]", "[\\d]", "(?i)a", "\\-", "[a", "(a", "a)", "*a", "+"];
  for (const pattern of refused) assert.throws(() => compiled(pattern), SyntaxError, pattern);
});
