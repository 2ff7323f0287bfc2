"""Reading: a written number with its unit, in any of the forms of contract section 4."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from quizgen.grading.numerals import NUMERAL_CHARS, Numeral, numeral
from quizgen.grading.quantity import is_unit
from quizgen.grading.text import clean, single_spaced, visible

LONGEST = 256
"""Code points of an answer that are read as a number at most."""

_SUPERSCRIPT = re.compile("(?<=[0-9０-９])[⁺⁻]?[⁰¹²³⁴-⁹]+")
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_VULGAR = re.compile("([0-9０-９]?)([\u00bc-\u00be\u2150-\u215e\u2189])")

_DECIMAL = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_PLAIN_DECIMAL = re.compile(_DECIMAL)
_NUMBER = re.compile(
    rf"(?P<mantissa>{_DECIMAL})(?:(?:[eE]| ?[×xX*] ?10 ?\^ ?)(?P<exponent>[+-]?[0-9]+))?"
)
_MIXED = re.compile(r"([0-9]+)\+\(([0-9]+)/([0-9]+)\)|([0-9]+)/([0-9]+)")
_SHARES = {"百分之": (1, "%"), "千分之": (1, "‰"), "万分之": (10000, "")}
_WHOLE = re.compile(r"[0-9]+")
_STAGES = ({"十": 10, "百": 100, "千": 1000}, {"万": 10**4}, {"亿": 10**8})
_MOST_EXPONENT_DIGITS = 3

QUALIFIERS = re.compile(
    "以上|以下|以内|以外|以前|以后|之间|左右|上下|不超过|超过|不低于|低于|不高于|高于|不少于|少于"
    "|不足|不满|不到|不等|余|多|来|许|几|起"
)
_QUALIFIED = re.compile(
    "(?:不超过|超过|不低于|低于|不高于|高于|不少于|少于|多于|不足|不满|不到|至少|至多|最多|最少|近"
    "|将近|接近|不大于|不小于|大于|小于|>|<|≥|≤) ?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it was written."""

    value: Fraction
    unit: str = ""
    """What followed the number, as written; "" when nothing did."""
    decimals: str = ""
    """The plain decimal that was written, "" where its decimals cannot be counted."""
    figures: str = ""
    """The decimal whose significant figures count, "" where they cannot be counted."""
    multiplier: int = 1
    has_multiplier: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """A number that was recognised at the start of a text; ``rest`` follows it."""

    reading: Reading
    rest: str
    ascii: bool = False
    integer: bool = False
    closed: bool = False
    """Nothing may follow."""


_UNREADABLE = _Form(Reading(Fraction(0)), "?", closed=True)
"""A form that was recognised and is no number, such as 1/0."""


def prepare(text: str) -> str:
    """Apply P1 to P3: superscripts, vulgar fractions, N1 to N3, single spaces.

    What nobody sees goes first, lest it stand between a digit and its ½.
    """
    text = _SUPERSCRIPT.sub(lambda m: "^" + m[0].translate(_SUPERSCRIPT_DIGITS), visible(text))
    text = _VULGAR.sub(_vulgar, text)
    return single_spaced(clean(text))


def _vulgar(match: re.Match[str]) -> str:
    fraction = unicodedata.normalize("NFKC", match[2]).replace("\u2044", "/")
    return f"{match[1]}+({fraction})" if match[1] else f"0+({fraction})"


@lru_cache(maxsize=4096)
def read(text: str) -> Reading | str:
    """Return the number that ``text`` writes, or the reason why it cannot be read.

    The reason is ``format`` or ``qualifier``. 约 is noted in ``approximate``, not judged.
    """
    return read_prepared(prepare(text))


def read_prepared(text: str) -> Reading | str:
    """Do the same for a text that `prepare` has made."""
    if len(text) > LONGEST:
        return "format"
    qualified = _QUALIFIED.match(text)
    if qualified:
        return "format" if _read_signed(text[qualified.end() :]) == "format" else "qualifier"
    return _read_signed(text)


def _read_signed(text: str) -> Reading | str:
    approximate = False
    for word in ("大约", "约", "≈"):
        if text.startswith(word):
            text = text[len(word) :].removeprefix(" ")
            approximate = True
            break
    negative = text[:1] in ("-", "负")
    if text[:1] in ("+", "-", "负"):
        text = text[1:].removeprefix(" ")
    form = _form(text)
    if form is None or _goes_on(form.rest):
        return "format"
    if form.ascii:
        form = _multiplied(form)
    unit = form.rest.strip(" ")
    if _goes_on(unit):
        return "format"
    if unit and (form.closed or not is_unit(unit)):
        if QUALIFIERS.search(unit):
            return "qualifier"
        if form.closed or unit[0] in NUMERAL_CHARS:
            return "format"
    reading = form.reading
    value = -reading.value if negative else reading.value
    return replace(reading, value=value, unit=unit or reading.unit, approximate=approximate)


