"""Import questions of other systems as a bank of drafts, each bad one named with its place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from quizgen.importing.base import Draft, Importer

_WIDTH = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="see --list; auto: detect it")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="what to read")
    parser.add_argument("-o", "--output", type=Path, metavar="BANK", help="bank to write (.yaml)")
    parser.add_argument("--module", default="", metavar="ID", help="module of the items")
    parser.add_argument("--title", default="", help="title of the bank (default: the file's name)")
    parser.add_argument("--layout", default="", help="layout of a table (default: found out)")
    parser.add_argument("--preview", action="store_true", help="say what would be taken")
    parser.add_argument("--list", action="store_true", help="print the formats, name first")


def run(arguments: argparse.Namespace) -> int:
    """Write the drafts that could be made; return 1 when something could not be taken."""
    from quizgen.diagnostics import Report, UsageError
    from quizgen.files import put
    from quizgen.importing import importers
    from quizgen.importing._drafts import bank_yaml
    from quizgen.importing.base import Imported
    from quizgen.source.section import is_identifier

    formats = importers()
    if arguments.list:
        for name, importer in formats.items():
            print(f"{name}  {importer.title}")
        return 0
    if arguments.file is None:
        raise UsageError("say what to read: quizgen import FORMAT FILE -o BANK")
    if not arguments.file.is_file():
        raise UsageError(f"no such file: {arguments.file}")
    if not arguments.preview and arguments.output is None:
        raise UsageError("say where to write: -o BANK, or --preview")
    if arguments.output is not None and arguments.output.suffix != ".yaml":
        raise UsageError("a bank is a file that ends with .yaml")
    data = arguments.file.read_bytes()
    importer = _format(arguments.format, data, arguments.file, formats)
    into = Imported(Report(), layout=arguments.layout)
    importer.read(data, arguments.file.as_posix(), into)
    taken = "would be taken" if arguments.preview else "taken"
    if arguments.preview:
        for draft in into.drafts:
            print(_row(draft))
    elif into.drafts:
        name = arguments.output.stem
        bank = name if is_identifier(name) else "imported"
        text = bank_yaml(into.drafts, bank, arguments.title or name, arguments.module)
        put(arguments.output, text)
        print(arguments.output)
    if into.report.diagnostics:
        print(into.report.render(), file=sys.stderr)
    bad = sum(found.code == "QG604" for found in into.report.diagnostics)
    layout = f" ({into.layout})" if into.layout else ""
    print(f"{importer.name}{layout}: {len(into.drafts)} {taken}, {bad} not", file=sys.stderr)
    return int(bool(bad) or not into.drafts)


def _format(name: str | None, data: bytes, file: Path, formats: Mapping[str, Importer]) -> Importer:
    from quizgen.diagnostics import UsageError, nearest
    from quizgen.importing import detect

    if name in {None, "auto"}:
        name = detect(data, file.suffix)
        if not name:
            raise UsageError(f"{file.name} is in no format known here: {', '.join(formats)}")
    if name is None or name not in formats:
        hint = nearest(name or "", formats) or f"formats: {', '.join(formats)}"
        raise UsageError(f"unknown format `{name}`; {hint}")
    return formats[name]


def _row(draft: Draft) -> str:
    stem = " ".join(str(draft.fields.get("stem", "")).split())
    shown = stem if len(stem) <= _WIDTH else f"{stem[:_WIDTH]}…"
    return f"{draft.span}: {draft.fields.get('type')} {draft.fields.get('id')}: {shown}"
