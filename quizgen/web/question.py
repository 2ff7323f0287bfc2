"""Question: the box around what is asked, and the options to choose from.

Most of a site is made of these, so they are not filled into templates: that would take twice as
long. Everything that is not markup is escaped here as it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quizgen.model.interactions import Interaction, Judge, Multi, Single
from quizgen.model.signs import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.interactions import Option
    from quizgen.web.rendering import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One question as a reader sees it: what can be seen before an answer, nothing else."""

    uid: str
    number: str
    kind: str
    label: str
    graded: bool
    interaction: Interaction
    stem: Markup
    given: Markup
    how: tuple[Markup, ...]
    parts: tuple[tuple[str, Face], ...] = ()


def question_html(face: Face, writer: Writer, part: str = "") -> Markup:
    """Return a question, or with ``part`` that part of a case."""
    uid = escape(face.uid)
    told = f" {uid}-s" if face.stem and face.kind != "blank" else ""
    if face.graded:
        points = writer.say("quiz.page.points", n=face.interaction.max)
    else:
        points = writer.say("quiz.page.open")
    return Markup(  # noqa: S704 - escaped
        f'<fieldset class="{"qg-part" if part else "qg-box"}" data-part="{escape(part)}"'
        f' aria-labelledby="{uid}-n{told}"><legend class="qg-legend" id="{uid}-n">'
        f'<span class="qg-number">{escape(face.number)}</span>'
        f"{writer.say(f'quiz.page.type.{face.label}')}"
        f'<span class="qg-points">{points}</span></legend>'
        f"{_asked(face, uid, writer)}{_answers(face, writer)}</fieldset>"
    )


def _asked(face: Face, uid: str, writer: Writer) -> str:
    """Return what stands before the place of the answer."""
    made = ""
    if face.given:
        title = f'<p class="qg-given__title">{writer.say("quiz.page.given")}</p>'
        made += f'<div class="qg-given">{title}{face.given}</div>'
    if face.kind == "blank":
        made += f'<div class="qg-stem qg-answer" data-type="blank">{face.stem}</div>'
    elif face.stem:
        made += f'<div class="qg-stem" id="{uid}-s">{face.stem}</div>'
    if face.how:
        made += f'<p class="qg-how">{" ".join(face.how)}</p>'
    return made


def _answers(face: Face, writer: Writer) -> str:
    """Return the place of the answer."""
    if face.parts:
        parts = [question_html(inner, writer, name) for name, inner in face.parts]
        return f'<div class="qg-parts">{"".join(parts)}</div>'
    match face.interaction:
        case Single(options=options):
            shown = _options(face.uid, "radio", options, writer)
        case Multi(options=options, allow_empty=none):
            shown = _options(face.uid, "checkbox", options, writer)
            if none:
                shown += choice(face.uid, "checkbox", "", "–", writer.say("quiz.page.none"))
        case Judge():
            shown = choice(face.uid, "radio", "true", "✓", writer.say("quiz.page.true"))
            shown += choice(face.uid, "radio", "false", "✗", writer.say("quiz.page.false"))
        case _:
            return "" if face.kind == "blank" else writer.call("answers.html", face.kind, face)
    return f'<div class="qg-answer" data-type="{face.kind}">{shown}</div>'


def _options(uid: str, kind: str, options: Sequence[Option], writer: Writer) -> str:
    return "".join(
        [
            choice(uid, kind, option.id, letter(place), writer.html(option.text, inline=True))
            for place, option in enumerate(options)
        ]
    )


def choice(uid: str, kind: str, value: str, sign: str, shown: Markup) -> str:
    """Return one option to be chosen.

    Args:
        uid: Name that the options of a question share.
        kind: ``radio`` or ``checkbox``.
        value: What choosing it means.
        sign: What it is called.
        shown: What it says.
    """
    own = escape(value)
    return (
        f'<div class="qg-choice" data-id="{own}"><label class="qg-option">'
        f'<input type="{kind}" name="{escape(uid)}" value="{own}" autocomplete="off">'
        f'<span class="qg-letter">{escape(sign)}</span>'
        f'<span class="qg-text">{escape(shown)}</span></label></div>'
    )
