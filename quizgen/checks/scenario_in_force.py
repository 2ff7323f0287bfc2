"""Scenario in force: a scenario rests on law that applied on its day and was read in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.usage import all_citations, discussed, owners
from quizgen.loading import citations
from quizgen.model.law import Evidence, Provision
from quizgen.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Register
    from quizgen.model.scenes import Passage


def _project(project: Project) -> Iterator[Finding]:
    for owner in owners(project.scenarios, project.procedures):
        asof = owner.law_asof if isinstance(owner, Scenario) else project.register.asof
        talked_over = {id(passage) for passage in discussed(owner)}
        for passage in all_citations(owner):
            graded = id(passage) not in talked_over
            yield from _wrong(passage, asof, project.register, graded=graded)


def _wrong(passage: Passage, asof: str, register: Register, *, graded: bool) -> Iterator[Finding]:
    citation = citations.parse(passage.text)
    instrument = citations.instrument_of(citation, register) if citation else None
    if citation is None or instrument is None:
        return
    if over := citations.in_force(instrument, asof):
        hint = f"cite {instrument.successor} instead" if instrument.successor else "cite another"
        yield Finding(f"{over}; this scenario is of {asof}", hint, span=passage.span)
    found = citations.resolve(citation, register)
    if graded and isinstance(found, Provision) and found.evidence is Evidence.F:
        message = f"{passage.text} is known only from fragments (F), so no grade may rest on it"
        yield Finding(message, "cite a provision of evidence V or V1", span=passage.span)


CHECK = Check(
    name="scenario-in-force",
    code="QG442",
    severity=Severity.ERROR,
    summary="What a scenario cites is in force on its `law_asof` and of evidence V or V1.",
    bad="""\
cite: [清洁生产促进法§27]   # repealed
""",
    good="""\
cite: [节约能源法§82]
""",
    project=_project,
)
