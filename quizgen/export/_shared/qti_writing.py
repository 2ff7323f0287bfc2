"""QTI writing: numbers, ranges, gaps and free text, with their marks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from itertools import permutations, product
from math import prod
from typing import TYPE_CHECKING, assert_never

from quizgen.export._shared import qti_rules as q
from quizgen.export._shared.decimals import named
from quizgen.export._shared.qti_text import accepts, holds
from quizgen.export._shared.qti_tree import el
from quizgen.grading.exact import ratio
from quizgen.messages import message
from quizgen.model.interactions import IntervalRule, NumberRule, TextMatcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.export._shared.qti_piece import Piece
    from quizgen.model.interactions import Blanks, Interval, Matcher, Numeric, Short

ONE, ZERO = Fraction(1), Fraction(0)
MOST_ROWS = 250
"""How many rows a table of gaps may have."""
MOST_FREE = 3
"""How many gaps may stand in any order."""

_GAP = re.compile(r"\[\[(\d+)\]\]")


def add_number(piece: Piece, own: Numeric) -> None:
    """Add a number."""
    piece.body.append(el("p", None, *_entry(piece, own.rule, "")))
    levels = _levels(piece, own.rule, "")
    _set(piece, levels, [q.points(own, share, exact=share == ONE) for _test, share in levels])
    piece.notes += [(known.value, known.why) for known in own.rule.also if known.why]


def add_interval(piece: Piece, own: Interval) -> None:
    """Add a range, as two numbers."""
    piece.body.append(el("p", None, *_entry(piece, own.rule, "")))
    levels = _levels(piece, own.rule, "")
    _set(piece, levels, [q.points(own, share, exact=share == ONE) for _test, share in levels])


def _set(piece: Piece, levels: list[tuple[ET.Element, Fraction]], points: list[str]) -> None:
    branches = [
        (test, [q.put(piece.score, q.value(worth))])
        for (test, _share), worth in zip(levels, points, strict=True)
    ]
    piece.rules += q.when(*branches)


def _levels(piece: Piece, matcher: Matcher, suffix: str) -> list[tuple[ET.Element, Fraction]]:
    """Return the tests of an answer, the first that holds counts, each with its share."""
    name = piece.name(f"RESPONSE{suffix}")
    match matcher:
        case TextMatcher():
            ranked = sorted(matcher.accept, key=lambda one: -ratio(one.fraction))
            found = [(accepts(name, one, matcher), ratio(one.fraction)) for one in ranked]
        case NumberRule():
            found = _number_levels(name, matcher)
        case IntervalRule():
            low, high = f"{name}_LO", f"{name}_HI"
            right_low = _within(low, ratio(matcher.lo), ZERO)
            right_high = _within(high, ratio(matcher.hi), ZERO)
            one = ratio(matcher.one_end)
            found = [(q.both(right_low, right_high), ONE)]
            again = (_within(low, ratio(matcher.lo), ZERO), _within(high, ratio(matcher.hi), ZERO))
            found.append((q.either(*again), one))
        case _:
            assert_never(matcher)
    return found


def _number_levels(name: str, rule: NumberRule) -> list[tuple[ET.Element, Fraction]]:
    right = ratio(rule.value)
    found = [(_within(name, right, _width(rule, right)), ONE)]
    for known in rule.also:
        near = ratio(known.value)
        found.append((_within(name, near, _width(rule, near)), ratio(known.fraction)))
    width = _width(rule, right)
    if rule.close_k and width:
        near_test = _within(name, right, width * ratio(rule.close_k))
        found.append((near_test, ratio(rule.close_fraction)))
    return found


def _width(rule: NumberRule, around: Fraction) -> Fraction:
    if rule.tol is None:
        return ZERO
    if rule.tol.abs:
        return ratio(rule.tol.abs)
    return ratio(rule.tol.rel) * abs(around) if rule.tol.rel else ZERO


def _within(name: str, around: Fraction, width: Fraction) -> ET.Element:
    """Return whether a number was given and lies in the closed range: no engine's tolerance."""
    given = q.negated(q.null(name))
    if not width:
        return q.both(given, q.equal(q.variable(name), q.value(q.plain(around))))
    low, high = q.value(q.plain(around - width)), q.value(q.plain(around + width))
    return q.both(
        given,
        q.compare("gte", q.variable(name), low),
        q.compare("lte", q.variable(name), high),
    )


