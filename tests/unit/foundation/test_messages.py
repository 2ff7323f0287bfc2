from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.messages import LANGUAGES, catalogue, message

PLACEHOLDER = re.compile(r"\{(\w*)\}")
PACKAGE = Path(__file__).parents[3] / "quizgen"
NAMED = re.compile(r"""\bmessage\(\s*f?"([^"]+)\"""")
HOLE = re.compile(r"\\\{.*?\\\}")


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


def test_every_message_that_python_names_is_there_and_every_family_has_members() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    named = {key for text in texts for key in NAMED.findall(text)}
    patterns = {key: HOLE.sub(".+", re.escape(key)) for key in named}
    assert len(named) > 100
    assert {
        k for k, p in patterns.items() if not any(map(re.compile(p).fullmatch, catalogue()))
    } == set()
