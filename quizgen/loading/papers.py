"""Papers: reads ``quizzes/papers/*.yaml``, selections of items with their rules."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span, nearest
from quizgen.loading.folders import and_extra, content_files, used_twice
from quizgen.loading.migrations import open_file
from quizgen.model.forms import Paper, PaperSection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.loading.banks import Loaded
    from quizgen.source import Section

PAPERS_FOLDER = "quizzes/papers"
MODES = ("practice", "exam")
MAX_PERCENT = 100


def load_papers(
    root: Path, loaded: Loaded, report: Report, extra: Iterable[Path] = ()
) -> dict[str, Paper]:
    """Return the papers of the course by id; items must be among ``loaded``.

    Args:
        root: The folder of the course.
        loaded: Its banks.
        report: Takes the findings.
        extra: Papers that lie elsewhere, files or folders of them.

    Raises:
        UsageError: If one of ``extra`` is not there.
    """
    papers: dict[str, Paper] = {}
    inside = content_files(root, PAPERS_FOLDER, report)
    for name, path in and_extra(inside, extra, "paper"):
        loaded.files[name] = path
        section = open_file(path, name, report, "paper")
        if section is None:
            continue
        try:
            paper = _paper(section, loaded)
            used = papers.get(paper.id) or loaded.banks.get(paper.id)
            if used is not None:
                raise used_twice(paper.id, section.span_of("paper"), used.span)
        except ContentError as error:
            report.add(error.diagnostic)
            continue
        papers[paper.id] = paper
    return papers


def _paper(section: Section, loaded: Loaded) -> Paper:
    used: dict[str, Span] = {}
    ids: dict[str, Span] = {}
    parts = section.sections("sections", required=True)
    sections = tuple(_section(part, loaded, used, ids) for part in parts)
    if not sections:
        raise ContentError(
            "QG512",
            "the paper has no sections",
            section.span_of("sections"),
            hint="add one: `- {id: a, title: …, items: […]}`",
        )
    section.get("schema")
    paper = Paper(
        id=section.identifier("paper"),
        title=section.text("title"),
        span=section.span,
        sections=sections,
        mode=section.choice("mode", MODES, "practice"),
        minutes=section.integer("minutes", 0),
        pass_percent=_percent(section, "pass_percent", "60"),
        seed=section.integer("seed", 0),
    )
    section.finish()
    return paper


def _section(
    part: Section, loaded: Loaded, used: dict[str, Span], ids: dict[str, Span]
) -> PaperSection:
    id_ = part.identifier("id")
    if id_ in ids:
        raise ContentError(
            "QG513",
            f"two sections have the id `{id_}`",
            part.span_of("id"),
            hint=f"the first is in line {ids[id_].line}; rename one",
        )
    ids[id_] = part.span_of("id")
    section = PaperSection(
        id=id_,
        title=part.text("title"),
        items=_items(part, loaded, used),
        min_percent=_percent(part, "min_percent", ""),
    )
    part.finish()
    return section


def _items(part: Section, loaded: Loaded, used: dict[str, Span]) -> tuple[str, ...]:
    """Read the item ids; an unknown one or one named before is reported and left out."""
    found: list[str] = []
    nodes = part.nodes("items", required=True)
    for node in nodes:
        id_, span = part.as_text(node, "items"), part.span_at(node)
        if id_ in used:
            part.report.error(
                "QG511",
                f"item `{id_}` is on the paper twice",
                span,
                hint=f"it is first named in line {used[id_].line}; remove one",
            )
        elif id_ in loaded.items:
            found.append(id_)
        elif id_ not in loaded.broken:
            part.report.error(
                "QG510",
                f"there is no item `{id_}`",
                span,
                hint=nearest(id_, loaded.items) or "write the id of an item of some bank",
            )
        used[id_] = span
    if not nodes:
        raise ContentError(
            "QG512", "the section has no items", part.span, hint="add `items: [id, id]`"
        )
    return tuple(found)


def _percent(section: Section, name: str, default: str) -> str:
    value = section.number(name, default)
    if value and not 0 <= Decimal(value) <= MAX_PERCENT:
        raise ContentError(
            "QG514",
            f"`{name}` must be from 0 to 100, but is {value}",
            section.span_of(name),
            hint="write a percentage such as 60",
        )
    return value
