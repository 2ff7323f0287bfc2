"""Pack: all groups of a class in one folder: drawn, rendered side by side, checked for secrets."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from typing import TYPE_CHECKING

from quizgen import __version__
from quizgen.classroom import observing
from quizgen.classroom.cards import environment
from quizgen.classroom.context import context
from quizgen.classroom.groups import fingerprint, groups
from quizgen.classroom.papers import papers
from quizgen.classroom.parts import (
    DOCX,
    HTML,
    PDF,
    Part,
    blank_parts,
    console_part,
    parts_of,
    sealed_parts,
)
from quizgen.classroom.seating import seat
from quizgen.classroom.secrets import FACILITATOR, leaks
from quizgen.classroom.words import word
from quizgen.diagnostics import ContentError, UsageError
from quizgen.printing import page_to_pdf, to_docx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizgen.classroom.context import Context
    from quizgen.diagnostics import Span
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario

LEAK = "QG498"
MANIFEST = "MANIFEST.json"
INDEX = "index.html"
NEEDED = ("seats", "rubric", "injects", "debrief")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be made."""

    seed: int
    groups: int
    people: int
    only: tuple[str, ...] = ()
    """Kinds of parts; all when there are none."""
    formats: tuple[str, ...] = (HTML, PDF, DOCX)
    workers: int = 1


def pack(scenario: Scenario, project: Project, wanted: Wanted) -> Mapping[str, bytes]:
    """Return the files of a pack by their paths, in order; the same bytes for the same seed.

    Raises:
        UsageError: If the scenario is not for a class, or not for so many people.
        ContentError: If it cannot be played, a document is not right, or a secret gets out.
    """
    if missing := [name for name in NEEDED if not getattr(scenario, name)]:
        raise UsageError(f"`{scenario.id}` is not for a class: it has no {', '.join(missing)}")
    people = seat(scenario, wanted.people, observing.slices(scenario))
    drawn = groups(scenario, wanted.seed, wanted.groups)
    contexts = [context(scenario, project, group, people) for group in drawn]
    mark = word(
        "mark_all",
        title=scenario.title,
        seed=fingerprint(scenario, wanted.seed),
        version=scenario.content_hash,
    )
    sets = [papers(each) for each in contexts]
    jobs = [
        (
            *sealed_parts(contexts, sets, wanted.seed, mark),
            *blank_parts(contexts, mark),
            console_part(contexts),
        )
    ]
    jobs += [tuple(parts_of(each, own)) for each, own in zip(contexts, sets, strict=True)]
    chosen = [
        tuple(part for part in job if not wanted.only or part.kind in wanted.only) for job in jobs
    ]
    made: dict[str, bytes] = {}
    for files in _rendered(chosen, wanted, scenario.span):
        made |= files
    made = {path: made[path] for path in sorted(made)}
    made[INDEX] = _index(scenario, contexts, made).encode()
    made[MANIFEST] = _manifest(scenario, wanted, made).encode()
    return made


def _rendered(
    jobs: Sequence[Sequence[Part]], wanted: Wanted, span: Span
) -> Iterable[Mapping[str, bytes]]:
    """Return the files of each job, in order, whoever of the workers made them."""
    arguments = [(tuple(job), wanted.formats, span) for job in jobs if job]
    if wanted.workers <= 1 or len(arguments) <= 1:
        return list(map(render, arguments))
    # A fork of a process with threads may hang; a new one costs a second.
    try:
        with ProcessPoolExecutor(wanted.workers, mp_context=get_context("spawn")) as pool:
            return list(pool.map(render, arguments))
    except BrokenProcessPool:
        # A worker was killed, perhaps for want of memory: one after the other needs less.
        return list(map(render, arguments))


def render(task: tuple[tuple[Part, ...], tuple[str, ...], Span]) -> Mapping[str, bytes]:
    """Return the files of some parts.

    Raises:
        ContentError: If one tells a secret to those who are not to know it (QG498).
    """
    parts, formats, span = task
    made: dict[str, bytes] = {}
    for part in parts:
        for suffix in (suffix for suffix in part.formats if suffix in formats):
            path = f"{part.folder}/{part.stem}.{suffix}"
            data = made[path] = _bytes(part, suffix)
            # The text of a PDF is that of its page, which is looked at once.
            if suffix != PDF or HTML not in part.formats:
                _check(part, path, part.html.encode() if suffix == PDF else data, span)
            made |= {f"{folder}/{part.stem}.{suffix}": data for folder in part.copies}
    return made


def _bytes(part: Part, suffix: str) -> bytes:
    if suffix == DOCX:
        return to_docx(part.sheets, part.stem)
    return page_to_pdf(part.html) if suffix == PDF else part.html.encode()


def _check(part: Part, path: str, data: bytes, span: Span) -> None:
    """See that a file tells no secret; a PDF is looked at as the page that it is made from."""
    if FACILITATOR in part.readers:
        return
    for secret in leaks(data, part.secrets, part.readers):
        owner = "the facilitator" if secret.owner == FACILITATOR else f"`{secret.owner}`"
        message = f"`{path}` would tell a secret of {owner}: {secret.text}"
        raise ContentError(LEAK, message, span, "say it in other words in one of the places")


def _index(scenario: Scenario, contexts: Sequence[Context], made: Iterable[str]) -> str:
    folders: dict[str, dict[str, list[str]]] = {}
    for path in made:
        folder, _, name = path.rpartition("/")
        stem, _, suffix = name.rpartition(".")
        folders.setdefault(folder, {}).setdefault(stem, []).append(suffix)
    first = contexts[0]
    return (
        environment()
        .get_template("index.html")
        .render(
            title=word("index.title", title=scenario.title),
            lead=word("index.lead", groups=len(contexts), people=len(first.people)),
            folders=folders,
            version=scenario.content_hash,
        )
    )


def _manifest(scenario: Scenario, wanted: Wanted, made: Mapping[str, bytes]) -> str:
    entry = {
        "pack": "quizgen-classroom/1",
        "quizgen": __version__,
        "scenario": scenario.id,
        "version": scenario.content_hash,
        "seed_fingerprint": fingerprint(scenario, wanted.seed),
        "groups": wanted.groups,
        "people": wanted.people,
        "files": {
            path: {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
            for path, data in made.items()
        },
    }
    return json.dumps(entry, ensure_ascii=False, indent=1) + "\n"
