"""Delays: how the days and hours of a right document are spoilt."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from quizgen.documents.picking import pick
from quizgen.documents.terms import last_day
from quizgen.domain import add_calendar_days

if TYPE_CHECKING:
    from quizgen.documents.dossier import Document, Dossier

    Changed = tuple[Document, ...] | None

_HURRY = timedelta(minutes=2)
_OFFSET = timedelta(minutes=5)
_CASE = 90
_HEARING = 5
_WEEK = 7


def _time(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")


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


def calendar_hearing(document: Document, dossier: Dossier, _: int) -> Changed:
    """Five days are counted without leaving out weekends and holidays."""
    told = document.day("told_on")
    if told is None or not document.text("hearing"):
        return None
    wrong = add_calendar_days(told, _HEARING)
    right = last_day(told, _HEARING, dossier.setting)
    if right is None or wrong >= right:
        return None
    return (document.changed(hearing_by=wrong.isoformat()),)


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
    wrong = add_calendar_days(begun, _CASE + 1 + pick(seed, document, "late", 9))
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
    days = timedelta(days=1 + pick(seed, document, "early", 3))
    return (document.changed(served_at=_time(datetime.combine(made - days, at.time()))),)


def served_late(document: Document, dossier: Dossier, seed: int) -> Changed:
    """It was handed over more than seven working days later."""
    made, at = _served(document, dossier), document.moment("served_at")
    if made is None or at is None:
        return None
    days = _WEEK + 1 + pick(seed, document, "late", 3)
    wrong = last_day(made, days, dossier.setting)
    if wrong is None:
        return None
    return (document.changed(served_at=_time(datetime.combine(wrong, at.time()))),)


def called_late(document: Document, _: Dossier, seed: int) -> Changed:
    """People are called to the hearing a few days before it."""
    begin = document.day("begin")
    if begin is None:
        return None
    days = timedelta(days=3 + pick(seed, document, "called", 3))
    return (document.changed(notified_on=(begin - days).isoformat()),)


def approved_late(document: Document, _: Dossier, __: int) -> Changed:
    """Approval comes the day after."""
    day = document.day("date")
    return (document.changed(approved_on=add_calendar_days(day, 1).isoformat()),) if day else None


def kept_long(document: Document, dossier: Dossier, seed: int) -> Changed:
    """What was registered is dealt with after more than seven working days."""
    day = document.day("date")
    if day is None or not document.text("handled_on"):
        return None
    days = _WEEK + 1 + pick(seed, document, "kept", 3)
    late = last_day(day, days, dossier.setting)
    return None if late is None else (document.changed(handled_on=late.isoformat()),)


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
