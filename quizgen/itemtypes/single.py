"""Single: one option of several is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base import (
    MARKS,
    ItemType,
    fraction,
    known_id,
    known_ids,
    marks,
    options,
)
from quizgen.model.interactions import Single
from quizgen.source import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizgen.diagnostics import Span
    from quizgen.source import Section


def parse(section: Section) -> Single:
    """Read ``options`` and the one ``key``."""
    found = options(section, "options", scored=True)
    ids = [option.id for option in found]
    return Single(
        **marks(section),
        options=found,
        key=_key(section, ids),
        also_key=known_ids(section, "also_key", ids, "QG203"),
        wrong_fraction=fraction(section, "wrong_fraction", least=-1),
    )


def _key(section: Section, ids: Collection[str]) -> str:
    node = section.need("key")
    span = section.span_at(node)
    if type(node) is Sequence:
        written = [child.value for child in node.items if type(child) is Scalar]
        if len(node.items) == 1 and written:
            return known_id(written[0], ids, span, "key", "QG203")
        raise _several(len(node.items), span)
    key = section.as_text(node, "key")
    if key not in ids:
        letters = [letter for letter in key if letter not in " ,，、;；/"]
        if len(letters) > 1 and all(letter in ids for letter in letters):
            raise _several(len(letters), span)
    return known_id(key, ids, span, "key", "QG203")


def _several(count: int, span: Span) -> ContentError:
    return ContentError(
        "QG202",
        f"a single choice has one key, not {count}",
        span,
        hint="keep one, or write `type: multi`; name options accepted later in `also_key`",
    )


ITEM_TYPE = ItemType(
    name="single",
    summary="One option of several is right.",
    fields=(*MARKS, "options", "key", "also_key", "wrong_fraction"),
    parse=parse,
    example="""\
id: single-example
type: single
stem: 依照 节约能源法§53，重点用能单位多久报送一次能源利用状况报告？
cite: [节约能源法§53]
options:
  A: {text: 每年, why: 节约能源法§53 要求每年报送。}
  B: {text: 每季度, why: 节约能源法§53 要求的是每年，不是每季度。}
key: A
""",
)
