"""Tags: the misconceptions that a response to an interaction can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.model.interactions import (
    Blanks,
    Case,
    Multi,
    NumberRule,
    Numeric,
    Single,
    TextMatcher,
)

if TYPE_CHECKING:
    from quizgen.model.interactions import Interaction, Matcher


def tags_of(own: Interaction) -> set[str]:
    """Return the tags in an interaction and in its parts."""
    match own:
        case Case(parts=parts):
            found = {tag for part in parts for tag in tags_of(part.interaction)}
        case Single(options=options) | Multi(options=options):
            found = {option.tag for option in options}
        case Numeric(rule=rule):
            found = _of(rule)
        case Blanks(blanks=blanks):
            found = {tag for blank in blanks for tag in _of(blank.matcher)}
        case _:
            found = set()
    return found - {""}


def _of(matcher: Matcher) -> set[str]:
    match matcher:
        case TextMatcher(accept=accept):
            return {one.tag for one in accept}
        case NumberRule(also=also):
            return {value.tag for value in also}
        case _:
            return set()
