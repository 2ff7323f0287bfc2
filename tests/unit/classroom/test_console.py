"""The facilitator's page: everything inside, the same bytes, a case for each group, no briefs."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from quizgen.classroom.console import render
from quizgen.classroom.groups import groups
from quizgen.cli import main
from quizgen.diagnostics import ContentError, Report
from quizgen.drills.machine import Machine
from quizgen.drills.program import build, world_of
from quizgen.drills.texts import fill
from quizgen.drills.walk import replay
from quizgen.loading.drills import load_drills
from quizgen.rng import below

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def project():
    return load_drills(sorted((ROOT / "scenarios").glob("*.yaml")), Report())


@pytest.fixture(scope="module")
def yifa(project):
    return project.scenarios["yifa"]


@pytest.fixture(scope="module")
def page(project, yifa) -> str:
    return render(yifa, project, groups(yifa, 7, 5))


def told(page: str):
    found = re.search(r"data-console='([^']*)'", page)
    assert found
    return json.loads(unescape(found[1]))


def words(text, values) -> str:
    return "".join(values[part] if isinstance(part, int) else part for part in text)


def test_page_of_one_seed_is_the_same_and_of_another_differs(project, yifa, page) -> None:
    assert render(yifa, project, groups(yifa, 7, 5)) == page
    assert render(yifa, project, groups(yifa, 8, 5)) != page


def test_page_asks_nobody_else_for_anything(page) -> None:
    assert not re.search(r"""(?:src|href)=["'h]|url\(|https?://(?!www\.w3\.org/)""", page)
    assert page.count("<script>") == page.count("</script>") == 1


def test_page_holds_no_brief_of_a_person(yifa, page) -> None:
    plain = unescape(page)
    for actor in yifa.cast.values():
        for brief in (actor.secret, actor.goal, actor.conflict, actor.breaks_if, actor.improvise):
            assert not brief or brief not in plain
        for rung in actor.ladder:
            assert rung.trigger not in plain


def test_each_group_has_texts_of_its_own_case(yifa, page) -> None:
    data = told(page)
    assert [group["number"] for group in data["groups"]] == [1, 2, 3, 4, 5]
    assert len({group["variant"] for group in data["groups"]}) == 5
    for group, drawn in zip(data["groups"], groups(yifa, 7, 5), strict=True):
        for scene in yifa.scenes.values():
            shown = data["scenes"][scene.id]["beats"]
            for beat, written in zip(shown, scene.beats, strict=True):
                said = written.say or written.act or written.show or written.doc
                assert words(beat["text"], group["values"]) == fill(said, drawn.case.values)
        assert set(group["clocks"]) == {s.id for s in yifa.scenes.values() if s.clock}
        assert re.fullmatch(r"2026年\d+月\d+日", group["clocks"]["gate"][0])


def test_cues_come_by_the_seed_and_by_the_facts(yifa, page) -> None:
    for group, drawn in zip(told(page)["groups"], groups(yifa, 7, 5), strict=True):
        for inject, comes in zip(yifa.injects, group["cues"], strict=True):
            if below(drawn.case.seed, f"injects.{inject.id}", 100) >= inject.prob:
                assert comes is False
            elif inject.id == "I12":
                assert comes is bool({"F_overdue", "F_refuse"} & drawn.case.findings)
            elif inject.when is None:
                assert comes is True


def test_cues_that_everybody_sees_are_those_for_all_or_for_the_projector(yifa, page) -> None:
    shown = {inject["id"]: inject["open"] for inject in told(page)["injects"]}
    assert {name for name, seen in shown.items() if seen} == {
        i.id for i in yifa.injects if i.to == "all" or i.channel == "投影"
    }
    assert not all(shown.values())


def test_every_deviation_has_a_kind_and_what_it_rests_on(yifa, page) -> None:
    wrongs = told(page)["wrongs"]
    assert set(yifa.faults) < set(wrongs)
    assert {wrong["kind"] for wrong in wrongs.values()} == {
        "forbidden", "missing", "reversed", "late",
    }  # fmt: skip
    assert wrongs["U_idle"]["kind"] == "missing"
    assert all(wrong["cites"] and wrong["severity"] in {1, 2, 3} for wrong in wrongs.values())


def test_program_of_the_page_is_that_of_the_proof(project, yifa, page) -> None:
    program = build(yifa, project.procedures)
    for group, drawn in zip(told(page)["groups"], groups(yifa, 7, 5), strict=True):
        assert group["world"] == world_of(program, drawn.case.values)
        assert replay(Machine(program, group["world"]), ["full", "swap"]).ending == ""


def test_scenario_without_cues_has_a_page_too(project) -> None:
    scenario = project.scenarios["liangzheng"]
    assert told(render(scenario, project, groups(scenario, 1, 2)))["scenes"]


def test_command_writes_the_page(monkeypatch, tmp_path, page, capsys) -> None:
    monkeypatch.chdir(ROOT)
    made = tmp_path / "new" / "console.html"
    assert main(["drill", "console", "yifa", "--seed", "7", "--groups", "5", "-o", str(made)]) == 0
    assert made.read_text(encoding="utf-8") == page
    assert "5 groups" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["yifa", "--groups", "0"], "1 to 60 groups, not 0"),
        (["yifa", "--groups", "61"], "1 to 60 groups, not 61"),
        (["nobody"], "there is no scenario `nobody`"),
    ],
)
def test_command_with_wrong_words_says_so(monkeypatch, tmp_path, capsys, arguments, said) -> None:
    monkeypatch.chdir(ROOT)
    made = tmp_path / "console.html"
    assert main(["drill", "console", *arguments, "-o", str(made)]) == 2
    assert said in capsys.readouterr().err
    assert not made.exists()


def test_command_says_where_it_cannot_write(monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.chdir(ROOT)
    (tmp_path / "file").write_text("", encoding="utf-8")
    made = tmp_path / "file" / "console.html"
    assert main(["drill", "console", "yifa", "-o", str(made)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_broken_scenario_has_no_page(project, yifa) -> None:
    class Broken:
        """The scenario as the loader would leave it."""

        broken = True

        def __getattr__(self, name: str):
            return getattr(yifa, name)

    with pytest.raises(ContentError) as caught:
        render(Broken(), project, groups(yifa, 1, 1))
    assert caught.value.diagnostic.code == "QG409"


def test_case_without_any_breach_is_said_to_be_one(project) -> None:
    scenario = project.scenarios["weibao-baogao"]
    shown = told(render(scenario, project, groups(scenario, 7, 5)))
    said = {one["variant"]: one["findings"] for one in shown["groups"]}
    assert said["unlisted"] == ["没有违法"]
    assert said["missing"] != ["没有违法"]
