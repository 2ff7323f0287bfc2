// LMS: the launch page of a package: shows the pages of a unit in a frame and speaks to the system.
//
// Each page of a package runs a few lines first (frame.js), which find `qgLms` in this window.

import { all } from "../dom.mjs";
import { say } from "../messages.mjs";
import { findApi } from "./api.mjs";
import { Cmi5 } from "./cmi5.mjs";
import { Course } from "./course.mjs";
import { Nobody } from "./nobody.mjs";
import { Scorm12 } from "./scorm12.mjs";
import { Scorm2004 } from "./scorm2004.mjs";

/** @typedef {import("./types.mjs").Unit} Unit */
/** @typedef {import("./types.mjs").Runtime} Runtime */

/** @returns {Runtime} what the package was made for, or one that keeps nothing */
function runtime() {
  if (unit.system === "scorm12") {
    const api = findApi("API");
    if (api) return new Scorm12(api);
  }
  if (unit.system === "scorm2004") {
    const api = findApi("API_1484_11");
    if (api) return new Scorm2004(api);
  }
  const launch = new URLSearchParams(location.search);
  if (unit.system === "cmi5" && launch.get("fetch")) return new Cmi5(launch, unit.iri);
  return new Nobody();
}

/** @type {Unit} */
const unit = JSON.parse(document.body.dataset.unit || "");
const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
const state = /** @type {HTMLElement} */ (document.querySelector(".lms-state"));
const links = /** @type {HTMLAnchorElement[]} */ (all(document, ".lms-nav a"));
const leave = /** @type {HTMLButtonElement} */ (document.querySelector(".lms-exit"));
const [back, onward] = /** @type {HTMLButtonElement[]} */ (all(document, ".lms-steps button"));
const course = new Course(unit, runtime(), draw);

/** @param {Course} now */
function draw({ page, memory, summary: { progress, passed, score, max }, runtime: { limit } }) {
  const place = unit.pages.findIndex(([path]) => path === page);
  links.forEach((link, number) => {
    if (number === place) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    link.classList.toggle("lms-seen", memory.pages.includes(unit.pages[number][0]));
  });
  if (back) back.disabled = place <= 0;
  if (onward) onward.disabled = place < 0 || place === unit.pages.length - 1;
  const percent = Math.floor(progress * 100);
  if (!limit) say(state, "lms.alone");
  else if (passed !== null) say(state, passed ? "lms.passed" : "lms.failed", { s: score, t: max });
  else say(state, "lms.progress", { n: percent });
}

/** @param {string} path */
function go(path) {
  frame.src = new URL(path, location.href).href;
}

/** @param {number} by */
function step(by) {
  const place = unit.pages.findIndex(([path]) => path === course.page) + by;
  if (unit.pages[place]) go(unit.pages[place][0]);
}

/** @param {Window} window */
function opened(window) {
  /** @type {any} */ (window).qgBox = course.box;
  const root = new URL(".", location.href).href;
  const { href } = window.location;
  const path = href.startsWith(root) ? href.slice(root.length).replace(/[?#].*$/, "") : "";
  course.opened(window, decodeURIComponent(path));
  draw(course);
}

/** @type {any} */ (window).qgLms = { opened };
for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(link.getAttribute("href") || "");
  });
}
if (back) back.addEventListener("click", () => step(-1));
if (onward) onward.addEventListener("click", () => step(1));
// Which of them comes differs between systems and browsers; closing twice does nothing.
for (const name of ["pagehide", "beforeunload", "unload"]) {
  window.addEventListener(name, () => void course.close());
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") course.save();
});
leave.addEventListener("click", () => {
  leave.disabled = true;
  void course.close().then(() => location.assign(course.runtime.home || ""));
});
void course.open().then(() => {
  draw(course);
  // An address from elsewhere: it must lead to a page, and run nothing here.
  leave.hidden = !/^https?:/i.test(course.runtime.home || "");
  const last = unit.pages.some(([path]) => path === course.page) ? course.page : unit.pages[0][0];
  go(last);
});
