"""Moodle fractions: shares of the marks as percentages of Moodle's list, and what that changes."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from quizgen.grading.exact import ratio
from quizgen.grading.policies import MULTI, Ticks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from quizgen.model.interactions import Multi

LIST = (
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30",
    "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0",
)  # fmt: skip
"""What Moodle accepts, with a minus sign too; one other refuses the whole file."""

_NEAR = 0.0001
_VALUES = tuple((float(text), text) for text in LIST)
_MOST_SUBSETS = 12
_FEW, _MANY = 10, 20
"""Up to so many equal shares are in the list; up to so many can be made of 10 and 5 %."""


@lru_cache(maxsize=1024)
def nearest(fraction: str) -> tuple[str, bool]:
    """Return the percentage of the list that is nearest to a decimal share, and if it is that."""
    return _nearest(ratio(fraction))


def _nearest(share: Fraction) -> tuple[str, bool]:
    wanted = float(abs(share)) * 100
    value, text = min(_VALUES, key=lambda known: abs(known[0] - wanted))
    sign = "-" if share < 0 and text != "0" else ""
    return f"{sign}{text}", abs(value - wanted) < _NEAR


def equal(count: int) -> list[str]:
    """Return ``count`` percentages that add up to 100, as equal as the list allows; [] if none."""
    if not 0 < count <= _MANY:
        return []
    if count <= _FEW:
        return [_nearest(ratio("1") / count)[0]] * count
    return ["10"] * (_MANY - count) + ["5"] * (2 * count - _MANY)


class Shares(NamedTuple):
    """What each option of a multiple choice is worth in Moodle."""

    percent: tuple[str, ...]
    """By the place of the option; empty where the right ones cannot add up to 100."""
    exact: bool
    """Whether every set of ticks earns the same in Moodle."""


def shares(own: Multi) -> Shares:
    """Return the percentages that come nearest to the policy of ``own``."""
    flags = tuple(option.id in own.key for option in own.options)
    parameters = own.policy.parameters
    tables = [parameters.get(name) for name in ("weights", "map")]
    own_values: tuple[tuple[str, str], ...] = ()
    for table in tables:
        if isinstance(table, dict):
            default = str(parameters.get("default", "0"))
            own_values = tuple((o.id, str(table.get(o.id, default))) for o in own.options)
    plain = tuple((k, str(v)) for k, v in sorted(parameters.items()) if not isinstance(v, dict))
    return _shares(own.policy.name, plain, own_values, flags, own.max)


@lru_cache(maxsize=4096)
def _shares(
    name: str,
    plain: tuple[tuple[str, str], ...],
    table: tuple[tuple[str, str], ...],
    flags: tuple[bool, ...],
    most: str,
) -> Shares:
    right = sum(flags)
    each = equal(right)
    if not each:
        return Shares((), exact=False)
    worth = _by_table(name, table, flags, most)
    if worth is None:
        wrong = _wrong(name, right, len(flags))
        rest = iter(each)
        worth = tuple(next(rest) if flag else wrong for flag in flags)
    ids = tuple(id_ for id_, _ in table) or tuple(map(str, range(len(flags))))
    parameters: dict[str, object] = dict(plain)
    if table:
        parameters["map" if name == "map" else "weights"] = dict(table)
    if len(flags) > _MOST_SUBSETS or ratio(most) == 0:
        return Shares(worth, exact=ratio(most) == 0)
    exact = name in MULTI and all(
        abs(_ours(name, _ticks(parameters, ids, flags, most, chosen)) - _theirs(worth, chosen))
        < _NEAR
        for chosen in _subsets(len(flags))
    )
    return Shares(worth, exact)


def _by_table(
    name: str, table: tuple[tuple[str, str], ...], flags: tuple[bool, ...], most: str
) -> tuple[str, ...] | None:
    """Return percentages made of points an option, where those of the right ones make 100 %."""
    if not table or not ratio(most):
        return None
    worth = [_nearest(ratio(points) / ratio(most))[0] for _, points in table]
    if name == "cn_weighted":
        worth = [text if flag else "-100" for text, flag in zip(worth, flags, strict=True)]
    total = sum(float(text) for text in worth if float(text) > 0)
    return tuple(worth) if abs(total - 100) < _NEAR * len(flags) else None


def _wrong(name: str, right: int, options: int) -> str:
    match name:
        case "net_correct" | "coverage" | "each_option":
            return f"-{equal(right)[0]}"
        case "false2":
            return _nearest(-ratio("1") / max(options - right, 2))[0]
        case "map":
            return "0"
        case _:
            return "-100"


def _subsets(count: int) -> Iterator[tuple[int, ...]]:
    for size in range(1, count + 1):
        yield from combinations(range(count), size)


def _theirs(worth: tuple[str, ...], chosen: tuple[int, ...]) -> float:
    return min(1.0, max(0.0, sum(float(worth[place]) for place in chosen) / 100))


def _ticks(
    parameters: Mapping[str, object],
    ids: tuple[str, ...],
    flags: tuple[bool, ...],
    most: str,
    chosen: tuple[int, ...],
) -> Ticks:
    right = sum(flags[place] for place in chosen)
    return Ticks(
        max=ratio(most),
        parameters=parameters,
        chosen=tuple(ids[place] for place in chosen),
        options=len(flags),
        key=sum(flags),
        right=right,
        wrong=len(chosen) - right,
    )


def _ours(name: str, ticks: Ticks) -> float:
    if name != "map" and not ticks.wrong and ticks.right == ticks.key:
        return 1.0
    return min(1.0, max(0.0, float(MULTI[name](ticks))))
