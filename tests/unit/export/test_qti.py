"""QTI packages: what they hold, how it is named, and that any text survives."""

from __future__ import annotations

import io
import os
import random
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.export import exporters
from quizgen.export._shared.qti_items import in_parts, questions
from quizgen.export._shared.qti_tree import clean, to_21, write
from quizgen.export._shared.selecting import select
from quizgen.export.base import run
from quizgen.loading.project import Project, load
from quizgen.model.interactions import Option, Short, Single
from quizgen.model.items import Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.export.base import Selection

ROOT = Path(__file__).parent.parent.parent.parent
QTI30 = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
CP = {
    "qti30": "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}",
    "qti21": "{http://www.imsglobal.org/xsd/imscp_v1p1}",
}
FORMATS = ("qti30", "qti21")


@pytest.fixture(scope="module")
def project() -> Project:
    report = Report()
    loaded = load(ROOT, report)
    assert not report.diagnostics
    return loaded


@pytest.fixture(scope="module")
def packages(project: Project) -> Mapping[str, Mapping[str, bytes]]:
    return {name: unpacked(project, name) for name in FORMATS}


def unpacked(project: Project, name: str, *refs: str) -> Mapping[str, bytes]:
    exporter = exporters()[name]
    chosen = select(project, refs, seed=0, takes=exporter.takes)
    (file,) = run(exporter, chosen, Report())
    with zipfile.ZipFile(io.BytesIO(file.data)) as read:
        return {path: read.read(path) for path in read.namelist()}


@pytest.mark.parametrize("name", FORMATS)
def test_package_manifest_names_every_file_and_nothing_else(
    packages: Mapping[str, Mapping[str, bytes]], name: str
) -> None:
    files = packages[name]
    manifest = ET.fromstring(files["imsmanifest.xml"])
    resources = list(manifest.iter(f"{CP[name]}resource"))
    listed = [str(file.get("href")) for file in manifest.iter(f"{CP[name]}file")]
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(files)
    ids = {resource.get("identifier") for resource in resources}
    needed = {one.get("identifierref") for one in manifest.iter(f"{CP[name]}dependency")}
    assert len(ids) == len(resources)
    assert needed <= ids


@pytest.mark.parametrize("name", FORMATS)
def test_package_every_document_is_well_formed_and_identifiers_are_declared(
    packages: Mapping[str, Mapping[str, bytes]], name: str
) -> None:
    for path, data in packages[name].items():
        root = ET.fromstring(data)
        if not path.startswith("items/"):
            continue
        declared = {one.get("identifier") for one in root if "eclaration" in one.tag}
        for one in root.iter():
            for kind in ("response-identifier", "outcome-identifier"):
                camel = re.sub("-(.)", lambda found: found[1].upper(), kind)
                used = one.get(kind) or one.get(camel)
                assert used is None or used in declared, f"{path}: {used}"
            if one.tag.endswith(("qti-variable", "}variable", "utcome-value", "utcomeValue")):
                assert one.get("identifier") in declared, path


def test_qti30_variants_are_drawn_one_of_many(
    project: Project, packages: Mapping[str, Mapping[str, bytes]]
) -> None:
    parametrised = [item.id for item in project.items.values() if item.parametrised]
    tests = [ET.fromstring(d) for p, d in packages["qti30"].items() if p.startswith("tests/")]
    drawn = {
        str(section.get("identifier"))
        for root in tests
        for section in root.iter(f"{QTI30}qti-assessment-section")
        if section.find(f"{QTI30}qti-selection") is not None
    }
    assert drawn == {f"{id_}-any-set" for id_ in parametrised}


def test_qti30_case_is_a_section_whose_items_share_one_text(
    project: Project, packages: Mapping[str, Mapping[str, bytes]]
) -> None:
    cases = [item for item in project.items.values() if in_parts(item) and not item.parametrised]
    assert cases
    for item in cases:
        assert f"stimuli/{item.id}.xml" in packages["qti30"]
        for question in questions(item, item.id):
            root = ET.fromstring(packages["qti30"][f"items/{question.id}.xml"])
            reference = root.find(f"{QTI30}qti-assessment-stimulus-ref")
            assert reference is not None
            assert reference.get("href") == f"../stimuli/{item.id}.xml"


def test_qti30_short_answer_is_marked_by_people_with_its_key_points(
    project: Project, packages: Mapping[str, Mapping[str, bytes]]
) -> None:
    found = [
        item
        for item in project.items.values()
        if isinstance(item.interaction, Short) and not item.interaction.auto
    ]
    assert found
    for item in found:
        root = ET.fromstring(packages["qti30"][f"items/{item.id}.xml"])
        score = root.find(f"{QTI30}qti-outcome-declaration[@identifier='SCORE']")
        assert score is not None
        assert score.get("external-scored") == "human"
        block = root.find(f".//{QTI30}qti-rubric-block")
        assert block is not None
        assert block.get("view") == "scorer"
        points = [point.text for point in item.interaction.keypoints if point.text]
        assert all(point in "".join(block.itertext()) for point in points)


