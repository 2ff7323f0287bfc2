"""Exam questions: an item as it stands on paper: what is asked, and the room to answer it."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, assert_never
from urllib.parse import unquote

from quizgen.export._shared.pictures import Pictures
from quizgen.messages import catalogue, message
from quizgen.model.exams import Choice, Line, Picture, Question, Run
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)
from quizgen.model.kinds import kind_of
from quizgen.model.signs import letter
from quizgen.printing.rich import rich, runs
from quizgen.web.instructions import number_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.export.base import Selection
    from quizgen.model.exams import Rich
    from quizgen.model.interactions import Option
    from quizgen.model.items import Item

_MOST_LINES = 12


def say(name: str, **values: object) -> str:
    """Return a text of the paper in its language."""
    return message(f"print.exam.{name}", **values)


def pictured(text: str, item: Item, selection: Selection) -> Rich:
    """Return a text as blocks, with the images that it shows.

    Raises:
        ContentError: If an image is not in the course.
    """
    pictures = Pictures(selection.project.root, item.span)

    def found(target: str, alt: str) -> Picture:
        name = unquote(target.partition("?")[0].partition("#")[0])
        return Picture(pictures.read(name), name.rpartition(".")[2].lower(), alt)

    return rich(text, found)


def question(
    item: Item, own: Interaction, number: str, selection: Selection, stem: str | None = None
) -> Question:
    """Return an item, or with ``stem`` a part of one, as it stands on the paper."""
    if isinstance(own, Case):
        parts = tuple(
            question(item, part.interaction, f"({n})", selection, part.stem)
            for n, part in enumerate(own.parts, 1)
        )
    else:
        parts = ()
    left, choices = choices_of(own)
    return Question(
        number=number,
        kind=kind_of(own),
        points=points_text(item, own.max),
        given=pictured(item.given, item, selection) if stem is None else (),
        stem=_with_gaps(pictured(item.stem if stem is None else stem, item, selection), own),
        told="".join(told(own)),
        choices=choices,
        left=left,
        lines=_lines(own),
        parts=parts,
    )


def _with_gaps(stem: Rich, own: Interaction) -> Rich:
    """Return a stem with a gap for each blank, also for those that it forgot."""
    if not isinstance(own, Blanks):
        return stem
    lines = [block for block in stem if isinstance(block, Line)]
    known = {run.gap for line in lines for run in line.runs}
    missing = [Run("", gap=n) for n in range(1, len(own.blanks) + 1) if n not in known]
    return (*stem, Line(tuple(missing))) if missing else stem


def points_text(item: Item, points: str) -> str:
    """Return the points in words; what rests on nothing is discussed and carries none."""
    return say("points", n=plain(points)) if item.basis != "none" else say("open")


def plain(points: str) -> str:
    """Return points without needless zeros."""
    return f"{Decimal(points).normalize():f}"


def choices_of(own: Interaction) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return what is paired, with numbers, and what is chosen from, with letters."""
    match own:
        case Single(options=options) | Multi(options=options) | Order(entries=options):
            return (), _lettered(options)
        case Match(left=left, right=options):
            numbered = (Choice(f"({n})", runs(one.text)) for n, one in enumerate(left, 1))
            return tuple(numbered), _lettered(options)
        case Walk(steps=steps):
            made = (Choice(letter(n), runs(step.text)) for n, step in enumerate(steps))
            return (), tuple(made)
        case _:
            return (), ()


def _lettered(options: Sequence[Option]) -> tuple[Choice, ...]:
    return tuple(Choice(letter(n), runs(option.text)) for n, option in enumerate(options))


def told(own: Interaction) -> list[str]:
    """Return what must be known before answering on paper: the form of the answer, its marks."""
    lines = _form(own)
    if isinstance(own, Multi | Order | Match):
        key = f"quiz.page.policy.{kind_of(own)}.{own.policy.name}"
        if key in catalogue():
            known = {n: v for n, v in own.policy.parameters.items() if isinstance(v, str | int)}
            lines.append(message(key, **known))
    return list(dict.fromkeys(lines))


def _form(own: Interaction) -> list[str]:
    lines: list[str] = []
    match own:
        case Multi(max_select=int(most)):
            lines.append(_how("at_most", n=most))
        case Multi(allow_empty=True):
            lines.append(say("how.empty"))
        case Blanks():
            lines += [_how("order_free")] * own.order_free
            lines += [_how("all_or_nothing")] * own.all_or_nothing
            for blank in own.blanks:
                lines += number_lines(blank.matcher, _how)
        case Numeric(rule=rule):
            lines += number_lines(rule, _how)
        case Interval(rule=span):
            lines += [say("how.interval"), *number_lines(span, _how)]
        case Order():
            lines += [
                say("how.order"),
                *[_how("distractors")] * bool(own.distractors),
            ]
        case Match(reuse=reuse):
            lines += [say("how.match"), _how("reuse" if reuse else "match")]
        case Walk():
            lines.append(say("how.scenario"))
        case Single() | Judge() | Short() | Case() | Multi():
            pass
        case _:
            assert_never(own)
    return lines


def _how(name: str, **values: object) -> str:
    return message(f"quiz.page.how.{name}", **values)


def _lines(own: Interaction) -> int:
    """Return how many lines to write on: a figure is worked out, a text takes two a point."""
    match own:
        case Short():
            return min(_MOST_LINES, max(4, 2 * ceil(Decimal(own.max))))
        case Numeric():
            return 3
        case Interval() | Order() | Walk():
            return 1
        case _:
            return 0
