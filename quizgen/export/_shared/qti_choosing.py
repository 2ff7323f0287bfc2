"""QTI choosing: options ticked and sides matched, with their marks."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.export._shared import qti_rules as q
from quizgen.export._shared.qti_piece import Piece, choice, option_id
from quizgen.export._shared.qti_tree import el, ident
from quizgen.grading.exact import ratio
from quizgen.grading.policies import MULTI, Ticks
from quizgen.messages import message
from quizgen.model.interactions import Judge, Multi, Option, Single

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

    from quizgen.model.interactions import Match

ONE, ZERO = Fraction(1), Fraction(0)
RESPONSE = "RESPONSE"


def add_single(piece: Piece, own: Single) -> None:
    """Add one option of several."""
    options = own.options
    right = (own.key, *own.also_key)
    worth = {
        option.id: ONE if option.id in right else ratio(option.fraction or own.wrong_fraction)
        for option in options
    }
    _add_choice(piece, options, own, worth, own.key)


def add_judge(piece: Piece, own: Judge) -> None:
    """Add true or false."""
    options = (
        Option(id="true", text=message("quiz.page.true"), why=own.why_true),
        Option(id="false", text=message("quiz.page.false"), why=own.why_false),
    )
    key = "true" if own.key else "false"
    worth = {one.id: ONE if one.id == key else ratio(own.wrong_fraction) for one in options}
    _add_choice(piece, options, own, worth, key)


def _add_choice(
    piece: Piece,
    options: tuple[Option, ...],
    own: Single | Judge,
    worth: dict[str, Fraction],
    key: str,
) -> None:
    piece.ask(RESPONSE, "single", "identifier", (ident(key),))
    _add_options(piece, options, "single", 1)
    branches = [
        (
            q.matches(q.variable(piece.name(RESPONSE)), q.value(ident(id_), "identifier")),
            [q.put(piece.score, q.value(points))],
        )
        for id_, fraction in worth.items()
        if (points := q.points(own, fraction, exact=fraction == ONE)) != "0"
    ]
    piece.rules += q.answered(piece.name(RESPONSE), q.when(*branches))


def add_multi(piece: Piece, own: Multi) -> None:
    """Add a set of options."""
    key = [option_id(one) for one in own.key]
    declared = piece.ask(RESPONSE, "multiple", "identifier", tuple(key))
    _add_options(piece, own.options, "multiple", own.max_select or 0)
    name = piece.name(RESPONSE)
    if own.policy.name in {"map", "cn_weighted"}:
        declared.append(_weights(own))
        mapped = q.put(piece.score, el("qti-map-response", {"identifier": name}))
        exact = q.matches(q.variable(name), el("qti-correct", {"identifier": name}))
        whole = q.put(piece.score, q.value(q.points(own, ONE, exact=True)))
        rules = [mapped]
        if own.policy.name == "cn_weighted":
            rules += q.when((exact, [whole]))
        piece.rules += q.answered(name, rules)
        return
    declared.append(q.mapping((one, "1") for one in key))
    piece.rules += _counted(piece, list(_ticks(own)))


def _weights(own: Multi) -> ET.Element:
    parameters = own.policy.parameters
    strict = own.policy.name == "cn_weighted"
    found = parameters.get("weights" if strict else "map")
    table: Mapping[str, str] = found if isinstance(found, Mapping) else {}
    ban = f"-{sum((abs(ratio(str(w))) for w in table.values()), ONE).__ceil__()}"
    default = "0" if strict else str(parameters.get("default", "0"))
    entries = []
    for option in own.options:
        worth = str(table.get(option.id, default))
        entries.append((option_id(option), ban if strict and option.id not in own.key else worth))
    lowest = max(ratio(str(parameters.get("lower", own.min))), ratio(own.min))
    highest = min(ratio(str(parameters.get("upper", own.max))), ratio(own.max))
    return q.mapping(entries, default=default, lower=q.plain(lowest), upper=q.plain(highest))


def _ticks(own: Multi) -> Iterator[tuple[int, int, str]]:
    """Yield right ticks, all ticks and points; what is worth nothing too."""
    key, options = len(own.key), len(own.options)
    for right in range(key + 1):
        for wrong in range(options - key + 1):
            if not right + wrong:
                continue
            exact = right == key and not wrong
            ticks = Ticks(
                max=ratio(own.max),
                parameters=own.policy.parameters,
                chosen=(),
                options=options,
                key=key,
                right=right,
                wrong=wrong,
            )
            fraction = ONE if exact else MULTI[own.policy.name](ticks)
            yield right, right + wrong, q.points(own, fraction, exact=exact)


def _counted(piece: Piece, rows: list[tuple[int, int, str]]) -> list[ET.Element]:
    """Return the rules that count hits and answers, and look up what they are worth."""
    name, hits, size = piece.name(RESPONSE), piece.count("HITS"), piece.count("SIZE", "integer")
    counted = [
        q.put(hits, el("qti-map-response", {"identifier": name})),
        q.put(size, el("qti-container-size", None, q.variable(name))),
    ]
    looked_up = q.table(piece.score, ((((hits, h), (size, s)), points) for h, s, points in rows))
    return q.answered(name, counted + looked_up)


def _add_options(piece: Piece, options: tuple[Option, ...], cardinality: str, most: int) -> None:
    echo = piece.echo(RESPONSE, cardinality) if any(one.why for one in options) else ""
    attributes = {
        "response-identifier": piece.name(RESPONSE),
        "shuffle": "false",
        "max-choices": str(most),
    }
    tag = "qti-simple-choice"
    made = [choice(one, tag, {"identifier": option_id(one)}, echo) for one in options]
    piece.body.append(el("qti-choice-interaction", attributes, *made))


def add_match(piece: Piece, own: Match) -> None:
    """Add left sides to be paired with right sides."""
    pairs = [(left, right) for left, rights in own.key.items() for right in rights]
    keys = [f"{ident(left, 'L_')} {ident(right, 'R_')}" for left, right in pairs]
    declared = piece.ask(RESPONSE, "multiple", "directedPair", tuple(keys))
    declared.append(q.mapping((key, "1") for key in keys))
    several = max((len(rights) for rights in own.key.values()), default=1)
    most_left, most_right = "1" if several <= 1 else "0", "0" if own.reuse else "1"
    tag = "qti-simple-associable-choice"
    sets = [
        el(
            "qti-simple-match-set",
            None,
            *(
                choice(one, tag, {"identifier": ident(one.id, prefix), "match-max": most})
                for one in sides
            ),
        )
        for sides, prefix, most in ((own.left, "L_", most_left), (own.right, "R_", most_right))
    ]
    attributes = {
        "response-identifier": piece.name(RESPONSE),
        "shuffle": "false",
        "max-associations": "0",
    }
    piece.body.append(el("qti-match-interaction", attributes, *sets))
    piece.explain(own.left)
    total, most = len(pairs), len(own.left) * len(own.right)
    rows = []
    for hits in range(total + 1):
        for wrong in range(most - total + 1):
            exact = hits == total and not wrong
            net = hits - (wrong if own.policy.name == "net" else 0)
            share = max(ZERO, Fraction(net, total)) if total else ZERO
            if own.policy.name == "all_or_nothing":
                share = ZERO
            rows.append((hits, hits + wrong, q.points(own, ONE if exact else share, exact=exact)))
    if several <= 1:
        rows = [row for row in rows if row[1] <= len(own.left)]
    piece.rules += _counted(piece, rows)
