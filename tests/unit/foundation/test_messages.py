from __future__ import annotations

import re

import pytest

from quizgen.messages import LANGUAGES, catalogue, message

PLACEHOLDER = re.compile(r"\{(\w*)\}")


@pytest.mark.parametrize("key", catalogue())
def test_message_is_there_in_both_languages_with_the_same_places(key: str) -> None:
    texts = catalogue()[key]
    assert set(texts) == set(LANGUAGES)
    places = [sorted(set(PLACEHOLDER.findall(texts[language]))) for language in LANGUAGES]
    assert places[0] == places[1]


def test_message_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("no.such")


def test_catalogue_is_sorted_for_small_diffs() -> None:
    assert list(catalogue()) == sorted(catalogue())
