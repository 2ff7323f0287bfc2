"""Calculators: a calculator as HTML that shows its worked example without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.expressions import to_json
from quizgen.loading import citations
from quizgen.loading.calculating import calculate, example, tree
from quizgen.loading.functions import china
from quizgen.loading.interpolation import Hole, pieces
from quizgen.markup import Html
from quizgen.model.law import Evidence, Provision
from quizgen.web.rendering import Writer, attribute

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.expressions.compact import Json
    from quizgen.markup import Link
    from quizgen.model.calculators import Calculator, Column, Input
    from quizgen.model.law import Instrument, Register

CALENDAR = ("working_day",)
"""In the name of every function that asks for the days off."""


def calculator_html(
    calculator: Calculator,
    register: Register,
    *,
    link: Link | None,
    law: Callable[[Instrument], str] = lambda _: "",
) -> Html:
    """Return a calculator as one ``<qg-calc>`` element, filled with its example.

    Args:
        calculator: What to show.
        register: The law that it cites.
        link: Gives a citation its address and gist.
        law: Gives the address of the page of an instrument.
    """

    def place(title: str) -> tuple[str, str, bool]:
        found = register.instruments.get(title)
        if found is None:
            return "", title, False
        return law(found), found.number or found.title, found.evidence is Evidence.F

    result = calculate(calculator, example(calculator))
    return Html(
        Writer(link).render(
            "calculator.html",
            calc=calculator,
            data=attribute(data(calculator)),
            lines=result.lines,
            said=dict(result.said),
            words={step.id: _words(step.how, calculator) for step in calculator.steps},
            place=place,
            fragment=lambda cited: _is_fragment(cited, register),
        )
    )


def data(calculator: Calculator) -> dict[str, object]:
    """Return what the browser needs to reckon as Python does."""
    return {
        "id": calculator.id,
        "inputs": [_input(one) for one in calculator.inputs],
        "rules": [(_formula(rule.that), rule.say) for rule in calculator.rules],
        "steps": [
            {
                "id": step.id,
                "value": _formula(step.value),
                "how": _pieces(step.how),
                "form": step.form,
                "each": step.each,
            }
            for step in calculator.steps
        ],
        "verdicts": [(_formula(one.when), _pieces(one.text)) for one in calculator.verdicts],
        "days": packed_days() if _asks_for_days(calculator) else "",
    }


def packed_days() -> str:
    """Return the weekdays off and the weekend days on of each known year, month and day each."""
    known = china()
    years = []
    for year in range(known.first_year, known.last_year + 1):
        off = sorted(d for d in known.holidays if d.year == year and d.weekday() < 5)  # noqa: PLR2004
        on = sorted(day for day in known.workdays if day.year == year and day.weekday() > 4)  # noqa: PLR2004
        lists = ("".join(f"{day:%m%d}" for day in days) for days in (off, on))
        years.append(f"{year}:{'|'.join(lists)}")
    return ";".join(years)


def _asks_for_days(calculator: Calculator) -> bool:
    formulas = [step.value for step in calculator.steps]
    formulas += [rule.that for rule in calculator.rules]
    return any(word in formula for formula in formulas for word in CALENDAR)


def _input(one: Input) -> dict[str, object]:
    found: dict[str, object] = dict(_cell(one))
    if one.picks:
        found["picks"] = [(p.id, dict(p.values), dict(p.fills)) for p in one.picks]
    if one.columns:
        found["columns"] = [_cell(column) for column in one.columns]
        found["rows"] = one.rows
    else:
        found["value"] = one.value
    return found


def _cell(one: Input | Column) -> dict[str, str]:
    fields = {"unit": one.unit, "least": one.least, "most": one.most}
    return {"id": one.id, "kind": one.kind} | {name: text for name, text in fields.items() if text}


def _formula(text: str) -> Json:
    return to_json(tree(text))


def _pieces(text: str) -> list[object]:
    return [
        (_formula(piece.formula.strip()), piece.form) if isinstance(piece, Hole) else piece
        for piece in pieces(text)
    ]


def _words(how: str, calculator: Calculator) -> str:
    """Return a formula with what its values are called in the place of their numbers."""
    labels = {step.id: step.label for step in calculator.steps}
    for one in calculator.inputs:
        labels[one.id] = one.label
        labels |= {f"{one.id}_{name}": one.label for pick in one.picks for name in pick.values}
        for column in one.columns:
            labels |= {column.id: column.label, f"{one.id}_{column.id}": column.label}
    return "".join(
        labels.get(piece.formula.strip(), piece.formula) if isinstance(piece, Hole) else piece
        for piece in pieces(how)
    )


def _is_fragment(cited: str, register: Register) -> bool:
    citation = citations.parse(cited)
    found = citation and citations.resolve(citation, register)
    return isinstance(found, Provision) and found.evidence is Evidence.F
