"""Visits: reads ``course/visits/*.yaml`` with the plans that are drawn beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.loading.drawings import drawing
from quizgen.loading.folders import load_folder
from quizgen.model.visits import (
    BASES,
    GRADES,
    SIGHTS,
    STEPS,
    Choice,
    Found,
    Place,
    Sight,
    Step,
    Visit,
)
from quizgen.source import Sequence, file_text

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.source import Section

FOLDER = "course/visits"


def load_visits(root: Path, report: Report) -> dict[str, Visit]:
    """Return the visits of the course by id; one that fails is reported and left out."""
    return load_folder(root, FOLDER, "visit", _visit, report)


def _visit(section: Section, folder: Path) -> Visit:
    section.get("schema")
    plan, width, height = _plan(section, folder)
    places = tuple(
        _place(part, width, height) for part in section.sections("places", required=True)
    )
    ids = [place.id for place in places]
    for place in places:
        if ids.count(place.id) > 1:
            said = f"the id `{place.id}` is used twice"
            raise ContentError("QG730", said, place.span, "rename one of the places")
    made = Visit(
        id=section.identifier("visit"),
        title=section.text("title"),
        lead=section.text("lead"),
        minutes=section.integer("minutes"),
        span=section.span,
        plan=plan,
        width=width,
        height=height,
        places=places,
    )
    section.finish()
    return made


def _plan(section: Section, folder: Path) -> tuple[str, int, int]:
    name = section.text("plan")
    span = section.span_of("plan")
    path = folder / name
    if "/" in name or not path.is_file():
        hint = "write the name of an SVG file beside this one"
        raise ContentError("QG731", f"`{name}` is not a drawing here", span, hint)
    text = (file_text(path, f"{FOLDER}/{name}", section.report) or "").strip()
    try:
        width, height = drawing(text)
    except ValueError as error:
        hint = "draw it with plain shapes and texts only"
        raise ContentError("QG731", f"`{name}` cannot be shown: {error}", span, hint) from None
    return text, width, height


def _place(part: Section, width: int, height: int) -> Place:
    at = [int(one) for one in part.texts("at", required=True) if one.isdigit()]
    if len(at) != len(("x", "y")) or at[0] > width or at[1] > height:
        hint = f"write `at: [x, y]`, at most {width} and {height}"
        raise ContentError("QG730", "the place is not on the plan", part.span_of("at"), hint)
    made = Place(
        id=part.identifier("id"),
        name=part.text("name"),
        x=at[0],
        y=at[1],
        see=part.text("see"),
        span=part.span,
        sights=tuple(_sight(one) for one in part.sections("sights")),
        given=part.text("given", ""),
        unverified=part.text("unverified", ""),
        steps=tuple(_step(part.section(kind), kind) for kind in STEPS),
        found=_found(part.section("found")),
    )
    part.finish()
    return made


def _sight(part: Section) -> Sight:
    kind = part.choice("kind", SIGHTS)
    columns = part.texts("columns", required=kind == "table")
    fields = {}
    if kind != "table":
        own = part.section("fields")
        fields = {name: own.as_text(node, name) for name, node in own.entries()}
    rows = []
    for node in part.nodes("rows", required=kind == "table"):
        if not isinstance(node, Sequence) or len(node.items) != len(columns):
            said = f"a row must have {len(columns)} cells, one for each column"
            raise ContentError("QG730", said, part.span_at(node), "add or remove cells")
        rows.append(tuple(part.as_text(cell, "rows") for cell in node.items))
    made = Sight(
        kind=kind,
        title=part.text("title"),
        span=part.span,
        fields=fields,
        columns=columns,
        rows=tuple(rows),
    )
    part.finish()
    return made


def _step(part: Section, kind: str) -> Step:
    options = tuple(_choice(one) for one in part.sections("options", required=True))
    made = Step(kind=kind, question=part.text("question"), options=options, span=part.span)
    part.finish()
    best = sum(option.grade == "best" for option in options)
    if best != 1 or len({option.id for option in options}) < max(2, len(options)):
        said = f"the decision has {best} best options of {len(options)}"
        hint = "write two or more options with ids of their own, exactly one `grade: best`"
        raise ContentError("QG730", said, part.span, hint)
    return made


def _choice(part: Section) -> Choice:
    made = Choice(
        id=part.identifier("id"),
        text=part.text("text"),
        grade=part.choice("grade", GRADES),
        why=part.text("why"),
        span=part.span,
        basis=part.choice("basis", BASES, "law"),
        cite=part.texts("cite"),
    )
    part.finish()
    return made


def _found(part: Section) -> Found:
    made = Found(
        fact=part.text("fact"),
        evidence=part.text("evidence"),
        handling=part.text("handling"),
        span=part.span,
        cite=part.texts("cite", required=True),
    )
    part.finish()
    return made
