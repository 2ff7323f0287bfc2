"""Rules on one document: what it must hold, and whether it agrees with itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.documents import values
from quizgen.documents.defects import defect
from quizgen.documents.dossier import required
from quizgen.documents.terms import last_day
from quizgen.documents.values import Term
from quizgen.loading import citations
from quizgen.model.law import GIVEN, Instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Document, Setting

OFFICERS = 2
SHORTEST = 5
"""Minutes below which no record is made; each question takes one more."""
LEAST_HEARING = 5
KEPT = 7
PAY = Term(15, "日")
REVIEW = Term(60, "日")
"""行政复议法§20.1."""
SUIT = Term(6, "个月")
"""行政诉讼法§46.1."""
PUNISHING = frozenset({"xianxing-dengji", "zeling-zhenggai", "chufa-gaozhi", "chufa-jueding"})
_CARD = re.compile("证件|执法证")
_AVOID = re.compile("回避")
_STATE = re.compile("陈述|申辩")
_CONFIRMED = re.compile("捺印|签名|签字")
_ELECTRONIC = re.compile("电子|微信|短信|传真|邮件")
_TALKED = re.compile("^问[：:]", re.MULTILINE)


def completeness(document: Document, _: Setting) -> Iterator[Defect]:
    """Everything required is there and can be read."""
    for field in required(document):
        yield defect("missing", document, field.id)
    for field in document.kind.fields.values():
        if values.problem(field, document.text(field.id)):
            yield defect("unreadable", document, field.id)


def people(document: Document, _: Setting) -> Iterator[Defect]:
    """Two officers with cards, who showed them and told of rights; signatures, or why not."""
    fields = document.kind.fields
    acting = document.officers()
    if acting and len(acting) < OFFICERS and fields["officers"].cite:
        yield defect("few_officers", document, "officers")
    if any(not officer.card for officer in acting):
        yield defect("no_card", document, "officers")
    told = document.text("identified")
    if told and not _CARD.search(told):
        yield defect("not_identified", document, "identified")
    told = document.text("rights")
    if told and not _AVOID.search(told):
        yield defect("rights_untold", document, "rights")
    for signature in ("sign_party", "receipt"):
        unsigned = signature in fields and not document.text(signature)
        if unsigned and "refusal" in fields and not document.text("refusal"):
            yield defect("unsigned", document, signature)
    if any(not _CONFIRMED.search(line) for line in values.lines(document.text("corrections"))):
        yield defect("correction", document, "corrections")


def times(document: Document, _: Setting) -> Iterator[Defect]:
    """A record ends after it began, and late enough for what it holds."""
    begin, end = document.moment("begin"), document.moment("end")
    if begin is None or end is None:
        return
    talk = document.text("qa")
    least = SHORTEST + len(_TALKED.findall(talk))
    # Minutes of a discussion are no evidence: they are part of the record of the whole process.
    cite = "行政处罚法§47" if document.kind.id == "jiti-taolun" else ""
    if end <= begin:
        yield defect("reversed", document, "end", cite)
    elif values.minutes_between(begin, end) < least:
        yield defect("too_short", document, "end", cite)


def citing(document: Document, setting: Setting) -> Iterator[Defect]:
    """Citations are in force and go down to 款 and 项."""
    for field in document.kind.fields.values():
        if field.kind != "citation":
            continue
        cited = document.cited(field.id)
        if any(_unknown(document, setting, str(citation)) for citation in cited):
            yield defect("not_in_force", document, field.id)
        elif any(_vague(setting, str(citation)) for citation in cited):
            yield defect("vague", document, field.id, field.cite)


def _unknown(document: Document, setting: Setting, text: str) -> bool:
    citation = citations.parse(text)
    assert citation is not None
    if citation.instrument == GIVEN:
        return citation.article > setting.given
    found = citations.resolve(citation, setting.register)
    if found is None or isinstance(found, Instrument):
        article = setting.register.instruments.get(citation.instrument)
        # An article of several 款 with a 项 alone exists, though it is cited loosely.
        return article is None or (citation.article, 0, 0) not in article.provisions
    instrument = setting.register.instruments[citation.instrument]
    day = document.day("date")
    asof = day.isoformat() if day else setting.register.asof
    return bool(citations.in_force(instrument, asof))


def _vague(setting: Setting, text: str) -> bool:
    citation = citations.parse(text)
    assert citation is not None
    if citation.instrument == GIVEN:
        return False
    provisions = setting.register.instruments[citation.instrument].provisions
    article, paragraph = citation.article, citation.paragraph
    if not paragraph and (article, 1, 0) in provisions:
        return True
    return not citation.item and (article, paragraph, 1) in provisions


def naming(document: Document, setting: Setting) -> Iterator[Defect]:
    """Who is entrusted acts in the name of who entrusts."""
    if setting.mode != "entrusted" or document.kind.id not in PUNISHING:
        return
    for field in ("agency", "seal"):
        if setting.unit and document.text(field) == setting.unit:
            yield defect("wrong_name", document, field)


def notice(document: Document, setting: Setting) -> Iterator[Defect]:
    """The notice before a decision tells of statement and hearing, with terms in working days."""
    if document.kind.id != "chufa-gaozhi":
        return
    told = document.text("statement")
    if told and not _STATE.search(told):
        yield defect("no_statement", document, "statement")
    fine, least = document.money("fine"), setting.hearing_fine_min
    hearing = document.text("hearing")
    if fine is not None and least and fine >= least and not hearing:
        yield defect("hearing_untold", document, "hearing")
    if not hearing:
        return
    for field in ("hearing_term", "hearing_by"):
        if not document.text(field):
            yield defect("hearing_untold", document, field)
    term = document.term("hearing_term")
    if term and (term.number < LEAST_HEARING or term.unit not in {"日", "工作日"}):
        yield defect("hearing_short", document, "hearing_term")
    told_on, until = document.day("told_on"), document.day("hearing_by")
    last = last_day(told_on, LEAST_HEARING, setting) if told_on else None
    if last and until and until < last:
        yield defect("hearing_short", document, "hearing_by")


def decision(document: Document, _: Setting) -> Iterator[Defect]:
    """The terms that a decision names are those of the law."""
    for field, right in (("pay_term", PAY), ("review_term", REVIEW), ("suit_term", SUIT)):
        if field in document.kind.fields and document.term(field) not in {None, right}:
            yield defect(field, document, field)


def fines(document: Document, setting: Setting) -> Iterator[Defect]:
    """A fine is within the range of the provision that it rests on."""
    fine = document.money("fine") if "fine" in document.kind.fields else None
    if fine is None or "basis" not in document.kind.fields:
        return
    for citation in document.cited("basis"):
        found = citations.resolve(citation, setting.register)
        if found is None or isinstance(found, Instrument):
            continue
        ranges = [
            (int(c.min or 0), int(c.max))
            for c in found.consequences
            if c.kind == "罚款" and c.unit == "元" and c.max
        ]
        if ranges and not any(least <= fine <= most for least, most in ranges):
            yield defect("fine_range", document, "fine", str(citation))


def service(document: Document, _: Setting) -> Iterator[Defect]:
    """Electronic service needs the other side's written consent."""
    electronic = _ELECTRONIC.search(document.text("method"))
    if document.kind.id == "songda-huizheng" and electronic and not document.text("consent"):
        yield defect("no_consent", document, "consent")


def registration(document: Document, setting: Setting) -> Iterator[Defect]:
    """Registered evidence was approved before, and is dealt with in seven working days."""
    if document.kind.id != "xianxing-dengji":
        return
    begun, approved = document.day("date"), document.day("approved_on")
    if begun and approved and approved > begun:
        yield defect("approved_late", document, "approved_on")
    handled = document.day("handled_on")
    last = last_day(begun, KEPT, setting) if begun else None
    if last and handled and handled > last:
        yield defect("kept_long", document, "handled_on")


def deliberation(document: Document, _: Setting) -> Iterator[Defect]:
    """Claims are answered one by one; leaders discuss together, not alone."""
    if document.kind.id == "chenshu-fuhe" and document.text("review"):
        claims = values.lines(document.text("claims"))
        if len(values.lines(document.text("review"))) < len(claims):
            yield defect("unanswered", document, "review")
    if document.kind.id == "jiti-taolun" and len(values.lines(document.text("members"))) == 1:
        yield defect("talk_alone", document, "members")


RULES = (
    completeness, people, times, citing, naming, notice, decision, fines, service, registration,
    deliberation,
)  # fmt: skip
