"""Facts: a seed makes a case, always the same; the variant decides what the law says of it."""

from __future__ import annotations

import pytest

from quizgen.checks.scenario_variants import findings
from quizgen.drills.facts import draw, sample, spread
from quizgen.drills.program import build, world_of
from quizgen.loading.interpolation import spelled


def test_draw_is_pinned(small, read) -> None:
    """Printed material carries its seed: the same seed must give the same case for ever."""
    small["facts"] = [
        {"id": "variant", "pick": ["v1", "v2", "v3"], "weights": [1, 2, 5]},
        {"id": "n", "by": "variant", "step": 5,
         "int": {"v1": [0, 1000], "v2": [2000, 3000], "v3": [4000, 5000]}},
        {"id": "day", "date": ["2026-10-12", "2026-11-20"], "workday": True},
    ]  # fmt: skip
    small["derive"] = {"twice": "n * 2"}
    scenario = read(small)
    assert [spelled(draw(scenario, seed).values) for seed in (0, 7, 4_000_000_000)] == [
        "variant = v3, n = 4770, day = 2026-11-05, twice = 9540",
        "variant = v1, n = 425, day = 2026-11-20, twice = 850",
        "variant = v3, n = 4165, day = 2026-11-19, twice = 8330",
    ]


def test_seed_draws_for_each_scenario_anew(small, read) -> None:
    small["facts"] = [{"id": "n", "int": [0, 999_999]}]
    drawn = set()
    for name in ("small", "other", "third"):
        small["id"] = name
        drawn.add(draw(read(small), 5).values["n"])
    assert len(drawn) == 3


def test_new_fact_moves_no_other(real, read) -> None:
    before = [draw(read(real), seed).values for seed in range(20)]
    real["facts"].insert(1, {"id": "weather", "pick": ["晴", "雨"]})
    after = [draw(read(real), seed).values for seed in range(20)]
    for old, new in zip(before, after, strict=True):
        assert old == {name: value for name, value in new.items() if name != "weather"}


def test_sum_is_the_sum_of_its_parts(real, read) -> None:
    scenario = read(real)
    for seed in range(50):
        values = draw(scenario, seed).values
        assert values["total"] == values["coal"] + values["power"]


def test_variants_lead_to_their_findings_in_every_case(real, read) -> None:
    scenario = read(real)
    assert list(findings(scenario, 300)) == []


@pytest.mark.parametrize(
    ("law", "power"),
    [("行政处罚法§56", ""), ("节约能源法§82", "own"), ("节约能源法§74", "transfer")],
)
def test_finding_under_a_law_for_any_authority_belongs_to_no_other(small, read, law, power) -> None:
    """The head of an authority, in a law for all of them, is the head of the acting one."""
    small["facts"] = [{"id": "n", "int": [1, 2]}]
    small["findings"] = [{"id": "F_x", "when": "n == 1", "law": law}]
    assert read(small).findings["F_x"].power == power


def test_weights_shape_the_draw(real, read) -> None:
    scenario = read(real)
    drawn = [draw(scenario, seed).variant for seed in range(2000)]
    shares = {name: drawn.count(name) / len(drawn) for name in set(drawn)}
    assert shares["not_filed"] == pytest.approx(0.3, abs=0.04)
    assert shares["below"] == pytest.approx(0.2, abs=0.04)


def test_small_variants_are_sampled_whole(small, read) -> None:
    small["facts"] = [
        {"id": "variant", "pick": ["v1"]},
        {"id": "n", "int": [1, 40]},
        {"id": "m", "int": [1, 40]},
    ]
    assert len(list(sample(read(small), "v1", 0))) == 1600


def test_large_variants_are_sampled_at_the_corners_that_matter(small, read) -> None:
    small["facts"] = [
        {"id": "variant", "pick": ["v1"]},
        {"id": "n", "int": [1, 400]},
        {"id": "street", "int": [1, 400]},
        {"id": "m", "int": [1, 400]},
    ]
    small["derive"] = {"half": "m / 2"}
    small["conserve"] = ["n + half > 0"]
    names = ("n", "street", "m")
    ends = [tuple(int(c.values[name]) for name in names) for c in sample(read(small), "v1", 0)]
    assert ends == [(1, 1, 1), (1, 1, 400), (400, 1, 1), (400, 1, 400)]


def test_bound_that_is_crossed_only_at_a_corner_is_found(real, read) -> None:
    coal = next(fact for fact in real["facts"] if fact["id"] == "coal")
    coal["int"]["below"] = [3600, 6800]  # 6800 + 3200 is the bound itself
    found = list(findings(read(real), 0))
    assert len(found) == 1
    assert "`F_duty` is found" in found[0].message


def test_spread_shows_every_variant(real, read) -> None:
    cases = spread(read(real), 8)
    assert len({case.seed for case in cases}) == len(cases) == 8
    assert {case.variant for case in cases} == {"not_filed", "untrue", "corrected", "below"}
    assert len({case.variant for case in spread(read(real), 4)}) == 4


def test_world_of_every_drawn_case_is_one_that_was_proved(real, read, procedures) -> None:
    scenario = read(real)
    program = build(scenario, procedures)
    for seed in range(200):
        assert world_of(program, draw(scenario, seed).values) in program.worlds
