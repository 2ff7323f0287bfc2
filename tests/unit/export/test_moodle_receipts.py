from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export.base import Exporter, Selection, run
from quizgen.model.interactions import Judge, Multi, Numeric, Single
from quizgen.model.items import Item
from tests.unit.export.test_gift import parse  # noqa: F401 - a fixture
from tests.unit.export.test_moodle_xml import marks

READER = "strict reader after the rules of Moodle's own (not Moodle itself)"


def compared(moodle: ModuleType, question, own: Item) -> int:
    """Compare the marks of responses where nothing is lost; return how many."""
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
        case Numeric(rule=rule):
            said = [rule.value, f"{rule.value} {rule.unit}", *(k.value for k in rule.also)]
            pairs = [(moodle.number(question, text), marks(own, text)) for text in said]
        case _:
            return 0
    for theirs, ours in pairs:
        assert theirs == pytest.approx(ours, abs=0.005), own.id
    return len(pairs)


def receipt(exporter: Exporter, client: str, version: str, items: Counter, done: Counter) -> str:
    kinds = {kind: {"items": items[kind], "marks": done[kind]} for kind in sorted(items)}
    data = {
        "format": exporter.name,
        "profile": exporter.profile,
        "clients": [{"client": client, "version": version, "kinds": kinds}],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def check(root: Path, name: str, made: str, *, update: bool) -> None:
    path = root / "tests" / "receipts" / f"{name}.json"
    if update:
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made, "run with --update-golden"


def items_of(chosen: Selection) -> list[Item]:
    return [v for form in chosen.forms for place in form.items for v in place.variants]


def test_moodle_receipt_is_fresh(root, moodle, banks, update_golden) -> None:
    exporter = exporters()["moodle-xml"]
    questions = moodle.read(run(exporter, banks, Report())[0].data)
    items: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for question, own in zip(questions, items_of(banks), strict=True):
        items[own.type] += 1
        done[own.type] += compared(moodle, question, own)
    made = receipt(exporter, READER, "4.5", items, done)
    check(root, "moodle-xml", made, update=update_golden)


def test_gift_receipt_is_fresh(root, parse, banks, update_golden) -> None:  # noqa: F811
    exporter = exporters()["gift"]
    lock = root / "tests" / "lms" / "gift" / "package.json"
    version = json.loads(lock.read_text(encoding="utf-8"))["dependencies"]["gift-pegjs"]
    read = {q["id"] for q in parse(run(exporter, banks, Report())[0].data.decode()) if q.get("id")}
    items: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for own in items_of(banks):
        seen[own.id] += 1
        id_ = own.id if seen[own.id] == 1 else f"{own.id}.{seen[own.id]}"
        assert any(one == id_ or one.startswith(f"{id_}.") for one in read), id_
        items[own.type] += 1
    check(root, "gift", receipt(exporter, "gift-pegjs", version, items, Counter()),
          update=update_golden)  # fmt: skip


@pytest.mark.parametrize("name", ["moodle-xml", "gift"])
def test_texts_of_any_signs_survive(name, root, request) -> None:
    if name == "gift":
        request.getfixturevalue("parse")
    sys.path.insert(0, str(root / "tests" / "fuzz"))
    try:
        import formats
    finally:
        sys.path.pop(0)
    assert formats.broken(name, 300, seed=7) == []
