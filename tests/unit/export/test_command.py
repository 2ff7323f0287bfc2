"""The export command: what can be selected, where it is written, and what --strict refuses."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from quizgen.cli import main
from quizgen.diagnostics import Report, UsageError
from quizgen.export import exporters
from quizgen.export._shared.archive import archive
from quizgen.export._shared.selecting import select
from quizgen.export.base import File
from quizgen.loading.project import Project, load

ROOT = Path(__file__).parent.parent.parent.parent
TAKES = frozenset({"bank", "paper", "item", "module", "course"})


@pytest.fixture(scope="module")
def project() -> Project:
    report = Report()
    loaded = load(ROOT, report)
    assert not report.diagnostics
    return loaded


def ids(project: Project, *refs: str) -> list[list[str]]:
    forms = select(project, refs, seed=0, takes=TAKES).forms
    return [[place.item.id for place in form.items] for form in forms]


def test_selection_of_a_module_holds_all_its_banks(project: Project) -> None:
    banks = [bank for bank in project.banks.values() if bank.module == "jieneng-fa"]
    assert banks
    assert ids(project, "jieneng-fa") == [[item.id for item in bank.items] for bank in banks]


def test_selection_of_items_keeps_their_order_and_nothing_else(project: Project) -> None:
    first, second, *_ = (item.id for item in project.banks["jnf"].items)
    assert ids(project, second, first) == [[second, first]]


def test_selection_of_nothing_is_the_whole_course(project: Project) -> None:
    chosen = select(project, (), seed=0, takes=TAKES)
    assert (chosen.id, chosen.whole) == (project.course.id, True)
    assert [form.id for form in chosen.forms] == list(project.banks)


@pytest.mark.parametrize(
    ("ref", "said"), [("jfn", "did you mean"), ("liangzheng", "`liangzheng` is a scenario")]
)
def test_selection_of_what_does_not_fit_is_refused(project: Project, ref: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        select(project, [ref], seed=0, takes=TAKES)


def test_archive_same_files_in_any_order_give_the_same_bytes() -> None:
    one, two, mime = File("b/x.txt", b"x"), File("a.txt", b"a" * 99), File("mimetype", b"m")
    packed = archive([one, two, mime], first="mimetype")
    assert packed == archive([mime, two, one], first="mimetype")
    with zipfile.ZipFile(io.BytesIO(packed)) as read:
        assert read.namelist() == ["mimetype", "a.txt", "b/x.txt"]
        assert {info.date_time for info in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert read.getinfo("mimetype").compress_type == zipfile.ZIP_STORED


def test_export_path_with_the_ending_of_the_format_is_the_file(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "mine.json"
    assert main(["export", "json", "xcf", "-o", str(target), "--root", str(ROOT)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "xcf"
    assert [path.name for path in target.parent.iterdir()] == ["mine.json"]


@pytest.mark.parametrize("strict", [True, False])
def test_export_losses_are_listed_and_strict_writes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    strict: bool,
) -> None:
    from dataclasses import replace

    plain = exporters()["json"]
    refusing = replace(plain, refuses=lambda item: "no room" if item.type == "judge" else "")
    monkeypatch.setattr("quizgen.export.exporters", lambda: {"json": refusing})
    losses = tmp_path / "losses.json"
    arguments = ["export", "json", "xcf", "-o", str(tmp_path / "out"), "--losses", str(losses)]
    arguments += ["--root", str(ROOT), *["--strict"] * strict]
    assert main(arguments) == int(strict)
    assert (tmp_path / "out").exists() is not strict
    told = json.loads(losses.read_text(encoding="utf-8"))
    assert told
    assert {one["code"] for one in told} == {"QG602"}
    assert all(one["path"].endswith("xingzheng-chufa-fa.yaml") and one["line"] for one in told)
    assert ("--strict refuses" in capsys.readouterr().err) is strict


def test_every_export_format_is_listed_name_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == list(exporters())
