"""Sending to a record store that behaves badly: each trouble is told, nothing is sent twice."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from quizgen.results.lrs import BATCH, Lrs, LrsError


class Store(BaseHTTPRequestHandler):
    """A store that keeps statements, and does what a test has planned."""

    def do_POST(self):
        plan = self.server.plans.pop(0) if self.server.plans else None
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        if plan is not None:
            return self.answer(*plan[:2], **dict(*plan[2:]))
        if len(body) > self.server.most:
            return self.answer(413, "too large")
        kept = self.server.kept
        wrong = [one["id"] for one in body if kept.get(one["id"], one) != one]
        if wrong:
            return self.answer(409, {"detail": "another one", "ids": wrong})
        new = [one["id"] for one in body if one["id"] not in kept]
        kept.update({one["id"]: one for one in body})
        return self.answer(200, new) if new else self.answer(204, "")

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), None))
        (mark,) = parse_qs(urlsplit(self.path).query)["statementId"]
        found = self.server.kept.get(mark)
        return self.answer(200, found) if found else self.answer(404, "")

    def answer(self, status, body, **headers):
        data = b"" if body == "" else (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data if status != 204 else b"")

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def store():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    server.kept, server.plans, server.asked, server.most = {}, [], [], 1000
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def lrs(store, **more):
    address = f"http://127.0.0.1:{store.server_address[1]}/xAPI/"
    return Lrs(address, "u", "p", pause=more.pop("pause", lambda _: None), **more)


def some(count):
    return [{"id": f"s{n}", "actor": {"n": n}} for n in range(count)]


def test_statements_go_in_batches_with_who_sends_them(store):
    one = lrs(store)
    one.send(some(2 * BATCH + 1))
    assert [len(body) for _, _, body in store.asked] == [BATCH, BATCH, 1]
    path, headers, _ = store.asked[0]
    assert path == "/xAPI/statements"
    assert headers["Authorization"] == "Basic dTpw"
    assert headers["X-experience-api-version".title()] == "1.0.3"
    assert (one.new, one.known) == (2 * BATCH + 1, 0)
    again = lrs(store)
    again.send(some(2 * BATCH + 1))
    assert (again.new, again.known) == (0, 2 * BATCH + 1)


def test_batch_that_is_too_large_is_halved(store):
    store.most = 30
    one = lrs(store)
    one.send(some(100))
    assert len(store.kept) == one.new == 100


def test_statement_that_the_store_has_completed_counts_as_there(store):
    """A store that adds a time may say that the same statement without one is another."""
    said = some(5)
    store.kept["s3"] = said[3] | {"timestamp": "2026-11-24T17:00:00Z", "stored": "x"}
    one = lrs(store)
    one.send(said)
    assert (one.new, one.known) == (4, 1)


def test_other_statement_with_the_same_id_is_an_error_and_the_rest_is_there(store):
    said = some(4)
    store.kept["s2"] = said[2] | {"actor": {"n": 7}}
    one = lrs(store)
    with pytest.raises(LrsError, match="holds another statement with the id s2"):
        one.send(said)
    assert {"s0", "s1"} <= set(store.kept)
    assert store.kept["s2"]["actor"] == {"n": 7}


def test_busy_store_is_asked_again_and_not_for_ever(store):
    waited = []
    store.plans = [(503, "later"), (429, "later")]
    lrs(store, pause=waited.append).send(some(3))
    assert len(store.kept) == 3
    assert waited == [1.0, 2.0]
    store.plans = [(503, "later")] * 9
    with pytest.raises(LrsError, match="answers 503: later; 0 statements are there"):
        lrs(store, pause=waited.append).send(some(3))
    assert waited == [1.0, 2.0, 1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ((401, "no"), "does not let `u` write"),
        ((403, ""), "does not let `u` write"),
        ((404, "x" * 9000), "is no record store"),
        ((400, {"detail": "bad\nverb"}), 'answers 400: {"detail": "bad'),
        ((500, "<html>"), "answers 500: <html>"),
        ((200, "<html>"), "answers no JSON"),
        ((302, ""), "answers 302"),
    ],
)
def test_trouble_is_told_in_one_line(store, plan, told):
    store.plans = [plan] * 5
    with pytest.raises(LrsError) as caught:
        lrs(store).send(some(2))
    text = str(caught.value)
    assert told in text
    assert "\n" not in text
    assert len(text) < 500
    assert "dTpw" not in text


def test_password_is_not_sent_to_where_a_redirect_points(store):
    other = f"http://127.0.0.1:{store.server_address[1]}/elsewhere"
    store.plans = [(302, "", {"Location": other})]
    with pytest.raises(LrsError, match="answers 302"):
        lrs(store).send(some(1))
    assert [path for path, _, _ in store.asked] == ["/xAPI/statements"]


def test_store_that_is_not_there_is_told(store):
    store.shutdown()
    store.server_close()
    with pytest.raises(LrsError, match="cannot reach http"):
        lrs(store).send(some(1))


def test_password_is_not_shown_with_the_object(store):
    assert "'p'" not in repr(lrs(store))
