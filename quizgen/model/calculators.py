"""Calculators: what is typed in, what is computed from it step by step, and on what provision."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span

CELLS = ("number", "text")
INPUTS = ("number", "date", "choice", "table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table that can be filled in; in formulas a list ``<table>_<id>``."""

    id: str
    label: str
    kind: str = "number"
    unit: str = ""
    least: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """An option of a choice; its values are names in formulas, ``<input>_<name>``."""

    id: str
    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, str | tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """What is put into other inputs when this is chosen; it may be changed there."""
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to be filled in, with the value of the worked example."""

    id: str
    label: str
    kind: str
    span: Span
    value: str = ""
    unit: str = ""
    least: str = ""
    most: str = ""
    note: str = ""
    unverified: str = ""
    """What has to be obtained before the shipped figures may be relied on; "" for none."""
    picks: tuple[Pick, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    grows: bool = False
    """Whether rows may be added and taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What must hold of the values, and what is said when it does not."""

    that: str
    say: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A step: a formula, how it reads, and the provisions that it applies."""

    id: str
    label: str
    value: str
    how: str
    span: Span
    each: str = ""
    """The table for each row of which the formula is computed; "" for once."""
    form: str = ""
    unit: str = ""
    cite: tuple[str, ...] = ()
    source: str = ""
    """Title of an instrument of which no articles are known; "" where provisions are cited."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A sentence that is said at the end when its condition holds."""

    when: str
    text: str
    span: Span
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """A calculator as written."""

    id: str
    title: str
    lead: str
    span: Span
    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    steps: tuple[Work, ...]
    verdicts: tuple[Verdict, ...]
