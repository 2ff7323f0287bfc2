"""Making: what was asked for on the command line becomes a pack, or a reason why not."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quizgen.classroom.pack import Wanted, pack
from quizgen.classroom.parts import DOCX, HTML, KINDS, PDF
from quizgen.classroom.writing import write
from quizgen.diagnostics import UsageError
from quizgen.printing.tools import need

if TYPE_CHECKING:
    from argparse import Namespace

    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario

GROUPS = 60
"""As many as a large school has; each is a minute's reading for a facilitator."""

TOOLS = {PDF: ("weasyprint", "WeasyPrint"), DOCX: ("docx", "python-docx")}


def make(scenario: Scenario, project: Project, asked: Namespace) -> str:
    """Write a pack and return what it holds, in a line.

    Raises:
        UsageError: If something is asked for that cannot be.
        ContentError: If the scenario does not allow it.
    """
    if not 1 <= asked.groups <= GROUPS:
        raise UsageError(f"a pack is for 1 to {GROUPS} groups, not for {asked.groups}")
    if unknown := [kind for kind in asked.only if kind not in KINDS]:
        raise UsageError(f"there is no part `{unknown[0]}`; there are: {', '.join(KINDS)}")
    wanted = Wanted(
        seed=asked.seed,
        groups=asked.groups,
        people=asked.people,
        only=tuple(asked.only),
        formats=_formats(pdf=not asked.no_pdf),
        workers=min(os.cpu_count() or 1, asked.groups),
    )
    made = pack(scenario, project, wanted)
    write(made, asked.output)
    return f"{asked.output}: {len(made)} files for {asked.groups} groups of {asked.people}"


def _formats(*, pdf: bool) -> tuple[str, ...]:
    """Return the formats that can be written here; what is missing is said, HTML always comes."""
    found = [HTML]
    for suffix, (module, package) in TOOLS.items():
        if suffix == PDF and not pdf:
            continue
        try:
            need(module, package)
        except UsageError as error:
            print(f"{error}\n  HTML is written all the same", file=sys.stderr)
        else:
            found.append(suffix)
    return tuple(found)
