"""Packing: the sets of documents of a scenario for one seed, each ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.documents import sets
from quizgen.documents.inspecting import inspect_all
from quizgen.documents.kinds import texts, word
from quizgen.documents.scenes import dossier_of, setting_of
from quizgen.drills.facts import draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.diagnostics import Report
    from quizgen.documents.dossier import Dossier
    from quizgen.model.law import Register
    from quizgen.model.scenario import Scenario
    from quizgen.model.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Part:
    """Sheets that are printed together."""

    name: str
    """Stem of the file."""
    title: str
    sheets: tuple[Sheet, ...]


def sets_of(
    scenario: Scenario,
    register: Register,
    seed: int,
    wanted: Sequence[str],
    count: int,
    *,
    report: Report,
) -> tuple[Part, ...]:
    """Return the wanted sets; documents that are not right are reported (QG495).

    Raises:
        ContentError: Where a text or formula has no value for the case of this seed.
    """
    dossier = dossier_of(scenario, draw(scenario, seed), register)
    if wanted != ["blank"]:
        told = list(faults_of(scenario, dossier))
        for message, paper in told:
            span = scenario.documents[paper].span
            report.error("QG495", message, span, "fill the field in, or correct it")
        if told:
            return ()
    title, version = scenario.title, scenario.content_hash
    mark = word("stamp").format(title=title, seed=seed, version=version)
    blank_mark = word("stamp_blank").format(title=title, version=version)
    names = texts()["file"]
    parts: list[Part] = []
    if "model" in wanted:
        parts.append(Part("model", names["model"], sets.model(dossier, mark)))
    if "blank" in wanted:
        kinds = {document.kind for document in scenario.documents.values()}
        setting = setting_of(scenario, register)
        made = sets.blank(setting, blank_mark, sorted(kinds))
        parts.append(Part("blank", names["blank"], made))
    if "faults" in wanted:
        faulty, key, _ = sets.faults(dossier, seed, mark, count)
        parts.append(Part("faults", names["faults"], faulty))
        parts.append(Part("faults-key", names["key"], key))
    return tuple(parts)


def faults_of(scenario: Scenario, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with documents that are to be models, and with which."""
    for defect in inspect_all(dossier):
        if defect.place.document in scenario.documents:
            why = f" ({defect.cite})" if defect.cite else ""
            field = f"{defect.place.document}.{defect.place.field}"
            yield f"`{field}`: {defect.rule.title}: {defect.told}{why}", defect.place.document
