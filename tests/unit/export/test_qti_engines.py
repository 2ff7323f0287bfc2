"""Two QTI 3 engines in Chromium mark the sample and all banks as ours does, and 2.1 as 3.0."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.qti_items import questions
from quizgen.export._shared.qti_tree import ident
from quizgen.export.base import run
from quizgen.grading.engine import grade
from quizgen.model.interactions import Case, Short
from quizgen.model.outcomes import Verdict
from tests.lms.receipts import check

sys.path.append(str(Path(__file__).parent))
from qti_answers import Answer, answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser

    from quizgen.export.base import Selection
    from quizgen.model.interactions import Interaction

ROOT = Path(__file__).parent.parent.parent.parent
TOOLS = ROOT / "tests" / "lms" / "qti"
MODULES = TOOLS / "node_modules"
SCRIPTS = {
    "@citolab/qti-components": (
        MODULES / "@citolab/qti-components/cdn/index.global.js",
        TOOLS / "components.js",
    ),
    "qti3-item-player": (
        MODULES / "vue/dist/vue.min.js",
        MODULES / "qti3-item-player/dist/qti3Player.umd.min.js",
        TOOLS / "player.js",
    ),
}
CLOSE = 0.006
"""How far apart marks may be: points of cases and of gaps in any order are not rounded there."""
MOST_VARIANTS = 2
WHOLE = bool(os.environ.get("QUIZGEN_QTI_WHOLE"))
"""Whether both engines try all answers to all items of the banks, in 2.1 too."""

VERDICTS = {Verdict.CORRECT: "correct", Verdict.PARTIAL: "partial"}

MARK_ALL = """async (jobs) => {
  const all = [];
  for (const job of jobs) {
    const late = new Promise((done) => setTimeout(() => done({ problem: "late" }), 20000));
    all.push(await Promise.race([late, window.mark(job).catch((e) => ({ problem: String(e) }))]));
  }
  return all;
}"""


@dataclass(frozen=True, slots=True)
class Job:
    """One assessment item with the answers that are tried on it."""

    id: str
    kind: str
    interaction: Interaction
    answers: tuple[Answer, ...]


class Set:
    """Items of a course with answers, and what both packages hold of them."""

    def __init__(self, chosen: Selection, node: str, *, few: bool) -> None:
        self.jobs = tuple(_jobs(chosen, 1 if few else MOST_VARIANTS))
        if few:
            self.jobs = tuple(replace(job, answers=ends(job)) for job in self.jobs)
        old = self._documents("qti21", chosen)
        # Upgrading takes long, so that of many items some of each kind are.
        wanted = {job.id: old[job.id] for job in (some(self.jobs) if few else self.jobs)}
        done = subprocess.run(
            [node, str(TOOLS / "upgrade.mjs")],
            input=json.dumps(wanted),
            capture_output=True,
            text=True,
            check=True,
            cwd=TOOLS,
        )
        self.texts = {
            "qti30": self._documents("qti30", chosen),
            "qti21": json.loads(done.stdout),
        }

    def _documents(self, name: str, chosen: Selection) -> dict[str, str]:
        (file,) = run(exporters()[name], chosen, Report())
        return documents(file.data)


def _jobs(chosen: Selection, variants: int) -> Iterator[Job]:
    seen = set()
    for form in chosen.forms:
        for place in form.items:
            many = len(place.variants) > 1
            for number, item in enumerate(place.variants[:variants], 1):
                name = ident(item.id) + (f"-v{number}" if many else "")
                for question in questions(item, name):
                    own = item.interaction
                    if question.part and isinstance(own, Case):
                        own = next(p.interaction for p in own.parts if p.id == question.part)
                    if question.id not in seen:
                        seen.add(question.id)
                        kind = f"case/{type(own).__name__.lower()}" if question.part else item.type
                        if isinstance(own, Short):
                            kind += "/auto" if own.auto else "/people"
                        yield Job(question.id, kind, own, tuple(answers(own)))


def ends(job: Job) -> tuple[Answer, ...]:
    """Return an answer of each verdict, if there is one: right, partly right and wrong."""
    found = {grade(job.interaction, answer.ours).verdict: answer for answer in job.answers}
    return tuple(found.values())


def some(jobs: tuple[Job, ...]) -> list[Job]:
    """Return two items of each kind."""
    found: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        found[job.kind].append(job)
    return [job for kind in found.values() for job in kind[:2]]


def documents(data: bytes) -> dict[str, str]:
    """Return the text of each assessment item in a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return {
            Path(path).stem: read.read(path).decode()
            for path in read.namelist()
            if path.startswith("items/")
        }


