"""Law facts: what a provision says in fields, written as people say it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.messages import message

if TYPE_CHECKING:
    from quizgen.model.law import Citation, Consequence, Deadline, Instrument, Provision

_WAN = 10_000
_SPOKEN = {"日": "日", "工作日": "个工作日", "月": "个月", "年": "年", "小时": "小时"}
_DIGITS = "零一二三四五六七八九"


def facts(provision: Provision, above: Provision | None = None) -> list[tuple[str, str]]:
    """Return labels and texts of a provision; what it has in common with ``above`` is left out."""
    rows: list[tuple[str, str]] = []
    for name in ("duty_holder", "precondition", "proposes", "decides"):
        value: str = getattr(provision, name)
        if value and (above is None or value != getattr(above, name)):
            rows.append((message(f"law.{name}"), value))
    if provision.consequences:
        spelled = "；".join(consequence(one) for one in provision.consequences)
        rows.append((message("law.consequences"), spelled))
    if provision.deadlines:
        spelled = "；".join(deadline(one) for one in provision.deadlines)
        rows.append((message("law.deadlines"), spelled))
    if provision.see:
        rows.append((message("law.see"), "、".join(provision.see)))
    if above is not None and provision.evidence is not above.evidence:
        rows.append((message("law.evidence"), message(f"law.evidence.{provision.evidence}")))
    return rows


def consequence(one: Consequence) -> str:
    """Return a consequence as a phrase, such as 处1万元以上5万元以下罚款（逾期不改正）."""
    text = one.kind
    if one.min or one.max:
        text = f"处{amount(one)}{text}" if text == "罚款" else f"{text}{amount(one)}"
    notes = [note for note in (one.after, one.by and f"由{one.by}决定") if note]
    return f"{text}（{'，'.join(notes)}）" if notes else text


def amount(one: Consequence) -> str:
    """Return the range of a consequence in words of law."""
    base = one.base and (f"{one.base}的" if one.unit == "%" else one.base)
    if one.min and one.min == one.max:
        return base + _measure(one.min, one.unit)
    least = f"{_measure(one.min, one.unit)}以上" if one.min else ""
    most = f"{_measure(one.max, one.unit)}以下" if one.max else ""
    return base + least + most


def _measure(number: str, unit: str) -> str:
    value = Decimal(number)
    if unit == "元" and value >= _WAN and value % 100 == 0:
        return f"{_plain(value / _WAN)}万元"
    return f"{_plain(value)}{_SPOKEN.get(unit, unit)}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def deadline(one: Deadline) -> str:
    """Return a term as a phrase, such as 听证申请：5个工作日以内."""
    return f"{one.what}：{one.number}{_SPOKEN.get(one.unit, one.unit)}{one.limit}"


def chinese(number: int) -> str:
    """Return a number below 10,000 in Chinese, as articles are numbered: 82 is 八十二."""
    text = ""
    pending_zero = False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if pending_zero else "") + _DIGITS[digit] + unit
            pending_zero = False
        elif text and number:
            pending_zero = True
    return text.removeprefix("一") if text.startswith("一十") else text


def children(found: Provision, instrument: Instrument) -> list[Provision]:
    """Return the 款 of an article, or the 项 of an article or 款."""
    place = found.citation
    if place.item:
        return []
    own = [p for p in instrument.provisions.values() if p.citation.article == place.article]
    if not place.paragraph:
        paragraphs = [p for p in own if p.citation.paragraph and not p.citation.item]
        if paragraphs:
            return paragraphs
    return [p for p in own if p.citation.item and p.citation.paragraph == place.paragraph]


def short_name(citation: Citation) -> str:
    """Return what a 款 or 项 is called on the page of its article."""
    if citation.item:
        return f"（{chinese(citation.item)}）"
    return f"第{chinese(citation.paragraph)}款"


def status(instrument: Instrument, asof: str) -> str:
    """Return whether an instrument is in force, as far as is known."""
    if instrument.effective and instrument.effective > asof:
        return message("law.status.future")
    text = message(f"law.status.{instrument.status}")
    if instrument.ended:
        text = f"{message('law.ended', date=instrument.ended)}{text}"
    if instrument.successor:
        text += f"，{message('law.successor', title=instrument.successor)}"
    return text
