"""Analysis: figures of a class whose answers are known, and silence where people are few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.model.interactions import Judge, Option, Single
from quizgen.results.analysis import Concern, analyse, growth
from quizgen.results.intervals import Depth
from quizgen.results.marking import Marking, Script
from quizgen.web.report import histogram, report_html


@pytest.fixture
def small(assignment):
    """An assignment of one choice and three judgements."""
    form = assignment.forms[0]
    options = tuple(
        Option(id=one, tag=tag) for one, tag in (("A", ""), ("B", "lane"), ("C", ""), ("D", ""))
    )
    rules = [Single(options=options, key="A"), *(Judge(key=True) for _ in range(3))]
    items = tuple(
        replace(form.items[n], id=f"i{n}", interaction=rule) for n, rule in enumerate(rules)
    )
    return replace(assignment, forms=(replace(form, items=items),))


def class_of(assignment, answers):
    marking = Marking(assignment)
    return [
        marking(
            Script(
                who=f"w{n}", form=assignment.forms[0].hash, receipt=f"r{n}", responses=tuple(one)
            )
        )
        for n, one in enumerate(answers)
    ]


def test_choices_are_counted_by_thirds_of_ability(small):
    best, middle, worst = (
        ["A", True, True, True],
        ["B", True, True, False],
        ["B", False, None, False],
    )
    (form,) = analyse(class_of(small, [best] * 4 + [middle] * 4 + [worst] * 4))
    first = form.items[0]
    found = {one.id: (one.right, one.count, one.thirds) for one in first.choices}
    assert found["A"] == (True, 4, (4, 0, 0))
    assert found["B"] == (False, 8, (0, 4, 4))
    assert found["C"] == (False, 0, (0, 0, 0))
    assert first.misconceptions == {"lane": 8}
    assert (first.answered, first.right) == (12, 4)
    assert (form.items[2].answered, form.takers) == (8, 12)


def test_few_people_get_no_verdict_and_very_few_no_figures_on_the_page(small):
    answers = [["B", True, True, n % 2 == 0] for n in range(200)]
    shown = {}
    for number in (29, 30, 99, 100):
        (form,) = analyse(class_of(small, answers[:number]))
        page = report_html("周测", [form], oddities={})
        shown[number] = (form.depth, bool(form.items[0].concerns), "区分度（" in page)
    assert shown == {
        29: (Depth.COUNTS, False, False),
        30: (Depth.INTERVALS, False, True),
        99: (Depth.INTERVALS, False, True),
        100: (Depth.VERDICTS, True, True),
    }


def test_item_that_the_better_get_wrong_is_named(small):
    good = [["B", True, True, True]] * 60
    poor = [["A", False, False, n % 2 == 0] for n in range(60)]
    (form,) = analyse(class_of(small, [*good, *poor]))
    assert form.items[0].figures.discrimination < 0
    assert Concern.NEGATIVE in form.items[0].concerns
    assert Concern.IDLE in form.items[0].concerns
    assert Concern.NEGATIVE not in form.items[1].concerns


def test_gain_is_of_the_same_people_alone(small):
    before = class_of(small, [["B", False, False, n % 2 == 0] for n in range(40)])
    after = class_of(small, [["A", True, False, n % 2 == 0] for n in range(35)])
    found = growth(before, after)
    assert (found.people, found.gain) == (35, 50)
    assert found.interval == (50, 50)
    assert growth(before[:20], after).interval is None


def test_scores_at_the_ends_are_in_the_histogram():
    text = str(histogram([0, 100, 100, 59.9], 60))
    assert text.count("<rect") == 10
    assert ">2</text>" in text
