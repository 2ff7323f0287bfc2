"""Changes: how a right document is spoilt; none where the document does not allow it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.documents import values
from quizgen.documents.kinds import kinds, texts
from quizgen.domain import add_calendar_days, add_working_days
from quizgen.loading import citations
from quizgen.model.law import Citation, Instrument

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.documents.dossier import Document, Dossier

    Changed = tuple[Document, ...] | None

WITH_OFFICERS = tuple(
    name
    for name, kind in kinds().items()
    if "officers" in kind.fields and kind.fields["officers"].cite
)
"""Kinds in which the law asks for two officers."""

_PAIR = 2
_HURRY = timedelta(minutes=2)
_OFFSET = timedelta(minutes=5)
_CASE = 90
_HEARING = 5
_WEEK = 7


def _pick(seed: int, document: Document, what: str, count: int) -> int:
    return rng.below(seed, f"documents.{document.id}.{what}", count)


def _time(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")


def setting(field: str, text: str) -> Callable[[Document, Dossier, int], Changed]:
    """Return the change that gives a field another value."""

    def change(document: Document, _: Dossier, __: int) -> Changed:
        return (document.changed(**{field: text}),) if document.text(field) else None

    return change


def wording(key: str) -> Callable[[Document, Dossier, int], Changed]:
    """Return the change that replaces what was said by words that say less."""

    def change(document: Document, _: Dossier, __: int) -> Changed:
        field = "identified" if key == "unidentified" else "rights"
        return (document.changed(**{field: texts()["faults"][key]}),)

    return change


def _officers(document: Document, acting: tuple[values.Officer, ...]) -> Document:
    text = "、".join(f"{name}（{card}）" if card else name for name, card in acting)
    return document.changed(officers=text)


def without_card(document: Document, _: Dossier, __: int) -> Changed:
    """The last officer has no card."""
    acting = document.officers()
    if len(acting) < _PAIR:
        return None
    return (_officers(document, (*acting[:-1], values.Officer(acting[-1].name, ""))),)


def alone(document: Document, _: Dossier, __: int) -> Changed:
    """Only the first officer is there."""
    acting = document.officers()
    return (_officers(document, acting[:1]),) if len(acting) >= _PAIR else None


def reversed_times(document: Document, _: Dossier, __: int) -> Changed:
    """It ends before it begins."""
    return (document.changed(begin=document.text("end"), end=document.text("begin")),)


def hurried(document: Document, _: Dossier, __: int) -> Changed:
    """It ends two minutes after it began."""
    begin = document.moment("begin")
    return (document.changed(end=_time(begin + _HURRY)),) if begin else None


def elsewhere(document: Document, dossier: Dossier, _: int) -> Changed:
    """The officers ask somebody while they inspect."""
    site = dossier.first("xianchang-bilu")
    begin, end = document.moment("begin"), document.moment("end")
    started = site.moment("begin") if site else None
    if begin is None or end is None or started is None:
        return None
    moved = started + _OFFSET
    return (document.changed(begin=_time(moved), end=_time(moved + (end - begin))),)


def vague(document: Document, dossier: Dossier, _: int) -> Changed:
    """A citation loses its 款 and 项."""
    field = next(f for f in ("ground", "provisions", "basis") if f in document.kind.fields)
    cited = document.cited(field)
    less = [Citation(c.instrument, c.article) if _has_parts(c, dossier) else c for c in cited]
    if list(cited) == less:
        return None
    return (document.changed(**{field: "；".join(str(c) for c in less)}),)


def _has_parts(citation: Citation, dossier: Dossier) -> bool:
    instrument = dossier.setting.register.instruments.get(citation.instrument)
    known = instrument.provisions if instrument else {}
    return bool(citation.paragraph or citation.item) and bool(
        {(citation.article, 1, 0), (citation.article, 0, 1)} & set(known)
    )


def void_law(document: Document, dossier: Dossier, seed: int) -> Changed:
    """A citation names law that has ended, or an article that never was."""
    cited = document.cited("provisions")
    if not cited:
        return None
    register = dossier.setting.register
    day = document.day("date") or date.fromisoformat(register.asof)
    ended = [
        next(iter(instrument.provisions.values())).citation
        for instrument in register.instruments.values()
        if instrument.provisions and citations.in_force(instrument, day.isoformat())
    ]
    first = register.instruments.get(cited[0].instrument)
    beyond = Citation(cited[0].instrument, (first.articles if first else 0) + 1)
    wrong = ended[_pick(seed, document, "law", len(ended))] if ended else beyond
    return (document.changed(provisions="；".join(str(c) for c in (wrong, *cited[1:]))),)


def unit_seal(document: Document, dossier: Dossier, _: int) -> Changed:
    """The unit that acts puts its own seal on it."""
    unit = dossier.setting.unit
    return (document.changed(seal=unit),) if unit else None


def calendar_hearing(document: Document, dossier: Dossier, _: int) -> Changed:
    """Five days are counted without leaving out weekends and holidays."""
    told = document.day("told_on")
    if told is None or not document.text("hearing"):
        return None
    wrong = add_calendar_days(told, _HEARING)
    if wrong >= add_working_days(told, _HEARING, dossier.setting.calendar):
        return None
    return (document.changed(hearing_by=wrong.isoformat()),)


def no_hearing(document: Document, _: Dossier, __: int) -> Changed:
    """Nothing is said of a hearing."""
    if not document.text("hearing"):
        return None
    return (document.changed(hearing="", hearing_term="", hearing_by=""),)


def more_facts(document: Document, _: Dossier, __: int) -> Changed:
    """The decision holds a fact that was never announced."""
    facts = document.text("facts").rstrip("。")
    return (document.changed(facts=f"{facts}，{texts()['faults']['more_facts']}"),)


def heavier(document: Document, dossier: Dossier, seed: int) -> Changed:
    """The fine grows after the other side has spoken, within the range."""
    notice = dossier.first("chufa-gaozhi")
    fine = notice.money("fine") if notice else None
    if fine is None:
        return None
    return (document.changed(fine=str(fine + 1000 * (1 + _pick(seed, document, "more", 5)))),)


def beyond_range(document: Document, dossier: Dossier, seed: int) -> Changed:
    """The fine is higher than the provision allows."""
    for citation in document.cited("basis"):
        found = citations.resolve(citation, dossier.setting.register)
        if found is None or isinstance(found, Instrument):
            continue
        most = [int(c.max) for c in found.consequences if c.kind == "罚款" and c.unit == "元"]
        if most:
            fine = max(most) + 5000 * (1 + _pick(seed, document, "beyond", 4))
            return (document.changed(fine=str(fine)),)
    return None


def due_later(document: Document, dossier: Dossier, _: int) -> Changed:
    """The time to correct runs out only after the notice of the fine."""
    day = document.day("date")
    orders = dossier.of("zeling-zhenggai")
    if day is None or not orders:
        return None
    return tuple(order.changed(due=add_calendar_days(day, 1).isoformat()) for order in orders)


def overdue_decision(document: Document, dossier: Dossier, seed: int) -> Changed:
    """Decision and all that follows come more than ninety days after the case was filed."""
    filed = dossier.first("li-an")
    begun, day = filed.day("date") if filed else None, document.day("date")
    if begun is None or day is None:
        return None
    wrong = add_calendar_days(begun, _CASE + 1 + _pick(seed, document, "late", 9))
    delay = wrong - day
    if delay <= timedelta(0):
        return None
    return tuple(
        changed
        for other in dossier.documents
        if (changed := _delayed(other, day, delay)) is not other
    )


def _delayed(document: Document, since: date, delay: timedelta) -> Document:
    """Return the document with every day that is not before ``since`` moved."""
    new = {}
    for field in document.kind.fields:
        at, day = document.moment(field), document.day(field)
        if day is None or day < since:
            continue
        new[field] = _time(at + delay) if at else (day + delay).isoformat()
    return document.changed(**new) if new else document


def _served(document: Document, dossier: Dossier) -> date | None:
    """Return the day of the document that a receipt is for."""
    number = document.text("doc_number")
    made = [d.day("date") for d in dossier.documents if d.text("number") == number]
    return made[0] if made else None


def served_early(document: Document, dossier: Dossier, seed: int) -> Changed:
    """It was handed over before it was made."""
    made, at = _served(document, dossier), document.moment("served_at")
    if made is None or at is None:
        return None
    days = timedelta(days=1 + _pick(seed, document, "early", 3))
    return (document.changed(served_at=_time(datetime.combine(made - days, at.time()))),)


def served_late(document: Document, dossier: Dossier, seed: int) -> Changed:
    """It was handed over more than seven working days later."""
    made, at = _served(document, dossier), document.moment("served_at")
    if made is None or at is None:
        return None
    days = _WEEK + 1 + _pick(seed, document, "late", 3)
    wrong = add_working_days(made, days, dossier.setting.calendar)
    return (document.changed(served_at=_time(datetime.combine(wrong, at.time()))),)


def electronic(document: Document, _: Dossier, __: int) -> Changed:
    """It was sent over the net without the other side's written consent."""
    return (document.changed(method=texts()["faults"]["electronic"], consent=""),)


