"""Rules on penalties: what is announced and decided, which law allows it, and who must be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.documents.defects import defect
from quizgen.documents.terms import last_day
from quizgen.documents.values import Term
from quizgen.loading import citations
from quizgen.model.law import GIVEN, Provision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Document, Setting
    from quizgen.model.law import Consequence

LEAST_HEARING = 5
PAY = Term(15, "日")
REVIEW = Term(60, "日")
"""行政复议法§20.1."""
SUIT = Term(6, "个月")
"""行政诉讼法§46.1."""
AMOUNTS = ("fine", "income", "goods_value")
"""Penalties that can be compared."""
_STATE = re.compile("陈述|申辩")
_GAINS = re.compile("没收.*违法所得")
_GOODS = re.compile("没收(?!违法所得$)")
_FINE = re.compile("罚款")
_MEASURES = {"fine": _FINE, "income": _GAINS, "goods": _GOODS}
"""How the register words them."""
_HEARD = (
    (re.compile("降低资质等级|吊销"), "行政处罚法§63.1(3)"),
    (re.compile("停产停业|停业整顿|责令停[产业]|关闭|限制从业"), "行政处罚法§63.1(4)"),
)
"""Other penalties before which a hearing must be offered."""


def given(document: Document, _: Setting) -> Iterator[Defect]:
    """A penalty is named, of whatever kind."""
    if document.kind.penalties and not document.penalties():
        yield defect("no_penalty", document, "fine")


def notice(document: Document, setting: Setting) -> Iterator[Defect]:
    """The notice before a decision tells of statement and hearing, with terms in working days."""
    if document.kind.id != "chufa-gaozhi":
        return
    told = document.text("statement")
    if told and not _STATE.search(told):
        yield defect("no_statement", document, "statement")
    hearing, ground = document.text("hearing"), hearing_ground(document, setting)
    if ground and not hearing:
        yield defect("hearing_untold", document, "hearing", ground)
    if not hearing:
        return
    for field in ("hearing_term", "hearing_by"):
        if not document.text(field):
            yield defect("hearing_untold", document, field, ground)
    term = document.term("hearing_term")
    if term and (term.number < LEAST_HEARING or term.unit not in {"日", "工作日"}):
        yield defect("hearing_short", document, "hearing_term")
    told_on, until = document.day("told_on"), document.day("hearing_by")
    last = last_day(told_on, LEAST_HEARING, setting) if told_on else None
    if last and until and until < last:
        yield defect("hearing_short", document, "hearing_by")


def hearing_ground(document: Document, setting: Setting) -> str:
    """Return the provision by which a hearing must be offered before this penalty, or ""."""
    lines = (
        ("fine", setting.hearing_fine_min, "行政处罚法§63.1(1)"),
        ("income", setting.hearing_income_min, "行政处罚法§63.1(2)"),
        ("goods_value", setting.hearing_goods_min, "行政处罚法§63.1(2)"),
    )
    for field, least, cite in lines:
        amount = document.money(field)
        if least and amount is not None and amount >= least:
            return cite
    other = document.text("other")
    return next((cite for words, cite in _HEARD if words.search(other)), "")


def decision(document: Document, _: Setting) -> Iterator[Defect]:
    """The terms that a decision or an order names are those of the law."""
    terms = [("review_term", REVIEW), ("suit_term", SUIT)]
    if document.text("fine"):
        terms.insert(0, ("pay_term", PAY))
    for field, right in terms:
        if field in document.kind.fields and document.term(field) not in {None, right}:
            yield defect(field, document, field)


def fines(document: Document, setting: Setting) -> Iterator[Defect]:
    """A fine is within the range of the provision that it rests on."""
    fine = document.money("fine") if "fine" in document.kind.fields else None
    if fine is None or "basis" not in document.kind.fields:
        return
    for citation in document.cited("basis"):
        ranges = [
            (int(c.min or 0), int(c.max))
            for c in consequences(str(citation), setting)
            if c.kind == "罚款" and c.unit == "元" and c.max
        ]
        if ranges and not any(least <= fine <= most for least, most in ranges):
            yield defect("fine_range", document, "fine", str(citation))


def power(document: Document, setting: Setting) -> Iterator[Defect]:
    """Each kind of penalty stands in a provision that the document rests on."""
    if not document.kind.penalties or "basis" not in document.kind.fields:
        return
    cited = document.cited("basis")
    known = [c for citation in cited for c in consequences(str(citation), setting)]
    # Rules of the setting and provisions without a word on penalties tell nothing.
    if not known or any(citation.instrument == GIVEN for citation in cited):
        return
    for field in document.penalties():
        if field in _MEASURES and not any(measured(field, c) for c in known):
            yield defect("no_power", document, field)


def consequences(citation: str, setting: Setting) -> tuple[Consequence, ...]:
    """Return what a provision lets follow from a breach."""
    parsed = citations.parse(citation)
    found = citations.resolve(parsed, setting.register) if parsed else None
    return found.consequences if isinstance(found, Provision) else ()


def measured(field: str, consequence: Consequence) -> bool:
    """Return whether a consequence is the kind of penalty that a field names."""
    return field in _MEASURES and bool(_MEASURES[field].search(consequence.kind))


RULES = (given, notice, decision, fines, power)
