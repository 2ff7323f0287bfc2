// AAR: the review of a group's run, to talk over, to print on A4 and to keep as a file.

import { make } from "../dom.mjs";
import { relabel, say } from "../messages.mjs";
import { span } from "./clock.mjs";
import { day, field, head, press, provisions, table } from "./controls.mjs";
import { save } from "./download.mjs";
import { timeline } from "./line.mjs";
import { deviations, failed, mean, noReturn, pairs, percent, regrets, sum } from "./reckon.mjs";
import { comparison, reached } from "./results.mjs";

/** @typedef {import("./desk.mjs").Desk} Desk */

const FIELDS = /** @type {const} */ (["what", "who", "due", "check"]);

/** @param {Desk} desk */
export function aar(desk) {
  const paper = make("article", "qc-aar");
  paper.append(
    ...[
      ...facts(desk),
      ...line(desk),
      ...wrongs(desk),
      ...turning(desk),
      ...reached(desk),
      ...well(desk),
      ...plan(desk),
      ...comparison(desk),
    ],
  );
  const tools = make(
    "div",
    "qc-tools qc-noprint",
    press("aar-print", "console.aar.print", () => window.print(), { main: true }),
    press("aar-html", "console.aar.html", () => keep(desk, paper)),
    press("aar-file", "console.file.save", () => desk.saveFile()),
  );
  return [tools, forms(desk), paper];
}

/** @param {Desk} desk */
function facts(desk) {
  const { lesson, play, own, run } = desk;
  const { group } = play;
  const list = make("dl", "qc-facts");
  const fact = (/** @type {string} */ key, /** @type {string} */ value) =>
    list.append(make("div", "", say(make("dt"), key), make("dd", "", value)));
  const ended = own.ended ? new Date(own.ended) : null;
  fact("console.aar.group", `${group.name} · ${group.sign}`);
  fact("console.aar.case", group.findings.join("；") || "—");
  fact("console.aar.version", `${lesson.hash} · ${lesson.asof}`);
  fact("console.aar.time", `${span(desk.time)}${ended ? ` · ${day(ended)}` : ""}`);
  fact("console.aar.observers", Object.keys(own.marks).join("、") || run.observers.join("、"));
  const title = make("h2", "qc-aar__title", lesson.title, " ", say(make("span"), "console.aar.title"));
  return [title, list, verdict(desk)];
}

/** @param {Desk} desk */
function verdict(desk) {
  const { lesson, play, own } = desk;
  const box = make("div", "qc-verdicts");
  if (play.over) {
    const { title } = lesson.endings[play.node.id];
    box.append(
      make(
        "p",
        `qc-verdict qc-verdict--${play.node.end}`,
        say(make("span"), "console.aar.ending"),
        make("b", "", play.words(title)),
      ),
    );
  } else box.append(say(make("p", "qc-verdict"), "console.aar.unfinished"));
  const broken = failed(play);
  if (broken.length) {
    const names = broken.map(({ id, item }) => `${id} ${item}`).join("；");
    box.append(make("p", "qc-verdict qc-verdict--3", say(make("b"), "console.aar.failed"), names));
  }
  const shares = Object.values(own.marks)
    .map((marks) => percent(sum(lesson.rubric, marks)))
    .filter((value) => value !== null)
    .map(Number);
  const share = mean(shares);
  const rating = mean(pairs(play).map(([one]) => one));
  if (share !== null) {
    const values = { p: Math.round(share), n: shares.length, r: rating === null ? "—" : rating.toFixed(1) };
    box.append(say(make("p", "qc-verdict"), "console.aar.marks", values));
  }
  return box;
}

/** @param {Desk} desk */
function line(desk) {
  return [head("h3", "console.aar.timeline"), timeline(desk)];
}

/** @param {Desk} desk */
function wrongs(desk) {
  const found = deviations(desk.play);
  if (!found.length) return [head("h3", "console.aar.deviations"), say(make("p"), "console.aar.deviations.none")];
  const body = make("tbody");
  for (const one of found) {
    const severity = say(make("b", `qc-severity qc-severity--${one.severity}`), `console.severity.${one.severity}`);
    const row = make(
      "tr",
      "",
      make("td", "", span(one.t)),
      make("td", "", make("b", "", one.text), make("span", "qc-small", `${one.where}：${one.did}`)),
      make("td", "", say(make("span", `qc-deviation qc-deviation--${one.kind}`), `console.kind.${one.kind}`)),
      make("td", "", severity, one.mended && say(make("span", "qc-small"), "console.aar.mended")),
      make("td", "", provisions(one.cites, desk.lesson.law)),
    );
    row.dataset.wrong = one.id;
    body.append(row);
  }
  return [head("h3", "console.aar.deviations"), table(["time", "event", "kind", "severity", "law"], body, "console.aar.deviations")];
}

