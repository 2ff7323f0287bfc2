// Numeric items: tolerance, units, precision, known wrong values and slips.

import { test } from "node:test";

import { expect } from "./helpers.mjs";

const fine = { type: "numeric", max: "2", value: "50000", unit: "元" };
const energy = { type: "numeric", max: "4", value: "1229", unit: "tce", units: ["tce", "kgce"], tol: { rel: "0.005" } };

test("numeric: an exact figure allows nothing else", () => {
  expect(fine, [
    ["五万元", "correct 2"], [50000, "correct 2"], [5e4, "correct 2"], ["50000.0", "correct 2"], ["50001", "incorrect 0 wrong_value"], ["约5万", "invalid 0 approximate"],
    ["5万元以上", "invalid 0 qualifier"], ["五", "incorrect 0 factor_10000"], ["-50000", "incorrect 0 sign"], ["0", "incorrect 0 wrong_value"], ["500", "incorrect 0 factor_100"], ["5亿", "incorrect 0 factor_10000"],
    ["500000", "incorrect 0 factor_10"], ["50", "incorrect 0 factor_1000"], ["0.5", "incorrect 0 wrong_value"], ["-5", "incorrect 0 wrong_value"], ["5万美元", "invalid 0 unit_unknown"], ["5万吨", "incorrect 0 unit_wrong"],
    [true, "invalid 0 format"], [["50000"], "invalid 0 format"], [{ a: "1" }, "invalid 0 format"], [" \u200b", "unanswered 0"], [null, "unanswered 0"], [undefined, "unanswered 0"], [[], "unanswered 0"], [Infinity, "invalid 0 format"], [1e300, "invalid 0 format"],
    ["约abc", "invalid 0 format"], ["约5万美元", "invalid 0 approximate"],
  ]);
});

test("numeric: relative tolerance is inclusive, exact and two-sided", () => {
  expect(energy, [
    ["1235.145", "correct 4"], ["1235.1451", "incorrect 0 wrong_value"], ["1222.855", "correct 4"], ["1222.8549", "incorrect 0 wrong_value"], ["1229吨标煤", "correct 4"], ["1229000 kgce", "correct 4"], ["约1230", "correct 4"],
    ["-1230", "incorrect 0 sign"], ["1230 kgce", "incorrect 0 factor_1000"], ["12290", "incorrect 0 factor_10"], ["1229 kWh", "incorrect 0 unit_wrong"], ["1229 TCE", "correct 4"],
  ]);
  expect({ ...energy, value: "-1229" }, [["-1235.145", "correct 4"], ["-1235.2", "incorrect 0 wrong_value"], ["1229", "incorrect 0 sign"]]);
  expect({ ...energy, value: "0" }, [["0", "correct 4"], ["0.001", "incorrect 0 wrong_value"], ["-0.001", "incorrect 0 wrong_value"], ["约0", "correct 4"]]);
});

test("numeric: absolute tolerance is in the item's unit", () => {
  const item = { type: "numeric", value: "10", unit: "tce", units: ["tce", "kgce"], tol: { abs: "0.5" } };
  expect(item, [["10500kgce", "correct 1"], ["10501kgce", "incorrect 0 wrong_value"], ["9.5", "correct 1"], ["9.49", "incorrect 0 wrong_value"], ["约10", "correct 1"], ["-9.6", "incorrect 0 sign"], ["96", "incorrect 0 factor_10"]]);
  expect({ ...item, value: "0" }, [["0.5", "correct 1"], ["-0.5", "correct 1"], ["5", "incorrect 0 wrong_value"]]);
  expect({ ...item, tol: { abs: "0", rel: "0.5" } }, [["10", "correct 1"], ["11", "incorrect 0 wrong_value"], ["约10", "correct 1"]]);
  expect({ ...item, tol: {} }, [["10", "correct 1"], ["约10", "invalid 0 approximate"]]);
});

