"""QTI ordering: steps put in order and actions of a scenario, marked by where each one stands."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

from quizgen.export._shared import qti_rules as q
from quizgen.export._shared.qti_piece import Piece, choice, option_id
from quizgen.export._shared.qti_tree import el
from quizgen.grading.exact import ratio
from quizgen.model.interactions import Option

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator, Mapping

    from quizgen.model.interactions import Order, Walk

ONE, ZERO = Fraction(1), Fraction(0)
RESPONSE = "RESPONSE"

Rows: TypeAlias = "list[tuple[tuple[tuple[str, int], ...], str]]"


def keeps_policy(own: Order) -> bool:
    """Say whether partial credit for the order is kept."""
    if own.policy.name in {"position", "adjacent"}:
        return not own.distractors
    return own.policy.name in {"exact", "kendall", "dag"}


def add_order(piece: Piece, own: Order) -> None:
    """Add steps to be put in order; some may not belong."""
    places = _steps(piece, own.entries, tuple(own.key), loose=bool(own.distractors))
    extra = piece.count("EXTRA") if own.distractors else ""
    name = piece.name(RESPONSE)
    rules: list[ET.Element] = [
        rule for one in own.distractors for rule in _there(extra, places, one)
    ]
    rows: Rows = []
    if not keeps_policy(own) or own.policy.name == "exact":
        key = el("qti-correct", {"identifier": name})
        whole = q.put(piece.score, q.value(q.points(own, ONE, exact=True)))
        rules += q.when((q.matches(q.variable(name), key), [whole]))
    elif own.policy.name == "kendall":
        balance, pairs = piece.count("BALANCE"), list(combinations(own.key, 2))
        for first, later in pairs:
            right, wrong = _before(places, first, later), _before(places, later, first)
            rules += q.when((right, [q.add(balance, "1")]), (wrong, [q.add(balance, "-1")]))
        rows = list(_rows(own, balance, len(pairs), extra))
    elif own.policy.name == "dag":
        rules += _dag_rules(piece, own, places)
        rows = list(_dag_rows(piece, own, extra))
    else:
        hits = piece.count("HITS")
        rules += _hits(own, hits, places)
        rows = list(_rows(own, hits, len(own.key) - (own.policy.name == "adjacent"), extra))
    piece.rules += q.answered(name, [*rules, *q.table(piece.score, rows)])


def _steps(
    piece: Piece, steps: tuple[Option, ...], correct: tuple[str, ...], *, loose: bool
) -> Mapping[str, str]:
    """Add the interaction; return the outcome that will hold the place of each step, from 1 on.

    Args:
        piece: What is added to.
        steps: What can be put in order.
        correct: Ids in the right order.
        loose: Whether some may stay out.
    """
    piece.ask(RESPONSE, "ordered", "identifier", tuple(map(option_id, correct)))
    attributes = {"response-identifier": piece.name(RESPONSE), "shuffle": "false"}
    if loose:
        attributes |= {"min-choices": "1", "max-choices": str(len(steps))}
    made = [choice(one, "qti-simple-choice", {"identifier": option_id(one)}) for one in steps]
    piece.body.append(el("qti-order-interaction", attributes, *made))
    piece.explain(steps)
    # A place is named by a variable: one engine reads no plain number there.
    at = [piece.name(f"AT{number}") for number in range(1, len(steps) + 1)]
    for number, name in enumerate(at, 1):
        piece.outcomes.append(q.outcome(name, "integer", str(number)))
    places: dict[str, str] = {}
    branches: list[ET.Element] = []
    for number, step in enumerate(steps, 1):
        place = places[step.id] = piece.count(f"PLACE{number}")
        found = []
        for position, name in enumerate(at, 1):
            there = el("qti-index", {"n": name}, q.variable(piece.name(RESPONSE)))
            test = q.matches(there, q.value(option_id(step), "identifier"))
            found.append((test, [q.put(place, q.value(str(position)))]))
        branches += q.when(*found)
    piece.rules += q.answered(piece.name(RESPONSE), branches)
    return places


def _is_there(places: Mapping[str, str], step: str) -> ET.Element:
    return q.compare("gt", q.variable(places[step]), q.value("0"))


def _there(target: str, places: Mapping[str, str], step: str) -> list[ET.Element]:
    return q.when((_is_there(places, step), [q.add(target, "1")]))


def _before(places: Mapping[str, str], first: str, later: str) -> ET.Element:
    later_place = q.variable(places[later])
    return q.both(_is_there(places, first), q.compare("lt", q.variable(places[first]), later_place))


def _rows(
    own: Order, count: str, most: int, extra: str
) -> Iterator[tuple[tuple[tuple[str, int], ...], str]]:
    cost = Fraction(1, len(own.key)) if own.key else ONE
    for surplus in range(len(own.distractors) + 1):
        for number in range(1, most + 1):
            worth = max(ZERO, Fraction(number, most) - surplus * cost)
            points = q.points(own, worth, exact=worth == ONE)
            yield ((count, number), *(((extra, surplus),) if extra else ())), points


def _dag_rules(piece: Piece, own: Order, places: Mapping[str, str]) -> list[ET.Element]:
    held, there = piece.count("HELD"), piece.count("THERE")
    rules = [rule for one in own.key for rule in _there(there, places, one)]
    for first, later in own.before:
        rules += q.when((_before(places, first, later), [q.add(held, "1")]))
    return rules


def _dag_rows(
    piece: Piece, own: Order, extra: str
) -> Iterator[tuple[tuple[tuple[str, int], ...], str]]:
    held, there = piece.name("HELD"), piece.name("THERE")
    steps, pairs = len(own.key), len(own.before)
    for surplus in range(len(own.distractors) + 1):
        for number in range(steps + 1):
            for holding in range(pairs + 1):
                right = number == steps and holding == pairs
                worth = ONE if right else ZERO
                if not right and own.policy.parameters.get("partial"):
                    share = Fraction(holding, pairs) if pairs else ONE
                    worth = min(share, Fraction(number, steps))
                worth = max(ZERO, worth - Fraction(surplus, steps))
                points = q.points(own, worth, exact=right and not surplus)
                counts = ((there, number), (held, holding))
                yield (*counts, *(((extra, surplus),) if extra else ())), points


def _hits(own: Order, hits: str, places: Mapping[str, str]) -> list[ET.Element]:
    rules: list[ET.Element] = []
    if own.policy.name == "adjacent":
        for first, later in pairwise(own.key):
            next_ = el("qti-sum", None, q.variable(places[first]), q.value("1"))
            test = q.both(_is_there(places, first), q.equal(next_, q.variable(places[later])))
            rules += q.when((test, [q.add(hits, "1")]))
        return rules
    for number, step in enumerate(own.key, 1):
        test = q.equal(q.variable(places[step]), q.value(str(number)))
        rules += q.when((test, [q.add(hits, "1")]))
    return rules


def add_walk(piece: Piece, own: Walk) -> None:
    """Add the actions of a scenario, to be put in the order in which they are done."""
    options = tuple(Option(id=step.id, text=step.text, why=step.why) for step in own.steps)
    correct = tuple(step.id for step in own.steps if not step.fatal and ratio(step.points) > 0)
    places = _steps(piece, options, correct, loose=True)
    rules: list[ET.Element] = []
    for step in own.steps:
        if ratio(step.points):
            rules += q.when((_is_there(places, step.id), [q.add(piece.score, step.points)]))
    if ratio(own.order_penalty):
        loss = q.plain(-ratio(own.order_penalty))
        for first, later in own.before:
            absent = q.equal(q.variable(places[first]), q.value("0"))
            after = q.compare("gt", q.variable(places[first]), q.variable(places[later]))
            test = q.both(_is_there(places, later), q.either(absent, after))
            rules += q.when((test, [q.add(piece.score, loss)]))
    most = q.plain(ratio(own.max))
    rules += q.when(
        (q.compare("lt", q.variable(piece.score), q.value("0")), [_zero(piece)]),
        (q.compare("gt", q.variable(piece.score), q.value(most)), [_all(piece, most)]),
    )
    fatal = [_is_there(places, step.id) for step in own.steps if step.fatal]
    rules += q.when((q.either(*fatal), [_zero(piece)])) if fatal else []
    piece.rules += q.answered(piece.name(RESPONSE), rules)


def _zero(piece: Piece) -> ET.Element:
    return q.put(piece.score, q.value("0"))


def _all(piece: Piece, most: str) -> ET.Element:
    return q.put(piece.score, q.value(most))
