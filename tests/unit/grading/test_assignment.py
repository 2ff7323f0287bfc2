"""The best pairing of responses and blanks is found, and of equal ones the first."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.assignment import assign

HALF, ONE, TWO = Fraction(1, 2), Fraction(1), Fraction(2)


def by_trying_all(worth: list[list[Fraction | None]]) -> list[int | None]:
    size = len(worth)
    best: tuple = (Fraction(-1), [])
    for order in permutations(range(size)):
        for chosen in range(2**size):
            places = [j if chosen >> i & 1 else None for i, j in enumerate(order)]
            pairs = [(i, j) for i, j in enumerate(places) if j is not None]
            if any(worth[i][j] is None for i, j in pairs):
                continue
            total = sum((worth[i][j] for i, j in pairs), Fraction(0))
            rank = [size if j is None else j for j in places]
            if total > best[0] or (total == best[0] and rank < best[1]):
                best = (total, rank)
    return [None if j == size else j for j in best[1]]


def tables(size: int) -> st.SearchStrategy:
    worth = st.sampled_from([None, Fraction(0), Fraction(1, 3), HALF, ONE, TWO])
    return st.lists(st.lists(worth, min_size=size, max_size=size), min_size=size, max_size=size)


@given(st.integers(0, 4).flatmap(tables))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_assignment_is_the_first_of_the_best(worth: list) -> None:
    assert assign(worth) == by_trying_all(worth)


def test_assignment_prefers_the_lowest_blank_for_the_first_response() -> None:
    assert assign([[ONE, ONE], [ONE, ONE]]) == [0, 1]
    assert assign([[ONE, ONE], [ONE, None]]) == [1, 0]
    assert assign([[ONE, None], [ONE, None]]) == [0, None]
    assert assign([[HALF, None], [ONE, None]]) == [None, 0]


def test_assignment_gives_up_a_better_pair_for_a_better_whole() -> None:
    assert assign([[TWO, ONE], [TWO, None]]) == [1, 0]
    assert assign([[TWO, HALF], [ONE, None]]) == [0, None]


def test_assignment_of_nothing_is_nothing() -> None:
    assert assign([]) == []


def test_assignment_of_many_blanks_is_quick() -> None:
    size = 60
    worth = [[Fraction(1 + (i * j) % 7, 3) for j in range(size)] for i in range(size)]
    places = assign(worth)
    assert sorted(place for place in places if place is not None) == list(range(size))
