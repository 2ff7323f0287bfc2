"""Boxes: a sealed box that anybody can make and open, since its one key agrees on nothing."""

from __future__ import annotations

import hashlib
import struct

from quizgen.sealing.armour import armoured
from quizgen.sealing.sodium import sodium

_ROUNDS = (
    *((4, 0, 12, 7), (8, 4, 0, 9), (12, 8, 4, 13), (0, 12, 8, 18)),
    *((9, 5, 1, 7), (13, 9, 5, 9), (1, 13, 9, 13), (5, 1, 13, 18)),
    *((14, 10, 6, 7), (2, 14, 10, 9), (6, 2, 14, 13), (10, 6, 2, 18)),
    *((3, 15, 11, 7), (7, 3, 15, 9), (11, 7, 3, 13), (15, 11, 7, 18)),
    *((1, 0, 3, 7), (2, 1, 0, 9), (3, 2, 1, 13), (0, 3, 2, 18)),
    *((6, 5, 4, 7), (7, 6, 5, 9), (4, 7, 6, 13), (5, 4, 7, 18)),
    *((11, 10, 9, 7), (8, 11, 10, 9), (9, 8, 11, 13), (10, 9, 8, 18)),
    *((12, 15, 14, 7), (13, 12, 15, 9), (14, 13, 12, 13), (15, 14, 13, 18)),
)


def unlocked_box(once: bytes, plain: bytes, seal: bytes) -> str:
    """Return a submission sealed with what a key of low order agrees on: 32 bytes of nothing."""
    nonce = hashlib.blake2b(once + seal, digest_size=24).digest()
    box = sodium().secret.SecretBox(_hsalsa20_of_nothing())
    return armoured("QS1", once + box.encrypt(plain, nonce).ciphertext)


def _hsalsa20_of_nothing() -> bytes:
    """Return the key that NaCl derives from a secret of zeros (its HSalsa20)."""
    constants = struct.unpack("<4I", b"expand 32-byte k")
    state = [0] * 16
    for place, word in zip((0, 5, 10, 15), constants, strict=True):
        state[place] = word
    for _ in range(10):
        for to, one, other, turn in _ROUNDS:
            value = (state[one] + state[other]) & 0xFFFFFFFF
            state[to] ^= ((value << turn) | (value >> (32 - turn))) & 0xFFFFFFFF
    return struct.pack("<8I", *(state[place] for place in (0, 5, 10, 15, 6, 7, 8, 9)))
