"""Law uses: every place of a course that cites a provision; the one index of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizgen.diagnostics import Report, Span
from quizgen.loading import citations
from quizgen.loading.banks import variants
from quizgen.loading.mentions import mentions
from quizgen.model.law import Citation, Register
from quizgen.model.texts import item_texts
from quizgen.source import Mapping, Scalar, Sequence, file_text, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizgen.loading.project import Project
    from quizgen.source import Node

KINDS = ("page", "item", "scenario", "procedure", "other")
"""What can cite; `other` are titles and objectives, and what is calculated or visited."""

_DRAWN = Citation("{}", 0)
"""Stands for a citation with a hole, ``节约能源法§{article}``, until its values are drawn."""


class Use(NamedTuple):
    """A citation where it stands."""

    kind: str
    owner: str
    """Path of the page, or id of the item, scenario or procedure; for `other` the path."""
    at: str
    """Field of the owner, such as ``options.A.why``; "" in pages."""
    span: Span
    shown: str
    """The citation as written."""
    citation: Citation


def uses(project: Project, laws: Register | None = None) -> list[Use]:
    """Return every use of the law in a project: pages, then items, scenarios and the rest.

    Args:
        project: The course.
        laws: Instruments whose titles are known besides those of the course.
    """
    if laws is not None:
        both = {**laws.instruments, **project.register.instruments}
        register = Register(asof=project.register.asof, instruments=both)
        project = replace(project, register=register)
    found = [
        Use("page", mention.page, "", mention.span, mention.shown, mention.citation)
        for mention in mentions(project)
    ]
    for name in dict.fromkeys(bank.span.path for bank in project.banks.values()):
        found += _bank(name, project)
    found += _drawn(project, found)
    found = [use for use in found if use.citation != _DRAWN]
    for kind, owners in (("scenario", project.scenarios), ("procedure", project.procedures)):
        for owner, part in owners.items():
            found += _file(part.span.path, project, kind, owner)
    found += _file(project.course.span.path, project, "other", project.course.span.path)
    tools = [one.span.path for one in project.calculators.values()]
    for name in (*tools, *(one.span.path for one in project.visits.values())):
        found += _file(name, project, "other", name)
    for paper in project.papers.values():
        found += _file(paper.span.path, project, "other", paper.span.path)
    return found


def _bank(name: str, project: Project) -> Iterator[Use]:
    source = _Source.read(name, project)
    root = source.root if source else None
    if source is None or not isinstance(root, Mapping):
        return
    for field, node in root.fields.items():
        if field != "items" or not isinstance(node, Sequence):
            yield from source.uses(node, (field,), "other", name)
            continue
        for item in node.items:
            id_ = item.fields.get("id") if isinstance(item, Mapping) else None
            if isinstance(id_, Scalar):
                yield from source.uses(item, (), "item", id_.value)


def _drawn(project: Project, written: list[Use]) -> Iterator[Use]:
    """Yield the citations that only the variants of an item have: ``节约能源法§{article}``."""
    holding = {use.owner for use in written if use.citation == _DRAWN}
    seen = {(use.owner, use.at, use.citation) for use in written}
    drawn_whole = {(use.owner, use.citation) for use in written if use.at.startswith("params.")}
    for item_id in project.templates:
        if item_id not in holding:
            continue
        for item in variants(project, item_id, Report()):
            fields = [(("cite", str(n)), text) for n, text in enumerate(item.cite)]
            for at, text in [*fields, *item_texts(item)]:
                for start, end, citation in citations.find(text, project.register):
                    key = (item_id, ".".join(at), citation)
                    if key not in seen and (item_id, citation) not in drawn_whole:
                        seen.add(key)
                        yield Use("item", item_id, key[1], item.span, text[start:end], citation)


def _file(name: str, project: Project, kind: str, owner: str) -> Iterator[Use]:
    source = _Source.read(name, project)
    if source is not None and source.root is not None:
        yield from source.uses(source.root, (), kind, owner)


class _Source:
    """A content file that cites, with the places of its scalars."""

    def __init__(self, name: str, text: str, project: Project) -> None:
        self.name = name
        self.text = text
        self.root = read_text(text, name, Report())
        self._register = project.register
        self._templates = project.templates
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        starts = sorted(self._offset(node) for _, node in _scalars(self.root, ()))
        self._ends = dict(pairwise([*starts, len(text)]))

    @classmethod
    def read(cls, name: str, project: Project) -> _Source | None:
        """Return the file, or ``None`` when it is not there or cites nothing."""
        path: Path = project.files.get(name, project.root / name)
        text = file_text(path, name, Report()) if path.is_file() else None
        if text is None or "§" not in text:
            return None
        return cls(name, text.replace("\r\n", "\n"), project)

    def uses(self, node: Node, at: tuple[str, ...], kind: str, owner: str) -> Iterator[Use]:
        """Yield the citations in all values at and below ``node``."""
        drawn = owner in self._templates and kind == "item"
        for here, scalar in _scalars(node, at):
            if "§" not in scalar.value:
                continue
            place = self._offset(scalar)
            end = self._ends.get(place, len(self.text))
            for first, last, named in citations.find(scalar.value, self._register):
                hole = drawn and _has_hole(scalar.value, scalar.value.find("§", first, last))
                shown = scalar.value[first:last]
                found = self.text.find(shown, place, end)
                # What was written with escapes, or over two lines, leaves the place before it.
                span = self._span(max(found, place))
                citation = _DRAWN if hole else named
                yield Use(kind, owner, ".".join(here), span, shown, citation)
                place = found + len(shown) if found >= 0 else place

    def _offset(self, node: Scalar) -> int:
        return self._lines[node.line - 1] + node.column - 1

    def _span(self, offset: int) -> Span:
        line = bisect_right(self._lines, offset)
        return Span(self.name, line, offset - self._lines[line - 1] + 1)


def _has_hole(text: str, mark: int) -> bool:
    return text.startswith("§{", mark) or text[mark - 1 : mark] == "}"


def _scalars(node: Node | None, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    if isinstance(node, Scalar):
        yield at, node
    elif isinstance(node, Mapping):
        for name, child in node.fields.items():
            yield from _scalars(child, (*at, name))
    elif isinstance(node, Sequence):
        for number, child in enumerate(node.items):
            yield from _scalars(child, (*at, str(number)))
