"""Rules on one document: what it must hold, and whether it agrees with itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.documents import values
from quizgen.documents.defects import defect
from quizgen.documents.dossier import required
from quizgen.documents.terms import last_day
from quizgen.loading import citations
from quizgen.model.law import GIVEN, Instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Document, Setting

OFFICERS = 2
SHORTEST = 5
"""Minutes below which no record is made; each question takes one more."""
KEPT = 7
PUNISHING = frozenset({"xianxing-dengji", "zeling-zhenggai", "chufa-gaozhi", "chufa-jueding"})
_CARD = re.compile("证件|执法证")
_AVOID = re.compile("回避")
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
        yield defect("rights_untold", document, "rights", _of_hearing(document, "rights"))
    for signature in ("sign_party", "receipt"):
        unsigned = signature in fields and not document.text(signature)
        if unsigned and "refusal" in fields and not document.text("refusal"):
            yield defect("unsigned", document, signature)
    if any(not _CONFIRMED.search(line) for line in values.lines(document.text("corrections"))):
        yield defect("correction", document, "corrections")


def _of_hearing(document: Document, field: str) -> str:
    """Return the provision where a hearing has one of its own, that other records have not."""
    return document.kind.fields[field].cite if document.kind.id == "tingzheng-bilu" else ""


def times(document: Document, _: Setting) -> Iterator[Defect]:
    """A record ends after it began, and late enough for what it holds."""
    begin, end = document.moment("begin"), document.moment("end")
    if begin is None or end is None:
        return
    talk = document.text("qa")
    least = SHORTEST + len(_TALKED.findall(talk))
    # Minutes of a discussion are no evidence: they are part of the record of the whole process.
    cite = "行政处罚法§47" if document.kind.id == "jiti-taolun" else _of_hearing(document, "end")
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
    completeness, people, times, citing, naming, service, registration, deliberation,
)  # fmt: skip
