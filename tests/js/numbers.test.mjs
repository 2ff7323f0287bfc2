// Numbers: what is read from what people write, and why the rest is not.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isTooLong, read, readNumber } from "../../quizgen/web/src/grading/numbers.mjs";
import { fraction } from "../../quizgen/web/src/grading/rational.mjs";
import { expectNumbers } from "./helpers.mjs";

test("decimals are read, with strict grouping", () => {
  expectNumbers({
    5: "5", "5.25": "21/4", "1,234": "1234", "12,345,678.5": "24691357/2", "0,123": "123", "007": "7", "５０，０００": "50000",
    "+7": "7", "-7": "-7", "− 7": "-7", "负7": "-7", "—7": "-7", " 7 ": "7", "7\u200b0": "70", "7\u001c0": "70", "7\n": "7",
    "5.": "!format", "5.元": "!format", "5,0000": "!format", "12,34": "!format", "1,2": "!format", "1,234,5": "!format", "1.2.3": "!format", ".5": "!format",
    "1 200": "!format", "5 1": "!format", "": "!format", "-": "!format", "--5": "!format", "+-5": "!format", abc: "!format", Infinity: "!format", NaN: "!format",
    "¥5": "!format", "1234,567": "!format", "5 .": "!format",
  });
});

test("exponents are read up to three digits", () => {
  expectNumbers({
    "5e4": "50000", "5E4": "50000", "5e+2": "500", "5e-2": "1/20", "5*10^4": "50000", "5×10⁴": "50000", "5 x 10^4": "50000", "5X10^ 4": "50000",
    "5×10 ^4": "50000", "5×10^-1": "1/2", "5×10⁻¹": "1/2", "5×10⁺²": "500", "1.5×１０³kW": "1500 kW", "5e4元": "50000 元", "5e2万": "5000000", "1e999": `1${"0".repeat(999)}`,
    "5e1000": "!format", "5e0004": "!format", "5e4.5": "!format", "5e": "5 e", "5×": "5 ×", "5×104": "5 ×104", "10^4": "10 ^4", "10⁴": "10 ^4", "5³": "5 ^3",
    "5e 4": "5 e 4", "1,000e3": "1000000", "5×11^2": "5 ×11^2", "5元e4": "5 元e4", "5元×10^4": "5 元×10^4",
  });
});

test("vulgar fractions are never digits", () => {
  expectNumbers({
    "½": "1/2", "1½": "3/2", "12⅓": "37/3", "１½": "3/2", "-½": "-1/2", "½万": "5000", "↉": "0", "⅞": "7/8", "1⅐": "8/7", "5\u200b½": "11/2", "1¼元": "5/4 元", "2¾": "11/4",
    "½½": "!format", "½5": "!format", "5 ½": "!format", "三½": "!format", "½.5": "!format", "2.1½": "21/10 +(1/2)",
    "1/2": "1/2", "1/2吨": "1/2 吨", "-3/4": "-3/4", "2/3万元": "20000/3 元", "1+(1/2)": "3/2", "1/0": "!format", "1+(1/0)": "!format", "1/2.5": "!format", "1/2,5": "!format",
    "1 / 2": "1 / 2", "1/2/3": "1/2 /3", "1.5/2": "3/2 /2", "10/4": "5/2", "2+(3/4)kg": "11/4 kg", "1+1": "1 +1", "1+(11/2)": "13/2",
  });
});

test("multipliers are read unless a unit begins with them", () => {
  expectNumbers({
    "5万": "50000", "5万元": "50000 元", "5 万元": "50000 元", "5 万 元": "50000 元", "1.5亿": "150000000", "3千": "3000", "3百": "300", "3十": "30", "5百万": "5000000", "5千万元": "50000000 元",
    "1万亿": "1000000000000", "2十万": "200000", "2百亿": "20000000000", "3百万亿": "300000000000000", "500千克": "500 千克", "500 千克": "500 千克", "3千瓦时": "3 千瓦时", "3千瓦": "3 千瓦", "3万千瓦时": "30000 千瓦时",
    "0.0005千吨": "1/2 吨", "1.5千千克": "1500 千克", "3千元": "3000 元", "5百分点": "5 百分点", "5百分号": "5 百分号", "5千焦": "5 千焦", "5千米": "5000 米", "5千克标准煤/吨": "5 千克标准煤/吨",
    "5万千": "!format", "5亿万": "!format", "5万万": "!format", "5千百": "!format", "5十十": "!format", "5仟": "!format", "5万5": "!format", "1/2千": "500",
  });
});

