"""Amounts: numbers, quantities and ranges as Chinese texts write them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DIGITS = "零一二三四五六七八九"
TENS = {"十": 10, "百": 100, "千": 1000}
MULTIPLES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[零一二两三四五六七八九十百千]+"
_QUANTITY = rf"(?:{NUMBER}) ?[百千万亿]?"
UNIT = (
    r"吨标准煤|千克标准煤|万?千瓦时|万?kWh|tce|kgce|立方米|个?工作日|个百分点|平方米"
    r"|元|倍|人|名|日|天|个月|月|年|小时|吨|千克|%|％|次|份|项|条"
)
_UNIT = re.compile(UNIT)
QUANTITY = re.compile(rf"({NUMBER}) ?([百千万亿]?) ?({UNIT})")
_WHOLE = re.compile(rf"(?:处|罚款)?({NUMBER}) ?([百千万亿]?) ?({UNIT})?(?:以?内|罚款)?[。；]?")
_BOTH = re.compile(
    rf"({NUMBER}) ?([百千万亿]?) ?({UNIT})?(以上|至|到|～|~|—|-)(不满)?"
    rf"({NUMBER}) ?([百千万亿]?) ?({UNIT})(以下)?"
)
_AT_LEAST = re.compile(rf"(超过|高于|多于)?({NUMBER}) ?([百千万亿]?) ?({UNIT})(以上)?")
_AT_MOST = re.compile(rf"(不满|不足|低于|少于)?({NUMBER}) ?([百千万亿]?) ?({UNIT})(以下)?")


class Amount(NamedTuple):
    """A number of something."""

    value: Fraction
    unit: str


class Range(NamedTuple):
    """From one number to another, an end of ``None`` is open; ``above`` leaves ``low`` out."""

    low: Fraction | None
    high: Fraction | None
    unit: str
    above: bool = False
    below: bool = False


def number(text: str) -> Fraction:
    """Return what Arabic or Chinese digits say: ``1,500``, ``2.5`` or ``十五``."""
    if text[0].isascii():
        return Fraction(text.replace(",", ""))
    total = digit = 0
    for sign in text.replace("两", "二"):
        if sign in TENS:
            total += (digit or 1) * TENS[sign]
            digit = 0
        else:
            digit = DIGITS.index(sign)
    return Fraction(total + digit)


def _value(digits: str, multiple: str) -> Fraction:
    return number(digits) * MULTIPLES[multiple]


def _plain(unit: str) -> str:
    """Return ``unit`` without the words that change nothing."""
    return {"天": "日", "名": "人", "％": "%", "个月": "月", "个工作日": "工作日"}.get(unit, unit)


def amount(text: str) -> Amount | None:
    """Return the amount that all of ``text`` is, or ``None``."""
    found = _WHOLE.fullmatch(text.strip())
    if found is None:
        return None
    return Amount(_value(found[1], found[2]), _plain(found[3] or ""))


def amounts(text: str) -> Iterator[tuple[str, Amount]]:
    """Yield every amount in ``text`` as written and as read."""
    for found in QUANTITY.finditer(text):
        yield found[0], Amount(_value(found[1], found[2]), _plain(found[3]))


def ranges(text: str) -> Iterator[Range]:
    """Yield every range in ``text`` that has two ends."""
    for found in _BOTH.finditer(text):
        yield _both(found)


def whole_range(text: str) -> Range | None:
    """Return the range that all of ``text`` is, one end of which may be open, or ``None``."""
    text = text.strip("。； ")
    if found := _BOTH.fullmatch(text):
        return _both(found)
    found = _AT_LEAST.fullmatch(text)
    if found and (found[1] or found[5]):
        low, unit = _value(found[2], found[3]), _plain(found[4])
        return Range(low, None, unit, above=bool(found[1]))
    found = _AT_MOST.fullmatch(text)
    if found and (found[1] or found[5]):
        return Range(None, _value(found[2], found[3]), _plain(found[4]), below=bool(found[1]))
    return None


def _both(found: re.Match[str]) -> Range:
    unit = found[8]
    # “1至3万元”: the multiple of the second number is also that of the first
    multiple = found[2] or ("" if found[3] else found[7])
    low = _value(found[1], multiple)
    return Range(low, _value(found[6], found[7]), _plain(unit), below=bool(found[5]))
