"""Changes: how a right document is spoilt; none where the document does not allow it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizgen.documents import values
from quizgen.documents.kinds import kinds, texts
from quizgen.documents.picking import pick
from quizgen.loading import citations
from quizgen.model.law import Citation, Instrument

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.documents.dossier import Document, Dossier

    Changed = tuple[Document, ...] | None

WITH_OFFICERS = tuple(
    name
    for name, kind in kinds().items()
    if "officers" in kind.fields and kind.fields["officers"].cite
)
"""Kinds in which the law asks for two officers."""

_PAIR = 2


def setting(field: str, text: str) -> Callable[[Document, Dossier, int], Changed]:
    """Return the change that gives a field another value."""

    def change(document: Document, _: Dossier, __: int) -> Changed:
        return (document.changed(**{field: text}),) if document.text(field) else None

    return change


def wording(key: str) -> Callable[[Document, Dossier, int], Changed]:
    """Return the change that replaces what was said by words that say less."""

    def change(document: Document, _: Dossier, __: int) -> Changed:
        field = "identified" if key == "unidentified" else "rights"
        if not document.text(field):
            return None
        return (document.changed(**{field: texts()["faults"][key]}),)

    return change


def _officers(document: Document, acting: tuple[values.Officer, ...]) -> Document:
    text = "、".join(f"{name}（{card}）" if card else name for name, card in acting)
    return document.changed(officers=text)


def without_card(document: Document, _: Dossier, __: int) -> Changed:
    """The last officer has no card."""
    acting = document.officers()
    if len(acting) < _PAIR:
        return None
    return (_officers(document, (*acting[:-1], values.Officer(acting[-1].name, ""))),)


def alone(document: Document, _: Dossier, __: int) -> Changed:
    """Only the first officer is there."""
    acting = document.officers()
    if len(acting) < _PAIR:
        return None
    # Who was not there neither writes the record nor signs it; a clerk of his own still does.
    gone = {officer.name for officer in acting[1:]}
    alone = {
        name: acting[0].name
        for name in ("recorder", "sign_officers")
        if gone & set(values.names(document.text(name)))
    }
    return (_officers(document, acting[:1]).changed(**alone),)


def vague(document: Document, dossier: Dossier, _: int) -> Changed:
    """A citation loses its 款 and 项."""
    field = next(f for f in ("ground", "provisions", "basis") if f in document.kind.fields)
    cited = document.cited(field)
    less = [Citation(c.instrument, c.article) if _has_parts(c, dossier) else c for c in cited]
    if list(cited) == less:
        return None
    return (document.changed(**{field: "；".join(str(c) for c in less)}),)


def _has_parts(citation: Citation, dossier: Dossier) -> bool:
    instrument = dossier.setting.register.instruments.get(citation.instrument)
    known = instrument.provisions if instrument else {}
    return bool(citation.paragraph or citation.item) and bool(
        {(citation.article, 1, 0), (citation.article, 0, 1)} & set(known)
    )


def void_law(document: Document, dossier: Dossier, seed: int) -> Changed:
    """A citation names law that has ended, or an article that never was."""
    cited = document.cited("provisions")
    if not cited:
        return None
    register = dossier.setting.register
    day = document.day("date") or date.fromisoformat(register.asof)
    ended = [
        next(iter(instrument.provisions.values())).citation
        for instrument in register.instruments.values()
        if instrument.provisions and citations.in_force(instrument, day.isoformat())
    ]
    first = register.instruments.get(cited[0].instrument)
    beyond = Citation(cited[0].instrument, (first.articles if first else 0) + 1)
    wrong = ended[pick(seed, document, "law", len(ended))] if ended else beyond
    return (document.changed(provisions="；".join(str(c) for c in (wrong, *cited[1:]))),)


def unit_seal(document: Document, dossier: Dossier, _: int) -> Changed:
    """The unit that acts puts its own seal on it."""
    unit = dossier.setting.unit
    return (document.changed(seal=unit),) if unit else None


def no_hearing(document: Document, _: Dossier, __: int) -> Changed:
    """Nothing is said of a hearing."""
    if not document.text("hearing"):
        return None
    return (document.changed(hearing="", hearing_term="", hearing_by=""),)


def more_facts(document: Document, _: Dossier, __: int) -> Changed:
    """The decision holds a fact that was never announced."""
    facts = document.text("facts").rstrip("。")
    return (document.changed(facts=f"{facts}，{texts()['faults']['more_facts']}"),)


def heavier(document: Document, dossier: Dossier, seed: int) -> Changed:
    """The fine grows after the other side has spoken, within the range."""
    notice = dossier.first("chufa-gaozhi")
    fine = notice.money("fine") if notice else None
    if fine is None or not document.text("fine"):
        return None
    return (document.changed(fine=str(fine + 1000 * (1 + pick(seed, document, "more", 5)))),)


def beyond_range(document: Document, dossier: Dossier, seed: int) -> Changed:
    """The fine is higher than the provision allows."""
    if not document.text("fine"):
        return None
    for citation in document.cited("basis"):
        found = citations.resolve(citation, dossier.setting.register)
        if found is None or isinstance(found, Instrument):
            continue
        most = [int(c.max) for c in found.consequences if c.kind == "罚款" and c.unit == "元"]
        if most:
            fine = max(most) + 5000 * (1 + pick(seed, document, "beyond", 4))
            return (document.changed(fine=str(fine)),)
    return None


def electronic(document: Document, _: Dossier, __: int) -> Changed:
    """It was sent over the net without the other side's written consent."""
    return (document.changed(method=texts()["faults"]["electronic"], consent=""),)


