"""Two QTI 3 engines in Chromium mark the whole bank as ours does, and what 2.1 became too."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.qti_items import questions
from quizgen.export._shared.qti_tree import ident
from quizgen.export._shared.selecting import select
from quizgen.export.base import run
from quizgen.grading.engine import grade
from quizgen.loading.project import load
from quizgen.model.interactions import Case, Short
from quizgen.model.outcomes import Verdict

sys.path.append(str(Path(__file__).parent))
from qti_answers import Answer, answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

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
"""Whether all items are upgraded from 2.1, and not some of each kind."""

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


@cache
def jobs() -> tuple[Job, ...]:
    return tuple(_jobs())


def _jobs() -> Iterator[Job]:
    project = load(ROOT, Report())
    seen = set()
    for form in select(project, (), seed=0, takes=frozenset({"course"})).forms:
        for place in form.items:
            many = len(place.variants) > 1
            for number, item in enumerate(place.variants[:MOST_VARIANTS], 1):
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


def packed(name: str) -> bytes:
    exporter = exporters()[name]
    chosen = select(load(ROOT, Report()), (), seed=0, takes=exporter.takes)
    (file,) = run(exporter, chosen, Report())
    return file.data


def documents(data: bytes) -> dict[str, str]:
    """Return the text of each assessment item in a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return {
            Path(path).stem: read.read(path).decode()
            for path in read.namelist()
            if path.startswith("items/")
        }


@pytest.fixture(scope="module")
def texts(node: str) -> Mapping[str, dict[str, str]]:
    """Items of both packages, those of 2.1 after the converter made them 3.0."""
    old = documents(packed("qti21"))
    wanted = {job.id: old[job.id] for job in (jobs() if WHOLE else sample())}
    done = subprocess.run(
        [node, str(TOOLS / "upgrade.mjs")],
        input=json.dumps(wanted),
        capture_output=True,
        text=True,
        check=True,
        cwd=TOOLS,
    )
    return {"qti30": documents(packed("qti30")), "qti21": json.loads(done.stdout)}


def sample() -> list[Job]:
    """Return some items of each kind: upgrading all of them takes long."""
    found: dict[str, list[Job]] = defaultdict(list)
    for job in jobs():
        found[job.kind].append(job)
    return [job for kind in found.values() for job in kind[:2]]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    if not MODULES.is_dir():
        message = "the QTI engines are not installed: npm ci in tests/lms/qti"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


def marked(browser: Browser, engine: str, texts: dict[str, str]) -> list[dict[str, Any]]:
    page = browser.new_page()
    page.set_content("<body><div id=player></div></body>")
    page.evaluate(
        "() => { console.log = console.debug = console.warn = console.error = () => {}; }"
    )
    for script in SCRIPTS[engine]:
        page.add_script_tag(path=str(script))
    sent = [
        {"xml": texts[job.id], "answers": [answer.theirs for answer in job.answers]}
        for job in jobs()
        if job.id in texts
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
def test_engine_marks_items_as_ours(
    browser: Browser,
    texts: Mapping[str, dict[str, str]],
    name: str,
    engine: str,
    update_golden: bool,
) -> None:
    tried = [job for job in jobs() if job.id in texts[name]]
    counts, different = compared(tried, marked(browser, engine, texts[name]))
    assert different == []
    assert set(counts) == {job.kind for job in jobs()}
    if not WHOLE:
        receipt(name, engine, counts, update=update_golden)


def receipt(name: str, engine: str, counts: dict[str, dict[str, int]], *, update: bool) -> None:
    """Prove that the receipt of these marks is fresh, or write it."""
    path = ROOT / "tests" / "receipts" / f"{name}.json"
    version = json.loads((MODULES / engine / "package.json").read_text(encoding="utf-8"))["version"]
    seen = {"client": engine, "version": version, "kinds": counts, "differences": 0}
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"clients": []}
    if update:
        others = [one for one in stored["clients"] if one["client"] != engine]
        clients = sorted([*others, seen], key=lambda one: str(one["client"]))
        made = {"format": name, "profile": exporters()[name].profile, "clients": clients}
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(made, ensure_ascii=False, indent=1)
        path.write_text(f"{text}\n", encoding="utf-8")
        return
    assert stored["profile"] == exporters()[name].profile
    assert seen in stored["clients"]
