"""Values: how a field is written down in data, and how it reads in print."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizgen.loading import citations
from quizgen.model.law import GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.documents.kinds import Field
    from quizgen.model.law import Citation, Register

_SPLIT = re.compile(r"\s*(?:\n|；)\s*")
_OFFICER = re.compile(r"([^（）]+)(?:（([^（）]*)）)?")
_TERM = re.compile(r"([0-9]{1,4})(日|工作日|个月|年)")
_DIGITS = "零一二三四五六七八九"
_ROWS = 500
_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]"
_LOOSE = re.compile(f"(?<={_HAN}) +| +(?={_HAN})")
"""Spaces beside Chinese: good on screen; in justified print they grow to gaps."""


class Officer(NamedTuple):
    """Who acts, and the number of the card."""

    name: str
    card: str


class Term(NamedTuple):
    """A length of time, such as 60日."""

    number: int
    unit: str


def lines(text: str) -> tuple[str, ...]:
    """Return the parts of a list."""
    return tuple(part for part in _SPLIT.split(text.strip()) if part)[:_ROWS]


def speeches(text: str) -> tuple[str, ...]:
    """Return the lines of minutes."""
    return tuple(part.strip() for part in text.splitlines() if part.strip())[:_ROWS]


def names(text: str) -> tuple[str, ...]:
    """Return the names that were signed."""
    return tuple(part.strip() for part in text.split("、") if part.strip())


def officers(text: str) -> tuple[Officer, ...]:
    """Return the officers ``周岚（QC-041）、何川（QC-042）``.

    Raises:
        ValueError: If it is not written so.
    """
    found = []
    for part in names(text):
        read = _OFFICER.fullmatch(part)
        if read is None:
            raise ValueError(f"`{part}` is not a name with a card number, such as 周岚（QC-041）")
        found.append(Officer(read.group(1).strip(), (read.group(2) or "").strip()))
    return tuple(found)


def day(text: str) -> date:
    """Return a date ``2026-10-12``.

    Raises:
        ValueError: If it is none.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"`{text}` is not a date such as 2026-10-12") from None


def moment(text: str) -> datetime:
    """Return a time ``2026-10-12 09:40``.

    Raises:
        ValueError: If it is none.
    """
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M")  # noqa: DTZ007 - local time
    except ValueError:
        raise ValueError(f"`{text}` is not a time such as 2026-10-12 09:40") from None


def money(text: str) -> int:
    """Return an amount in yuan.

    Raises:
        ValueError: If it is not a whole number.
    """
    bare = text.strip().replace(",", "")
    if not re.fullmatch(r"[0-9]{1,12}", bare):
        raise ValueError(f"`{text}` is not an amount in whole yuan, such as 20000")
    return int(bare)


def term(text: str) -> Term:
    """Return a term ``60日``, ``5工作日`` or ``6个月``.

    Raises:
        ValueError: If it is none.
    """
    read = _TERM.fullmatch(text.strip().replace("个工作日", "工作日"))
    if read is None:
        raise ValueError(f"`{text}` is not a term such as 60日, 5工作日 or 6个月")
    return Term(int(read.group(1)), read.group(2))


def cited(text: str) -> tuple[Citation, ...]:
    """Return citations ``节约能源法§82；行政处罚法§28.1``.

    Raises:
        ValueError: If one is not in the grammar.
    """
    found = []
    for part in lines(text):
        citation = citations.parse(part)
        if citation is None:
            raise ValueError(f"`{part}` is not a citation such as 节约能源法§73.2(1)")
        found.append(citation)
    return tuple(found)


def rows(text: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, a line each, cells split by ``｜``.

    Raises:
        ValueError: If a row has another number of cells.
    """
    found = tuple(tuple(cell.strip() for cell in row.split("｜")) for row in speeches(text))
    for row in found:
        if len(row) != columns:
            raise ValueError(f"`{'｜'.join(row)}` has {len(row)} cells, not {columns}")
    return found


_READERS: dict[str, Callable[[str], object]] = {
    "date": day, "time": moment, "money": money, "days": term, "officers": officers,
    "citation": cited,
}  # fmt: skip


def problem(field: Field, text: str) -> str:
    """Return why ``text`` cannot be the value of ``field``, or ""."""
    if not text.strip():
        return ""
    try:
        if field.kind == "table":
            rows(text, len(field.columns))
        elif field.kind in _READERS:
            _READERS[field.kind](text)
    except ValueError as error:
        return str(error)
    return ""


def spelled(field: Field, text: str, register: Register) -> str:
    """Return how a value reads in print; what cannot be read stands as it was written."""
    text = tight(text)
    if not text or problem(field, text):
        return text
    match field.kind:
        case "date":
            return spell_day(day(text))
        case "time":
            at = moment(text)
            return f"{spell_day(at.date())}{at.hour}时{at.minute:02d}分"
        case "money":
            return f"{money(text):,}元"
        case "days":
            number, unit = term(text)
            return f"{number}{'个' if unit == '工作日' else ''}{unit}"
        case "officers":
            return "、".join(f"{name}（{card}）" if card else name for name, card in officers(text))
        case "citation":
            return "、".join(spell_citation(citation, register) for citation in cited(text))
        case _:
            return text


def tight(text: str) -> str:
    """Return a text without spaces beside Chinese characters."""
    return _LOOSE.sub("", text.strip())


def spell_day(value: date) -> str:
    """Return a date as Chinese documents write it."""
    return f"{value.year}年{value.month}月{value.day}日"


def spell_citation(citation: Citation, register: Register) -> str:
    """Return ``《中华人民共和国节约能源法》第七十三条第二款第（一）项``."""
    if citation.instrument == GIVEN:
        return f"{GIVEN}第{chinese(citation.article)}条"
    instrument = register.instruments.get(citation.instrument)
    title = (instrument.full_title if instrument else "") or citation.instrument
    text = f"《{title}》第{chinese(citation.article)}条"
    if citation.paragraph:
        text += f"第{chinese(citation.paragraph)}款"
    return f"{text}第（{chinese(citation.item)}）项" if citation.item else text


def chinese(number: int) -> str:
    """Return a whole number below ten thousand in Chinese numerals."""
    text, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text or _DIGITS[0]


def minutes_between(begin: datetime, end: datetime) -> int:
    """Return whole minutes."""
    return (end - begin) // timedelta(minutes=1)