def _goes_on(rest: str) -> bool:
    """Say whether ``rest`` goes on like a number that is none: 5. or 5,0000."""
    return rest[:1] in tuple("0123456789.,")


def _form(text: str) -> _Form | None:
    return _share(text) or _parts(text) or _fraction(text) or _decimal(text) or _chinese(text)


def _share(text: str) -> _Form | None:
    divisor, unit = _SHARES.get(text[:3], (0, ""))
    if not divisor:
        return None
    above = _above(text[3:])
    if above is None:
        return _UNREADABLE
    own = above.reading
    if divisor > 1:
        return _Form(Reading(own.value / divisor), above.rest, closed=True)
    reading = Reading(own.value, unit, own.decimals, own.figures)
    return _Form(reading, above.rest, closed=True)


def _parts(text: str) -> _Form | None:
    digits = _WHOLE.match(text)
    size = digits.end() if digits else _run(text)
    if not text.startswith("分之", size):
        return None
    below = int(digits[0]) if digits else _whole(text[:size])
    above = _above(text[size + 2 :])
    if not below or above is None:
        return _UNREADABLE
    return _Form(Reading(above.reading.value / below), above.rest)


def _above(text: str) -> _Form | None:
    """Read what stands after 分之: a decimal without exponent, or a numeral."""
    match = _PLAIN_DECIMAL.match(text)
    if not match:
        return _chinese(text)
    plain, rest = match[0].replace(",", ""), text[match.end() :]
    return None if _goes_on(rest) else _Form(Reading(Fraction(plain), "", plain, plain), rest)


def _whole(text: str) -> int | None:
    number = None if "点" in text else numeral(text)
    return None if number is None else int(number.value)


def _ratio(above: int, below: int, rest: str) -> _Form:
    return _Form(Reading(Fraction(above, below)), rest, ascii=True) if below else _UNREADABLE


def _fraction(text: str) -> _Form | None:
    match = _MIXED.match(text)
    if not match:
        return None
    above, below = int(match[2] or match[4]), int(match[3] or match[5])
    form = _ratio(above, below, text[match.end() :])
    whole = int(match[1] or 0)
    return replace(form, reading=replace(form.reading, value=form.reading.value + whole))


def _decimal(text: str) -> _Form | None:
    match = _NUMBER.match(text)
    if not match:
        return None
    plain = match["mantissa"].replace(",", "")
    rest = text[match.end() :]
    exponent = match["exponent"]
    if exponent is None:
        return _Form(
            Reading(Fraction(plain), "", plain, plain), rest, ascii=True, integer="." not in plain
        )
    if len(exponent.lstrip("+-")) > _MOST_EXPONENT_DIGITS:
        return _UNREADABLE
    value = Fraction(plain) * Fraction(10) ** int(exponent)
    return _Form(Reading(value, "", "", plain), rest, ascii=True)


def _run(text: str) -> int:
    length = 0
    while length < len(text) and text[length] in NUMERAL_CHARS:
        length += 1
    return length


def _chinese(text: str) -> _Form | None:
    run = _run(text)
    for length in range(run, 0, -1):
        number = numeral(text[:length])
        rest = text[length:]
        if number and (not rest.strip(" ") or is_unit(rest.strip(" "))):
            return _Form(_numeral_reading(number), rest)
    number = numeral(text[:run])
    return _Form(_numeral_reading(number), text[run:]) if number else None


def _numeral_reading(number: Numeral) -> Reading:
    return Reading(
        number.value,
        "",
        "" if number.scaled else number.mantissa,
        number.mantissa,
        number.multiplier,
        number.has_multiplier,
    )


def _multiplied(form: _Form) -> _Form:
    """Read the multipliers and further segments that may follow an ASCII number."""
    multiplier, rest = _multiplier(form.rest)
    if not multiplier:
        return form
    reading = replace(
        form.reading,
        value=form.reading.value * multiplier,
        decimals="",
        multiplier=multiplier,
        has_multiplier=True,
    )
    previous = multiplier
    while form.integer:
        segment = _WHOLE.match(rest)
        if not segment:
            break
        multiplier, after = _multiplier(rest[segment.end() :])
        worth = int(segment[0]) * multiplier
        if not multiplier or worth >= previous:
            break
        reading = replace(reading, value=reading.value + worth, figures="", multiplier=1)
        previous, rest = multiplier, after
    return replace(form, reading=reading, rest=rest)


def _multiplier(rest: str) -> tuple[int, str]:
    """Return the product of [十百千]?万?亿? that ``rest`` begins with (0: none), and what follows.

    U0: where all that is left is a known unit, it is that unit (500千克), not a multiplier.
    """
    product = 0
    text = rest.removeprefix(" ")
    for stage in _STAGES:
        if text[:1] in stage and not is_unit(text.strip(" ")):
            product = (product or 1) * stage[text[0]]
            text = text[1:]
    return product, text if product else rest
