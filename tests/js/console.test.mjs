// Console tests: what is kept survives anything, what is secret stays off the projector, and the
// review says what was done wrong.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { standard } from "../../quizgen/web/src/console/borderline.mjs";
import { elapsed, fresh, later, pause, span, start } from "../../quizgen/web/src/console/clock.mjs";
import { Kept } from "../../quizgen/web/src/console/kept.mjs";
import { Link, SIGN } from "../../quizgen/web/src/console/link.mjs";
import { beside, nearest } from "../../quizgen/web/src/console/path.mjs";
import { Play } from "../../quizgen/web/src/console/play.mjs";
import { publicView } from "../../quizgen/web/src/console/public.mjs";
import { deviations, failed, noReturn, objectives, pairs, summary } from "../../quizgen/web/src/console/reckon.mjs";
import { freshRun, read } from "../../quizgen/web/src/console/run.mjs";
import { Machine } from "../../quizgen/web/src/scenario/machine.mjs";
import { replay } from "../../quizgen/web/src/scenario/walk.mjs";
import { HIDDEN, lesson } from "./lesson.mjs";

const WALKS = new URL("../vectors/walks.json", import.meta.url);

/**
 * @param {Record<string, string>} [kept]
 * @param {number} [room] characters that fit
 */
function box(kept = {}, room = Infinity) {
  return () => ({
    getItem: (/** @type {string} */ key) => (key in kept ? kept[key] : null),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (value.length > room) throw new Error("QuotaExceededError");
      kept[key] = value;
    },
  });
}

/** @param {...string} choices */
function played(...choices) {
  const made = lesson();
  const run = freshRun([1, 2], "导调员");
  const play = new Play(made, made.groups[0], run.groups[1]);
  run.groups[1].clock.past = 60000;
  for (const choice of choices) play.choose(choice, 0);
  return { made, run, own: run.groups[1], play };
}

/** @param {Play} play */
const kinds = (play) => deviations(play).map(({ id, kind, mended }) => [id, kind, mended]);

test("a clock counts while it runs and stands while it pauses", () => {
  const clock = fresh();
  start(clock, 1000);
  start(clock, 5000);
  assert.equal(elapsed(clock, 61000), 60000);
  pause(clock, 61000);
  pause(clock, 99000);
  assert.equal(elapsed(clock, 99000), 60000);
  start(clock, 100000);
  assert.equal(elapsed(clock, 105000), 65000);
  assert.equal(elapsed(clock, 1), 60000);
});

test("times are written as people write them", () => {
  assert.deepEqual([0, 65000, 3725000, -61000, -500].map(span), ["00:00", "01:05", "1:02:05", "-01:01", "00:00"]);
  assert.deepEqual([later("09:58", 150000), later("23:59", 60000)], ["10:00", "00:00"]);
});

test("a lesson goes on after a reload", () => {
  const kept = new Kept(lesson(), box({}), "导调员");
  const run = kept.load(0);
  run.group = 2;
  run.groups[2].choices.push({ o: "show", t: 5 });
  run.groups[2].notes.push({ t: 1, s: "gate", x: "记" });
  run.groups[2].marks["甲"] = { R2: 1 };
  start(run.groups[2].clock, 1000);
  kept.save(run, 2000);
  const again = kept.load(9000);
  assert.deepEqual(plain(again), plain({ ...run, seen: 2000 }));
  assert.equal(elapsed(again.groups[2].clock, 9000), 8000);
});

test("clocks of a page that was closed stand still from then on", () => {
  const kept = new Kept(lesson(), box({}), "导调员");
  const run = kept.load(0);
  start(run.groups[1].clock, 1000);
  kept.save(run, 61000);
  const next = kept.load(86400000);
  assert.equal(elapsed(next.groups[1].clock, 99999999), 60000);
});

for (const rubbish of ["", "{", "null", "[]", '{"v":99}', '{"v":1,"groups":[],"observers":7,"group":9}',
  '{"v":1,"groups":{"1":{"choices":[1],"clock":{"past":-1},"ticks":{"I1":{"e":{"v":"x"}}},"marks":{"a":{"b":"c"}}}}}']) { // prettier-ignore
  test(`rubbish in storage begins a fresh lesson: ${rubbish}`, () => {
    const made = lesson();
    const kept = new Kept(made, box({ "qg:c:drill:s:h:k": rubbish, "qg:c:drill:s:past": rubbish }), "导调员");
    const run = kept.load(0);
    assert.equal(run.group, 1);
    assert.deepEqual(run.observers, ["导调员"]);
    assert.equal(new Play(made, made.groups[0], run.groups[1]).number, 1);
    assert.deepEqual(kept.past(), []);
  });
}

