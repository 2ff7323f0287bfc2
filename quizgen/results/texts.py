"""Texts: what people read of an item, kept apart from its key, and put together with it again.

A corrected key stands in one place only, which is what is graded.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Option,
    Order,
    Short,
    Single,
    Step,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def texts_of(own: Interaction) -> dict[str, Any]:
    """Return the texts of an interaction as plain data, lists where order tells what is what."""
    match own:
        case Single(options=options) | Multi(options=options):
            return {"options": _said(options)}
        case Order(entries=entries):
            return {"options": _said(entries)}
        case Match(left=left, right=right):
            return {"left": _said(left), "options": _said(right)}
        case Walk(steps=steps):
            return {"options": _said(steps)}
        case Judge(why_true=true, why_false=false):
            return {"why": [true, false]}
        case Blanks(blanks=blanks):
            return {"why": [blank.why for blank in blanks]}
        case Numeric(rule=rule):
            return {"why": [known.why for known in rule.also]}
        case Short(answer=answer, keypoints=points):
            return {"answer": answer, "keypoints": [[one.id, one.text] for one in points]}
        case Case(parts=parts):
            return {"parts": [[one.id, one.stem, texts_of(one.interaction)] for one in parts]}
        case Interval():
            return {}
        case _:
            assert_never(own)


def with_texts(own: Interaction, texts: dict[str, Any]) -> Interaction:
    """Return an interaction with its texts; what was added to it since has none.

    Raises:
        ValueError: If the data are no texts; or a TypeError or KeyError.
    """
    if not texts:
        return own
    match own:
        case Single(options=options) | Multi(options=options):
            return replace(own, options=_read(options, texts["options"]))
        case Order(entries=entries):
            return replace(own, entries=_read(entries, texts["options"]))
        case Match(left=left, right=right):
            sides = _read(left, texts["left"]), _read(right, texts["options"])
            return replace(own, left=sides[0], right=sides[1])
        case Walk(steps=steps):
            return replace(own, steps=_read(steps, texts["options"]))
        case Judge():
            true, false = texts["why"]
            return replace(own, why_true=true, why_false=false)
        case Blanks(blanks=blanks):
            whys = _padded(texts["why"], len(blanks))
            told = (replace(one, why=why) for one, why in zip(blanks, whys, strict=True))
            return replace(own, blanks=tuple(told))
        case Numeric(rule=rule):
            whys = _padded(texts["why"], len(rule.also))
            also = (replace(one, why=why) for one, why in zip(rule.also, whys, strict=True))
            return replace(own, rule=replace(rule, also=tuple(also)))
        case Short(keypoints=points):
            said = dict(texts["keypoints"])
            named = (replace(one, text=said.get(one.id, "")) for one in points)
            return replace(own, answer=texts["answer"], keypoints=tuple(named))
        case Case(parts=parts):
            return replace(own, parts=tuple(_parts(parts, texts["parts"])))
        case Interval():
            return own
        case _:
            assert_never(own)


def _said(options: Sequence[Option | Step]) -> list[list[str]]:
    return [[option.id, option.text, option.why] for option in options]


def _read(options: Sequence[Any], said: list[list[str]]) -> tuple[Any, ...]:
    known = {id_: (text, why) for id_, text, why in said}
    made = ((option, known.get(option.id, ("", ""))) for option in options)
    return tuple(replace(option, text=text, why=why) for option, (text, why) in made)


def _padded(texts: list[str], count: int) -> list[str]:
    return [*texts[:count], *[""] * (count - len(texts))]


def _parts(parts: Sequence[Any], said: list[Any]) -> list[Any]:
    known = {id_: (stem, texts) for id_, stem, texts in said}
    found = []
    for part in parts:
        stem, texts = known.get(part.id, ("", {}))
        found.append(replace(part, stem=stem, interaction=with_texts(part.interaction, texts)))
    return found
