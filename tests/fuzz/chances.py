"""Chances: what all random items share, names, shapes and points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random


Json = dict[str, Any]
NAMES = [
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "1",
    "2",
    "10",
    "a b",
    "constructor",
    "__proto__",
    "toString",
    "甲",
]
WEIRD: list[Any] = [
    None,
    "",
    " ",
    "\u3000\u200b",
    [],
    {},
    [""],
    {"a": ""},
    True,
    False,
    0,
    1,
    -0.0,
    0.1,
    1e21,
    1e-7,
    5.0,
    2**70,
    10**400,
    "A",
    "对",
    "5",
    ["A"],
    ["A", 1],
    [["A"]],
    {"A": "1"},
    {"A": ["1"]},
    {"A": {"B": "1"}},
    [None, "A"],
    [True],
    "。",
    "\ud840",
]


def chance(random: Random, share: float) -> bool:
    """Return True as often as ``share`` says."""
    return random.random() < share


def decimal(random: Random, *, negative: bool = False) -> str:
    """Return a fraction as items hold it."""
    text = random.choice(["0", "0.25", "0.5", "0.75", "1", "0.333", "0.1", "1/3"])
    return f"-{text}" if negative and chance(random, 0.4) else text


def some(random: Random, values: list[str], least: int = 0) -> list[str]:
    """Return a few of the values in any order."""
    return random.sample(values, random.randint(min(least, len(values)), len(values)))


def common(random: Random, item: Json) -> Json:
    """Add points and the rules that every item may have."""
    item["max"] = random.choice(["1", "1", "2", "2", "3", "4", "2.5", "0.05", "10", "1.01", "0", 2])
    if chance(random, 0.15):
        item["min"] = random.choice(["-1", "-2", "-0.5", "0"])
    if chance(random, 0.05):
        item["round_dp"] = random.choice([0, 1, 3])
    if chance(random, 0.04):
        item["void"] = random.choice(["full", "drop"])
    if chance(random, 0.12):
        item["attempt_factors"] = random.choice([["1", "0.5", "0"], ["1", "0.3333"], [], ["0.5"]])
    return item
