"""cmi5 packages before an LRS of the test: each statement is valid, and none is missing."""

from __future__ import annotations

import http.server
import io
import json
import subprocess
import threading
import urllib.parse
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from quizgen.grading.engine import grade
from quizgen.model.outcomes import Verdict
from tests.lms.receipts import check

from .conftest import ROOT, tool
from .test_scorm import respond

pytestmark = [pytest.mark.browser, pytest.mark.node]

CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
ACTOR = {"objectType": "Agent", "account": {"homePage": "http://lms.test", "name": "a1"}}
SPACE = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"


class Lrs(http.server.BaseHTTPRequestHandler):
    """As much of an LRS and of a launching system as a package asks for; also serves its files."""

    files: dict[str, bytes]
    states: dict[str, bytes]
    statements: list[dict[str, Any]]
    refused: list[str]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _answer(self, code: int, data: bytes = b"", kind: str = "application/json") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _allowed(self) -> bool:
        fine = (
            self.headers.get("Authorization") == "Basic dG9rZW4="
            and self.headers.get("X-Experience-API-Version") == "1.0.3"
        )
        if not fine:
            self.refused.append(self.path)
            self._answer(401)
        return fine

    def _state(self) -> str:
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        assert json.loads(query["agent"][0]) == ACTOR
        return query["stateId"][0]

    def do_GET(self) -> None:
        path = urllib.parse.urlsplit(self.path).path.lstrip("/")
        if path == "lrs/activities/state" and self._allowed():
            found = self.states.get(self._state())
            self._answer(200 if found else 404, found or b"")
        elif path == "lrs/agents/profile" and self._allowed():
            self._answer(404)
        elif path in self.files:
            ending = path.rpartition(".")[2]
            kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
            self._answer(200, self.files[path], kinds.get(ending, "image/svg+xml"))
        elif not path.startswith("lrs/"):
            self._answer(404)

    def do_PUT(self) -> None:
        body = self._body()
        if self._allowed():
            self.states[self._state()] = body
            self._answer(204)

    def do_POST(self) -> None:
        body = self._body()
        if self.path == "/fetch":
            self._answer(200, b'{"auth-token": "dG9rZW4="}')
        elif self._allowed():
            self.statements.extend(json.loads(body))
            self._answer(200, b"[]")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def lrs(packed) -> Iterator[Any]:
    """Return a function that serves a thing of the course, and gives address and handler."""
    servers = []

    def start(ref: str, unit: str, home: str = "") -> tuple[str, type[Lrs]]:
        with zipfile.ZipFile(io.BytesIO(packed("cmi5", ref))) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        course = ET.fromstring(files["cmi5.xml"])
        (au,) = [one for one in course.iter(f"{SPACE}au") if one.findtext(f"{SPACE}url") == unit]
        assert au.get("id", "").startswith("urn:")
        data = {
            "launchMode": "Normal",
            "moveOn": au.get("moveOn"),
            **({"returnURL": home} if home else {}),
            "contextTemplate": {
                "contextActivities": {"grouping": [{"objectType": "Activity", "id": au.get("id")}]},
                "extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s1"},
            },
        }
        if au.get("masteryScore"):
            data["masteryScore"] = float(au.get("masteryScore"))
        own = {
            "files": files,
            "states": {"LMS.LaunchData": json.dumps(data).encode()},
            "statements": [],
            "refused": [],
        }
        handler = type("Own", (Lrs,), own)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        root = f"http://127.0.0.1:{server.server_port}"
        launch = {
            "endpoint": f"{root}/lrs/",
            "fetch": f"{root}/fetch",
            "actor": json.dumps(ACTOR),
            "registration": "8b2a3f3e-62a8-4f6c-8f3c-0b7c1d3f6a11",
            "activityId": "urn:lms:au-1",
        }
        return f"{root}/{unit}?{urllib.parse.urlencode(launch)}", handler

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def faults(node: str, statements: list[dict[str, Any]]) -> list[Any]:
    """Return what a validator of xAPI finds."""
    script = ROOT / "tests" / "lms" / "xapi" / "validate.cjs"
    assert tool("xapi").is_dir()
    done = subprocess.run(
        [node, str(script)],
        input=json.dumps(statements),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(script).parent,
    )
    return json.loads(done.stdout)


def verbs(statements: list[dict[str, Any]]) -> list[str]:
    return [one["verb"]["id"].rpartition("/")[2] for one in statements]