@pytest.fixture(scope="module")
def given(node: str, banks: Selection, sample: Selection) -> Callable[[str], Set]:
    """Return a function that prepares the sample or all banks."""

    @cache
    def get(name: str) -> Set:
        chosen = sample if name == "sample" else banks
        return Set(chosen, node, few=name == "banks" and not WHOLE)

    return get


@pytest.fixture(scope="module", autouse=True)
def engines() -> None:
    """The engines' own packages, kept apart from those of the other tests."""
    if not MODULES.is_dir():
        message = "the QTI engines are not installed: npm ci in tests/lms/qti"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def marked(
    browser: Browser, engine: str, tried: list[Job], texts: Mapping[str, str]
) -> list[dict[str, Any]]:
    page = browser.new_page()
    page.set_content("<body><div id=player></div></body>")
    page.evaluate(
        "() => { console.log = console.debug = console.warn = console.error = () => {}; }"
    )
    for script in SCRIPTS[engine]:
        page.add_script_tag(path=str(script))
    sent = [
        {"xml": texts[job.id], "answers": [answer.theirs for answer in job.answers]}
        for job in tried
    ]
    found: list[dict[str, Any]] = page.evaluate(MARK_ALL, sent)
    page.close()
    return found


def compared(
    tried: list[Job], found: list[dict[str, Any]]
) -> tuple[dict[str, dict[str, int]], list[str]]:
    """Return by kind how many items and marks were compared, and each difference."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"items": 0, "marks": 0})
    different = []
    for job, engine in zip(tried, found, strict=True):
        counts[job.kind]["items"] += 1
        if "problem" in engine:
            different.append(f"{job.id}: {engine['problem'][:200]}")
            continue
        if not engine["shown"]:
            different.append(f"{job.id}: nothing to answer is shown")
        if isinstance(job.interaction, Short) and not job.interaction.auto:
            continue  # people mark it
        for answer, mark in zip(job.answers, engine["marks"], strict=True):
            counts[job.kind]["marks"] += 1
            outcome = grade(job.interaction, answer.ours)
            ours, verdict = float(outcome.score), VERDICTS.get(outcome.verdict, "incorrect")
            if abs(ours - mark["score"]) > CLOSE or verdict != mark["verdict"]:
                different.append(f"{job.id}: {answer.ours} earns {ours} {verdict}, there {mark}")
    return {kind: counts[kind] for kind in sorted(counts)}, different


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.parametrize("engine", SCRIPTS)
@pytest.mark.parametrize("name", ["qti30", "qti21"])
@pytest.mark.parametrize("what", ["sample", "banks"])
def test_engine_marks_items_as_ours(
    browser: Browser,
    given: Callable[[str], Set],
    what: str,
    name: str,
    engine: str,
    update_golden: bool,
) -> None:
    own = given(what)
    tried = [job for job in own.jobs if job.id in own.texts[name]]
    if what == "banks" and not WHOLE:  # each item once: an engine takes every second one
        tried = tried[list(SCRIPTS).index(engine) :: len(SCRIPTS)]
    counts, different = compared(tried, marked(browser, engine, tried, own.texts[name]))
    print(what, name, engine, sum(c["items"] for c in counts.values()), "items",
          sum(c["marks"] for c in counts.values()), "marks")  # fmt: skip
    assert different == []
    assert set(counts) == {job.kind for job in tried}
    if what == "sample":
        assert set(counts) == {job.kind for job in own.jobs}
        path = MODULES / engine / "package.json"
        version = json.loads(path.read_text(encoding="utf-8"))["version"]
        check(name, engine, version, counts, update=update_golden)