def unanswered(document: Document, _: Dossier, __: int) -> Changed:
    """The last claim is not answered."""
    answers = values.lines(document.text("review"))
    return (document.changed(review="\n".join(answers[:-1])),) if len(answers) > 1 else None


def first_member(document: Document, _: Dossier, __: int) -> Changed:
    """Only one leader takes part."""
    members = values.lines(document.text("members"))
    return (document.changed(members=members[0]),) if len(members) > 1 else None


def unconfirmed(document: Document, _: Dossier, __: int) -> Changed:
    """A correction bears no fingerprint."""
    lines = values.lines(document.text("corrections"))
    if not lines:
        return None
    return (document.changed(corrections="\n".join(line.partition("，")[0] for line in lines)),)


def no_penalty(document: Document, _: Dossier, __: int) -> Changed:
    """It does not say what is imposed."""
    fields = (*document.kind.penalties, "goods_value")
    return (document.changed(**dict.fromkeys(fields, "")),)


def more_penalty(document: Document, dossier: Dossier, _: int) -> Changed:
    """It imposes something that was never announced."""
    notice = dossier.first("chufa-gaozhi")
    if notice is None or notice.text("other") or document.text("other"):
        return None
    return (document.changed(other=texts()["faults"]["more_penalty"]),)


def unfounded(document: Document, _: Dossier, seed: int) -> Changed:
    """It announces that gains are taken, where the law takes none."""
    if document.text("income"):
        return None
    return (document.changed(income=str(1000 * (1 + pick(seed, document, "income", 5)))),)


def own_host(document: Document, _: Dossier, __: int) -> Changed:
    """One who looked into the case leads the hearing."""
    acting = document.officers()
    if not acting:
        return None
    return (document.changed(host=acting[0].name, sign_host=acting[0].name),)


def many_agents(document: Document, _: Dossier, __: int) -> Changed:
    """More people speak for the party than the law lets."""
    agents = values.lines(document.text("agents"))
    more = (*agents, *texts()["faults"]["agents"], *texts()["faults"]["agents"])[: _PAIR + 1]
    return (document.changed(agents="\n".join(more)),) if agents else None
