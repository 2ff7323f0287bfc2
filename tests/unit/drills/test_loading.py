"""Loading: what cannot be used is said at its place, all of it in one run, never as a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.loading.scenarios import load_scenarios

ROOT = Path(__file__).parent.parent.parent.parent


def said(report: Report) -> list[str]:
    return [f"{d.code} {d.message}" for d in report.ordered()]


def test_small_scenario_is_clean(small, judge) -> None:
    assert said(judge(small)) == []


def test_real_scenarios_load_without_a_finding(register) -> None:
    report = Report()
    scenarios, procedures = load_scenarios(ROOT, register, report)
    assert report.diagnostics == []
    assert "liangzheng" in scenarios
    assert {"onsite", "order-first", "penalty"} <= set(procedures)


def test_dangling_names_are_all_reported_with_the_nearest(small, judge) -> None:
    options = small["decisions"]["d_gate"]["options"]
    options[0]["next"] = "romo"
    options[1]["fault"] = "U_y"
    small["scenes"]["gate"]["beats"][0]["who"] = "gaurd"
    small["scenes"]["room"]["decision"] = "d_rom"
    small["start"] = "gat"
    report = judge(small)
    found = {d.message: d.hint for d in report.diagnostics if d.code == "QG401"}
    assert found["there is no scene or ending `romo`"] == "did you mean `room`?"
    assert found["there is no fault `U_y`"] == "did you mean `U_x`?"
    assert found["there is no person of `cast` `gaurd`"] == "did you mean `guard`?"
    assert found["there is no decision `d_rom`"] == "did you mean `d_room`?"
    assert found["there is no scene `gat`"] == "did you mean `gate`?"


def test_part_that_cannot_be_read_is_not_called_missing(small, judge) -> None:
    del small["scenes"]["room"]["where"]
    found = said(judge(small))
    assert "QG111 `where` is missing" in found
    assert not any("QG401" in line for line in found)


def test_one_broken_option_does_not_hide_the_next(small, judge) -> None:
    options = small["decisions"]["d_room"]["options"]
    del options[0]["feedback"]
    options[1]["grade"] = "good"
    found = said(judge(small))
    assert "QG111 `feedback` is missing" in found
    assert any(line.startswith("QG114 `grade` must be one of") for line in found)


def test_unknown_field_is_reported_with_the_nearest(small, judge) -> None:
    small["decisions"]["d_room"]["options"][0]["nxt"] = "bad"
    report = judge(small)
    found = next(d for d in report.diagnostics if d.code == "QG112")
    assert found.hint == "did you mean `next`?"


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("flaw", "QG404"),
        ("flaw == 'one'", "QG404"),
        ("round(flaw) == 1", "QG404"),
        ("flaw * 2 == 2", "QG404"),
        ("flaw == 0.5", "QG404"),
        ("flaw < [1]", "QG404"),
        ("not flaw", "QG404"),
        ("flw == 0", "QG251"),
        ("flaw ==", "QG250"),
        ("flaw = 0", "QG250"),
    ],
)
def test_condition_outside_the_finite_language_is_refused(small, judge, when, code) -> None:
    small["decisions"]["d_room"]["options"][0]["when"] = when
    report = judge(small)
    assert [d.code for d in report.diagnostics] == [code], report.render()
    assert report.diagnostics[0].span.line > 1


def test_place_on_the_map_is_refused(small, judge) -> None:
    small["scenes"]["gate"]["map"] = [3, 1]
    (found,) = judge(small).diagnostics
    assert (found.code, found.hint) == ("QG403", "remove `map`")


def test_scene_and_ending_of_one_name_are_reported(small, judge) -> None:
    small["endings"]["room"] = dict(small["endings"]["bad"], title="另一个", cite=["行政处罚法§40"])
    assert any("`room` is a scene and an ending" in line for line in said(judge(small)))


def test_hole_that_names_nothing_is_reported(small, judge) -> None:
    small["scenes"]["gate"]["beats"][0]["say"] = "用了 {coal} 吨。"
    assert said(judge(small)) == ["QG251 `coal` is not a name here"]


def test_fact_by_variant_needs_every_variant(small, judge) -> None:
    small["facts"] = [
        {"id": "variant", "pick": ["v1", "v2"]},
        {"id": "n", "by": "variant", "int": {"v1": [1, 2]}},
    ]
    assert "QG255 variant `v2` has no values here" in said(judge(small))


def test_weights_must_fit_the_values(small, judge) -> None:
    small["facts"] = [{"id": "variant", "pick": ["v1", "v2"], "weights": [1]}]
    assert "QG255 weights of `variant` do not fit its values" in said(judge(small))


@pytest.mark.parametrize("seed", range(25))
def test_torn_file_never_makes_a_traceback(seed: int, judge) -> None:
    """Take lines out, swap words, cut it short: whatever an accident leaves must be told kindly."""
    rng = random.Random(seed)
    lines = (ROOT / "scenarios" / "liangzheng.yaml").read_text(encoding="utf-8").split("\n")
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(1, len(lines))
        match rng.randrange(4):
            case 0:
                del lines[place]
            case 1:
                lines[place] = lines[place].replace(":", ": [", 1)
            case 2:
                lines[place] = lines[place].replace("[", "").replace("]", "")
            case _:
                lines[place] = "  " + lines[place]
    text = "\n".join(lines)
    try:
        report = judge(text)
    except AssertionError:
        return  # not even a mapping was left
    assert all(d.hint or d.code == "QG104" for d in report.diagnostics), report.render()
