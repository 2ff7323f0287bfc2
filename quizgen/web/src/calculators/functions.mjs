// Functions: what formulas may call; twin of `loading/functions.py` and `expressions/functions.py`. No DOM.

import { absolute, compare, round, sum } from "../grading/rational.mjs";
import * as days from "./days.mjs";
import * as domain from "./domain.mjs";
import * as guards from "./guards.mjs";
import * as plans from "./plans.mjs";
import * as tariffs from "./tariffs.mjs";
import { isList, isNumber, whole } from "./values.mjs";

/** @typedef {import("./values.mjs").Value} Value */
/** @typedef {import("./values.mjs").Rational} Rational */
/** @typedef {(values: any[], known: days.Calendar) => Value} Run */

/**
 * @param {(...values: any[]) => Value} act
 * @returns {Run} for numbers and truths as they are
 */
const plain = (act) => (values) => act(...values);

/**
 * @param {(...values: any[]) => Value} act
 * @returns {Run} for lists as arrays
 */
const lists = (act) => (values) => act(...values.map((one) => (isList(one) ? one.items : one)));

/**
 * @param {(...values: any[]) => Value} act
 * @returns {Run} the third value, where there is one, as a number of JavaScript
 */
const placed = (act) => ([a, b, places]) => act(a, b, places && Number(places[0]));

/**
 * @param {(day: number, count: number, known: days.Calendar) => number} act
 * @returns {Run}
 */
const later = (act) => ([{ day }, count], known) => ({ day: act(day, Number(count[0]), known) });

/**
 * @param {Value[]} values
 * @returns {Rational[]}
 */
function numbers(values) {
  const flat = values.length === 1 && isList(values[0]) ? values[0].items : values;
  const found = flat.filter(isNumber);
  if (!found.length) throw new days.Trouble("calc.error.values");
  return found;
}

/**
 * @param {Value[]} values
 * @param {number} sign
 */
function furthest(values, sign) {
  return numbers(values).reduce((a, b) => (compare(a, b) * sign >= 0 ? a : b));
}

/** @type {Record<string, Run>} */
export const FUNCTIONS = {
  round: ([number, places]) => round(number, places ? Number(places[0]) : 0),
  floor: ([number]) => [guards.floor(number), 1n],
  ceil: ([number]) => [guards.ceil(number), 1n],
  abs: ([number]) => absolute(number),
  min: (values) => furthest(values, -1),
  max: (values) => furthest(values, 1),
  sum: (values) => sum(numbers(values)),
  count: (values) => {
    const flat = values.length === 1 && isList(values[0]) ? values[0].items : values;
    return whole(flat.filter((one) => one === true).length);
  },
  len: ([list]) => whole(list.items.length),
  date: ([text]) => {
    const day = days.readDay(text);
    if (day === null) throw new days.Trouble("calc.error.values");
    return { day };
  },
  year: ([{ day }]) => whole(days.parts(day)[0]),
  month: ([{ day }]) => whole(days.parts(day)[1]),
  day: ([{ day }]) => whole(days.parts(day)[2]),
  add_days: ([{ day }, count]) => ({ day: day + Number(count[0]) }),
  days_between: ([start, end]) => whole(end.day - start.day),
  standard_coal: plain(domain.standardCoal),
  is_key_unit: plain(domain.isKeyUnit),
  excess: plain(domain.excess),
  excess_percent: plain(domain.excessPercent),
  steps_above: plain(domain.stepsAbove),
  unit_consumption: plain(domain.unitConsumption),
  plant_unit: lists(domain.plantUnit),
  apportion: plain(domain.apportion),
  limit_level: lists(domain.limitLevel),
  excess_energy: plain(domain.excessEnergy),
  adjusted_limit: plain(domain.adjustedLimit),
  altitude_factor: plain(domain.altitudeFactor),
  equivalent_coefficient: plain(domain.equivalentCoefficient),
  equal_coefficient: plain(domain.unitConsumption),
  metered: plain(domain.metered),
  share_percent: plain(domain.sharePercent),
  gap_percent: lists(domain.gapPercent),
  late_payment_penalty: plain(domain.latePaymentPenalty),
  fine_in_range: plain(domain.fineInRange),
  rounded_root: ([value, degree, places]) =>
    tariffs.roundedRoot(value, Number(degree[0]), Number(places[0])),
  counted_consumption: plain(tariffs.countedConsumption),
  tier_surcharge: lists(tariffs.tierSurcharge),
  stepped_surcharge: plain(tariffs.steppedSurcharge),
  renewable_discount: plain(tariffs.renewableDiscount),
  discounted_rate: plain(tariffs.discountedRate),
  surcharge_amount: plain(tariffs.surchargeAmount),
  strength_factor: placed(tariffs.strengthFactor),
  pressure_factor: placed(tariffs.pressureFactor),
  comparable_consumption: plain(tariffs.comparableConsumption),
  cement_consumption: plain(tariffs.cementConsumption),
  constant_value: plain(plans.constantValue),
  decline_percent: plain(plans.declinePercent),
  compounded_decline: lists(plans.compoundedDecline),
  yearly_decline: ([total, years, places]) =>
    plans.yearlyDecline(total, Number(years[0]), places && Number(places[0])),
  remaining_decline: plain(plans.remainingDecline),
  add_calendar_days: later(days.addCalendarDays),
  add_months: later(days.addMonths),
  add_working_days: later(days.addWorkingDays),
  working_days_between: ([start, end], known) =>
    whole(days.workingDaysBetween(start.day, end.day, known)),
  is_working_day: ([{ day }], known) => days.isWorkingDay(day, known),
  next_working_day: ([{ day }], known) => ({ day: days.nextWorkingDay(day, known) }),
};
