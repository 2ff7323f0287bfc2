"""Told: what a report says besides figures: misconceptions by name, options as they were shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.model.interactions import Multi, Single
from quizgen.model.signs import letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.results.analysis import FormReport, ItemReport


def misconceptions(form: FormReport) -> Iterator[tuple[str, int, str]]:
    """Yield what was misconceived: its name, how often, in which items; the most frequent first."""
    found: dict[str, tuple[int, list[int]]] = {}
    for item in form.items:
        for tag, count in item.misconceptions.items():
            times, numbers = found.get(tag, (0, []))
            found[tag] = (times + count, [*numbers, item.number])
    for tag, (times, numbers) in sorted(found.items(), key=lambda pair: (-pair[1][0], pair[0])):
        yield name_of(form, tag), times, "、".join(map(str, numbers))


def name_of(form: FormReport, tag: str) -> str:
    """Return what a misconception is called; its tag where nobody has named it."""
    return form.form.misconceptions.get(tag, tag)


def option_text(item: ItemReport, id_: str) -> str:
    """Return what an option was called on the page, and what it says."""
    if id_ in {"true", "false"}:
        return message(f"quiz.page.{id_}")
    own = item.item.interaction
    for place, option in enumerate(own.options if isinstance(own, Single | Multi) else ()):
        if option.id == id_:
            said = " ".join(option.text.replace("**", "").split())
            return f"{letter(place)} {said}".rstrip()
    return id_
