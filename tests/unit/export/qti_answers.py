"""Answers to items, right, partly right and wrong: for our engine and in the words of QTI."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product
from typing import TYPE_CHECKING

from quizgen.export._shared.decimals import named
from quizgen.export._shared.qti_rules import plain
from quizgen.export._shared.qti_tree import ident
from quizgen.grading.exact import ratio
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
    Short,
    Single,
    TextMatcher,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.model.interactions import Interaction

MOST = 24
"""Answers to one interaction."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: as our engine reads it, and as values of QTI's response variables."""

    ours: object
    theirs: dict[str, object]


def answers(own: Interaction, prefix: str = "") -> list[Answer]:
    """Return answers to an interaction, no answer among them; always the same ones."""
    name = f"{prefix}RESPONSE"
    match own:
        case Single():
            ids = [option.id for option in own.options]
            return [Answer(None, {name: None}), *(Answer(i, {name: ident(i)}) for i in ids)]
        case Judge():
            return [Answer(value, {name: str(value).lower()}) for value in (True, False)]
        case Multi():
            ids = [option.id for option in own.options]
            sets = [list(s) for n in range(1, len(ids) + 1) for s in combinations(ids, n)]
            return [Answer(one, {name: [ident(i) for i in one]}) for one in sets]
        case Match():
            return [Answer(one, {name: _pairs(one)}) for one in _matches(own)]
        case Order():
            lists = _orders(list(own.key), [e.id for e in own.entries], loose=bool(own.distractors))
            return [Answer(one, {name: [ident(i) for i in one]}) for one in lists]
        case Walk():
            steps = [step.id for step in own.steps]
            right = [step.id for step in own.steps if not step.fatal]
            lists = _orders(right, steps, loose=True)
            return [Answer(one, {name: [ident(i) for i in one]}) for one in lists]
        case Numeric() | Interval():
            return [Answer(ours, theirs) for ours, theirs in _entries(own.rule, name)]
        case Short():
            return [Answer(text, {name: text}) for text in _sentences(own)]
        case Blanks():
            return list(_blanks(own, name))
        case Case():
            return list(_cases(own, prefix))


def _chance(*seed: object) -> random.Random:
    return random.Random(repr(seed))


def _matches(own: Match) -> Iterator[dict[str, list[str]]]:
    key = {left: list(rights) for left, rights in own.key.items()}
    rights = [option.id for option in own.right]
    yield key
    for left in key:
        yield {other: sides for other, sides in key.items() if other != left}
    chance = _chance(rights, list(key))
    for _ in range(8):
        if own.reuse:
            yield {left: [chance.choice(rights)] for left in key}
        else:
            drawn = chance.sample(rights, len(rights))
            yield {left: [right] for left, right in zip(key, drawn, strict=False)}


def _pairs(given: dict[str, list[str]]) -> list[str]:
    return [
        f"{ident(left, 'L_')} {ident(right, 'R_')}"
        for left, rights in given.items()
        for right in rights
    ]


def _orders(key: list[str], every: Sequence[str], *, loose: bool) -> Iterator[list[str]]:
    yield key
    yield key[::-1]
    for at in range(len(key) - 1):
        yield [*key[:at], key[at + 1], key[at], *key[at + 2 :]]
    chance = _chance(key)
    for _ in range(4):
        yield chance.sample(key, len(key))
    if loose:
        for at in range(len(key)):
            yield key[:at] + key[at + 1 :] or key
        for _ in range(8):
            yield chance.sample(list(every), chance.randint(1, len(every)))


def _entries(matcher: Matcher, name: str) -> list[tuple[str | None, dict[str, object]]]:
    """Return what can be written into one gap."""
    match matcher:
        case NumberRule():
            unit = named(matcher.unit or next(iter(matcher.units), ""))
            numbers = list(dict.fromkeys(map(plain, _numbers(matcher))))
            return [(None, {name: None}), *((f"{n}{unit}", {name: n}) for n in numbers)]
        case IntervalRule():
            low, high, names = ratio(matcher.lo), ratio(matcher.hi), (f"{name}_LO", f"{name}_HI")
            pairs = [
                (low, high),
                (low, high * 2),
                (low / 2, high),
                (high, low),
                (low * 3, high * 3),
            ]
            made: list[tuple[str | None, dict[str, object]]] = [(None, dict.fromkeys(names))]
            for pair in pairs:
                ends = [plain(Fraction(end)) for end in pair]
                text = f"{ends[0]}{matcher.unit}至{ends[1]}{matcher.unit}"
                made.append((text, dict(zip(names, ends, strict=True))))
            return made
        case TextMatcher():
            texts: list[str | None] = [None, "无关的话"]
            for accept in matcher.accept:
                if accept.text:
                    wide = "".join(
                        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in accept.text
                    )
                    texts += [accept.text, f" {accept.text}。", f"《{wide}》", accept.text.upper()]
                    texts += [f"不{accept.text}", " ".join(accept.text), accept.text[:-1] or "空"]
            return [(text, {name: text}) for text in dict.fromkeys(texts)]


def _numbers(rule: NumberRule) -> Iterator[Fraction]:
    value = ratio(rule.value)
    width = Fraction(0)
    if rule.tol:
        width = ratio(rule.tol.abs) if rule.tol.abs else ratio(rule.tol.rel or "0") * abs(value)
    known = [ratio(one.value) for one in rule.also]
    for middle in (value, *known):
        yield middle
        # Not on the very edge: a double cannot always hold it.
        for share in (Fraction(99, 100), Fraction(101, 100)):
            yield round(middle + share * width, 9)
            yield round(middle - share * width, 9)
    if rule.close_k:
        yield round(value + width * ratio(rule.close_k) * Fraction(9, 10), 9)
    yield from (value * 10, value / 10, -value, value + 1 + 3 * width)


def _blanks(own: Blanks, name: str) -> Iterator[Answer]:
    gaps = [_entries(b.matcher, f"{name}_{n}") for n, b in enumerate(own.blanks, 1)]
    if own.order_free:
        every = [text for gap in gaps for text, _ in gap]
        gaps = [[(text, {f"{name}_{n}": text}) for text in every] for n in range(1, len(gaps) + 1)]
    combined = list(product(*gaps))
    _chance(len(combined)).shuffle(combined)
    alone = [
        tuple(one if at == place else gap[1] for at, gap in enumerate(gaps))
        for place, own_gap in enumerate(gaps)
        for one in own_gap
    ]
    for entries in [*alone, *islice(combined, MOST)]:
        theirs = {key: value for _text, values in entries for key, value in values.items()}
        yield Answer([text for text, _values in entries], theirs)


def _sentences(own: Short) -> Iterator[str]:
    yield from ("无关的话", own.answer or "无")
    firsts = [point.any[0] for point in own.keypoints if point.any]
    yield "，".join(firsts)
    for point in own.keypoints:
        yield from (f"应当 {word}。" for word in point.any)
        yield from (f"{word}；{point.any[0]}" for word in point.deny)
    for word in firsts:
        yield "，".join(other for other in firsts if other != word) or "无"
        yield " ".join(word)


def _cases(own: Case, prefix: str) -> Iterator[Answer]:
    parts = [
        (part.id, answers(part.interaction, f"{prefix}{ident(part.id, 'P_')}_"))
        for part in own.parts
    ]
    chance = _chance([id_ for id_, _ in parts])
    for _ in range(MOST):
        chosen = [(id_, chance.choice(found)) for id_, found in parts]
        ours = {id_: answer.ours for id_, answer in chosen}
        yield Answer(ours, {k: v for _id, answer in chosen for k, v in answer.theirs.items()})