def test_cmi5_paper_of_sixty_is_told_in_valid_statements(lrs, tab, node) -> None:
    address, server = lrs("sixty", "paper-sixty.html")
    page = tab(width=1200)
    page.goto(address)
    page.frame_locator("iframe").locator("h1").first.wait_for()
    (frame,) = page.main_frame.child_frames
    respond(frame, list(range(60)))
    frame.get_by_role("button", name="交卷").first.click()
    frame.locator(".qg-panel .qg-button--main").click()
    frame.locator(".qg-result").wait_for()
    page.wait_for_timeout(300)
    page.goto("about:blank")
    page.wait_for_timeout(800)
    said = server.statements
    told = verbs(said)
    assert server.refused == []
    assert faults(node, said) == [[]] * len(said)
    assert faults(node, [{**said[0], "actor": {}}]) != [[]]
    assert (told[0], told[-1]) == ("initialized", "terminated")
    assert told.count("completed") == told.count("passed") == told.count("scored") == 1
    assert told.count("answered") > 60
    passed = said[told.index("passed")]
    assert passed["context"]["extensions"][MASTERY] == 0.7
    assert passed["result"]["success"] is True
    assert passed["result"]["score"]["scaled"] >= 0.7
    for one, verb in zip(said, told, strict=True):
        own = verb in {"initialized", "completed", "passed", "failed", "terminated"}
        assert own == (
            CMI5 in [c["id"] for c in one["context"]["contextActivities"].get("category", [])]
        )
        assert one["context"]["registration"].startswith("8b2a3f3e")
        assert "grouping" in one["context"]["contextActivities"]
    kinds = {one["object"].get("definition", {}).get("interactionType") for one in said}
    assert kinds >= {"choice", "true-false", "matching", "sequencing", "numeric", "fill-in"}

    server.statements.clear()
    page.goto(address)
    page.frame_locator("iframe").locator(".qg-result").wait_for()
    page.goto("about:blank")
    page.wait_for_timeout(500)
    assert verbs(server.statements) == ["initialized", "terminated"]


def test_cmi5_receipt_of_the_sample_is_fresh(lrs, tab, node, sample, update_golden) -> None:
    address, server = lrs("sample-paper", "paper-sample-paper.html")
    page = tab(width=1200)
    page.goto(address)
    page.frame_locator("iframe").locator("h1").first.wait_for()
    (frame,) = page.main_frame.child_frames
    items = [place.item for place in sample.forms[0].items]
    given = respond(frame, list(range(len(items))))
    frame.get_by_role("button", name="交卷").first.click()
    frame.locator(".qg-panel .qg-button--main").click()
    frame.locator(".qg-result").wait_for()
    page.goto("about:blank")
    page.wait_for_timeout(800)
    said = server.statements
    assert faults(node, said) == [[]] * len(said)
    told = {
        one["object"]["id"].rpartition(":")[2]: one["result"]
        for one, verb in zip(said, verbs(said), strict=True)
        if verb == "answered"
    }
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        kinds[item.type]["items"] += 1
        outcome = grade(item.interaction, given[item.id])
        outcomes = {f"{item.id}.{id_}": one for id_, one in outcome.parts.items()}
        for id_, one in (outcomes or {item.id: outcome}).items():
            own = told.pop(id_)
            if "score" in own and one.verdict != Verdict.PENDING:
                assert own["score"]["raw"] == float(one.score), id_
                kinds[item.type]["marks"] += 1
    assert told == {}
    lock = tool("xapi") / "xapi-validation" / "package.json"
    version = json.loads(lock.read_text(encoding="utf-8"))["version"]
    seen = ("statements", "score", "interactions", "resume", "drill")
    check("cmi5", "xapi-validation", version, kinds, update=update_golden, seen=seen)


def test_cmi5_scenario_tells_decisions_and_its_ending(lrs, tab, node) -> None:
    address, server = lrs("yifa", "scenario-yifa.html")
    page = tab(width=1200)
    page.goto(address)
    page.frame_locator("iframe").locator("h1").first.wait_for()
    (frame,) = page.main_frame.child_frames
    frame.locator("qg-scene .qg-button--main").click()
    for _ in range(100):
        if frame.locator(".qs-ending").count():
            break
        frame.evaluate(
            """() => {
              document.querySelector(".qs-choices button").click();
              const go = document.querySelector(".qs-go");
              if (go) go.click();
            }"""
        )
    page.goto("about:blank")
    page.wait_for_timeout(800)
    said = server.statements
    told = verbs(said)
    assert faults(node, said) == [[]] * len(said)
    assert told.count("answered") > 3
    assert told.count("scored") == told.count("completed") == 1
    assert (told[0], told[-1]) == ("initialized", "terminated")
    assert "passed" not in told
    assert "failed" not in told
    ending = said[told.index("scored")]
    assert ":yifa." in ending["object"]["id"]
    assert "success" in ending["result"]


def test_cmi5_learner_who_leaves_is_sent_back_after_the_end_was_told(lrs, tab, node) -> None:
    address, server = lrs("sixty", "paper-sixty.html", "http://127.0.0.1:9/home?a=1")
    page = tab(width=1200)
    went = []
    page.on("request", lambda request: went.append(request.url))
    page.goto(address)
    page.frame_locator("iframe").locator("h1").first.wait_for()
    page.get_by_role("button", name="保存并返回").click()
    page.wait_for_event("requestfailed")
    assert went[-1] == "http://127.0.0.1:9/home?a=1"
    assert verbs(server.statements) == ["initialized", "terminated"]
    assert faults(node, server.statements) == [[], []]


@pytest.mark.parametrize("home", ["", "javascript:window.ran=1"])
def test_cmi5_without_an_address_to_return_to_shows_no_button(lrs, tab, home) -> None:
    address, _server = lrs("sixty", "paper-sixty.html", home)
    page = tab(width=1200)
    page.goto(address)
    page.frame_locator("iframe").locator("h1").first.wait_for()
    assert page.locator(".lms-exit").count() == 1
    assert not page.locator(".lms-exit").is_visible()
