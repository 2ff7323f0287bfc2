"""Items: a form as HTML that reads and prints without script, its answers in attributes only."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quizgen.markup import Html
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Match,
    Multi,
    Order,
    Single,
    Walk,
)
from quizgen.model.kinds import kind_of
from quizgen.web.answers import short_links, view_data
from quizgen.web.instructions import how
from quizgen.web.parts import parts
from quizgen.web.question import Face, question_html
from quizgen.web.rendering import Writer, attribute

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.markup import Link
    from quizgen.model.forms import Form, FormItem
    from quizgen.model.items import Item
    from quizgen.web.parts import Part

_GAP = re.compile(r"\[\[(\d+)\]\]")
_TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class Kept:
    """Markup that can be shown again."""

    items: dict[object, str] = field(default_factory=dict)
    texts: dict[tuple[str, bool], Markup] = field(default_factory=dict)


def form_html(
    form: Form,
    *,
    link: Link | None,
    language: str = "zh",
    course_id: str = "",
    home: Callable[[Item], str] | None = None,
    kept: Kept | None = None,
) -> Html:
    """Return a form as one ``<qg-quiz>`` element.

    Answers, rationales and hints stand in ``data-`` attributes only, so that the page can be read,
    searched and printed without giving them away; whoever reads its source finds them.

    Args:
        form: What to show; the first variant of an item is the one seen without script.
        link: Gives a citation its address and gist.
        language: Language of the interface, ``zh`` or ``en``.
        course_id: Prefix of what the browser remembers.
        home: Gives an item the address of the page where it can be practised, "" for this one.
        kept: What was made for other forms, for a caller whose ``link`` and ``language`` stay the
            same: on a site, most items stand on two pages.
    """
    kept = kept or Kept()
    writer = Writer(link, language, kept.texts)
    sections = [
        (
            form.sections.get(section, ""),
            [_item(form, place, writer, home, kept) for place in places],
        )
        for section, places in groupby(form.items, key=lambda place: place.section)
    ]
    shown = writer.render(
        "form.html",
        form=form,
        course=course_id,
        data=attribute(_form_data(form)),
        facts=_facts(form, writer),
        sections=sections,
    )
    # A plain text: nothing further down should escape what is joined to it.
    return Html(str(shown))


def bare_items(form: Form, writer: Writer) -> list[tuple[Part, list[Markup]]]:
    """Return the first variants by part, without keys or anything else that tells them."""
    made = []
    for part in parts(form):
        shown = []
        for place in part.places:
            body = _body(place.item, writer)
            body = body.replace(_NUMBER, str(place.number))
            inner = body.replace(_UID, f"{form.id}-{place.item.id}")
            name = escape(place.item.id)
            html = (
                f'<div class="qg-item" id="{name}">'
                f'<div class="qg-body" data-id="{name}">{inner}</div></div>'
            )
            shown.append(Markup(html))  # noqa: S704 - ids and markup
        made.append((part, shown))
    return made


def _form_data(form: Form) -> dict[str, object]:
    marks = "\n".join(
        f"{shown.id} {shown.content_hash} {shown.seed}"
        for place in form.items
        for shown in _variants(place)
    )
    data: dict[str, object] = {
        "id": form.id,
        "hash": hashlib.sha256(marks.encode()).hexdigest()[:12],
        "pass": form.pass_percent,
    }
    if form.minutes:
        data["minutes"] = form.minutes
    if form.section_min_percent:
        data["sections"] = dict(form.section_min_percent)
        data["titles"] = dict(form.sections)
    return data


def _facts(form: Form, writer: Writer) -> list[Markup]:
    facts = [
        writer.say(f"quiz.page.mode.{form.mode}"),
        writer.say("quiz.page.count", n=len(form.items)),
    ]
    if form.mode == "exam":
        if form.minutes:
            facts.append(writer.say("quiz.page.minutes", n=form.minutes))
        facts.append(writer.say("quiz.page.pass_mark", n=form.pass_percent))
    return facts


def _variants(place: FormItem) -> tuple[Item, ...]:
    return place.variants or (place.item,)


def _item(
    form: Form,
    place: FormItem,
    writer: Writer,
    home: Callable[[Item], str] | None,
    kept: Kept,
) -> Markup:
    variants = _variants(place)
    first = variants[0]
    page = home(first) if home is not None else ""
    key = (first.id, first.content_hash, place.section, page, *map(_shown, variants))
    made = kept.items.get(key)
    if made is None:
        made = kept.items[key] = _any_place(place.section, variants, writer, page)
    number = str(place.number)
    made = made.replace(f'"{_NUMBER}"', number).replace(_NUMBER, number)
    return Markup(made.replace(_UID, f"{form.id}-{first.id}"))  # noqa: S704 - ids and a number


_UID, _NUMBER = "\ue0f1", "\ue0f2"
"""Stand for what differs between the places of an item."""


def _shown(item: Item) -> tuple[int, str]:
    """Return what tells variants of an item apart: their values and the order of showing."""
    match item.interaction:
        case Single(options=entries) | Multi(options=entries):
            pass
        case Match(right=entries) | Order(entries=entries):
            pass
        case Walk(steps=steps):
            return item.seed, " ".join(step.id for step in steps)
        case Case(parts=parts):
            inner = (replace(item, interaction=part.interaction) for part in parts)
            return item.seed, "|".join(_shown(one)[1] for one in inner)
        case _:
            return item.seed, ""
    return item.seed, " ".join(entry.id for entry in entries)


def _any_place(section: str, variants: tuple[Item, ...], writer: Writer, page: str) -> str:
    """Return an item whose number and uid are still to be filled in."""
    first = variants[0]
    bodies = [_body(item, writer) for item in variants]
    views = [view_data(item, writer) for item in variants]
    for view, body in zip(views[1:], bodies[1:], strict=True):
        view["body"] = body
    data: dict[str, object] = {"id": first.id, "hash": first.content_hash, "n": _NUMBER}
    if section:
        data["section"] = section
    if page:
        data["home"] = page
    if first.basis == "none":
        data["open"] = True
    links: dict[str, str] = {}
    shown = short_links(views, links)
    if links:
        data["links"] = links
    data["views"] = shown
    return (
        f'<qg-item class="qg-item" id="{escape(first.id)}" data-item=\'{attribute(data)}\'>'
        f'<div class="qg-body">{bodies[0]}</div></qg-item>'
    )


def _body(item: Item, writer: Writer) -> Markup:
    face = _face(
        item.interaction,
        writer,
        uid=_UID,
        number=_NUMBER,
        stem=item.stem,
        given=item.given,
        label=item.type,
        graded=item.basis != "none",
    )
    return question_html(face, writer)


def _face(
    interaction: Interaction,
    writer: Writer,
    *,
    uid: str,
    number: str,
    stem: str,
    given: str = "",
    label: str = "",
    graded: bool = True,
) -> Face:
    kind = kind_of(interaction)
    shown = writer.html(stem)
    if isinstance(interaction, Blanks):
        shown = _with_gaps(shown, len(interaction.blanks), uid, writer)
    return Face(
        uid=uid,
        number=number,
        kind=kind,
        label=label or kind,
        graded=graded,
        interaction=interaction,
        stem=shown,
        given=writer.html(given),
        how=how(interaction, writer),
        parts=_parts(interaction, writer, uid, graded=graded),
    )


def _parts(
    interaction: Interaction, writer: Writer, uid: str, *, graded: bool
) -> tuple[tuple[str, Face], ...]:
    if not isinstance(interaction, Case):
        return ()
    return tuple(
        (
            part.id,
            _face(
                part.interaction,
                writer,
                uid=f"{uid}-{part.id}",
                number=f"({number})",
                stem=part.stem,
                graded=graded,
            ),
        )
        for number, part in enumerate(interaction.parts, 1)
    )


def _with_gaps(stem: Markup, count: int, uid: str, writer: Writer) -> Markup:
    """Put an input where ``[[1]]`` stands; gaps that the stem forgot follow it."""
    seen: set[int] = set()

    def gap(number: int) -> str:
        seen.add(number)
        return writer.render("gap.html", uid=uid, number=number)

    pieces = [
        piece if piece.startswith("<") else _GAP.sub(lambda found: gap(int(found[1])), piece)
        for piece in _TAG.split(stem)
    ]
    pieces += [gap(number) for number in range(1, count + 1) if number not in seen]
    return Markup("".join(pieces))  # noqa: S704 - made of markup alone
