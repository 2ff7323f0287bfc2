"""Classroom: what a scenario says for a group is read, and what leads nowhere is reported."""

from __future__ import annotations

import copy

import pytest

from quizgen.diagnostics import Report

CARD = {
    "goal": "早点结束", "opening": "先喝茶。", "ladder": [{"mood": "平静", "trigger": "客气"}],
    "answers": [{"ask": "谁填的？", "say": "我。"}], "fixed": ["共 {total|,} 吨"],
    "improvise": "语气", "props": ["厂牌"], "on_inject": "照演", "plays": "no", "conflict": "妻弟",
}  # fmt: skip
PARTS = {
    "facts": [{"id": "variant", "pick": ["a", "b"]}, {"id": "total", "int": [5, 9]},
              {"id": "day0", "date": ["2026-10-12", "2026-10-16"]}],
    "findings": [{"id": "F_x", "when": "variant == 'a'", "law": "节约能源法§82"}],
    "variant_expect": {"a": ["F_x"], "b": []},
    "objectives": [{"id": "OB1", "text": "学"}],
    "classroom": {"minutes": 90, "people": [4, 40], "phases": {"rules": 5, "debrief": 30},
                  "rooms": ["一间"], "safeword": "停", "stop": ["有人不适"]},
    "seats": [{"people": 2, "roles": [["lead"], ["guard"]]}],
    "injects": [{"id": "I1", "at": "gate+3min", "prob": 50, "to": "all", "channel": "投影",
                 "text": "有人拍照。", "expect": ["show_id"], "minutes": 2, "miss": "再等。",
                 "miss_fault": "U_x", "objective": "OB1", "cite": ["行政处罚法§55.1"]}],
    "rubric": [{"id": "R1", "item": "亮证", "scale": {0: "没有", 1: "有"}, "observe": "gate",
                "events": ["show_id"], "objective": "OB1", "cite": ["行政处罚法§55.1"]}],
    "debrief": [{"phase": "应用", "ask": "下周改什么？", "for": "OB1", "show": "improvement"}],
    "documents": [{"id": "D1", "kind": "xianchang-bilu", "at": "room", "option": "d_room=a",
                   "when": "F_x", "date": "add_days(day0, 1)", "begin": "09:00", "end": "10:00",
                   "who": ["lead"], "fields": {"事项": "{total} 吨"}}],
    "exhibits": [{"id": "X1", "kind": "table", "title": "表", "at": "room", "alt": "一行",
                  "columns": ["甲", "乙"], "rows": [["合计", "{total}"]]}],
    "fines": [{"value": "total * 10000", "law": "节约能源法§82", "when": "F_x"}],
    "conserve": ["total > 4"],
    "margins": [{"value": "total", "bound": "20", "margin": "0.5", "near": ["a"]}],
    "demands": [{"id": "M1", "when": "F_x", "first": ["show_id"], "text": "亮证",
                 "cite": ["行政处罚法§55.1"]}],
}  # fmt: skip


@pytest.fixture
def group(small):
    small |= copy.deepcopy(PARTS)
    small["cast"][1] |= CARD
    small["scenes"]["gate"] |= {
        "clock": {"day": "day0", "time": "09:30", "warn": 1}, "minutes": 4,
    }  # fmt: skip
    return small


def test_every_part_for_a_group_is_read(group, read) -> None:
    report = Report()
    scenario = read(group, report)
    assert report.diagnostics == []
    assert scenario.for_classroom
    assert scenario.cast["guard"].answers[0].say.text == "我。"
    assert not scenario.cast["guard"].plays
    assert (scenario.injects[0].at.id, scenario.injects[0].after) == ("gate", 3)
    assert scenario.rubric[0].anchors == ("没有", "有")
    assert scenario.scenes["gate"].clock.time == "09:30"
    assert scenario.classroom.around == 35
    paper = scenario.documents["D1"]
    assert (paper.decision.id, paper.option.id) == ("d_room", "a")
    assert scenario.margins[0].percent == "0.5"


@pytest.mark.parametrize(
    ("part", "field", "value", "message"),
    [
        ("injects", "at", "gate at three", "is no time of a scene"),
        ("injects", "at", "gaet+3min", "there is no scene `gaet`"),
        ("injects", "to", "boss", "there is no person of `cast` `boss`"),
        ("injects", "prob", 0, "`prob` is 0 percent"),
        ("injects", "miss_fault", "U_y", "there is no fault `U_y`"),
        ("injects", "objective", "OB2", "there is no objective `OB2`"),
        ("injects", "expect", ["nothing"], "is not an event"),
        ("rubric", "scale", {"x": "没有"}, "is no value of a scale"),
        ("rubric", "events", ["nothing"], "is not an event"),
        ("debrief", "phase", "还原", "`phase` must be one of"),
        ("documents", "option", "d_room", "names no option"),
        ("documents", "option", "d_room=z", "there is no option of `d_room` `z`"),
        ("documents", "kind", "letter", "`kind` must be one of"),
        ("documents", "begin", "9 Uhr", "is no time of day"),
        ("documents", "when", "flaw == 0", "`flaw` is not a name that a condition may use"),
        ("exhibits", "rows", [["合计"]], "a row of 1 cells under 2 columns"),
        ("seats", "roles", [["nobody"]], "there is no person of `cast` `nobody`"),
        ("margins", "near", ["z"], "there is no variant `z`"),
        ("demands", "first", ["nothing"], "is not an event"),
        ("fines", "value", "nonsense * 2", "nonsense"),
    ],
)
def test_part_that_leads_nowhere_is_reported(group, read, part, field, value, message) -> None:
    group[part][0][field] = value
    report = Report()
    read(group, report)
    assert [message in d.message for d in report.diagnostics] == [True], report.render()


def test_thing_that_is_written_twice_is_reported(group, read) -> None:
    for part in ("injects", "documents", "exhibits"):
        group[part] = group[part] * 2
    report = Report()
    read(group, report)
    assert sum("is written twice" in d.message for d in report.diagnostics) == 3


def test_scene_that_cannot_be_read_is_the_only_finding_about_it(group, judge) -> None:
    group["scenes"]["gate"]["clock"]["time"] = "9 Uhr"
    found = judge(group).diagnostics
    assert [d.code for d in found if "Uhr" in d.message] == ["QG117"]
    assert not [d for d in found if "comes after its scene" in d.message]


def test_whispered_text_is_no_public_text(group, judge) -> None:
    group["cast"][1]["secret"] = "第二本台账就在中控室里"
    group["injects"][0] |= {"to": "guard", "text": "第二本台账就在中控室里，锁起来。"}
    assert "QG460" not in {d.code for d in judge(group).diagnostics}
    group["injects"][0]["to"] = "all"
    assert "QG460" in {d.code for d in judge(group).diagnostics}
