from __future__ import annotations

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export.base import EXACT, Fidelity, run
from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Case,
    Judge,
    KeyPoint,
    Option,
    Order,
    Part,
    Short,
    Single,
    TextMatcher,
)
from tests.unit.export.test_moodle_xml import OPTIONS, item

LONG = "ids of options"
SHORT = Short(keypoints=(KeyPoint(id="a", any=("甲",)),))
NAMED = Order(entries=(Option(id="one"), Option(id="two")), key=("one", "two"))


def lost(format_: str, own) -> str:
    return "; ".join(exporters()[format_].losses(item(own)))


def gaps(*texts: str) -> Blanks:
    words = (TextMatcher(accept=(Accept(text=text),)) for text in texts)
    return Blanks(blanks=tuple(Blank(matcher=one) for one in words))


@pytest.mark.parametrize(
    ("format_", "cut"), [("scorm12", "255"), ("scorm2004", "4000"), ("cmi5", "4000")]
)
def test_record_of_a_free_text_is_cut_where_the_standard_says(format_, cut) -> None:
    assert f"beyond {cut} characters" in lost(format_, SHORT)
    assert "nobody marks it" in lost(format_, SHORT)


def test_record_of_scorm12_calls_options_by_letters() -> None:
    assert LONG in lost("scorm12", NAMED)
    assert lost("scorm12", Single(options=OPTIONS, key="A")) == ""
    assert lost("scorm2004", NAMED) == ""


def test_record_of_gaps_is_cut_together_in_scorm12_and_alone_in_2004() -> None:
    assert lost("scorm12", gaps("甲" * 200)) == ""
    assert "255" in lost("scorm12", gaps("甲" * 200, "乙" * 200))
    assert lost("scorm2004", gaps("甲" * 200, "乙" * 200)) == ""
    assert "250" in lost("cmi5", gaps("甲" * 251))


def test_record_of_a_case_names_the_part() -> None:
    own = Case(parts=(Part(id="p", interaction=SHORT), Part(id="q", interaction=Judge(key=True))))
    assert lost("cmi5", own).startswith("part `p`: ")
    assert "`q`" not in lost("cmi5", own)


@pytest.mark.parametrize("format_", ["scorm12", "scorm2004", "cmi5"])
def test_packages_say_nothing_is_lost_only_of_what_loses_nothing(format_, sample) -> None:
    exporter = exporters()[format_]
    report = Report()
    run(exporter, sample, report)
    told = {found.message.split("`")[1] for found in report.diagnostics}
    assert "s-short-people" in told
    for place in sample.forms[0].items:
        if exporter.policies[type(place.item.interaction)] is EXACT:
            assert list(exporter.losses(place.item)) == []
            assert place.item.id not in told
    assert exporter.policies[Judge].fidelity is Fidelity.EXACT
