"""Schemas: the course's own files fit them, faulty ones do not, and editors can read them."""

import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from quizgen.cli import main
from quizgen.cli.schema import KINDS as SHOWN
from quizgen.diagnostics import Report
from quizgen.itemtypes.base import item_types
from quizgen.loading.blueprints import load_blueprint
from quizgen.loading.items import ITEM_FIELDS
from quizgen.loading.project import load
from quizgen.loading.schemas import KINDS, schema
from quizgen.loading.schemas.items import OWN, SHAPES
from quizgen.source import Mapping, Scalar, read_file, read_text

ROOT = Path(__file__).parents[3]
INVALID = ROOT / "tests" / "corpus" / "invalid"
WHERE = {
    "bank": "quizzes/*.yaml",
    "paper": "quizzes/papers/*.yaml",
    "blueprint": "quizzes/blueprints/*.yaml",
    "register": "course/law/*.yaml",
    "procedure": "scenarios/procedures/*.yaml",
    "scenario": "scenarios/*.yaml",
    "calculator": "course/calculators/*.yaml",
    "visit": "course/visits/*.yaml",
    "course": "course/course.yaml",
    "misconceptions": "course/misconceptions.yaml",
}
COURSES = (ROOT, ROOT / "tests/corpus/base", ROOT / "quizgen/cli/skeleton")


def as_editors_read(node):
    """Return data as YAML 1.2 types it: plain numbers and truths are no texts."""
    if isinstance(node, Scalar):
        if node.plain and node.value in {"true", "false"}:
            return node.value == "true"
        if node.plain and re.fullmatch(r"-?(0|[1-9][0-9]*)", node.value):
            return int(node.value)
        if node.plain and re.fullmatch(r"-?[0-9]+\.[0-9]+", node.value):
            return float(node.value)
        return node.value
    if isinstance(node, Mapping):
        return {name: as_editors_read(child) for name, child in node.fields.items()}
    return [as_editors_read(child) for child in node.items]


def wrong(path, kind):
    node = read_file(path, path.name, Report())
    found = validator(kind).iter_errors(as_editors_read(node))
    return [f"{path.name}: {error.json_path}: {error.message[:200]}" for error in found]


@cache
def validator(kind):
    made = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


FILES = [
    pytest.param(path, kind, id=f"{root.name}-{kind}-{path.stem}")
    for root in COURSES
    for kind, glob in WHERE.items()
    for path in sorted(root.glob(glob))
]


def test_own_files_are_many():
    assert len(FILES) >= 12
    assert {param.values[1] for param in FILES} >= {*KINDS} - {"forms"}


@pytest.mark.parametrize(("path", "kind"), FILES)
def test_own_content_fits_its_schema(path, kind):
    assert wrong(path, kind) == []


def test_paper_fits_its_schema(tmp_path):
    path = tmp_path / "p.yaml"
    text = "schema: 1\npaper: p\ntitle: 试卷\npass_percent: 60\nsections:\n  - {id: a, title: 一, items: [x, y]}\n"
    path.write_text(text, encoding="utf-8")
    assert wrong(path, "paper") == []
    path.write_text(text.replace("items: [x, y]", "items: []"), encoding="utf-8")
    assert len(wrong(path, "paper")) == 1


BLUEPRINT = """\
schema: 1
blueprint: b
title: 蓝图
items: 20
forms: 3
points: 40.5
minutes: 60
use: any
exposure: 2
spread: 0.02
anchors: [x, y]
enemies: [[x, y], [y, z, w]]
cells:
  - {module: m, count: 4}
  - {type: [single, multi], level: apply, min: 2, max: 6}
  - {objective: [m-1, m-2], tag: 期限, bank: m, max: 3}
sections:
  - {id: a, title: 一, types: judge, min_percent: 40}
  - {id: b, title: 二}
facility: {remember: 0.9, evaluate: 0.5}
"""


def test_blueprint_fits_its_schema(tmp_path):
    path = tmp_path / "b.yaml"
    path.write_text(BLUEPRINT, encoding="utf-8")
    assert wrong(path, "blueprint") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("items: 20", "items: 0"),
        ("items: 20\n", ""),
        ("use: any", "use: all"),
        ("count: 4", "count: 4, min: 2"),
        ("type: [single, multi]", "type: [single, several]"),
        ("level: apply", "level: applied"),
        ("[[x, y], ", "[[x], "),
        ("cells:", "cell:"),
        ("remember: 0.9", "remembered: 0.9"),
        ("title: 二", "name: 二"),
    ],
)
def test_faulty_blueprint_does_not_fit(tmp_path, old, new):
    path = tmp_path / "b.yaml"
    assert old in BLUEPRINT
    path.write_text(BLUEPRINT.replace(old, new), encoding="utf-8")
    assert wrong(path, "blueprint")


