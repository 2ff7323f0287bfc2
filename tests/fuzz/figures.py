"""Figures: the ways of writing a number that say just that number."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
RAISED = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅐": (1, 7), "⅛": (1, 8)}


def spoken(value: int) -> str:
    """Write a whole number below 10**16 as a numeral (not the engines' way: digit by digit)."""
    if not value:
        return "零"
    sections = []
    while value:
        value, section = divmod(value, 10000)
        sections.append(section)
    out = ""
    gap = False
    for place in range(len(sections) - 1, -1, -1):
        section = sections[place]
        digits = f"{section:04d}"
        if section:
            if out and (gap or digits[0] == "0"):
                out += "零"
            for at, digit in enumerate(digits):
                if digit != "0":
                    if digits[:at].strip("0") and digits[at - 1] == "0":
                        out += "零"
                    out += DIGITS[int(digit)] + ["千", "百", "十", ""][at]
            out += ["", "万", "亿", "万"][place]
            gap = False
        elif place == 2:
            out += "亿"
        else:
            gap = True
        if section and place == 3 and len(sections) == 4 and sections[2] == 0:
            gap = False
    return out.removeprefix("一") if out.startswith("一十") else out


def plain(value: Fraction) -> str | None:
    """Write a number with a short decimal, or return None."""
    for places in range(8):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if value < 0 else ""
            return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return None


def grouped(text: str) -> str:
    """Put a comma before every three digits of the whole part."""
    whole, _, rest = text.partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


def figure(random: Random, value: Fraction) -> str:
    """Write a number in one of many ways that say just that."""
    size = abs(value)
    sign = random.choice(["-", "负", "−"]) if value < 0 else random.choice(["", "", "", "", "+"])
    text = plain(size)
    if text is None:
        return f"{sign}{size.numerator}/{size.denominator}"
    way = random.randrange(16)
    if way == 0:
        text = grouped(text)
    elif way == 1:
        power = random.randrange(-4, 7)
        text = f"{plain(size / Fraction(10) ** power) or text}e{power}"
        if plain(size / Fraction(10) ** power) is None:
            text = text.split("e")[0]
    elif way in {2, 3}:
        power = random.randrange(1, 6)
        mantissa = plain(size / 10**power)
        if mantissa is not None:
            cross = random.choice(["×", "*", "x", " × "])
            raised = str(power)
            text = f"{mantissa}{cross}10" + (f"^{raised}" if way == 2 else raised.translate(RAISED))
    elif way in {4, 5, 6}:
        name, power = random.choice(
            [("万", 4), ("千", 3), ("亿", 8), ("百", 2), ("十", 1), ("百万", 6)]
        )
        scaled = plain(size / 10**power)
        if scaled is not None:
            text = f"{scaled}{random.choice(['', '', ' '])}{name}"
    elif way in {7, 8, 9} and size.denominator == 1 and size < 10**16:
        text = spoken(int(size))
        if random.random() < 0.2:
            text = text.translate(FINANCIAL)
        if random.random() < 0.15:
            text = text.replace("二千", "两千").replace("二万", "两万").replace("零", "〇")
    elif way == 10 and "." in text:
        whole, _, rest = text.partition(".")
        text = f"{spoken(int(whole))}点{''.join(DIGITS[int(digit)] for digit in rest)}"
    elif way == 11:
        text += ".0" if "." not in text else random.choice(["0", "00"])
    elif way == 12:
        factor = random.randrange(1, 7)
        text = f"{size.numerator * factor}/{size.denominator * factor}"
    elif way == 13:
        for sign_, (over, under) in VULGAR.items():
            whole = size - Fraction(over, under)
            if whole >= 0 and whole.denominator == 1:
                text = f"{int(whole) or ''}{sign_}"
    elif way == 14 and size.denominator > 1 and size < 1:
        text = f"{spoken(size.denominator)}分之{spoken(size.numerator)}"
    elif way == 15 and size.denominator == 1 and size >= 10**4 and size % 1000 == 0:
        high, low = divmod(int(size), 10**4)
        text = f"{high}万" + (f"{low // 1000}千" if low else "")
    return sign + text
