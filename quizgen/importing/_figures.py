"""Figures: numbers of other systems with tolerance and units as fields of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.importing._answers import Answer, NotTakenError, share_text
from quizgen.model.units import by_spelling

if TYPE_CHECKING:
    from fractions import Fraction

    from quizgen.importing.base import Fields

_NEAR = 0.0001


def some(fields: Fields) -> Fields:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", [], None)}


def number_fields(
    answers: list[Answer], details: dict[str, str], slips: dict[int, str], lost: list[str]
) -> Fields:
    """Return what number is right.

    Raises:
        NotTakenError: If none is.
    """
    rows = []
    for place, answer in enumerate(answers, 1):
        if answer.text.strip() == "*":
            lost.append("what is said to any other number")
            continue
        rows.append((place, answer))
    main = next((answer for _, answer in rows if answer.share > 1 - _NEAR), None)
    if main is None:
        raise NotTakenError("no number is right")
    also = [
        some(
            {
                "value": _number(answer.text),
                "fraction": share_text(answer.share),
                "tag": slips.get(place, ""),
                "why": answer.why,
            }
        )
        for place, answer in rows
        if answer is not main
    ]
    near = _number(main.tolerance or "0")
    fields: Fields = {"value": _number(main.text), "tol": {"abs": near} if float(near) else ""}
    names = [name for name in details.get("units", "").split("\n") if name]
    units = list(dict.fromkeys(by_spelling().get(name, name) for name in names))
    if units:
        fields |= {"unit": units[0], "units": units if len(units) > 1 else ""}
        if details.get("unitgradingtype", "0") not in {"", "0"}:
            part = share_text(1 - float(details.get("unitpenalty") or "0.1"))
            fields |= {"unit_required": True, "unit_missing_fraction": part,
                       "unit_wrong_fraction": part}  # fmt: skip
    fields["also"] = also
    return some(fields)


def _number(text: str) -> str:
    text = text.strip().replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        raise NotTakenError(f"`{text}` is not a number") from None
    if "e" in text.lower():
        text = f"{value:.12f}"
    text = text.removeprefix("+")
    return _trimmed(text)


def written(value: Fraction) -> str:
    """Return a number as a decimal of at most six places."""
    return _trimmed(f"{float(value):.6f}")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text
