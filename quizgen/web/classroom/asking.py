"""Asking: questions of the pages as slides, each followed by a slide with its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.generation import forms
from quizgen.messages import message
from quizgen.model.interactions import Blanks, Interval, Judge, Multi, Numeric, Single
from quizgen.model.signs import letter
from quizgen.web.classroom.content import Rich
from quizgen.web.classroom.measuring import lines
from quizgen.web.classroom.outline import plain
from quizgen.web.classroom.runs import Paragraph
from quizgen.web.keys import key_html
from quizgen.web.rendering import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.embeds import Embed
    from quizgen.loading.project import Project
    from quizgen.model.interactions import Option
    from quizgen.model.items import Item
    from quizgen.web.classroom.runs import Run

_ECHO = re.compile(r"\A对[。，；]\s*")
"""What a rationale says to one who answered: on a slide it would contradict a key of 错误."""
_GAP = re.compile(r"\[\[(\d+)\]\]")
_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\s*\Z", re.DOTALL)
_ASKABLE = (Single, Multi, Judge, Interval, Numeric, Blanks)
LONGEST = 340
"""Characters of a question that a class can take in from a screen."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a page, for the class."""

    item: Item
    stem: Rich
    options: tuple[tuple[str, Rich, bool], ...]
    """Letter, text and whether it is right."""
    key: Rich
    reason: Rich


def questions(project: Project, embed: Embed) -> Iterator[Question]:
    """Yield the questions of a block that a class can answer by hands or by voice."""
    form = forms.build(
        project, embed.argument, items=embed.items, seed=embed.seed, count=embed.count
    )
    for place in form.items:
        item = place.variants[0] if place.variants else place.item
        interaction = item.interaction
        if isinstance(interaction, _ASKABLE) and item.basis != "none":
            question = _question(item)
            words = len(question.stem.text) + sum(len(o[1].text) for o in question.options)
            if words <= LONGEST:
                yield question


def _question(item: Item) -> Question:
    writer = Writer()
    interaction = item.interaction
    given = f"{_rich(item.given, writer).html} " if item.given else ""
    stem = _rich(item.stem, writer)
    html = _GAP.sub('<span class="gap"></span>', given + stem.html)
    options: tuple[tuple[str, Rich, bool], ...] = ()
    reason = item.feedback
    if isinstance(interaction, Single):
        right = {interaction.key, *interaction.also_key}
        options = _options(interaction.options, right, writer)
        reason = next((o.why for o in interaction.options if o.id == interaction.key), "") or reason
    elif isinstance(interaction, Multi):
        options = _options(interaction.options, set(interaction.key), writer)
    elif isinstance(interaction, Judge):
        reason = (interaction.why_true if interaction.key else interaction.why_false) or reason
    key = str(key_html(interaction, writer))
    key = re.sub(r' data-o="[^"]*"', "", key)
    return Question(
        item,
        Rich(html, plain(html)),
        options,
        Rich(key, plain(key)),
        _rich(_ECHO.sub("", reason), writer),
    )


def _options(
    options: tuple[Option, ...], right: set[str], writer: Writer
) -> tuple[tuple[str, Rich, bool], ...]:
    return tuple(
        (letter(place), _rich(option.text, writer, inline=True), option.id in right)
        for place, option in enumerate(options)
    )


def _rich(text: str, writer: Writer, *, inline: bool = False) -> Rich:
    html = str(writer.html(text, inline=inline)).strip()
    single = _PARAGRAPH.match(html)
    if single and "<p>" not in single[1]:
        html = single[1]
    return Rich(html, plain(html))


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a question; ``told`` marks those that are right."""

    options: tuple[tuple[str, Rich, bool], ...]
    told: bool
    keep: bool = False

    def count(self) -> int:
        """Return 1: options are not parted."""
        return 1

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return the height of all options."""
        del start, stop
        inner = room / size - 3.2
        return sum((lines(text.text, inner) * 1.4 + 0.75) * size for _, text, _ in self.options)

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return the options."""
        del start, stop, size, room
        rows = "".join(
            f'<li{self._mark(right)}><span class="letter">{sign}</span>'
            f"<span>{text.html}</span></li>"
            for sign, text, right in self.options
        )
        return f'<ul class="choices">{rows}</ul>'

    def _mark(self, right: bool) -> str:  # noqa: FBT001
        if not self.told:
            return ""
        return ' class="right"' if right else ' class="wrong"'


def asked(question: Question) -> list[Run]:
    """Return the slide that asks."""
    found: list[Run] = [Paragraph(question.stem, "stem")]
    if question.options:
        found.append(Choices(question.options, told=False))
    elif isinstance(question.item.interaction, Judge):
        found.append(Paragraph(_said("slides.judge"), "hint"))
    return found


def answered(question: Question) -> list[Run]:
    """Return the slide that tells."""
    found: list[Run] = [Paragraph(question.stem, "stem")]
    if question.options:
        found.append(Choices(question.options, told=True))
    else:
        found.append(Paragraph(question.key, "key"))
    base = "、".join(cite for cite in question.item.cite if cite not in question.reason.text)
    html = question.reason.html
    if base:
        html += f' <span class="base">（{base}）</span>' if html else base
    if html:
        found.append(Paragraph(Rich(html, plain(html)), "why"))
    return found


def _said(key: str) -> Rich:
    text = message(key)
    return Rich(text, text)
