"""Scenes: the page reads without script, gives nothing away, and holds what the player needs."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from lxml import html

from quizgen.diagnostics import ContentError
from quizgen.markup import Html
from quizgen.web.scenes import scene_html


@pytest.fixture
def page(read, procedures):
    def run(data):
        project = SimpleNamespace(course=SimpleNamespace(id="jnjc"), procedures=procedures)
        scenario = read(data)
        text = scene_html(scenario, project, link=lambda cited: (f"#{cited}", "要旨"))
        assert isinstance(text, str)
        assert text == Html(text)
        (root,) = html.fragments_fromstring(text)
        return scenario, text, root

    return run


def data_of(root) -> dict:
    return json.loads(root.get("data-scene"))


def visible(root) -> str:
    """Return what a reader without script sees."""
    copy = html.fromstring(html.tostring(root, encoding="unicode"))
    for node in copy.xpath("//*[@hidden]"):
        node.drop_tree()
    for node in copy.xpath("//template"):
        node.drop_tree()
    return copy.text_content()


def test_linear_text_holds_every_scene_and_every_option(real, page) -> None:
    scenario, _, root = page(real)
    text = visible(root)
    for scene in scenario.scenes.values():
        assert scene.where.text in text
    for decision in scenario.decisions.values():
        assert decision.ask.text in text
    assert "出示执法证件，说明来意和依据" in text


def test_nothing_is_given_away_without_script(real, page) -> None:
    scenario, _, root = page(real)
    text = visible(root)
    for decision in scenario.decisions.values():
        for option in decision.options:
            assert all(outcome.feedback.text[:12] not in text for outcome in option.outcomes)
    assert all(ending.text.text[:12] not in text for ending in scenario.endings.values())


def test_secrets_are_nowhere_in_the_page(real, page) -> None:
    _, text, _ = page(real)
    secrets = [
        actor[key] for actor in real["cast"] for key in ("secret", "breaks_if") if key in actor
    ]
    assert len(secrets) >= 3
    assert all(secret not in text for secret in secrets)


def test_page_has_no_script_and_no_handler(real, page) -> None:
    real["decisions"]["d_team"]["options"][0]["feedback"] = (
        "<script>alert(1)</script> <b onclick=x>"
    )
    _, text, root = page(real)
    assert not root.xpath("//script")
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on")]
    assert "&lt;script&gt;" in text


def test_value_of_a_fact_is_text_whatever_it_holds(small, page) -> None:
    small["facts"] = [{"id": "firm", "pick": ["<b>甲'&\"</b>"]}]
    small["scenes"]["gate"]["beats"][0]["say"] = "这里是{firm}。"
    _, _, root = page(small)
    assert "这里是<b>甲'&\"</b>。" in visible(root)
    assert data_of(root)["cases"][0]["values"] == ["<b>甲'&\"</b>"]


def test_every_hole_has_a_value_in_every_case(real, page) -> None:
    _, _, root = page(real)
    cases = data_of(root)["cases"]
    holes = {int(node.get("data-hole")) for node in root.xpath("//*[@data-hole]")}
    assert holes == set(range(len(cases[0]["values"])))
    assert {len(case["values"]) for case in cases} == {len(holes)}
    first = {int(n.get("data-hole")): n.text for n in root.xpath("//*[@data-hole]")}
    assert [first[number] for number in range(len(first))] == cases[0]["values"]


def test_every_outcome_fault_and_ending_has_its_template(real, page) -> None:
    scenario, _, root = page(real)
    keys = {node.get("data-after") for node in root.xpath("//template")}
    for decision in scenario.decisions.values():
        for option in decision.options:
            for number in range(len(option.outcomes)):
                assert f"{decision.id}/{option.id}/{number}" in keys
    assert {f"#{name}" for name in scenario.endings} <= keys
    assert {f"!{name}" for name in data_of(root)["program"]["faults"]} <= keys


def test_order_of_options_differs_from_case_to_case(real, page) -> None:
    scenario, _, root = page(real)
    cases = data_of(root)["cases"]
    orders = {tuple(case["order"]["d_gate"]) for case in cases}
    assert len(orders) > 1
    for case in cases:
        for decision in scenario.decisions.values():
            assert sorted(case["order"][decision.id]) == sorted(o.id for o in decision.options)


def test_beats_of_other_cases_wait_hidden(real, page) -> None:
    _, _, root = page(real)
    world = data_of(root)["cases"][0]["world"]
    shown = [
        node.get("hidden") is None
        for node in root.xpath("//*[@data-when]")
        if json.loads(node.get("data-when"))[:2] == ["==", ["get", "risk"]]
    ]
    assert sorted(shown) == [False, True]
    assert ("今晚就要拉去报废" in visible(root)) == (world["risk"] == "high")


def test_page_is_the_same_each_time(real, page) -> None:
    assert page(real)[1] == page(real)[1]


def test_broken_scenario_has_no_page(small, page) -> None:
    small["start"] = "nowhere"
    with pytest.raises(ContentError) as caught:
        page(small)
    assert caught.value.diagnostic.code == "QG409"


def test_page_carries_a_lawful_way_for_each_case_and_one_to_read(real, page) -> None:
    scenario, _, root = page(real)
    data = data_of(root)
    for case in data["cases"]:
        assert case["ways"][0][0] == data["program"]["start"]
    way = root.xpath("//*[@class='qs-way']//li")
    assert 5 <= len(way) <= len(scenario.decisions)
    assert way[0].find("span").text == scenario.scenes[scenario.start.id].where.text
    assert way[0].xpath("./p/a")


def test_examination_is_marked_on_the_page_that_asks_for_one(read, real, procedures) -> None:
    project = SimpleNamespace(course=SimpleNamespace(id="jnjc"), procedures=procedures)
    scenario = read(real)
    assert "data-exam" not in scene_html(scenario, project)
    (root,) = html.fragments_fromstring(scene_html(scenario, project, exam=True))
    assert root.get("data-exam") == "1"


@pytest.mark.parametrize(("mode", "name"), [("authorized", "乙中心"), ("entrusted", "甲委")])
def test_setting_unit_decides_in_its_own_name_only_where_authorized(small, page, mode, name):
    small["jurisdiction"].update(agency="甲委", unit="乙中心", mode=mode)
    _, _, root = page(small)
    assert root.xpath("//dt[.='处罚以谁的名义']/following-sibling::dd[1]/text()") == [name]
