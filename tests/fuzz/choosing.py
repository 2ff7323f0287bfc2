"""Choosing: single, judge and multi items at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chances import NAMES, Json, chance, decimal, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


def single(random: Random) -> tuple[Json, Any]:
    """One option of several."""
    options = some(random, NAMES, 2)
    item: Json = {"type": "single", "options": options, "key": random.choice(options)}
    if chance(random, 0.2):
        item["also_key"] = some(random, options)[:2]
    if chance(random, 0.3):
        item["option_fraction"] = {
            name: decimal(random, negative=True) for name in some(random, options)
        }
    if chance(random, 0.3):
        item["option_tag"] = {name: f"tag-{name}" for name in some(random, options)}
    if chance(random, 0.3):
        item["wrong_fraction"] = decimal(random, negative=True)
    return item, random.choice([item["key"], random.choice(options), random.choice(NAMES)])


JUDGED = [
    "对",
    "正确",
    "是",
    "√",
    "✓",
    "T",
    "true",
    "A",
    "错",
    "错误",
    "否",
    "×",
    "✗",
    "X",
    "F",
    "false",
    "B",
    "不一定",
    "C",
    "对。",
    "“错”",
    "ＴＲＵＥ",
    "√︎",
]


def judge(random: Random) -> tuple[Json, Any]:
    """True or false."""
    item: Json = {"type": "judge", "key": random.choice([True, False])}
    if chance(random, 0.3):
        item["wrong_fraction"] = decimal(random, negative=True)
    return item, random.choice([True, False, random.choice(JUDGED), random.choice(JUDGED)])


POLICIES: list[Callable[[Random, list[str]], Json]] = [
    lambda _, __: {"name": "cn_zero"},
    lambda _, __: {"name": "all_or_nothing"},
    lambda _, __: {"name": "cn_half"},
    lambda _, __: {"name": "wjx_half"},
    lambda random, _: {"name": "cn_fixed", "points": random.choice(["0.5", "1", "3"])},
    lambda random, _: {"name": "cn_each", "each": random.choice(["0.5", "0.333", "1"])},
    lambda random, options: {
        "name": "cn_weighted",
        "weights": {name: decimal(random) for name in some(random, options)},
    },
    lambda _, __: {"name": "cn_proportional"},
    lambda _, __: {"name": "net_correct"},
    lambda random, _: {"name": "false2", **({"floor": "-1"} if chance(random, 0.3) else {})},
    lambda _, __: {"name": "each_option"},
    lambda _, __: {"name": "coverage"},
    lambda random, options: {
        "name": "map",
        "map": {name: decimal(random, negative=True) for name in some(random, options)},
        **({"default": random.choice(["-1", "0.5", "0"])} if chance(random, 0.5) else {}),
        **({"lower": random.choice(["0", "-1"])} if chance(random, 0.5) else {}),
        **({"upper": random.choice(["1", "2"])} if chance(random, 0.5) else {}),
    },
]


def multi(random: Random) -> tuple[Json, Any]:
    """A set of options."""
    options = some(random, NAMES, 2)[:7]
    item: Json = {"type": "multi", "options": options, "key": some(random, options, 1)}
    if chance(random, 0.05):
        item["key"] = []
    if chance(random, 0.95):
        item["policy"] = random.choice(POLICIES)(random, options)
    if chance(random, 0.15):
        item["allow_empty"] = random.choice([True, False])
    if chance(random, 0.1):
        item["max_select"] = random.choice([1, 2, 3, None])
    response = list(item["key"]) if chance(random, 0.6) else some(random, options)
    for _ in range(random.choice([0, 0, 1, 1, 2])):
        if response and chance(random, 0.5):
            response.remove(random.choice(response))
        else:
            response.append(random.choice(options if chance(random, 0.9) else NAMES))
    random.shuffle(response)
    return item, response
