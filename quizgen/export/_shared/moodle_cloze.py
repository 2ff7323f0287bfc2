"""Moodle cloze: gaps, ranges and the parts of a case as fields in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.export._shared.decimals import margin, named, whole_weights
from quizgen.export._shared.moodle_fractions import nearest, shares
from quizgen.export._shared.spelled_out import spelled_out
from quizgen.grading.exact import ratio
from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
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
    TextMatcher,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

GAP = re.compile(r"\[\[(\d+)\]\]")
_SPECIAL = re.compile(r"[{}~#%=:\\*&<>\"']")
HOLDS = Single | Multi | Judge | Blanks | Numeric | Interval | Match | Order
"""What can be a part of a case in one text."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field to fill in: its kind and alternatives; ``after`` follows it."""

    kind: str
    alternatives: tuple[str, ...]
    weight: Fraction
    after: str = ""

    def code(self, weight: int) -> str:
        return f"{{{weight}:{self.kind}:{'~'.join(self.alternatives)}}}{self.after}"


def coded(text: str) -> str:
    """Return a text whose signs mean nothing in a field; Moodle decodes it again."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)


def cloze(stem: str, own: Interaction) -> str:
    """Return the HTML of a question with fields for ``own``."""
    most = ratio(own.max)
    if isinstance(own, Case):
        rows = [(part.stem, _fields(part.interaction)) for part in own.parts]
        flat = [field for _, row in rows for field in row]
        weights = iter(whole_weights([field.weight for field in flat], most))
        texts = [_neutral(to_html(stem))]
        for number, ((asked, fields), part) in enumerate(zip(rows, own.parts, strict=True), 1):
            codes = [field.code(next(weights)) for field in fields]
            texts.append(_part(f"({number}) {asked}".rstrip(), part.interaction, codes))
        return "".join(texts)
    fields = _fields(own)
    weights = iter(whole_weights([field.weight for field in fields], most))
    return _part(stem, own, [field.code(next(weights)) for field in fields])


def points_of(own: Interaction) -> int:
    """Return the points of a question with fields, which are those of its fields."""
    parts = [part.interaction for part in own.parts] if isinstance(own, Case) else [own]
    weights = [field.weight for part in parts for field in _fields(part)]
    return sum(whole_weights(weights, ratio(own.max)))


def _part(stem: str, own: Interaction, codes: list[str]) -> str:
    html = _neutral(to_html(stem))
    match own:
        case Blanks():
            return _in_gaps(html, own, codes)
        case Match():
            rows = "".join(
                f"<li>{_neutral(to_html(left.text, inline=True))} {code}</li>"
                for left, code in zip(own.left, codes, strict=True)
            )
            return f"{html}<ul>{rows}</ul>\n"
        case Order():
            return f"{html}<ol>{''.join(f'<li>{code}</li>' for code in codes)}</ol>\n"
        case _:
            return f"{html}<p>{''.join(codes)}</p>\n"


def _in_gaps(html: str, own: Blanks, codes: list[str]) -> str:
    rest = iter(codes)
    texts = [
        "".join(next(rest) for _ in range(2 if isinstance(blank.matcher, IntervalRule) else 1))
        for blank in own.blanks
    ]
    seen: set[int] = set()

    def put(found: re.Match[str]) -> str:
        number = int(found[1])
        if number in seen or not 0 < number <= len(texts):
            return found[0]
        seen.add(number)
        return texts[number - 1]

    html = GAP.sub(put, html)
    left = [text for number, text in enumerate(texts, 1) if number not in seen]
    return html + (f"<p>{' '.join(left)}</p>\n" if left else "")


def _neutral(html: str) -> str:
    return html.replace("{", "&#123;")


def _fields(own: Interaction) -> list[_Field]:
    """Return the fields of a part, whose weights add up to its points."""
    most = ratio(own.max)
    match own:
        case Single():
            marks = [nearest(_worth(own, option.id, option.fraction))[0] for option in own.options]
            texts = [(o.text, mark, o.why) for o, mark in zip(own.options, marks, strict=True)]
            return [_choice("MULTICHOICE_V", texts, most)]
        case Judge():
            right, wrong = "100", nearest(own.wrong_fraction)[0]
            said = [
                (message("quiz.page.true"), right if own.key else wrong, own.why_true),
                (message("quiz.page.false"), wrong if own.key else right, own.why_false),
            ]
            return [_choice("MULTICHOICE_V", said, most)]
        case Multi():
            given = zip(own.options, shares(own).percent, strict=True)
            return [_choice("MULTIRESPONSE", [(o.text, mark, o.why) for o, mark in given], most)]
        case Match():
            return [
                _choice(
                    "MULTICHOICE",
                    [
                        (right.text, "100" if right.id in own.key[left.id] else "0", left.why)
                        for right in own.right
                    ],
                    most / len(own.left),
                )
                for left in own.left
            ]
        case Order():  # one list a place
            return [
                _choice(
                    "MULTICHOICE",
                    [(one.text, "100" if one.id == id_ else "0", one.why) for one in own.entries],
                    most / len(own.key),
                )
                for id_ in own.key
            ]
        case Numeric():
            return [_number(own.rule, most)]
        case Interval():
            return _range(own.rule, most)
        case Blanks():
            total = sum(ratio(blank.weight) for blank in own.blanks) or ratio("1")
            matchers = _interchangeable(own) if own.order_free else [b.matcher for b in own.blanks]
            return [
                field
                for blank, matcher in zip(own.blanks, matchers, strict=True)
                for field in _gap(matcher, most * ratio(blank.weight) / total, blank.why)
            ]
        case _:
            raise AssertionError(own)


def _worth(own: Single, id_: str, fraction: str) -> str:
    if id_ == own.key or id_ in own.also_key:
        return "1"
    return fraction or own.wrong_fraction


def _choice(kind: str, texts: Iterable[tuple[str, str, str]], weight: Fraction) -> _Field:
    alternatives = tuple(
        _alternative(coded(to_html(text, inline=True)), percent, why)
        for text, percent, why in texts
    )
    return _Field(kind, alternatives, weight)


def _alternative(answer: str, percent: str, why: str) -> str:
    mark = "=" if percent == "100" else "" if percent == "0" else f"%{percent}%"
    feedback = f"#{coded(to_html(why, inline=True))}" if why else ""
    return f"{mark}{answer}{feedback}"


def _number(rule: NumberRule, weight: Fraction, why: str = "") -> _Field:
    near = margin(rule)
    answers = [_alternative(f"{rule.value}:{near}", "100", why)]
    answers += [
        _alternative(f"{known.value}:{near}", nearest(known.fraction)[0], known.why)
        for known in rule.also
    ]
    return _Field("NUMERICAL", tuple(answers), weight, f" {rule.unit}" if named(rule.unit) else "")


def _range(rule: IntervalRule, weight: Fraction, why: str = "") -> list[_Field]:
    unit = f" {rule.unit}" if named(rule.unit) else ""
    low = _Field(
        "NUMERICAL", (_alternative(f"{rule.lo}:0", "100", why),), weight / 2, f"{unit} ～ "
    )
    high = _Field("NUMERICAL", (_alternative(f"{rule.hi}:0", "100", why),), weight / 2, unit)
    return [low, high]


def _gap(matcher: Matcher, weight: Fraction, why: str) -> list[_Field]:
    match matcher:
        case NumberRule():
            return [_number(matcher, weight, why)]
        case IntervalRule():
            return _range(matcher, weight, why)
        case TextMatcher():
            kind = "SHORTANSWER_C" if matcher.case_sensitive else "SHORTANSWER"
            answers = tuple(
                _alternative(
                    coded(text.replace("*", "\\*")), nearest(fraction)[0], why if place == 0 else ""
                )
                for place, (text, fraction) in enumerate(spelled_out(matcher)[0])
            )
            return [_Field(kind, answers, weight)]


def _interchangeable(own: Blanks) -> list[Matcher]:
    """Return for each gap the answers of all gaps for words, as their order is free."""
    words = [blank.matcher for blank in own.blanks if isinstance(blank.matcher, TextMatcher)]
    if len(words) != len(own.blanks):
        return [blank.matcher for blank in own.blanks]
    all_ = tuple(accept for matcher in words for accept in matcher.accept)
    return [
        TextMatcher(
            accept=all_,
            case_sensitive=matcher.case_sensitive,
            strip_prefix=matcher.strip_prefix,
            strip_suffix=matcher.strip_suffix,
        )
        for matcher in words
    ]
