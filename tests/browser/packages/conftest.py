"""Packages as a learning system would serve them, in a real browser."""

from __future__ import annotations

import functools
import http.server
import io
import os
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.selecting import select
from quizgen.export.base import Selection, run
from quizgen.generation import forms
from quizgen.loading.project import Project, load
from quizgen.model.forms import Paper, PaperSection
from tests.lms.receipts import SAMPLE

ROOT = Path(__file__).parent.parent.parent.parent
PAPER_ITEMS = 60


def tool(name: str) -> Path:
    """Return the folder of the installed packages of a tool."""
    found = ROOT / "tests" / "lms" / name / "node_modules"
    if not found.is_dir():
        message = f"run `npm ci --ignore-scripts` in tests/lms/{name}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def course() -> Project:
    """The course of this project, with a paper of 60 items of all types."""
    report = Report()
    project = load(ROOT, report, [])
    assert report.diagnostics == []
    kinds: dict[str, list[str]] = {}
    for item in project.items.values():
        if item.basis != "none":
            kinds.setdefault(item.type, []).append(item.id)
    rows = [ids[n] for n in range(60) for ids in kinds.values() if n < len(ids)][:PAPER_ITEMS]
    paper = Paper(
        id="sixty",
        title="综合卷",
        span=next(iter(project.banks.values())).span,
        sections=(
            PaperSection(id="one", title="基础", items=tuple(rows[:30])),
            PaperSection(id="two", title="综合", items=tuple(rows[30:])),
        ),
        mode="exam",
        pass_percent="70",
    )
    return replace(project, papers={**project.papers, paper.id: paper})


@pytest.fixture(scope="session")
def paper(course: Project) -> Selection:
    """The paper alone."""
    made = forms.build(course, "sixty")
    return Selection(id="sixty", title=made.title, project=course, forms=(made,))


@pytest.fixture(scope="session")
def sample() -> Selection:
    """The items of which the receipts tell, as a paper, in a course of their own."""
    report = Report()
    project = load(SAMPLE, report, [])
    assert report.diagnostics == []
    bank = project.banks["sample"]
    made = Paper(
        id="sample-paper",
        title="样本卷",
        span=bank.span,
        sections=(PaperSection(id="one", title="全部", items=tuple(project.items)),),
        mode="exam",
    )
    form = forms.build(replace(project, papers={made.id: made}), made.id)
    return Selection(id=made.id, title=made.title, project=project, forms=(form,))


@pytest.fixture(scope="session")
def packed(course: Project, paper: Selection, sample: Selection) -> Callable[[str, str], bytes]:
    """Return a function that exports a thing of the course in a format."""

    @functools.cache
    def pack(format_: str, ref: str) -> bytes:
        exporter = exporters()[format_]
        known = {"sixty": paper, "sample-paper": sample}
        chosen = known.get(ref) or select(course, [ref], seed=0, takes=exporter.takes)
        if ref in {module.id for module in course.course.modules}:
            chosen = replace(chosen, forms=())
        (file,) = run(exporter, chosen, Report())
        return file.data

    return pack


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[bytes, dict[str, bytes]], str]]:
    """Return a function that serves a package and other files, and gives the address."""
    servers = []

    def start(package: bytes, others: dict[str, bytes]) -> str:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            archive.extractall(tmp_path)
        for name, data in others.items():
            (tmp_path / name).write_bytes(data)

        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

        handler = functools.partial(Quiet, directory=str(tmp_path))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
