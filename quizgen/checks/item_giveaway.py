"""Item giveaway: the key is not recognised by its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject, questions
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Case, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.interactions import Interaction

TIMES = 2
MORE = 12
"""Characters; short options differ in length without telling anything."""

ENOUGH = 20
"""Single choices of a bank; fewer say nothing."""
MOST = 0.6
"""With four options, chance makes a quarter of the keys the longest."""


def _item(subject: Subject) -> Iterator[Finding]:
    yield from _singles(subject.item.interaction, ())


def _singles(interaction: Interaction, at: tuple[str, ...]) -> Iterator[Finding]:
    match interaction:
        case Single():
            lengths = {option.id: len(option.text) for option in interaction.options}
            key = lengths.pop(interaction.key)
            longest = max(lengths.values())
            if key > TIMES * longest and key > longest + MORE:
                yield Finding(
                    f"the key has {key} characters, the longest other option {longest}",
                    "shorten the key or make a distractor as precise; the longest is often guessed",
                    at=(*at, "options", interaction.key, "text"),
                )
        case Case():
            for number, part in enumerate(interaction.parts):
                yield from _singles(part.interaction, (*at, "parts", str(number)))
        case _:
            pass


def _project(project: Project) -> Iterator[Finding]:
    """Yield the banks in which whoever takes the longest option passes."""
    for bank in project.banks.values():
        longest = []
        for item in bank.items:
            for _, _, asked in questions(item):
                if isinstance(asked, Single) and not item.parametrised:
                    lengths = {option.id: len(option.text) for option in asked.options}
                    key = lengths.pop(asked.key)
                    longest.append(key > max(lengths.values()))
        if len(longest) >= ENOUGH and sum(longest) > MOST * len(longest):
            yield Finding(
                f"in {sum(longest)} of {len(longest)} single choices the key is the longest option",
                "lengthen distractors or shorten keys, until the longest is as often wrong",
                span=bank.span,
            )


CHECK = Check(
    name="item-giveaway",
    code="QG244",
    severity=Severity.WARNING,
    summary="A key is not far longer than other options, nor in most items of a bank the longest.",
    bad="A: {text: 责令限期改正，逾期不改正的处一万元以上五万元以下罚款}\nB: {text: 警告}\nkey: A",
    good="A: {text: 先责令限期改正，再考虑罚款}\nB: {text: 直接罚款，不必先责令改正}\nkey: A",
    item=_item,
    project=_project,
)
