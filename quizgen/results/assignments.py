"""Assignments: forms with their keys as the instructor keeps them, apart from what is published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizgen.model.contract import interaction_from_json, interaction_to_json
from quizgen.model.tags import tags_of
from quizgen.results.kept import read_kept
from quizgen.results.rendered import rendered
from quizgen.results.texts import texts_of, with_texts
from quizgen.sealing.canonical import canonical, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quizgen.model.forms import Form
    from quizgen.model.interactions import Interaction

SCHEMA = 1
HASH = 20
LINE = 60
"""Letters of a stem that a report shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedItem:
    """One item of a form, with what grading and analysis need."""

    id: str
    interaction: Interaction
    content_hash: str
    seed: int = 0
    section: str = ""
    module: str = ""
    level: str = ""
    use: str = ""
    stem: str = ""
    """The beginning of what is asked, as plain text, by which people know it again."""
    asked: str = ""
    """All that is asked, CommonMark as are the following."""
    given: str = ""
    feedback: str = ""
    cite: tuple[tuple[str, str], ...] = ()
    """What the key rests on: citations, each with what the provision says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedForm:
    """One form."""

    id: str
    title: str
    hash: str
    """Of ids, contents and values of all items: two forms with the same hash ask the same."""
    items: tuple[AssignedItem, ...]
    pass_percent: str = "60"
    section_min_percent: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    """Titles of the sections, by id."""
    modules: Mapping[str, str] = field(default_factory=dict)
    """Titles of the modules that its items are of."""
    misconceptions: Mapping[str, str] = field(default_factory=dict)
    """Names of what answers to its items can show, by tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What an instructor has assigned."""

    id: str
    title: str
    course: str
    opens: str = ""
    """ISO 8601, "" for any time."""
    closes: str = ""
    forms: tuple[AssignedForm, ...] = ()

    def form(self, mark: str) -> AssignedForm | None:
        """Return the form with a hash."""
        return next((form for form in self.forms if form.hash == mark), None)


def assigned_form(form: Form) -> AssignedForm:
    """Return a form as it is assigned: its first variants, with their keys."""
    items = tuple(
        AssignedItem(
            id=place.item.id,
            interaction=place.item.interaction,
            content_hash=place.item.content_hash,
            seed=place.item.seed,
            section=place.section,
            module=place.item.module,
            level=place.item.level,
            use=place.item.use,
            stem=_beginning(place.item.stem),
            asked=place.item.stem,
            given=place.item.given,
            feedback=place.item.feedback,
            cite=tuple((cite, form.gists.get(cite, "")) for cite in place.item.cite),
        )
        for place in form.items
    )
    modules = sorted({item.module for item in items} & form.modules.keys())
    tags = sorted({tag for item in items for tag in tags_of(item.interaction)})
    marks = [[item.id, item.content_hash, item.seed] for item in items]
    return AssignedForm(
        id=form.id,
        title=form.title,
        hash=hashlib.sha256(canonical([form.id, marks])).hexdigest()[:HASH],
        items=items,
        pass_percent=form.pass_percent,
        section_min_percent=dict(form.section_min_percent),
        sections=dict(form.sections),
        modules={id_: form.modules[id_] for id_ in modules},
        misconceptions={tag: form.misconceptions.get(tag, tag) for tag in tags},
    )


def _beginning(stem: str) -> str:
    words = " ".join(stem.replace("**", "").split())
    return words if len(words) <= LINE else f"{words[:LINE]}…"


def to_json(assignment: Assignment) -> dict[str, Any]:
    """Return an assignment as plain data, keys included."""
    return {
        "quizgen": "assignment",
        "schema": SCHEMA,
        "id": assignment.id,
        "title": assignment.title,
        "course": assignment.course,
        "opens": assignment.opens,
        "closes": assignment.closes,
        "forms": [form_to_json(form) for form in assignment.forms],
    }


def form_to_json(form: AssignedForm) -> dict[str, Any]:
    """Return a form as plain data, keys included.

    What is inside of an item stands in the one order of fields, which any program can write.
    """
    return {
        "id": form.id,
        "title": form.title,
        "hash": form.hash,
        "pass_percent": form.pass_percent,
        "section_min_percent": dict(sorted(form.section_min_percent.items())),
        "sections": dict(sorted(form.sections.items())),
        "modules": dict(sorted(form.modules.items())),
        "misconceptions": dict(sorted(form.misconceptions.items())),
        "rendered": rendered(form.items),
        "items": [
            {
                "id": item.id,
                "hash": item.content_hash,
                "seed": item.seed,
                "section": item.section,
                "module": item.module,
                "level": item.level,
                "use": item.use,
                "stem": item.stem,
                "asked": item.asked,
                "given": item.given,
                "feedback": item.feedback,
                "cite": [list(pair) for pair in item.cite],
                "texts": parsed(canonical(texts_of(item.interaction))),
                "interaction": parsed(canonical(interaction_to_json(item.interaction))),
            }
            for item in form.items
        ],
    }


def load_assignment(path: Path) -> Assignment:
    """Return the assignment in a file.

    Raises:
        UsageError: If it is none.
    """
    return read_kept(path, "assignment", SCHEMA, _read)


def _read(data: dict[str, Any]) -> Assignment:
    return Assignment(
        id=data["id"],
        title=data["title"],
        course=data["course"],
        opens=data["opens"],
        closes=data["closes"],
        forms=tuple(
            AssignedForm(
                id=form["id"],
                title=form["title"],
                hash=form["hash"],
                pass_percent=form["pass_percent"],
                section_min_percent=form["section_min_percent"],
                # Without these it is an assignment of earlier days, which is graded all the same.
                sections=form.get("sections", {}),
                modules=form.get("modules", {}),
                misconceptions=form.get("misconceptions", {}),
                items=tuple(
                    AssignedItem(
                        id=item["id"],
                        interaction=with_texts(
                            interaction_from_json(item["interaction"]), item.get("texts", {})
                        ),
                        content_hash=item["hash"],
                        seed=item["seed"],
                        section=item["section"],
                        module=item["module"],
                        level=item["level"],
                        use=item["use"],
                        stem=item["stem"],
                        asked=item.get("asked", ""),
                        given=item.get("given", ""),
                        feedback=item.get("feedback", ""),
                        cite=tuple((cite, gist) for cite, gist in item.get("cite", ())),
                    )
                    for item in form["items"]
                ),
            )
            for form in data["forms"]
        ),
    )
