"""The JSON export and its published schema."""

from __future__ import annotations

import json
from copy import deepcopy

import jsonschema
import pytest

from quizgen.cli import main
from quizgen.export import exporters
from quizgen.loading.schemas import schema
from quizgen.model.contract import interaction_from_json, interaction_to_json
from tests.unit.export.conftest import written
from tests.unit.export.kinds import EVERY_KIND
from tests.unit.export.test_moodle_xml import selection

JSON = exporters()["json"]


def faults(data: object) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema("forms"))
    return [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message}"
        for one in checker.iter_errors(data)
    ]


@pytest.mark.parametrize("name", ["banks", "paper"])
def test_json_export_has_the_published_shape(name, request) -> None:
    assert faults(json.loads(written(JSON, request.getfixturevalue(name)))) == []


def test_json_export_of_every_field_of_the_model_has_the_published_shape() -> None:
    data = json.loads(written(JSON, selection(*EVERY_KIND)))
    assert faults(data) == []
    for own, shown in zip(EVERY_KIND, data["forms"][0]["items"], strict=True):
        back = interaction_from_json(shown["interaction"])
        assert interaction_to_json(back, texts=True) == interaction_to_json(
            own.interaction, texts=True
        ), own.id


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("profile",), 1),
        (("forms", 0, "items", 0, "interaction", "max"), 1.5),
        (("forms", 0, "items", 0, "interaction", "colour"), "red"),
        (("forms", 0, "items", 0, "level"), "guess"),
        (("forms", 0, "items", 0, "cite"), "节约能源法§82"),
        (("forms", 0, "mode"), "game"),
    ],
)  # fmt: skip
def test_json_of_another_shape_is_refused_by_the_schema(path, value) -> None:
    data = json.loads(written(JSON, selection(EVERY_KIND[0])))
    assert faults(data) == []
    place = wrong = deepcopy(data)
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert faults(wrong)


def test_schema_command_prints_the_schema_of_the_export(capsys) -> None:
    assert main(["schema", "forms"]) == 0
    assert json.loads(capsys.readouterr().out) == schema("forms")
