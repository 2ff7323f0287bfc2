"""Defects: what can be wrong with documents, what each costs in a review, and by which law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from quizgen.source import load_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.documents.dossier import Document


GRAVE = 20
"""Points for what is missing and must never be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a rule is about, in words."""

    id: str
    title: str
    told: str
    deduct: int
    """Points that a review takes off for each such fault."""
    cite: str = ""
    """The provision it rests on; "" where it is practice, or where the field or the cited
    provision says it."""
    fatal: bool = False
    """Whether reviews fail the whole file for it."""


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by id."""
    text = files("quizgen.documents").joinpath("rules.yaml").read_text("utf-8")
    return {name: Rule(id=name, **entry) for name, entry in load_plain(text).items()}


class Place(NamedTuple):
    """Where a fault is: what a key must name, neither more nor less."""

    document: str
    rule: str
    field: str


@dataclass(frozen=True, slots=True)
class Defect:
    """One fault of one document."""

    place: Place
    title: str
    """Title of the document."""
    label: str
    """Label of the field."""
    cite: str
    points: int
    fatal: bool

    @property
    def rule(self) -> Rule:
        """Return the rule that is broken."""
        return rules()[self.place.rule]

    @property
    def told(self) -> str:
        """Return what is wrong, in a sentence."""
        return self.rule.told.format(label=self.label, title=self.title)


def defect(rule: str, document: Document, field: str, cite: str = "") -> Defect:
    """Return the fault of ``field``; it rests on the rule's provision, or the field's."""
    known = document.kind.fields[field]
    said = rules()[rule]
    grave = rule == "missing" and known.grave
    return Defect(
        place=Place(document.id, rule, field),
        title=document.title,
        label=known.label,
        cite=cite or said.cite or known.cite,
        points=GRAVE if grave else said.deduct,
        fatal=grave or said.fatal,
    )
