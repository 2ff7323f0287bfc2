// Plain: texts as Python orders and cuts them, so that both ways to grade write the same files.

/**
 * By code points, as Python compares texts; JavaScript alone would compare halves of signs.
 *
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
export function compareTexts(a, b) {
  const [one, other] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const difference = Number(one[at].codePointAt(0)) - Number(other[at].codePointAt(0));
    if (difference) return difference;
  }
  return one.length - other.length;
}

/**
 * JSON with one blank of indent a level, as `json.dumps(value, ensure_ascii=False, indent=1)`.
 *
 * @param {unknown} value a `Map` keeps its order, which an object with numbers for names would not
 * @param {string} [indent]
 * @returns {string}
 */
export function written(value, indent = "") {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent} `;
  const list = Array.isArray(value);
  const entries = value instanceof Map ? Array.from(value) : Object.entries(value);
  const lines = list
    ? value.map((one) => written(one, deeper))
    : entries.map(([name, one]) => `${JSON.stringify(name)}: ${written(one, deeper)}`);
  const [open, close] = list ? "[]" : "{}";
  if (!lines.length) return open + close;
  return `${open}\n${deeper}${lines.join(`,\n${deeper}`)}\n${indent}${close}`;
}

/**
 * @param {unknown} value
 * @returns {unknown} the same with the fields of each mapping in order, as they were sealed
 */
export function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Map) return value;
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => compareTexts(a, b));
  return new Map(fields.map(([name, one]) => [name, sorted(one)]));
}

/**
 * @param {unknown} value
 * @returns {string} JSON on one line, as `json.dumps(value, ensure_ascii=False)` writes it
 */
export function inLine(value) {
  const ordered = sorted(value);
  if (Array.isArray(ordered)) return `[${ordered.map(inLine).join(", ")}]`;
  if (!(ordered instanceof Map)) return JSON.stringify(ordered);
  const fields = Array.from(ordered, ([name, one]) => `${JSON.stringify(name)}: ${inLine(one)}`);
  return `{${fields.join(", ")}}`;
}
