"""SCORM 1.2: pages of the site as a package with progress, score, interactions and resume."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from quizgen.export._shared.packages import TAKES
from quizgen.export._shared.record_losses import OF_12
from quizgen.export._shared.scorm import Version, zipped
from quizgen.export.base import Exporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import File, Selection


def _passing(item: ET.Element, percent: Decimal) -> None:
    whole = percent.quantize(Decimal(1), ROUND_HALF_UP)
    ET.SubElement(item, "adlcp:masteryscore").text = str(whole)


_VERSION = Version(
    name="scorm12",
    schema_version="1.2",
    namespaces={
        "": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    scorm_type="adlcp:scormtype",
    passing=_passing,
)


def write(selection: Selection) -> Iterator[File]:
    """Yield the package."""
    yield zipped(selection, _VERSION)


EXPORTER = Exporter(
    name="scorm12",
    title="SCORM 1.2 (package of pages, tracked)",
    profile=1,
    suffix=".zip",
    policies=OF_12.policies(),
    write=write,
    losses=OF_12.losses,
    takes=TAKES,
)
