"""Every message that the browser's code names is in the catalogue, and none lies there unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.messages import LANGUAGES, catalogue

WEB = Path(__file__).parents[3] / "quizgen" / "web"
CLASSROOM = WEB.parent / "classroom"
PREFIXES = ("quiz", "cite", "progress", "mistakes", "console", "lms", "calc", "visit", "work")
NAMED = re.compile(rf"[\"'`]((?:{'|'.join(PREFIXES)})\.[a-z_.]*(?:\$\{{)?)")
FAMILIES = {"quiz.class.", "quiz.mark.", "quiz.reason.", "quiz.cell.", "quiz.status."}


def named() -> set[str]:
    sources = [*WEB.glob("src/**/*.mjs"), *WEB.glob("*.py"), *WEB.glob("templates/*.html")]
    sources += [*CLASSROOM.glob("*.py"), *WEB.glob("packages/*.py")]
    return {key for path in sources for key in NAMED.findall(path.read_text(encoding="utf-8"))}


def ours() -> set[str]:
    return {key for key in catalogue() if key.partition(".")[0] in PREFIXES}


def test_every_named_message_is_there() -> None:
    whole = {key for key in named() if not key.endswith((".", "{"))}
    assert len(whole) > 60
    assert whole - ours() == set()


def test_every_message_is_named_by_somebody() -> None:
    families = {key.removesuffix("${") for key in named() if key.endswith((".", "{"))} | FAMILIES
    alone = ours() - named()
    assert {key for key in alone if not key.startswith(tuple(families))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_the_same_placeholders(language) -> None:
    holes = {key: set(re.findall(r"\{\w+\}", text["zh"])) for key, text in catalogue().items()}
    assert {
        key: text[language]
        for key, text in catalogue().items()
        if set(re.findall(r"\{\w+\}", text[language])) != holes[key]
    } == {}
