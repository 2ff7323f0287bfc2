"""Scenario fictional: nothing can be taken for a real person, number or firm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.loading.scenario_formulas import private_texts, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


_REAL = (
    ("a mobile number", re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")),
    ("an identity number", re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")),
    (
        "a credit code",
        re.compile(r"(?<![0-9A-Z])9[1-3][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])"),
    ),
    ("a telephone number", re.compile(r"(?<![0-9])0[1-9][0-9]{1,2}-[1-9][0-9]{6,7}(?![0-9])")),
)


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for passage in (*texts(scenario), *private_texts(scenario)):
            for what, pattern in _REAL:
                if found := pattern.search(passage.text):
                    message = f"{found.group()} looks like {what}"
                    hint = "write so that nobody can be meant, such as 〇〇〇"
                    yield Finding(message, hint, span=passage.span)


CHECK = Check(
    name="scenario-fictional",
    code="QG464",
    severity=Severity.WARNING,
    summary="No text looks like a real telephone number, identity number or credit code.",
    bad="""\
answers: [{ask: 电话？, say: 一三八零零…（一个真实的号码）}]
""",
    good="""\
answers: [{ask: 电话？, say: 号码写在名片上。}]
""",
    project=_project,
)
