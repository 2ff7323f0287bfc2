"""Vectors: items of every kind with responses near enough to be graded, and papers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import texts
from arranging import match, order, scenario
from chances import WEIRD, Json, chance, common, decimal, some
from choosing import judge, multi, single
from figures import figure
from measuring import interval, numeric
from wording import blank, options, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


def case(random: Random) -> tuple[Json, Any]:
    """Several parts on one stimulus."""
    parts: list[Json] = []
    response: Json = {}
    for at in range(random.randint(1, 4)):
        maker = random.choice(
            [numeric, numeric, numeric, single, multi, judge, blank, short, match, scenario]
        )
        if chance(random, 0.03):
            maker = case
        part, given = maker(random)
        part = common(random, part)
        part["id"] = f"q{at}"
        part.pop("void", None)
        if chance(random, 0.07):
            part["void"] = random.choice(["full", "drop"])
        earlier = [one["id"] for one in parts]
        if earlier and chance(random, 0.2):
            part["gate"] = random.choice([*earlier, "q9"])
        numbers = [one for one in parts if one["type"] == "numeric"]
        if numbers and part["type"] == "numeric" and chance(random, 0.7):
            given = follow(random, part, random.choice(numbers), response) or given
        parts.append(part)
        if chance(random, 0.9):
            response[part["id"]] = given if chance(random, 0.95) else random.choice(WEIRD)
    item: Json = {"type": "case", "parts": parts}
    return item, response


def follow(random: Random, part: Json, source: Json, response: Json) -> str | None:
    """Tie a part to an earlier number; return a response that follows from it."""
    ops = [
        [random.choice(["mul", "div", "add", "sub"]), random.choice(["2", "10", "0.5", "0", "3"])]
        for _ in range(random.randint(0, 2))
    ]
    part["follow"] = {"from": source["id"], "ops": ops}
    if chance(random, 0.6):
        part["follow"]["fraction"] = decimal(random)
    value = Fraction(random.choice([source["value"], random.randrange(1, 500)]))
    if chance(random, 0.8):
        response[source["id"]] = figure(random, value)
    for name, operand in ops:
        number = Fraction(operand)
        if name == "div" and not number:
            return None
        value = {
            "mul": value * number,
            "add": value + number,
            "sub": value - number,
            "div": value / number if number else value,
        }[name]
    return figure(random, value) if chance(random, 0.8) else None


MAKERS: dict[str, Callable[[Random], tuple[Json, Any]]] = {
    "single": single,
    "judge": judge,
    "multi": multi,
    "blank": blank,
    "numeric": numeric,
    "interval": interval,
    "short": short,
    "order": order,
    "match": match,
    "case": case,
    "scenario": scenario,
}
WEIGHTS = {"numeric": 5, "interval": 3, "blank": 2, "multi": 2, "case": 3}


def graded(random: Random) -> Json:
    """An item with a response."""
    kinds = list(MAKERS)
    kind = random.choices(kinds, [WEIGHTS.get(one, 1) for one in kinds])[0]
    item, response = MAKERS[kind](random)
    item = common(random, item)
    if kind == "case" and chance(random, 0.6):
        item.pop("max")
    if chance(random, 0.04):
        response = random.choice(WEIRD)
    vector: Json = {"item": item, "response": response}
    if chance(random, 0.25):
        vector["context"] = {}
        if chance(random, 0.6):
            vector["context"]["attempt"] = random.choice([1, 2, 3, 4, 0, -1, 1.5, "2", None])
        if chance(random, 0.6):
            vector["context"]["certainty"] = random.choice([1, 2, 3, 3, 0, 4, "3", None])
    return vector


def paper(random: Random) -> Json:
    """A paper with responses."""
    items, responses = [], {}
    for at in range(random.randint(0, 5)):
        made = graded(random)
        name = random.choice([f"i{at}", str(at)])
        made["item"]["id"] = name
        if chance(random, 0.7):
            made["item"]["section"] = random.choice(["law", "calc", "2", "1", "constructor"])
        items.append(made["item"])
        if chance(random, 0.85):
            responses[name] = made["response"]
    rules: Json = {}
    if chance(random, 0.8):
        rules["pass_percent"] = random.choice(["60", "0", "33.33", "50", "100", "66.67", 60])
    if chance(random, 0.5):
        rules["section_min_percent"] = {
            name: random.choice(["40", "0", "100", "50"])
            for name in some(random, ["law", "calc", "2", "1", "none"])
        }
    return {"paper": rules, "items": items, "responses": responses}


def vector(random: Random) -> Json:
    """One vector of any kind."""
    way = random.random()
    if way < 0.72:
        return graded(random)
    if way < 0.8:
        return paper(random)
    if way < 0.9:
        text = texts.word(random, random.choice(texts.WORDS)) + random.choice(
            ["", texts.heap(random)]
        )
        return {"kind": "normalize", "in": text, "options": options(random)}
    return {"kind": "number", "in": texts.anything(random)}
