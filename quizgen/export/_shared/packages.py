"""Packages: what a selection puts into a package: pages, scripts, one launch page a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.export.base import File
from quizgen.web.packages.files import shared
from quizgen.web.packages.launching import launch_html, launch_page
from quizgen.web.packages.pages import make
from quizgen.web.packages.units import content

if TYPE_CHECKING:
    from quizgen.export.base import Selection
    from quizgen.web.packages.units import Unit

TAKES = frozenset({"bank", "paper", "item", "module", "scenario", "course"})


@dataclass(frozen=True, slots=True)
class Package:
    """What all formats put in, besides their manifests."""

    units: tuple[Unit, ...]
    files: tuple[File, ...]
    """Sorted by path; the launch page of each unit is one of them."""

    def launch(self, unit: Unit) -> str:
        """Return the path of the page by which a unit is opened."""
        return launch_page(unit)


def package(selection: Selection, system: str) -> Package:
    """Return the units of a selection and all files that they need.

    Raises:
        UsageError: If the course has no settings of a site.
    """
    project = selection.project
    own = content(project, selection.forms, selection.modules, selection.scenarios)
    made = make(project, own)
    files = {**shared(list(made.html.values())), **made.files}
    for unit in own.units:
        course = project.course.id
        iri = iri_of(selection, unit.id)
        page = launch_html(unit, made, course=course, iri=iri, system=system)
        files[launch_page(unit)] = page.encode()
    sorted_ = tuple(File(path, data) for path, data in sorted(files.items()))
    return Package(own.units, sorted_)


def iri_of(selection: Selection, id_: str) -> str:
    """Return what a thing of this course is called everywhere, in every release."""
    return f"urn:quizgen:{selection.project.course.id}:{id_}"
