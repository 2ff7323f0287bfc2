"""GIFT: questions as plain text, which Moodle and many other systems read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.explaining import cited, points_html, reasons_html
from quizgen.export._shared.gift_losses import losses, refuses
from quizgen.export._shared.gift_questions import asks, escaped, shown
from quizgen.export._shared.moodle_tags import tags_of
from quizgen.export._shared.moodle_tree import plain, short
from quizgen.export.base import Exporter, File, lossy
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

    from quizgen.export._shared.gift_questions import Ask
    from quizgen.export.base import Selection
    from quizgen.model.forms import Form
    from quizgen.model.items import Item

_NAME_BYTES = 60


def write(selection: Selection) -> Iterator[File]:
    """Yield the one file that holds the forms of ``selection``."""
    # Without a blank line between them, questions are swallowed by the first without a warning.
    blocks = [block for form in selection.forms for block in _form(form, selection)]
    text = "\n\n".join(blocks)
    yield File(f"{selection.id}.gift", f"{text}\n".encode("utf-8", "replace"))


def _form(form: Form, selection: Selection) -> Iterator[str]:
    path = ["$course$/top", _name(selection.project.course.title), _name(form.title)]
    here = ""
    for place in form.items:
        section = form.sections.get(place.section, "")
        own = "/".join([*path, _name(section)] if section else path)
        variants = place.variants or (place.item,)
        wanted = f"{own}/{place.item.id}" if len(variants) > 1 else own
        if wanted != here:
            yield f"$CATEGORY: {wanted}"
            here = wanted
        for number, item in enumerate(variants, 1):
            yield from _item(item, f"{item.id}.{number}" if number > 1 else item.id)


def _name(title: str) -> str:
    return " ".join(title.split()).replace("/", "//")


def _item(item: Item, id_: str) -> Iterator[str]:
    own = list(asks(item.stem, item.interaction))
    for ask in own:
        yield _question(item, f"{id_}.{ask.suffix}" if ask.suffix else id_, ask)


def _question(item: Item, id_: str, ask: Ask) -> str:
    comment = " ".join((f"// [id:{id_}]", *(f"[tag:{_tag(tag)}]" for tag in tags_of(item))))
    name = escaped(short(f"{id_} {plain(item.stem)}", _NAME_BYTES))
    given = ""
    if item.given:
        title = message("quiz.page.given")
        given = escaped(f'<div class="qg-given"><p><b>{title}</b></p>') + shown(
            item.given, inline=False
        ) + escaped("</div>")  # fmt: skip
    feedback = _feedback(item)
    general = f" ####{feedback}" if feedback else ""
    # A gap stands in its sentence, so what is given has to come before it.
    stem, rest = (f"{given}{ask.stem}", ask.rest) if ask.rest else (f"{ask.stem}{given}", "")
    return f"{comment}\n::{name}::[html]{stem} {{{ask.answers}{general}}}{rest}"


def _tag(tag: str) -> str:
    return tag.replace("]", "\\]")


def _feedback(item: Item) -> str:
    html = shown(item.feedback, inline=False)
    more = reasons_html(item)
    if isinstance(item.interaction, Short):
        more += points_html(item.interaction)
    return html + escaped((more + cited(item)).strip())


_ALL = ("points", "hints", "images")

EXPORTER = Exporter(
    name="gift",
    title="GIFT (plain text for Moodle and others)",
    profile=1,
    suffix=".gift",
    policies={
        Single: lossy("shares", *_ALL),
        Multi: lossy("sums", *_ALL),
        Judge: lossy("judge_minus", *_ALL),
        Blanks: lossy("several", "letters", "chinese", *_ALL),
        Numeric: lossy("unit_told", "chinese", "digits", *_ALL),
        Interval: lossy("several", "unit_told", "chinese", *_ALL),
        Short: lossy("keywords", *_ALL),
        Order: lossy("places", "reasons", *_ALL),
        Match: lossy("reasons", "policies", *_ALL),
        Case: lossy("several", "apart", *_ALL),
        Walk: lossy("walk_order", *_ALL),
    },
    write=write,
    refuses=refuses,
    losses=losses,
)
