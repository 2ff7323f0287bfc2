"""Moodle: 10,000 items to Moodle XML cost at most 3 times writing the same XML text, in 300 MB."""

from __future__ import annotations

import gc
import resource
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

from content import make_course

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.selecting import select
from quizgen.export.base import Selection, run
from quizgen.loading.project import load

ITEMS = 10_000
ROUNDS = 3
MAX_RATIO = 3.0
MAX_MEGABYTES = 300


def written(folder: Path) -> Selection:
    """Return 10,000 items, each once, as what is to be exported."""
    report = Report()
    project = load(folder, report, [])
    if report.diagnostics:
        sys.exit(report.render())
    return select(project, list(project.banks), seed=0, takes=frozenset({"bank"}))


def export(selection: Selection) -> bytes:
    """Export with the report of losses, as the command does."""
    (file,) = run(exporters()["moodle-xml"], selection, Report())
    return file.data


def rows_of(text: bytes) -> list[list[tuple[int, str, dict[str, str], str]]]:
    """Return the questions of a file as rows of depth, name, attributes and text."""

    def walk(made: ET.Element, depth: int, rows: list[tuple[int, str, dict[str, str], str]]):
        rows.append((depth, made.tag, dict(made.attrib), made.text or ""))
        for child in made:
            walk(child, depth + 1, rows)
        return rows

    return [walk(question, 0, []) for question in ET.fromstring(text)]


def plain(questions: list[list[tuple[int, str, dict[str, str], str]]]) -> bytes:
    """Write the same text with the standard library alone, from strings that are ready."""
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    for rows in questions:
        stack: list[ET.Element] = []
        for depth, name, attributes, text in rows:
            made = (
                ET.SubElement(stack[depth - 1], name, attributes)
                if depth
                else ET.Element(name, attributes)
            )
            if text:
                made.text = text
            stack[depth:] = [made]
        pieces.append(ET.tostring(stack[0], encoding="unicode") + "\n")
    pieces.append("</quiz>\n")
    return "".join(pieces).encode()


def cost(work, *arguments) -> tuple[float, bytes]:
    """Return the CPU seconds of a call, and what it returned."""
    gc.collect()
    begun = time.process_time()
    made = work(*arguments)
    return time.process_time() - begun, made


def main() -> int:
    """Print the figures and return 1 when one is over its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_course(folder, ITEMS)
        selection = written(folder)
    # The first round is the one that fills what is kept between rounds, so it counts.
    first, text = cost(export, selection)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = rows_of(text)
    rounds = [cost(plain, rows) for _ in range(ROUNDS)]
    least = min(seconds for seconds, _ in rounds)
    if rounds[0][1] != text:
        sys.exit("not the same text")
    print(f"items                  {ITEMS}, {len(rows)} questions, {len(text) / 1e6:.1f} MB of XML")
    print(f"standard library       {least:.2f} s CPU")
    print(f"moodle-xml             {first:.2f} s CPU, peak {peak:.0f} MB with the course loaded")
    print(f"ratio                  {first / least:.2f} (at most {MAX_RATIO})")
    return int(first / least > MAX_RATIO or peak > MAX_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
