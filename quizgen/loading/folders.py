"""Folders: the content files of one kind, and the rule that no two of them have one id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from quizgen.diagnostics import ContentError, Span, UsageError
from quizgen.loading.migrations import open_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.source import Section


class Content(Protocol):
    """What stands in one file: a bank, a paper, a calculator."""

    @property
    def id(self) -> str:
        """By which pages and papers name it."""

    @property
    def span(self) -> Span:
        """Where it begins."""


T = TypeVar("T", bound=Content)


def content_files(
    root: Path, folder: str, report: Report, *, below: bool = False
) -> Iterator[tuple[str, Path]]:
    """Yield the ``*.yaml`` of a folder by name: what findings call it, and its path.

    A file that ends in ``.yml`` is reported (QG123), or it would be left out in silence.

    Args:
        root: The course.
        folder: Path of the folder in it.
        report: Takes the findings.
        below: Whether to look into the folders below it too.
    """
    inside = root / folder
    every = inside.rglob if below else inside.glob
    for path in sorted(every("*.yml")):
        span = Span(f"{folder}/{path.relative_to(inside).as_posix()}")
        report.error("QG123", "file is not read", span, hint=f"name it {path.stem}.yaml")
    for path in sorted(every("*.yaml")):
        yield f"{folder}/{path.relative_to(inside).as_posix()}", path


def and_extra(
    inside: Iterable[tuple[str, Path]], extra: Iterable[Path], kind: str
) -> Iterator[tuple[str, Path]]:
    """Yield the files of a course and then those that were asked for by path, each once.

    Args:
        inside: Names and paths of the files of the course.
        extra: Files, or folders of them.
        kind: What they are, such as ``bank``.

    Raises:
        UsageError: If one of ``extra`` is not there.
    """
    seen: set[Path] = set()
    for name, path in inside:
        seen.add(path.resolve())
        yield name, path
    for given in extra:
        if not given.exists():
            raise UsageError(f"no such {kind}: {given}")
        for path in sorted(given.glob("*.yaml")) if given.is_dir() else [given]:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path.as_posix(), path


def used_twice(id_: str, span: Span, first: Span) -> ContentError:
    """Return what is wrong where two files have one id (QG247)."""
    hint = f"it is first used in {first.path}; rename one"
    return ContentError("QG247", f"the id `{id_}` is used twice", span, hint)


def load_folder(
    root: Path, folder: str, kind: str, read: Callable[[Section, Path], T], report: Report
) -> dict[str, T]:
    """Return what the files of a folder hold, by id; one that fails is reported and left out.

    Args:
        root: The course.
        folder: Path of the folder in it.
        kind: The field that holds the id, such as ``calculator``.
        read: Makes one of the fields of a file and the folder that it lies in.
        report: Takes the findings.
    """
    found: dict[str, T] = {}
    for name, path in content_files(root, folder, report):
        section = open_file(path, name, report, kind)
        if section is None:
            continue
        try:
            one = read(section, path.parent)
            if one.id in found:
                raise used_twice(one.id, section.span_of(kind), found[one.id].span)
        except ContentError as error:
            report.add(error.diagnostic)
        else:
            found[one.id] = one
    return found
