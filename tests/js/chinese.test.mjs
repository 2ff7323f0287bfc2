// Chinese numerals: well-formed ones are read, all others refused.

import assert from "node:assert/strict";
import { test } from "node:test";

import { numeral, scale } from "../../quizgen/web/src/grading/chinese.mjs";
import { fraction } from "../../quizgen/web/src/grading/rational.mjs";

/** @param {string} text */
function read(text) {
  const found = numeral(text);
  return found && fraction(found.value);
}

/**
 * Writes a whole number digit by digit, four digits a section.
 *
 * @param {string} digits
 */
function written(digits) {
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, "0");
  const sections = (padded.match(/..../g) || []).map(section);
  const names = ["", "万", "亿", "万亿"];
  let out = "";
  let gap = false;
  sections.forEach((text, at) => {
    const name = names[sections.length - 1 - at];
    if (!text) {
      // 亿 is said even where its own section is empty, as in 一万亿, and then nothing is skipped.
      if (name === "亿" && out) out += "亿";
      else gap = true;
      return;
    }
    if (out && (gap || padded[4 * at] === "0")) out += "零";
    out += text + (name === "万亿" ? "万" : name);
    gap = false;
  });
  return out;
}

/** @param {string} four */
function section(four) {
  let out = "";
  [...four].forEach((digit, at) => {
    if (digit !== "0") {
      if (out && four[at - 1] === "0") out += "零";
      out += "零一二三四五六七八九"[Number(digit)] + ["千", "百", "十", ""][at];
    }
  });
  return out;
}

test("numeral reads back every way of writing a whole number", () => {
  const numbers = [];
  for (let n = 1; n <= 12000; n += 1) numbers.push(String(n));
  for (let place = 4; place < 16; place += 1) {
    for (const rest of ["0", "1", "10", "305", "1000", "20050", "5000000", "10203040"]) {
      for (const head of ["1", "2", "10", "15", "101", "2030"]) {
        const zeros = place - rest.length - head.length;
        if (zeros >= 0) numbers.push(head + "0".repeat(zeros) + rest);
      }
    }
  }
  for (const digits of numbers) assert.equal(read(written(digits)), digits, written(digits));
  for (const digits of numbers) {
    const short = written(digits).replace(/^一十/, "十");
    assert.equal(read(short), digits, short);
  }
});

test("numeral reads single digits, positions, financial digits and 两", () => {
  const rows = {
    零: "0", 〇: "0", 两: "2", 玖: "9", 二〇二五: "2025", 二零二五: "2025", 零五: "5", 二二三: "223", 壹贰叁: "123",
    叁拾万: "300000", 伍万: "50000", 陆佰柒拾捌: "678", 肆仟零玖: "4009", 十: "10", 十五: "15", 拾伍: "15", 一十五: "15",
    两百: "200", 两千两百: "2200", 两万: "20000", 两亿: "200000000", 三亿零两万: "300020000", 一万零两亿: "1000200000000",
    一百〇五: "105", 两万两千: "22000", 伍佰万: "5000000",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(rows).map((text) => [text, read(text)])), rows);
});

test("numeral reads the colloquial tail", () => {
  const rows = {
    一万五: "15000", 一百五: "150", 一千五: "1500", 二十二万八: "228000", 一亿五: "150000000", 一千两百五: "1250",
    三千六百五: "3650", 两万五: "25000", 一万亿五: "1000050000000", 伍仟陆: "5600", 一百二: "120",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(rows).map((text) => [text, read(text)])), rows);
});

test("numeral reads decimals and their multipliers", () => {
  const rows = {
    三点一四: "157/50", 零点五: "1/2", 〇点〇五: "1/20", 一百零五点五: "211/2", 二〇点五: "41/2", 三点五万: "35000", 一点五亿: "150000000",
    三点五百万: "3500000", 一点二万亿: "1200000000000", 一点五十: "15", 三点零: "3", 叁点伍: "7/2", 叁点伍万: "35000", 两点五: "5/2", 一点二千: "1200",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(rows).map((text) => [text, read(text)])), rows);
});

test("numeral refuses what is not well formed", () => {
  const refused = [
    "", "万", "百", "点", "点五", "三点", "三点两", "三点一点二", "百五十", "一二十", "一百二百", "五万六万", "一百十五", "一万零十", "零十",
    "一千五十", "一万五百", "一亿五万", "一百零五十", "一千零五百", "一万零五千", "一百零", "一百零零五", "一千零零五", "二十零五", "二十万零五千",
    "零零万", "零一百", "两十", "十两", "一百两", "一两", "两两", "十两万", "一百零两万", "二十两亿", "万万", "一万万", "亿万", "一亿亿", "一亿一亿", "一万两",
    "一百零五五", "十五五", "二十五六", "一万五点三", "一百五点一", "三点五万五千", "三点五万万", "三点五亿万", "三点五千百", "三点五佰", "叁点伍仟万", "廿五", "幺", "一萬",
    "一億", "3", "一3", "一 百", "一千一千", "一十十", "十十", "一万零五千零五百", "一百一百", "一万亿零零五", "九千九百九十九万亿亿", "一亿万",
  ];
  for (const text of refused) assert.equal(read(text), null, text);
  assert.equal(read("九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"), "9999999999999999");
});

test("numeral says what precision and inheritance need", () => {
  /** @param {string} text */
  const about = (text) => {
    const found = numeral(text);
    return found && [found.literal, found.scaled, fraction(found.multiplier), found.large];
  };
  assert.deepEqual(about("五"), ["5", false, "1", false]);
  assert.deepEqual(about("五十"), ["50", false, "1", false]);
  assert.deepEqual(about("五万"), ["50000", false, "10000", true]);
  assert.deepEqual(about("五百万"), ["5000000", false, "1000000", true]);
  assert.deepEqual(about("五十万"), ["500000", false, "10000", true]);
  assert.deepEqual(about("伍佰"), ["500", false, "100", true]);
  assert.deepEqual(about("一万五"), ["15000", false, "1", true]);
  assert.deepEqual(about("一千零五"), ["1005", false, "1", true]);
  assert.deepEqual(about("三点一四"), ["3.14", false, "1", false]);
  assert.deepEqual(about("三点五万"), ["3.5", true, "10000", true]);
  assert.deepEqual(about("三点五十"), ["3.5", true, "10", true]);
});

test("scale multiplies what its signs say", () => {
  assert.deepEqual(["", "十", "百", "千", "万", "亿", "百万", "万亿", "十万亿"].map((signs) => String(scale(signs)[0])), [
    "1", "10", "100", "1000", "10000", "100000000", "1000000", "1000000000000", "10000000000000",
  ]);
});
