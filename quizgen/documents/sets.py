"""Sets: the documents of a case as model, as blanks, and with faults to be found and their key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.documents.dossier import empty
from quizgen.documents.kinds import kinds, texts
from quizgen.documents.layout import sheet
from quizgen.documents.planting import plant
from quizgen.documents.values import spell_citation
from quizgen.loading import citations
from quizgen.model.sheets import Paragraph, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Dossier, Setting

SETS = ("model", "blank", "faults")
FAULTS = 10
"""Faults of a set that asks for them: enough for half an hour of reading."""

_KEY_WIDTHS = (7, 22, 16, 32, 24, 10)
_ANSWER_WIDTHS = (7, 24, 17, 34, 18)


def model(dossier: Dossier, mark: str) -> tuple[Sheet, ...]:
    """Return the documents filled in and right."""
    return tuple(sheet(document, dossier.setting, mark=mark) for document in dossier.documents)


def blank(setting: Setting, mark: str, wanted: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """Return one empty document of each kind, or of the kinds that are wanted."""
    names = [name for name in kinds() if not wanted or name in wanted]
    return tuple(sheet(empty(name), setting, mark=mark, blank=True) for name in names)


def faults(
    dossier: Dossier, seed: int, mark: str, count: int = FAULTS
) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...], tuple[Defect, ...]]:
    """Return the documents with faults and an answer sheet, then the key, as sheet and as data.

    Raises:
        ValueError: If the documents are not right to begin with.
    """
    faulty, key = plant(dossier, seed, count)
    titles = _titles(faulty)
    numbered = tuple(replace(made, title=titles[made.name]) for made in model(faulty, mark))
    return (*numbered, _answers(len(key), mark)), (_key(key, titles, dossier, mark),), key


def _titles(dossier: Dossier) -> Mapping[str, str]:
    """Return the titles, with numbers where a case has several documents of a kind."""
    titles = {}
    for document in dossier.documents:
        same = [other.id for other in dossier.of(document.kind.id)]
        number = f"（{same.index(document.id) + 1}）" if len(same) > 1 else ""
        titles[document.id] = document.title + number
    return titles


def _answers(count: int, mark: str) -> Sheet:
    words = texts()["key"]
    rows = tuple((str(number + 1), "", "", "\n", "") for number in range(count))
    return Sheet(
        name="answers",
        title=words["sheet_title"],
        mark=mark,
        page="A4 landscape",
        blocks=(
            Paragraph(words["sheet_lead"].format(count=count)),
            Table(tuple(words["sheet_header"]), rows, _ANSWER_WIDTHS),
        ),
    )


def _key(key: Sequence[Defect], titles: Mapping[str, str], dossier: Dossier, mark: str) -> Sheet:
    words = texts()["key"]
    rows = tuple(
        (
            str(number),
            titles[defect.place.document],
            defect.label,
            defect.told,
            _law(defect, dossier),
            f"{defect.points}{'　' + words['fatal'] if defect.fatal else ''}",
        )
        for number, defect in enumerate(key, 1)
    )
    total = sum(defect.points for defect in key)
    return Sheet(
        name="key",
        title=words["title"],
        mark=mark,
        page="A4 landscape",
        blocks=(
            Paragraph(words["lead"].format(count=len(key), points=total)),
            Table(tuple(words["header"]), rows, _KEY_WIDTHS),
            Paragraph(words["fatal_note"], "note"),
        ),
    )


def _law(defect: Defect, dossier: Dossier) -> str:
    citation = citations.parse(defect.cite) if defect.cite else None
    if citation is None:
        return str(texts()["key"]["practice"])
    return spell_citation(citation, dossier.setting.register)
