"""Submissions: raw responses, sealed so that only the instructor can read them.

The box is libsodium's sealed box: a key made for this one message, X25519, XSalsa20 and Poly1305,
with BLAKE2b of both public keys as the nonce. Any change of a byte keeps it from opening.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from quizgen.sealing.armour import armoured, bared
from quizgen.sealing.canonical import canonical, parsed
from quizgen.sealing.errors import SealError
from quizgen.sealing.sodium import sodium

if TYPE_CHECKING:
    from quizgen.sealing.keys import Keys

KIND = "QS1"
RECEIPT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a person hands in."""

    assignment: str
    form: str
    """Hash of the form that was answered."""
    who: str
    """The pseudonym that the person gave."""
    ticket: str = ""
    claimed: str = ""
    """When it was handed in, by the person's own clock: told, not trusted."""
    responses: tuple[Any, ...] = ()
    """Raw response of each item in the order of the form; ``None`` where there is none.

    By place instead of by id, so that a paper of sixty still fits into one picture of a code.
    """


_FIELDS = {"assignment": "a", "form": "f", "who": "w", "ticket": "t", "claimed": "c"}


def sealed(submission: Submission, seal: bytes) -> str:
    """Return a submission as a word that only the owner of ``seal`` can open."""
    box = sodium().public.SealedBox(sodium().public.PublicKey(seal))
    written = asdict(submission)
    wire = {short: written[name] for name, short in _FIELDS.items()}
    return armoured(KIND, box.encrypt(canonical(wire | {"r": list(submission.responses)})))


def opened(word: str, keys: Keys) -> Submission:
    """Return the submission in a word.

    Raises:
        SealError: If it is none, was changed, or was sealed to somebody else.
    """
    nacl = sodium()
    data = bared(KIND, word)
    box = nacl.public.SealedBox(nacl.public.PrivateKey(keys.open))
    try:
        plain = box.decrypt(data)
    except (nacl.exceptions.CryptoError, ValueError):
        raise SealError("damaged", "it was changed, or sealed to another instructor") from None
    try:
        wire = parsed(plain)
    except (ValueError, RecursionError):
        raise SealError("format", "the submission is not written in the one way") from None
    return _read(wire)


def _read(wire: Any) -> Submission:
    """Return what was written; whoever knows the public key may have sealed anything."""
    wanted = {*_FIELDS.values(), "r"}
    if not isinstance(wire, dict) or set(wire) != wanted or not isinstance(wire["r"], list):
        raise SealError("format", "the submission has other fields")
    texts = {name: wire[short] for name, short in _FIELDS.items()}
    if not all(isinstance(text, str) for text in texts.values()):
        raise SealError("format", "the submission has other fields")
    return Submission(**texts, responses=tuple(wire["r"]))


def receipt(word: str) -> str:
    """Return the ten letters by which a person can prove later what was handed in."""
    digest = hashlib.sha512("".join(word.split()).encode()).digest()
    letters = b32encode(digest).decode()[:RECEIPT]
    return f"{letters[:5]}-{letters[5:]}"
