"""Parts: how an examination is divided and counted, on its page and on paper: 一、单项选择题."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.model.kinds import kind_of
from quizgen.web.law_facts import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.forms import Form, FormItem

_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Items of one type that follow each other in one section of a form."""

    sign: str
    """Its number among all parts of the form: 一, 十二."""
    kind: str
    division: str
    """Title of the section that begins here, "" where it says no more than the type."""
    places: tuple[FormItem, ...]

    @property
    def heading(self) -> str:
        """Return number and type, such as 一、单项选择题."""
        return f"{self.sign}、{message(f'print.exam.type.{self.kind}')}"


def parts(form: Form) -> Iterator[Part]:
    """Yield the parts of a form in its own order."""
    number = 0
    for section, own in groupby(form.items, key=lambda place: place.section):
        made = [(kind, tuple(places)) for kind, places in groupby(own, key=_kind)]
        # Parts are counted by type: another count in the title of a section would confuse.
        title = _NUMBERED.sub("", form.sections.get(section, ""))
        if len(made) == 1 and title in _names(made[0][0]):
            title = ""
        for kind, places in made:
            number += 1
            yield Part(sign=chinese(number), kind=kind, division=title, places=places)
            title = ""


def _kind(place: FormItem) -> str:
    return kind_of(place.item.interaction)


def _names(kind: str) -> tuple[str, ...]:
    return message(f"print.exam.type.{kind}"), message(f"quiz.page.type.{kind}")
