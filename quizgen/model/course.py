"""Course: its name, its date of law, its modules and their objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a learner can do afterwards."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One subject of the course."""

    id: str
    title: str
    page: str
    """Source path of its first page, below ``course/``."""
    objectives: tuple[Objective, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The settings of a course (``course/course.yaml``)."""

    id: str
    """Prefix of a learner's saved state."""
    title: str
    span: Span
    law_asof: str
    released: str = ""
    """Date of this release, as `law_asof`; "" where nobody says."""
    modules: tuple[Module, ...] = ()