def _entry(piece: Piece, matcher: Matcher, suffix: str) -> list[ET.Element]:
    """Declare what is written into one gap, and return its inputs with the unit."""
    match matcher:
        case TextMatcher():
            whole = [a.text for a in matcher.accept if a.text and ratio(a.fraction) == ONE]
            return [_input(piece, f"RESPONSE{suffix}", "string", whole[:1], "20")]
        case NumberRule():
            return [
                _input(piece, f"RESPONSE{suffix}", "float", [matcher.value], "12"),
                _unit(matcher),
            ]
        case IntervalRule():
            return [
                _input(piece, f"RESPONSE{suffix}_LO", "float", [matcher.lo], "12"),
                el("span", text=f" {message('export.qti.to')} "),
                _input(piece, f"RESPONSE{suffix}_HI", "float", [matcher.hi], "12"),
                _unit(matcher),
            ]
        case _:
            assert_never(matcher)


def _input(piece: Piece, kind: str, base: str, key: Sequence[str], width: str) -> ET.Element:
    numbers = [q.plain(ratio(one)) if base == "float" else one for one in key]
    piece.ask(kind, "single", base, tuple(numbers))
    return el(
        "qti-text-entry-interaction",
        {"response-identifier": piece.name(kind), "expected-length": width},
    )


def _unit(rule: NumberRule | IntervalRule) -> ET.Element:
    unit = named(rule.unit or next(iter(rule.units), ""))
    return el("span", text=f" {unit}" if unit else "")


def add_blanks(piece: Piece, own: Blanks, stem: ET.Element) -> None:
    """Add gaps into ``stem``, where ``[[1]]`` stands; those that it forgot follow it."""
    entries = [
        el("span", None, *_entry(piece, blank.matcher, f"_{number}"))
        for number, blank in enumerate(own.blanks, 1)
    ]
    placed: set[int] = set()
    _fill(stem, entries, placed)
    for number, entry in enumerate(entries, 1):
        if number not in placed:
            stem.append(el("p", None, entry))
    piece.notes += [(f"({n})", blank.why) for n, blank in enumerate(own.blanks, 1) if blank.why]
    if own.order_free and len(own.blanks) <= MOST_FREE:
        _add_free(piece, own)
        return
    levels = [
        _levels(piece, blank.matcher, f"_{number}") for number, blank in enumerate(own.blanks, 1)
    ]
    total = sum((ratio(blank.weight) for blank in own.blanks), ZERO)
    counts: list[str] = []
    for number, rows in enumerate(levels, 1):
        name = piece.count(f"GAP{number}")
        counts.append(name)
        found = q.when(
            *((test, [q.put(name, q.value(str(at)))]) for at, (test, _) in enumerate(rows, 1))
        )
        piece.rules += _if_written(piece, own.blanks[number - 1].matcher, number, found)
    shares = [[ZERO, *(share for _test, share in rows)] for rows in levels]
    weights = [ratio(blank.weight) for blank in own.blanks]
    if prod(map(len, shares)) > MOST_ROWS:
        _add_sum(piece, own, counts, shares)
        return
    rows_ = []
    for chosen in product(*(range(len(one)) for one in shares)):
        own_shares = [one[at] for one, at in zip(shares, chosen, strict=True)]
        earned = sum((w * s for w, s in zip(weights, own_shares, strict=True)), ZERO)
        exact = all(share == ONE for share in own_shares)
        share = ONE if exact else ZERO if own.all_or_nothing or not total else earned / total
        points = q.points(own, share, exact=exact)
        rows_.append((tuple(zip(counts, chosen, strict=True)), points))
    piece.rules += q.table(piece.score, rows_)


def _if_written(
    piece: Piece, matcher: Matcher, number: int, rules: list[ET.Element]
) -> list[ET.Element]:
    """Guard ``rules`` where a gap is for words: some engines cannot compare nothing."""
    if not isinstance(matcher, TextMatcher):
        return rules
    return q.answered(piece.name(f"RESPONSE_{number}"), rules)


