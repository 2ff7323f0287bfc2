"""Exam keys: the answer of each question for whoever marks it: key, reasons, points, legal base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.exam_questions import plain, points_text, say
from quizgen.grading.exact import ratio
from quizgen.messages import message
from quizgen.model.exams import Answer, Line, Run
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    TextMatcher,
    Walk,
)
from quizgen.model.signs import letter, letters, letters_of
from quizgen.printing.rich import of_html, rich, runs
from quizgen.web.keys import key_html, steps_in_order
from quizgen.web.rendering import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.model.exams import Block, Rich
    from quizgen.model.interactions import Step
    from quizgen.model.items import Item


def answer(item: Item, own: Interaction, number: str, *, part: bool = False) -> Answer:
    """Return the key of an item, or of a part of one."""
    notes = [*_notes(own)]
    if not part:
        notes += rich(item.feedback)
        for hint in item.hints:
            notes += _labelled(say("hint"), hint)
    return Answer(
        number=number,
        points=points_text(item, own.max),
        short=_short(own),
        key=() if isinstance(own, Case) else _key(own),
        notes=tuple(notes),
        cites="" if part else "、".join(item.cite),
        about="" if part else _about(item),
        parts=tuple(
            answer(item, one.interaction, f"({n})", part=True) for n, one in enumerate(own.parts, 1)
        )
        if isinstance(own, Case)
        else (),
    )


def _about(item: Item) -> str:
    level = message(f"export.xlsx.level.{item.level}")
    return " · ".join(filter(None, (item.id, level, item.objective)))


def _short(own: Interaction) -> str:
    """Return the key where a cell of a table has room for it."""
    match own:
        case Single(options=options):
            return "/".join(letters_of(options, (own.key, *own.also_key)))
        case Multi(options=options):
            return "".join(letters_of(options, own.key)) or say("none")
        case Judge(key=key):
            return say("true") if key else say("false")
        case _:
            return ""


def _plain(text: str) -> Rich:
    return (Line((Run(text),)),)


def _labelled(label: str, text: str) -> list[Block]:
    """Return a text after a label; its further paragraphs follow."""
    blocks = list(rich(text))
    head = Run(label, bold=True)
    if blocks and isinstance(blocks[0], Line) and not blocks[0].mark:
        return [Line((head, *blocks[0].runs)), *blocks[1:]]
    return [Line((head,)), *blocks]


def _key(own: Interaction) -> Rich:
    match own:
        case Single() | Multi() | Judge():
            return _plain(_short(own))
        case Order(entries=entries):
            place = letters(entries)
            return _plain(" → ".join(place[id_] for id_ in own.key))
        case Match(left=left, right=right):
            place = letters(right)
            pairs = (
                f"({n}) {''.join(place[id_] for id_ in own.key.get(one.id, ())) or '—'}"
                for n, one in enumerate(left, 1)
            )
            return _plain("　".join(pairs))
        case Walk():
            return _walk(own)
        case Blanks():
            return tuple(_blanks(own))
        case Short():
            made = [*rich(own.answer)] if own.answer else []
            for point in own.keypoints:
                worth = f"（{say('points', n=plain(point.points))}）"
                made.append(Line((*runs(point.text or point.any[0]), Run(worth)), "•", 1))
            return tuple(made)
        case _:
            return of_html(str(key_html(own, Writer())))


def _walk(own: Walk) -> Rich:
    place = letters(own.steps)

    def named(steps: Sequence[Step]) -> str:
        return "、".join(place[step.id] for step in steps)

    order = " → ".join(place[step.id] for step in steps_in_order(own))
    made = [Line((Run(order),))]
    must, never = [s for s in own.steps if s.required], [s for s in own.steps if s.fatal]
    if must:
        made.append(Line((Run(say("walk.required", steps=named(must))),)))
    if never:
        made.append(Line((Run(say("walk.fatal", steps=named(never))),)))
    if own.before:
        rules = "，".join(f"{place[a]} → {place[b]}" for a, b in own.before)
        lost = plain(own.order_penalty)
        made.append(Line((Run(say("walk.before", rules=rules, n=lost)),)))
    return tuple(made)


def _blanks(own: Blanks) -> Iterator[Block]:
    for number, blank in enumerate(own.blanks, 1):
        if isinstance(blank.matcher, TextMatcher):
            texts = [
                one.text + ("" if ratio(one.fraction or "1") == 1 else _share(one.fraction))
                for one in blank.matcher.accept
                if one.text
            ]
            said = " / ".join(texts)
        else:
            alone = Blanks(blanks=(blank,))
            made = of_html(str(key_html(alone, Writer())))
            said = "".join(r.text for one in made if isinstance(one, Line) for r in one.runs)
        sign = f"({number}) " if len(own.blanks) > 1 else ""
        yield Line((Run(f"{sign}{said}"),))


def _share(fraction: str) -> str:
    percent = ratio(fraction) * 100
    shown = percent.numerator if percent.denominator == 1 else round(float(percent), 1)
    return say("share", n=shown)


def _notes(own: Interaction) -> Iterator[Block]:
    """Yield the rationales, each after what it is about."""
    for sign, why in _whys(own):
        if why:
            yield from _labelled(f"{sign}　", why)


def _whys(own: Interaction) -> Iterator[tuple[str, str]]:
    match own:
        case Single(options=options) | Multi(options=options) | Order(entries=options):
            for place, option in enumerate(options):
                share = _share(option.fraction) if option.fraction else ""
                yield f"{letter(place)}{share}", option.why or share
        case Walk(steps=steps):
            for place, step in enumerate(steps):
                worth = f"（{say('points', n=plain(step.points))}）" if float(step.points) else ""
                yield f"{letter(place)}{worth}", step.why
        case Judge():
            yield say("true"), own.why_true
            yield say("false"), own.why_false
        case Blanks(blanks=blanks):
            for number, blank in enumerate(blanks, 1):
                yield f"({number})", blank.why
        case Match(left=left):
            for number, one in enumerate(left, 1):
                yield f"({number})", one.why
        case Numeric(rule=rule):
            for known in rule.also:
                share = _share(known.fraction) if ratio(known.fraction or "0") else ""
                said = f"{known.value} {rule.unit}".strip()
                yield f"{said}{share}", known.why or share
        case _:
            return
