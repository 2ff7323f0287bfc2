"""Scenes: the documents of a scenario, filled in with what a seed made of its case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizgen.documents.dossier import Document, Dossier, Setting
from quizgen.documents.kinds import kinds, word
from quizgen.drills.texts import fill
from quizgen.expressions import ExpressionError, evaluate
from quizgen.loading.conditions import formula
from quizgen.loading.functions import FUNCTIONS, china
from quizgen.model.classroom import INSPECTORS

if TYPE_CHECKING:
    from quizgen.drills.facts import Case
    from quizgen.expressions import Value
    from quizgen.model.classroom import Paper
    from quizgen.model.law import Register
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Passage


def setting_of(scenario: Scenario, register: Register) -> Setting:
    """Return whose case it is."""
    place = scenario.jurisdiction
    return Setting(
        agency=place.agency,
        unit=place.unit,
        mode=place.mode,
        hearing_fine_min=place.hearing_fine_min,
        hearing_income_min=place.hearing_income_min,
        hearing_goods_min=place.hearing_goods_min,
        given=len(scenario.given),
        register=register,
        calendar=china(),
    )


def dossier_of(scenario: Scenario, case: Case, register: Register) -> Dossier:
    """Return the documents that this case brings about, as written in the scenario.

    Raises:
        ContentError: Where a text or formula has no value for this case.
    """
    setting = setting_of(scenario, register)
    made = tuple(
        _document(paper, scenario, case, setting)
        for paper in scenario.documents.values()
        if paper.when is None or _value(paper.when, case) is True
    )
    return Dossier(setting, made)


def _document(paper: Paper, scenario: Scenario, case: Case, setting: Setting) -> Document:
    kind = kinds()[paper.kind]
    given = {name: fill(passage, case.values) for name, passage in paper.fields.items()}
    known = _known(paper, scenario, case, setting)
    own = {name: text for name, text in known.items() if name in kind.fields}
    return Document(paper.id, kind, {**own, **given}, paper.title)


def _known(paper: Paper, scenario: Scenario, case: Case, setting: Setting) -> dict[str, str]:
    """Return what the scenario says elsewhere, for fields that are not given."""
    issuer = setting.unit if paper.issuer == "unit" and setting.unit else setting.issuer
    known = {"seal": issuer, "agency": issuer, "struck": word("struck")}
    cast = list(scenario.cast)
    acting = [
        scenario.cast[person.id]
        for person in paper.who
        if person.id in scenario.cast and scenario.cast[person.id].side == INSPECTORS
    ]
    if acting:
        cards = [f"{actor.name}（QC-{cast.index(actor.id) + 1:03d}）" for actor in acting]
        known |= {"officers": "、".join(cards), "recorder": acting[-1].name}
        known["sign_officers"] = "、".join(actor.name for actor in acting)
    day = _day(paper, scenario, case)
    if day:
        known |= {"date": day, "told_on": day}
        if paper.begin:
            known |= dict.fromkeys(("begin", "served_at", "visit"), f"{day} {paper.begin}")
        if paper.end:
            known["end"] = f"{day} {paper.end}"
    return known


def _day(paper: Paper, scenario: Scenario, case: Case) -> str:
    scene = scenario.scenes.get(paper.at.id)
    clock = scene.clock if scene else None
    passage = paper.date or (clock.day if clock else None)
    value = _value(passage, case) if passage else None
    return value.isoformat() if isinstance(value, date) else ""


def _value(passage: Passage, case: Case) -> Value:
    try:
        return evaluate(formula(passage.text), case.values, FUNCTIONS)
    except ExpressionError as error:
        raise error.at(passage.span) from None
