// Lesson: a small one made by hand, with every kind of deviation, for the tests of the console.

/** @typedef {import("../../quizgen/web/src/console/types.mjs").Lesson} Lesson */

const SECRET = "藏好第二本台账";

/** @returns {Lesson} */
export function lesson() {
  return {
    course: "c",
    id: "s",
    title: "剧",
    hash: "h",
    key: "k",
    asof: "2026-10-04",
    objectives: { OB1: "程序", OB2: "证据" },
    events: { show_id: "亮证", inspect: "检查", inform: "告知", hush: "收声" },
    stop: [],
    safeword: "停",
    program: {
      start: 0,
      vars: [["calm", [0, 1]]],
      open: [["P_id", 2]],
      faults: { P_id: 2, P_inform: 2, P_term: 1, U_push: 3, U_idle: 1 },
      rules: [
        { id: "P_id", on: { show_id: [1, 1], inspect: [-1, 1] }, end: [0, 0] },
        { id: "P_inform", on: { inspect: [1, 1], inform: [0, 0] }, end: [0, 1] },
        { id: "P_term", on: { inspect: [1, 1, 1, 1], inform: [0, 0, 0, 0] }, end: [0, 0, 0, 0], clock: 1, limit: 2 },
      ],
      nodes: [
        {
          id: "gate",
          decision: "d_gate",
          options: [
            { id: "show", results: [{ events: ["show_id"], grade: "best", score: { procedure: 3 }, next: [[null, 1]] }] },
            { id: "skip", results: [{ grade: "weak", score: { procedure: 1 }, next: [[null, 1]] }] },
            { id: "push", results: [{ faults: ["U_push"], sets: [[0, 1]], grade: "fault", next: [[null, 1]] }] },
          ],
        },
        {
          id: "hall",
          beats: [[null, ["inspect"]]],
          options: [{ results: [{ next: [[null, 2]] }] }],
        },
        {
          id: "room",
          decision: "d_room",
          options: [
            { id: "inform", results: [{ events: ["inform"], grade: "best", score: { law: 3 }, next: [[["==", ["get", "flaw"], 0], 3], [null, 4]] }] },
            { id: "late", results: [{ time: [3, 3], events: ["inform", "show_id"], corrects: [0], grade: "fault", next: [[null, 4]] }] },
            { id: "leave", results: [{ grade: "fault", next: [[null, 4]] }] },
          ],
        },
        { id: "e_ok", end: 1 },
        { id: "e_bad", end: 3 },
      ],
    }, // prettier-ignore
    scenes: {
      gate: {
        where: ["大门"],
        minutes: 3,
        warn: 1,
        beats: [{ kind: "say", who: "门卫", to: "", text: ["欠 ", 0, " 元"], lines: [], when: null }],
      },
      hall: { where: ["大厅"], minutes: 2, warn: 0, beats: [] },
      room: {
        where: ["会议室"],
        minutes: 2,
        warn: 0,
        beats: [
          { kind: "act", who: "", to: "", text: ["安静"], lines: [], when: ["==", ["get", "calm"], 0] },
          { kind: "act", who: "", to: "", text: ["吵闹"], lines: [], when: ["==", ["get", "calm"], 1] },
        ],
      },
    },
    decisions: {
      d_gate: {
        ask: ["怎么进？"],
        options: {
          show: { text: ["亮证进"], results: [{ feedback: ["先亮证"], cites: ["行政处罚法§55.1"] }] },
          skip: { text: ["直接进"], results: [{ feedback: ["忘了亮证"], cites: [] }] },
          push: { text: ["推开进"], results: [{ feedback: ["不能硬闯"], cites: [] }] },
        },
      },
      d_room: {
        ask: ["怎么办？"],
        options: {
          inform: { text: ["当场告知"], results: [{ feedback: ["该告知"], cites: [] }] },
          late: { text: ["过后补告"], results: [{ feedback: ["迟了"], cites: [] }] },
          leave: { text: ["一走了之"], results: [{ feedback: ["没告知"], cites: [] }] },
        },
      },
    },
    endings: {
      e_ok: { title: ["依法结案"], text: ["好"], cites: [] },
      e_bad: { title: ["被推翻"], text: ["坏"], cites: [] },
    },
    wrongs: {
      P_id: { text: "先亮证后检查", kind: "reversed", severity: 2, cites: ["行政处罚法§55.1"], first: ["show_id"] },
      P_inform: { text: "检查后要告知", kind: "missing", severity: 2, cites: [] },
      P_term: { text: "两日内告知", kind: "late", severity: 1, cites: [] },
      U_push: { text: "硬闯", kind: "forbidden", severity: 3, cites: [] },
      U_idle: { text: "没有收声", kind: "missing", severity: 1, cites: [] },
    },
    injects: [
      inject("I1", "gate", 2, { text: [SECRET], to: "彭海山", channel: "耳语卡", expect: ["show_id"] }),
      inject("I2", "gate", 1, { text: ["有人拍视频"], open: true, channel: "投影", expect: ["hush"], fault: "U_idle" }),
      inject("I3", "gate", 1, { text: ["别的案情才有"] }),
      inject("I4", "room", 0, { text: ["有人吵闹"] }),
    ],
    rubric: [
      criterion("R1", { critical: true, objective: "OB1" }),
      criterion("R2", { scale: [[0, "无"], [1, "半"], [2, "全"]], objective: "OB1" }), // prettier-ignore
      criterion("R3", { scale: [[0, "无"], [4, "全"]], objective: "OB2" }), // prettier-ignore
      criterion("R9", { overall: true, scale: [[1, "差"], [2, "临界"], [5, "好"]] }), // prettier-ignore
    ],
    debrief: [{ phase: "反应", ask: ["难受吗？"], script: ["我看到……"], show: "" }],
    law: {},
    groups: [group(1, "秘密实情"), group(2, "另一实情")],
  };
}

/** Texts that the projector may never show, whatever is done. */
export const HIDDEN = [SECRET, "秘密实情", "先亮证", "亮证进", "推开进", "忘了亮证", "没有收声", "我看到"];

/**
 * @param {string} id
 * @param {string} scene
 * @param {number} after
 * @param {Partial<import("../../quizgen/web/src/console/types.mjs").Inject>} more
 * @returns {import("../../quizgen/web/src/console/types.mjs").Inject}
 */
function inject(id, scene, after, more) {
  return { id, type: "inject", scene, after, from: "导调", to: "", open: false, channel: "当面",
    text: [], expect: [], minutes: 2, miss: [], fault: "", executor: "", cites: [], ...more }; // prettier-ignore
}

/**
 * @param {string} id
 * @param {Partial<import("../../quizgen/web/src/console/types.mjs").Criterion>} more
 * @returns {import("../../quizgen/web/src/console/types.mjs").Criterion}
 */
function criterion(id, more) {
  return { id, item: id, dimension: "procedure", critical: false, overall: false, scale: [],
    objective: "", scene: "gate", cites: [], ...more }; // prettier-ignore
}

/**
 * @param {number} number
 * @param {string} finding
 * @returns {import("../../quizgen/web/src/console/types.mjs").Group}
 */
function group(number, finding) {
  return {
    number,
    name: `第${number}组`,
    sign: `f${number}`,
    variant: "v",
    findings: [finding],
    world: {},
    values: [`${number}00`],
    clocks: { gate: ["2026年7月1日", "09:58"] },
    cues: [true, true, false, ["==", ["get", "calm"], 1]],
  };
}