test("a lesson kept by another version is not taken up", () => {
  const { made, run } = played("show");
  const kept = new Kept(made, box({ "qg:c:drill:s:h:k": JSON.stringify({ ...run, v: 2 }) }), "导调员");
  assert.equal(kept.load(0).groups[1].choices.length, 0);
});

test("a storage that is missing or full does no harm and is told", () => {
  for (const open of [() => { throw new Error("no"); }, box({}, 10)]) { // prettier-ignore
    const kept = new Kept(lesson(), open, "导调员");
    const run = kept.load(0);
    kept.save(run, 1);
    kept.remember([]);
    assert.equal(kept.keeps, false);
  }
});

test("a name out of a file is an entry and nothing else", () => {
  const run = read(JSON.parse('{"v":1,"groups":{"1":{"marks":{"__proto__":{"R1":1},"x":{"__proto__":2}}}}}'), [1], "x");
  assert.ok(run);
  assert.deepEqual(Object.keys(run.groups[1].marks), ["__proto__", "x"]);
  assert.deepEqual(Object.keys(run.groups[1].marks.x), ["__proto__"]);
  assert.equal(/** @type {any} */ ({}).R1, undefined);
});

test("a file goes to another computer, as a run to go on with and as one to compare with", () => {
  const { made, run, play } = played("show", "", "inform");
  const text = new Kept(made, box({}), "导调员").file(run, [summary(play, 7)]);
  const there = new Kept(made, box({}), "导调员");
  const { problem, run: found, summaries } = there.read(text);
  assert.equal(problem, "");
  assert.deepEqual(plain(found), plain(run));
  there.remember(summaries);
  there.remember(summaries);
  assert.deepEqual(there.past().map(({ group, ending }) => [group, ending]), [["第1组", "依法结案"]]);
  const other = new Kept({ ...made, key: "other" }, box({}), "导调员").read(text);
  assert.deepEqual([other.problem, other.run, other.summaries.length], ["", null, 1]);
});

test("a file that does not belong here changes nothing and is named", () => {
  const { made, run } = played();
  const kept = new Kept(made, box({}), "导调员");
  const file = JSON.parse(kept.file(run, []));
  const cases = ["x", "null", JSON.stringify({ ...file, version: 2 }), JSON.stringify({ ...file, scenario: "o" })];
  assert.deepEqual(cases.map((text) => kept.read(text).problem), ["format", "format", "version", "scenario"]);
});

test("a group sees its own figures and only what happens on its way", () => {
  const { play } = played();
  assert.equal(play.words(play.cues()[0].beat.text), "欠 100 元");
  const { play: rough } = played("push", "");
  assert.deepEqual(rough.cues().map(({ key }) => key), ["room/1"]);
  assert.deepEqual(rough.injects().map(({ id }) => id), ["I4"]);
  const { play: calm } = played("show", "");
  assert.deepEqual([calm.cues()[0].key, calm.injects().length], ["room/0", 0]);
});

test("injects come in the order of their time, without those of other cases", () => {
  const { play, own } = played();
  assert.deepEqual(play.injects().map(({ id }) => id), ["I2", "I1"]);
  own.clock = { past: 0, since: 1000 };
  assert.equal(play.until(play.injects()[0], 31000), 30000);
  own.sent.I2 = { t: 0, s: "gate" };
  assert.equal(/** @type {any} */ (play.next()).id, "I1");
});

test("what a choice does is ticked where it was expected", () => {
  const { play, own } = played();
  own.sent.I2 = { t: 0, s: "gate" };
  play.choose("show", 0);
  assert.deepEqual(plain(own.ticks), {});
  play.back();
  own.sent.I1 = { t: 0, s: "gate" };
  play.choose("show", 0);
  assert.deepEqual(plain(own.ticks), { I1: { show_id: { v: "yes", t: 60000 } } });
  assert.deepEqual(play.waiting().map(({ id }) => id), ["I2"]);
  play.back();
  assert.equal(play.node.id, "gate");
});

test("choices that the text does not know any more are left off", () => {
  const { made, own } = played();
  own.choices.push({ o: "show", t: 1 }, { o: "gone", t: 2 });
  const play = new Play(made, made.groups[0], own);
  assert.equal(own.choices.length, 1);
  assert.equal(play.node.id, "hall");
});

