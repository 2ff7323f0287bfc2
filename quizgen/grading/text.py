r"""Text: the N-pipeline that makes written answers comparable (contract section 3).

The language's own ``\\s``, ``strip`` and ``lower`` are not used for meaning: they differ from
JavaScript's (U+001C, U+0085, İ).
"""

from __future__ import annotations

import string
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WHITESPACE = frozenset(
    "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_IGNORED = {
    *(code for code in range(0x20) if chr(code) not in "\t\n\v\f\r"),
    0x7F,
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    0xFEFF,
    *range(0xFE00, 0xFE10),
}
_DASHES = {*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D}
_QUOTES = (
    "《》〈〉「」『』\"'«»‹›"
    + "".join(map(chr, range(0x2018, 0x2020)))
    + "".join(map(chr, range(0x301D, 0x3020)))
)
ENDS = ".。,，;；:：!！?？、…"
"""N7: punctuation that is dropped at both ends."""

_N2: dict[int, str | None] = dict.fromkeys(_IGNORED)
_N2_N3: dict[int, str | None] = {**_N2, **dict.fromkeys(_DASHES, "-")}
_N4: dict[int, str | None] = dict(
    zip(map(ord, string.ascii_uppercase), string.ascii_lowercase, strict=True)
)
_N5: dict[int, str | None] = dict.fromkeys(map(ord, WHITESPACE))
_N6: dict[int, str | None] = dict.fromkeys(map(ord, _QUOTES))
_TO_SPACE: dict[int, str | None] = dict.fromkeys(map(ord, WHITESPACE), " ")


def visible(text: str) -> str:
    """Delete invisible characters (N2)."""
    return text.translate(_N2)


def clean(text: str) -> str:
    """Apply N1 to N3: NFKC, invisible characters deleted, all dashes one."""
    return unicodedata.normalize("NFKC", text).translate(_N2_N3)


def ascii_lower(text: str) -> str:
    """Lower-case A to Z and nothing else."""
    return text.translate(_N4)


def single_spaced(text: str) -> str:
    """Turn each run of whitespace into one space, none at the ends."""
    return " ".join(filter(None, text.translate(_TO_SPACE).split(" ")))


def is_empty_text(text: str) -> bool:
    """Say whether nothing is left of ``text`` but whitespace and invisible characters."""
    # Letters and digits stay what they are: no need to look closer.
    return not (text.isalnum() or clean(text).translate(_N5))


@lru_cache(maxsize=4096)
def normalize(
    text: str,
    *,
    case_sensitive: bool = False,
    ws: str = "remove",
    strip_prefix: tuple[str, ...] = (),
    strip_suffix: tuple[str, ...] = (),
) -> str:
    """Return ``text`` after N1 to N8.

    Args:
        text: What was written.
        case_sensitive: Keep the case of A to Z.
        ws: ``remove`` whitespace, or ``collapse`` each run to one space.
        strip_prefix: Beginnings to drop; the first that matches and leaves something counts.
        strip_suffix: Endings to drop, in the same way.
    """
    text = _n1_to_n7(text, case_sensitive=case_sensitive, ws=ws)
    for prefix in _affixes(strip_prefix, case_sensitive=case_sensitive, ws=ws):
        if text.startswith(prefix) and len(text) > len(prefix):
            text = text[len(prefix) :]
            break
    for suffix in _affixes(strip_suffix, case_sensitive=case_sensitive, ws=ws):
        if text.endswith(suffix) and len(text) > len(suffix):
            text = text[: -len(suffix)]
            break
    return text


def _affixes(raw: Iterable[str], *, case_sensitive: bool, ws: str) -> list[str]:
    return list(filter(None, (_n1_to_n7(a, case_sensitive=case_sensitive, ws=ws) for a in raw)))


def _n1_to_n7(text: str, *, case_sensitive: bool, ws: str) -> str:
    text = clean(text)
    if not case_sensitive:
        text = ascii_lower(text)
    if ws == "collapse":
        spaced = text.translate(_TO_SPACE)
        while "  " in spaced:
            spaced = spaced.replace("  ", " ")
        return spaced.translate(_N6).strip(ENDS + " ")
    return text.translate(_N5).translate(_N6).strip(ENDS)
