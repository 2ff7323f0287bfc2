"""Fixtures of the drill tests: the real law and rules, and scenarios made from plain data."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from quizgen.checks import checks
from quizgen.diagnostics import Diagnostic, Report, Span
from quizgen.loading.register import load_register
from quizgen.loading.scenarios import load_scenarios, read_scenario
from quizgen.source import Mapping, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent.parent
PATH = "scenarios/test.yaml"

Data = dict[str, Any]


class _Plain(yaml.SafeDumper):
    """Writes everything out, as content is written: no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def plain_yaml(data: Data) -> str:
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)


@pytest.fixture(scope="session")
def register():
    return load_register(ROOT, Report(), "")


@pytest.fixture(scope="session")
def procedures(register):
    return load_scenarios(ROOT, register, Report())[1]


@pytest.fixture
def real() -> Data:
    """The first scene of the course as data that a test may change."""
    text = (ROOT / "scenarios" / "liangzheng.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@pytest.fixture
def read(register, procedures) -> Callable[..., Any]:
    """Read a scenario from data or text; findings go into the report."""

    def run(source: Data | str, report: Report | None = None, shared: Any = None) -> Any:
        text = source if isinstance(source, str) else plain_yaml(source)
        report = Report() if report is None else report
        node = read_text(text, PATH, report)
        assert isinstance(node, Mapping)
        return read_scenario(node, PATH, shared or procedures, register, report)

    return run


@pytest.fixture
def judge(read, register, procedures) -> Callable[..., Report]:
    """Hold every scenario rule against a scenario, as `quizgen check` does."""

    def run(source: Data | str, shared: Any = None) -> Report:
        report = Report()
        scenario = read(source, report, shared)
        run.scenario = scenario  # type: ignore[attr-defined]  # for tests that look further
        found = {} if scenario is None else {scenario.id: scenario}
        project = SimpleNamespace(
            scenarios=found, procedures=shared or procedures, register=register
        )
        for check in checks().values():
            if check.name.startswith("scenario-"):
                for finding in check.project(project):
                    span = finding.span or Span("")
                    report.add(
                        Diagnostic(check.code, check.severity, finding.message, span, finding.hint)
                    )
        return report

    return run


def _option(name: str, to: object, **more: object) -> Data:
    option = {
        "id": name, "text": f"做法{name}，说到这里为止", "grade": "ok", "score": {"law": 1},
        "cite": ["行政处罚法§55.1"], "feedback": "理由。", "next": to,
    }  # fmt: skip
    return option | more


@pytest.fixture
def option() -> Callable[..., Data]:
    return _option


@pytest.fixture
def small() -> Data:
    """A clean scenario of two decisions; tests change it and see what is found."""
    data: Data = {
        "schema": "drill/1", "id": "small", "title": "小剧", "law_asof": "2026-10-04",
        "summary": "一次检查。",
        "jurisdiction": {
            "place": "临原市", "energy_authority": "甲委", "agency": "甲委", "mode": "own",
        },
        "cast": [{"id": "lead", "name": "周岚"}, {"id": "guard", "name": "老杜"}],
        "procedure": ["onsite"],
        "faults": {"U_x": {"severity": "minor", "text": "瑕疵", "cite": ["行政处罚法§47"]}},
        "start": "gate",
        "scenes": {
            "gate": {
                "where": "门口", "decision": "d_gate",
                "beats": [{"who": "guard", "say": "不让进。"}, {"who": "lead", "act": "站定"}],
            },
            "room": {
                "where": "屋里", "decision": "d_room",
                "beats": [{"who": "lead", "say": "开始吧。"}],
            },
        },
        "decisions": {
            "d_gate": {"ask": "怎么办？", "by": "lead", "options": [
                _option("a", "room", grade="best", score={"law": 3},
                        events=["two_officers", "show_id", "inspect"]),
                _option("b", "room", grade="fault", score={"law": 0}, events=["inspect"]),
            ]},
            "d_room": {"ask": "然后？", "by": "lead", "options": [
                _option("a", [{"when": "flaw == 0", "to": "good"}, {"to": "bad"}], grade="best",
                        score={"law": 3}, events=["make_record", "close_interview"]),
                _option("b", "bad", grade="fault", score={"law": 0}, fault="U_x",
                        events=["close_interview"]),
            ]},
        },
        "endings": {
            "good": {"title": "好", "lawful": "true", "text": "好。", "requires": ["show_id"],
                     "cite": ["行政处罚法§55.1"]},
            "bad": {"title": "坏", "lawful": "false", "text": "坏。", "cite": ["行政处罚法§38"]},
        },
    }  # fmt: skip
    return copy.deepcopy(data)


RULES = """\
schema: procedure/1
procedure: wild
title: 各种规则
events: {e0: 零, e1: 一, e2: 二, e3: 三, e4: 四}
rules:
  R1: {kind: precedence, text: 甲, first: [e0], then: [e1], reset: [e4], severity: void, cite: [行政处罚法§42.1]}
  R2: {kind: response, text: 乙, after: [e1], then: [e2], until: [e3], severity: minor, cite: [行政处罚法§42.1]}
  R3: {kind: absence, text: 丙, then: [e4], severity: abuse, cite: [行政处罚法§42.1]}
  R4: {kind: not_after, text: 丁, after: [e2], then: [e0], severity: minor, cite: [行政处罚法§42.1]}
  R5: {kind: within, text: 戊, after: [e0], then: [e3], number: 4, unit: 工作日, severity: void, cite: [行政处罚法§42.1]}
  R6: {kind: within, text: 己, after: [e2], then: [e1], number: 7, unit: 日, severity: minor, cite: [行政处罚法§42.1]}
"""


@pytest.fixture(scope="session")
def wild_rules():
    """A procedure file with a rule of every kind."""
    from quizgen.loading.procedures import read_procedure

    report = Report()
    node = read_text(RULES, "wild.yaml", report)
    procedure = read_procedure(node, "wild.yaml", report)
    assert not report.diagnostics
    return {"wild": procedure}


@pytest.fixture
def wild() -> Callable[[int], Data]:
    """Scenarios that make no sense and use everything: food for the twins."""
    return _wild


def _wild(seed: int) -> Data:
    rng = random.Random(seed)
    scenes = [f"s{n}" for n in range(6)]
    ends = ["good", "fair", "bad"]
    conditions = [
        "a == 1", "a + 1 < 3", "a - 1 >= 0", "not F_x", "F_x and flaw <= 1", "w in ['p', 'q']",
        "w not in ['p']", "w != 'r' or a > 0", "flaw == 0", "R1", "U_m or R5", "kind == 'k1'",
        "-a < 0", "mood == 'hot'",
    ]  # fmt: skip

    def onward() -> object:
        to = rng.choice(scenes + ends)
        if rng.random() < 0.4:
            return [{"when": rng.choice(conditions), "to": rng.choice(scenes + ends)}, {"to": to}]
        return to

    def outcome() -> Data:
        made: Data = {"grade": rng.choice(["best", "ok", "weak", "fault"]), "next": onward()}
        if rng.random() < 0.7:
            made["events"] = rng.sample(["e0", "e1", "e2", "e3", "e4"], rng.randint(1, 3))
        if rng.random() < 0.3:
            made["fault"] = rng.sample(["U_m", "U_n"], rng.randint(1, 2))
        if rng.random() < 0.3:
            made["corrects"] = rng.sample(["U_m", "R1", "R5"], rng.randint(1, 3))
        if rng.random() < 0.4:
            made["set"] = {
                "a": rng.choice(["0", "1", "2", "2 - a", "a"]), "w": rng.choice(["p", "q", "r"])
            }  # fmt: skip
        if rng.random() < 0.4:
            work = rng.randint(0, 5)
            made["elapse"] = {"days": work + rng.randint(0, 3), "workdays": work}
        made["score"] = {rng.choice(["law", "manner", "evidence"]): rng.randint(0, 6)}
        return made

    def choice(name: str) -> Data:
        made = _option(name, "bad", **outcome())
        if rng.random() < 0.4:
            made["when"] = rng.choice(conditions)
        if rng.random() < 0.2:
            made["once"] = True
        if rng.random() < 0.4:
            del made["grade"]
            made["outcomes"] = [{"when": rng.choice(conditions), **outcome()}, outcome()]
        return made

    def scene(name: str) -> Data:
        beats: list[Data] = [{"who": "lead", "say": "话。"}]
        for _ in range(rng.choice([0, 1, 2, 2])):
            # The second one may ask for what the first has just changed: it must not see it yet.
            beats.append({"act": "做", "events": [rng.choice(["e0", "e1", "e2", "e4"])]})
            if rng.random() < 0.5:
                beats[-1]["when"] = rng.choice(conditions)
        made: Data = {"where": name, "beats": beats}
        if name != "s0" and rng.random() < 0.2:
            return made | {"next": onward()}
        return made | {"decision": f"d_{name}"}

    return {
        "schema": "drill/1", "id": f"wild{seed}", "title": "乱", "law_asof": "2026-10-04",
        "summary": "乱。", "start": "s0", "procedure": ["wild"],
        "jurisdiction": {"place": "x", "energy_authority": "x", "agency": "x", "mode": "own"},
        "cast": [{"id": "lead", "name": "周"}],
        "facts": [
            {"id": "variant", "pick": ["v1", "v2"]},
            {"id": "mood", "pick": ["hot", "cold"]},
            {"id": "kind", "by": "variant", "pick": {"v1": ["k1", "k2"], "v2": ["k1"]}},
            {"id": "n", "by": "variant", "int": {"v1": [1, 5], "v2": [10, 20]}},
        ],
        "findings": [{"id": "F_x", "when": "n > 7", "law": "节约能源法§82"}],
        "variant_expect": {"v1": [], "v2": ["F_x"]},
        "state": {"a": [0, 1, 2], "w": ["p", "q", "r"]},
        "faults": {
            "U_m": {"severity": "minor", "text": "轻", "cite": ["行政处罚法§47"]},
            "U_n": {"severity": "void", "text": "重", "cite": ["行政处罚法§47"]},
        },
        "scenes": {name: scene(name) for name in scenes},
        "decisions": {
            f"d_{name}": {
                "ask": "？", "options": [choice(letter) for letter in "abcd"[: rng.randint(2, 4)]]
            }
            for name in scenes
        } | {"d_keep": {"ask": "？", "options": [
            # Every mended thing is mended somewhere, so that conditions may name it.
            _option("a", "bad", corrects=["U_m", "R1", "R5"]), _option("b", "bad"),
        ]}},
        "endings": {
            "good": {"title": "好", "lawful": "true", "text": "好。"},
            "fair": {"title": "可", "lawful": "flawed", "text": "可。"},
            "bad": {"title": "坏", "lawful": "false", "text": "坏。"},
        },
    }  # fmt: skip
