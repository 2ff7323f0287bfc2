"""Parts: what is printed together, where it lies in the pack, in which formats, for whose eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.classroom import cards, console, debriefing, exhibits, guide, sealed
from quizgen.classroom.cues import sheet as msel
from quizgen.classroom.papers import blanks
from quizgen.classroom.secrets import FACILITATOR, secrets
from quizgen.classroom.sheets import sheets as observer_sheets
from quizgen.classroom.words import word
from quizgen.printing import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.classroom.context import Context
    from quizgen.classroom.papers import Papers
    from quizgen.classroom.secrets import Secret
    from quizgen.model.sheets import Sheet

HTML, PDF, DOCX = "html", "pdf", "docx"
ALL = (HTML, PDF, DOCX)

KINDS = ("sealed", "console", "guide", "cards", "injects", "observers", "exhibits", "documents")
"""What can be asked for alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that is printed as one."""

    kind: str
    folder: str
    stem: str
    page: str = ""
    """HTML of its own; else that of the sheets."""
    sheets: tuple[Sheet, ...] = ()
    formats: tuple[str, ...] = ALL
    readers: tuple[str, ...] = (FACILITATOR,)
    copies: tuple[str, ...] = ()
    """Further folders that get the same files."""
    secrets: tuple[Secret, ...] = ()
    """What must not stand in it; looked for where the facilitator is not the reader."""

    @property
    def html(self) -> str:
        """Return it as a page."""
        return self.page or to_html(self.sheets, self.stem)


def parts_of(context: Context, made: Papers) -> Iterator[Part]:
    """Yield the parts of a group."""
    own = f"{word('folders.facilitator')}/{context.group.name}"
    table = word("folders.group", group=context.group.name)
    handbook, cues = guide.sheet(context), msel(context)
    talk, report = debriefing.outline(context), debriefing.report(context)
    book = (handbook, cues, talk, report)
    stems = zip(("guide", "msel", "debrief", "aar"), book, strict=True)
    for name, sheet in stems:
        yield Part(
            kind="guide",
            folder=own,
            stem=word(f"files.{name}"),
            sheets=(sheet,),
            formats=(HTML, DOCX),
        )
    yield Part(
        kind="guide", folder=own, stem=word("files.book"), sheets=book, formats=(PDF,)
    )  # fmt: skip
    yield Part(
        kind="injects",
        folder=own,
        stem=word("files.injects"),
        page=cards.cue_page(context),
        formats=(HTML, PDF),
    )
    for name, shown in (("model", made.model), ("faults", made.faulty)):
        if shown:
            stem = word(f"files.{name}")
            yield Part(kind="documents", folder=own, stem=stem, sheets=shown)
    yield from _table(context, table, secrets(context, made.defects))


def _table(context: Context, folder: str, hidden: tuple[Secret, ...]) -> Iterator[Part]:
    """Yield what lies on the table of a group: nothing of it tells a secret to others."""
    at = f"{folder}/{word('files.cards')}"
    players = [person for person in context.people if person.roles]
    for person in players:
        names = "、".join(context.scenario.cast[role].name for role in person.roles)
        yield Part(
            kind="cards",
            folder=at,
            stem=word("files.card", number=person.number, names=names),
            page=cards.page(context, [person]),
            formats=(HTML,),
            readers=person.roles,
            secrets=hidden,
        )
    roles = tuple(role for person in players for role in person.roles)
    yield Part(
        kind="cards",
        folder=at,
        stem=word("files.all_cards"),
        page=cards.page(context, players),
        formats=(PDF,),
        readers=roles,
        secrets=hidden,
    )
    yield Part(
        kind="observers",
        folder=folder,
        stem=word("files.observers"),
        sheets=observer_sheets(context),
        readers=(),
        secrets=hidden,
    )
    if context.scenario.exhibits:
        yield Part(
            kind="exhibits",
            folder=folder,
            stem=word("files.exhibits"),
            page=exhibits.page(context),
            formats=(HTML, PDF),
            readers=(),
            secrets=hidden,
        )


def sealed_parts(
    contexts: Sequence[Context], made: Sequence[Papers], seed: int, mark: str
) -> Iterator[Part]:
    """Yield what is sealed until the debrief."""
    folder = word("folders.sealed")
    yield Part(
        kind="sealed",
        folder=folder,
        stem=word("files.sealed"),
        sheets=(sealed.seeds(contexts, seed, mark),),
    )
    keys = sealed.keys(contexts, made, mark)
    if keys:
        yield Part(kind="sealed", folder=folder, stem=word("files.keys"), sheets=keys)


def console_part(contexts: Sequence[Context]) -> Part:
    """Return the page from which the facilitator runs the lesson of all groups."""
    first = contexts[0]
    drawn = [context.group for context in contexts]
    return Part(
        kind="console",
        folder=word("folders.facilitator"),
        stem=word("files.console"),
        page=console.render(first.scenario, first.project, drawn),
        formats=(HTML,),
    )


def blank_parts(contexts: Sequence[Context], mark: str) -> Iterator[Part]:
    """Yield the empty documents, which are the same for every group: made once."""
    first = contexts[0]
    shown = blanks(first.scenario, first.project.register, mark)
    folders = [word("folders.group", group=context.group.name) for context in contexts]
    if shown:
        yield Part(
            kind="documents",
            folder=folders[0],
            copies=tuple(folders[1:]),
            stem=word("files.blank"),
            sheets=shown,
            readers=(),
            secrets=secrets(first),
        )
