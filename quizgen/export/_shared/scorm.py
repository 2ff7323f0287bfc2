"""SCORM: the manifest of both versions, as a tree; they differ in names and in pass marks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.export._shared.archive import archive
from quizgen.export._shared.packages import package
from quizgen.export.base import File

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quizgen.export._shared.packages import Package
    from quizgen.export.base import Selection

MANIFEST = "imsmanifest.xml"


@dataclass(frozen=True, slots=True)
class Version:
    """What differs between the versions of SCORM."""

    name: str
    """What the driver calls it."""
    schema_version: str
    namespaces: Mapping[str, str]
    """By prefix, "" for the first."""
    scorm_type: str
    """Name of the attribute."""
    passing: Callable[[ET.Element, Decimal], None]
    """Write a pass mark, in percent, into an item."""


def zipped(selection: Selection, version: Version) -> File:
    """Return the package of a selection."""
    own = package(selection, version.name)
    manifest = File(MANIFEST, _manifest(selection, own, version))
    return File(f"{selection.id}-{version.name}.zip", archive([manifest, *own.files]))


def _manifest(selection: Selection, own: Package, version: Version) -> bytes:
    course = selection.project.course
    spaces = {f"xmlns:{p}" if p else "xmlns": uri for p, uri in version.namespaces.items()}
    root = ET.Element(
        "manifest", {**spaces, "identifier": f"quizgen-{course.id}-{selection.id}", "version": "1"}
    )
    about = ET.SubElement(root, "metadata")
    _leaf(about, "schema", "ADL SCORM")
    _leaf(about, "schemaversion", version.schema_version)
    folder = ET.SubElement(root, "organizations", {"default": "course"})
    organization = ET.SubElement(folder, "organization", {"identifier": "course"})
    _leaf(organization, "title", selection.title)
    for unit in own.units:
        item = ET.SubElement(
            organization,
            "item",
            {"identifier": f"item-{unit.id}", "identifierref": f"unit-{unit.id}"},
        )
        _leaf(item, "title", unit.title)
        if unit.graded:
            version.passing(item, Decimal(unit.pass_percent))
    _resources(root, own, version)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _resources(root: ET.Element, own: Package, version: Version) -> None:
    """Write what is launched, and one resource of all that the launched ones share."""
    resources = ET.SubElement(root, "resources")
    launched = {own.launch(unit): unit for unit in own.units}
    for path, unit in launched.items():
        given = {"identifier": f"unit-{unit.id}", "type": "webcontent", "href": path}
        resource = ET.SubElement(resources, "resource", {**given, version.scorm_type: "sco"})
        ET.SubElement(resource, "file", {"href": path})
        ET.SubElement(resource, "dependency", {"identifierref": "shared"})
    given = {"identifier": "shared", "type": "webcontent", version.scorm_type: "asset"}
    common = ET.SubElement(resources, "resource", given)
    for file in own.files:
        if file.path not in launched:
            ET.SubElement(common, "file", {"href": file.path})


def _leaf(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
