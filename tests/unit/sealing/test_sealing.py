"""Sealed and signed things open as they were made, and never after a single change."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.diagnostics import UsageError
from quizgen.sealing import (
    SealError,
    Submission,
    Ticket,
    issued,
    load_keys,
    new_keys,
    opened,
    read_ticket,
    receipt,
    sealed,
)
from quizgen.sealing.armour import armoured, bared, words
from quizgen.sealing.capsules import commitment, locked, unlocked
from quizgen.sealing.keys import keys_text

KEYS = new_keys()
TICKET = Ticket(assignment="zhou", form="abc", who="甲-01", closes="2026-12-01T18:00")
SUBMISSION = Submission(
    assignment="zhou",
    form="abc",
    who="甲-01",
    ticket=issued(TICKET, KEYS),
    responses=("1万元以上5万元以下", ["A", "C"], True, None, {"甲": "1"}),
)
WORD_SIGNS = string.ascii_letters + string.digits + "-_."


def each_change(word: str):
    """Yield a word with each of its signs replaced by another that may stand there."""
    for place, sign in enumerate(word):
        yield (
            word[:place]
            + WORD_SIGNS[(WORD_SIGNS.index(sign) + 1) % len(WORD_SIGNS)]
            + word[place + 1 :]
        )


def test_submission_opens_as_it_was_sealed():
    assert opened(sealed(SUBMISSION, KEYS.public.seal), KEYS) == SUBMISSION


def test_each_changed_sign_of_a_submission_is_detected():
    word = sealed(SUBMISSION, KEYS.public.seal)
    for changed in each_change(word):
        with pytest.raises(SealError):
            opened(changed, KEYS)


def test_each_changed_byte_of_a_submission_is_detected_without_the_check():
    data = bared("QS1", sealed(SUBMISSION, KEYS.public.seal))
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        with pytest.raises(SealError, match="changed"):
            opened(armoured("QS1", bytes(changed)), KEYS)


def test_each_changed_sign_of_a_ticket_is_detected():
    word = issued(TICKET, KEYS)
    assert read_ticket(word, KEYS.public) == TICKET
    for changed in each_change(word):
        with pytest.raises(SealError):
            read_ticket(changed, KEYS.public)


def test_each_changed_byte_of_a_ticket_is_detected_without_the_check():
    data = bared("QT1", issued(TICKET, KEYS))
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        with pytest.raises(SealError) as caught:
            read_ticket(armoured("QT1", bytes(changed)), KEYS.public)
        assert caught.value.reason == "forged"


def test_ticket_and_submission_of_other_keys_are_refused():
    other = new_keys()
    with pytest.raises(SealError) as caught:
        read_ticket(issued(TICKET, other), KEYS.public)
    assert caught.value.reason == "forged"
    with pytest.raises(SealError) as caught:
        opened(sealed(SUBMISSION, other.public.seal), KEYS)
    assert caught.value.reason == "damaged"


def test_ticket_is_no_submission():
    with pytest.raises(SealError) as caught:
        opened(issued(TICKET, KEYS), KEYS)
    assert caught.value.reason == "format"


def test_submission_that_was_cut_is_said_to_be_cut():
    word = sealed(SUBMISSION, KEYS.public.seal)
    with pytest.raises(SealError, match=r"^the text was changed or cut$") as caught:
        opened(word[:-30], KEYS)
    assert caught.value.reason == "damaged"


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_armour_holds_any_bytes(data):
    assert bared("QS1", armoured("QS1", data)) == data if data else True


def test_words_are_found_in_a_chat():
    one, other = (sealed(SUBMISSION, KEYS.public.seal) for _ in range(2))
    chat = f"[10:03] 张三：\n{one}\n谢谢老师\n[10:05] 李四： {other[:60]}\n{other[60:]}\n收到"
    assert words("QS1", chat) == [one, other]
    assert words("QS1", "没有") == []


def test_word_that_was_wrapped_or_cut_is_not_forgotten():
    one, other = (sealed(SUBMISSION, KEYS.public.seal) for _ in range(2))
    wrapped = "\n".join(one[at : at + 40] for at in range(0, len(one), 40))
    assert words("QS1", f"{wrapped}\n\n{other[:100]}\n收到") == [one, other[:100]]


@pytest.mark.parametrize("wire", [b"[]", b"{}", b'{"a":1}', b"\xff", b'{ "a": 1 }', b"null"])
def test_anything_that_was_sealed_is_read_with_care(wire):
    import nacl.public

    box = nacl.public.SealedBox(nacl.public.PublicKey(KEYS.public.seal))
    with pytest.raises(SealError) as caught:
        opened(armoured("QS1", bytes(box.encrypt(wire))), KEYS)
    assert caught.value.reason == "format"


def test_capsule_opens_with_its_word_alone():
    capsule, key = locked({"jnf-82-range": [1, 5]})
    assert unlocked(capsule, key) == {"jnf-82-range": [1, 5]}
    with pytest.raises(SealError):
        unlocked(capsule, locked({})[1])
    for changed in (capsule[:-1] + ("A" if capsule[-1] != "A" else "B"), key):
        with pytest.raises(SealError):
            unlocked(changed, key[:-9])
    assert commitment(capsule) == commitment(capsule) != commitment(locked({})[0])


def test_receipt_does_not_mind_line_ends():
    word = sealed(SUBMISSION, KEYS.public.seal)
    assert receipt(word) == receipt(f" {word[:30]}\n{word[30:]}\n")
    assert len(receipt(word)) == 11


def test_keys_are_read_as_written(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text(keys_text(KEYS), encoding="utf-8")
    assert load_keys(path) == KEYS
    path.write_text(keys_text(KEYS, "开门"), encoding="utf-8")
    assert load_keys(path, "开门") == KEYS
    assert KEYS.open.hex() not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (keys_text(KEYS, "甲"), "locked"),
        ("{}", "no file of keys"),
        ('{"keys": "QUJD"}', "no file of keys"),
        ("x", "no file of keys"),
    ],
)
def test_file_that_is_no_file_of_keys_is_wrong_use(tmp_path, text, said):
    path = tmp_path / "keys.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_keys(path)


def test_wrong_password_is_told(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text(keys_text(KEYS, "甲"), encoding="utf-8")
    with pytest.raises(UsageError, match="password does not open"):
        load_keys(path, "乙")


def test_keys_do_not_show_themselves():
    assert KEYS.sign.hex() not in repr(KEYS)
    assert str(KEYS.sign) not in repr(KEYS)