test("numeric: units convert within a dimension unless only the accepted count", () => {
  const item = { type: "numeric", value: "500", unit: "kWh", units: ["kWh"] };
  expect(item, [["0.5MWh", "correct 1"], ["0.5mwh", "invalid 0 unit_unknown"], ["500度", "correct 1"], ["500", "correct 1"], ["五百度", "correct 1"]]);
  expect({ ...item, any_same_dim: false }, [["0.5MWh", "incorrect 0 unit_wrong"], ["500MWh", "incorrect 0 unit_wrong"], ["500度", "correct 1"], ["500 KWH", "correct 1"]]);
  expect({ ...item, any_same_dim: false, unit_wrong_fraction: "0.5" }, [["0.5MWh", "incorrect 0 unit_wrong"], ["500MWh", "partial 0.5 unit_wrong"]]);
  expect({ ...item, any_same_dim: false, units: ["MWh"] }, [["0.5MWh", "correct 1"], ["500kWh", "correct 1"]]);
  expect({ ...item, any_same_dim: false, units: ["兆瓦时"] }, [["0.5MWh", "correct 1"]]);
  expect({ type: "numeric", value: "90", unit: "分钟" }, [["1.5小时", "correct 1"], ["90min", "correct 1"], ["90", "correct 1"], ["1½h", "correct 1"]]);
  expect({ type: "numeric", value: "85", unit: "%", units: ["%", "1"] }, [["85", "correct 1"], ["0.85", "incorrect 0 factor_100"], ["850‰", "correct 1"], ["千分之八百五十", "correct 1"], ["85个百分点", "incorrect 0 unit_wrong"]]);
});

test("numeric: the other dimension earns its share only with the right magnitude", () => {
  const item = { ...energy, unit_wrong_fraction: "0.25" };
  expect(item, [["1229 kWh", "partial 1 unit_wrong"], ["1230 kWh", "partial 1 unit_wrong"], ["1300 kWh", "incorrect 0 unit_wrong"], ["1.229 MWh", "incorrect 0 unit_wrong"]]);
  expect({ type: "numeric", value: "10", unit: "工作日", unit_wrong_fraction: "0.5", max: "2" }, [["10日", "partial 1 unit_wrong"], ["10", "correct 2"], ["十个工作日", "correct 2"]]);
});

test("numeric: a required unit that is missing costs its share", () => {
  const item = { ...energy, unit_required: true, unit_missing_fraction: "0.5", also: [{ value: "3050", fraction: "0.5", tag: "grid" }], close: { k: "2", fraction: "0.5" } };
  expect(item, [
    ["1229", "partial 2 unit_missing"], ["1229tce", "correct 4"], ["1300", "incorrect 0 unit_missing wrong_value"], ["3050", "partial 1 unit_missing grid"], ["3050 tce", "partial 2 grid"], ["1240", "partial 1 unit_missing close"], ["1.229", "incorrect 0 unit_missing factor_1000"],
  ]);
  expect({ ...item, unit_missing_fraction: undefined }, [["1229", "incorrect 0 unit_missing"]]);
  expect({ ...item, unit_missing_fraction: "1" }, [["1229", "partial 4 unit_missing"]]);
  expect({ ...item, precision: { decimals: 1, fraction: "0.5" } }, [["1229", "partial 1 unit_missing precision"], ["1229.0", "partial 2 unit_missing"], ["1229tce", "partial 2 precision"]]);
  expect({ type: "numeric", value: "5", unit_required: true }, [["5", "correct 1"]]);
});

test("numeric: an item without unit knows no unit", () => {
  expect({ type: "numeric", value: "0.75" }, [["0.75", "correct 1"], ["0.75元", "invalid 0 unit_unknown"], ["75%", "invalid 0 unit_unknown"], ["百分之七十五", "invalid 0 unit_unknown"], ["3/4", "correct 1"]]);
  expect({ type: "numeric", value: "5", unit: "", units: ["kg", "t"] }, [["5千克", "correct 1"], ["5", "correct 1"], ["0.005吨", "correct 1"]]);
  expect({ type: "numeric", value: "5", unit: "户", units: ["户", "家"] }, [["5户", "correct 1"], ["5家", "incorrect 0 unit_wrong"], ["5台", "invalid 0 unit_unknown"]]);
});