def test_schema_of_blueprints_has_the_very_fields_that_the_loader_reads(tmp_path):
    path = tmp_path / "b.yaml"
    cell = "cells:\n  - {level: apply, max: 3, 不知: 1}\n"
    section = "sections:\n  - {id: a, title: 一, 不知: 1}\n"
    path.write_text(
        BLUEPRINT.split("anchors", maxsplit=1)[0] + cell + section + "不知: 1\n", encoding="utf-8"
    )
    report = Report()
    load_blueprint(path, "b.yaml", load(ROOT, Report()), report)
    told = [
        set(found.hint.removeprefix("fields here: ").split(", ")) for found in report.diagnostics
    ]
    own = schema("blueprint")["properties"]
    exact, between = own["cells"]["items"]["anyOf"]
    assert told == [
        {*exact["properties"], *between["properties"]},
        {*own["sections"]["items"]["properties"]},
        {*own},
    ]


@pytest.mark.parametrize("kind", item_types().values(), ids=lambda kind: kind.name)
def test_example_of_an_item_type_fits_and_needs_its_fields(kind):
    item = as_editors_read(read_text(kind.example, "x", Report()))
    bank = {"schema": 1, "bank": "b", "title": "题", "items": [item]}
    check = validator("bank")
    assert not list(check.iter_errors(bank))
    assert list(check.iter_errors(bank | {"items": [item | {"wieght": 1}]}))
    needed = set(item) - {"basis", "cite", "given", "max", "feedback"} & set(kind.fields)
    for name in needed & {
        "options",
        "key",
        "blanks",
        "value",
        "lo",
        "keypoints",
        "entries",
        "left",
        "parts",
        "steps",
        "type",
        "id",
        "stem",
    }:
        less = {field: value for field, value in item.items() if field != name}
        assert list(check.iter_errors(bank | {"items": [less]})), name


@pytest.mark.parametrize("kind", item_types().values(), ids=lambda kind: kind.name)
def test_every_field_of_our_item_types_has_a_shape(kind):
    shaped = {*SHAPES, *(name for own, name in OWN if own == kind.name), "parts", "blanks"}
    assert {*ITEM_FIELDS, *kind.fields} <= shaped


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("QG111-items-missing", "bank"),
        ("QG111-missing-key", "bank"),
        ("QG111-schema-missing", "bank"),
        ("QG112-unknown-field", "bank"),
        ("QG112-unknown-field-in-option", "bank"),
        ("QG113-id-with-spaces", "bank"),
        ("QG114-unknown-level", "bank"),
        ("QG114-unknown-use", "bank"),
        ("QG115-not-a-number", "bank"),
        ("QG116-not-true-or-false", "bank"),
        ("QG117-not-a-list", "bank"),
        ("QG118-newer-schema", "bank"),
        ("QG200-unknown-type", "bank"),
        ("QG200-unknown-type-of-part", "bank"),
        ("QG202-two-keys", "bank"),
        ("QG204-one-option", "bank"),
        ("QG206-unknown-policy", "bank"),
    ],
)
def test_faulty_file_of_the_corpus_does_not_fit(folder, kind):
    files = [path for glob in [WHERE[kind]] for path in sorted((INVALID / folder).glob(glob))]
    assert files
    assert [found for path in files for found in wrong(path, kind)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("evidence: V\n", "evidence: M\n", "register"),
        ("topic:", "topics:", "register"),
        ("severity: void", "severity: bad", "procedure"),
        ("law_asof: 2026-10-04", "law_asof: 今天", "course"),
        ("grade: best", "grade: good", "scenario"),
        ("start: ", "begin: ", "scenario"),
    ],
)
def test_slip_in_another_file_does_not_fit(tmp_path, old, new, kind):
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(WHERE[kind]))]
    text = next(text for text in texts if old in text)
    path = tmp_path / "slip.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert wrong(path, kind)


def test_schema_command_prints_one_and_writes_all(tmp_path, capsys):
    assert tuple(KINDS) == SHOWN
    assert main(["schema", "bank"]) == 0
    assert json.loads(capsys.readouterr().out) == schema("bank")
    assert main(["schema", "-o", str(tmp_path / "s")]) == 0
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == sorted(
        f"{kind}.schema.json" for kind in KINDS
    )
    assert json.loads((tmp_path / "s" / "course.schema.json").read_text(encoding="utf-8")) == schema("course")  # fmt: skip


def test_schema_command_used_wrongly_exits_2(capsys):
    assert main(["schema", "banks"]) == 2
    assert "`banks` is not a kind" in capsys.readouterr().err
    assert main(["schema", "bank", "paper"]) == 2
