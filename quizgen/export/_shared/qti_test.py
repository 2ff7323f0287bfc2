"""QTI test: the form as sections of references, with time, random variants and the pass mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.export._shared import qti_rules as q
from quizgen.export._shared.qti_tree import NAMES_30, el
from quizgen.grading.exact import ratio

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from quizgen.model.forms import Form

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place: an item, the parts of a case, or variants to choose from."""

    id: str
    variants: tuple[Entry, ...] = ()
    select: int = 0
    questions: tuple[tuple[str, str], ...] = ()
    """Identifier and address of each assessment item."""
    text: ET.Element | None = None
    """What the parts of a case share, where the items cannot refer to it."""
    section: bool = False


@dataclass(slots=True)
class Group:
    """A section of a form."""

    id: str
    title: str
    min_percent: str = ""
    entries: list[Entry] = field(default_factory=list)


def test(name: str, form: Form, groups: list[Group]) -> ET.Element:
    """Return the test of a form."""
    exam = form.mode == "exam"
    names = NAMES_30 | {"identifier": name, "title": form.title or name}
    root = el("qti-assessment-test", names)
    root.extend(q.outcome(one) for one in ("SCORE", "MAXSCORE"))
    passed = q.outcome("PASSED", "boolean", default="false")
    root.append(passed)
    if form.minutes:
        root.append(el("qti-time-limits", {"max-time": str(form.minutes * _SECONDS)}))
    mode = "simultaneous" if exam else "individual"
    control = {"max-attempts": "1" if exam else "0", "show-feedback": "false" if exam else "true"}
    part = el(
        "qti-test-part",
        {"identifier": "part", "navigation-mode": "nonlinear", "submission-mode": mode},
        el("qti-item-session-control", control),
        *(_section(group) for group in groups),
    )
    root.append(part)
    root.append(_outcomes(form, groups))
    return root


def _section(group: Group) -> ET.Element:
    attributes = {"identifier": group.id, "title": group.title or group.id, "visible": "true"}
    return el(
        "qti-assessment-section",
        attributes,
        *(child for entry in group.entries for child in _entry(entry)),
    )


def _entry(entry: Entry) -> list[ET.Element]:
    attributes = {"identifier": f"{entry.id}-set", "title": entry.id, "visible": "false"}
    if entry.variants:
        return [
            el(
                "qti-assessment-section",
                attributes,
                el("qti-selection", {"select": str(entry.select)}),
                *(child for one in entry.variants for child in _entry(one)),
            )
        ]
    refs = [
        el("qti-assessment-item-ref", {"identifier": f"ref-{id_}", "href": href})
        for id_, href in entry.questions
    ]
    if not entry.section:
        return refs
    shared = []
    if entry.text is not None:
        block = el("qti-rubric-block", {"view": "candidate"}, *entry.text)
        shared.append(block)
    return [el("qti-assessment-section", attributes | {"visible": "true"}, *shared, *refs)]


def _outcomes(form: Form, groups: list[Group]) -> ET.Element:
    """Return the rules that add up the items and say whether the test was passed."""
    conditions = [_reached("", form.pass_percent)]
    conditions += [_reached(group.id, group.min_percent) for group in groups if group.min_percent]
    return el(
        "qti-outcome-processing",
        None,
        q.put("SCORE", _total("SCORE")),
        q.put("MAXSCORE", _total("MAXSCORE")),
        el(
            "qti-outcome-condition",
            None,
            el(
                "qti-outcome-if",
                None,
                q.both(*conditions),
                q.put("PASSED", q.value("true", "boolean")),
            ),
        ),
    )


def _total(variable: str, section: str = "") -> ET.Element:
    attributes = {"variable-identifier": variable}
    if section:
        attributes["section-identifier"] = section
    return el("qti-sum", None, el("qti-test-variables", attributes))


def _reached(section: str, percent: str) -> ET.Element:
    share = q.value(q.plain(ratio(percent or "60") * Fraction(1, 100)))
    needed = el("qti-product", None, _total("MAXSCORE", section), share)
    return q.compare("gte", _total("SCORE", section), needed)