test("numbers in several parts descend", () => {
  expectNumbers({
    "1亿2000万": "120000000", "1万5千": "15000", "1万5千元": "15000 元", "1亿5万": "100050000", "1亿2千万3千": "120003000", "1,000万5千": "10005000", "-1万5千": "-15000", "1亿2000 万": "120000000",
    "1亿2万3千4百": "100023400", "1万5": "!format", "1万2000": "!format", "1亿20000万": "!format", "1万15千": "!format", "1万10千": "!format", "1万9千9百": "19900", "5千1万": "!format", "1.5万5千": "!format", "1万5.5千": "!format", "1e1万5千": "!format", "1亿 2000万": "!format",
    "1/2万5千": "!format", "1亿2,000万": "!format", "1万元5千": "10000 元5千", "1万5千瓦时": "!format", "1千5百千克": "1500 千克", "1万9千10百": "!format",
  });
});

test("Chinese numerals are read, and the unit after them", () => {
  expectNumbers({
    五万元: "50000 元", 三千瓦时: "3 千瓦时", 三千吨: "3000 吨", 五百千克: "500 千克", 三千米: "3000 米", 一万五元: "15000 元", 叁拾万圆整: "300000 圆整", "二十 日": "20 日", 十个工作日: "10 个工作日",
    两名: "2 名", 两人以上: "2 人以上", 三点五千瓦时: "7/2 千瓦时", 三点五千吨: "3500 吨", 三百分点: "3 百分点", 负三: "-3", "- 三": "-3", "三 千克": "3 千克",
    百分点: "!format", 五万六万: "!format", "二十5": "!format", "五 万": "!format", "5五": "!format", 不知道: "!format", "三.五": "!format", "五1": "!format", "五,": "!format", 零下: "0 下",
  });
});

test("shares are read", () => {
  expectNumbers({
    百分之八十五: "85 %", 百分之85: "85 %", "百分之85.5": "171/2 %", 百分之零点五: "1/2 %", 负百分之五: "-5 %", 千分之三: "3 ‰", 千分之3: "3 ‰", 万分之五: "1/2000", 万分之5: "1/2000", "百分之1,000": "1000 %", 百分之三点五万: "35000 %",
    三分之二: "2/3", 三分之二吨: "2/3 吨", "10分之3": "3/10", "3分之一": "1/3", "10分之1.5": "3/20", 十分之三千克: "3/10 千克", 五百分之三: "3/500", 一千分之三: "3/1000", 三分之二万: "20000/3", "4分之3元": "3/4 元", 一百分之三: "3/100", "五十分之5": "1/10",
    百分之: "!format", 百分之五元: "!format", 百分之五万元: "!format", "百分之5万": "!format", 百分之5e2: "!format", "百分之5.": "!format", "百分之5 5": "!format", 百分之负五: "!format", 零分之一: "!format", "0分之1": "!format", 两点五分之一: "!format", 百十分之三: "!format",
    三分之: "!format", 三分之元: "!format", 分之三: "!format", 三分之2万: "!format", 三分之2千克: "2/3 千克", "1.5分之3": "3/2 分之3", 百分之三千克: "!format", 佰分之三: "!format", "千分之五‰": "!format", 万分之五元: "!format", 百分之五百分点: "!format",
    "三分之1.": "!format", "三分之1/2": "1/3 /2",
  });
});

