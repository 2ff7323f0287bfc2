"""Blank: gaps in a stem, each for words, a number or a range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base import (
    INTERVAL_FIELDS,
    MARKS,
    NUMBER_FIELDS,
    TEXT_FIELDS,
    ItemType,
    each,
    interval_rule,
    marks,
    number_rule,
    positive,
    text_matcher,
)
from quizgen.model.interactions import Blank, Blanks

if TYPE_CHECKING:
    from quizgen.model.interactions import Matcher
    from quizgen.source import Section

MATCHERS = {"text": TEXT_FIELDS, "number": NUMBER_FIELDS, "interval": INTERVAL_FIELDS}

_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


def parse(section: Section) -> Blanks:
    """Read ``blanks``, one for every ``[[n]]`` of the stem."""
    parts = section.sections("blanks", required=True)
    _check_gaps(section, len(parts))
    return Blanks(
        **marks(section),
        blanks=tuple(each(parts, _blank, section.report)),
        all_or_nothing=section.flag("all_or_nothing", default=False),
        order_free=section.flag("order_free", default=False),
    )


def _check_gaps(section: Section, count: int) -> None:
    """See that the stem has [[1]], [[2]] … up to the number of blanks, each once, in order."""
    gaps = _GAP.findall(section.text("stem", ""))
    wanted = [str(number) for number in range(1, count + 1)]
    if gaps == wanted and count:
        return
    shown = "".join(f"[[{gap}]]" for gap in gaps[:9]) or "no [[1]]"
    raise ContentError(
        "QG210",
        f"the stem has {shown}, but there are {count} `blanks`",
        section.span_of("blanks"),
        hint=f"write {'…'.join(f'[[{number}]]' for number in wanted[:9])} into the stem, in order"
        if wanted
        else "describe each gap under `blanks`",
    )


def _blank(own: Section) -> Blank:
    name = own.choice("matcher", tuple(MATCHERS), "text")
    weight = positive(own, "weight") if own.has("weight") else "1"
    why = own.text("why", "")
    matcher: Matcher
    if name == "number":
        matcher = number_rule(own)
    elif name == "interval":
        matcher = interval_rule(own)
    else:
        matcher = text_matcher(own)
    own.finish(MATCHERS[name])
    return Blank(matcher=matcher, weight=weight, why=why)


ITEM_TYPE = ItemType(
    name="blank",
    summary="Gaps in a stem, each for words, a number or a range.",
    fields=(*MARKS, "blanks", "order_free", "all_or_nothing"),
    parse=parse,
    example="""\
id: blank-example
type: blank
stem: 依照 节约能源法§82，由[[1]]责令改正；逾期不改正的，罚款幅度是[[2]]。
cite: [节约能源法§82]
max: 2
blanks:
  - accept: [管理节能工作的部门, {text: 节能主管部门, fraction: 0.5, tag: imprecise-term}]
    why: 节约能源法§82 的用语是管理节能工作的部门。
  - {matcher: interval, lo: 10000, hi: 50000, unit: 元, why: 节约能源法§82 的幅度。}
""",
)
