"""Kinds: what the grading contract calls each interaction, and in which order papers ask them."""

from __future__ import annotations

from typing import assert_never

from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

KINDS = ("single", "multi", "judge", "blank", "numeric", "interval", "order", "match", "short",
         "case", "scenario")  # fmt: skip
"""As examinations in China ask them: what is ticked first, what is written at length last."""


def kind_of(interaction: Interaction) -> str:
    """Return the contract's name of an interaction."""
    match interaction:
        case Single():
            return "single"
        case Multi():
            return "multi"
        case Judge():
            return "judge"
        case Blanks():
            return "blank"
        case Numeric():
            return "numeric"
        case Interval():
            return "interval"
        case Short():
            return "short"
        case Order():
            return "order"
        case Match():
            return "match"
        case Case():
            return "case"
        case Walk():
            return "scenario"
        case _:
            assert_never(interaction)
