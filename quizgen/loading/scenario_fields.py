"""Scenario fields: passages, references and keyed parts, each with its place."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.model.scenes import Passage, Reference, Transition
from quizgen.source import Mapping, Scalar, Section, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.diagnostics import Report
    from quizgen.source import Node

_ID = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")


@contextmanager
def collecting(report: Report) -> Iterator[None]:
    """Report what goes wrong inside, so that one broken part does not hide the next."""
    try:
        yield
    except ContentError as error:
        report.add(error.diagnostic)


def passage(section: Section, name: str) -> Passage:
    """Return a required text with its place."""
    node = section.need(name)
    return Passage(section.as_text(node, name), section.span_at(node))


def maybe_passage(section: Section, name: str) -> Passage | None:
    """Return a text with its place, or ``None`` when it is absent."""
    return passage(section, name) if section.has(name) else None


def passages(section: Section, name: str) -> tuple[Passage, ...]:
    """Return a list of texts; a single text counts as a list of one."""
    return tuple(
        Passage(section.as_text(node, name), section.span_at(node))
        for node in _listed(section, name)
    )


def references(section: Section, name: str) -> tuple[Reference, ...]:
    """Return a list of names; a single name counts as a list of one."""
    return tuple(Reference(found.text, found.span) for found in passages(section, name))


def reference(section: Section, name: str) -> Reference:
    """Return a required name with its place."""
    found = passage(section, name)
    return Reference(found.text, found.span)


def maybe_reference(section: Section, name: str) -> Reference | None:
    """Return a name with its place, or ``None`` when it is absent."""
    return reference(section, name) if section.has(name) else None


def _listed(section: Section, name: str) -> list[Node]:
    node = section.get(name)
    if node is None:
        return []
    return [node] if type(node) is Scalar else section.nodes(name)


def transitions(section: Section, name: str) -> tuple[Transition, ...]:
    """Return where ``next`` leads: one name, or a list of ``{when, to}``."""
    node = section.get(name)
    if type(node) is not Sequence:
        return () if node is None else (Transition(reference(section, name)),)
    found = []
    for part in section.sections(name):
        found.append(Transition(reference(part, "to"), maybe_passage(part, "when")))
        part.finish()
    return tuple(found)


def keyed(section: Section, name: str) -> Iterator[tuple[str, Section]]:
    """Yield the parts of a mapping of ids; a part that is none is reported and left out."""
    outer = section.maybe_section(name)
    if outer is None:
        return
    for key, node in outer.entries():
        with collecting(section.report):
            check_id(key, outer)
            yield key, outer.as_section(node, key)


def check_id(key: str, section: Section) -> None:
    """See that a name of a mapping is an id.

    Raises:
        ContentError: If it is not (QG113).
    """
    if not _ID.fullmatch(key):
        hint = "use letters a-z, digits, and single `-`, `_` or `.` between them"
        raise ContentError("QG113", f"`{key}` is not an id", section.key_span(key), hint)


def counts(section: Section, name: str) -> dict[str, int]:
    """Return a mapping of names to whole numbers."""
    part = section.maybe_section(name)
    return {} if part is None else {key: part.integer(key) for key in part.node.fields}


def whole(section: Section, node: Node, name: str) -> int:
    """Return the whole number of ``node``, a part of the field ``name``.

    Raises:
        ContentError: If it is none (QG115).
    """
    text = section.as_text(node, name)
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004
        message = f"`{name}` holds whole numbers, but here is `{text}`"
        raise ContentError("QG115", message, section.span_at(node), "write digits only")
    return int(text)


class Either:
    """An outcome read over its option: what it does not say itself, the option says."""

    def __init__(self, own: Section, outer: Section) -> None:
        self.own = own
        self.outer = outer

    def of(self, name: str) -> Section:
        """Return the section that says ``name``; the outcome where neither does."""
        self.own.used.add(name)
        self.outer.used.add(name)
        given = self.own.has(name) or not self.outer.has(name)
        return self.own if given else self.outer


def as_mapping(fields: dict[str, Node], like: Mapping) -> Mapping:
    """Return a mapping with some of the fields of ``like``, at its place."""
    places = {name: like.keys.get(name, (like.line, like.column)) for name in fields}
    return Mapping(fields, places, like.line, like.column)
