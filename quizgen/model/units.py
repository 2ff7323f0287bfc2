"""Units: the contract's table of unit words, their dimensions and exact factors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``factor`` (a decimal, or a fraction ``1/60``) makes it the base of ``dim``."""

    name: str
    dim: str
    factor: str
    alias: tuple[str, ...]


@cache
def table() -> Mapping[str, Unit]:
    """Return all units by canonical name, in the order of the table."""
    data = json.loads(files("quizgen.model").joinpath("units.json").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            name: Unit(name, unit["dim"], unit["factor"], tuple(unit["alias"]))
            for name, unit in data["units"].items()
        }
    )


@cache
def by_spelling() -> Mapping[str, str]:
    """Return the canonical name of every spelling, canonical names included."""
    spellings = {alias: unit.name for unit in table().values() for alias in unit.alias}
    return MappingProxyType(spellings | {name: name for name in table()})
