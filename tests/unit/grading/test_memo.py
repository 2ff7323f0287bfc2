"""The memo says what the engine says, whatever JSON the responses are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading import memo
from quizgen.grading.engine import grade, settled
from quizgen.grading.memo import Marker
from quizgen.model.contract import interaction_from_json

ITEMS = [
    interaction_from_json(item)
    for item in (
        {"type": "multi", "options": ["A", "B"], "key": ["A"], "policy": "each_option"},
        {"type": "judge", "key": True},
        {"type": "numeric", "value": "1"},
        {"type": "blank", "blanks": [{"accept": ["1"]}, {"accept": ["['A']"]}]},
        {
            "type": "case",
            "parts": [
                {"id": "a", "type": "numeric", "value": "2", "also": [{"value": "1"}]},
                {"id": "b", "type": "judge", "key": True, "gate": "a"},
                {"id": "c", "type": "numeric", "value": "4", "follow": {"from": "a", "ops": []}},
            ],
        },
    )
]
SIMPLE = (
    st.none() | st.booleans() | st.sampled_from(["A", "B", "1", "['A']", "None", 1, 0, 1.0, ""])
)
RESPONSES = SIMPLE | st.lists(SIMPLE, max_size=2) | st.dictionaries(st.sampled_from("abc"), SIMPLE)


@given(st.lists(RESPONSES, min_size=2, max_size=12), st.sampled_from(ITEMS))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_memo_agrees_with_the_engine(responses: list, interaction: object) -> None:
    marker = Marker(interaction)
    for response in [*responses, *responses]:
        assert marker(response) == grade(interaction, response)


def test_memo_grades_each_response_once(monkeypatch) -> None:
    seen = []

    def counting(interaction, response, attempt, settle_part):
        seen.append(response)
        return settled(interaction, response, attempt, settle_part)

    monkeypatch.setattr(memo, "settled", counting)
    monkeypatch.setattr(memo, "MOST", 4)
    marker = Marker(ITEMS[0])
    for response in (["A"], "A", ["A"], "A", ["B"], ["A"], "B", "A"):
        marker(response)
    assert seen == [["A"], "A", ["B"], "B"]
    for response in ([], "C", ["A"], "A"):
        marker(response)
    assert seen[4:] == [[], "C", ["A"], "A"]
    marker([])
    assert seen[8:] == []


def test_memo_grades_each_response_to_a_part_of_a_case_once(monkeypatch) -> None:
    seen = []

    def counting(interaction, response, attempt, settle_part):
        seen.append(response)
        return settled(interaction, response, attempt, settle_part)

    monkeypatch.setattr(memo, "settled", counting)
    marker = Marker(ITEMS[-1])
    for response in (
        {"a": "2", "b": True},
        {"a": "2", "b": False},
        {"a": "2", "b": True, "c": "2"},
    ):
        marker(response)
    assert [one for one in seen if not isinstance(one, dict)] == ["2", True, None, False, "2"]
