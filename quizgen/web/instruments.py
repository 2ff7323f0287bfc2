"""Instruments: meters and nameplates as drawings, their figures those of the case."""

from __future__ import annotations

import re
from math import cos, radians, sin
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quizgen.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHOWN, NUMBER, RATIO, UNIT = "示数", "表号", "倍率", "单位"
"""Fields that a meter draws in places of their own; others stand below."""

DIGITS = 6
_NOT_DIGIT = re.compile(r"[^0-9.]")


def meter(fields: Mapping[str, str], alt: str) -> Markup:
    """Return an electricity meter: housing, window with digits, dial, number plate."""
    parts = [*_housing(), *_window(fields.get(SHOWN, "")), *_dial(), *_plate(fields)]
    return _drawing(560, 640, alt, parts)


def nameplate(fields: Mapping[str, str], title: str, alt: str) -> Markup:
    """Return a riveted plate with a line for each field."""
    height = 150 + 62 * len(fields)
    parts = [
        _shape(f'<rect x="6" y="6" width="708" height="{height - 12}" rx="18"', "#c9ccd0", "#555"),
        _shape(f'<rect x="26" y="26" width="668" height="{height - 52}" rx="8"', "none", "#555"),
        _text(360, 84, title, 34, weight="bold"),
    ]
    for x in (46, 674):
        for y in (46, height - 46):
            parts.append(_shape(f'<circle cx="{x}" cy="{y}" r="9"', "#9a9da1", "#444"))
            parts.append(
                Markup('<path d="M{0} {1}h10" stroke="#444" stroke-width="2"/>').format(x - 5, y)
            )
    for place, (label, value) in enumerate(fields.items()):
        y = 146 + 62 * place
        parts.append(_text(90, y, label, 26, anchor="start", fill="#333"))
        parts.append(_text(300, y, value, 28, anchor="start", family="monospace"))
        parts.append(Markup('<path d="M290 {0}h350" stroke="#777"/>').format(y + 12))
    return _drawing(720, height, alt, parts)


def _housing() -> Iterator[Markup]:
    yield _shape('<rect x="10" y="10" width="540" height="620" rx="34"', "#e9ebee", "#444")
    yield _shape('<rect x="44" y="44" width="472" height="430" rx="16"', "#fbfbf8", "#777")
    yield _shape('<rect x="150" y="520" width="260" height="84" rx="8"', "#d6d9dd", "#666")
    for x in (190, 250, 310, 370):
        yield _shape(f'<circle cx="{x}" cy="562" r="15"', "#b9bcc0", "#555")
    yield _text(280, 86, message("instrument.meter"), 26, weight="bold")


def _window(shown: str) -> Iterator[Markup]:
    """Yield the drums with the reading, the digits right-aligned as on a meter."""
    whole, _, part = _NOT_DIGIT.sub("", shown).partition(".")
    digits = whole.rjust(max(DIGITS, len(whole)), "0") + part[:1]
    step = min(56, 400 // len(digits))
    left = 280 - step * len(digits) / 2
    yield _shape(
        f'<rect x="{left - 12:.0f}" y="104" width="{step * len(digits) + 24}" height="96" rx="6"',
        "#222", "#000",
    )  # fmt: skip
    for place, digit in enumerate(digits):
        x = left + step * place
        red = bool(part) and place == len(digits) - 1
        fill = "#a3231f" if red else "#fdfdfa"
        yield _shape(
            f'<rect x="{x + 3:.0f}" y="114" width="{step - 6}" height="76" rx="3"', fill, "#000"
        )
        ink = "#fff" if red else "#111"
        yield _text(x + step / 2, 171, digit, 54, fill=ink, family="monospace", weight="bold")
    yield _text(280, 232, message("instrument.unit"), 24, family="serif")


def _dial() -> Iterator[Markup]:
    """Yield the disc with its marks, standing still as on a photograph."""
    yield _shape('<ellipse cx="280" cy="300" rx="150" ry="30"', "#d9dadb", "#555")
    yield _shape('<ellipse cx="280" cy="294" rx="150" ry="26"', "#eff0f1", "#555")
    for angle in range(0, 360, 20):
        x, y = cos(radians(angle)), sin(radians(angle))
        yield Markup('<path d="M{0:.1f} {1:.1f}L{2:.1f} {3:.1f}" stroke="#666"/>').format(
            280 + 138 * x, 294 + 23 * y, 280 + 150 * x, 294 + 26 * y
        )
    yield _shape('<rect x="268" y="264" width="24" height="8"', "#a3231f", "#a3231f")


def _plate(fields: Mapping[str, str]) -> Iterator[Markup]:
    named = [(NUMBER, fields.get(NUMBER, "")), (RATIO, fields.get(RATIO, ""))]
    named += [(k, v) for k, v in fields.items() if k not in {SHOWN, NUMBER, RATIO, UNIT}]
    rows = [f"{label}　{value}" for label, value in named if value]
    step = 34 if len(rows) < 4 else 30  # noqa: PLR2004 - so that four stay clear of the frame
    for place, text in enumerate(rows[:4]):
        yield _text(280, 366 + step * place, text, 25, family="monospace")


def _shape(opening: str, fill: str, stroke: str) -> Markup:
    """Return a shape that this module wrote; no text of a scenario comes in here."""
    return Markup(f'{opening} fill="{fill}" stroke="{stroke}" stroke-width="2"/>')  # noqa: S704


def _text(
    x: float, y: float, text: str, size: int, *, anchor: str = "middle", fill: str = "#111",
    family: str = "sans-serif", weight: str = "normal",
) -> Markup:  # fmt: skip
    return Markup(
        '<text x="{:.0f}" y="{:.0f}" font-size="{}" text-anchor="{}" fill="{}"'
        ' font-family="{}" font-weight="{}">{}</text>'
    ).format(x, y, size, anchor, fill, family, weight, text)


def _drawing(width: int, height: int, alt: str, parts: list[Markup]) -> Markup:
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        "<title>{}</title>{}</svg>"
    ).format(width, height, alt, escape(alt), Markup().join(parts))
