"""Rules on hearings: who leads them, when people are asked to come, and what is decided after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.documents import values
from quizgen.documents.defects import defect
from quizgen.documents.terms import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Dossier

NOTICE = 7
"""Working days from the call to the hearing (行政处罚法§64(2), §85)."""
AGENTS = 2
KIND = "tingzheng-bilu"
INVESTIGATING = (
    "jiancha-tongzhi",
    "xianchang-bilu",
    "xunwen-bilu",
    "li-an",
    "diaocha-baogao",
    KIND,
)
"""Documents whose officers are those who looked into the case."""
_CLOSED = re.compile("不公开")
_SECRET = re.compile("秘密|隐私")


def conduct(dossier: Dossier) -> Iterator[Defect]:
    """A hearing is called in time, is open, and is led by somebody who did not investigate."""
    involved = {
        officer.name
        for kind in INVESTIGATING
        for document in dossier.of(kind)
        for officer in document.officers()
    }
    for hearing in dossier.of(KIND):
        called, begin = hearing.day("notified_on"), hearing.day("begin")
        last = last_day(called, NOTICE, dossier.setting) if called else None
        if last and begin and begin < last:
            yield defect("hearing_notice", hearing, "notified_on")
        told = hearing.text("open")
        if _CLOSED.search(told) and not _SECRET.search(told):
            yield defect("closed_hearing", hearing, "open")
        if any(name in hearing.text("host") for name in involved):
            yield defect("host_involved", hearing, "host")
        if len(values.lines(hearing.text("agents"))) > AGENTS:
            yield defect("many_agents", hearing, "agents")


def sequence(dossier: Dossier) -> Iterator[Defect]:
    """What is decided rests on the record of the hearing, so it comes after."""
    decision = dossier.first("chufa-jueding")
    day = decision.day("date") if decision else None
    for hearing in dossier.of(KIND):
        heard = hearing.day("begin")
        if day and heard and heard > day:
            yield defect("heard_after", hearing, "begin")


RULES = (conduct, sequence)
