"""Wording: what several rules on the writing of items ask of stems and options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizgen.model.interactions import Judge, Multi, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.checks.base import Subject
    from quizgen.model.interactions import Option

_NOT = (
    r"(?:不(?:正确|属于|符合|包括|包含|是|应当?|得|能|必|用|需要|适用|合法|可以|允许|准确|恰当|妥当|成立|在|具有|具备)"
    r"|无权|无需|无须|算不上|谈不上)"
)
_WRONG = r"(?:错误|有误|违法|不对|不实|不当|无效|不妥)"
_KIND = r"(?:一项|做法|说法|表述|选项|情形|处理|行为|内容|理解|措施|部门)?"
NEGATIVE = re.compile(
    rf"(?:{_NOT}[^，。；？]{{0,14}}的{_KIND}(?:是|有|为)|{_WRONG}的{_KIND}(?:是|有|为))(?!否)"
    rf"|哪[^，。；？]{{0,10}}?{_NOT}[^，。；？]{{0,12}}[？?]?$"
    rf"|哪[^，。；？有]{{0,8}}(?:是|属于)?{_WRONG}的?[？?]?$"
    rf"|违反[^，。；？]{{1,10}}的{_KIND}(?:是|有)(?!否)"
    r"|除[^，。？]{0,6}哪[^，。？]{0,8}外|除[^。？]{1,20}外[^。？]{0,12}哪"
)
"""A stem that asks for what is wrong or left out."""

FALSE_STATEMENT = re.compile(rf"(?:不(?:正确|符合[^，。；？]{{0,8}}|准确|成立|恰当)|{_WRONG})的")


class Choice(NamedTuple):
    """A single or multiple choice, of an item or of a part."""

    at: tuple[str, ...]
    stem: str
    interaction: Single | Multi
    keys: tuple[str, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """The options, as written."""
        return self.interaction.options

    @property
    def right(self) -> list[Option]:
        """The options that are keys."""
        return [option for option in self.options if option.id in self.keys]

    @property
    def wrong(self) -> list[Option]:
        """The options that are not."""
        return [option for option in self.options if option.id not in self.keys]


def choices(subject: Subject) -> Iterator[Choice]:
    """Yield every single and multiple choice."""
    for at, stem, interaction in subject.questions:
        if isinstance(interaction, Single):
            yield Choice(at, stem, interaction, (interaction.key, *interaction.also_key))
        elif isinstance(interaction, Multi):
            yield Choice(at, stem, interaction, interaction.key)


def judged(subject: Subject) -> Iterator[tuple[tuple[str, ...], str, Judge]]:
    """Yield every statement to be judged."""
    for at, stem, interaction in subject.questions:
        if isinstance(interaction, Judge):
            yield at, stem, interaction


def asked(subject: Subject) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what can be read before answering: stems, and the options of choices."""
    if subject.item.type == "case":
        yield ("stem",), subject.item.stem
    for at, stem, interaction in subject.questions:
        yield (*at, "stem"), stem
        if isinstance(interaction, Single | Multi):
            for option in interaction.options:
                yield (*at, "options", option.id, "text"), option.text
