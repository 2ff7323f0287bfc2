"""Statements in a real record store: Ralph, with its store of files, started here."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from quizgen.cli import main
from quizgen.cli.xapi import PASSWORD
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.results import records
from quizgen.results.assignments import Assignment, assigned_form, load_assignment, to_json
from quizgen.results.lrs import Lrs, LrsError
from quizgen.results.marking import Marking, Script
from tests.rehearsal import respond

ROOT = Path(__file__).parents[3]
HOME = "https://peixun.example.org"
USER, SECRET = "jiaowu", "geheim:7 &"
PEOPLE = 16

if importlib.util.find_spec("ralph") is None:
    if os.environ.get("CI") == "true":
        pytest.fail("Ralph must be here under CI: pip install -e .[test]", pytrace=False)
    pytest.skip("Ralph is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Ralph's address, and the file in which it keeps statements."""
    import bcrypt

    folder = tmp_path_factory.mktemp("ralph")
    hashed = bcrypt.hashpw(SECRET.encode(), bcrypt.gensalt(4)).decode()
    account = {
        "username": USER,
        "hash": hashed,
        "scopes": ["statements/write", "statements/read"],
        "agent": {"mbox": "mailto:jiaowu@example.org"},
    }
    (folder / "auth.json").write_text(json.dumps([account]), encoding="utf-8")
    shutil.copy(Path(__file__).parent / "ralph_app.py", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_HISTORY_FILE": str(folder / "history.json"),
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "data"),
    }
    line = [sys.executable, "-m", "uvicorn", "ralph_app:app", "--port", str(port)]
    log = (folder / "log.txt").open("wb")
    server = subprocess.Popen(line, cwd=folder, env=os.environ | own, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            if server.poll() is not None or alive(f"{address}/__heartbeat__"):
                break
            time.sleep(0.1)
        assert server.poll() is None, (folder / "log.txt").read_text(errors="replace")[-2000:]
        yield f"{address}/xAPI", folder / "data/fs_lrs.jsonl"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def alive(address: str) -> bool:
    try:
        return urllib.request.urlopen(address, timeout=2).status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A graded class on a reserved form, and the same by a corrected key."""
    made = tmp_path_factory.mktemp("class")
    project = load(ROOT, Report(), reserved=True)
    form = assigned_form(forms.build(project, "jnr", mode="exam"))
    assignment = Assignment(id="zhou", title="周测", course="jnjc", forms=(form,))
    data = to_json(assignment)
    (made / "assignment.json").write_text(json.dumps(data), encoding="utf-8")
    asked = data["forms"][0]["items"]
    scripts = [
        Script(
            who=f"甲-{n:02}",
            form=form.hash,
            receipt=f"R{n:04}-ABCDE",
            received="2026-11-24T17:00",
            responses=tuple(respond(item, f"甲-{n:02}") for item in asked),
        )
        for n in range(PEOPLE)
    ]
    mark(assignment, scripts, made / "marks")
    first = next(item for item in asked if item["interaction"]["type"] == "judge")
    first["interaction"]["key"] = not first["interaction"]["key"]
    (made / "corrected.json").write_text(json.dumps(data), encoding="utf-8")
    mark(load_assignment(made / "corrected.json"), scripts, made / "mended")
    return made


def mark(assignment, scripts, folder):
    graded = [*map(Marking(assignment), scripts)]
    folder.mkdir()
    results = json.dumps(records.to_json(assignment, graded, ()))
    (folder / "results.json").write_text(results, encoding="utf-8")


def send(folder, store, *more, marks="marks", by="assignment.json", user=USER, home=HOME):
    return main(
        [
            *("xapi", str(folder / marks), str(folder / by), "--home", home),
            *("--lrs", store[0], "--user", user, "-o", str(folder / "told.jsonl"), *more),
        ]
    )


def told(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_class_is_in_the_store_once_however_often_it_is_sent(folder, store, capsys, monkeypatch):
    monkeypatch.setenv(PASSWORD, SECRET)
    own = "https://another.example.org"  # nobody else has sent these
    assert send(folder, store, home=own) == 0
    said = told(folder / "told.jsonl")
    assert f"{len(said)} new, 0 were there" in capsys.readouterr().out
    assert send(folder, store, home=own) == 0
    assert f"0 new, {len(said)} were there" in capsys.readouterr().out
    lines = [one for one in told(store[1]) if one["actor"]["account"]["homePage"] == own]
    kept = {one["id"]: one for one in lines}
    assert len(lines) == len(kept) == len(said) > 500
    for one in said:
        assert {name: kept[one["id"]][name] for name in one} == one
    verbs = Counter(one["verb"]["display"]["en-US"] for one in kept.values())
    assert verbs["initialized"] == verbs["completed"] == PEOPLE
    assert verbs["passed"] + verbs["failed"] == PEOPLE


def test_statements_of_one_person_are_found_by_the_account(folder, store, monkeypatch):
    monkeypatch.setenv(PASSWORD, SECRET)
    assert send(folder, store) == 0
    agent = json.dumps({"account": {"homePage": HOME, "name": "甲-07"}})
    found = asked(store[0], "agent", agent)
    own = [one for one in told(folder / "told.jsonl") if one["actor"]["account"]["name"] == "甲-07"]
    assert sorted(one["id"] for one in found) == sorted(one["id"] for one in own)


def asked(address, name, value):
    """Ask for statements as anybody would, page by page."""
    from base64 import b64encode
    from urllib.parse import urlencode, urljoin

    secret = b64encode(f"{USER}:{SECRET}".encode()).decode()
    head = {"Authorization": f"Basic {secret}", "X-Experience-API-Version": "1.0.3"}
    place, found = f"{address}/statements?{urlencode({name: value})}", []
    while place:
        request = urllib.request.Request(place, headers=head)
        answer = json.loads(urllib.request.urlopen(request, timeout=10).read())
        found += answer["statements"]
        place = urljoin(place, answer["more"]) if answer.get("more") else ""
    return found


def test_corrected_marks_take_the_earlier_ones_back(folder, store, capsys, monkeypatch):
    monkeypatch.setenv(PASSWORD, SECRET)
    assert send(folder, store) == 0
    before = {one["id"] for one in told(folder / "told.jsonl")}
    more = ("--corrects", str(folder / "assignment.json"))
    mended = {"marks": "mended", "by": "corrected.json"}
    assert send(folder, store, *more, **mended) == 0
    said = told(folder / "told.jsonl")
    taken = [one for one in said if one["verb"]["id"].endswith("/voided")]
    assert {one["object"]["id"] for one in taken} == before - {one["id"] for one in said}
    # Of each person the item, and the mark of the whole; nothing else is said again.
    assert PEOPLE < len(taken) <= 2 * PEOPLE
    assert len({one["id"] for one in said} - before) == 2 * len(taken)
    capsys.readouterr()
    assert send(folder, store, *more, **mended) == 0
    assert "0 new" in capsys.readouterr().out


def test_wrong_password_is_told_and_nothing_is_written(folder, store, capsys, monkeypatch):
    monkeypatch.setenv(PASSWORD, "falsch")
    lines = len(told(store[1])) if store[1].exists() else 0
    assert send(folder, store) == 1
    assert f"does not let `{USER}` write" in capsys.readouterr().err
    assert (len(told(store[1])) if store[1].exists() else 0) == lines


@pytest.mark.parametrize("change", [{"actor": {}}, {"object": {}}])
def test_store_refuses_what_is_no_statement(folder, store, monkeypatch, change):
    """The store looks at what it gets: that it takes ours says something."""
    monkeypatch.setenv(PASSWORD, SECRET)
    assert send(folder, store) == 0
    other = {"id": "5315cc54-1a56-5691-a581-4eeecd25f8a7"}
    broken = told(folder / "told.jsonl")[0] | other | change
    with pytest.raises(LrsError, match="answers 422"):
        Lrs(store[0], USER, SECRET).send([broken])
