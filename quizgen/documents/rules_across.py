"""Rules across documents: their order, and whether they say the same."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from quizgen.documents.defects import defect
from quizgen.documents.rules_penalty import AMOUNTS, consequences, measured
from quizgen.documents.terms import last_day
from quizgen.domain import add_calendar_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Document, Dossier

CASE = 90
SERVICE = 7
NO_TIME = timedelta(0)
DELAYED = ("逾期", "拒不")
"""How the register words penalties that only follow an order that was not heeded."""
WAIVED = "明确放弃"
"""Who has waived the right to speak or to a hearing need not be waited for (行政处罚法§62)."""


def presence(dossier: Dossier) -> Iterator[Defect]:
    """Nobody acts in two places at once."""
    records = [d for d in dossier.documents if "begin" in d.kind.fields and d.officers()]
    for one, other in combinations(records, 2):
        begin, end = one.moment("begin"), one.moment("end")
        later, last = other.moment("begin"), other.moment("end")
        if begin is None or end is None or later is None or last is None:
            continue
        shared = {o.name for o in one.officers()} & {o.name for o in other.officers()}
        if shared and min(end, last) - max(begin, later) > NO_TIME:
            yield defect("two_places", other, "officers")


def sameness(dossier: Dossier) -> Iterator[Defect]:
    """What is decided is what was announced, and not more."""
    notice, decision = dossier.first("chufa-gaozhi"), dossier.first("chufa-jueding")
    answer = dossier.first("chenshu-fuhe")
    if notice is None:
        return
    if answer is not None:
        yield from _harder(answer, notice)
    if decision is None:
        return
    for field, rule in (("facts", "other_facts"), ("basis", "other_basis")):
        told, decided = notice.text(field), decision.text(field)
        if told and decided and told != decided:
            yield defect(rule, decision, field)
    yield from _harder(decision, notice)
    for field in decision.penalties():
        text = notice.text(field)
        if not text or (field == "other" and text != decision.text(field)):
            yield defect("other_penalty", decision, field)


def _harder(document: Document, notice: Document) -> Iterator[Defect]:
    """Yield where a document goes beyond the amounts of the notice."""
    for field in AMOUNTS:
        told, amount = notice.money(field), document.money(field)
        if told is not None and amount is not None and amount > told:
            yield defect("heavier", document, field)


def order(dossier: Dossier) -> Iterator[Defect]:
    """Where the law punishes delay only, an order has run out before anybody is punished."""
    for kind in ("chufa-gaozhi", "chufa-jueding"):
        for document in dossier.of(kind):
            day = document.day("date")
            for citation in document.cited("basis"):
                if day is None:
                    continue
                allowed = consequences(str(citation), dossier.setting)
                given = document.penalties()
                hard = [c for c in allowed if any(measured(field, c) for field in given)]
                delayed = hard and all(c.after.startswith(DELAYED) for c in hard)
                dues = [order.day("due") for order in dossier.of("zeling-zhenggai")]
                if delayed and not any(due is not None and due < day for due in dues):
                    yield defect("order_first", document, "basis", str(citation))


def days(dossier: Dossier) -> Iterator[Defect]:
    """A decision comes in time, after notice, review and discussion."""
    decision = dossier.first("chufa-jueding")
    day = decision.day("date") if decision else None
    if decision is None or day is None:
        return
    filed = dossier.first("li-an")
    begun = filed.day("date") if filed else None
    if begun and day > add_calendar_days(begun, CASE) and not decision.text("extension"):
        yield defect("ninety_days", decision, "date")
    notice = dossier.first("chufa-gaozhi")
    if notice is not None:
        told, until = notice.day("told_on"), notice.day("hearing_by")
        waived = WAIVED in decision.text("heard")
        if told and (day < told or (day == told and not waived)):
            yield defect("too_early", decision, "date")
        elif until and day <= until and not waived:
            yield defect("before_term", decision, "date")
    for review in dossier.of("fazhi-shenhe"):
        reviewed = review.day("date")
        if reviewed and reviewed > day:
            yield defect("review_after", review, "date")
    for talk in dossier.of("jiti-taolun"):
        talked = talk.day("begin")
        if talked and talked > day:
            yield defect("talk_after", talk, "begin")


def service(dossier: Dossier) -> Iterator[Defect]:
    """A document is served after it was made, a decision soon after."""
    numbered = {d.text("number"): d for d in dossier.documents if d.text("number")}
    for receipt in dossier.of("songda-huizheng"):
        served = receipt.day("served_at")
        document = numbered.get(receipt.text("doc_number"))
        made = document.day("date") if document else None
        if served is None or made is None or document is None:
            continue
        if served < made:
            yield defect("served_early", receipt, "served_at")
        elif document.kind.id == "chufa-jueding":
            last = last_day(made, SERVICE, dossier.setting)
            if last and served > last:
                yield defect("served_late", receipt, "served_at")


RULES = (presence, sameness, order, days, service)
