"""QTI rules: expressions and conditions, only those that engines are known to compute alike.

Points are looked up in tables of counts that the grading engine filled, rather than computed: a
table has no rounding, and no engine reads it otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.qti_tree import el
from quizgen.grading.judgement import Judgement
from quizgen.grading.points import settle

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from quizgen.model.interactions import Interaction

_DIGITS = 12


def plain(value: Fraction) -> str:
    """Return a number as a decimal, at most twelve places long."""
    scaled = round(value * 10**_DIGITS)
    sign, digits = "-" * (scaled < 0), str(abs(scaled)).zfill(_DIGITS + 1)
    return f"{sign}{digits[:-_DIGITS]}.{digits[-_DIGITS:]}".rstrip("0").rstrip(".")


def points(own: Interaction, fraction: Fraction, *, exact: bool = False) -> str:
    """Return the points that the grading engine gives for ``fraction`` of an interaction."""
    settled = settle(own, Judgement(fraction, exact=exact), 1)
    return plain(settled.outcome.score)


def variable(identifier: str) -> ET.Element:
    """Return the value of a variable."""
    return el("qti-variable", {"identifier": identifier})


def value(text: str, base: str = "float") -> ET.Element:
    """Return a constant."""
    return el("qti-base-value", {"base-type": base}, text=text)


def put(identifier: str, expression: ET.Element) -> ET.Element:
    """Return the rule that sets an outcome."""
    return el("qti-set-outcome-value", {"identifier": identifier}, expression)


def add(identifier: str, number: str) -> ET.Element:
    """Return the rule that adds a number to an outcome."""
    return put(identifier, el("qti-sum", None, variable(identifier), value(number)))


def equal(left: ET.Element, right: ET.Element) -> ET.Element:
    """Return whether two numbers are the same."""
    return el("qti-equal", {"tolerance-mode": "exact"}, left, right)


def matches(left: ET.Element, right: ET.Element) -> ET.Element:
    """Return whether two values that are no numbers are the same."""
    return el("qti-match", None, left, right)


def both(*tests: ET.Element) -> ET.Element:
    """Return whether all tests hold."""
    return tests[0] if len(tests) == 1 else el("qti-and", None, *tests)


def either(*tests: ET.Element) -> ET.Element:
    """Return whether one of the tests holds."""
    return tests[0] if len(tests) == 1 else el("qti-or", None, *tests)


def compare(name: str, left: ET.Element, right: ET.Element) -> ET.Element:
    """Return whether ``left`` is ``lt lte gt gte`` than ``right``."""
    return el(f"qti-{name}", None, left, right)


def negated(test: ET.Element) -> ET.Element:
    """Return whether a test does not hold."""
    return el("qti-not", None, test)


def null(identifier: str) -> ET.Element:
    """Return whether nothing was answered."""
    return el("qti-is-null", None, variable(identifier))


def when(*branches: tuple[ET.Element, Iterable[ET.Element]]) -> list[ET.Element]:
    """Return a condition whose first branch that holds is taken; none of no branches."""
    made = el("qti-response-condition")
    for number, (test, rules) in enumerate(branches):
        made.append(el(f"qti-response-{'else-if' if number else 'if'}", None, test, *rules))
    return [made] if branches else []


def answered(identifier: str, rules: Sequence[ET.Element]) -> list[ET.Element]:
    """Return ``rules`` for when something was answered."""
    return when((negated(null(identifier)), rules)) if rules else []


def table(target: str, rows: Iterable[tuple[tuple[tuple[str, int], ...], str]]) -> list[ET.Element]:
    """Return the rules that set ``target`` by counts; rows worth nothing are left out.

    Args:
        target: What is set, 0 by default.
        rows: Counts that must hold, by name of their outcome, and what they are worth.
    """
    return when(
        *(
            (
                both(*(equal(variable(name), value(str(count))) for name, count in counts)),
                [put(target, value(worth))],
            )
            for counts, worth in rows
            if worth != "0"
        )
    )


def outcome(identifier: str, base: str = "float", default: str = "0") -> ET.Element:
    """Return the declaration of a number that the rules compute."""
    made = el(
        "qti-outcome-declaration",
        {"identifier": identifier, "cardinality": "single", "base-type": base},
    )
    if default:
        made.append(el("qti-default-value", None, el("qti-value", text=default)))
    return made


def response(
    identifier: str, cardinality: str, base: str, correct: Iterable[str] = ()
) -> ET.Element:
    """Return the declaration of what is answered, with the key."""
    made = el(
        "qti-response-declaration",
        {"identifier": identifier, "cardinality": cardinality, "base-type": base},
    )
    values = [el("qti-value", text=one) for one in correct]
    if values:
        made.append(el("qti-correct-response", None, *values))
    return made


def mapping(
    entries: Iterable[tuple[str, str]], *, default: str = "0", lower: str = "", upper: str = ""
) -> ET.Element:
    """Return what each answered value is worth."""
    bounds = {"lower-bound": lower, "upper-bound": upper}
    kept = {name: text for name, text in bounds.items() if text}
    rows = [el("qti-map-entry", {"map-key": key, "mapped-value": worth}) for key, worth in entries]
    return el("qti-mapping", {"default-value": default, **kept}, *rows)
