"""Choices: things with an id that can be chosen, placed or paired, and references to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span, nearest
from quizgen.itemtypes.base.kinds import each
from quizgen.itemtypes.base.points import fraction
from quizgen.model.interactions import Option
from quizgen.source import Scalar, Sequence
from quizgen.source.section import is_identifier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from quizgen.source import Node, Section

LEAST = 2


def options(
    section: Section, name: str, *, scored: bool = False, least: int = LEAST
) -> tuple[Option, ...]:
    """Read a mapping of id to text, or of id to ``text`` and ``why``.

    ``scored`` options may also have ``fraction`` and ``tag``.

    Raises:
        ContentError: Where there are fewer than ``least`` (QG204), or one cannot be read.
    """
    own = section.section(name)
    fields = own.node.fields
    if len(fields) < least:
        raise ContentError(
            "QG204",
            f"`{name}` has {len(fields)} of at least {least}",
            own.span,
            hint=f"add another under `{name}:`, such as `B: …`",
        )

    def read(entry: tuple[str, Node]) -> Option:
        return _option(entry[0], entry[1], own, name, scored=scored)

    return tuple(each(own.entries(), read, section.report))


def _option(id_: str, node: Node, own: Section, name: str, *, scored: bool) -> Option:
    if not is_identifier(id_):
        raise ContentError(
            "QG113",
            f"`{id_}` is not an id",
            own.key_span(id_),
            hint="use letters and digits, such as `A`",
        )
    if type(node) is Scalar:
        return Option(id=id_, text=node.value)
    part = own.as_section(node, f"{name}.{id_}")
    option = Option(
        id=id_,
        text=part.text("text"),
        why=part.text("why", ""),
        fraction=fraction(part, "fraction", "", least=-1) if scored else "",
        tag=part.text("tag", "") if scored else "",
    )
    part.finish()
    return option


def known_id(value: str, known: Collection[str], span: Span, name: str, code: str) -> str:
    """Return ``value``, which must be one of ``known``.

    Raises:
        ContentError: With ``code`` where it is not.
    """
    if value not in known:
        raise ContentError(
            code,
            f"`{name}` is `{value}`, which is not among {', '.join(known)}",
            span,
            hint=nearest(value, known) or f"write one of {', '.join(known)}",
        )
    return value


def known_ids(
    section: Section, name: str, known: Collection[str], code: str, *, required: bool = False
) -> tuple[str, ...]:
    """Read a list of ids of ``known``, each at most once; one word counts as a list of one.

    Raises:
        ContentError: Where one is not known (``code``), or stands there twice (QG223).
    """
    values = section.texts(name, required=required)
    if not values:
        return ()
    node = section.need(name)
    nodes = node.items if type(node) is Sequence else [node]
    seen: set[str] = set()
    for value, child in zip(values, nodes, strict=True):
        span = section.span_at(child)
        known_id(value, known, span, name, code)
        if value in seen:
            raise ContentError(
                "QG223", f"`{name}` names `{value}` twice", span, hint="keep one of the two"
            )
        seen.add(value)
    return values


def unique(ids: Iterable[str], spans: Iterable[Span], what: str) -> None:
    """See that no id is used twice.

    Raises:
        ContentError: At the first that is (QG218).
    """
    seen: dict[str, Span] = {}
    for id_, span in zip(ids, spans, strict=True):
        if id_ in seen:
            raise ContentError(
                "QG218",
                f"two {what} have the id `{id_}`",
                span,
                hint=f"the first is in line {seen[id_].line}; rename one",
            )
        seen[id_] = span


def pairs(section: Section, name: str, known: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Read pairs of ids ``[earlier, later]``.

    Raises:
        ContentError: Where one is no pair of ``known``, or they contradict each other (QG216).
    """
    found: list[tuple[str, str]] = []
    nodes = section.nodes(name)
    for node in nodes:
        children = node.items if type(node) is Sequence else []
        if len(children) != LEAST:
            raise ContentError(
                "QG216",
                f"`{name}` holds pairs of ids",
                section.span_at(node),
                hint=f"write `{name}: [[first, second]]`",
            )
        words = [section.as_text(child, name) for child in children]
        for word, child in zip(words, children, strict=True):
            known_id(word, known, section.span_at(child), name, "QG216")
        found.append((words[0], words[1]))
    if circle := _circle(found):
        first, second = circle
        raise ContentError(
            "QG216",
            f"`{first}` cannot come before `{second}`, which comes before it",
            section.span_at(nodes[found.index(circle)]),
            hint="remove one of the pairs that make a circle",
        )
    return tuple(found)


def _circle(found: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Return a pair that lies on a circle, or ``None``: take away what nothing comes before."""
    left = found
    while left:
        later = {second for _, second in left}
        rest = [pair for pair in left if pair[0] in later]
        if len(rest) == len(left):
            earlier = {first for first, _ in left}
            inner = [pair for pair in left if pair[1] in earlier]
            if len(inner) == len(left):
                return left[-1]
            rest = inner
        left = rest
    return None
