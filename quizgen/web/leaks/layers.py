"""Layers: every text that a file holds: unpacked, decoded, and what is encoded inside of it."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.web.leaks.plain import plain, unescaped, untagged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What reading an archive raises that is not one, or not whole, or locked."""

DEPTH = 4
"""So many packings in one another are opened: an archive in base64 in a source map in gzip."""

LARGEST = 1 << 28
"""Bytes that are unpacked of one file; nothing that a course publishes is larger."""

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}(?:(?:\\+[rn]|\s){1,4}[A-Za-z0-9+/_-]{16,})*")
_HEX = re.compile(r"(?:[0-9a-f]{2}){12,}|(?:[0-9A-F]{2}){12,}")
_TELLING = re.compile(
    r"[\u3400-\u9fff]{3}|[A-Za-z]{3,} [A-Za-z]{2,}|\\u[0-9A-Fa-f]{4}|&#|(?:%[0-9A-F]{2}){3}"
    r"|[A-Za-z0-9+/_-]{40}"
)
"""What bytes hold that mean something: words, or something that is encoded once more."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A text of a file."""

    text: str
    via: tuple[str, ...] = ()
    """How it is packed."""
    place: tuple[int, int] | None = None
    """Line and column of the packed whole, when the text itself has none in the file."""

    def readings(self) -> tuple[Callable[[str], str], ...]:
        """Return the ways to read the text, the plainest first; all give letters only."""
        return (plain, _tagless, _escapeless, _both)

    def views(self) -> Iterator[str]:
        """Yield the text in each reading, each different one once."""
        seen = set()
        for read in self.readings():
            view = read(self.text)
            if view not in seen:
                seen.add(view)
                yield view


def _tagless(text: str) -> str:
    return plain(untagged(text))


def _escapeless(text: str) -> str:
    return plain(unescaped(text))


def _both(text: str) -> str:
    return plain(untagged(unescaped(text)))


def layers(data: bytes) -> Iterator[Layer]:
    """Yield the texts of a file.

    PDF has text in compressed streams with encodings of their own; a reader of it belongs here.
    """
    yield from _opened(data, (), None, DEPTH)


def _opened(
    data: bytes, via: tuple[str, ...], place: tuple[int, int] | None, depth: int
) -> Iterator[Layer]:
    if depth == 0:
        return
    if data[:2] == b"\x1f\x8b":
        yield from _opened(_inflated(data), (*via, "gzip"), place, depth - 1)
        return
    if data[:4] == b"PK\x03\x04":
        for name, member in _members(data):
            yield from _opened(member, (*via, name), place, depth - 1)
        return
    for text in _decoded(data):
        yield Layer(text, via, place)
        yield from _within(text, via, place, depth)


def _within(
    text: str, via: tuple[str, ...], place: tuple[int, int] | None, depth: int
) -> Iterator[Layer]:
    """Yield what is written in the text as base64 or in hexadecimal digits."""
    if depth == 1:
        return
    for name, runs, decode in (("base64", _BASE64, _from_base64), ("hex", _HEX, _from_hex)):
        for found in runs.finditer(text):
            for inner in decode(found.group()):
                if _telling(inner):
                    here = place or line_and_column(text, found.start())
                    yield from _opened(inner, (*via, name), here, depth - 1)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return where an offset is, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _from_base64(run: str) -> Iterator[bytes]:
    """Yield what a run may mean; letters of the text before it may stand at its beginning."""
    letters = re.sub(r"\\+[rn]|\s", "", run).replace("-", "+").replace("_", "/")
    for start in range(4):
        whole = letters[start:]
        usable = len(whole) - (len(whole) % 4 == 1)
        yield base64.b64decode(whole[:usable] + "=" * (-usable % 4))


def _from_hex(run: str) -> Iterator[bytes]:
    yield bytes.fromhex(run)


def _telling(data: bytes) -> bool:
    """Tell whether bytes are an archive or hold words; most runs are names and checksums."""
    if data[:2] in {b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff"} or data[:4] == b"PK\x03\x04":
        return True
    return bool(_TELLING.search(data.decode("utf-8", "ignore")))


def _decoded(data: bytes) -> Iterator[str]:
    """Yield the text of bytes in the encodings that it may have."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield data.decode("utf-16", "replace")
        return
    try:
        yield data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield data.decode("utf-8", "ignore")
        yield data.decode("gb18030", "ignore")
    # Wide characters without a mark: every other byte of their Latin part is empty.
    if data.count(0) * 8 > len(data):
        yield data.decode("utf-16-le", "ignore")
        yield data.decode("utf-16-be", "ignore")


def _inflated(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(data, LARGEST)
    except zlib.error:
        return b""


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive, and its bytes as they are when one cannot be read."""
    damaged = False
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        archive, damaged = None, True
    for member in archive.infolist() if archive else ():
        if member.is_dir():
            continue
        try:
            content = archive.read(member) if archive and member.file_size <= LARGEST else None
        except _DAMAGED:
            content = None
        if content is None:
            damaged = True
        else:
            yield member.filename, content
    if damaged:
        yield "damaged archive", data[1:]  # no longer taken for an archive
