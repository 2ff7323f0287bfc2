"""Contract JSON: interactions from and to it, with and without keys and texts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.model.contract import ContractError, interaction_from_json, interaction_to_json
from quizgen.model.interactions import Match, Multi, Option, Order

if TYPE_CHECKING:
    from pathlib import Path

ALL = [
    {
        "type": "single", "max": "2", "min": "-1", "round_dp": 1, "void": "full",
        "attempt_factors": ["1", "0.5"], "options": ["A", "B"], "key": "A",
        "option_fraction": {"B": "0.25"}, "option_tag": {"B": "t"}, "also_key": ["B"],
        "wrong_fraction": "-0.5",
    },
    {
        "type": "multi", "max": "1", "options": ["A", "B"], "key": ["A"],
        "option_tag": {"B": "t"},
        "policy": {"name": "map", "map": {"A": "1"}, "default": "-1", "lower": "0"},
        "allow_empty": True, "max_select": 0,
    },
    {"type": "judge", "max": "1", "key": False, "wrong_fraction": "-1"},
    {
        "type": "blank", "max": "1",
        "blanks": [
            {
                "accept": ["a", {"text": "b", "fraction": "0.5", "tag": "t"}, {"pattern": "c?"}],
                "case_sensitive": True, "ws": "collapse", "strip_prefix": ["p"],
                "strip_suffix": ["s"], "weight": "2",
            },
            {"matcher": "number", "value": "5", "unit": "日"},
            {"matcher": "interval", "lo": "1", "hi": "2", "one_end": "0.5"},
        ],
        "all_or_nothing": True, "order_free": True,
    },
    {
        "type": "numeric", "max": "1", "value": "-5", "unit": "t", "units": ["t", "kg"],
        "unit_required": True, "any_same_dim": False, "unit_missing_fraction": "0.5",
        "unit_wrong_fraction": "0.25", "tol": {"rel": "0.1"},
        "precision": {"decimals": 0, "sigfigs": 3, "mode": "at_least", "fraction": "0.5"},
        "also": [{"value": "6", "fraction": "0.5", "tag": "t"}, {"value": "7"}],
        "close": {"k": "2", "fraction": "0.5"},
    },
    {"type": "numeric", "max": "1", "value": "5", "tol": {"abs": "0.1"}},
    {
        "type": "interval", "max": "1", "lo": "1", "hi": "2", "unit": "元", "units": ["元"],
        "unit_required": True, "any_same_dim": False, "unit_missing_fraction": "0.5",
        "unit_wrong_fraction": "0.25", "one_end": "0.5",
    },
    {
        "type": "short", "max": "1",
        "keypoints": [{"id": "k", "any": ["a"], "deny": ["b"], "points": "2"}, {"id": "l", "any": []}],
        "auto": True,
    },
    {
        "type": "order", "max": "1", "key": ["a", "b"], "before": [["a", "b"]], "distractors": ["x"],
        "entries": ["x", "b", "a"], "policy": {"name": "dag", "partial": True},
    },
    {"type": "order", "max": "1", "key": ["a", "b"]},
    {
        "type": "match", "max": "1", "left": ["A", "B"], "right": ["1", "2"], "key": {"A": ["1"]},
        "reuse": True, "policy": {"name": "net"},
    },
    {"type": "match", "max": "1", "right": ["1", "2"], "key": {"A": ["1", "2"]}},
    {
        "type": "case", "max": "7",
        "parts": [
            {"id": "p", "type": "numeric", "max": "3", "value": "5", "gate": "z"},
            {
                "id": "q", "type": "numeric", "max": "3", "value": "5",
                "follow": {"from": "p", "ops": [["div", "2"]], "fraction": "0.5"},
            },
            {"id": "r", "type": "numeric", "max": "3", "value": "5", "follow": {"from": "p"}},
        ],
    },
    {
        "type": "scenario", "max": "1",
        "steps": [{"id": "a", "points": "1", "required": True}, {"id": "x", "fatal": True}],
        "before": [["a", "x"]], "order_penalty": "1",
    },
]  # fmt: skip


@pytest.mark.parametrize("item", ALL, ids=lambda item: item["type"])
def test_contract_json_is_written_as_it_was_read(item: dict) -> None:
    assert interaction_to_json(interaction_from_json(item)) == item


TEXTS = [
    {
        "type": "single", "max": "1", "key": "A",
        "options": [{"id": "A", "text": "甲", "why": "w"}, {"id": "B"}],
    },
    {"type": "multi", "max": "1", "key": ["A"], "options": [{"id": "A", "text": "甲", "why": "w"}]},
    {"type": "judge", "max": "1", "key": True, "why": {"true": "t", "false": "f"}},
    {
        "type": "blank", "max": "1",
        "blanks": [{"accept": ["a"], "why": "w"}, {"matcher": "number", "value": "1", "why": "w"}],
    },
    {"type": "numeric", "max": "1", "value": "5", "also": [{"value": "6", "why": "w"}]},
    {"type": "interval", "max": "1", "lo": "5", "hi": "6"},
    {"type": "short", "max": "1", "keypoints": [{"id": "k", "any": ["a"], "text": "t"}], "answer": "m"},
    {
        "type": "order", "max": "1", "key": ["a", "b"],
        "entries": [{"id": "a", "text": "t", "why": "w"}, {"id": "b"}],
    },
    {
        "type": "match", "max": "1", "key": {"A": ["1"]},
        "left": [{"id": "A", "text": "t", "why": "w"}], "right": [{"id": "1", "text": "t"}],
    },
    {
        "type": "case", "max": "1",
        "parts": [{"id": "p", "type": "judge", "max": "1", "key": True, "stem": "s", "why": {"true": "t"}}],
    },
    {"type": "scenario", "max": "1", "steps": [{"id": "a", "text": "t", "why": "w", "points": "1"}]},
]  # fmt: skip


@pytest.mark.parametrize("item", TEXTS, ids=lambda item: item["type"])
def test_contract_json_can_hold_the_texts(item: dict) -> None:
    interaction = interaction_from_json(item)
    assert interaction_to_json(interaction, texts=True) == item
    bare = json.dumps(interaction_to_json(interaction))
    assert not any(name in bare for name in ('"text"', '"why"', '"stem"', '"answer"'))


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        (ALL[0], {"type": "single", "max": "2", "min": "-1", "round_dp": 1, "void": "full",
                  "attempt_factors": ["1", "0.5"], "options": ["A", "B"]}),
        (ALL[1], {"type": "multi", "max": "1", "options": ["A", "B"], "policy": {"name": "map"},
                  "allow_empty": True, "max_select": 0}),
        (ALL[2], {"type": "judge", "max": "1"}),
        (ALL[3], {"type": "blank", "max": "1", "all_or_nothing": True, "order_free": True,
                  "blanks": [{"weight": "2"}, {"matcher": "number", "unit": "日"}, {"matcher": "interval"}]}),
        (ALL[4], {"type": "numeric", "max": "1", "unit": "t", "units": ["t", "kg"], "unit_required": True}),
        (ALL[6], {"type": "interval", "max": "1", "unit": "元", "units": ["元"], "unit_required": True}),
        (ALL[7], {"type": "short", "max": "1"}),
        (ALL[8], {"type": "order", "max": "1", "entries": ["x", "b", "a"], "policy": {"name": "dag"}}),
        (ALL[9], {"type": "order", "max": "1", "entries": ["a", "b"]}),
        (ALL[10], {"type": "match", "max": "1", "left": ["A", "B"], "right": ["1", "2"], "reuse": True,
                   "policy": {"name": "net"}}),
        (ALL[12], {"type": "case", "max": "7", "parts": [
            {"id": "p", "type": "numeric", "max": "3", "gate": "z"},
            {"id": "q", "type": "numeric", "max": "3"}, {"id": "r", "type": "numeric", "max": "3"}]}),
        (ALL[13], {"type": "scenario", "max": "1", "steps": [{"id": "a"}, {"id": "x"}]}),
    ],
    ids=lambda item: item["type"],
)  # fmt: skip
def test_contract_json_without_keys_tells_nothing(item: dict, wanted: dict) -> None:
    assert interaction_to_json(interaction_from_json(item), keys=False) == wanted


@pytest.mark.parametrize("item", TEXTS, ids=lambda item: item["type"])
def test_contract_json_without_keys_has_no_rationale(item: dict) -> None:
    interaction = interaction_from_json(item)
    written = json.dumps(interaction_to_json(interaction, keys=False, texts=True))
    assert '"why"' not in written
    assert '"answer"' not in written
    assert '"key"' not in written


def test_contract_vectors_survive_writing_and_reading(root: Path) -> None:
    data = json.loads((root / "tests/vectors/grading.json").read_text(encoding="utf-8"))
    for vector in data["vectors"]:
        interaction = interaction_from_json(vector["item"])
        for texts in (False, True):
            written = json.loads(json.dumps(interaction_to_json(interaction, texts=texts)))
            assert interaction_from_json(written) == interaction, vector["id"]


def test_defaults_are_those_of_the_contract() -> None:
    item = interaction_from_json({"type": "multi", "options": ["A"], "key": []})
    assert item == Multi(options=(Option(id="A"),), key=())
    assert interaction_from_json({"type": "order", "key": ["a"], "distractors": ["x"]}) == Order(
        entries=(Option(id="a"), Option(id="x")), key=("a",), distractors=("x",)
    )
    assert interaction_from_json({"type": "match", "right": ["1"], "key": {"A": "1"}}) == Match(
        left=(Option(id="A"),), right=(Option(id="1"),), key={"A": ("1",)}
    )


def test_null_is_the_same_as_nothing() -> None:
    plain = {"type": "multi", "options": ["A"], "key": []}
    nulls = dict.fromkeys(
        ["max", "min", "round_dp", "void", "attempt_factors", "policy", "allow_empty", "max_select"]
    )
    assert interaction_from_json({**plain, **nulls}) == interaction_from_json(plain)
    number = {"type": "numeric", "value": "1"}
    nulls = dict.fromkeys(["tol", "precision", "close", "also", "unit", "units", "any_same_dim"])
    assert interaction_from_json({**number, **nulls}) == interaction_from_json(number)


def test_empty_options_of_a_number_are_options() -> None:
    item = {"type": "numeric", "value": "1", "tol": {}, "precision": {}}
    read = interaction_from_json(item)
    assert read.rule.tol is not None
    assert read.rule.precision is not None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (2, "2"),
        (2.5, "2.5"),
        (2.0, "2"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (100, "100"),
        (12345678901234567890, "12345678901234567000"),
        ("0.50", "0.50"),
        ("+3", "+3"),
        ("-1/60", "-1/60"),
    ],
)
def test_item_numbers_may_be_json_numbers(written: object, read: str) -> None:
    item = {"type": "judge", "key": True, "max": written}
    assert interaction_from_json(item).max == read


@pytest.mark.parametrize(
    "written",
    [
        *("", ".5", "5.", "1e3", "１", " 1", "1 ", "1/0", "1/00", "1.5/2", "x", True, [], {}),
        *(float("inf"), float("nan"), 10**400),
    ],
)
def test_item_numbers_of_another_form_are_refused(written: object) -> None:
    with pytest.raises(ContractError, match="`max` must be a decimal number"):
        interaction_from_json({"type": "judge", "key": True, "max": written})


def test_case_maximum_is_the_sum_of_its_parts() -> None:
    part = {"id": "p", "type": "judge", "key": True}
    for parts, most in (
        (["1.25", "0.5"], "1.75"),
        (["1/3", "1/3"], "2/3"),
        ([], "0"),
        (["40"], "40"),
    ):
        item = {"type": "case", "parts": [{**part, "max": points} for points in parts]}
        assert interaction_from_json(item).max == most
        assert interaction_from_json({**item, "max": "9"}).max == "9"


NUMBER = {"type": "numeric", "value": "1"}
BLANK = {"type": "blank", "blanks": [{"accept": ["a"]}]}


def broken_blank(**fields: object) -> dict:
    return {"type": "blank", "blanks": [{"accept": ["a"], **fields}]}


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"type": "x"}, "`type`: there is no type `x`"),
        ({"type": None}, "`type` must be a text"),
        ({"type": "judge"}, "`key` must be true or false"),
        ({"type": "judge", "key": "true"}, "`key` must be true or false"),
        ({"type": "single", "options": ["A"]}, "`key` must be a text"),
        ({"type": "single", "options": "AB", "key": "A"}, "`options` must be a list"),
        ({"type": "single", "options": [1], "key": "A"}, "`options[0]` must be an object"),
        ({"type": "single", "options": ["A", {}], "key": "A"}, "`options[1].id` must be a text"),
        ({"type": "single", "options": [], "key": "A", "also_key": [1]}, "`also_key` must be made of texts"),
        (
            {"type": "single", "options": ["A"], "key": "A", "option_fraction": {"A": "x"}},
            "`option_fraction.A` must be a decimal number",
        ),
        (
            {"type": "single", "options": ["A"], "key": "A", "option_tag": {"A": 1}},
            "`option_tag` must be made of texts",
        ),
        (
            {"type": "single", "options": ["A"], "key": "A", "option_tag": ["A"]},
            "`option_tag` must be an object",
        ),
        ({"type": "multi", "options": ["A"]}, "`key` must be a list"),
        ({"type": "multi", "options": ["A"], "key": [], "policy": "net"}, "`policy`: there is no policy `net`"),
        ({"type": "multi", "options": ["A"], "key": [], "policy": {}}, "`policy.name` must be a text"),
        ({"type": "multi", "options": ["A"], "key": [], "policy": 5}, "`policy` must be an object"),
        (
            {"type": "multi", "options": ["A"], "key": [], "policy": {"name": "map", "map": {"A": "b"}}},
            "`policy.map.A` must be a decimal number",
        ),
        ({"type": "multi", "options": ["A"], "key": [], "max_select": -1}, "`max_select` must be a whole number"),
        ({"type": "multi", "options": ["A"], "key": [], "max_select": True}, "`max_select` must be a whole number"),
        ({"type": "multi", "options": ["A"], "key": [], "max_select": 1.5}, "`max_select` must be a whole number"),
        ({"type": "multi", "options": ["A"], "key": [], "allow_empty": 1}, "`allow_empty` must be true or false"),
        ({"type": "order", "key": ["a"], "policy": "net"}, "`policy`: there is no policy `net`"),
        ({"type": "order", "key": ["a"], "before": [["a"]]}, "`before` must be a list of pairs"),
        ({"type": "order", "key": ["a"], "before": [["a", 1]]}, "`before` must be made of texts"),
        ({"type": "order", "key": ["a"], "before": [["a", "b", "c"]]}, "`before` must be a list of pairs"),
        ({"type": "order"}, "`key` must be a list"),
        ({"type": "match", "right": []}, "`key` must be an object"),
        ({"type": "match", "right": [], "key": {"A": 1}}, "`key.A` must be a list"),
        ({"type": "match", "right": [], "key": {}, "policy": "map"}, "`policy`: there is no policy `map`"),
        ({**NUMBER, "void": "yes"}, "`void` must be full or drop"),
        ({**NUMBER, "round_dp": 21}, "`round_dp` must be at most 20"),
        ({**NUMBER, "attempt_factors": ["x"]}, "`attempt_factors` must be a decimal number"),
        ({**NUMBER, "value": None}, "`value` must be a decimal number"),
        ({**NUMBER, "tol": "0.1"}, "`tol` must be an object"),
        ({**NUMBER, "tol": {"abs": ""}}, "`tol.abs` must be a decimal number"),
        ({**NUMBER, "precision": {"mode": "most"}}, "`precision.mode` must be exact or at_least"),
        ({**NUMBER, "precision": {"decimals": "2"}}, "`precision.decimals` must be a whole number"),
        ({**NUMBER, "also": [{}]}, "`also[0].value` must be a decimal number"),
        ({**NUMBER, "also": [5]}, "`also[0]` must be an object"),
        ({**NUMBER, "close": {"fraction": "1"}}, "`close.k` must be a decimal number"),
        ({**NUMBER, "unit": 5}, "`unit` must be a text"),
        ({"type": "interval", "lo": "1"}, "`hi` must be a decimal number"),
        ({"type": "blank"}, "`blanks` must be a list"),
        ({"type": "blank", "blanks": [{}]}, "`blanks[0].accept` must be a list"),
        (broken_blank(ws="keep"), "`blanks[0].ws` must be remove or collapse"),
        (broken_blank(matcher="date"), "`blanks[0].matcher` must be text, number or interval"),
        (broken_blank(accept=[{"pattern": "\\d"}]), "`blanks[0].accept[0].pattern`: cannot read"),
        (broken_blank(weight="x"), "`blanks[0].weight` must be a decimal number"),
        ({"type": "short"}, "`keypoints` must be a list"),
        ({"type": "short", "keypoints": [{}]}, "`keypoints[0].id` must be a text"),
        ({"type": "case"}, "`parts` must be a list"),
        ({"type": "case", "parts": [NUMBER]}, "`parts[0].id` must be a text"),
        ({"type": "case", "parts": [{"id": "p", "type": "y"}]}, "`parts[0].type`: there is no type `y`"),
        ({"type": "case", "parts": [{"id": "p", **NUMBER, "follow": {}}]}, "`parts[0].follow.from` must be a text"),
        (
            {"type": "case", "parts": [{"id": "p", **NUMBER, "follow": {"from": "q", "ops": [["pow", "2"]]}}]},
            "`parts[0].follow.ops[0].name` must be mul, div, add or sub",
        ),
        (
            {"type": "case", "parts": [{"id": "p", **NUMBER, "follow": {"from": "q", "ops": [["mul", "x"]]}}]},
            "`parts[0].follow.ops[0].value` must be a decimal number",
        ),
        ({"type": "scenario", "steps": [{"id": "a", "fatal": "yes"}]}, "`steps[0].fatal` must be true or false"),
    ],
)  # fmt: skip
def test_json_of_another_shape_is_refused_with_its_place(item: dict, message: str) -> None:
    with pytest.raises(ContractError) as caught:
        interaction_from_json(item)
    assert str(caught.value).startswith(message)


def test_entries_in_the_order_of_the_key_need_not_be_written() -> None:
    order = interaction_from_json({"type": "order", "key": ["a", "b"], "distractors": ["x"]})
    assert "entries" not in interaction_to_json(order)
    shown = replace(order, entries=order.entries[::-1])
    assert interaction_to_json(shown)["entries"] == ["x", "b", "a"]
