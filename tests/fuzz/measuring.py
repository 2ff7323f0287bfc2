"""Measuring: numbers and ranges with their rules and units at random."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import texts
from chances import Json, chance, decimal, some

if TYPE_CHECKING:
    from random import Random


VALUES = [
    "50000",
    "15000",
    "1229",
    "1200",
    "0.3",
    "12.345",
    "12.3",
    "0.01234",
    "85",
    "100",
    "0.12",
    "-12.5",
    "-3",
    "0",
    "105",
    "1.5",
    "2.5",
    "2",
    "10",
    "300000",
    "0.001",
    "1000",
    "99999999",
    "120000000",
    "0.75",
]
ITEM_UNITS = [*texts.UNITS, "元", "tce", "kWh", "kg", "%", "日", "户", "pcs"]


def unit_rule(random: Random, rule: Json) -> str:
    """Add the rules about units; return the unit."""
    name = "" if chance(random, 0.25) else random.choice(ITEM_UNITS)
    if name or chance(random, 0.5):
        rule["unit"] = (
            random.choice(texts.UNITS[name]["alias"])
            if name in texts.UNITS and texts.UNITS[name]["alias"] and chance(random, 0.05)
            else name
        )
    if chance(random, 0.5):
        kin = [
            other
            for other, row in texts.UNITS.items()
            if name in texts.UNITS and row["dim"] == texts.UNITS[name]["dim"]
        ]
        rule["units"] = random.choice(
            [
                [name] if name else [],
                some(random, kin),
                [name, *some(random, list(texts.UNITS))[:2]] if name else ["kg"],
            ]
        )
    for field, share in (("any_same_dim", 0.1), ("unit_required", 0.2)):
        if chance(random, share):
            rule[field] = random.choice([True, False])
    for field in ("unit_missing_fraction", "unit_wrong_fraction"):
        if chance(random, 0.25):
            rule[field] = decimal(random)
    return name


def near(random: Random, rule: Json, value: Fraction) -> Fraction:
    """Return a number that is right, nearly right or wrong in a way that has a name."""
    tolerance = rule.get("tol") or {}
    band = Fraction(tolerance.get("abs") or 0) or abs(value) * Fraction(tolerance.get("rel") or 0)
    way = random.randrange(16)
    if way < 6:
        return value
    if way < 8:
        return value + band * random.choice([-1, 1])
    if way == 8:
        return value + band * random.choice([-1, 1]) + Fraction(random.choice([-1, 1]), 10**6)
    if way == 9:
        return value + band * random.choice([-2, 2, 3, Fraction(1, 2), Fraction(3, 2)])
    if way in {10, 11}:
        return value * Fraction(10) ** random.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
    if way == 12:
        return -value
    if way == 13 and rule.get("also"):
        return Fraction(random.choice(rule["also"])["value"])
    return Fraction(random.randrange(-20, 2000), random.choice([1, 1, 10, 8, 3]))


def convert(random: Random, value: Fraction, name: str) -> tuple[Fraction, str]:
    """Say a number in another unit of the same kind, or in a unit of another kind."""
    if name not in texts.UNITS or chance(random, 0.6):
        return value, name
    if chance(random, 0.25):
        return value, random.choice(list(texts.UNITS))
    row = texts.UNITS[name]
    other = random.choice([one for one, it in texts.UNITS.items() if it["dim"] == row["dim"]])
    return value * Fraction(row["factor"]) / Fraction(texts.UNITS[other]["factor"]), other


def number_rule(random: Random) -> tuple[Json, str]:
    """A rule for one number."""
    rule: Json = {"value": random.choice(VALUES)}
    name = unit_rule(random, rule)
    if chance(random, 0.6):
        rule["tol"] = random.choice(
            [
                {"rel": random.choice(["0.005", "0.01", "0.1", "0"])},
                {"abs": random.choice(["0.5", "0.005", "5", "0"])},
            ]
        )
    if chance(random, 0.25):
        rule["precision"] = {random.choice(["decimals", "sigfigs"]): random.randrange(5)}
        if chance(random, 0.2):
            rule["precision"] |= {"decimals": 2, "sigfigs": 3}
        if chance(random, 0.4):
            rule["precision"]["mode"] = random.choice(["exact", "at_least"])
        if chance(random, 0.5):
            rule["precision"]["fraction"] = decimal(random)
    if chance(random, 0.3):
        rule["also"] = [
            {
                "value": random.choice(VALUES),
                **({"fraction": decimal(random)} if chance(random, 0.8) else {}),
                **({"tag": "known"} if chance(random, 0.7) else {}),
            }
            for _ in range(random.randint(1, 3))
        ]
    if chance(random, 0.25):
        rule["close"] = {
            "k": random.choice(["2", "1.5", "10"]),
            **({"fraction": decimal(random)} if chance(random, 0.8) else {}),
        }
    return rule, name


def number_response(random: Random, rule: Json, name: str) -> Any:
    """A response to a number rule."""
    value, unit = convert(random, near(random, rule, Fraction(rule["value"])), name)
    if chance(random, 0.08):
        return random.choice([float(value), float(value), int(value), -0.0])
    if chance(random, 0.12):
        return texts.anything(random)
    return texts.quantity(random, value, unit)


def numeric(random: Random) -> tuple[Json, Any]:
    """A number with a unit."""
    rule, name = number_rule(random)
    return {"type": "numeric", **rule}, number_response(random, rule, name)


def interval_rule(random: Random) -> tuple[Json, str]:
    """A rule for a range."""
    low, high = random.choice(
        [
            ("10000", "50000"),
            ("100000", "300000"),
            ("0.5", "1"),
            ("1", "5"),
            ("-5", "5"),
            ("2", "2"),
            ("1000", "50000"),
            ("3", "20"),
        ]
    )
    rule: Json = {"lo": low, "hi": high}
    name = unit_rule(random, rule)
    if chance(random, 0.5):
        name = rule["unit"] = "元"
    if chance(random, 0.6):
        rule["one_end"] = decimal(random)
    return rule, name


def interval_response(random: Random, rule: Json, name: str) -> Any:
    """A response to a range rule."""
    low, high = Fraction(rule["lo"]), Fraction(rule["hi"])
    way = random.randrange(12)
    if way == 0:
        low, high = high, low
    elif way == 1:
        factor = Fraction(10) ** random.choice([-4, -3, -2, -1, 1, 2, 3, 4])
        low, high = low * factor, high * factor
    elif way == 2:
        low = Fraction(random.randrange(100)) * 1000
    elif way == 3:
        high = Fraction(random.randrange(100)) * 1000
    elif way == 4:
        return texts.quantity(random, low, name)
    elif way == 5:
        return texts.anything(random) + random.choice(["至", "-", "以上"]) + texts.anything(random)
    elif way == 6 and chance(random, 0.3):
        return texts.heap(random, 12)
    if chance(random, 0.2):
        (low, _), (high, name) = convert(random, low, name), convert(random, high, name)
    return texts.span(random, low, high, name)


def interval(random: Random) -> tuple[Json, Any]:
    """A range with two ends."""
    rule, name = interval_rule(random)
    return {"type": "interval", **rule}, interval_response(random, rule, name)
