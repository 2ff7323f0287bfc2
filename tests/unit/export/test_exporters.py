from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from quizgen.diagnostics import Report, Span
from quizgen.export import exporters
from quizgen.export.base import Exporter, Fidelity, Policy, Selection, run
from quizgen.loading.project import Project
from quizgen.model.contract import interaction_from_json
from quizgen.model.course import Course
from quizgen.model.forms import Form, FormItem
from quizgen.model.interactions import Interaction, Judge, Option, Single
from quizgen.model.items import Item
from quizgen.model.law import Register

CHOICE = Item(
    id="fine-82",
    type="single",
    span=Span("quizzes/a.yaml", 7, 5),
    stem="幅度？\n“引号”与 <标签>",
    interaction=Single(
        options=(Option(id="A", text="甲", why="因为甲"), Option(id="B", text="乙")), key="A"
    ),
    cite=("节约能源法§82",),
)
TRUTH = replace(
    CHOICE,
    id="truth",
    type="judge",
    span=Span("quizzes/a.yaml", 20, 5),
    interaction=Judge(key=True),
)
FORM = Form(
    id="p",
    title="卷",
    items=tuple(
        FormItem(item=item, number=n, variants=(item,)) for n, item in enumerate((CHOICE, TRUTH), 1)
    ),
)
COURSE = Project(
    root=Path(),
    course=Course(id="k", title="课", span=Span("course/course.yaml"), law_asof="2026-10-04"),
    register=Register(asof="2026-10-04"),
)
SELECTION = Selection(id="p", title="卷", project=COURSE, forms=(FORM,))


@pytest.mark.parametrize("exporter", exporters().values(), ids=lambda e: e.name)
def test_exporter_says_what_it_does_with_every_interaction(exporter: Exporter) -> None:
    assert set(exporter.policies) == set(get_args(Interaction))


@pytest.mark.parametrize("exporter", exporters().values(), ids=lambda e: e.name)
def test_exporter_lossy_policy_names_the_loss(exporter: Exporter) -> None:
    unsaid = [
        kind.__name__
        for kind, policy in exporter.policies.items()
        if policy.fidelity is not Fidelity.EXACT and not policy.loses
    ]
    assert unsaid == []


@pytest.mark.parametrize("exporter", exporters().values(), ids=lambda e: e.name)
def test_exporter_same_form_gives_same_bytes(exporter: Exporter) -> None:
    report = Report()
    assert run(exporter, SELECTION, report) == run(exporter, SELECTION, report)


def test_json_holds_texts_keys_and_citations() -> None:
    (file,) = run(exporters()["json"], SELECTION, Report())
    data = json.loads(file.data)
    first = data["forms"][0]["items"][0]
    assert file.path == "p.json"
    assert (first["id"], first["stem"], first["cite"]) == (
        "fine-82",
        "幅度？\n“引号”与 <标签>",
        ["节约能源法§82"],
    )
    assert interaction_from_json(first["interaction"]).key == "A"
    assert "因为甲" in file.data.decode()


def test_export_lossy_item_is_kept_and_reported_at_its_line() -> None:
    lossy = Policy(Fidelity.LOSSY, "rationale of the options")
    exporter = replace(
        exporters()["json"], policies={**exporters()["json"].policies, Single: lossy}
    )
    report = Report()
    (file,) = run(exporter, SELECTION, report)
    assert str(report.diagnostics[0]) == (
        "quizzes/a.yaml:7:5: warning[QG601]: json: `fine-82` loses something: "
        "rationale of the options"
    )
    assert len(json.loads(file.data)["forms"][0]["items"]) == 2


def test_export_refused_item_is_left_out_and_reported_at_its_line() -> None:
    exporter = replace(
        exporters()["json"], refuses=lambda item: "no room" if item.id == "truth" else ""
    )
    report = Report()
    (file,) = run(exporter, SELECTION, report)
    assert str(report.diagnostics[0]) == (
        "quizzes/a.yaml:20:5: warning[QG602]: json: `truth` is left out: no room"
    )
    assert [item["id"] for item in json.loads(file.data)["forms"][0]["items"]] == ["fine-82"]


def test_export_item_with_losses_of_its_own_reports_those() -> None:
    lossy = Policy(Fidelity.LOSSY, "rationale of the options")
    exporter = replace(
        exporters()["json"],
        policies={**exporters()["json"].policies, Single: lossy},
        losses=lambda item: ["one", "two"] if item.id == "fine-82" else [],
    )
    report = Report()
    run(exporter, SELECTION, report)
    assert [found.message for found in report.diagnostics] == [
        "json: `fine-82` loses something: one",
        "json: `fine-82` loses something: two",
    ]
