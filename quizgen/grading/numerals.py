"""Numerals: Chinese numbers by a strict grammar (contract section 4).

A structured numeral is right when writing its value again gives the same characters; this holds
all 零 rules at once. Financial digits, 〇 and 两 are read as their plain forms first.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_PLAIN = str.maketrans("〇壹贰叁肆伍陆柒捌玖拾佰仟", "零一二三四五六七八九十百千")
_VALUE = {char: number for number, char in enumerate(_DIGITS)}
_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_BIG = "百千万亿"
NUMERAL_CHARS = frozenset("零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿点")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A Chinese number: its value and how it was written."""

    value: Fraction
    mantissa: str
    """ASCII decimal before any multiplier, such as ``3.14`` of 三点一四万."""
    scaled: bool = False
    """A decimal with a multiplier: its decimals cannot be counted."""
    multiplier: int = 1
    """Of the run of 百千万亿 at the end; what the first end of a range inherits."""
    has_multiplier: bool = False


@lru_cache(maxsize=4096)
def numeral(text: str) -> Numeral | None:
    """Return the number that ``text`` writes as a whole, or ``None``."""
    plain = text.translate(_PLAIN)
    head, point, tail = plain.partition("点")
    if point:
        return _decimal(head, tail, financial=plain != text.replace("〇", "零"), text=text)
    value = _integer(plain)
    if value is None:
        value = _colloquial(plain)
    if value is None:
        return None
    run = len(plain) - len(plain.rstrip(_BIG))
    multiplier = _product(plain[len(plain) - run :])
    return Numeral(
        Fraction(value), str(value), multiplier=multiplier, has_multiplier=_has_big(plain)
    )


def _has_big(plain: str) -> bool:
    return any(char in _BIG for char in plain)


def _product(units: str) -> int:
    product = 1
    for char in units:
        product *= _UNIT[char]
    return product


def _decimal(head: str, tail: str, *, financial: bool, text: str) -> Numeral | None:
    whole = _integer(head)
    digits = tail.rstrip("十百千万亿")
    units = tail[len(digits) :]
    if whole is None or not digits or any(char not in _VALUE for char in digits):
        return None
    if not _is_multiplier(units) or (financial and text[len(text) - len(units) :] != units):
        return None
    mantissa = f"{whole}." + "".join(str(_VALUE[char]) for char in digits)
    multiplier = _product(units)
    return Numeral(
        Fraction(mantissa) * multiplier,
        mantissa,
        scaled=bool(units),
        multiplier=multiplier,
        has_multiplier=bool(units),
    )


def _is_multiplier(units: str) -> bool:
    """Say whether ``units`` is [十百千]?万?亿?."""
    if units and units[0] in "十百千":
        units = units[1:]
    return units in {"", "万", "亿", "万亿"}


def _integer(plain: str) -> int | None:
    if len(plain) == 1 and plain in "两" + _DIGITS:
        return 2 if plain == "两" else _VALUE[plain]
    if plain and all(char in _VALUE for char in plain):
        return int("".join(str(_VALUE[char]) for char in plain))
    return _structured(plain)


def _structured(plain: str) -> int | None:
    if not plain or not _liang_stands_right(plain):
        return None
    plain = plain.replace("两", "二")
    if plain[0] == "十":
        plain = "一" + plain
    total = wan = section = digit = 0
    for char in plain:
        if char in _VALUE:
            digit = _VALUE[char]
        elif char == "万":
            wan, section, digit = (section + digit) * 10**4, 0, 0
        elif char == "亿":
            total, wan, section, digit = (wan + section + digit) * 10**8, 0, 0, 0
        elif char in _UNIT:
            section, digit = section + digit * _UNIT[char], 0
        else:
            return None
    total += wan + section + digit
    return total if write(total) == plain else None


def _liang_stands_right(plain: str) -> bool:
    """两 stands only before 百 and 千, or as all of what stands before 万 or 亿."""
    for place, char in enumerate(plain):
        if char != "两":
            continue
        after = plain[place + 1 : place + 2]
        if after not in {"百", "千", "万", "亿"}:
            return False
        start = max(plain.rfind("万", 0, place), plain.rfind("亿", 0, place)) + 1
        if after in "万亿" and plain[start:place] not in {"", "零"}:
            return False
    return True


def _colloquial(plain: str) -> int | None:
    """Read 一万五 (15000) and 一百五 (150): a last digit worth a tenth of the unit before it."""
    if len(plain) < 3 or plain[-1] not in _DIGITS[1:] or plain[-2] not in _BIG:  # noqa: PLR2004
        return None
    head = _structured(plain[:-1])
    return None if head is None else head + _VALUE[plain[-1]] * _UNIT[plain[-2]] // 10


def write(value: int) -> str:
    """Write a whole number from 1 up to 10^16 - 1 the one strict way; 10 to 19 begin with 一十."""
    high, low = divmod(value, 10**8)
    if not value > 0 or high >= 10**8:
        return ""
    if not high:
        return _below_yi(low)
    zero = "零" if 0 < low < 10**7 else ""
    return f"{_below_yi(high)}亿{zero}{_below_yi(low)}"


def _below_yi(value: int) -> str:
    high, low = divmod(value, 10**4)
    if not high:
        return _section(low)
    zero = "零" if 0 < low < 10**3 else ""
    return f"{_section(high)}万{zero}{_section(low)}"


def _section(value: int) -> str:
    text, gap = "", False
    for unit, char in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + char
        gap = not digit
    return text
