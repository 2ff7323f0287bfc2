"""Write the generated pages into the course, for site generators that run no plugins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH", help="the course (here)"
    )
    parser.add_argument(
        "-d",
        "--directory",
        type=Path,
        metavar="DIR",
        help="folder of the pages (`course` in the course)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write pages and assets; pages that a person has written are left alone."""
    import sys

    from quizgen.diagnostics import Report, Severity, UsageError
    from quizgen.loading.project import load, published
    from quizgen.web import classroom
    from quizgen.web.assets import assets
    from quizgen.web.pages import pages

    report = Report()
    project = load(arguments.path, report)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
    if any(found.severity is Severity.ERROR for found in report.diagnostics):
        return 1
    folder = arguments.directory or arguments.path / "course"
    try:
        shown = published(project)
        texts = {**pages(shown).texts, **classroom.files(shown)}
        for path in _write(folder, texts):
            print(path)
        for path in _stale(folder, texts):
            path.unlink()
        for name, data in assets().items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            print(target)
    except OSError as error:
        raise UsageError(f"cannot write into {folder}: {error.strerror}") from error
    return report.exit_status()


def _write(folder: Path, texts: Mapping[str, str]) -> Iterator[Path]:
    for name, text in texts.items():
        target = folder / name
        if target.exists() and not _ours(target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        yield target


def _stale(folder: Path, texts: Mapping[str, str]) -> Iterator[Path]:
    """Yield pages written before for what is no longer there."""
    for name in sorted({path.partition("/")[0] for path in texts}):
        for path in sorted((folder / name).glob("*.*")):
            if path.suffix not in {".md", ".html"}:
                continue
            if path.relative_to(folder).as_posix() not in texts and _ours(path):
                yield path


def _ours(path: Path) -> bool:
    from quizgen.loading.pages import is_generated
    from quizgen.web.classroom import MARK

    text = path.read_text(encoding="utf-8", errors="replace")
    return MARK in text[:200] if path.suffix == ".html" else is_generated(text)
