"""Moodle XML: questions of Moodle as drafts of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import Span
from quizgen.importing._answers import Answer, NotTakenError, Question
from quizgen.importing._cloze import from_cloze
from quizgen.importing._drafts import based, marks_of
from quizgen.importing._items import fields_of
from quizgen.importing._markdown import inline, taken_apart
from quizgen.importing._xml import Node, read_xml
from quizgen.importing.base import Draft, Imported, Importer

if TYPE_CHECKING:
    from quizgen.importing.base import Fields

KINDS = {
    "multichoice", "truefalse", "shortanswer", "numerical", "matching", "match", "cloze",
    "multianswer", "essay", "ordering", "ddwtos", "gapselect",
}  # fmt: skip


def read(data: bytes, path: str, into: Imported) -> None:
    """Read the questions of a file, each bad one reported at its line."""
    root = read_xml(data, path)
    if root.name != "quiz":
        into.bad(Span(path, root.line), f"the file begins with `{root.name}`, not with `quiz`")
        return
    for node in root.all("question"):
        kind = node.attributes.get("type", "")
        span = Span(path, node.line)
        if kind == "category":
            continue
        if kind == "description":
            into.lost(span, "a description, which asks nothing")
            continue
        if kind not in KINDS:
            into.bad(span, f"questions of type `{kind}` are not known")
            continue
        try:
            into.drafts.append(Draft(span, _fields(node, kind, span, into)))
        except NotTakenError as error:
            into.bad(span, str(error))


def _fields(node: Node, kind: str, span: Span, into: Imported) -> Fields:
    tags = [tag.text("text") for tag in (node.find("tags") or node).all("tag")]
    marks, others = marks_of(tags)
    html = node.text("questiontext/text")
    feedback = taken_apart(node.text("generalfeedback/text"))
    question = Question(
        kind={"match": "matching", "multianswer": "cloze"}.get(kind, kind),
        stem="",
        points=_plain(node.text("defaultgrade", "1")),
        answers=_answers(node),
        marks=marks,
        reasons=feedback.reasons,
        details=_details(node),
    )
    for holder in (node.find("questiontext"), *node.all("answer")):
        for file in holder.all("file") if holder else ():
            name = file.attributes.get("name", "")
            into.lost(span, f"the image `{name}`; put it beside the bank")
    if question.kind == "cloze":
        stem, given, own, losses = from_cloze(html, question)
    else:
        rich = taken_apart(html)
        question.stem, given = rich.text, rich.given
        stem, own, losses = fields_of(question)
    for loss in losses:
        into.lost(span, loss)
    if not stem.strip():
        raise NotTakenError("it asks nothing")
    known = based(marks, str(own.pop("max", question.points)))
    shuffle = node.text("shuffleanswers", "true") in {"true", "1"}
    return {
        "id": node.text("idnumber") or node.text("name/text").split(" ")[0],
        "stem": stem,
        "given": given,
        **known,
        **own,
        "feedback": feedback.text,
        "hints": [text for hint in node.all("hint") if (text := inline(hint.text("text")))],
        "tags": others,
        "shuffle": False
        if not shuffle and kind == "multichoice" and "ordered" not in others
        else "",
    }


def _plain(number: str) -> str:
    """Return a number as Moodle writes it, without needless zeros."""
    return number.rstrip("0").rstrip(".") or "0" if "." in number else number or "1"


def _answers(node: Node) -> list[Answer]:
    found = [
        Answer(
            text=answer.text("text"),
            percent=answer.attributes.get("fraction", "0"),
            why=inline(answer.text("feedback/text")),
            tolerance=answer.text("tolerance", "0"),
            html=answer.attributes.get("format") in {"html", None},
        )
        for answer in node.all("answer")
    ]
    for row in node.all("subquestion"):
        text, right = row.text("text"), row.text("answer/text")
        found.append(Answer(text=text, percent="100", why="", pair=right))
    boxes = (*node.all("dragbox"), *node.all("selectoption"))
    return found + [Answer(text=box.text("text"), percent="0", why="") for box in boxes]


def _details(node: Node) -> dict[str, str]:
    names = ("single", "usecase", "unitgradingtype", "unitpenalty", "gradingtype")
    found = {name: node.text(name) for name in names}
    units = [unit.text("unit_name") for unit in (node.find("units") or Node("", 0)).all("unit")]
    return {
        **found,
        "units": "\n".join(units),
        "graderinfo": node.text("graderinfo/text"),
        "penalty": node.text("penalty"),
    }


IMPORTER = Importer(
    name="moodle-xml",
    title="Moodle XML",
    detects=lambda data, _suffix: b"<quiz" in data[:2000] and b"<question" in data[:20_000],
    read=read,
)
