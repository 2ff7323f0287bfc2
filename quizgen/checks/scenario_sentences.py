"""Scenario sentences: short enough to be read aloud and from the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.texts import longest_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Passage


SENTENCE, OPTION = 40, 32


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for passage in _spoken(scenario):
            sentence = longest_sentence(passage.text)
            if len(sentence) > SENTENCE:
                message = f"a sentence of {len(sentence)} characters: {sentence[:12]}…"
                hint = f"divide it: at most {SENTENCE} can be read from the wall"
                yield Finding(message, hint, span=passage.span)
        for decision in scenario.decisions.values():
            for option in decision.options:
                if len(option.text.text) > OPTION:
                    message = f"option `{option.id}` has {len(option.text.text)} characters"
                    yield Finding(message, f"use at most {OPTION}", span=option.text.span)


def _spoken(scenario: Scenario) -> Iterator[Passage]:
    for scene in scenario.scenes.values():
        for beat in scene.beats:
            yield from (text for text in (beat.say, beat.act) if text)
    for decision in scenario.decisions.values():
        yield decision.ask
        for option in decision.options:
            yield from (outcome.feedback for outcome in option.outcomes)
    for ending in scenario.endings.values():
        yield ending.text


CHECK = Check(
    name="scenario-sentences",
    code="QG461",
    severity=Severity.WARNING,
    summary="A spoken sentence has at most 40 characters, an option at most 32.",
    bad="""\
say: 一句话说了四十个字还没有说完……
""",
    good="""\
say: 一句话。再一句话。
""",
    project=_project,
)
