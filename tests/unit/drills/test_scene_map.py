"""Scene map: all scenes are there, each line is marked in two ways, and no line crosses a box."""

from __future__ import annotations

import itertools

import pytest
from lxml import html

from quizgen.drills.proof import prove
from quizgen.web.rendering import Writer
from quizgen.web.scene_chart import GONE, KEPT, LOST, lines, ranks
from quizgen.web.scene_map import map_html


@pytest.fixture
def drawn(read, real, procedures):
    scenario = read(real)
    proof = prove(scenario, procedures)
    return scenario, proof, html.fromstring(str(map_html(scenario, proof, Writer())))


def place(node) -> tuple[float, float]:
    x, y = node.get("transform").removeprefix("translate(").removesuffix(")").split()
    return float(x), float(y)


def boxes(root) -> list[tuple[float, float, float, float]]:
    found = []
    for node in root.xpath("//*[@data-at]"):
        (x, y), rect = place(node), node.find("rect")
        found.append((x, y, x + float(rect.get("width")), y + float(rect.get("height"))))
    return found


def test_map_names_every_scene_and_every_ending(drawn) -> None:
    scenario, proof, root = drawn
    titles = [node.find("title").text for node in root.xpath("//*[@data-at]")]
    places = [int(node.get("data-at")) for node in root.xpath("//*[@data-at]")]
    assert places == list(range(len(proof.program.nodes)))
    assert titles[: len(scenario.scenes)] == [s.where.text for s in scenario.scenes.values()]
    assert len(titles) == len(scenario.scenes) + len(scenario.endings)


def test_lines_say_what_the_proof_says_of_points_of_no_return(drawn) -> None:
    _, proof, _ = drawn
    known = lines(proof)
    for walk in proof.walks:
        lawful = walk.reaching_ending(("true",))
        for edge in walk.all_edges():
            ends = walk.states[edge.source][0], walk.states[edge.target][0]
            kinds = {line.kind for line in known if (line.source, line.target) == ends}
            if lawful[edge.target]:
                assert KEPT in kinds
            elif lawful[edge.source]:
                assert GONE in kinds
            else:
                assert kinds
    assert {line.kind for line in known} == {KEPT, GONE, LOST}


def test_lines_differ_by_more_than_colour(drawn) -> None:
    _, _, root = drawn
    looks = {
        (line.get("stroke"), line.get("stroke-width"), line.get("stroke-dasharray"))
        for line in root.xpath("//polyline")
    }
    assert len(looks) == 3
    assert len({(wide, dash) for _, wide, dash in looks}) == 3
    badges = {node.find("text").text[0] for node in root.xpath("//svg/g[path]")}
    assert badges == {"合", "绝", "错"}


def test_boxes_do_not_overlap_and_all_of_it_is_inside(drawn) -> None:
    _, _, root = drawn
    (svg,) = root.xpath("//svg")
    wide, high = float(svg.get("width")), float(svg.get("height"))
    for left, top, right, bottom in boxes(root):
        assert 0 <= left < right <= wide
        assert 0 <= top < bottom <= high
    for a, b in itertools.combinations(boxes(root), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_lines_run_straight_between_boxes(drawn) -> None:
    _, _, root = drawn
    for line in root.xpath("//polyline"):
        corners = [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]
        for (x, y), (next_x, next_y) in itertools.pairwise(corners):
            assert x == next_x or y == next_y
            for left, top, right, bottom in boxes(root):
                inside = (
                    min(x, next_x) < right
                    and max(x, next_x) > left
                    and min(y, next_y) < bottom
                    and max(y, next_y) > top
                )
                assert not inside, (corners, (left, top, right, bottom))


def test_map_tells_in_words_what_it_shows(drawn) -> None:
    scenario, _, root = drawn
    (svg,) = root.xpath("//svg")
    assert svg.get("role") == "img"
    assert f"{len(scenario.scenes)} 个场景" in svg.get("aria-label")
    assert f"{len(scenario.endings)} 个结局" in svg.get("aria-label")


def test_ending_stands_below_every_scene() -> None:
    assert ranks(3, (), {2: 0}) == [0, 0, 1]
