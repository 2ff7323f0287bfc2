"""cmi5: pages of the site as a package that tells attempts, decisions and endings in xAPI."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.export._shared.archive import archive
from quizgen.export._shared.packages import TAKES, iri_of, package
from quizgen.export._shared.record_losses import OF_2004
from quizgen.export.base import Exporter, File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export._shared.packages import Package
    from quizgen.export.base import Selection

STRUCTURE = "cmi5.xml"
_SPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"


def write(selection: Selection) -> Iterator[File]:
    """Yield the package."""
    own = package(selection, "cmi5")
    structure = File(STRUCTURE, _structure(selection, own))
    yield File(f"{selection.id}-cmi5.zip", archive([structure, *own.files]))


def _structure(selection: Selection, own: Package) -> bytes:
    root = ET.Element("courseStructure", {"xmlns": _SPACE})
    course = ET.SubElement(root, "course", {"id": iri_of(selection, selection.id)})
    _said(course, selection.title)
    for unit in own.units:
        given = {"id": iri_of(selection, unit.id), "launchMethod": "AnyWindow"}
        if unit.graded:
            mark = Decimal(unit.pass_percent) / Decimal(100)
            given |= {"masteryScore": f"{mark:f}", "moveOn": "Passed"}
        else:
            given["moveOn"] = "Completed"
        au = ET.SubElement(root, "au", given)
        _said(au, unit.title)
        ET.SubElement(au, "url").text = own.launch(unit)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _said(parent: ET.Element, title: str) -> None:
    for tag in ("title", "description"):
        said = ET.SubElement(parent, tag)
        ET.SubElement(said, "langstring", {"lang": "zh-CN"}).text = title


EXPORTER = Exporter(
    name="cmi5",
    title="cmi5 (package of pages, told in xAPI statements)",
    profile=1,
    suffix=".zip",
    policies=OF_2004.policies(),
    write=write,
    losses=OF_2004.losses,
    takes=TAKES,
)
