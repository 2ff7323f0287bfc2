"""Figures of items and papers: the contract's data, identities that must hold, and edges."""

from __future__ import annotations

import json
from math import isclose, sqrt
from pathlib import Path
from statistics import correlation, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.cli import main
from quizgen.results.intervals import Depth, depth, of_alpha, of_correlation, of_share
from quizgen.results.statistics import alpha, item_figures, kr20, paper_figures
from quizgen.results.vectors import answer

VECTORS = Path(__file__).parents[2] / "vectors" / "stats.json"
EDGES = json.loads((VECTORS.parent / "figures.json").read_text(encoding="utf-8"))

marks = st.integers(2, 12).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 1), min_size=width, max_size=width), min_size=2, max_size=40
    )
)


def test_figures_of_the_contract_hold_to_the_last_digit(capsys):
    assert main(["stats", str(VECTORS)]) == 0
    said = json.loads(capsys.readouterr().out)
    wanted = json.loads(VECTORS.read_text(encoding="utf-8"))
    assert said == {key: wanted[key] for key in ("items", "paper", "dichotomised")}


@pytest.mark.parametrize("case", EDGES, ids=[case["title"] for case in EDGES])
def test_figures_at_the_edges_are_those_of_exact_arithmetic(case):
    assert answer(case) == {key: case[key] for key in ("items", "paper")}


@given(marks)
def test_kr20_is_alpha_of_points_that_are_right_or_wrong(rows):
    one, other = kr20(rows), alpha(rows, len(rows[0]))
    assert (one is None) == (other is None)
    assert one is None or isclose(one, other, abs_tol=1e-9)


@given(marks)
def test_effective_weights_make_up_the_whole(rows):
    found = [one.effective_weight for one in item_figures(rows, [1.0] * len(rows[0]))]
    given_ = [weight for weight in found if weight is not None]
    assert not given_ or isclose(sum(given_), 100)
    assert all(weight >= 0 for weight in given_)


@given(marks)
def test_efficiency_is_never_above_the_most(rows):
    for one in item_figures(rows, [1.0] * len(rows[0])):
        assert one.efficiency is None or one.efficiency <= 100 + 1e-9


def test_discrimination_leaves_the_item_itself_out():
    rows = [[1, 0, 3], [0, 1, 1], [1, 1, 2], [0, 0, 0], [1, 1, 3]]
    first = item_figures(rows, [1, 1, 3])[0]
    own = [row[0] for row in rows]
    assert isclose(first.discrimination, 100 * correlation(own, [b + c for _, b, c in rows]))
    assert isclose(first.point_biserial, correlation(own, [sum(row) for row in rows]))
    assert first.facility == 60
    assert isclose(first.sd, stdev(own))


def test_standard_error_is_the_part_of_the_spread_that_alpha_leaves():
    rows = [[1, 0, 3], [0, 1, 1], [1, 1, 2], [0, 0, 0], [1, 1, 3]]
    paper = paper_figures(rows, [1, 1, 3])
    spread = stdev([sum(row) for row in rows])
    assert isclose(paper.standard_error, spread * sqrt(1 - paper.alpha / 100))


def test_item_that_never_varies_has_no_discrimination_and_weighs_nothing():
    still = item_figures([[1, 1], [1, 0], [1, 1]], [1, 1])[0]
    assert (still.discrimination, still.efficiency, still.effective_weight) == (None, None, 0)
    assert still.facility == 100


def test_figures_of_nobody_and_of_one_are_silent():
    assert paper_figures([], [1, 2]).alpha is None
    one = paper_figures([[1, 2]], [1, 2])
    assert (one.mean_percent, one.alpha, one.standard_error) == (100, None, None)


@pytest.mark.parametrize(
    ("takers", "allowed"),
    [
        (0, Depth.COUNTS),
        (29, Depth.COUNTS),
        (30, Depth.INTERVALS),
        (99, Depth.INTERVALS),
        (100, Depth.VERDICTS),
    ],
)
def test_number_of_takers_decides_what_is_shown(takers, allowed):
    assert depth(takers) is allowed


def test_intervals_agree_with_published_examples():
    # Wilson, 4 of 10: 0.1682 to 0.6873 (Newcombe 1998 gives the method; figures by hand).
    assert of_share(0.4, 10) == pytest.approx((0.16818, 0.68733), abs=1e-5)
    # Fisher, r = 0.5 of 28: tanh(0.5493 -+ 1.96 / 5).
    assert of_correlation(0.5, 28) == pytest.approx((0.15603, 0.73582), abs=1e-5)
    low, high = of_alpha(0.8, 100, 10)
    assert low < 0.8 < high
    assert high - low == pytest.approx(0.2 * (2.71828**0.29512 - 2.71828**-0.29512), abs=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"matrix": [[1]], "max": [1, 2]}',
        '{"matrix": [["x"]], "max": [1]}',
        '{"matrix": [[Infinity]], "max": [1]}',
        '{"matrix": [[1]], "max": [1], "dichotomised": {"rule": "item9>=1"}}',
    ],
)
def test_file_that_is_no_matrix_is_wrong_use(tmp_path, capsys, text):
    path = tmp_path / "data.json"
    path.write_text(text, encoding="utf-8")
    assert main(["stats", str(path)]) == 2
    assert "not a matrix of points" in capsys.readouterr().err
