"""Discussion: a disputed point has no right answer, and its rules are printed in the scenario."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from lxml import html

from quizgen.drills.machine import Machine
from quizgen.drills.program import build
from quizgen.drills.proof import prove
from quizgen.drills.routes import best_way, step
from quizgen.drills.walk import replay
from quizgen.web.scenes import scene_html

FIELDS = {"id", "text", "next", "cite", "feedback"}


@pytest.fixture
def disputed(small, option):
    small["given"] = ["本市规定：进门先登记。"]
    small["scenes"]["yard"] = {
        "where": "院里", "decision": "d_yard", "beats": [{"who": "lead", "say": "两说。"}],
    }  # fmt: skip
    for one in small["decisions"]["d_gate"]["options"]:
        one["next"] = "yard"
    small["decisions"]["d_yard"] = {
        "ask": "归谁管？",
        "discussion": True,
        "options": [
            {k: v for k, v in option(name, "room", cite=[cite]).items() if k in FIELDS}
            for name, cite in (("one", "行政处罚法§17"), ("two", "题给规则§1"))
        ],
    }
    return small


def test_discussion_needs_no_best_option_and_is_on_the_best_way(
    disputed, judge, read, procedures
) -> None:
    assert [str(d) for d in judge(disputed).ordered()] == []
    (walk,) = prove(read(disputed), procedures).walks
    assert [step(walk, edge) for edge in best_way(walk)] == ["d_gate=a", "d_yard=one", "d_room=a"]


@pytest.mark.parametrize("choice", ["one", "two"])
def test_discussion_costs_nothing_whatever_is_chosen(disputed, read, procedures, choice) -> None:
    program = build(read(disputed), procedures)
    assert program is not None
    walk = replay(Machine(program, program.worlds[0]), ["a", choice, "a"])
    assert walk.ending == "good"
    assert walk.score == walk.most
    assert walk.steps[1].grade == "open"
    assert (walk.steps[1].lost, walk.steps[1].better) == (0, "")


def test_lawful_way_to_read_takes_no_side_in_a_discussion(disputed, read, procedures) -> None:
    project = SimpleNamespace(course=SimpleNamespace(id="jnjc"), procedures=procedures)
    (root,) = html.fragments_fromstring(scene_html(read(disputed), project))
    told = [stop.text_content() for stop in root.xpath("//*[@class='qs-way']//li")]
    chosen = [disputed["decisions"][name]["options"][0]["text"] for name in ("d_gate", "d_room")]
    assert chosen[0] in told[0]
    assert chosen[1] in told[2]
    assert told[1] == "院里讨论题，没有唯一的答案"


def test_discussion_with_a_graded_option_is_reported(disputed, judge) -> None:
    disputed["decisions"]["d_yard"]["options"][0]["grade"] = "best"
    assert "QG403" in {d.code for d in judge(disputed).ordered()}


def test_discussion_that_leads_to_two_scenes_is_reported(disputed, judge) -> None:
    disputed["decisions"]["d_yard"]["options"][0]["next"] = "bad"
    assert "QG436" in {d.code for d in judge(disputed).ordered()}


@pytest.mark.parametrize(("cited", "codes"), [("题给规则§1", []), ("题给规则§2", ["QG441"])])
def test_rule_of_the_setting_is_cited_by_its_number(disputed, judge, cited, codes) -> None:
    disputed["decisions"]["d_room"]["options"][0]["cite"] = [cited]
    assert [d.code for d in judge(disputed).ordered()] == codes


def test_rule_of_the_setting_may_be_named_in_a_text(disputed, judge) -> None:
    disputed["decisions"]["d_room"]["options"][0]["feedback"] = "按题给规则§1先登记。"
    assert [d.code for d in judge(disputed).ordered()] == []
