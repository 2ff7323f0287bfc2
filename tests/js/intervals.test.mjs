// Intervals: the ways of writing a range, and what is wrong with one.

import { test } from "node:test";

import { expect } from "./helpers.mjs";

const fine = { type: "interval", max: "2", lo: "10000", hi: "50000", unit: "元", one_end: "0.5" };

test("interval: every way of writing the right range", () => {
  const right = [
    "一万元以上五万元以下", "1万元以上，5万元以下", "1万元以上 、 5万元以下", "处1万元以上5万元以下罚款", "并处一万元以上五万元以下的罚款", "处以1万元以上5万元以下的罚款", "并处以1-5万元罚款", "1万元～5万元", "1万元〜5万元", "1 ~ 5万元", "1-5万元", "1—5万元", "1－5万元", "1到5万", "一万到五万", "1万至5万元", "1万元-5万", "10000-50000元", "10,000~50,000",
    "[10000,50000]", "［1万，5万］", "[10,000,50,000]", "[1,5万]", "一至五万元", "1万以上5万元以下", "1e4-5e4", "0.1-0.5十万", "1万元——5万元", "1――5万元", "10千元至50千元", "处 1 万元 至 5 万元", "１～５万圆",
  ];
  expect(fine, right.map((text) => [text, "correct 2"]));
});

test("interval: what is no range cannot be read", () => {
  expect(fine, [
    ["5万元", "invalid 0 format"], ["若干", "invalid 0 format"], ["1万元至若干", "invalid 0 format"], ["若干至5万元", "invalid 0 format"], ["约1万至5万", "invalid 0 approximate"], ["1万至约5万", "invalid 0 approximate"], ["1万美元至5万美元", "invalid 0 unit_unknown"], ["1万元至5万美元", "invalid 0 unit_unknown"], ["1万美元至5万元", "invalid 0 unit_unknown"],
    ["1万美元至若干", "invalid 0 format"], ["1万以上以下", "invalid 0 qualifier"], ["以上", "invalid 0 format"], ["以上5万以下", "invalid 0 format"], ["[1万美元,5万美元]", "invalid 0 format"], ["[1,000,500]", "invalid 0 format"], ["[1万;5万]", "invalid 0 format"], ["[]", "invalid 0 format"], ["[1万,5万", "invalid 0 format"], ["2025-10-04", "invalid 0 unit_unknown"], ["1万至", "invalid 0 format"], ["至5万", "invalid 0 format"],
    ["1万余至5万", "invalid 0 qualifier"], ["不超过5万", "invalid 0 format"], [true, "invalid 0 format"], [["1", "5"], "invalid 0 format"], [5, "invalid 0 format"], [" ", "unanswered 0"], [null, "unanswered 0"],
    [`1-5万${" ".repeat(300)}元`, "correct 2"], [`1-5万元${"。".repeat(256)}`, "invalid 0 format"], [`1-5万${"元".repeat(252)}`, "invalid 0 unit_unknown"], [`1-5万${"元".repeat(253)}`, "invalid 0 format"],
    ["1万以上不满5万以下", "invalid 0 qualifier"], ["5万元以上以上", "invalid 0 qualifier"], ["1万元以上5万元以下吧", "invalid 0 format"], ["[1万,5万]元", "invalid 0 format"], ["约[1万,5万]", "invalid 0 format"], ["1万美元至5万美元-若干", "invalid 0 unit_unknown"], ["1万处-5万", "invalid 0 unit_unknown"], ["1-5万罚款元", "invalid 0 unit_unknown"],
  ]);
});

test("interval: one bound alone is one end", () => {
  expect(fine, [
    ["1万元以上", "partial 1 one_end"], ["5万元以下", "partial 1 one_end"], ["5万元以上", "incorrect 0 wrong_value"], ["1万元以下", "incorrect 0 wrong_value"], ["处5万元以下罚款", "partial 1 one_end"], ["1元以上", "incorrect 0 wrong_value"], ["1万美元以上", "invalid 0 unit_unknown"], ["若干以下", "invalid 0 format"], ["约1万以上", "invalid 0 approximate"],
  ]);
});

test("interval: slips are named", () => {
  expect(fine, [
    ["1万元以上3万元以下", "partial 1 one_end"], ["2-5万元", "partial 1 one_end"], ["5万元以上1万元以下", "incorrect 0 reversed"], ["1-5元", "incorrect 0 factor_10000"], ["1-5亿元", "incorrect 0 factor_10000"], ["1-5千元", "incorrect 0 factor_10"], ["10-50万元", "incorrect 0 factor_10"], ["1-5百元", "incorrect 0 factor_100"], ["100-500万", "incorrect 0 factor_100"], ["10-50元", "incorrect 0 factor_1000"], ["1000-5000万", "incorrect 0 factor_1000"],
    ["0.1-0.5元", "incorrect 0 wrong_value"], ["10-500元", "incorrect 0 wrong_value"], ["1000-500000元", "incorrect 0 wrong_value"], ["5万元-2万元", "incorrect 0 wrong_value"], ["2-4万元", "incorrect 0 wrong_value"],
  ]);
  expect({ ...fine, one_end: undefined }, [["1万元以上3万元以下", "incorrect 0 one_end"]]);
  expect({ ...fine, one_end: "1" }, [["1万元以上3万元以下", "partial 2 one_end"]]);
});

