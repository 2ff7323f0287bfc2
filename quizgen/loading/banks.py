"""Banks: reads ``quizzes/*.yaml``; an item that fails is reported and left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.loading import parameters
from quizgen.loading.folders import and_extra, content_files, used_twice
from quizgen.loading.items import head_of, read_head, read_item, read_variant
from quizgen.loading.migrations import open_file
from quizgen.model.items import USES, Bank, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quizgen.loading.parameters import Template
    from quizgen.loading.project import Project
    from quizgen.source import Section

BANKS_FOLDER = "quizzes"
RESERVED_FOLDER = "quizzes/reserved"
"""Banks for supervised papers: checked with the course, and never published."""

TRIED = 20
"""As many variants of a parametrised item are examined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """All that the banks hold."""

    banks: dict[str, Bank] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Ids of items that are there but could not be read."""
    files: dict[str, Path] = field(default_factory=dict)
    seen: dict[str, Span] = field(default_factory=dict)
    """Where each item id was first used."""


def load_banks(
    root: Path, extra: Iterable[Path], report: Report, *, reserved: bool = False
) -> Loaded:
    """Return the banks of the course in ``root``, and those in ``extra``.

    Args:
        root: The course.
        extra: Banks that are asked for by name, files or folders.
        report: Takes the findings.
        reserved: Whether to read the reserved banks of the course as well.

    Raises:
        UsageError: If one of ``extra`` is not there.
    """
    loaded = Loaded()
    folders = (BANKS_FOLDER, RESERVED_FOLDER) if reserved else (BANKS_FOLDER,)
    inside = chain.from_iterable(content_files(root, folder, report) for folder in folders)
    for name, path in and_extra(inside, extra, "bank"):
        loaded.files[name] = path
        section = open_file(path, name, report, "bank")
        if section is None:
            continue
        try:
            bank = _bank(section, loaded)
        except ContentError as error:
            report.add(error.diagnostic)
        else:
            loaded.banks[bank.id] = bank
    return loaded


def _bank(section: Section, loaded: Loaded) -> Bank:
    bank = Bank(
        id=section.identifier("bank"),
        title=section.text("title"),
        span=section.span,
        module=section.text("module", ""),
        use=section.choice("use", USES, "practice"),
        law_asof=section.text("law_asof", ""),
    )
    if bank.id in loaded.banks:
        raise used_twice(bank.id, section.span_of("bank"), loaded.banks[bank.id].span)
    section.get("schema")
    nodes = section.nodes("items", required=True)
    section.finish()
    items = []
    nodes.reverse()
    while nodes:
        node = nodes.pop()  # so that an item's nodes are let go as soon as it is read
        try:
            item = _item(section.as_section(node, "items"), bank, loaded)
        except ContentError as error:
            section.report.add(error.diagnostic)
        else:
            loaded.items[item.id] = item
            items.append(item)
    return replace(bank, items=tuple(items))


def _item(section: Section, bank: Bank, loaded: Loaded) -> Item:
    id_ = section.identifier("id")
    if id_ in loaded.seen:
        raise ContentError(
            "QG246",
            f"the item id `{id_}` is used twice",
            section.span_of("id"),
            hint=f"it is first used at {loaded.seen[id_]}; rename one",
        )
    loaded.seen[id_] = section.span_of("id")
    loaded.broken.add(id_)
    head = read_head(section, id_, bank)
    fields = section.node.fields
    template = None
    if "params" in fields or "derive" in fields or "require" in fields:
        template = parameters.read(section, id_)
    if template is None:
        item = read_item(section, head)
    else:
        item = read_variant(template, template.variants(1)[0], head, section.report)
        loaded.templates[id_] = template
    loaded.broken.remove(id_)
    return item


def instantiate(project: Project, item_id: str, seed: int) -> Item:
    """Return a parametrised item with the values of ``seed``.

    Raises:
        ContentError: If these values make no item; ``quizgen check`` finds it as well.
    """
    template = project.templates[item_id]
    instance = template.instantiate(seed)
    return read_variant(template, instance, head_of(project.items[item_id]), Report())


def variants(project: Project, item_id: str, report: Report) -> Iterator[Item]:
    """Yield different variants of a parametrised item, reporting broken ones.

    The first are those that a page shows; the others stand for those of other seeds.
    """
    template = project.templates[item_id]
    try:
        instances = template.variants(TRIED)
    except ContentError as error:
        report.add(error.diagnostic)
        return
    head = head_of(project.items[item_id])
    for instance in instances:
        try:
            yield read_variant(template, instance, head, report)
        except ContentError as error:
            report.add(error.diagnostic)
