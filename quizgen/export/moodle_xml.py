"""Moodle XML: question banks for Moodle's own import, as its reader of 4.5 and 5.1 wants them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from quizgen.export._shared.decimals import written
from quizgen.export._shared.explaining import cited, reasons_html
from quizgen.export._shared.moodle_losses import losses, refuses
from quizgen.export._shared.moodle_questions import fill, kind_of, stem_of
from quizgen.export._shared.moodle_tags import tags_of
from quizgen.export._shared.moodle_tree import leaf, plain, plain_text, rich, short
from quizgen.export._shared.pictures import Pictures
from quizgen.export.base import Exporter, File, lossy
from quizgen.grading.exact import ratio
from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import Selection
    from quizgen.model.forms import Form, FormItem
    from quizgen.model.items import Item

_NAME_BYTES = 42
"""Moodle cuts longer names of ordering questions between two bytes of one character."""


def write(selection: Selection) -> Iterator[File]:
    """Yield the one file that holds the forms of ``selection``."""
    # One question after the other, so that never more than one of them is held as a tree.
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    for form in selection.forms:
        pieces += (_text(made) for made in _form(form, selection))
    pieces.append("</quiz>\n")
    yield File(f"{selection.id}.xml", "".join(pieces).encode("utf-8", "replace"))


def _text(made: ET.Element) -> str:
    return ET.tostring(made, encoding="unicode") + "\n"


def _form(form: Form, selection: Selection) -> Iterator[ET.Element]:
    path = ["$course$/top", _name(selection.project.course.title), _name(form.title)]
    here = ""
    for place in form.items:
        section = form.sections.get(place.section, "")
        own = "/".join([*path, _name(section)] if section else path)
        variants = place.variants or (place.item,)
        if len(variants) > 1:
            named = f"{own}/{place.item.id}"
            yield _category(named, message("export.variants"), f"{form.id}-{place.item.id}")
            here = named
        elif here != own:
            yield _category(own, form.title, form.id if own == "/".join(path) else "")
            here = own
        yield from _variants(place, selection)


def _name(title: str) -> str:
    """Return a title as a step of a path, where ``/`` is written twice."""
    return title.strip().replace("/", "//")


def _category(path: str, info: str, id_: str) -> ET.Element:
    made = ET.Element("question", {"type": "category"})
    plain_text(made, "category", path)
    leaf(ET.SubElement(made, "info", {"format": "plain_text"}), "text", info)
    leaf(made, "idnumber", id_)
    return made


def _variants(place: FormItem, selection: Selection) -> Iterator[ET.Element]:
    for number, item in enumerate(place.variants or (place.item,), 1):
        yield _question(item, f"{item.id}.{number}" if number > 1 else item.id, selection)


def _question(item: Item, id_: str, selection: Selection) -> ET.Element:
    own = item.interaction
    kind = kind_of(own)
    pictures = Pictures(selection.project.root, item.span)
    made = ET.Element("question", {"type": kind})
    plain_text(made, "name", short(f"{id_} {plain(item.stem)}", _NAME_BYTES))
    rich(made, "questiontext", stem_of(item), pictures)
    rich(made, "generalfeedback", _feedback(item), pictures)
    leaf(made, "defaultgrade", own.max)
    leaf(made, "penalty", _penalty(own.attempt_factors))
    leaf(made, "hidden", "0")
    leaf(made, "idnumber", id_)
    fill(made, item, pictures)
    for hint in item.hints:
        rich(made, "hint", to_html(hint, inline=True), pictures)
    tags = ET.SubElement(made, "tags")
    for tag in tags_of(item):
        plain_text(tags, "tag", tag)
    return made


def _penalty(factors: tuple[str, ...]) -> str:
    return written(ratio("1") - ratio(factors[1])) if len(factors) > 1 else "0"


def _feedback(item: Item) -> str:
    """Return what is shown after any answer: the gist, the rationales that fit nowhere, the law."""
    return f"{to_html(item.feedback)}{reasons_html(item)}{cited(item)}"


EXPORTER = Exporter(
    name="moodle-xml",
    title="Moodle XML (question bank of Moodle 4.5 and later)",
    profile=1,
    suffix=".xml",
    policies={
        Single: lossy("shares"),
        Multi: lossy("sums"),
        Judge: lossy("judge_minus"),
        Blanks: lossy("fields", "letters", "chinese"),
        Numeric: lossy("chinese", "other_units", "digits"),
        Interval: lossy("two_fields", "chinese"),
        Short: lossy("keywords"),
        Order: lossy("reasons", "policies"),
        Match: lossy("reasons", "policies"),
        Case: lossy("fields", "apart", "letters", "chinese", "parts_out"),
        Walk: lossy("walk_order"),
    },
    write=write,
    refuses=refuses,
    losses=losses,
)
