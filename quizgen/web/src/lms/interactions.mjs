// Interactions: what was answered, in the few types that SCORM and xAPI know. No DOM here.

/** @typedef {import("./types.mjs").Interaction} Interaction */
/** @typedef {import("./types.mjs").ContractItem} ContractItem */
/** @typedef {import("./types.mjs").Response} Response */
/** @typedef {import("../grading/index.mjs").Outcome} Outcome */
/** @typedef {Pick<Interaction, "type" | "given" | "right">} Answer */
/**
 * What is known besides the answer; `label` gives what an option says, by the id of its part.
 *
 * @typedef {{text: string, time: Date, label: (id: string, part: string) => string}} About
 */

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * @param {string} id
 * @param {ContractItem} item
 * @param {Response} response
 * @param {Outcome} outcome
 * @param {About} about
 * @param {string} [inside] the part of a case that this is
 * @returns {Interaction[]} one; of a case, one a part
 */
export function interactions(id, item, response, outcome, about, inside = "") {
  if (item.type === "case") {
    return item.parts.flatMap((part) => {
      const own = isMap(response) ? response[part.id] : null;
      const came = outcome.parts && outcome.parts[part.id];
      const given = own === undefined ? null : own;
      return came ? interactions(`${id}.${part.id}`, part, given, came, about, part.id) : [];
    });
  }
  const { text, time, label } = about;
  /** @type {{[id: string]: string}} */
  const names = {};
  for (const one of ids(item)) names[one] = label(one, inside);
  const points = { score: Number(outcome.score), max: Number(outcome.max), result: result(outcome) };
  return [{ id, ...answer(item, response), ...points, text, time, names }];
}

/**
 * @param {ContractItem} item
 * @returns {readonly string[]} the ids that an answer can hold
 */
function ids(item) {
  switch (item.type) {
    case "single":
    case "multi":
      return item.options;
    case "order":
      return [...item.key, ...(item.distractors || [])];
    case "scenario":
      return item.steps.map(({ id }) => id);
    case "match":
      return [...Object.keys(item.key), ...item.right];
    default:
      return [];
  }
}

/**
 * @param {Outcome} outcome
 * @returns {Interaction["result"]}
 */
function result(outcome) {
  switch (outcome.class) {
    case "correct":
      return "correct";
    case "pending":
    case "void":
      return "neutral";
    case "partial": {
      const share = Number(outcome.score) / Number(outcome.max);
      return Math.round(share * 10_000) / 10_000;
    }
    default:
      return "incorrect";
  }
}

/**
 * @param {ContractItem} item
 * @param {Response} response
 * @returns {Answer}
 */
function answer(item, response) {
  const list = Array.isArray(response) ? response.map(String) : [];
  const one = response === null || isMap(response) ? [] : [[String(response)]];
  switch (item.type) {
    case "judge":
      return { type: "true-false", given: one, right: [[String(item.key)]] };
    case "single":
      return { type: "choice", given: one, right: [[item.key]] };
    case "multi":
      return { type: "choice", given: list.map((id) => [id]), right: item.key.map((id) => [id]) };
    case "order":
      return { type: "sequencing", given: list.map((id) => [id]), right: item.key.map((id) => [id]) };
    case "scenario":
      return { type: "sequencing", given: list.map((id) => [id]), right: [] };
    case "match": {
      const given = isMap(response) ? response : {};
      return { type: "matching", given: pairs(given), right: pairs(item.key) };
    }
    case "numeric": {
      const number = one.length && NUMBER.test(one[0][0]);
      const right = number || !one.length ? [[String(item.value)]] : [[`${item.value}${item.unit || ""}`]];
      return { type: number || !one.length ? "numeric" : "fill-in", given: one, right };
    }
    case "interval": {
      const right = [[`${item.lo}-${item.hi}${item.unit || ""}`]];
      return { type: "fill-in", given: one, right };
    }
    case "blank":
      return { type: "fill-in", given: list.map((text) => [text]), right: gaps(item) };
    default:
      return { type: "long-fill-in", given: one, right: [] };
  }
}

/**
 * @param {{[left: string]: Response | readonly string[]}} map
 * @returns {string[][]}
 */
function pairs(map) {
  return Object.keys(map).flatMap((left) => {
    const right = map[left];
    return (Array.isArray(right) ? right : [right]).map((id) => [left, String(id)]);
  });
}

/**
 * @param {import("../grading/types.mjs").Blank} item
 * @returns {string[][]} a right text for each gap; [] where one cannot be named
 */
function gaps(item) {
  const found = item.blanks.map((gap) => {
    if (gap.matcher === "number") return `${gap.value}${gap.unit || ""}`;
    if (gap.matcher === "interval") return `${gap.lo}-${gap.hi}${gap.unit || ""}`;
    const first = gap.accept.map((one) => (typeof one === "string" ? one : one.text)).find(Boolean);
    return first || "";
  });
  return found.every(Boolean) ? found.map((text) => [text]) : [];
}

/**
 * @param {unknown} value
 * @returns {value is {[key: string]: Response}}
 */
function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
