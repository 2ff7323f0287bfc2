from __future__ import annotations

from collections import Counter
from dataclasses import replace

from quizgen.export import exporters
from quizgen.model.contract import interaction_to_json
from quizgen.model.interactions import Multi, Order
from quizgen.model.items import Item

MOODLE = exporters()["moodle-xml"]


def ids(variants: list[Item]) -> list[str]:
    seen: Counter[str] = Counter()
    names = []
    for item in variants:
        seen[item.id] += 1
        names.append(item.id if seen[item.id] == 1 else f"{item.id}-{seen[item.id]}")
    return names


def said(item: Item) -> tuple[object, ...]:
    """What is around the interaction, blanks aside."""
    return (
        item.type, item.level, item.basis, item.objective, item.cite, item.contested,
        "".join(item.given.split()), "".join(item.feedback.split()),
        tuple("".join(h.split()) for h in item.hints), item.tags,
    )  # fmt: skip


def lettered(item: Item) -> object:
    """The interaction with its options called by their places."""
    own = item.interaction
    data = interaction_to_json(own, texts=True)
    data.pop("attempt_factors", None)
    if isinstance(own, Multi):
        data["key"] = sorted(data["key"], key=[option.id for option in own.options].index)
    if isinstance(own, Order):  # the order of showing is drawn anew wherever they are shown
        rank = [*own.key, *own.distractors]
        data["entries"] = sorted(data["entries"], key=lambda option: rank.index(option["id"]))
    names: dict[str, str] = {}
    for field in ("options", "entries", "left", "right"):
        for place, option in enumerate(data.get(field, ()), 1):
            names[option["id"]] = f"{field}{place}"

    def renamed(value: object) -> object:
        match value:
            case dict():
                return {renamed(k): renamed(v) for k, v in value.items() if v not in ("", {}, [])}
            case list() | tuple():
                return [renamed(one) for one in value]
            case str():
                return names.get(value, "".join(value.split()))
            case _:
                return value

    return renamed(data)


def test_moodle_round_trip_keeps_what_surrounds_every_item(take, variants) -> None:
    every, files = variants
    items = [item for item in every if not MOODLE.refuses(item)]
    back, into, _ = take("moodle-xml", files["moodle-xml"])
    assert len(back) == len(items)
    assert {found.code for found in into.report.diagnostics} <= {"QG605"}
    for name, item in zip(ids(items), items, strict=True):
        wanted = replace(item, type="multi") if item.type == "scenario" else item
        assert said(back[name]) == said(wanted), name
        if item.type != "scenario":
            assert float(back[name].interaction.max) == float(item.interaction.max), name


def test_moodle_round_trip_gives_the_same_item_or_the_announced_difference(take, variants) -> None:
    every, files = variants
    items = [item for item in every if not MOODLE.refuses(item)]
    back, _, _ = take("moodle-xml", files["moodle-xml"])
    same: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for name, item in zip(ids(items), items, strict=True):
        if lettered(back[name]) == lettered(item) and "".join(back[name].stem.split()) == "".join(
            item.stem.split()
        ):
            same[item.type] += 1
        else:
            other[item.type] += 1
            assert list(MOODLE.losses(item)), (name, lettered(back[name]), lettered(item))
    print("same", dict(same), "announced", dict(other))
    assert same["single"] + same["judge"] > 10 * (other["single"] + other["judge"])
