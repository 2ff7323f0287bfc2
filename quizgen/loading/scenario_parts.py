"""Scenario parts: reads the fictional place, the objectives and the faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loading.scenario_fields import collecting, keyed, passages
from quizgen.model.scenario import DEVIATIONS, SEVERITIES, Fault, Jurisdiction

if TYPE_CHECKING:
    from quizgen.source import Section

MODES = ("own", "entrusted", "authorized")


def read_jurisdiction(section: Section) -> Jurisdiction:
    """Read ``jurisdiction``."""
    part = section.section("jurisdiction")
    jurisdiction = Jurisdiction(
        place=part.text("place"),
        energy_authority=part.text("energy_authority", ""),
        agency=part.text("agency"),
        mode=part.choice("mode", MODES),
        unit=part.text("unit", ""),
        hearing_fine_min=part.integer("hearing_fine_min", 0),
        hearing_income_min=part.integer("hearing_income_min", 0),
        hearing_goods_min=part.integer("hearing_goods_min", 0),
        span=part.span,
    )
    if jurisdiction.mode != "own":
        part.need("unit")
    part.finish()
    return jurisdiction


def read_objectives(section: Section) -> dict[str, str]:
    """Read ``objectives``."""
    found: dict[str, str] = {}
    for part in section.sections("objectives"):
        with collecting(section.report):
            found[part.identifier("id")] = part.text("text")
            part.finish()
    return found


def read_faults(section: Section) -> dict[str, Fault]:
    """Read ``faults``: what a review of the file would mark."""
    faults: dict[str, Fault] = {}
    for key, part in keyed(section, "faults"):
        with collecting(section.report):
            faults[key] = Fault(
                id=key,
                severity=part.choice("severity", tuple(SEVERITIES)),
                text=part.text("text"),
                cite=passages(part, "cite"),
                span=part.span_of("severity"),
                kind=part.choice("kind", DEVIATIONS, DEVIATIONS[0]),
            )
            part.finish()
    return faults
