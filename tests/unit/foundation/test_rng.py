from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizgen.rng import below, draw, shuffled


def test_draw_values_never_change() -> None:
    # Pinned: a change here moves the numbers of every published variant.
    assert [draw(seed, path) for seed, path in PINNED] == list(PINNED.values())


PINNED = {
    (0, ""): 635367625,
    (0, "a"): 3692954370,
    (1, "jnf-82.fine"): 1438889096,
    (2026, "节约能源法"): 83466154,
}


@given(st.integers(0, 2**32), st.text(max_size=20), st.integers(1, 10**6))
def test_below_stays_below_its_bound(seed: int, path: str, bound: int) -> None:
    assert 0 <= below(seed, path, bound) < bound


@given(st.lists(st.integers(), max_size=12), st.integers(0, 999))
def test_shuffled_loses_and_doubles_nothing(values: list[int], seed: int) -> None:
    assert Counter(shuffled(values, seed, "p")) == Counter(values)


def test_shuffled_gives_every_order_about_equally_often() -> None:
    orders = Counter(shuffled("abc", seed, "options") for seed in range(6000))
    assert len(orders) == 6
    assert max(orders.values()) < 1.15 * min(orders.values())


def test_draw_neighbouring_paths_are_independent() -> None:
    both = Counter((draw(s, "x") % 2, draw(s, "y") % 2) for s in range(4000))
    assert all(900 < count < 1100 for count in both.values())
