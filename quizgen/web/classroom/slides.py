"""Slides: the deck of a module as one page that needs no other file."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizgen.messages import message
from quizgen.web.assets import read
from quizgen.web.classroom.deck import slides
from quizgen.web.rendering import Writer

if TYPE_CHECKING:
    from quizgen.loading.project import Project
    from quizgen.model.course import Module
    from quizgen.web.classroom.deck import Slide

_TEXT = re.compile(r"((?:<[^>]*>)+)")


def slides_html(project: Project, module: Module) -> str:
    """Return the page with the slides of a module."""
    made = slides(project, module)
    titles = tuple(sorted(project.register.instruments, key=lambda t: (-len(t), t)))
    rows = "".join(
        _slide(one, number, len(made), module.title, titles) for number, one in enumerate(made, 1)
    )
    return str(
        Writer().render(
            "slides.html",
            title=f"{module.title} · {project.course.title}",
            style=Markup(style("slides.css")),  # noqa: S704 - our own
            script=Markup(style("../dist/slides.js")),  # noqa: S704
            rows=Markup(rows),  # noqa: S704 - from markup alone
        )
    )


@cache
def style(name: str) -> str:
    """Return a style or script to be put into a page."""
    return read(f"static/{name}" if not name.startswith("..") else name[3:]).decode("utf-8").strip()


def _slide(one: Slide, number: int, total: int, module: str, titles: tuple[str, ...]) -> str:
    heading = "h1" if one.kind == "title" else "h2"
    size = f' style="font-size:{one.size / 16:g}rem"' if one.size else ""
    kicker = f'<p class="kicker">{escape(one.kicker)}</p>' if one.kicker else ""
    notes = (
        f'<details class="notes"><summary>{message("slides.notes")}</summary>'
        f"{cites(''.join(one.notes), titles)}</details>"
        if one.notes
        else ""
    )
    return (
        f'<section class="slide slide--{one.kind}" id="s{number}">'
        f"<header>{kicker}<{heading}>{escape(one.title)}</{heading}></header>"
        f'<div class="body"{size}>{cites(one.html, titles)}</div>'
        f"<footer><span>{escape(module)}</span>"
        f'<span class="number">{number} / {total}</span></footer>'
        f"{notes}</section>\n"
    )


def cites(html: str, titles: tuple[str, ...]) -> str:
    """Mark the citations in HTML, so that no line ends inside one."""
    if "§" not in html:
        return html
    pattern = _pattern(titles)
    pieces = _TEXT.split(html)
    return "".join(
        piece if piece.startswith("<") else pattern.sub(r'<span class="cite">\g<0></span>', piece)
        for piece in pieces
    )


@cache
def _pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, titles)) or "(?!)"
    return re.compile(rf"(?:{names})?§[0-9]+(?:\.[0-9]+)?(?:\([0-9]+\))?")
