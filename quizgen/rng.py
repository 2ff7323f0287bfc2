"""Random numbers: named streams, so that adding one draw never moves another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_MASK = 0xFFFFFFFF


def draw(seed: int, path: str) -> int:
    """Return the 32-bit number that ``seed`` gives to the decision named ``path``.

    FNV-1a over the UTF-8 bytes of ``path``, mixed with the seed and finished by one step of
    mulberry32. Both are 32-bit integer functions, so Python and JavaScript agree bit by bit.
    """
    return _finish(_hash(0x811C9DC5, f"{seed}/{path}"))


def _hash(h: int, text: str) -> int:
    """Return the FNV-1a state ``h`` after ``text``."""
    for byte in text.encode():
        h = ((h ^ byte) * 0x01000193) & _MASK
    return h


def _finish(h: int) -> int:
    h = (h + 0x6D2B79F5) & _MASK
    t = ((h ^ (h >> 15)) * (h | 1)) & _MASK
    t = (t ^ (t + (((t ^ (t >> 7)) * (t | 61)) & _MASK))) & _MASK
    return t ^ (t >> 14)


def below(seed: int, path: str, bound: int) -> int:
    """Return a whole number from 0 to ``bound`` - 1."""
    return draw(seed, path) * bound >> 32


def shuffled(values: Sequence[T], seed: int, path: str) -> tuple[T, ...]:
    """Return ``values`` in the order that ``seed`` gives to ``path`` (Fisher-Yates)."""
    deck = list(values)
    begun = _hash(0x811C9DC5, f"{seed}/{path}/")
    for last in range(len(deck) - 1, 0, -1):
        # As `below(seed, f"{path}/{last}", last + 1)`, whose way is the same but for its end.
        pick = _finish(_hash(begun, str(last))) * (last + 1) >> 32
        deck[last], deck[pick] = deck[pick], deck[last]
    return tuple(deck)
