from __future__ import annotations

import io
import sqlite3
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.diagnostics import Report, UsageError
from quizgen.export import exporters
from quizgen.export._shared.selecting import select
from quizgen.export.base import run
from quizgen.model.interactions import Accept, Blank, Blanks, Single, TextMatcher
from tests.lms.receipts import check
from tests.unit.export.conftest import written
from tests.unit.export.test_moodle_xml import OPTIONS, item, selection

ANKI = exporters()["anki"]
CHOICE = Single(options=OPTIONS, key="C")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8


def notes(data: bytes) -> dict[str, list[str]]:
    """Fields of the notes by the first of them."""
    database = zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    rows = [flds.split("\x1f") for (flds,) in connection.execute("select flds from notes")]
    connection.close()
    assert len({row[0] for row in rows}) == len(rows)
    return {row[0]: row for row in rows}


@pytest.fixture
def collection(tmp_path: Path):
    """A learner's own collection in the real backend."""
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "own.anki2"))
    yield opened
    opened.close()


def imported(collection, tmp_path: Path, data: bytes, update: int = 0):
    """Import a package as the program does with the options that it offers first."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    path = tmp_path / "given.apkg"
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(with_scheduling=False, update_notes=update)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    return collection.import_anki_package(request).log


def test_anki_second_import_of_the_course_adds_nothing(course, collection, tmp_path) -> None:
    chosen = select(course, [], seed=0, takes=ANKI.takes)
    data = written(ANKI, chosen)
    first = imported(collection, tmp_path, data)
    cards = collection.card_count()
    second = imported(collection, tmp_path, written(ANKI, chosen))
    provisions = [p for i in course.register.instruments.values() for p in i.provisions.values()]
    figures = sum(len(p.deadlines) + sum(1 for c in p.consequences if c.min or c.max)
                  for p in provisions)  # fmt: skip
    asked = sum(len(place.variants) for form in chosen.forms for place in form.items)
    assert len(first.new) == asked + len(provisions) + figures
    assert cards == asked + 2 * (len(provisions) + figures)
    assert (len(second.new), len(second.duplicate)) == (0, len(first.new))
    assert collection.card_count() == cards
    assert list(collection.find_cards("is:new")) != []


def test_anki_receipt_of_the_sample_is_fresh(sample, collection, tmp_path, update_golden) -> None:
    import anki.buildinfo

    data = written(ANKI, sample)
    imported(collection, tmp_path, data)
    before = collection.note_count()
    imported(collection, tmp_path, data)
    assert collection.note_count() == before
    every = [v for form in sample.forms for place in form.items for v in place.variants]
    kinds = {
        kind: {"items": len(collection.find_notes(f"tag:type::{kind}"))}
        for kind in {own.type for own in every}
    }
    assert kinds == {kind: {"items": n} for kind, n in Counter(v.type for v in every).items()}
    version = anki.buildinfo.version
    seen = ("twice", "update")
    check("anki", "Anki", version, kinds, update=update_golden, seen=seen, pinned=False)


def test_anki_later_import_updates_the_note_and_keeps_its_id(
    collection, tmp_path, monkeypatch
) -> None:
    imported(collection, tmp_path, written(ANKI, selection(item(CHOICE), item(CHOICE, id="r"))))
    before = list(collection.find_notes(""))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    changed = selection(item(CHOICE, stem="改过的问题？"), item(CHOICE, id="r"))
    log = imported(collection, tmp_path, written(ANKI, changed))
    (found,) = collection.find_notes("改过的问题")
    assert sorted(collection.find_notes("")) == sorted(before)
    assert found in before
    assert (len(log.new), len(log.updated)) == (0, 2)


def released(day: str, *items):
    """Return items of a course that was released on a day."""
    chosen = selection(*items)
    course = replace(chosen.project.course, released=day)
    return replace(chosen, project=replace(chosen.project, course=course))


@pytest.mark.parametrize("words", ["改过的问题？", "又一种问法？", "再换一种？"])
def test_anki_release_of_a_later_day_updates_the_note(words, collection, tmp_path) -> None:
    imported(collection, tmp_path, written(ANKI, released("2026-11-01", item(CHOICE))))
    later = written(ANKI, released("2026-11-02", item(CHOICE, stem=words)))
    log = imported(collection, tmp_path, later)
    assert (len(log.new), len(log.updated)) == (0, 1)
    assert len(collection.find_notes(words)) == 1


@pytest.mark.parametrize("words", ["改过的问题？", "又一种问法？", "再换一种？"])
def test_anki_change_within_a_day_is_taken_by_always_update(words, collection, tmp_path) -> None:
    from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as ALWAYS

    imported(collection, tmp_path, written(ANKI, released("2026-11-01", item(CHOICE))))
    changed = written(ANKI, released("2026-11-01", item(CHOICE, stem=words)))
    log = imported(collection, tmp_path, changed, ALWAYS)
    assert (len(log.new), len(log.updated), collection.note_count()) == (0, 1, 1)
    assert len(collection.find_notes(words)) == 1


def test_anki_same_package_again_updates_nothing(collection, tmp_path) -> None:
    from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as ALWAYS

    data = written(ANKI, selection(item(CHOICE)))
    for update in (0, 0, ALWAYS):
        log = imported(collection, tmp_path, data, update)
    assert (len(log.new), len(log.updated), collection.note_count()) == (0, 0, 1)


def test_anki_card_in_the_backend_asks_on_the_front_and_tells_on_the_back(
    collection, tmp_path
) -> None:
    own = item(CHOICE, feedback="记住这一点。", hints=("想一想",), cite=("节约能源法§82",))
    imported(collection, tmp_path, written(ANKI, selection(own)))
    (card_id,) = collection.find_cards("")
    card = collection.get_card(card_id)
    front, back = card.question(), card.answer()
    assert "问？" in front
    assert "<b>E</b> 选项E" in front
    assert "想一想" in front
    assert "因为C" not in front
    assert '<div class="key">C</div>' in back
    assert "因为C" in back
    assert "记住这一点。" in back
    assert "节约能源法§82" in back


def test_anki_figure_is_asked_both_ways(course) -> None:
    rows = notes(written(ANKI, select(course, [], seed=0, takes=ANKI.takes)))
    _, ask, told, ask_back, told_back = next(
        row for name, row in rows.items() if name.startswith("节约能源法§82#")
    )
    assert "节约能源法§82" in ask
    assert "1万元以上5万元以下" not in ask
    assert "1万元以上5万元以下" in told
    assert "1万元以上5万元以下" in ask_back
    assert "节约能源法§82" not in ask_back
    assert "节约能源法§82" in told_back


def test_anki_provisions_of_a_module_are_those_that_its_items_cite(course) -> None:
    chosen = select(course, ["jieneng-fa"], seed=0, takes=ANKI.takes)
    rows = notes(written(ANKI, chosen))
    cites = {cite for form in chosen.forms for p in form.items for cite in p.item.cite}
    named = {name for name in rows if "§" in name and "#" not in name}
    known = {str(p.citation) for i in course.register.instruments.values()
             for p in i.provisions.values()}  # fmt: skip
    assert named == cites & known
    assert set() < named < known


def test_anki_gap_is_shown_and_its_word_is_not() -> None:
    blank = Blanks(blanks=(Blank(matcher=TextMatcher(accept=(Accept(text="计量"),))),))
    rows = notes(written(ANKI, selection(item(blank, type="blank", stem="加强[[1]]管理"))))
    assert "(1)" in rows["q"][1]
    assert "计量" not in rows["q"][1]
    assert "计量" in rows["q"][3]


def test_anki_image_is_packed_under_the_name_on_the_card(tmp_path: Path) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "a.png").write_bytes(PNG)
    data = written(ANKI, selection(item(CHOICE, stem="![图](a.png)"), root=tmp_path))
    package = zipfile.ZipFile(io.BytesIO(data))
    name = package.read("media").decode().split('"')[3]
    assert f'src="{name}"' in notes(data)["q"][1]
    assert package.read("0") == PNG


def test_anki_item_in_bank_and_paper_is_one_note() -> None:
    twice = selection(item(CHOICE))
    twice = replace(twice, forms=(*twice.forms, replace(twice.forms[0], id="other")))
    assert list(notes(written(ANKI, twice))) == ["q"]


def test_anki_date_that_is_no_number_is_refused(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        run(ANKI, selection(item(CHOICE)), Report())