def approved_late(document: Document, _: Dossier, __: int) -> Changed:
    """Approval comes the day after."""
    day = document.day("date")
    return (document.changed(approved_on=add_calendar_days(day, 1).isoformat()),) if day else None


def kept_long(document: Document, dossier: Dossier, seed: int) -> Changed:
    """What was registered is dealt with after more than seven working days."""
    day = document.day("date")
    if day is None or not document.text("handled_on"):
        return None
    days = _WEEK + 1 + _pick(seed, document, "kept", 3)
    late = add_working_days(day, days, dossier.setting.calendar)
    return (document.changed(handled_on=late.isoformat()),)


def unanswered(document: Document, _: Dossier, __: int) -> Changed:
    """The last claim is not answered."""
    answers = values.lines(document.text("review"))
    return (document.changed(review="\n".join(answers[:-1])),) if len(answers) > 1 else None


def after_decision(document: Document, dossier: Dossier, _: int) -> Changed:
    """It comes two days after the decision that it is to prepare."""
    decision = dossier.first("chufa-jueding")
    day = decision.day("date") if decision else None
    if day is None:
        return None
    wrong = day + timedelta(days=2)
    begin, end = document.moment("begin"), document.moment("end")
    if begin is None or end is None:
        return (document.changed(date=wrong.isoformat()),)
    starts = datetime.combine(wrong, begin.time())
    return (document.changed(begin=_time(starts), end=_time(starts + (end - begin))),)


def first_member(document: Document, _: Dossier, __: int) -> Changed:
    """Only one leader takes part."""
    members = values.lines(document.text("members"))
    return (document.changed(members=members[0]),) if len(members) > 1 else None


def unconfirmed(document: Document, _: Dossier, __: int) -> Changed:
    """A correction bears no fingerprint."""
    lines = values.lines(document.text("corrections"))
    if not lines:
        return None
    return (document.changed(corrections="\n".join(line.partition("，")[0] for line in lines)),)