test("interval: the first end inherits what it lacks, the second nothing", () => {
  expect({ type: "interval", lo: "1000", hi: "5000", unit: "元" }, [["1-5千元", "correct 1"], ["一至五千元", "correct 1"], ["1-5仟元", "invalid 0 format"], ["1千-5000元", "correct 1"], ["1-5000", "incorrect 0 one_end"], ["1000-5千", "incorrect 0 one_end"]]);
  expect({ type: "interval", lo: "1", hi: "50000", unit: "元" }, [["1元-5万元", "correct 1"], ["1元至5万", "correct 1"]]);
  expect({ type: "interval", lo: "1000", hi: "50000", unit: "元" }, [["1千-5万元", "correct 1"], ["一千至五万元", "correct 1"], ["0.1-5万", "correct 1"], ["一千元至五万", "correct 1"]]);
  expect({ type: "interval", lo: "100000", hi: "200000", unit: "元" }, [["十至二十万元", "correct 1"], ["十至二十万", "correct 1"], ["1十-20万", "incorrect 0 one_end"], ["10-20万", "correct 1"]]);
  expect({ type: "interval", lo: "3000000", hi: "5000000", unit: "元" }, [["三至五百万", "correct 1"], ["三百万至五百万", "correct 1"], ["三百至五百万", "incorrect 0 one_end"], ["300-500万", "correct 1"], ["三点零至五点零百万", "correct 1"], ["3-5百万", "correct 1"]]);
  expect({ type: "interval", lo: "1", hi: "120000000", unit: "元" }, [["1-1亿2000万", "correct 1"], ["一元至一亿二千万", "correct 1"]]);
  expect({ type: "interval", lo: "1", hi: "5", unit: "t", units: ["t", "kg"] }, [["1000-5000kg", "correct 1"], ["1-5", "correct 1"], ["1千-5千千克", "correct 1"], ["1千至5千kg", "correct 1"], ["1t-5000kg", "correct 1"], ["1000kg-5", "correct 1"], ["1-5千克", "incorrect 0 factor_1000"], ["1-5吨", "correct 1"]]);
  expect({ type: "interval", lo: "3", hi: "5", unit: "%" }, [["百分之三至百分之五", "correct 1"], ["3-5%", "correct 1"], ["3至百分之五", "correct 1"], ["百分之三至5", "correct 1"], ["3%-5", "correct 1"], ["30-50‰", "correct 1"]]);
  expect({ type: "interval", lo: "2", hi: "5", unit: "人" }, [["2人以上5人以下", "correct 1"], ["两人以上5人以下", "correct 1"], ["2-5名", "correct 1"]]);
  expect({ type: "interval", lo: "-5", hi: "-1" }, [["-5--1", "correct 1"], ["-5至-1", "correct 1"], ["-1至-5", "incorrect 0 reversed"], ["负五到负一", "correct 1"], ["[-5,-1]", "correct 1"]]);
  expect({ type: "interval", lo: "0.001", hi: "5" }, [["1e-3-5", "correct 1"], ["1e-3至5", "correct 1"]]);
});

test("interval: units that are required, missing or of another kind", () => {
  const item = { ...fine, unit_required: true, unit_missing_fraction: "0.5", unit_wrong_fraction: "0.25" };
  expect(item, [
    ["10000-50000", "partial 1 unit_missing"], ["1-5万元", "correct 2"], ["1万元-5万", "correct 2"], ["1万-3万", "partial 0.5 unit_missing one_end"], ["5万-1万", "incorrect 0 unit_missing reversed"], ["1-5", "incorrect 0 unit_missing factor_10000"], ["2-3万", "incorrect 0 unit_missing wrong_value"], ["1万以上", "partial 0.5 unit_missing one_end"], ["5万以下", "partial 0.5 unit_missing one_end"], ["1万元以上", "partial 1 one_end"],
    ["1-5万吨", "partial 0.5 unit_wrong"], ["1-3万吨", "incorrect 0 unit_wrong"], ["1万元至5万吨", "partial 0.5 unit_wrong"], ["1万吨至5万元", "partial 0.5 unit_wrong"], ["1万吨以上", "incorrect 0 unit_wrong"],
  ]);
  expect({ ...fine, unit_required: true }, [["10000-50000", "incorrect 0 unit_missing"], ["1-5万吨", "incorrect 0 unit_wrong"]]);
  expect({ type: "interval", lo: "1", hi: "5", unit_required: true }, [["1-5", "correct 1"], ["1-5元", "invalid 0 unit_unknown"]]);
});
