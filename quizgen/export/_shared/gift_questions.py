"""GIFT questions: an item as one question, or as several where GIFT has no field for its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.export._shared.decimals import margin, named
from quizgen.export._shared.moodle_cloze import GAP
from quizgen.export._shared.moodle_fractions import nearest, shares
from quizgen.export._shared.moodle_questions import option_mark, step_marks
from quizgen.export._shared.moodle_tree import plain
from quizgen.export._shared.spelled_out import spelled_out
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
    Short,
    Single,
    TextMatcher,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIGNS = re.compile(r"[\\~=#{}:]")
_ENDS = re.compile(r"[\r\n]+")
_IMAGE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>')
_LINE = "______"
GIFT_MARKS = Single | Multi | Judge


def escaped(text: str) -> str:
    """Return a text on one line whose signs mean nothing to GIFT."""
    line = _ENDS.sub(" ", text)
    line = _SIGNS.sub(lambda found: f"\\{found[0]}", line)
    # A text that begins so would be taken for a format.
    return f"&\\#91;{line[1:]}" if line.startswith("[") else line


def shown(text: str, *, inline: bool = True) -> str:
    """Return a text of an item as escaped HTML; GIFT carries no images, only their names."""
    html = to_html(text, inline=inline)
    if "<img " in html:
        return escaped(_IMAGE.sub(r"[\1]", html))
    return escaped(html.strip())


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: its number within the item, what is asked, and the answers in braces."""

    suffix: str
    stem: str
    answers: str
    rest: str = ""
    """What follows a gap in the sentence."""


def asks(stem: str, own: Interaction) -> Iterator[Ask]:
    """Yield the questions that stand for ``own``."""
    match own:
        case Case():
            for part in own.parts:
                for ask in asks(part.stem, part.interaction):
                    text = shown(stem, inline=False) + ask.stem
                    yield Ask(_joined(part.id, ask.suffix), text, ask.answers, ask.rest)
        case Blanks():
            yield from _gaps(stem, own)
        case Interval():
            for suffix, end in _ends(own.rule):
                asked = message(f"export.{suffix}", unit=named(own.rule.unit))
                text = shown(stem, inline=False) + escaped(f"<p>{asked}</p>")
                yield Ask(suffix, text, _plain_number(end, "0", ""))
        case Numeric():
            yield Ask("", shown(stem, inline=False) + _unit(own.rule.unit), _number(own.rule, ""))
        case Single() | Multi() | Judge() | Short() | Order() | Match() | Walk():
            yield Ask("", shown(stem, inline=False), _answers(own))


def _joined(*parts: str) -> str:
    return ".".join(part for part in parts if part)


def _unit(unit: str) -> str:
    return escaped(f"<p>{message('export.unit', unit=unit)}</p>") if named(unit) else ""


def _ends(rule: IntervalRule) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("low", rule.lo), ("high", rule.hi)


def _gaps(stem: str, own: Blanks) -> Iterator[Ask]:
    html = to_html(stem).strip()
    for number, blank in enumerate(own.blanks, 1):
        before, after = _around(html, number)
        name = str(number) if len(own.blanks) > 1 else ""
        matcher = blank.matcher
        if isinstance(matcher, IntervalRule):
            for suffix, end in _ends(matcher):
                text = f"<p>{message(f'export.{suffix}', unit=named(matcher.unit))}</p>"
                whole = escaped(f"{before}{_LINE}{after}{text}")
                yield Ask(_joined(name, suffix), whole, _plain_number(end, "0", blank.why))
        elif isinstance(matcher, NumberRule):
            whole = escaped(f"{before}{_LINE}{after}") + _unit(matcher.unit)
            yield Ask(name, whole, _number(matcher, blank.why))
        else:
            found = [*_words(matcher, blank.why)]
            if own.order_free:
                others = (one.matcher for one in own.blanks if one is not blank)
                found += [word for other in others for word in _others(other)]
            yield Ask(name, escaped(before), " ".join(found), escaped(after))


def _around(html: str, number: int) -> tuple[str, str]:
    """Return what stands before and after a gap, the other gaps as lines."""
    place = next((found for found in GAP.finditer(html) if int(found[1]) == number), None)
    if place is None:
        return GAP.sub(_LINE, html), ""
    return GAP.sub(_LINE, html[: place.start()]), GAP.sub(_LINE, html[place.end() :])


def _words(own: TextMatcher, why: str) -> Iterator[str]:
    for place, (text, fraction) in enumerate(spelled_out(own)[0]):
        percent = nearest(fraction)[0]
        mark = "" if percent == "100" else f"%{percent}%"
        said = _why(why) if place == 0 else ""
        yield f"={mark}{escaped(text.replace('*', chr(92) + '*'))}{said}"


def _others(matcher: Matcher) -> Iterable[str]:
    return _words(matcher, "") if isinstance(matcher, TextMatcher) else ()


def _why(text: str) -> str:
    return f"#{shown(text)}" if text else ""


def _plain_number(value: str, near: str, why: str) -> str:
    return f"#={value}:{near}{_why(why)}" if why else f"#{value}:{near}"


def _number(rule: NumberRule, why: str) -> str:
    near = margin(rule)
    if not rule.also:
        return _plain_number(rule.value, near, why)
    rows = [f"={rule.value}:{near}{_why(why)}"]
    rows += [
        f"=%{nearest(known.fraction)[0]}%{known.value}:{near}{_why(known.why)}"
        for known in rule.also
    ]
    return "#" + " ".join(rows)


def _answers(own: GIFT_MARKS | Short | Order | Match | Walk) -> str:
    match own:
        case Single():
            marks = [option_mark(own, option.id, option.fraction) for option in own.options]
            rows = zip(own.options, marks, strict=True)
            return " ".join(
                f"{_sign(mark)}{shown(option.text)}{_why(option.why)}" for option, mark in rows
            )
        case Multi():
            rows = zip(own.options, shares(own).percent, strict=True)
            return " ".join(
                f"~%{mark}%{shown(option.text)}{_why(option.why)}" for option, mark in rows
            )
        case Walk():
            steps = zip(own.steps, step_marks(own), strict=True)
            return " ".join(f"~%{mark}%{shown(step.text)}{_why(step.why)}" for step, mark in steps)
        case Judge():
            return _truth(own)
        case Short():
            return ""
        case Order():
            texts = {entry.id: entry.text for entry in own.entries}
            return _pairs(
                [(message("export.place", n=n), texts[id_]) for n, id_ in enumerate(own.key, 1)],
                [texts[id_] for id_ in own.distractors],
            )
        case Match():
            rights = {right.id: right.text for right in own.right}
            used = {own.key[left.id][0] for left in own.left}
            return _pairs(
                [(left.text, rights[own.key[left.id][0]]) for left in own.left],
                [right.text for right in own.right if right.id not in used],
            )


def _sign(percent: str) -> str:
    return "=" if percent == "100" else "~" if percent == "0" else f"~%{percent}%"


def _truth(own: Judge) -> str:
    """Return T or F; what the wrong answer is told comes first."""
    wrong, right = own.why_false, own.why_true
    if not own.key:
        wrong, right = right, wrong
    told = f"#{shown(wrong)}#{shown(right)}" if wrong or right else ""
    return ("T" if own.key else "F") + told


def _pairs(pairs: list[tuple[str, str]], rest: list[str]) -> str:
    rows = [f"={shown(left)} -> {escaped(plain(right))}" for left, right in pairs]
    rows += [f"= -> {escaped(plain(right))}" for right in rest]
    return " ".join(rows)