def test_qti21_holds_no_name_of_3_0(packages: Mapping[str, Mapping[str, bytes]]) -> None:
    for data in packages["qti21"].values():
        for one in ET.fromstring(data).iter():
            assert "qti-" not in one.tag
            names = [key for key in one.attrib if not key.startswith(("{", "data-"))]
            assert not [key for key in names if "-" in key]


@pytest.mark.parametrize("name", FORMATS)
def test_package_same_selection_gives_same_bytes(project: Project, name: str) -> None:
    assert unpacked(project, name, "jnf") == unpacked(project, name, "jnf")


def test_qti_arbitrary_text_survives_both_versions() -> None:
    """Tried with 10,000 texts by ``QUIZGEN_QTI_TEXTS=10000 pytest tests/unit/export/test_qti.py``."""
    chance = random.Random(20)
    for number in range(int(os.environ.get("QUIZGEN_QTI_TEXTS", "200"))):
        texts = [_text(chance) for _ in range(4)]
        item = Item(
            id=f"i{number}",
            type="single",
            span=Span("a.yaml"),
            stem=_quoted(texts[0]),
            feedback=_quoted(texts[3]),
            interaction=Single(
                options=(
                    Option(id="A", text=_quoted(texts[1]), why=_quoted(texts[3])),
                    Option(id="B", text=_quoted(texts[2])),
                ),
                key="A",
            ),
        )
        (question,) = questions(item, item.id)
        for tree in (question.tree, to_21(question.tree)):
            root = ET.fromstring(write(tree))
            body = next(one for one in root if one.tag.lower().endswith("body"))
            choices = [
                one[0]
                for one in body.iter()
                if one.tag.lower().replace("-", "").endswith("simplechoice")
            ]
            shown = ["".join(part.itertext()) for part in (body[0], *choices)]
            assert [_seen(one) for one in shown] == [_seen(one) for one in texts[:3]], texts


def _text(chance: random.Random) -> str:
    ranges = ((0x20, 0x7E), (0x4E00, 0x4E80), (0, 0x40), (0x80, 0x2100), (0x1F600, 0x1F640))
    ranges += ((0xD800, 0xE010), (0xFFF0, 0x10010))
    made = []
    for _ in range(chance.randrange(1, 30)):
        low, high = chance.choice(ranges)
        made.append(chr(chance.randrange(low, high)))
    return "".join(made)


def _quoted(text: str) -> str:
    """Return CommonMark that means ``text``: with every ASCII sign escaped."""
    one_line = re.sub(r"[\t\r\n]", " ", text).strip()
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", one_line)


def _seen(text: str) -> str:
    """Return what CommonMark shows of a text: white space at the ends is not kept."""
    shown = clean(re.sub(r"[\r\n]", " ", text)).replace("\x00", "")
    return "".join(re.sub(r"[\u0000-\u0020\u0085\u00a0\u2028\u2029]+", "", shown).split())


@pytest.mark.parametrize("name", FORMATS)
def test_qti_image_is_packed_and_named_by_item_and_manifest(name: str, sample: Selection) -> None:
    (file,) = run(exporters()[name], sample, Report())
    with zipfile.ZipFile(io.BytesIO(file.data)) as read:
        files = {path: read.read(path) for path in read.namelist()}
    (path,) = [path for path in files if path.startswith("assets/")]
    picture = sample.project.root / "course" / "img" / "dian.png"
    assert files[path] == picture.read_bytes()
    item = ET.fromstring(files["items/s-single-image.xml"])
    (image,) = [one for one in item.iter() if one.tag.endswith("img")]
    assert image.get("src") == f"../{path}"
    manifest = ET.fromstring(files["imsmanifest.xml"])
    (own,) = [one for one in manifest.iter(f"{CP[name]}resource")
              if one.get("identifier") == "s-single-image"]  # fmt: skip
    assert path in {str(one.get("href")) for one in own.iter(f"{CP[name]}file")}


def test_qti_image_that_is_not_there_stops_the_export(sample: Selection) -> None:
    place = sample.forms[0].items[0]
    broken = replace(place.item, stem="![图](img/none.png)")
    form = replace(sample.forms[0], items=(replace(place, item=broken, variants=(broken,)),))
    with pytest.raises(ContentError, match=r"none\.png"):
        run(exporters()["qti30"], replace(sample, forms=(form,)), Report())
