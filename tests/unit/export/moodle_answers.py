"""Answers to fields of a Moodle cloze: for our engine and for the strict reader, right one first."""

from __future__ import annotations

from typing import TypeAlias

from quizgen.export._shared.decimals import named
from quizgen.export._shared.moodle_fractions import shares
from quizgen.export._shared.spelled_out import spelled_out
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interval,
    IntervalRule,
    Judge,
    Match,
    Matcher,
    Multi,
    NumberRule,
    Numeric,
    Order,
    Single,
)

Tried: TypeAlias = list[tuple[object, list[object]]]


def tried(own: object) -> Tried:
    """Return pairs of a response and what stands in the fields; only those that should be equal."""
    match own:
        case Single():
            places = {option.id: place for place, option in enumerate(own.options)}
            others = [id_ for id_ in places if id_ != own.key]
            return [(id_, [places[id_]]) for id_ in (own.key, *others)]
        case Judge():
            return [(own.key, [0 if own.key else 1]), (not own.key, [1 if own.key else 0])]
        case Multi():
            places = [place for place, option in enumerate(own.options) if option.id in own.key]
            found: Tried = [(list(own.key), [places])]
            if shares(own).exact:
                found += [([own.options[place].id], [[place]]) for place in range(len(own.options))]
            return found
        case Match():
            return _match(own)
        case Order():
            places = {entry.id: place for place, entry in enumerate(own.entries)}
            orders = [list(own.key)]
            if own.policy.name == "position" and not own.distractors:
                orders += [[*own.key[1:], own.key[0]], [own.key[1], own.key[0], *own.key[2:]]]
            return [(order, [places[id_] for id_ in order]) for order in orders]
        case Numeric() | Interval():
            return _entries(own.rule)
        case Blanks():
            return _blanks(own)
        case Case():
            return _case(own)
    raise AssertionError(own)


def _match(own: Match) -> Tried:
    places = {right.id: place for place, right in enumerate(own.right)}
    right = {left: rights[0] for left, rights in own.key.items()}
    lefts = [left.id for left in own.left]
    chosen = [right]
    if own.policy.name == "per_pair":
        first, last = lefts[0], lefts[-1]
        chosen += [right | {first: right[last], last: right[first]}]
    return [
        ({left: [one[left]] for left in lefts}, [places[one[left]] for left in lefts])
        for one in chosen
    ]


def _entries(rule: Matcher) -> Tried:
    match rule:
        case NumberRule():
            far = str(float(rule.value) * 3 + 77)
            places = rule.precision.decimals if rule.precision else None
            right = rule.value if places is None else f"{float(rule.value):.{places}f}"
            return [(f"{one}{named(rule.unit)}", [one]) for one in (right, far)]
        case IntervalRule():
            far = [str(float(end) * 3 + 77) for end in (rule.lo, rule.hi)]
            ends = [[rule.lo, rule.hi], far]
            if float(rule.one_end or 0) == 0.5:
                ends.append([rule.lo, far[1]])
            return [(f"{lo}{rule.unit}至{hi}{rule.unit}", [lo, hi]) for lo, hi in ends]
        case _:
            text = next(found.text for found in spelled_out(rule)[0] if float(found.fraction) == 1)
            return [(text, [text]), ("无关的话", ["无关的话"])]


def _blanks(own: Blanks) -> Tried:
    gaps = [_entries(blank.matcher) for blank in own.blanks]
    rows = [[gap[0] for gap in gaps]]
    if not own.all_or_nothing:
        rows += [[*rows[0][:n], gap[1], *rows[0][n + 1 :]] for n, gap in enumerate(gaps)]
    return [([ours for ours, _ in row], [one for _, theirs in row for one in theirs])
            for row in rows]  # fmt: skip


def _case(own: Case) -> Tried:
    parts = [(part.id, tried(part.interaction)) for part in own.parts]
    rows = [{id_: found[0] for id_, found in parts}]
    if not any(part.gate or part.follow for part in own.parts):
        rows += [rows[0] | {id_: other} for id_, found in parts for other in found[1:]]
    return [
        ({id_: ours for id_, (ours, _) in row.items()}, [x for _, (_, f) in row.items() for x in f])
        for row in rows
    ]
