from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from graphlib import TopologicalSorter
from itertools import combinations, islice, permutations
from types import ModuleType

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.decimals import named
from quizgen.export._shared.moodle_tree import plain
from quizgen.export.base import Selection, run
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Single,
    Walk,
)
from quizgen.model.items import Item
from tests.lms.receipts import check
from tests.unit.export.conftest import held
from tests.unit.export.moodle_answers import tried
from tests.unit.export.test_gift import parse  # noqa: F401 - a fixture
from tests.unit.export.test_moodle_xml import marks

READER = "moodle-reader"
"""Our own strict reader after the rules of Moodle's (not Moodle itself)."""


def compared(moodle: ModuleType, question, own: Item) -> int:
    """Compare the marks of responses where nothing is lost; return how many."""
    near = 0.005
    match own.interaction:
        case Single(options=options):
            pairs = [(moodle.ticks(question, [n]), marks(own, o.id)) for n, o in enumerate(options)]
        case Judge():
            pairs = [(a.fraction, marks(own, a.text == "true")) for a in question.answers]
        case Multi(options=options) if not list(exporters()["moodle-xml"].losses(own)):
            ticks = [c for size in range(1, len(options) + 1)
                     for c in combinations(range(len(options)), size)]  # fmt: skip
            pairs = [(moodle.ticks(question, list(c)), marks(own, [options[n].id for n in c]))
                     for c in ticks]  # fmt: skip
        case Numeric(rule=rule) if rule.precision is None:
            said = [rule.value, f"{rule.value} {named(rule.unit)}", *(k.value for k in rule.also)]
            pairs = [(moodle.number(question, text), marks(own, text)) for text in said]
        case Blanks() if question.kind == "shortanswer":
            texts = [own_ for own_, _ in tried(own.interaction)]
            pairs = [(moodle.words(question.answers, t[0]), marks(own, t)) for t in texts]
        case Match(left=left, right=right):
            sides = {one.id: plain(one.text) for one in right}
            asked = [row[0] for row in question.pairs if row[0]]
            pairs = [
                (moodle.pairs(question, {text: sides[ours[one.id][0]]
                                         for text, one in zip(asked, left, strict=True)}),
                 marks(own, ours))
                for ours, _ in tried(own.interaction)
            ]  # fmt: skip
        case Order(key=key, policy=policy) if question.kind == "ordering":
            chosen = [list(key)]
            if policy.name in {"exact", "position", "adjacent"}:
                chosen = list(islice(permutations(key), 24))
            pairs = [(moodle.order(question, [key.index(one) for one in c]), marks(own, list(c)))
                     for c in chosen]  # fmt: skip
        case Walk(steps=steps):
            right = {s.id for s in steps if s.required or float(s.points) > 0}
            ticks = [n for n, step in enumerate(steps) if step.id in right]
            before: dict[str, set[str]] = {id_: set() for id_ in right}
            for early, late in own.interaction.before:
                before[late].add(early)
            order = list(TopologicalSorter(before).static_order())
            pairs = [(moodle.ticks(question, ticks), marks(own, order))]
        case Blanks() | Interval() | Case() if question.kind == "cloze":
            pairs = [(moodle.fields(question, theirs), marks(own, ours))
                     for ours, theirs in tried(own.interaction)]  # fmt: skip
        case _:
            return 0
    for theirs, ours in pairs:
        assert theirs == pytest.approx(ours, abs=near), own.id
    return len(pairs)


def counted(moodle: ModuleType, chosen: Selection) -> dict[str, Counter[str]]:
    """Return how many questions and marks of each type are the same in the strict reader."""
    questions = moodle.read(run(exporters()["moodle-xml"], chosen, Report())[0].data)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for question, own in zip(questions, held(exporters()["moodle-xml"], chosen), strict=True):
        kinds[own.type]["items"] += 1
        kinds[own.type]["marks"] += compared(moodle, question, own)
    return kinds


def test_moodle_receipt_is_fresh(moodle, sample, update_golden) -> None:
    check("moodle-xml", READER, "4.5", counted(moodle, sample), update=update_golden)


def test_moodle_marks_of_all_banks_are_ours(moodle, banks) -> None:
    kinds = counted(moodle, banks)
    assert sum(kind["items"] for kind in kinds.values()) == len(
        held(exporters()["moodle-xml"], banks)
    )
    assert kinds["single"]["marks"] >= 2 * kinds["single"]["items"]


def test_gift_receipt_is_fresh(root, parse, sample, update_golden) -> None:  # noqa: F811
    lock = root / "tests" / "lms" / "gift" / "package.json"
    version = json.loads(lock.read_text(encoding="utf-8"))["dependencies"]["gift-pegjs"]
    (file,) = run(exporters()["gift"], sample, Report())
    read = {q["id"] for q in parse(file.data.decode()) if q.get("id")}
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    for own in held(exporters()["gift"], sample):
        seen[own.id] += 1
        id_ = own.id if seen[own.id] == 1 else f"{own.id}.{seen[own.id]}"
        assert any(one == id_ or one.startswith(f"{id_}.") for one in read), id_
        kinds[own.type]["items"] += 1
    check("gift", "gift-pegjs", version, kinds, update=update_golden)


@pytest.mark.parametrize("name", ["moodle-xml", "gift", "qti30", "anki"])
def test_texts_of_any_signs_survive(name, root, request) -> None:
    if name == "gift":
        request.getfixturevalue("parse")
    sys.path.insert(0, str(root / "tests" / "fuzz"))
    try:
        import formats
    finally:
        sys.path.pop(0)
    assert formats.broken(name, 200, seed=7) == []
