"""Operators: the faults that can be planted in right documents, each with what must be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.documents import changes, delays
from quizgen.documents.defects import Place, rules
from quizgen.documents.kinds import texts
from quizgen.documents.rules_single import PUNISHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from quizgen.documents.dossier import Document, Dossier

    Change = Callable[[Document, Dossier, int], Iterable[Document] | None]
    """The documents that differ once a fault is planted in one; none when it cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One way to spoil a document."""

    id: str
    rule: str
    field: str
    """Where the rule must report it, in the document that is spoilt."""
    change: Change
    kinds: tuple[str, ...] = ()
    """Kinds that can be spoilt so; all that have the field when none are named."""

    def fits(self, document: Document) -> bool:
        """Say whether a document is of a kind that can be spoilt so."""
        if self.kinds and document.kind.id not in self.kinds:
            return False
        return self.field in document.kind.fields

    def cites_law(self, document: Document) -> bool:
        """Say whether the fault rests on a provision, not on practice alone."""
        cite = document.kind.fields[self.field].cite
        own = self.rule in {"fine_range", "order_first"}
        return own or bool(rules()[self.rule].cite or cite)

    def place(self, document: Document) -> Place:
        """Return what must be reported."""
        return Place(document.id, self.rule, self.field)


_OFFICERS = tuple(changes.WITH_OFFICERS)
_DECISION = ("chufa-jueding",)
_REDRESS = (*_DECISION, "zeling-zhenggai")
"""Acts that may be appealed, and say so."""
_NOTICE = ("chufa-gaozhi",)
_RECEIPT = ("songda-huizheng",)
_KEPT = ("xianxing-dengji",)
_RECORDS = ("xianchang-bilu", "xunwen-bilu")
_HEARING = ("tingzheng-bilu",)
_TIMED = (*_RECORDS, *_HEARING)


def _omitted(name: str, kind: str, field: str, rule: str = "missing") -> Operator:
    return Operator(
        id=name, rule=rule, field=field, kinds=(kind,), change=changes.setting(field, "")
    )


def _set(name: str, rule: str, field: str, kinds: tuple[str, ...], text: str) -> Operator:
    return Operator(
        id=name, rule=rule, field=field, kinds=kinds, change=changes.setting(field, text)
    )


def _made(
    name: str, rule: str, field: str, change: Change, kinds: tuple[str, ...] = ()
) -> Operator:
    return Operator(id=name, rule=rule, field=field, kinds=kinds, change=change)


_ALL = (
    _made("no-second-card", "no_card", "officers", changes.without_card),
    _made("one-officer", "few_officers", "officers", changes.alone, _OFFICERS),
    _made("reversed-times", "reversed", "end", delays.reversed_times, _TIMED),
    _made("too-short", "too_short", "end", delays.hurried, _TIMED),
    _made("two-places", "two_places", "officers", delays.elsewhere, ("xunwen-bilu",)),
    _made("not-identified", "not_identified", "identified", changes.wording("unidentified")),
    _made("rights-untold", "rights_untold", "rights", changes.wording("unavoided"), _RECORDS),
    _omitted("no-statement-right", "chufa-gaozhi", "statement"),
    _made("vague-basis", "vague", "basis", changes.vague, ("jiancha-tongzhi",)),
    _made("vague-provision", "vague", "provisions", changes.vague),
    _made("vague-ground", "vague", "ground", changes.vague, ("fazhi-shenhe",)),
    _made("not-in-force", "not_in_force", "provisions", changes.void_law),
    _made("in-units-name", "wrong_name", "seal", changes.unit_seal, tuple(sorted(PUNISHING))),
    _omitted("no-seal", "chufa-jueding", "seal"),
    _omitted("no-address", "chufa-jueding", "address"),
    _omitted("no-evidence", "chufa-jueding", "evidence"),
    _omitted("no-court", "chufa-jueding", "suit_to"),
    _omitted("no-pay-way", "chufa-jueding", "pay_way"),
    _omitted("no-demand", "zeling-zhenggai", "demand"),
    _omitted("no-review-organ", "zeling-zhenggai", "review_to"),
    _made("hearing-calendar-days", "hearing_short", "hearing_by", delays.calendar_hearing, _NOTICE),
    _made("no-hearing", "hearing_untold", "hearing", changes.no_hearing, _NOTICE),
    _made("other-facts", "other_facts", "facts", changes.more_facts, _DECISION),
    _made("no-penalty-named", "no_penalty", "fine", changes.no_penalty, _DECISION),
    _made("penalty-not-told", "other_penalty", "other", changes.more_penalty, _DECISION),
    _made("gains-unfounded", "no_power", "income", changes.unfounded, _NOTICE),
    _made("heavier-fine", "heavier", "fine", changes.heavier, _DECISION),
    _made("fine-out-of-range", "fine_range", "fine", changes.beyond_range, _NOTICE),
    _made("fine-before-due", "order_first", "basis", delays.due_later, _NOTICE),
    _made("after-ninety-days", "ninety_days", "date", delays.overdue_decision, _DECISION),
    _made("served-early", "served_early", "served_at", delays.served_early, _RECEIPT),
    _made("served-late", "served_late", "served_at", delays.served_late, _RECEIPT),
    _made("electronic-unagreed", "no_consent", "consent", changes.electronic, _RECEIPT),
    _omitted("no-relation", "songda-huizheng", "relation"),
    _omitted("registered-unapproved", "xianxing-dengji", "approver"),
    _made("approved-late", "approved_late", "approved_on", delays.approved_late, _KEPT),
    _made("kept-too-long", "kept_long", "handled_on", delays.kept_long, _KEPT),
    _set("review-fifteen-days", "review_term", "review_term", _REDRESS, "15日"),
    _set("suit-three-months", "suit_term", "suit_term", _REDRESS, "3个月"),
    _set("pay-thirty-days", "pay_term", "pay_term", _DECISION, "30日"),
    _made("unanswered-claim", "unanswered", "review", changes.unanswered, ("chenshu-fuhe",)),
    _made("reviewed-after", "review_after", "date", delays.after_decision, ("fazhi-shenhe",)),
    _made("discussed-after", "talk_after", "begin", delays.after_decision, ("jiti-taolun",)),
    _made("discussed-alone", "talk_alone", "members", changes.first_member, ("jiti-taolun",)),
    _set("blanks-open", "missing", "struck", _TIMED, ""),
    _made("correction-unconfirmed", "correction", "corrections", changes.unconfirmed, _TIMED),
    _made("called-late", "hearing_notice", "notified_on", delays.called_late, _HEARING),
    _set("hearing-closed", "closed_hearing", "open", _HEARING, str(texts()["faults"]["closed"])),
    _made("own-host", "host_involved", "host", changes.own_host, _HEARING),
    _made("many-agents", "many_agents", "agents", changes.many_agents, _HEARING),
    _made(
        "host-unchallenged",
        "rights_untold",
        "rights",
        changes.wording("unavoided_hearing"),
        _HEARING,
    ),
    _omitted("no-debate", "tingzheng-bilu", "debate"),
    _omitted("hearing-unsigned", "tingzheng-bilu", "sign_party", rule="unsigned"),
    _made("heard-after", "heard_after", "begin", delays.after_decision, _HEARING),
    _set("unsigned", "unsigned", "sign_party", _RECORDS, ""),
)

OPERATORS: Mapping[str, Operator] = {operator.id: operator for operator in _ALL}


def candidates(dossier: Dossier, seed: int, *, practice: bool) -> list[tuple[Operator, Document]]:
    """Return all faults that documents may have, in the order of ``seed``."""
    found = [
        (operator, document)
        for operator in OPERATORS.values()
        for document in dossier.documents
        if operator.fits(document) and (practice or operator.cites_law(document))
    ]
    return list(rng.shuffled(found, seed, "documents.faults"))
