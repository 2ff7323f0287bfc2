// Types: what Python writes into the facilitator's page (see quizgen/classroom/console_data.py).

/** @typedef {import("../scenario/machine.mjs").Formula} Formula */
/** @typedef {import("../scenario/machine.mjs").Program} Program */
/** @typedef {import("../scenario/machine.mjs").Value} Value */
/** @typedef {(string | number)[]} Text pieces, and numbers of values between them */
/**
 * @typedef {{kind: string, who: string, to: string, text: Text, lines: Text[],
 *   when: Formula | null}} Beat
 */
/** @typedef {{where: Text, minutes: number, warn: number, beats: Beat[]}} Scene */
/** @typedef {{feedback: Text, cites: string[]}} Outcome */
/** @typedef {{text: Text, results: Outcome[]}} Option */
/** @typedef {{ask: Text, options: Record<string, Option>}} Decision */
/** @typedef {{title: Text, text: Text, cites: string[]}} Ending */
/**
 * @typedef {{text: string, kind: string, severity: number, cites: string[],
 *   first?: string[]}} Wrong `first`: events of which one had to come before
 */
/**
 * @typedef {{id: string, type: string, scene: string, after: number, from: string, to: string,
 *   open: boolean, channel: string, text: Text, expect: string[], minutes: number, miss: Text,
 *   fault: string, executor: string, cites: string[]}} Inject `open`: everybody may see it
 */
/**
 * @typedef {{id: string, item: string, dimension: string, critical: boolean, overall: boolean,
 *   scale: [number, string][], objective: string, scene: string, cites: string[]}} Criterion
 */
/** @typedef {{phase: string, ask: Text, script: Text, show: string}} Question */
/**
 * @typedef {{number: number, name: string, sign: string, variant: string, findings: string[],
 *   world: Record<string, Value>, values: string[], clocks: Record<string, [string, string]>,
 *   cues: (boolean | Formula)[]}} Group
 */
/**
 * @typedef {{course: string, id: string, title: string, hash: string, key: string, asof: string,
 *   objectives: Record<string, string>, events: Record<string, string>, stop: string[],
 *   safeword: string, program: Program, scenes: Record<string, Scene>,
 *   decisions: Record<string, Decision>, endings: Record<string, Ending>,
 *   wrongs: Record<string, Wrong>, injects: Inject[], rubric: Criterion[], debrief: Question[],
 *   law: Record<string, string>, groups: Group[]}} Lesson
 */

export {};
