// Files: a lesson to carry on a stick, earlier runs to compare with, and beginning anew.

import { make } from "../dom.mjs";
import { say } from "../messages.mjs";
import { head, press } from "./controls.mjs";
import { freshGroup } from "./run.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */
/** @typedef {import("./run.mjs").Run} Run */

/** @param {Desk} desk */
export function files(desk) {
  const told = make("p", "qc-told");
  told.setAttribute("role", "status");
  const input = make("input", "qc-input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.multiple = true;
  input.dataset.f = "file";
  const tools = make("p", "qc-tools");
  input.addEventListener("change", () => {
    for (const file of Array.from(input.files || [])) read(desk, file, told, tools);
  });
  const label = make("label", "qc-field", say(make("span", "qc-label"), "console.file.load"), input);
  return [
    make(
      "section",
      "qc-sheet",
      head("h2", "console.file.title"),
      say(make("p", "qc-hint"), "console.file.how"),
      make("p", "qc-tools", press("save", "console.file.save", () => desk.saveFile(), { main: true })),
      label,
      told,
      tools,
      head("h2", "console.file.again"),
      say(make("p", "qc-hint"), "console.file.again.how"),
      again(desk),
    ),
  ];
}

/**
 * @param {Desk} desk
 * @param {File} file
 * @param {HTMLElement} told
 * @param {HTMLElement} tools
 */
function read(desk, file, told, tools) {
  const reader = new FileReader();
  reader.onload = () => {
    const { problem, run, summaries } = desk.kept.read(String(reader.result));
    if (problem) return void say(told, `console.file.problem.${problem}`);
    desk.kept.remember(summaries);
    say(told, "console.file.loaded", { n: summaries.length });
    if (run) {
      const take = press("take", "console.file.take", () => desk.act(() => desk.take(run)));
      tools.textContent = "";
      tools.append(take);
    }
  };
  reader.onerror = () => void say(told, "console.file.problem.format");
  reader.readAsText(file);
}

/** @param {Desk} desk */
function again(desk) {
  const box = make("p", "qc-tools");
  const ask = press("again", "console.file.again.group", () => {
    // Nothing is thrown away by one press.
    box.textContent = "";
    box.append(
      press("again-yes", "console.file.again.yes", () => desk.act(() => restart(desk))),
      press("again-no", "console.file.again.no", () => desk.draw()),
    );
  });
  box.append(ask);
  return box;
}

/** @param {Desk} desk */
function restart(desk) {
  desk.run.groups[desk.run.group] = freshGroup();
  desk.play = desk.playOf(desk.run.group);
  desk.tab = "play";
}