def _add_sum(piece: Piece, own: Blanks, counts: list[str], shares: list[list[Fraction]]) -> None:
    """Add up what gaps are worth, where a table would be too long."""
    total = sum((ratio(blank.weight) for blank in own.blanks), ZERO)
    for name, ladder, blank in zip(counts, shares, own.blanks, strict=True):
        for at, share in enumerate(ladder):
            if share and total:
                worth = q.plain(ratio(own.max) * ratio(blank.weight) * share / total)
                test = q.equal(q.variable(name), q.value(str(at)))
                piece.rules += q.when((test, [q.add(piece.score, worth)]))
    if own.all_or_nothing:
        missed = [q.negated(q.equal(q.variable(name), q.value("1"))) for name in counts]
        piece.rules += q.when((q.either(*missed), [q.put(piece.score, q.value("0"))]))


def _add_free(piece: Piece, own: Blanks) -> None:
    """Mark gaps in any order: each order on its own, and the best of them counts."""
    total = sum((ratio(blank.weight) for blank in own.blanks), ZERO)
    gaps = range(1, len(own.blanks) + 1)
    for entry in gaps:
        for gap, blank in enumerate(own.blanks, 1):
            name = piece.count(f"GAP{entry}_{gap}")
            for_gap = _levels(piece, blank.matcher, f"_{entry}")
            worth = [q.plain(ratio(own.max) * ratio(blank.weight) * s / total) for _t, s in for_gap]
            found = q.when(
                *(
                    (test, [q.put(name, q.value(points))])
                    for (test, _share), points in zip(for_gap, worth, strict=True)
                )
            )
            piece.rules += _if_written(piece, blank.matcher, entry, found)
    sums = [
        el(
            "qti-sum",
            None,
            *(q.variable(piece.name(f"GAP{e}_{g}")) for e, g in zip(gaps, order, strict=True)),
        )
        for order in permutations(gaps)
    ]
    names = []
    for number, one in enumerate(sums, 1):
        names.append(piece.count(f"ORDER{number}"))
        piece.rules.append(q.put(names[-1], one))
    for name in names:
        best = q.compare("gt", q.variable(name), q.variable(piece.score))
        piece.rules += q.when((best, [q.put(piece.score, q.variable(name))]))
    if own.all_or_nothing:
        most = q.value(q.plain(ratio(own.max)))
        less = q.compare("lt", q.variable(piece.score), most)
        piece.rules += q.when((less, [q.put(piece.score, q.value("0"))]))


def _fill(tree: ET.Element, entries: list[ET.Element], placed: set[int]) -> None:
    """Put the inputs in place of their marks."""
    for child in list(tree):
        _fill(child, entries, placed)
    pieces: list[tuple[int, str]] = [(-1, tree.text or "")]
    pieces += [(at, child.tail or "") for at, child in enumerate(tree)]
    for at, text in reversed(pieces):
        parts = _GAP.split(text)
        if len(parts) == 1:
            continue
        if at < 0:
            tree.text = parts[0]
        else:
            tree[at].tail = parts[0]
        for number, tail in reversed(list(zip(parts[1::2], parts[2::2], strict=True))):
            if int(number) > len(entries) or int(number) in placed:
                continue
            placed.add(int(number))
            entry = entries[int(number) - 1]
            entry.tail = tail
            tree.insert(at + 1, entry)


def add_short(piece: Piece, own: Short) -> None:
    """Add free text: marked by words where the author allows it, else by people."""
    piece.ask("RESPONSE", "single", "string")
    attributes = {"response-identifier": piece.name("RESPONSE"), "expected-lines": "6"}
    piece.body.append(el("qti-extended-text-interaction", attributes))
    if own.answer:
        piece.notes.append((message("export.qti.answer"), own.answer))
    if not own.auto:
        return
    name, rules = piece.name("RESPONSE"), list[ET.Element]()
    for point in own.keypoints:
        test = holds(name, point.any)
        if point.deny:
            test = q.both(test, q.negated(holds(name, point.deny)))
        rules += q.when((test, [q.add(piece.score, point.points)]))
    most = q.plain(ratio(own.max))
    capped = q.compare("gt", q.variable(piece.score), q.value(most))
    rules += q.when((capped, [q.put(piece.score, q.value(most))]))
    piece.rules += q.answered(name, rules)
