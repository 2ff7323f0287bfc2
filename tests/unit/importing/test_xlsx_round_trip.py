"""Our own workbook: exported, imported, and the same items or the difference that was announced."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export.base import run
from quizgen.importing import importers
from quizgen.importing.base import Imported
from quizgen.model.contract import interaction_to_json
from quizgen.model.interactions import Judge, Option, Single
from tests.unit.export.kinds import EVERY_KIND, FOUR
from tests.unit.export.test_moodle_xml import item, selection
from tests.unit.importing.test_moodle_round_trip import said

XLSX = exporters()["xlsx"]


def named(items) -> list[str]:
    seen: Counter[str] = Counter()
    names = []
    for own in items:
        seen[own.id] += 1
        names.append(own.id if seen[own.id] == 1 else f"{own.id}-{seen[own.id]}")
    return names


def exported(*items) -> bytes:
    (file,) = run(XLSX, selection(*items), Report())
    return file.data


@pytest.fixture(scope="module")
def files(variants) -> bytes:
    return exported(*(replace(own, id=name) for own, name in zip(*both(variants), strict=True)))


def both(variants):
    return variants[0], named(variants[0])


def bare(own) -> dict[str, object]:
    """The interaction with options, steps and parts called by their places, blanks aside."""
    return normal(interaction_to_json(own.interaction, texts=True))


def normal(data) -> dict[str, object]:
    if data["type"] == "order":
        rank = [*data["key"], *data.get("distractors", ())]
        data["entries"] = sorted(data["entries"], key=lambda one: rank.index(one["id"]))
    names: dict[str, str] = {}
    for field in ("options", "entries", "left", "right", "steps", "keypoints"):
        for place, one in enumerate(data.get(field, ()), 1):
            names[one["id"]] = one["id"] = f"{field}{place}"
    for field in ("key", "also_key", "distractors", "before", "option_tag"):
        if field in data and data["type"] != "judge":
            data[field] = renamed(data[field], names)
    if data["type"] == "multi":
        data["key"] = sorted(data["key"])
    for part in data.get("parts", ()):
        part.pop("id")
        normal(part)
    return spaceless(data)


def renamed(value, names):
    match value:
        case str():
            return names.get(value, value)
        case dict():
            return {names.get(key, key): renamed(one, names) for key, one in value.items()}
        case _:
            return [renamed(one, names) for one in value]


def spaceless(value):
    match value:
        case str():
            return "".join(value.split())
        case dict():
            return {key: spaceless(one) for key, one in value.items()}
        case list() | tuple():
            return [spaceless(one) for one in value]
        case _:
            return value


def test_xlsx_round_trip_gives_the_same_item_or_the_announced_difference(
    take, variants, files
) -> None:
    back, into, _ = take("xlsx", files)
    assert [str(found) for found in into.report.diagnostics] == []
    assert into.layout == "quizgen"
    same: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for own, name in zip(*both(variants), strict=True):
        twin = back[name]
        told = list(XLSX.losses(own))
        equal = bare(twin) == bare(own) and spaceless(twin.stem) == spaceless(own.stem)
        assert equal or told, (name, twin.stem, differ(bare(twin), bare(own)))
        (same if equal else other)[own.type] += 1
        assert (twin.type, twin.basis, twin.level, twin.objective, twin.cite, twin.tags) == (
            own.type, own.basis, own.level, own.objective, own.cite, own.tags), name  # fmt: skip
        if not any("emphasis" in one for one in told):
            assert said(twin) == said(own), name
    print("same", dict(same), "announced", dict(other))
    assert sum(same.values()) > sum(other.values())


def test_xlsx_export_of_an_import_has_the_same_cells(take, variants, files) -> None:
    back, _, _ = take("xlsx", files)
    again = exported(*back.values())
    first, second = (openpyxl.load_workbook(io.BytesIO(data)) for data in (files, again))
    assert first.sheetnames == second.sheetnames
    for sheet in first:
        rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
        others = [
            [str(c or "") for c in row] for row in second[sheet.title].iter_rows(values_only=True)
        ]
        heads = {text: place for place, text in enumerate(others[0])}
        kept = [place for place, text in enumerate(rows[0]) if text != "模块"]
        for row, other in zip(rows, others, strict=True):
            assert [row[place] for place in kept] == [
                other[heads[rows[0][place]]] for place in kept
            ]


def test_every_kind_comes_back_through_xlsx(take) -> None:
    back, into, _ = take("xlsx", exported(*EVERY_KIND))
    assert [str(found) for found in into.report.diagnostics] == []
    assert {own.id: own.type for own in back.values()} == {own.id: own.type for own in EVERY_KIND}
    for own in EVERY_KIND:
        assert list(XLSX.losses(own)), own.id
    assert back["k-multi"].interaction.policy == EVERY_KIND[1].interaction.policy
    assert back["k-order"].interaction.before == (("B", "A"),)
    assert back["k-match"].interaction.key == {"L1": ("A",), "L2": ("B", "C")}
    walk = back["k-scenario"].interaction
    assert [(s.points, s.required, s.fatal) for s in walk.steps] == [
        ("1", True, False), ("1", False, False), ("0", False, True)]  # fmt: skip
    assert (walk.before, walk.order_penalty) == ((("A", "B"),), "0.5")
    short = back["k-short"].interaction
    assert [(p.any, p.deny, p.points) for p in short.keypoints] == [
        (("期限", "限期"), ("不限期",), "2"), (("依据",), (), "1")]  # fmt: skip
    assert [part.interaction.max for part in back["k-case"].interaction.parts] == ["1", "1", "1"]


@pytest.mark.parametrize(
    "text",
    ["=1+2", "+甲", "-1", "@SUM(A1)", "_x0041_", "a_x000D_b", "1-5", "0012", "1e5", "TRUE", "'甲"],
)
def test_text_that_excel_would_change_comes_back_as_it_was(take, text) -> None:
    from quizgen.importing._markdown import literal

    option = Option(id="A", text=literal(text))
    own = item(Single(options=(option, FOUR[1]), key="A"), stem=literal(text))
    back, into, _ = take("xlsx", exported(own))
    assert [str(found) for found in into.report.diagnostics] == []
    twin = back["q"]
    assert twin.stem == own.stem
    assert twin.interaction.options[0].text == option.text


def edited(change) -> Imported:
    book = openpyxl.load_workbook(io.BytesIO(exported(*EVERY_KIND)))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    into = Imported(Report())
    importers()["xlsx"].read(buffer.getvalue(), "a.xlsx", into)
    return into


def cell_of(sheet, head: str, row: int = 2):
    column = next(cell.column for cell in sheet[1] if cell.value == head)
    return sheet.cell(row, column)


@pytest.mark.parametrize(
    ("sheet", "head", "value", "why"),
    [
        ("单选题", "答案", "Z", "`Z` is not among A、B、C、D"),
        ("单选题", "答案", None, "it has no answer"),
        ("判断题", "答案", "也许", "neither right nor wrong"),
        ("计算题", "答案", "很多", "`很多` is not a number"),
        ("幅度题", "答案", "5万元", "`5万元` is not a range"),
        ("配对题", "答案", "9-A", "`9-A` is not a pair"),
        ("处置题", "得分点", "A一分", "`A一分` is not a step"),
        ("简答题", "得分点", "写明", "`写明` is no point"),
        ("多选题", "判分", "看心情", "`看心情` is no way of marking"),
        ("单选题", "认知层次", "顿悟", "`顿悟` is not known here"),
        ("单选题", "分值", "两分", "`两分` is not a number of points"),
        ("单选题", "题干", None, "it asks nothing"),
        ("单选题", "题干", "=1+2", "it is a formula"),
    ],
)
def test_bad_cell_of_our_own_workbook_is_named(sheet, head, value, why) -> None:
    place = []

    def change(book) -> None:
        cell = cell_of(book[sheet], head)
        cell.value = value
        place.append(f"a.xlsx:{sheet}!{cell.coordinate}")

    into = edited(change)
    (found,) = into.report.diagnostics
    assert str(found.span) == place[0]
    assert why in found.message
    assert len(into.drafts) == len(EVERY_KIND) - 1


def test_bad_part_of_a_case_is_named_by_its_own_cell() -> None:
    def change(book) -> None:
        cell_of(book["案例题"], "答案", 5).value = "也许"

    (found,) = edited(change).report.diagnostics
    assert str(found.span).startswith("a.xlsx:案例题!")
    assert str(found.span).endswith("5")


def test_item_whose_base_nobody_named_is_not_graded(take) -> None:
    own = item(Judge(key=True), type="judge", basis="none")
    back, _, _ = take("xlsx", exported(own))
    assert (back["q"].basis, back["q"].interaction.max) == ("none", "0")


def differ(one, other) -> list[object]:
    return [
        (key, one.get(key), other.get(key))
        for key in {*one, *other}
        if one.get(key) != other.get(key)
    ]
