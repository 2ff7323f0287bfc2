"""A small assignment of two forms with every oddity that a class can think of."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.results.assignments import Assignment, assigned_form
from quizgen.sealing import Submission, Ticket, issued, new_keys, sealed

ROOT = Path(__file__).parents[3]
OPENS, CLOSES = "2026-11-23T08:00", "2026-11-24T18:00"


@pytest.fixture(scope="session")
def keys():
    return new_keys()


@pytest.fixture(scope="session")
def assignment():
    project = load(ROOT, Report(), reserved=True)
    ids = [item.id for item in project.banks["jnr"].items]
    made = [forms.build(project, "jnr", items=part, mode="exam") for part in (ids[:12], ids[12:30])]
    return Assignment(
        id="zhou",
        title="周测",
        course="jnjc",
        opens=OPENS,
        closes=CLOSES,
        forms=tuple(map(assigned_form, made)),
    )


@pytest.fixture
def submit(assignment, keys):
    """Return a function that seals what a person hands in."""

    def make(who="甲-01", form=0, ticket="own", responses=None, to=None, **changed) -> str:
        asked = assignment.forms[form]
        if ticket == "own":
            ticket = issued(
                Ticket(assignment="zhou", form=asked.hash, who=who, opens=OPENS, closes=CLOSES),
                keys,
            )
        fields = {
            "assignment": "zhou",
            "form": changed.pop("hash", asked.hash),
            "who": who,
            "ticket": ticket,
            "responses": responses or (None,) * len(asked.items),
        }
        return sealed(Submission(**(fields | changed)), (to or keys).public.seal)

    return make
