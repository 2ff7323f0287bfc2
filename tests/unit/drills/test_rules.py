"""Rules: what each says of a small scenario, beyond the defects planted in the real one."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from quizgen.checks import scenario_in_force
from quizgen.drills.texts import bare_figure, longest_sentence, shared_run
from quizgen.model.law import Evidence


def codes(report) -> list[str]:
    return sorted({d.code for d in report.diagnostics})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["cast"].append({"id": "nobody", "name": "甲"}), "person `nobody`"),
        (lambda d: d["faults"].update(U_z=d["faults"]["U_x"] | {"text": "乙"}), "fault `U_z`"),
        (lambda d: d.update(state={"n": [0, 1]}), "state variable `n`"),
        (lambda d: d.update(derive={"n": "1 + 1"}), "derived value `n`"),
        (lambda d: d.update(facts=[{"id": "n", "int": [1, 2]}]), "fact `n`"),
    ],
)
def test_unused_part_is_reported(small, judge, change, message) -> None:
    change(small)
    report = judge(small)
    assert [d.message for d in report.diagnostics] == [f"{message} is not used"]


def test_decision_of_no_scene_is_reported(small, judge, option) -> None:
    extra = [option("a", "bad"), option("b", "good")]
    small["decisions"]["d_lost"] = {"ask": "？", "options": extra}
    assert [d.message for d in judge(small).diagnostics] == ["decision `d_lost` is not used"]


@pytest.mark.parametrize("count", [1, 6])
def test_decision_has_two_to_five_options(small, judge, option, count) -> None:
    options = small["decisions"]["d_room"]["options"]
    more = [option(f"x{n}", "bad", grade="weak") for n in range(count)]
    small["decisions"]["d_room"]["options"] = (options + more)[:count]
    report = judge(small)
    assert f"decision `d_room` has {count} options" in [d.message for d in report.diagnostics]


def test_value_that_leaves_its_domain_is_reported_with_the_way(small, judge) -> None:
    small["state"] = {"n": [0, 1]}
    small["decisions"]["d_gate"]["options"][0]["set"] = {"n": "n + 1"}
    small["decisions"]["d_room"]["options"][0] |= {
        "set": {"n": "n + 1"},
        "next": [{"when": "flaw == 0", "to": "gate"}, {"to": "bad"}],
    }
    report = judge(small)
    found = [d for d in report.diagnostics if d.code == "QG430"]
    assert found[0].message == ("`set` puts a value outside its domain: d_gate=a → d_room=a")


def test_outcome_without_an_else_is_reported(small, judge) -> None:
    choice = small["decisions"]["d_room"]["options"][0]
    choice["outcomes"] = [{"when": "flaw == 0", "grade": "best"}]
    report = judge(small)
    assert "QG421" in codes(report)
    assert any("no outcome of `d_room=a` applies after d_gate=b" in d.message
               for d in report.diagnostics)  # fmt: skip


def test_next_without_an_else_is_reported(small, judge) -> None:
    small["decisions"]["d_room"]["options"][0]["next"] = [{"when": "flaw == 0", "to": "good"}]
    assert any("no `next` of `d_room=a` applies" in d.message for d in judge(small).diagnostics)


def test_outcome_that_never_comes_is_reported(small, judge) -> None:
    choice = small["decisions"]["d_room"]["options"][0]
    choice["outcomes"] = [{"when": "flaw == 3", "grade": "weak"}, {"grade": "best"}]
    report = judge(small)
    assert codes(report) == ["QG420"]
    assert "never comes about" in report.diagnostics[0].message


def test_scene_that_is_only_linked_is_reported(small, judge) -> None:
    small["scenes"]["cellar"] = {"where": "地窖", "beats": [{"act": "看"}], "next": "bad"}
    small["decisions"]["d_room"]["options"][0]["next"].insert(
        0, {"when": "flaw == 3", "to": "cellar"}
    )
    report = judge(small)
    assert [d.code for d in report.diagnostics] == ["QG423"]
    assert "scene `cellar` can never be reached" in report.diagnostics[0].message


def test_ending_that_nothing_leads_to_is_reported_once(small, judge) -> None:
    small["endings"]["other"] = dict(small["endings"]["bad"], cite=["行政处罚法§40"])
    assert codes(judge(small)) == ["QG423"]


def test_flawed_ending_takes_minor_faults_but_no_grave_ones(small, judge) -> None:
    small["endings"]["bad"]["lawful"] = "flawed"
    report = judge(small)
    assert codes(report) == ["QG425"]
    assert "the flawed ending `bad` is reached with a fault (void)" in report.diagnostics[0].message


def test_lawful_ending_without_requirements_is_reported(small, judge) -> None:
    del small["endings"]["good"]["requires"]
    assert codes(judge(small)) == ["QG428"]


def test_first_scene_that_breaks_a_rule_leaves_no_lawful_way(small, judge) -> None:
    small["scenes"]["gate"]["beats"].append({"act": "拿走", "events": ["seize"]})
    assert "QG424" in codes(judge(small))


def test_best_option_that_breaks_a_rule_only_rarely_is_reported(small, judge) -> None:
    small["decisions"]["d_room"]["options"][0]["events"].append("inspect")
    del small["decisions"]["d_room"]["options"][0]["events"][0]
    assert "QG426" in codes(judge(small))


@pytest.mark.parametrize("where", ["faults", "endings"])
def test_fault_and_ending_need_a_citation(small, judge, where) -> None:
    next(iter(small[where].values())).pop("cite")
    assert codes(judge(small)) == ["QG440"]


def test_citation_inside_a_text_is_looked_up(small, judge) -> None:
    small["decisions"]["d_room"]["options"][0]["feedback"] = "见行政处罚法§99。"
    assert codes(judge(small)) == ["QG441"]


def test_law_that_is_repealed_or_only_in_fragments_is_reported(
    small, read, register, procedures
) -> None:
    law = register.instruments["行政处罚法"]
    first = law.provisions[55, 1, 0]
    provisions = {**law.provisions, (55, 1, 0): replace(first, evidence=Evidence.F)}
    ended = replace(law, status="repealed", ended="2026-10-01", provisions=provisions)
    other = replace(register, instruments={**register.instruments, "行政处罚法": ended})
    project = SimpleNamespace(
        scenarios={"small": read(small)}, procedures=procedures, register=other
    )
    found = [finding.message for finding in scenario_in_force.CHECK.project(project)]
    assert any("repealed on 2026-10-01; this scenario is of 2026-10-04" in text for text in found)
    assert "行政处罚法§55.1 is known only from fragments (F), so no grade may rest on it" in found
    small["law_asof"] = "2026-09-30"
    project.scenarios = {"small": read(small)}
    earlier = [finding.message for finding in scenario_in_force.CHECK.project(project)]
    assert not any("this scenario is of 2026-09-30" in text for text in earlier)


def test_long_sentence_and_long_option_are_reported(small, judge) -> None:
    small["scenes"]["gate"]["beats"][0]["say"] = "长" * 41 + "。"
    for choice in small["decisions"]["d_room"]["options"]:
        choice["text"] = "长" * 33
    report = judge(small)
    assert [d.code for d in report.ordered()] == ["QG461"] * 3


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("合计 {total|,} 吨，见行政处罚法§55.1。", ""),
        ("罚款 20,000 元", "20,000"),
        ("罚款２万", "２"),
        ("处五万元罚款", "五万元"),
        ("七个工作日之内，两个人到场", ""),
        ("一吨也不能少", ""),
    ],
)
def test_bare_figure_is_told_from_values_and_citations(register, text, figure) -> None:
    assert bare_figure(text, register) == figure


def test_longest_sentence_counts_a_hole_as_one() -> None:
    assert longest_sentence("短。{total|,}吨标准煤！再短。") == "＃吨标准煤！"


def test_shared_run_finds_a_secret_and_the_whole_of_a_short_one() -> None:
    assert shared_run("知道第二本台账在中控室", "他知道第二本台账。", 8) == ""
    assert shared_run("知道第二本台账在中控室", "他知道第二本台账在哪？", 8) == "知道第二本台账在"
    assert shared_run("受贿", "他受贿了", 8) == "受贿"
