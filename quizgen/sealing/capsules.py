"""Capsules: the key of a form, locked and published with it, opened when marks are out.

Its hash on the paper proves later that the key was not changed after the answers were in.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from typing import Any

from quizgen.sealing.armour import armoured, bared
from quizgen.sealing.canonical import canonical, parsed
from quizgen.sealing.errors import SealError
from quizgen.sealing.sodium import sodium

KIND, KEY_KIND = "QC1", "QK1"
COMMITMENT = 26


def locked(content: Any) -> tuple[str, str]:
    """Return a capsule for everybody, and the word that opens it, for later."""
    nacl = sodium()
    key = nacl.utils.random(nacl.secret.SecretBox.KEY_SIZE)
    box = bytes(nacl.secret.SecretBox(key).encrypt(canonical(content)))
    return armoured(KIND, box), armoured(KEY_KIND, key)


def unlocked(capsule: str, key: str) -> Any:
    """Return what was locked.

    Raises:
        SealError: If one of the two was changed, or they do not belong together.
    """
    nacl = sodium()
    box, secret = bared(KIND, capsule), bared(KEY_KIND, key)
    try:
        return parsed(nacl.secret.SecretBox(secret).decrypt(box))
    except (nacl.exceptions.CryptoError, ValueError):
        raise SealError("damaged", "the capsule does not open with this word") from None


def commitment(capsule: str) -> str:
    """Return the hash of a capsule as people compare it: groups of letters, 130 bits."""
    letters = b32encode(hashlib.sha512(capsule.encode()).digest()).decode()[:COMMITMENT]
    return "-".join(letters[at : at + 5] for at in range(0, COMMITMENT, 5))
