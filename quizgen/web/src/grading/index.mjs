// Grading: the door to the browser's grading engine, twin of `quizgen.grading`.

export { graded } from "./grade.mjs";
export { grade, gradePaper } from "./json.mjs";
export { readNumber } from "./numbers.mjs";
export { totalPaper } from "./papers.mjs";
export { isBlank, normalize } from "./text.mjs";

/** @typedef {import("./types.mjs").Item} Item */
/** @typedef {import("./types.mjs").Outcome} Outcome */
/** @typedef {import("./papers.mjs").Paper} Paper */
/** @typedef {import("./papers.mjs").PaperOutcome} PaperOutcome */