test("the projector never learns what only the console may know", () => {
  const { made } = played();
  for (const way of [[], ["show"], ["push", ""], ["push", "", "leave"], ["show", "", "inform"]]) {
    const { play, run, own } = played(...way);
    for (const { id, scene } of made.injects) own.sent[id] = { t: 0, s: scene };
    own.shown = ["gate/0", "room/0", "room/1", "ask", "debrief/0", "d_gate/show", "I1"];
    own.notes.push({ t: 0, s: "gate", x: "秘密实情" });
    own.marks["甲"] = { R1: 0 };
    const text = JSON.stringify(publicView(play, run));
    assert.deepEqual(HIDDEN.filter((secret) => text.includes(secret)), []);
  }
});

test("the projector shows what was sent to it, and no more", () => {
  const { play, run, own } = played();
  const bare = publicView(play, run);
  assert.deepEqual([bare.where, bare.time, bare.ask, bare.cues.length, bare.injects.length], ["大门", "09:58", "", 0, 0]);
  own.shown = ["gate/0", "ask"];
  own.sent = { I1: { t: 0, s: "gate" }, I2: { t: 0, s: "gate" } };
  const full = publicView(play, run);
  assert.deepEqual([full.cues[0].text, full.ask, full.injects.map(({ text }) => text)], ["欠 100 元", "怎么进？", ["有人拍视频"]]);
  const after = played("show", "", "inform");
  assert.deepEqual(publicView(after.play, after.run).cues, []);
  after.own.shown = ["debrief/0"];
  assert.deepEqual(publicView(after.play, after.run).cues.map(({ text }) => text), ["难受吗？"]);
});

test("deviations are told by their kind, and whether they were mended", () => {
  assert.deepEqual(kinds(played("show", "", "inform").play), []);
  assert.deepEqual(kinds(played("skip", "", "leave").play), [["P_id", "missing", false], ["P_inform", "missing", false]]);
  assert.deepEqual(kinds(played("skip", "", "late").play), [["P_id", "reversed", true], ["P_term", "late", false]]);
  const [pushed] = deviations(played("push").play);
  assert.deepEqual([pushed.id, pushed.kind, pushed.severity, pushed.where, pushed.did], ["U_push", "forbidden", 3, "大门", "推开进"]);
});

test("an expected action that was missed is a deviation where a fault is named for it", () => {
  const { play, own } = played();
  own.sent.I2 = { t: 5, s: "gate" };
  own.ticks.I2 = { hush: { v: "part", t: 9 } };
  assert.deepEqual(kinds(play), []);
  own.ticks.I2 = { hush: { v: "no", t: 9 } };
  assert.deepEqual(kinds(play), [["U_idle", "missing", false]]);
});

test("the point of no return is the first step from which nothing lawful is left", () => {
  assert.equal(noReturn(played("show", "", "inform").play), -1);
  assert.equal(noReturn(played("skip", "", "inform").play), 0);
  assert.equal(noReturn(played("show", "", "leave").play), 2);
});

test("the nearest lawful way changes as little as possible", () => {
  const options = (/** @type {string[]} */ ...way) => {
    const { play } = played(...way);
    return (nearest(play.machine, play.walk.steps) || []).map(({ option }) => option);
  };
  assert.deepEqual(options("show", "", "inform"), ["show", "inform"]);
  assert.deepEqual(options("push", "", "leave"), ["show", "inform"]);
  assert.deepEqual(options(), ["show", "inform"]);
});

test("the nearest lawful way keeps a choice that was best though others lead to the same place", () => {
  const { play } = played("show", "", "inform");
  const { program } = play.machine;
  const [gate] = program.nodes;
  // Events and rules apart, so that every option of the gate comes to one and the same state.
  const plain = {
    ...program,
    rules: [],
    nodes: [
      { ...gate, options: ["show", "skip"].map((id, n) => ({ id, results: [{ grade: n ? "weak" : "best", next: [[null, 1]] }] })) },
      { id: "e_ok", end: 1 },
    ],
  };
  const machine = new Machine(/** @type {typeof program} */ (/** @type {unknown} */ (plain)), {});
  const way = nearest(machine, replay(machine, ["show"]).steps) || [];
  assert.deepEqual(way.map(({ option }) => option), ["show"]);
});

