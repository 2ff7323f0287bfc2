"""Inspecting: holds documents against every rule, as a review of files would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.documents import rules_across, rules_hearing, rules_penalty, rules_single

if TYPE_CHECKING:
    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Document, Dossier, Setting


def inspect(document: Document, setting: Setting) -> tuple[Defect, ...]:
    """Return what is wrong with one document taken alone."""
    rules = (*rules_single.RULES, *rules_penalty.RULES)
    return tuple(found for rule in rules for found in rule(document, setting))


def inspect_all(dossier: Dossier) -> tuple[Defect, ...]:
    """Return what is wrong with the documents of a case, each fault once, by document."""
    found = [d for document in dossier.documents for d in inspect(document, dossier.setting)]
    rules = (*rules_across.RULES, *rules_hearing.RULES)
    found += [defect for rule in rules for defect in rule(dossier)]
    places = {document.id: place for place, document in enumerate(dossier.documents)}
    unique = {defect.place: defect for defect in found}
    return tuple(sorted(unique.values(), key=lambda d: (places[d.place.document], d.place)))