test("qualifiers and approximations are named", () => {
  const after = ["以上", "以下", "以内", "以外", "以前", "以后", "之间", "左右", "上下", "超过", "低于", "高于", "少于", "不足", "不满", "不到", "不等", "余", "多", "来", "许", "几", "起"];
  for (const word of after) {
    expectNumbers({ [`5万元${word}`]: "!qualifier", [`五万${word}`]: "!qualifier", [`百分之五${word}`]: "!qualifier" });
  }
  const before = ["不超过", "超过", "不低于", "低于", "不高于", "高于", "不少于", "少于", "多于", "不足", "不满", "不到", "至少", "至多", "最多", "最少", "近", "将近", "接近", "大于", "小于", "不大于", "不小于", ">", "<", "≥", "≤"];
  for (const word of before) {
    expectNumbers({ [`${word}5万元`]: "!qualifier", [`${word} 五`]: "!qualifier", [`${word}若干`]: "!format", [word]: "!format" });
  }
  expectNumbers({
    "10余万": "!qualifier", 十余万: "!qualifier", "10多万元": "!qualifier", 两人以上: "2 人以上", "2名以上": "!qualifier", 三点多: "!format", "5以": "5 以", "不超过5万以上": "!qualifier", "≥-5": "!qualifier", "≥约5": "!qualifier", 约不超过5: "!format", "5 5以上": "!format", 百分之5以上: "!qualifier", "不 5": "!format",
    约5: "!approximate", 大约五万元: "!approximate", "≈ 5": "!approximate", "约 - 5": "!approximate", 约5以上: "!qualifier", 约若干: "!format", "~5": "!format", 大概5: "!format", 约约5: "!format", 约: "!format",
  });
});

test("units are kept as written", () => {
  expectNumbers({
    "5 kWh": "5 kWh", "5KWH": "5 KWH", "5㎏": "5 kg", "5％": "5 %", "7-": "7 -", "5 元。": "5 元。", "5m3": "5 m3", "5元整 ": "5 元整", "5  a  b": "5 a b", "5(元)": "5 (元)",
  });
});

test("texts beyond reason are refused, counted in code points", () => {
  assert.equal(isTooLong("𠀀".repeat(256)), false);
  assert.equal(isTooLong("a".repeat(257)), true);
  expectNumbers({
    ["1".repeat(256)]: "1".repeat(256), ["1".repeat(257)]: "!format", [`1${"元".repeat(255)}`]: `1 ${"元".repeat(255)}`, [`1${"元".repeat(256)}`]: "!format",
    [`1${" ".repeat(300)}元`]: "1 元", [`1${"\u200b".repeat(300)}元`]: "1 元",
  });
});

test("a reading says what precision and inheritance need", () => {
  /** @param {string} text */
  const about = (text) => {
    const found = read(text);
    if ("error" in found) return found.error;
    return [found.literal, Boolean(found.scaled), found.multiplier && fraction(found.multiplier), Boolean(found.large), found.approximate];
  };
  assert.deepEqual(about("1,200.50"), ["1200.50", false, undefined, false, false]);
  assert.deepEqual(about("1.20e3"), ["1.20", true, undefined, false, false]);
  assert.deepEqual(about("约1.5万"), ["1.5", true, "10000", true, true]);
  assert.deepEqual(about("5e2千"), ["5", true, "1000", true, false]);
  assert.deepEqual(about("1万5千"), [undefined, false, undefined, true, false]);
  assert.deepEqual(about("1/2"), [undefined, false, undefined, false, false]);
  assert.deepEqual(about("1½万"), [undefined, true, "10000", true, false]);
  assert.deepEqual(about("百分之8.5"), ["8.5", false, undefined, false, false]);
  assert.deepEqual(about("百分之三点五万"), ["3.5", true, undefined, false, false]);
  assert.deepEqual(about("千分之三"), ["3", false, undefined, false, false]);
  assert.deepEqual(about("万分之三"), [undefined, false, undefined, false, false]);
  assert.deepEqual(about("三分之二万"), [undefined, false, undefined, false, false]);
  assert.deepEqual(about("五百万元"), ["5000000", false, "1000000", true, false]);
  assert.deepEqual(about("一千二百"), ["1200", false, "100", true, false]);
  assert.deepEqual(readNumber("约5"), { error: "approximate" });
});
