"""Groups, seats and sheets: each case its own, each part played once, each criterion seen once."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from quizgen.classroom import observing
from quizgen.classroom.context import context
from quizgen.classroom.cues import cues
from quizgen.classroom.cues import sheet as msel
from quizgen.classroom.debriefing import minutes, outline, report
from quizgen.classroom.groups import groups
from quizgen.classroom.guide import sheet as guide
from quizgen.classroom.seating import plan_for, seat, together
from quizgen.classroom.sheets import sheets
from quizgen.classroom.words import word
from quizgen.diagnostics import Report, UsageError
from quizgen.loading.drills import find
from quizgen.loading.scenario_facts import variants_of
from quizgen.model.sheets import Form, Table

ROOT = Path(__file__).parent.parent.parent.parent


def cells(sheet) -> str:
    """All that a sheet says."""
    said = []
    for block in sheet.blocks:
        if isinstance(block, Table):
            said += [cell for row in (block.header, *block.rows) for cell in row]
        elif isinstance(block, Form):
            said += [cell for row in block.rows for cell in row]
        else:
            said.append(getattr(block, "text", ""))
    return "\n".join(said)


def test_groups_of_a_class_differ_in_their_legal_variant(drama) -> None:
    scenario = drama[0]
    variants = variants_of(dict(scenario.facts))
    drawn = groups(scenario, 7, 2 * len(variants))
    counted = Counter(group.case.variant for group in drawn)
    assert counted == dict.fromkeys(variants, 2)
    assert all(a.case.variant != b.case.variant for a, b in itertools.pairwise(drawn))
    assert len({group.case.seed for group in drawn}) == len(drawn)
    assert len({group.fingerprint for group in drawn}) == len(drawn)


def test_group_is_the_same_however_many_others_there_are(drama) -> None:
    few, many = groups(drama[0], 7, 3), groups(drama[0], 7, 12)
    assert few == many[:3]


def test_two_seeds_differ_in_facts_and_agree_in_what_is_lawful(tables) -> None:
    first, second = tables(1, 5), tables(2, 5)
    figures = [{c.group.case.values["total"] for c in group} for group in (first, second)]
    assert figures[0] != figures[1]
    ends = [{c.group.case.variant: c.story.ending.id for c in group} for group in (first, second)]
    assert ends[0] == ends[1]
    assert len(set(ends[0].values())) > 1
    for table in (*first, *second):
        assert table.story.ending.lawful == "true"
        expected = table.scenario.variant_expect[table.group.case.variant]
        assert table.group.case.findings == {finding.id for finding in expected}


@pytest.mark.parametrize("people", range(4, 41))
def test_seating_plays_every_part_once_and_the_idle_observe(drama, people) -> None:
    scenario = drama[0]
    slices = observing.slices(scenario)
    seated = seat(scenario, people, slices)
    assert len(seated) == people
    roles = [role for person in seated for role in person.roles]
    assert sorted(roles) == sorted(actor.id for actor in scenario.cast.values() if actor.plays)
    assert all(bool(person.roles) != bool(person.slices) for person in seated)
    idle = [person for person in seated if not person.roles]
    watched = Counter(name for person in idle for name in person.slices)
    if idle:
        assert set(watched) == set(slices)
        assert max(watched.values()) - min(watched.values()) <= 1
    assert plan_for(scenario, people).people <= people


@pytest.mark.parametrize("people", [3, 41])
def test_seating_for_too_few_or_too_many_is_refused(drama, people) -> None:
    with pytest.raises(UsageError, match="4 to 40 people"):
        seat(drama[0], people, ())


def test_parts_of_one_person_that_meet_are_told_to_the_facilitator(drama, tables) -> None:
    meeting = [
        (scene, roles)
        for person in seat(drama[0], 4, observing.slices(drama[0]))
        for scene, roles in together(drama[0], person)
    ]
    assert meeting
    told = cells(guide(tables(people=4)[0]))
    for scene, roles in meeting:
        where = tables(people=4)[0].say(drama[0].scenes[scene].where)
        assert f"“{where}”一场有两角同台" in told
        assert drama[0].cast[roles[1]].name in told


def test_every_criterion_stands_on_exactly_one_sheet_and_can_be_observed(drama, tables) -> None:
    scenario = drama[0]
    table = tables()[0]
    made = [cells(sheet) for sheet in sheets(table)]
    for criterion in scenario.rubric:
        holding = [text for text in made if criterion.item in text]
        if criterion.overall:
            assert len(holding) == len(made)
            continue
        assert len(holding) == 1, criterion.id
        title = next(sheet.title for sheet in sheets(table) if criterion.item in cells(sheet))
        assert title.endswith(word(f"slices.{criterion.dimension}"))
        assert criterion.observe.id in scenario.scenes
        assert all(anchor in holding[0] for anchor in criterion.anchors)
    whole = sum(
        observing.most(observing.criteria(scenario, name)) for name in observing.slices(scenario)
    )
    assert whole == sum(observing.most([c]) for c in scenario.rubric if not c.overall)


def test_list_of_cues_has_a_row_for_every_inject(drama, tables) -> None:
    for table in tables():
        grid = next(block for block in msel(table).blocks if isinstance(block, Table))
        assert sorted(row[0] for row in grid.rows) == sorted(i.id for i in drama[0].injects)
        assert all(len(row) == len(grid.header) == 18 for row in grid.rows)
        by_id = {row[0]: row for row in grid.rows}
        for inject in drama[0].injects:
            assert table.say(inject.text) in by_id[inject.id][7]
            assert table.events(inject.expect) == by_id[inject.id][9]


def test_cues_of_a_case_follow_its_seed_and_its_facts(tables) -> None:
    for table in tables(3, 5):
        states = {cue.inject.id: cue for cue in cues(table)}
        assert states["I11"].state == ("on" if "F_hearing" in table.group.case.findings else "off")
        times = [cue.at for cue in cues(table) if cue.at is not None]
        assert times == sorted(times)
        assert (states["I7"].state == "on") == (table.group.case.values["risk"] == "high")
    drawn = {cue.state for table in tables(3, 12) for cue in cues(table) if cue.inject.id == "I3"}
    assert drawn == {"on", "off"}


def test_report_of_a_disputed_point_names_no_side() -> None:
    disputed, project = find(str(ROOT / "scenarios" / "jieti-lvye.yaml"), Report())
    seated = seat(disputed, 6, observing.slices(disputed))
    table = context(disputed, project, groups(disputed, 7, 1)[0], seated)
    (visit,) = (v for v in table.story.visits if v.decision and v.decision.discussion)
    said = [table.say(move.option.text) for move in (visit.best, *visit.others)]
    assert len(said) > 1
    assert not any(text in cells(report(table)) for text in said)


def test_guide_tells_the_right_handling_of_every_scene(tables) -> None:
    for table in tables():
        told = cells(guide(table))
        for visit in table.story.visits:
            assert visit.best is not None, visit.scene.id
            assert table.say(visit.best.option.text) in told
        assert table.say(table.story.ending.title) in told


def test_one_seed_does_not_give_every_scenario_the_same_place_of_its_list() -> None:
    places = set()
    for name in ("chao-xiane", "jieti-lvye", "jiliang-qiju", "nengyuan-gangwei", "taotai-dianji"):
        scenario, _ = find(str(ROOT / "scenarios" / f"{name}.yaml"), Report())
        assert scenario is not None
        (group,) = groups(scenario, 11, 1)
        places.add(variants_of(dict(scenario.facts)).index(group.case.variant))
    assert len(places) > 1


@pytest.mark.parametrize("whole", [0, 7, 10, 30, 45])
def test_minutes_of_the_talk_add_up_to_the_time_there_is_for_it(whole) -> None:
    shares = minutes(whole)
    assert sum(shares) == whole
    assert max(shares) == shares[3]


def test_outline_of_a_short_lesson_gives_no_more_minutes_than_the_lesson_has() -> None:
    scenario, project = find(str(ROOT / "scenarios" / "jujue-jiancha.yaml"), Report())
    assert scenario is not None
    (group,) = groups(scenario, 7, 1)
    seated = seat(scenario, 6, observing.slices(scenario))
    said = cells(outline(context(scenario, project, group, seated)))
    assert sum(map(int, re.findall(r"约 (\d+) 分钟", said))) == scenario.classroom.debrief == 10


def test_guide_names_what_the_case_does_not_let_observers_see(tables) -> None:
    scenario, project = find(str(ROOT / "scenarios" / "weishen-kaigong.yaml"), Report())
    assert scenario is not None
    seated = seat(scenario, 6, observing.slices(scenario))
    for group in groups(scenario, 7, 4):
        table = context(scenario, project, group, seated)
        told = [line for line in cells(guide(table)).split("\n") if "演不到的项目" in line]
        expected = [c.id for c in scenario.rubric if not table.story.visit(c.observe.id)]
        assert [re.findall(r"R\d+", line) for line in told] == ([expected] if expected else [])
        assert bool(expected) == (group.case.variant == "approved")
