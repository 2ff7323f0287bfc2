"""What a browser opens and refuses: the same words as Python, for the same reasons."""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.sealing import (
    SealError,
    Submission,
    Ticket,
    issued,
    new_keys,
    opened,
    read_ticket,
    receipt,
    sealed,
)
from quizgen.sealing.armour import armoured, bared, words
from quizgen.sealing.sodium import sodium
from tests.unit.sealing.boxes import unlocked_box

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.node

ASK = """\
import { opened, receipt, ticketIn, words } from "./seal.mjs";
import { readFileSync } from "node:fs";
const { open, verify, submissions, tickets, texts } = JSON.parse(readFileSync(0, "utf8"));
const key = (text) => Uint8Array.from(Buffer.from(text, "base64"));
const tried = (act) => { try { return act(); } catch (error) { return error.message; } };
console.log(JSON.stringify({
  submissions: submissions.map((word) => tried(() => opened(word, key(open)))),
  tickets: tickets.map((word) => tried(() => ticketIn(word, key(verify)))),
  texts: texts.map((text) => words("QS1", text)),
  receipts: texts.map(receipt),
}));
"""
GROUP = 2**252 + 27742317777372353535851937790883648493


@pytest.fixture(scope="module")
def ask(root: Path, node: str, tmp_path_factory):
    """Return a function that asks the browser's code."""
    esbuild = root / "tests/js/node_modules/esbuild/bin/esbuild"
    if not esbuild.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("JavaScript tools are missing")
        pytest.skip("JavaScript tools are missing: run `npm ci` in tests/js")
    folder = tmp_path_factory.mktemp("seal")
    source = root / "quizgen/web/src/assigned/seal.mjs"
    line = [str(esbuild), str(source), "--bundle", "--format=esm", "--charset=utf8"]
    paths = os.environ | {"NODE_PATH": str(root / "tests/js/node_modules")}
    subprocess.run([*line, f"--outfile={folder / 'seal.mjs'}"], check=True, env=paths)
    (folder / "ask.mjs").write_text(ASK, encoding="utf-8")

    def run(content: dict) -> dict:
        done = subprocess.run(
            [node, str(folder / "ask.mjs")],
            input=json.dumps(content),
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return json.loads(done.stdout)

    return run


def python_says(read, word: str, key) -> object:
    try:
        found = read(word, key)
    except SealError as error:
        return str(error)
    plain = {name: getattr(found, name) for name in found.__dataclass_fields__}
    return json.loads(json.dumps(plain))


def mutated(kind: str, word: str, step: int) -> list[str]:
    """Return a word with single bytes changed and its check made anew, cut, and mistyped."""
    data = bared(kind, word)
    found = [
        armoured(kind, data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        for at in range(0, len(data), step)
    ]
    found += [armoured(kind, data[:size]) for size in (0, 1, 31, 47, 48, 63, 64, 70)]
    return [
        *found,
        word[:-1],
        word[:40],
        "",
        kind,
        f"{kind}.A.AAAAAAAA",
        f" {word[:9]}\n{word[9:]}",
    ]


def test_submissions_are_opened_and_refused_as_in_python(ask):
    keys = new_keys()
    nacl = sodium()
    own = Submission(
        assignment="zhou",
        form="f" * 20,
        who="甲-01 😀",
        responses=("A", ["B"], True, None, {"10": "x", "9": "\u2028"}, 3, 1.5),
    )
    seal = keys.public.seal

    def box(plain: str) -> str:
        secret = nacl.public.SealedBox(nacl.public.PublicKey(seal))
        return armoured("QS1", secret.encrypt(plain.encode()))

    word = sealed(own, seal)
    tried = [word, sealed(own, new_keys().public.seal), *mutated("QS1", word, 9)]
    tried += [
        box(text) for text in ("", "[]", "{}", "x", '{"a": 1}', "null", '"a"', "-0", "\ufeff{}")
    ]
    tried += [box('{"a":"","c":"","f":"","r":[],"t":"","w":' + who) for who in ('""}', "1}", "[]}")]
    tried += [box('{"a":"","c":"","f":"","r":{},"t":"","w":""}')]
    theirs = ask({"open": b64encode(keys.open).decode(), "verify": "", "submissions": tried}
                 | {"tickets": [], "texts": []})["submissions"]  # fmt: skip
    assert theirs == [python_says(opened, one, keys) for one in tried]
    assert sum(isinstance(one, dict) for one in theirs) == 3


LOW = {
    "zero": "00" * 32,
    "one": "01" + "00" * 31,
    "of order eight": "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "another of order eight": "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "minus one": "ec" + "ff" * 30 + "7f",
    "the prime": "ed" + "ff" * 30 + "7f",
    "one more": "ee" + "ff" * 30 + "7f",
}
"""Points on which every secret key agrees to the same, namely nothing."""


def test_box_that_needs_no_secret_is_refused_by_both(ask):
    keys = new_keys()
    plain = b'{"a":"zhou","c":"","f":"f","r":[],"t":"","w":"nobody"}'
    words_ = [unlocked_box(bytes.fromhex(point), plain, keys.public.seal) for point in LOW.values()]
    asked = {"open": b64encode(keys.open).decode(), "verify": "", "tickets": [], "texts": []}
    theirs = ask(asked | {"submissions": words_})["submissions"]
    assert dict(zip(LOW, theirs, strict=True)) == dict.fromkeys(
        LOW, "it was changed, or sealed to another instructor"
    )
    for word in words_:
        with pytest.raises(SealError, match="sealed to another instructor"):
            opened(word, keys)


def test_tickets_are_read_and_refused_as_in_python(ask):
    keys = new_keys()
    own = Ticket(assignment="zhou", form="f" * 20, who="甲-01", closes="2026-11-24T18:00")
    word = issued(own, keys)
    data = bared("QT1", word)
    second = int.from_bytes(data[32:64], "little") + GROUP
    again = armoured("QT1", data[:32] + second.to_bytes(32, "little") + data[64:])
    other = issued(replace(own, who="乙"), new_keys())
    tried = [word, other, again, *mutated("QT1", word, 5)]
    theirs = ask({"verify": b64encode(keys.public.verify).decode(), "tickets": tried}
                 | {"open": "", "submissions": [], "texts": []})["tickets"]  # fmt: skip
    assert theirs == [python_says(read_ticket, one, keys.public) for one in tried]
    assert sum(isinstance(one, dict) for one in theirs) == 2


def test_words_are_found_in_a_chat_as_in_python(ask):
    word = sealed(Submission(assignment="a", form="b", who="c"), new_keys().public.seal)
    texts = [
        f"甲：\n{word}\n乙：{word[:60]}\u3000{word[60:]}好的",
        f"{word[:70]} 再见 {word}{word}",
        f"{word[:40]}\u2028{word[40:80]}\x1c{word[80:]} QS1. QS1.abc",
        "没有",
        "QS1.",
    ]
    found = ask({"open": "", "verify": "", "submissions": [], "tickets": [], "texts": texts})
    assert found["texts"] == [words("QS1", text) for text in texts]
    assert found["receipts"] == [receipt(text) for text in texts]
