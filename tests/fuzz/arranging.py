"""Arranging: orders, matches and scenarios at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chances import NAMES, Json, chance, some

if TYPE_CHECKING:
    from random import Random


def pairs(random: Random, names: list[str]) -> list[list[str]]:
    """Precedence between names."""
    return [random.sample(names, 2) for _ in range(random.randint(0, 3))] if len(names) > 1 else []


def order(random: Random) -> tuple[Json, Any]:
    """Steps to put in order."""
    names = some(random, NAMES, 2)
    size = random.randint(1, max(1, len(names) - 2))
    key, distractors = names[:size][:7], names[size:]
    item: Json = {"type": "order", "key": key}
    if distractors and chance(random, 0.5):
        item["distractors"] = distractors
    policy: Json = {
        "name": random.choice(["exact", "position", "adjacent", "kendall", "lcs", "dag", "dag"])
    }
    if policy["name"] == "dag":
        item["before"] = (
            [
                [key[a], key[b]]
                for a, b in sorted(
                    {
                        tuple(sorted(random.sample(range(len(key)), 2)))
                        for _ in range(random.randint(0, 4))
                    }
                )
            ]
            if len(key) > 1
            else []
        )
        if chance(random, 0.6):
            policy["partial"] = random.choice([True, True, False])
    if chance(random, 0.95):
        item["policy"] = policy
    response = list(key)
    for _ in range(random.choice([0, 1, 1, 2, 3])):
        way = random.randrange(5)
        if way < 3 and len(response) > 1:
            one, two = random.sample(range(len(response)), 2)
            response[one], response[two] = response[two], response[one]
        elif way == 3 and response:
            response.pop(random.randrange(len(response)))
        else:
            response.insert(random.randint(0, len(response)), random.choice(distractors or NAMES))
    return item, response


def match(random: Random) -> tuple[Json, Any]:
    """Pairs of two lists."""
    left, right = some(random, NAMES, 1)[:4], some(random, NAMES, 2)[:6]
    reuse = chance(random, 0.4)
    pool = list(right)
    key: Json = {}
    for name in left:
        values = (
            random.sample(right, min(len(right), random.choice([1, 1, 2])))
            if reuse
            else [pool.pop()]
            if pool
            else []
        )
        key[name] = values[0] if len(values) == 1 and chance(random, 0.5) else values
    item: Json = {"type": "match", "right": right, "key": key}
    if reuse:
        item["reuse"] = True
    if chance(random, 0.3):
        item["left"] = [*left, *[name for name in NAMES if name not in left][:1]]
    if chance(random, 0.8):
        item["policy"] = {"name": random.choice(["per_pair", "net", "all_or_nothing"])}
    response: Json = {name: value for name, value in key.items() if chance(random, 0.9)}
    if len(response) > 1 and chance(random, 0.4):
        one, two = random.sample(sorted(response), 2)
        response[one], response[two] = response[two], response[one]
    for name in list(response):
        if chance(random, 0.12):
            response[name] = random.choice(
                [
                    random.choice(right),
                    [random.choice(right), random.choice(right)],
                    "",
                    None,
                    [],
                    [""],
                    random.choice(NAMES),
                    1,
                ]
            )
    if chance(random, 0.05):
        response[random.choice(NAMES)] = random.choice(right)
    return item, response


def scenario(random: Random) -> tuple[Json, Any]:
    """Actions in a scenario."""
    names = some(random, NAMES, 2)
    steps = []
    for name in names:
        step: Json = {"id": name}
        if chance(random, 0.8):
            step["points"] = random.choice(["0", "1", "2", "0.5", "-1"])
        if chance(random, 0.4):
            step["required"] = random.choice([True, True, False])
        if chance(random, 0.02):
            step["fatal"] = True
        steps.append(step)
    item: Json = {"type": "scenario", "steps": steps, "before": pairs(random, names)}
    if chance(random, 0.6):
        item["order_penalty"] = random.choice(["1", "0.5", "9"])
    done = [name for name in names if chance(random, 0.85)]
    if chance(random, 0.5):
        random.shuffle(done)
    if chance(random, 0.05):
        done.append(random.choice(NAMES))
    return item, [*done, *done[:1]] if chance(random, 0.2) else done
