"""Kinds: each is whole: fields, layout and the provisions it names."""

from __future__ import annotations

import re

import pytest

from quizgen.documents.kinds import LOOKS, VALUES, kinds
from quizgen.loading import citations
from quizgen.model.classroom import PAPER_KINDS
from quizgen.model.law import Evidence, Provision, Register

DECISION = {
    "行政处罚法§59.1(1)": {"party", "address"},
    "行政处罚法§59.1(2)": {"facts", "evidence"},
    "行政处罚法§59.1(3)": {"provisions", "basis"},
    "行政处罚法§59.1(4)": {"pay_way", "pay_term"},
    "行政处罚法§59.1(5)": {"review_to", "review_term", "suit_to", "suit_term"},
    "行政处罚法§59.1(6)": {"agency", "date"},
    "行政处罚法§59.2": {"seal"},
}


def test_kinds_of_papers_in_scenarios_are_those_that_can_be_printed() -> None:
    assert set(kinds()) == set(PAPER_KINDS)


@pytest.mark.parametrize("name", kinds())
def test_kind_shows_every_field_it_has_and_no_other(name: str) -> None:
    kind = kinds()[name]
    shown: set[str] = set()
    for part in kind.body:
        if isinstance(part.shows, tuple):
            shown |= set(part.shows)
        elif part.shape in {"number", "to", "list", "minutes", "table", "seal"}:
            shown.add(part.shows)
        else:
            shown |= set(re.findall(r"\{([a-z_]+)\}", part.shows))
        if "penalties" in shown:
            shown.remove("penalties")
            shown |= {*kind.penalties, "goods_value"}
        if part.condition:
            shown.add(part.condition)
        if part.shape == "seal":
            shown.add("date")
    assert shown == set(kind.fields)
    assert kind.look in LOOKS
    assert kind.purpose
    assert kind.signs
    assert {field.kind for field in kind.fields.values()} <= set(VALUES)


@pytest.mark.parametrize("name", kinds())
def test_kind_names_only_provisions_that_were_read_in_full(name: str, register: Register) -> None:
    for field in kinds()[name].fields.values():
        if not field.cite:
            continue
        citation = citations.parse(field.cite)
        assert citation is not None, field.cite
        found = citations.resolve(citation, register)
        assert isinstance(found, Provision), field.cite
        assert found.evidence in {Evidence.V, Evidence.V1}


@pytest.mark.parametrize(("cite", "fields"), DECISION.items())
def test_decision_has_what_its_provision_requires(cite: str, fields: set[str]) -> None:
    decision = kinds()["chufa-jueding"]
    by_cite = {f.id for f in decision.fields.values() if f.cite == cite and f.required}
    assert by_cite == fields
