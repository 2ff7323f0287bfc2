"""LRS: brings statements into a learning record store, each once however often it is tried."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from quizgen.diagnostics import QuizgenError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizgen.results.statements import Statement

BATCH = 100
VERSION = "1.0.3"
PATIENCE = 60
"""Seconds that one answer may take."""
PAUSES = (1.0, 2.0, 4.0)
"""Seconds before a store that is busy is asked again."""
_BUSY = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
_TOLD = 300
_OWN = ("actor", "verb", "object", "result", "context", "timestamp")
"""What a store keeps as it came, if it was there."""


class LrsError(QuizgenError):
    """The store did not take statements; what was sent before is in it."""


class _Refused(Exception):  # noqa: N818 - an answer, not an error to people
    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status, self.told = status, told


class _NoRedirects(HTTPRedirectHandler):
    """The password goes where it was meant to go, and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Leave it at the answer that points elsewhere."""


@dataclass(slots=True)
class Lrs:
    """A store at an address, and who may write there."""

    address: str
    """Of its xAPI: statements are at ``/statements`` below."""
    user: str
    password: str = field(repr=False)
    pause: Callable[[float], None] = time.sleep
    new: int = 0
    """Statements that were not there before."""
    known: int = 0

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
            raise UsageError(f"`{self.address}` is no address of a store: https://host/xAPI")
        self.address = self.address.rstrip("/").removesuffix("/statements")

    def send(self, statements: Sequence[Statement]) -> None:
        """Send statements in batches.

        Raises:
            LrsError: If the store cannot be reached or refuses something.
        """
        for first in range(0, len(statements), BATCH):
            self._send(statements[first : first + BATCH])

    def _send(self, part: Sequence[Statement]) -> None:
        try:
            answer = self._ask("statements", "POST", part)
        except _Refused as refused:
            if len(part) > 1 and refused.status in {
                HTTPStatus.CONFLICT,
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            }:
                half = len(part) // 2
                self._send(part[:half])
                self._send(part[half:])
                return
            if refused.status == HTTPStatus.CONFLICT and self._holds(part[0]):
                self.known += 1
                return
            raise LrsError(self._told(refused, part)) from None
        # A store tells the ids that it has taken in, or says nothing where it knew them all.
        taken = len(answer) if isinstance(answer, list) else 0
        self.new += taken
        self.known += len(part) - taken

    def _holds(self, statement: Statement) -> bool:
        """Say whether the store has this very statement, besides what stores add."""
        query = urlencode({"statementId": statement["id"]})
        try:
            there = self._ask(f"statements?{query}", "GET")
        except _Refused:
            return False
        # Some stores answer with the one statement, others with a list of one.
        found = there.get("statements", [there]) if isinstance(there, dict) else []
        own = [name for name in _OWN if name in statement]
        return any(all(one.get(name) == statement[name] for name in own) for one in found)

    def _ask(self, path: str, method: str, body: object = None) -> object:
        for wait in (*PAUSES, None):
            try:
                return self._ask_once(path, method, body)
            except _Refused as refused:
                if wait is None or refused.status not in _BUSY:
                    raise
                self.pause(wait)
        raise AssertionError

    def _ask_once(self, path: str, method: str, body: object) -> object:
        secret = b64encode(f"{self.user}:{self.password}".encode()).decode()
        request = Request(  # noqa: S310 - the scheme was looked at
            f"{self.address}/{path}",
            None if body is None else json.dumps(body, ensure_ascii=False).encode(),
            {
                "Authorization": f"Basic {secret}",
                "Content-Type": "application/json",
                "X-Experience-API-Version": VERSION,
            },
            method=method,
        )
        try:
            with build_opener(_NoRedirects).open(request, timeout=PATIENCE) as answer:
                text = answer.read().decode("utf-8", errors="replace")
        except HTTPError as error:
            with error:
                told = error.read(_TOLD * 4).decode("utf-8", errors="replace")
            raise _Refused(error.code, told) from None
        except (URLError, TimeoutError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise LrsError(f"cannot reach {self.address}: {reason}; {self._so_far()}") from None
        try:
            return json.loads(text) if text.strip() else None
        except ValueError:
            raise LrsError(f"{self.address} answers no JSON: is it a record store?") from None

    def _told(self, refused: _Refused, part: Sequence[Statement]) -> str:
        told = " ".join(refused.told.split())[:_TOLD]
        match refused.status:
            case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
                reason = f"{self.address} does not let `{self.user}` write"
            case HTTPStatus.NOT_FOUND | HTTPStatus.METHOD_NOT_ALLOWED:
                reason = f"{self.address} is no record store"
            case HTTPStatus.CONFLICT:
                reason = f"{self.address} holds another statement with the id {part[0]['id']}"
            case status:
                reason = f"{self.address} answers {status}"
        return f"{reason}: {told}; {self._so_far()}" if told else f"{reason}; {self._so_far()}"

    def _so_far(self) -> str:
        return f"{self.new + self.known} statements are there; sending again adds none twice"
