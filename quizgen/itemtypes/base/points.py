"""Points: maxima and fractions, as decimal strings that later become exact rationals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from quizgen.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.source import Section

MARKS = ("max", "min", "round_dp", "void", "attempt_factors")
"""Fields that every type has, after section 1 of the grading contract."""

VOIDS = ("full", "drop")
MAX_PLACES = 6


class MarksFields(TypedDict):
    """Keyword arguments of `quizgen.model.interactions.Marks`."""

    max: str
    min: str
    round_dp: int
    void: str
    attempt_factors: tuple[str, ...]


def marks(section: Section, points: str = "1") -> MarksFields:
    """Read the points of an item or part; ``points`` is its maximum when none is written.

    What rests on no rule (``basis: none``) carries no points.

    Raises:
        ContentError: Where a field has no such value (QG214, QG222).
    """
    given = section.node.fields
    if "basis" in given and section.text("basis", "") == "none":
        points = "0"
    most = not_negative(section, "max", points) if "max" in given else points
    least = "0"
    if "min" in given:
        least = section.number("min", "0")
        if Decimal(least) > 0:
            raise ContentError(
                "QG222",
                f"`min` must not be above 0, but is {least}",
                section.span_of("min"),
                hint="write how far below zero the item may go, such as -1, or leave it out",
            )
    places = section.integer("round_dp", 2) if "round_dp" in given else 2
    if places > MAX_PLACES:
        raise ContentError(
            "QG222",
            f"`round_dp` must be at most {MAX_PLACES}, but is {places}",
            section.span_of("round_dp"),
            hint="leave it out to round to 2 decimals",
        )
    void = section.choice("void", VOIDS) if section.has("void") else ""
    factors: tuple[str, ...] = ()
    if section.has("attempt_factors"):
        factors = _factors(section)
    return {
        "max": most,
        "min": least,
        "round_dp": places,
        "void": void,
        "attempt_factors": factors,
    }


def _factors(section: Section) -> tuple[str, ...]:
    texts = section.texts("attempt_factors")
    nodes = section.nodes("attempt_factors")
    for text, node in zip(texts, nodes, strict=True):
        if not _is_share(text, least=0):
            raise ContentError(
                "QG214",
                f"an attempt factor must be a number from 0 to 1, but is `{text}`",
                section.span_at(node),
                hint='write one factor an attempt, such as ["1", "0.5", "0"]',
            )
    return texts


def fraction(section: Section, name: str, default: str = "0", *, least: int = 0) -> str:
    """Read a share of the points, from ``least`` (0 or -1) to 1.

    Raises:
        ContentError: Where it is no such number (QG214).
    """
    if name not in section.node.fields:
        return default
    value = section.number(name, default)
    if not _is_share(value, least):
        raise ContentError(
            "QG214",
            f"`{name}` must be from {least} to 1, but is {value}",
            section.span_of(name),
            hint="write the share of the points as a decimal, such as 0.5",
        )
    return value


def _is_share(text: str, least: int) -> bool:
    bare = text.removeprefix("-").replace(".", "", 1)
    return bare.isascii() and bare.isdigit() and least <= Decimal(text) <= 1


def not_negative(section: Section, name: str, default: str | None = None) -> str:
    """Read a number that is 0 or more.

    Raises:
        ContentError: Where it is below 0 (QG222).
    """
    value = section.number(name, default)
    if value.startswith("-"):
        raise ContentError(
            "QG222",
            f"`{name}` must not be negative, but is {value}",
            section.span_of(name),
            hint="write 0 or a positive number",
        )
    return value


def positive(section: Section, name: str, default: str | None = None) -> str:
    """Read a number above 0.

    Raises:
        ContentError: Where it is 0 or less (QG222).
    """
    value = section.number(name, default)
    if Decimal(value) <= 0:
        raise ContentError(
            "QG222",
            f"`{name}` must be more than 0, but is {value}",
            section.span_of(name),
            hint="write a positive number, such as 1",
        )
    return value


def total(points: Iterable[str]) -> str:
    """Return the sum of decimal strings as one."""
    summed = sum((Decimal(point) for point in points), Decimal(0))
    text = f"{summed:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def within_total(section: Section, most: str, reachable: str) -> None:
    """See that the maximum can be reached.

    Raises:
        ContentError: Where the points add up to less (QG222).
    """
    if Decimal(most) > Decimal(reachable):
        raise ContentError(
            "QG222",
            f"`max` is {most}, but the points add up to {reachable} only",
            section.span_of("max"),
            hint=f"write `max: {reachable}` or leave it out, or raise the points",
        )
