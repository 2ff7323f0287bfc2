"""Pack: the same bytes for the same seed, no secret in other hands, whole or not at all."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfReader

from quizgen.classroom import making
from quizgen.classroom import pack as packing
from quizgen.classroom.pack import INDEX, LEAK, MANIFEST, Wanted, pack
from quizgen.classroom.papers import papers
from quizgen.classroom.secrets import FACILITATOR, leaks, secrets
from quizgen.classroom.words import word
from quizgen.classroom.writing import write
from quizgen.cli import main
from quizgen.diagnostics import ContentError, UsageError
from quizgen.model.scenes import Passage
from quizgen.printing import page_to_pdf

EDITED = ("html", "docx")
SEALED, OWN = word("folders.sealed"), word("folders.facilitator")


@pytest.fixture(scope="session")
def made(drama):
    return pack(*drama, Wanted(seed=7, groups=2, people=11, formats=EDITED))


def test_same_seed_makes_the_same_bytes(drama, made) -> None:
    again = pack(*drama, Wanted(seed=7, groups=2, people=11, formats=EDITED, workers=2))
    assert again == made
    assert list(again) == list(made)


def test_pack_is_made_though_its_workers_are_killed(drama, made, monkeypatch) -> None:
    class Killed(ThreadPoolExecutor):
        def __init__(self, workers: int, mp_context: object) -> None:
            super().__init__(workers)

        def map(self, *_: object) -> None:
            raise BrokenProcessPool

    monkeypatch.setattr(packing, "ProcessPoolExecutor", Killed)
    wanted = Wanted(seed=7, groups=2, people=11, only=("injects",), formats=("html",), workers=2)
    found = pack(*drama, wanted)
    cues = [path for path in found if word("files.injects") in path]
    assert len(cues) == 2
    assert all(found[path] == made[path] for path in cues)


def test_another_seed_makes_other_prints(drama, made) -> None:
    other = pack(*drama, Wanted(seed=8, groups=2, people=11, formats=("html",)))
    same = [path for path, data in other.items() if made.get(path) == data]
    assert same == []


@pytest.fixture(scope="module")
def printed(drama):
    """What players and observers hold, on paper."""
    wanted = Wanted(seed=7, groups=1, people=6, only=("cards", "observers"), formats=("pdf",))
    return pack(*drama, wanted)


def test_pdf_has_the_same_bytes_twice(drama, printed) -> None:
    wanted = Wanted(seed=7, groups=1, people=6, only=("observers",), formats=("pdf",))
    again = {path: data for path, data in pack(*drama, wanted).items() if path.endswith(".pdf")}
    assert again
    assert all(printed[path] == data for path, data in again.items())


def test_pack_holds_every_part_in_its_place(made) -> None:
    assert sum(path.startswith(SEALED) for path in made) == 4
    for name in ("guide", "msel", "debrief", "aar", "model", "faults"):
        for suffix in EDITED:
            assert f"{OWN}/第2组/{word(f'files.{name}')}.{suffix}" in made
    table = word("folders.group", group="第2组")
    assert f"{table}/{word('files.exhibits')}.html" in made
    assert f"{table}/{word('files.blank')}.docx" in made
    assert sum(path.startswith(f"{table}/{word('files.cards')}") for path in made) == 8


def test_manifest_names_every_file_with_its_hash(made) -> None:
    told = json.loads(made[MANIFEST])["files"]
    assert told.keys() == made.keys() - {MANIFEST}
    assert all(entry["sha256"] == sha256(made[path]).hexdigest() for path, entry in told.items())


def test_every_print_carries_title_version_seed_and_group(drama, tables, made) -> None:
    for number, table in enumerate(tables(7, 2, 11), 1):
        for path, data in made.items():
            if (
                path.endswith(".html")
                and f"第{number}组" in path
                and word("files.blank") not in path
            ):
                assert table.mark in data.decode(), path
    assert drama[0].content_hash in made[INDEX].decode()


def readers(path: str, scenario) -> tuple[str, ...]:
    names = {actor.name: actor.id for actor in scenario.cast.values()}
    return tuple(role for name, role in names.items() if name in path)


def test_no_secret_stands_in_other_hands(drama, tables, made) -> None:
    for number, table in enumerate(tables(7, 2, 11), 1):
        known = secrets(table, papers(table).defects)
        assert len(known) > 100
        looked = [p for p in made if f"02-第{number}组" in p or p in {INDEX, MANIFEST}]
        assert len(looked) > 10
        for path in looked:
            found = list(leaks(made[path], known, readers(path, drama[0])))
            assert found == [], path


def test_cards_tell_their_own_secret(drama, made) -> None:
    for actor in drama[0].cast.values():
        held = [p for p, data in made.items() if actor.secret in data.decode("utf-8", "ignore")]
        assert held
        assert all(actor.name in path for path in held if "/第" not in path), held


def test_no_secret_stands_on_the_cards_of_a_pdf(drama, tables, printed) -> None:
    table = tables(7, 1, 6)[0]
    known = secrets(table)
    for path, data in printed.items():
        if path.endswith(".pdf"):
            text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
            roles = drama[0].cast if word("files.cards") in path else ()
            assert len(text) > 500
            assert list(leaks(text.encode(), known, roles)) == [], path


def test_card_in_a_pdf_begins_on_the_front_of_a_sheet(drama, printed) -> None:
    cards = word("files.cards")
    (data,) = (data for path, data in printed.items() if cards in path and path.endswith(".pdf"))
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    for actor in drama[0].cast.values():
        head = re.compile(rf"{actor.name}\s*{actor.duty}\s")
        begins = [number for number, text in enumerate(pages) if head.search(text)]
        assert begins, actor.name
        assert begins[0] % 2 == 0, actor.name
    assert len(pages) <= 2 * len(drama[0].cast)  # each card on one sheet of paper


def planted(scenario, text: str):
    """Return the scenario with a text on the title of an exhibit."""
    name, exhibit = next(iter(scenario.exhibits.items()))
    title = Passage(f"台账，{text}", exhibit.span)
    # The title of an exhibit is open to all; what stands in its help text is not looked at so.
    return replace(
        scenario, exhibits={**scenario.exhibits, name: replace(exhibit, alt=title, kind="meter")}
    )


def test_planted_secret_is_found_in_what_is_written(drama) -> None:
    scenario, project = drama
    secret = scenario.cast["boss"].secret
    wanted = Wanted(seed=7, groups=1, people=4, only=("exhibits",), formats=("html",))
    with pytest.raises(ContentError) as raised:
        pack(planted(scenario, secret), project, wanted)
    told = raised.value.diagnostic
    assert (told.code, "`boss`" in told.message) == (LEAK, True)


@pytest.mark.parametrize("suffix", EDITED)
def test_secret_on_a_sheet_of_observers_is_found_in_every_format(drama, suffix) -> None:
    scenario, project = drama
    first, *others = scenario.rubric
    told = replace(first, item=f"{first.item}，{scenario.cast['energy'].secret}")
    wanted = Wanted(seed=7, groups=1, people=4, only=("observers",), formats=(suffix,))
    with pytest.raises(ContentError, match="would tell a secret of `energy`"):
        pack(replace(scenario, rubric=(told, *others)), project, wanted)


def test_secret_of_another_on_a_card_is_found(drama) -> None:
    scenario, project = drama
    guard = replace(scenario.cast["guard"], public=f"听说{scenario.cast['lead'].secret}")
    told = replace(scenario, cast={**scenario.cast, "guard": guard})
    wanted = Wanted(seed=7, groups=1, people=4, only=("cards",), formats=("html",))
    with pytest.raises(ContentError, match="would tell a secret of `lead`"):
        pack(told, project, wanted)


def test_key_of_the_faults_is_only_in_the_sealed_part(tables, made) -> None:
    for number, table in enumerate(tables(7, 2, 11), 1):
        key = secrets(table, papers(table).defects)
        defects = {d.told for d in papers(table).defects}
        assert len(defects) >= 6
        own = [s for s in key if s.owner == FACILITATOR and s.text in defects]
        assert own
        for path, data in made.items():
            if path.startswith(SEALED) or f"第{number}组" not in path:
                continue
            assert list(leaks(data, own, ())) == [], path
        sealed = made[f"{SEALED}/{word('files.keys')}.html"]
        assert len(list(leaks(sealed, own, ()))) == len(own)


def test_sealed_list_names_seed_and_conclusion_of_every_group(tables, made) -> None:
    text = made[f"{SEALED}/{word('files.sealed')}.html"].decode()
    for table in tables(7, 2, 11):
        assert str(table.group.case.seed) in text
        assert table.say(table.story.ending.title) in text


def test_scenario_that_is_not_for_a_class_is_refused(drama) -> None:
    scenario, project = drama
    with pytest.raises(UsageError, match="has no seats, rubric"):
        pack(replace(scenario, seats=(), rubric=()), project, Wanted(seed=1, groups=1, people=4))


def test_older_pack_is_replaced_and_nothing_else(tmp_path) -> None:
    folder = tmp_path / "pack"
    write({"a/b.html": b"1", MANIFEST: b'{"pack": "x"}'}, folder)
    write({"c.html": b"2", MANIFEST: b'{"pack": "x"}'}, folder)
    assert sorted(path.name for path in folder.rglob("*")) == [MANIFEST, "c.html"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(UsageError, match="something else than a pack"):
        write({"c.html": b"2"}, tmp_path / "other")
    assert (tmp_path / "other" / "thesis.docx").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "pack"]


def test_without_the_tools_of_printing_html_is_written(
    drama, tmp_path, monkeypatch, capsys
) -> None:
    def missing(module: str, package: str) -> None:
        raise UsageError(f"QG611: printing needs {package}")

    monkeypatch.setattr(making, "need", missing)
    path = drama[0].span.path
    command = ["drill", "pack", path, "--groups", "1", "--people", "4", "-o", str(tmp_path / "p")]
    assert main(command) == 0
    assert "HTML is written all the same" in capsys.readouterr().err
    suffixes = {file.suffix for file in (tmp_path / "p").rglob("*") if file.is_file()}
    assert suffixes == {".html", ".json"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--groups", "0"], "1 to 60 groups"),
        (["--people", "99"], "4 to 40 people"),
        (["--only", "song"], "there is no part `song`"),
    ],
)
def test_pack_that_cannot_be_is_refused(drama, tmp_path, capsys, options, told) -> None:
    command = ["drill", "pack", drama[0].span.path, *options, "-o", str(tmp_path / "p")]
    assert main(command) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_page_of_cards_prints_on_a5(drama) -> None:
    wanted = Wanted(seed=7, groups=1, people=4, only=("cards",), formats=("html",))
    page = next(data for path, data in pack(*drama, wanted).items() if "沈航" in path)
    box = PdfReader(BytesIO(page_to_pdf(page.decode()))).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (420, 595)
