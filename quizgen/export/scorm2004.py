"""SCORM 2004: pages of the site as a package with progress, score, interactions and resume."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.export._shared.packages import TAKES
from quizgen.export._shared.record_losses import OF_2004
from quizgen.export._shared.scorm import Version, zipped
from quizgen.export.base import Exporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import File, Selection


def _passing(item: ET.Element, percent: Decimal) -> None:
    sequencing = ET.SubElement(item, "imsss:sequencing")
    objectives = ET.SubElement(sequencing, "imsss:objectives")
    named = {"satisfiedByMeasure": "true", "objectiveID": "score"}
    primary = ET.SubElement(objectives, "imsss:primaryObjective", named)
    ET.SubElement(primary, "imsss:minNormalizedMeasure").text = f"{percent / Decimal(100):f}"


_VERSION = Version(
    name="scorm2004",
    schema_version="2004 3rd Edition",
    namespaces={
        "": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "imsss": "http://www.imsglobal.org/xsd/imsss",
    },
    scorm_type="adlcp:scormType",
    passing=_passing,
)


def write(selection: Selection) -> Iterator[File]:
    """Yield the package."""
    yield zipped(selection, _VERSION)


EXPORTER = Exporter(
    name="scorm2004",
    title="SCORM 2004 3rd Edition (package of pages, tracked)",
    profile=1,
    suffix=".zip",
    policies=OF_2004.policies(),
    write=write,
    losses=OF_2004.losses,
    takes=TAKES,
)
