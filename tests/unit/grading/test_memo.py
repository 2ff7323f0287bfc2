"""The memo says what the engine says, whatever JSON the responses are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading import memo
from quizgen.grading.engine import grade
from quizgen.grading.memo import Marker
from quizgen.model.contract import interaction_from_json

ITEMS = [
    interaction_from_json(item)
    for item in (
        {"type": "multi", "options": ["A", "B"], "key": ["A"], "policy": "each_option"},
        {"type": "judge", "key": True},
        {"type": "numeric", "value": "1"},
        {"type": "blank", "blanks": [{"accept": ["1"]}, {"accept": ["['A']"]}]},
    )
]
SIMPLE = (
    st.none() | st.booleans() | st.sampled_from(["A", "B", "1", "['A']", "None", 1, 0, 1.0, ""])
)
RESPONSES = SIMPLE | st.lists(SIMPLE, max_size=2) | st.dictionaries(st.just("a"), SIMPLE)


@given(st.lists(RESPONSES, min_size=2, max_size=12), st.sampled_from(ITEMS))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_memo_agrees_with_the_engine(responses: list, interaction: object) -> None:
    marker = Marker(interaction)
    for response in [*responses, *responses]:
        assert marker(response) == grade(interaction, response)


def test_memo_grades_each_response_once(monkeypatch) -> None:
    seen = []

    def counting(interaction, response):
        seen.append(response)
        return grade(interaction, response)

    monkeypatch.setattr(memo, "grade", counting)
    monkeypatch.setattr(memo, "MOST", 2)
    marker = Marker(ITEMS[0])
    for response in (["A"], "A", ["A"], "A", ["B"], ["A"], "B", "A"):
        marker(response)
    assert seen == [["A"], "A", ["B"], "B"]
    marker([])
    marker("C")
    marker(["A"])
    marker("A")
    assert seen[4:] == [[], "C", ["A"], "A"]
    marker([])
    assert seen[8:] == []