/** @param {Desk} desk */
function turning(desk) {
  const { play } = desk;
  const at = noReturn(play);
  const { steps } = play.walk;
  const done = (/** @type {number} */ place) => {
    const { move, before } = steps[place];
    const option = play.option(play.machine.node(before).decision || "", move.option.id || "");
    return `${play.where(before)}：${option}`;
  };
  const nodes = [
    head("h3", "console.aar.turn"),
    at < 0 ? say(make("p"), "console.aar.turn.none") : make("p", "qc-turn", done(at)),
  ];
  const worst = regrets(play);
  if (!worst.length) return nodes;
  const list = make("ol");
  for (const { step, place } of worst) {
    const better = play.option(play.machine.node(step.before).decision || "", step.better);
    const words = say(make("b"), "console.aar.lost", { n: step.lost });
    list.append(make("li", "", words, done(place), make("span", "qc-small", "→ ", better)));
  }
  return [...nodes, head("h3", "console.aar.regrets"), list];
}

/** @param {Desk} desk */
function well(desk) {
  const { play, own, lesson } = desk;
  const list = make("ul");
  const good = own.good.split("\n").filter((one) => one.trim());
  for (const one of good) list.append(make("li", "", one));
  const best = play.walk.steps.filter(({ move }) => move.result.grade === "best").length;
  const all = play.walk.steps.filter(({ move }) => move.result.grade && move.result.grade !== "open").length;
  if (all) list.append(say(make("li"), "console.aar.best", { n: best, m: all }));
  const ticks = lesson.injects.flatMap(({ id, expect }) => expect.map((event) => play.tick(id, event)));
  const given = ticks.filter(Boolean).length;
  const met = ticks.filter((tick) => tick && tick.v === "yes").length;
  if (given) list.append(say(make("li"), "console.aar.met", { n: met, m: given }));
  return [head("h3", "console.aar.good"), list];
}

/** @param {Desk} desk */
function plan({ own }) {
  const body = make("tbody");
  const rows = own.plan.filter((task) => FIELDS.some((name) => task[name].trim()));
  while (rows.length < 3) rows.push({ what: "", who: "", due: "", check: "" });
  for (const task of rows) {
    body.append(make("tr", "qc-task", ...FIELDS.map((name) => make("td", "", task[name]))));
  }
  return [make("section", "qc-keep", head("h3", "console.aar.plan"), table(FIELDS, body, "console.aar.plan"))];
}

/** @param {Desk} desk */
function forms(desk) {
  const { own } = desk;
  const box = make("details", "qc-why qc-noprint", say(make("summary"), "console.aar.fill"));
  box.setAttribute("open", "");
  const change = (/** @type {() => void} */ act) => {
    act();
    desk.save();
    const paper = desk.panel.querySelector(".qc-aar");
    if (!paper) return;
    // Only the paper is drawn anew: the form keeps what is being typed.
    const [, , fresh] = aar(desk);
    paper.replaceWith(fresh);
    relabel(fresh);
  };
  box.append(field("good", "console.aar.good", own.good, (value) => change(() => (own.good = value)), { rows: 3 }));
  own.plan.forEach((task, place) => {
    const row = make("div", "qc-planrow");
    for (const name of FIELDS) {
      row.append(
        field(`plan-${place}-${name}`, `console.column.${name}`, task[name], (value) => change(() => (task[name] = value))),
      );
    }
    box.append(row);
  });
  const add = press("plan-add", "console.aar.plan.add", () =>
    desk.act(() => void own.plan.push({ what: "", who: "", due: "", check: "" })),
  );
  box.append(make("p", "qc-tools", add));
  return box;
}

/**
 * Keep the review as a page that needs nothing else.
 *
 * @param {Desk} desk
 * @param {HTMLElement} paper
 */
function keep(desk, paper) {
  const page = document.implementation.createHTMLDocument(document.title);
  const style = page.createElement("style");
  style.textContent = Array.from(document.querySelectorAll("style"), (one) => one.textContent).join("\n");
  const code = page.createElement("meta");
  code.setAttribute("charset", "utf-8");
  page.head.append(code, style);
  page.documentElement.lang = document.documentElement.lang;
  page.body.append(page.importNode(desk.panel.querySelector(".qc-aar") || paper, true));
  save(`${desk.fileName()}.html`, `<!doctype html>\n${page.documentElement.outerHTML}\n`, "text/html");
}
