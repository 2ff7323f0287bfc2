"""Wording: gaps and free text at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import texts
from chances import WEIRD, Json, chance, decimal
from measuring import interval_response, interval_rule, number_response, number_rule

if TYPE_CHECKING:
    from random import Random


PATTERNS = [
    "第?(82|八十二)条?",
    "[a-z]+",
    "(责令)?(限期)?改正",
    "甲{1,2}",
    "[^a]b*",
    "gb/t2589-2020",
    "x\\.y",
    "(?:甲|乙)丙?",
    "3%",
]


def gap(random: Random) -> tuple[Json, Any]:
    """One gap with a response to it."""
    way = random.random()
    if way < 0.12:
        rule, name = number_rule(random)
        made: Json = {"matcher": "number", **rule}
        response = number_response(random, rule, name)
    elif way < 0.2:
        rule, name = interval_rule(random)
        made, response = {"matcher": "interval", **rule}, interval_response(random, rule, name)
    else:
        accepted = random.sample(texts.WORDS, random.randint(1, 3))
        accept: list[Any] = []
        for text in accepted:
            if chance(random, 0.5):
                accept.append(text)
                continue
            one: Json = (
                {"pattern": random.choice(PATTERNS)} if chance(random, 0.2) else {"text": text}
            )
            if chance(random, 0.7):
                one["fraction"] = decimal(random, negative=chance(random, 0.1))
            if chance(random, 0.5):
                one["tag"] = "tag"
            accept.append(one)
        made = {"accept": accept, **options(random)}
        response = texts.word(
            random, random.choice([*accepted, *accepted, random.choice(texts.WORDS)])
        )
    if chance(random, 0.2):
        made["weight"] = random.choice(["1", "2", "0.5", "3", "0"])
    return made, response


def options(random: Random) -> Json:
    """Options of the text pipeline."""
    made: Json = {}
    if chance(random, 0.15):
        made["case_sensitive"] = random.choice([True, False])
    if chance(random, 0.15):
        made["ws"] = random.choice(["collapse", "remove"])
    if chance(random, 0.2):
        made["strip_prefix"] = random.choice([["处", "处以"], ["依照", ""], ["“", "GB/T "]])
    if chance(random, 0.2):
        made["strip_suffix"] = random.choice([["处罚", "的处罚"], ["的处罚", "处罚"], ["。", "%"]])
    return made


def blank(random: Random) -> tuple[Json, Any]:
    """Gaps in a text."""
    made = [gap(random) for _ in range(random.choice([1, 1, 2, 2, 3, 4]))]
    item: Json = {"type": "blank", "blanks": [one for one, _ in made]}
    responses = [response for _, response in made]
    if chance(random, 0.15):
        item["all_or_nothing"] = random.choice([True, False])
    if chance(random, 0.3):
        item["order_free"] = True
        if chance(random, 0.6):
            shared = random.choice(texts.WORDS)
            for one in random.sample(item["blanks"], random.randint(1, len(item["blanks"]))):
                one.setdefault("accept", []).append(
                    random.choice([shared, {"text": shared, "fraction": decimal(random)}])
                )
                one.pop("matcher", None)
            responses[random.randrange(len(responses))] = shared
        random.shuffle(responses)
    for at in range(len(responses)):
        if chance(random, 0.08):
            responses[at] = random.choice(WEIRD)
    if chance(random, 0.08):
        responses.pop()
    if chance(random, 0.03):
        responses.append(random.choice(["甲", ""]))
    return item, responses


def short(random: Random) -> tuple[Json, Any]:
    """Free text with key points."""
    points = [
        {
            "id": f"k{at}",
            "any": random.sample(texts.WORDS, random.randint(1, 3)),
            **({"deny": random.sample(texts.WORDS, 1)} if chance(random, 0.4) else {}),
            **({"points": random.choice(["1", "2", "0.5"])} if chance(random, 0.8) else {}),
        }
        for at in range(random.randint(1, 4))
    ]
    item: Json = {"type": "short", "keypoints": points}
    if chance(random, 0.5):
        item["auto"] = random.choice([True, True, False])
    words = [random.choice(point["any"]) for point in points if chance(random, 0.7)]
    if chance(random, 0.4):
        words.append(random.choice(texts.WORDS))
    return item, random.choice(["，", "；", ""]).join(texts.word(random, one) for one in words)