test("the nearest lawful way of real scenarios is lawful, and a lawful walk is its own", () => {
  const files = JSON.parse(readFileSync(WALKS, "utf-8"));
  let seen = 0;
  for (const { program, worlds, walks } of files) {
    for (const { world, choices } of walks) {
      const machine = new Machine(program, worlds[world]);
      const walk = replay(machine, choices);
      const way = nearest(machine, walk.steps);
      if (!way) continue;
      seen += 1;
      let { row } = machine.begin();
      for (const { option } of way) {
        while (!machine.node(row).decision) row = machine.moves(row)[0].row;
        const move = machine.moves(row).find((one) => one.option.id === option);
        assert.ok(move);
        row = move.row;
      }
      while (!machine.node(row).end) row = machine.moves(row)[0].row;
      assert.equal(machine.node(row).end, 1);
      if (machine.node(walk.row).end === 1) {
        const own = new Set(walk.steps.map(({ move }) => move.option.id));
        assert.deepEqual(way.filter(({ option }) => !own.has(option)), []);
      }
    }
  }
  assert.ok(seen > 50);
});

test("two ways are laid beside each other where they meet", () => {
  const rows = beside(["a", "x", "b"], ["a", "b", "c"], (one, other) => one === other);
  assert.deepEqual(rows, [["a", "a"], ["x", null], ["b", "b"], [null, "c"]]);
  const moved = beside(["b", "c", "a"], ["a", "b", "c"], (one, other) => one === other);
  assert.equal(moved.filter(([left, right]) => left === right).length, 2);
  assert.deepEqual(beside([], ["a"], () => true), [[null, "a"]]);
});

test("objectives are the mean of the observers, with how far they are apart", () => {
  const { play, own } = played();
  own.marks = { 甲: { R2: 2, R1: 1, R9: 5 }, 乙: { R2: 1, R3: 4 } };
  const [first, second] = objectives(play);
  assert.deepEqual([first.percent, first.spread, first.people], [75, 50, 2]);
  assert.deepEqual([second.percent, second.spread, second.people], [100, 0, 1]);
  assert.deepEqual(pairs(play), [[5, 100]]);
});

test("one observer who saw a critical item fail is enough", () => {
  const { play, own } = played();
  own.marks = { 甲: { R1: 1 }, 乙: { R2: 2 } };
  assert.deepEqual(failed(play), []);
  own.marks["乙"].R1 = 0;
  assert.deepEqual(failed(play).map(({ id }) => id), ["R1"]);
  assert.equal(summary(play, 0).failed, true);
});

test("the pass mark is where the line crosses the borderline rating", () => {
  /** @type {[number, number][]} */
  const line = [1, 2, 3, 4, 5].map((rating) => [rating, 20 + 15 * rating]);
  const found = standard(line);
  assert.deepEqual([found.cut, found.slope, found.n, found.doubt], [50, 15, 5, "few"]);
  assert.ok(Math.abs(found.r2 - 1) < 1e-9);
  /** @type {[number, number][]} */
  const many = Array.from({ length: 6 }, () => line).reduce((all, one) => all.concat(one), []);
  assert.equal(standard(many).doubt, "");
});

test("a pass mark that means nothing says so", () => {
  assert.deepEqual([standard([]).cut, standard([[1, 2]]).doubt], [null, "few"]);
  assert.equal(standard([[3, 50], [3, 60], [3, 70]]).doubt, "flat"); // prettier-ignore
  assert.equal(standard([[1, 90], [3, 60], [5, 30]]).doubt, "flat"); // prettier-ignore
  assert.deepEqual(standard([[4, 20], [5, 80], [4, 10]]).doubt, "outside"); // prettier-ignore
});

test("the console answers its own projector and nobody else", () => {
  /** @type {any[]} */
  const sent = [];
  /** @type {string[]} */
  const pressed = [];
  const { play, run } = played();
  let now = 0;
  const link = new Link("k", () => publicView(play, run), (key) => void pressed.push(key), () => now);
  const source = /** @type {any} */ ({ postMessage: (/** @type {any} */ what) => void sent.push(what) });
  const stranger = /** @type {any} */ ({ postMessage: () => assert.fail("not meant") });
  assert.equal(link.alive, false);
  link.hear({ data: { sign: SIGN, hello: true, key: "other" }, source: stranger });
  link.hear({ data: "rubbish", source: stranger });
  link.hear({ data: { sign: SIGN, hello: true, key: "" }, source });
  assert.deepEqual([link.alive, sent.length, sent[0].view.where], [true, 1, "大门"]);
  link.hear({ data: { sign: SIGN, press: "b", key: "k" }, source: stranger });
  link.hear({ data: { sign: SIGN, press: " ", key: "k" }, source });
  assert.deepEqual(pressed, [" "]);
  now = 60000;
  assert.equal(link.alive, false);
});

/** @param {unknown} value */
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}
