"""Conditions: the part of the formula language that scenes may use, small enough to be proved.

Whole numbers, words and truths, compared, added and joined: nothing that Python and the player
in the browser could understand differently, and nothing that leaves a finite domain unseen.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from quizgen.diagnostics import nearest
from quizgen.expressions import (
    Binary,
    Call,
    Expr,
    ExpressionError,
    Listing,
    Name,
    Unary,
    parse,
)
from quizgen.expressions import Literal as Written
from quizgen.model.scenario import FLAW, Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.model.scenario import Fact

Kind: TypeAlias = Literal["number", "word", "truth"]

_ORDER = {"<", "<=", ">", ">="}
_SAME = {"==", "!="}


@lru_cache(maxsize=4096)
def formula(text: str) -> Expr:
    """Return the tree of a formula.

    Raises:
        ExpressionError: If it is none (QG250).
    """
    return parse(text.strip())


def kinds_of(scenario: Scenario, rules: tuple[str, ...]) -> dict[str, Kind]:
    """Return the names that conditions of ``scenario`` may use, with their kinds."""
    kinds: dict[str, Kind] = {FLAW: "number"}
    for variable in scenario.state.values():
        kinds[variable.id] = "number" if isinstance(variable.domain[0], int) else "word"
    for fact in scenario.facts.values():
        if fact.kind == "pick":
            kinds[fact.id] = _picked(fact)
    kinds |= dict.fromkeys(scenario.findings, "truth")
    kinds |= dict.fromkeys(mended(scenario, rules), "truth")
    return kinds


def mended(scenario: Scenario, rules: tuple[str, ...]) -> tuple[str, ...]:
    """Return the faults and rules that some choice corrects: these are kept apart from others."""
    found = {
        reference.id
        for decision in scenario.decisions.values()
        for option in decision.options
        for outcome in option.outcomes
        for reference in outcome.corrects
    }
    return tuple(name for name in (*scenario.faults, *rules) if name in found)


def _picked(fact: Fact) -> Kind:
    value = next(iter(fact.values.values()))[0]
    if isinstance(value, bool):
        return "truth"
    return "number" if isinstance(value, Fraction) else "word"


def kind(tree: Expr, kinds: Mapping[str, Kind]) -> Kind:
    """Return the kind of a condition's value.

    Raises:
        ExpressionError: QG404 for what a condition may not hold, QG251 for an unknown name.
    """
    match tree:
        case Written():
            if isinstance(tree.value, Fraction) and tree.value.denominator != 1:
                raise _refused("a fraction", tree.column)
            if isinstance(tree.value, bool):
                return "truth"
            return "number" if isinstance(tree.value, Fraction) else "word"
        case Name():
            if tree.name not in kinds:
                hint = nearest(tree.name, kinds) or (
                    "conditions may use state, facts of `pick`, findings and `flaw`: "
                    f"{', '.join(sorted(kinds))}"
                )
                message = f"`{tree.name}` is not a name that a condition may use"
                raise ExpressionError("QG251", message, tree.column, hint)
            return kinds[tree.name]
        case Unary():
            wanted: Kind = "truth" if tree.operator == "not" else "number"
            _wanted(tree.operand, kinds, wanted, tree.column)
            return wanted
        case Binary():
            return _binary(tree, kinds)
        case Listing():
            raise _refused("a list outside `in`", tree.column)
        case Call():
            raise _refused(f"`{tree.function}(…)`", tree.column)
        case _:
            assert_never(tree)


def _binary(tree: Binary, kinds: Mapping[str, Kind]) -> Kind:
    operator = tree.operator
    if operator in {"and", "or"}:
        _wanted(tree.left, kinds, "truth", tree.column)
        _wanted(tree.right, kinds, "truth", tree.column)
        return "truth"
    if operator in {"in", "not in"}:
        if not isinstance(tree.right, Listing):
            raise _refused("`in` without a written list", tree.column)
        left = kind(tree.left, kinds)
        for item in tree.right.items:
            _wanted(item, kinds, left, tree.column)
        return "truth"
    if operator in _SAME:
        _wanted(tree.right, kinds, kind(tree.left, kinds), tree.column)
        return "truth"
    if operator in _ORDER or operator in {"+", "-"}:
        _wanted(tree.left, kinds, "number", tree.column)
        _wanted(tree.right, kinds, "number", tree.column)
        return "truth" if operator in _ORDER else "number"
    raise _refused(f"`{operator}`", tree.column)


def _wanted(tree: Expr, kinds: Mapping[str, Kind], wanted: Kind, column: int) -> None:
    got = kind(tree, kinds)
    if got != wanted:
        message = f"a {wanted} is needed here, but a {got} is given"
        raise ExpressionError("QG404", message, column, "compare values of one kind")


def _refused(what: str, column: int) -> ExpressionError:
    message = f"{what} cannot stand in a condition of a scene"
    hint = "put arithmetic into `derive`, and its outcome into a finding"
    return ExpressionError("QG404", message, column, hint)
