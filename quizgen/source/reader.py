"""Reader: YAML text to nodes by way of libyaml's events, refusing what content never needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Get: TypeAlias = Callable[[], Any]
    """Gives the next event; the stubs call every mark optional, hence Any."""

MAX_BYTES = 4_000_000
"""Larger than any bank a person edits (4,000 items); a larger file is a mistake or an attack."""

MAX_DEPTH = 40

LINE_ENDS = "\x85\u2028\u2029"
"""Ends of lines to YAML 1.1, but not to editors: places would be wrong after them."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class _TooDeepError(Exception):
    pass


def file_text(path: Path, name: str, report: Report) -> str | None:
    """Return the text of the file at ``path``, reporting under ``name`` why it has none."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            report.error(
                "QG101",
                f"file is {size} bytes long, more than {MAX_BYTES}",
                Span(name),
                hint="split it into several files",
            )
            return None
        data = path.read_bytes()
    except OSError as error:
        report.error(
            "QG102",
            f"file cannot be read: {error.strerror}",
            Span(name),
            hint="see that it is a file, and that you may read it",
        )
        return None
    try:
        # Editors on Windows begin UTF-8 files with a byte order mark.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        report.error(
            "QG103", "file is not UTF-8", Span(name, line, column), hint="save it as UTF-8"
        )
    return None


def read_file(path: Path, name: str, report: Report) -> Node | None:
    """Read the file at ``path``, reporting under ``name``; ``None`` when it cannot be used."""
    text = file_text(path, name, report)
    return None if text is None else read_text(text, name, report)


def read_text(text: str, name: str, report: Report) -> Node | None:
    """Read one YAML document; ``None`` when it is empty or cannot be used."""
    try:
        return _document(text, name)
    except ContentError as error:
        report.add(error.diagnostic)
    return None


def _document(text: str, name: str) -> Node | None:
    for char in LINE_ENDS:
        if char in text:
            raise _control_character(text, name)
    parser = yaml.CSafeLoader(text)
    try:
        return _one_document(parser.get_event, name)
    except yaml.reader.ReaderError:
        raise _control_character(text, name) from None
    except yaml.MarkedYAMLError as error:
        if error.problem and "control characters" in error.problem:
            raise _control_character(text, name) from None
        mark: Any = error.problem_mark or error.context_mark
        span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name)
        problem = " ".join(filter(None, (error.context, error.problem)))
        hint = _yaml_hint(problem)
        raise ContentError("QG104", f"not YAML: {problem}", span, hint) from None
    finally:
        parser.dispose()


def _one_document(get: Get, name: str) -> Node | None:
    root = None
    get()  # the stream starts
    if type(get()) is yaml.DocumentStartEvent:
        try:
            root = _node(get(), get, name, 0)
        except _TooDeepError:
            message = f"values are nested more than {MAX_DEPTH} deep"
            raise ContentError("QG107", message, Span(name), hint="flatten the file") from None
        get()  # the document ends
        after = get()
        if type(after) is yaml.DocumentStartEvent:
            mark: Any = after.start_mark
            raise ContentError(
                "QG108",
                "a second document begins",
                Span(name, mark.line + 1, mark.column + 1),
                hint="remove the `---`, or write a second file",
            )
    return root


def _control_character(text: str, name: str) -> ContentError:
    found = _CONTROL.search(text)
    if found is None:
        return ContentError("QG104", "not YAML", Span(name), hint="save the file as UTF-8")
    before = text[: found.start()]
    return ContentError(
        "QG105",
        f"control character U+{ord(found.group()):04X}",
        Span(name, before.count("\n") + 1, found.start() - before.rfind("\n")),
        hint="delete it; it often comes from a paste out of a PDF",
    )


def _yaml_hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put quotes around a text that holds a colon"
    if "tab" in problem or "cannot start any token" in problem:
        return "indent with spaces, and quote a text that begins with a special character"
    return "check indentation, quotes and brackets just before this place"


def _node(event: Any, get: Get, name: str, depth: int) -> Node:
    kind = type(event)
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if kind is yaml.AliasEvent or event.anchor is not None:
        raise ContentError(
            "QG106",
            "anchors and aliases (`&`, `*`) are not read",
            Span(name, line, column),
            hint="write the text out; put quotes around it if it should begin with `*` or `&`",
        )
    if kind is yaml.ScalarEvent:
        return Scalar(event.value, line, column, not event.style)
    if depth > MAX_DEPTH:
        raise _TooDeepError
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(child := get()) is not yaml.SequenceEndEvent:
            items.append(_node(child, get, name, depth + 1))
        return Sequence(items, line, column)
    return _mapping(get, name, line, column, depth)


def _mapping(get: Get, name: str, line: int, column: int, depth: int) -> Mapping:
    fields: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    while type(event := get()) is not yaml.MappingEndEvent:
        mark = event.start_mark
        if type(event) is not yaml.ScalarEvent or event.anchor is not None:
            raise ContentError(
                "QG109",
                "a field's name must be one word",
                Span(name, mark.line + 1, mark.column + 1),
                hint="put quotes around a text that begins with `{`, `[`, `?`, `*` or `&`",
            )
        key = event.value
        if key in fields:
            raise ContentError(
                "QG110",
                f"`{key}` is written twice",
                Span(name, mark.line + 1, mark.column + 1),
                hint=f"it is first written in line {keys[key][0]}; keep one of the two",
            )
        keys[key] = (mark.line + 1, mark.column + 1)
        event = get()
        if type(event) is yaml.ScalarEvent and event.anchor is None:
            # As `_node` does, which most values of a file need not be handed to.
            at: Any = event.start_mark
            fields[key] = Scalar(event.value, at.line + 1, at.column + 1, not event.style)
        else:
            fields[key] = _node(event, get, name, depth + 1)
    return Mapping(fields, keys, line, column)