test("numeric: decimals asked for are counted as written", () => {
  const item = { type: "numeric", max: "2", value: "12.345", tol: { abs: "0.05" }, precision: { decimals: 2, fraction: "0.5" } };
  expect(item, [
    ["12.35", "correct 2"], ["12.345", "partial 1 precision"], ["12.3", "partial 1 precision"], [12.35, "correct 2"], [12.3, "partial 1 precision"], ["1.235e1", "partial 1 precision"], ["十二点三五", "correct 2"], ["十二点三", "partial 1 precision"], ["12.40", "incorrect 0 wrong_value"], ["0.001235万", "partial 1 precision"], ["12+(7/20)", "partial 1 precision"], ["247/20", "partial 1 precision"],
  ]);
  expect({ ...item, precision: { decimals: 2, mode: "at_least" } }, [["12.35", "correct 2"], ["12.345", "correct 2"], ["12.3", "incorrect 0 precision"], ["1.2350e1", "incorrect 0 precision"]]);
  expect({ ...item, precision: { decimals: 0 }, value: "12" }, [["12", "correct 2"], ["12.0", "incorrect 0 precision"], ["十二", "correct 2"], [12.0, "correct 2"]]);
  expect({ ...item, value: "1200", precision: { decimals: 1, mode: "exact" } }, [["1,200.0", "correct 2"], ["1,200", "incorrect 0 precision"], ["1.20千", "incorrect 0 precision"]]);
  expect({ ...item, value: "85", unit: "%", precision: { decimals: 1 } }, [["百分之85.0", "correct 2"], ["百分之八十五", "incorrect 0 precision"], ["85.0%", "correct 2"], ["百分之八十五点零", "correct 2"]]);
});

test("numeric: significant figures, where zeros at the end of a whole number may count or not", () => {
  const item = { type: "numeric", max: "2", value: "1200", tol: { rel: "0.05" }, precision: { sigfigs: 3, fraction: "0.5" } };
  expect(item, [
    ["1200", "correct 2"], ["1210", "correct 2"], ["1201", "partial 1 precision"], ["1200.0", "partial 1 precision"], ["1.20e3", "correct 2"], ["1.2e3", "partial 1 precision"], ["12e2", "partial 1 precision"], ["120e1", "correct 2"], ["0.120万", "correct 2"], ["0.12万", "partial 1 precision"], ["一千二百", "correct 2"], ["一千二百零一", "partial 1 precision"], ["1千2百", "partial 1 precision"], ["2400/2", "partial 1 precision"], ["01200", "correct 2"], ["1,210", "correct 2"],
  ]);
  expect({ ...item, precision: { sigfigs: 5 } }, [["1200", "incorrect 0 precision"], ["1200.0", "correct 2"], ["1200.00", "incorrect 0 precision"]]);
  expect({ ...item, precision: { sigfigs: 3, mode: "at_least" } }, [["1200", "correct 2"], ["1201", "correct 2"], ["1200.55", "correct 2"], ["1.2e3", "incorrect 0 precision"]]);
  expect({ ...item, value: "0.0123", precision: { sigfigs: 3, decimals: 4 } }, [["0.0123", "correct 2"], ["0.012", "incorrect 0 precision"], ["1.23e-2", "incorrect 0 precision"], ["0.01230", "incorrect 0 precision"]]);
  expect({ ...item, value: "0", precision: { sigfigs: 1 } }, [["0", "incorrect 0 precision"], ["0.0", "incorrect 0 precision"]]);
  expect({ ...item, precision: {} }, [["1200", "correct 2"], ["2400/2", "incorrect 0 precision"]]);
});

test("numeric: known wrong values come before the wider band, that before slips", () => {
  const item = {
    type: "numeric", max: "4", value: "100", tol: { rel: "0.01" }, close: { k: "2", fraction: "0.5" },
    also: [{ value: "1000", fraction: "0.25", tag: "tenfold" }, { value: "102", tag: "near" }, { value: "1005", fraction: "1", tag: "later" }, { value: "50", fraction: "0.5" }],
  };
  expect(item, [
    ["101", "correct 4"], ["1000", "partial 1 tenfold"], ["1010", "partial 1 tenfold"], ["1010.1", "partial 4 later"], ["102", "incorrect 0 near"], ["98", "partial 2 close"], ["97.99", "incorrect 0 wrong_value"], ["50.5", "partial 2 wrong_value"], ["10", "incorrect 0 factor_10"], ["1016", "incorrect 0 wrong_value"],
  ]);
  expect({ ...item, also: undefined, close: { k: "3" } }, [["103", "incorrect 0 close"], ["103.1", "incorrect 0 wrong_value"]]);
  expect({ type: "numeric", value: "5", close: { k: "2", fraction: "0.5" } }, [["6", "incorrect 0 wrong_value"], ["5", "correct 1"]]);
  expect({ type: "numeric", value: "10", tol: { abs: "20" } }, [["-11", "incorrect 0 sign"], ["31", "incorrect 0 factor_10"]]);
});
