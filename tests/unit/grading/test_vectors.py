"""The engine agrees with every vector of the contract, and answers them in the agreed form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from quizgen.cli import main
from quizgen.grading.vectors import answer_line, answers, grade_json, load
from quizgen.model.contract import ContractError

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("vectors", "paper_vectors", "normalize_vectors", "number_vectors")


@pytest.fixture(scope="module")
def vectors(root: Path) -> dict[str, list[dict]]:
    return json.loads((root / "tests/vectors/grading.json").read_text(encoding="utf-8"))


def expected(vector: dict) -> dict:
    if "expect" in vector:
        return vector["expect"]
    return vector["out"] if isinstance(vector["out"], dict) else {"out": vector["out"]}


def agrees(answer: dict, wanted: dict) -> bool:
    rest = {name: value for name, value in wanted.items() if name != "reasons"}
    if "value" in rest:
        rest.setdefault("unit", None)
    found = {name: answer.get(name) for name in rest}
    return found == rest and set(wanted.get("reasons", [])) <= set(answer.get("reasons", []))


@pytest.mark.parametrize("name", ["grading", "rules"])
def test_every_vector_is_answered_as_the_contract_expects(root: Path, name: str) -> None:
    vectors = load((root / f"tests/vectors/{name}.json").read_text(encoding="utf-8"))
    entries = [vector for kind in KINDS for vector in vectors[kind]]
    found = list(answers(vectors))
    assert [answer["id"] for answer in found] == [vector["id"] for vector in entries]
    wrong = [
        (answer, expected(vector))
        for answer, vector in zip(found, entries, strict=True)
        if not agrees(answer, expected(vector))
    ]
    assert wrong == []
    assert len(found) > 250


@pytest.mark.parametrize("name", ["grading", "rules"])
def test_what_an_item_is_worth_does_not_depend_on_the_response(root: Path, name: str) -> None:
    data = load((root / f"tests/vectors/{name}.json").read_text(encoding="utf-8"))
    worth = {
        vector["id"]: (vector["expect"]["max"], grade_json(vector["item"], None)["max"])
        for vector in data["vectors"]
    }
    assert [id_ for id_, (one, other) in worth.items() if one != other] == []
    assert len(worth) > 200


def test_vectors_have_cases_of_every_rule_that_they_name(root: Path) -> None:
    data = json.loads((root / "tests/vectors/rules.json").read_text(encoding="utf-8"))
    ids = [vector["id"] for kind in KINDS for vector in data[kind]]
    assert len(ids) == len(set(ids))
    assert {id_.rpartition("-")[0] for id_ in ids} == set(data["rules"])


def test_vectors_command_prints_one_line_for_each_vector(
    root: Path, vectors: dict, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "tests/vectors/grading.json"
    assert main(["vectors", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == list(answers(vectors))


def test_vectors_command_says_what_it_cannot_read_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "v.json"
    good = {"id": "g", "item": {"type": "judge", "key": True}, "response": "对"}
    path.write_text(
        json.dumps(
            {
                "vectors": [{"id": "a"}, 3, {"id": "b", "item": {"type": "zzz"}}, good],
                "paper_vectors": [{"id": "p", "paper": {}, "items": 5}],
                "number_vectors": [{"id": "n", "in": 5}],
            }
        ),
        encoding="utf-8",
    )
    assert main(["vectors", str(path)]) == 1
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"id": "a", "problem": "`item` must be an object"},
        {"id": None, "problem": "a vector must be an object"},
        {"id": "b", "problem": "`type`: there is no type `zzz`"},
        {"id": "g", "score": "1", "max": "1", "class": "correct", "reasons": []},
        {"id": "p", "problem": "`items` must be a list"},
        {"id": "n", "problem": "`in` must be a text"},
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "the file must hold an object with `vectors`"),
        ('{"vectors": {}}', ""),
        ('{"vectors": 5}', "`vectors` must be a list"),
        ("{", "Expecting property name"),
        ("[" * 100_000, "recursion"),
    ],
    ids=["list", "empty", "number", "not-json", "deep"],
)
def test_vectors_command_refuses_a_file_of_another_shape(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, message: str
) -> None:
    path = tmp_path / "v.json"
    path.write_text(content, encoding="utf-8")
    assert main(["vectors", str(path)]) == (2 if message else 0)
    assert message in capsys.readouterr().err


def test_vectors_command_needs_a_file_or_a_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["vectors"]) == 2
    assert main(["vectors", "--stream", "x.json"]) == 2
    assert main(["vectors", str(tmp_path / "none.json")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_vectors_command_answers_a_stream_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        '{"id": 1, "item": {"type": "judge", "key": true}, "response": true}\n',
        '{"id": 2, "kind": "number", "in": "1万元"}\n',
    ]
    monkeypatch.setattr("sys.stdin", lines)
    assert main(["vectors", "--stream"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"id": 1, "score": "1", "max": "1", "class": "correct", "reasons": []},
        {"id": 2, "value": "10000", "unit": "元"},
    ]


@pytest.mark.parametrize(
    ("vector", "wanted"),
    [
        ({"kind": "number", "in": "约5万"}, {"error": "approximate"}),
        ({"kind": "number_vectors", "in": "0.25"}, {"value": "1/4"}),
        ({"kind": "number", "in": "5."}, {"error": "format"}),
        ({"kind": "normalize", "in": "Ａ 。"}, {"out": "a"}),
        (
            {"in": "A  b", "options": {"ws": "collapse", "case_sensitive": True}},
            {"out": "A b"},
        ),
        (
            {"in": "第八十二条", "options": {"strip_prefix": ["第"], "strip_suffix": ["条"]}},
            {"out": "八十二"},
        ),
        (
            {"paper": {}, "items": [{"id": "i", "type": "judge", "key": True}], "responses": None},
            {"score": "0", "max": "1", "percent": "0", "status": "fail", "failed_sections": []},
        ),
    ],
)
def test_answer_line_tells_the_kind_by_the_members(vector: dict, wanted: dict) -> None:
    assert answer_line(json.dumps({"id": "v", **vector})) == {"id": "v", **wanted}


def test_answer_line_reports_what_is_not_json() -> None:
    answer = answer_line("{")
    assert answer["id"] is None
    assert str(answer["problem"]).startswith("not JSON: Expecting")
    assert answer_line("3") == {"id": None, "problem": "a vector must be an object"}
    assert str(answer_line("[" * 100_000)["problem"]).startswith("not JSON: maximum recursion")


def test_case_in_case_beyond_all_measure_is_a_problem_not_a_crash() -> None:
    item: dict = {"type": "judge", "key": True, "id": "p"}
    for _ in range(5000):
        item = {"type": "case", "parts": [item], "id": "p"}
    found = list(answers({"vectors": [{"id": "deep", "item": item}]}))
    assert found == [{"id": "deep", "problem": "it is nested too deep"}]


def test_json_numbers_of_any_length_are_read() -> None:
    assert load("12") == 12
    assert load("9" * 400) == int("9" * 400)
    assert load("9" * 401) == float("inf")
    item = {"type": "numeric", "value": "1"}
    assert grade_json(item, load("9" * 5000))["reasons"] == ["format"]


SURE = {"type": "judge", "key": True, "max": "4", "attempt_factors": ["1", "0.5"]}


@pytest.mark.parametrize(
    ("attempt", "score"),
    [
        *((None, "4"), (1, "4"), (2, "2"), (2.0, "2"), (2.5, "4"), (0, "4"), (-3, "4")),
        *((True, "4"), ("2", "4"), (3, "0")),
    ],
)
def test_attempt_counts_only_as_a_whole_number_from_one(attempt: object, score: str) -> None:
    assert grade_json(SURE, True, attempt)["score"] == score


@pytest.mark.parametrize(
    ("certainty", "cbm"),
    [(1, "4"), (3.0, "12"), (2, "8"), (0, None), (4, None), (True, None), ("3", None), (1.5, None)],
)
def test_certainty_counts_only_as_one_two_or_three(certainty: object, cbm: str | None) -> None:
    assert grade_json(SURE, True, None, certainty).get("cbm") == cbm


def test_grade_json_refuses_an_item_of_another_shape() -> None:
    with pytest.raises(ContractError, match="`type` must be a text"):
        grade_json({}, None)
