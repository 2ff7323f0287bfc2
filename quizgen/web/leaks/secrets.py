"""Secrets: the texts of reserved items by which they are known, wherever they stand.

A text that is also in a practice item or in the law register is no secret. A short text, or one
sentence of a longer one, may stand in a page by chance: it counts only if no source has it. A long
text counts even then: whether somebody pasted it or found the same words, it is out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.diagnostics import Report
from quizgen.expressions import ExpressionError
from quizgen.loading.banks import variants
from quizgen.loading.interpolation import pieces
from quizgen.loading.project import published
from quizgen.markup import to_html
from quizgen.messages import catalogue
from quizgen.model.interactions import Blanks, Case, Multi, Single, TextMatcher
from quizgen.model.texts import item_texts
from quizgen.source import Mapping, Scalar, Sequence
from quizgen.web.leaks.plain import plain, unescaped, untagged
from quizgen.web.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.loading.project import Project
    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item
    from quizgen.model.texts import Text
    from quizgen.source import Node

LONG = 16
"""Characters from which on a text is nobody else's."""

SHORT = 6
"""Characters below which a text tells nothing."""

_GAPS = re.compile(r"\[\[[0-9]+\]\]")
_ENDS = re.compile(r"[。；！？;!?\n]")
_PARTS = {"stem": "the stem", "given": "the stem", "text": "an option", "answer": "the key"}
_RATIONALES = {"why", "feedback", "hints"}


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that nothing published may hold."""

    item: str
    part: str
    text: str
    """Letters and digits only."""
    pairs: frozenset[str]
    """All its pairs of neighbours."""


def secrets(project: Project) -> list[Secret]:
    """Return what gives the reserved items of a project away."""
    reserved = [item for item in project.items.values() if item.use == "reserved"]
    if not reserved:
        return []
    asked = _join(_asked(project))
    public = "\n".join((asked, _join(_sources(project))))
    found: dict[tuple[str, str], Secret] = {}
    for item in reserved:
        if len(item.id) >= SHORT and plain(item.id) not in public:
            _keep(found, item.id, "the id", plain(item.id))
        for part, text in _texts(item, project):
            whole = plain(_shown(text))
            if _weight(whole) >= LONG and whole not in asked:
                _keep(found, item.id, part, whole)
            for piece in (whole, *(plain(_shown(piece)) for piece in _ENDS.split(text))):
                if _weight(piece) >= SHORT and piece not in public:
                    _keep(found, item.id, part, piece)
    return list(found.values())


def withheld(project: Project, found: Iterable[Secret]) -> list[Secret]:
    """Return those of the secrets that not even an assigned form tells: it shows what is asked."""
    asked: dict[str, str] = {}
    for item in project.items.values():
        if item.use == "reserved":
            texts = [text for one in _drawn(item, project) for text in item_texts(one)]
            open_ = [text for text in texts if not (_RATIONALES | {"answer"}) & {*text.at}]
            asked[item.id] = _join(_shown(text.text) for text in open_)
    return [one for one in found if one.part != "the id" and one.text not in asked[one.item]]


def _keep(found: dict[tuple[str, str], Secret], item: str, part: str, text: str) -> None:
    pairs = frozenset(map(str.__add__, text, text[1:]))
    found.setdefault((item, text), Secret(item, part, text, pairs))


def _weight(text: str) -> int:
    """Return the length of a text in Chinese characters, three Latin letters being as good."""
    wide = sum(char > "\u2e80" for char in text)
    return wide + (len(text) - wide) // 3


def _shown(text: str) -> str:
    return unescaped(untagged(to_html(text)))


def _join(texts: Iterable[str]) -> str:
    return "\n".join(map(plain, dict.fromkeys(texts)))


def _asked(project: Project) -> Iterator[str]:
    """Yield the texts of practice items and of the law."""
    for item in project.items.values():
        if item.use != "reserved":
            for one in _drawn(item, project):
                yield from (_shown(text) for _, text in item_texts(one))
                yield from _accepted(one.interaction)
    for instrument in project.register.instruments.values():
        for provision in instrument.provisions.values():
            yield from (provision.gist, provision.topic)


def _sources(project: Project) -> Iterator[str]:
    """Yield everything else that may be read in the course."""
    yield from project.pages.values()
    yield from pages(published(project)).texts.values()
    yield from (text for message in catalogue().values() for text in message.values())
    spans = [project.course.span]
    spans += [scenario.span for scenario in project.scenarios.values()]
    spans += [procedure.span for procedure in project.procedures.values()]
    for path in {project.root / span.path: None for span in spans}:
        if path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")


def _drawn(item: Item, project: Project) -> Iterable[Item]:
    """Return an item, or different variants of it."""
    return variants(project, item.id, Report()) if item.parametrised else (item,)


def _texts(item: Item, project: Project) -> Iterator[tuple[str, str]]:
    """Yield the texts of an item with what they are; of a parametrised one also what is fixed."""
    template = project.templates.get(item.id)
    for one in _drawn(item, project):
        keys = _keys(one.interaction)
        for text in item_texts(one):
            fixed = _fixed(template.node, text.at) if template is not None else ()
            for piece in (*_GAPS.split(text.text), *fixed):
                yield _part(text, keys), piece
        yield from (("the key", text) for text in _accepted(one.interaction))


def _part(text: Text, keys: set[tuple[str, ...]]) -> str:
    if _RATIONALES & {*text.at}:
        return "a rationale"
    if text.at[:-1] in keys:
        return "the key"
    return next((_PARTS[name] for name in reversed(text.at) if name in _PARTS), "a text")


def _keys(interaction: Interaction, at: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return where the options stand that are right."""
    match interaction:
        case Single():
            return {(*at, "options", interaction.key)}
        case Multi():
            return {(*at, "options", key) for key in interaction.key}
        case Case():
            parts = enumerate(interaction.parts)
            return {k for n, p in parts for k in _keys(p.interaction, (*at, "parts", str(n)))}
        case _:
            return set()


def _accepted(interaction: Interaction) -> Iterator[str]:
    """Yield the words that blanks accept."""
    if isinstance(interaction, Case):
        for part in interaction.parts:
            yield from _accepted(part.interaction)
    elif isinstance(interaction, Blanks):
        for blank in interaction.blanks:
            if isinstance(blank.matcher, TextMatcher):
                yield from (accept.text for accept in blank.matcher.accept if accept.text)


def _fixed(node: Node, at: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands between the holes of a template's text."""
    for step in at:
        if isinstance(node, Mapping) and step in node.fields:
            node = node.fields[step]
        elif isinstance(node, Sequence) and step.isdigit() and int(step) < len(node.items):
            node = node.items[int(step)]
        elif not isinstance(node, Scalar):  # `A: words` is short for `A: {text: words}`
            return
    if isinstance(node, Scalar):
        try:
            yield from (piece for piece in pieces(node.value) if isinstance(piece, str))
        except ExpressionError:  # braces of a text that is not filled
            return
