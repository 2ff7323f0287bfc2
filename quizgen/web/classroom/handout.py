"""Handout: a module on two sheets of A4: goals, figures, diagram, errors, questions, key."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizgen.messages import message
from quizgen.web.classroom import pictures
from quizgen.web.classroom.content import Box, Entry, Listing, Picture, Prose
from quizgen.web.classroom.figures import figures
from quizgen.web.classroom.outline import outline
from quizgen.web.classroom.pairs import COLUMN, LINE, paired, tall_of
from quizgen.web.classroom.questions import asked_of, key_line, quiz_list
from quizgen.web.classroom.slides import cites, style
from quizgen.web.rendering import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.loading.project import Project
    from quizgen.model.course import Module
    from quizgen.web.classroom.content import Outline
    from quizgen.web.classroom.figures import Figures

WIDTH, HEIGHT = 184.0, 271.0
"""Room on a sheet, in millimetres."""
TABLE_SIZES = (2.85, 2.75, 2.65, 2.55)
HEAD = 24.0
TITLE = 9.0
"""Of a part, with the space around it."""
PAPER = 24.0
"""Room that is worth ruling for notes."""
RULED = 8.0
"""Between two lines to write on, at least."""
ERRORS = 10
TALLEST = 138.0
"""Of a diagram."""
_NUMBER = re.compile(r"^[一二三四五六七八九十]+、|[。：]$")
_SUMMARY = re.compile(r"小结|带走")
_LABEL = re.compile(r"^[^，。：]{1,5}：")


def handout_html(project: Project, module: Module) -> str:
    """Return the page with the handout of a module."""
    found = outline(project, module)
    titles = tuple(sorted(project.register.instruments, key=lambda t: (-len(t), t)))
    first, second = _first(project, module, found), _second(project, found)
    return str(
        Writer().render(
            "handout.html",
            title=message("handout.title", module=module.title),
            course=project.course.title,
            module=module,
            asof=project.course.law_asof,
            style=Markup(style("handout.css")),  # noqa: S704 - our own
            first=Markup(cites(first, titles)),  # noqa: S704 - from markup alone
            second=Markup(cites(second, titles)),  # noqa: S704
        )
    )


def _part(name: str, html: str, mark: str = "") -> str:
    return f'<section class="part {mark}"><h2>{escape(name)}</h2>{html}</section>'


def _first(project: Project, module: Module, found: Outline) -> str:
    """Return the first sheet: what is to be learnt, and the figures."""
    room = HEIGHT - HEAD
    html = ""
    if module.objectives:
        tall_each = [tall_of(one.text, COLUMN - 6) + 0.8 for one in module.objectives]
        shown, tall = paired("goals", [escape(o.text) for o in module.objectives], tall_each)
        html += _part(message("slides.objectives"), shown)
        room -= TITLE + tall + 2
    for table in figures(project, found):
        if room < TITLE + 30:
            break
        shown, used = _table(table, room - TITLE)
        if shown:
            html += _part(table.title, shown)
            room -= used + TITLE
    return html + (_paper(room) if room > PAPER else "")


def _paper(room: float) -> str:
    lines = "<i></i>" * int((room - TITLE) / RULED)
    return f'<section class="paper"><h2>{message("handout.paper")}</h2>{lines}</section>'


def _table(table: Figures, room: float) -> tuple[str, float]:
    """Return a table and its height: smaller rather than shorter, the least cited rows first."""
    total = sum(share for _, share in table.heads)
    widths = [WIDTH * share / total - 2.2 for _, share in table.heads]
    rows = list(range(len(table.rows)))
    em = TABLE_SIZES[0]
    for em in TABLE_SIZES:
        if _table_height(table, rows, widths, em) <= room:
            break
    while rows and _table_height(table, rows, widths, em) > room:
        rows.remove(min(rows, key=lambda row: (table.ranks[row], -row)))
    if not rows:
        return "", 0.0
    columns = "".join(f'<col style="width:{100 * share / total:.2f}%">' for _, share in table.heads)
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name, _ in table.heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{_broken(cell)}</td>' for cell in table.rows[row])}</tr>"
        for row in rows
    )
    html = (
        f'<table style="font-size:{em}mm"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
    return html, _table_height(table, rows, widths, em)


def _table_height(table: Figures, rows: Sequence[int], widths: Sequence[float], em: float) -> float:
    used = em * LINE + 1.6
    for row in rows:
        cells = zip(table.rows[row], widths, strict=True)
        used += max(tall_of(text, width, em) for text, width in cells) + 1.4
    return used


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _second(project: Project, found: Outline) -> str:
    """Return the second sheet: the way, the errors, the summary, and five questions."""
    room = HEIGHT - 4
    asked = asked_of(project, found)
    key_html = quiz_html = ""
    if asked:
        listed, used = quiz_list(asked)
        quiz_html = _part(message("handout.quiz"), listed)
        key_html = key_line(asked)
        room -= used + TITLE + 9
    top, used = _top(project, found, room)
    paper = _paper(room - used) if room - used > PAPER else '<div class="blank"></div>'
    return top + quiz_html + paper + key_html


def _top(project: Project, found: Outline, room: float) -> tuple[str, float]:
    """Return the diagram, the errors and the summary, side by side if the diagram is tall."""
    picture = _picture(found)
    shown = pictures.whole(project.root, picture) if picture else None
    errors = list(_errors(found))[:ERRORS]
    if shown is not None and shown.height > shown.width:
        width = min(shown.width * min(room, TALLEST) / shown.height, 78.0)
        height = width * shown.height / shown.width
        rest = WIDTH - width - 6
        html, used = _error_list(errors, rest, height - TITLE)
        right = _part(message("handout.errors"), html) if html else ""
        more, below = _summary(found, height - used - 2 * TITLE, rest, 1)
        image = shown.html.replace("<img ", f'<img style="width:{width:.1f}mm" ', 1)
        column = f'<div class="rest">{right}{more}</div>'
        html = f'<div class="beside"><div class="image">{image}</div>{column}</div>'
        tall = max(height, used + below + (TITLE if html else 0)) + 4
        if more:
            return html, tall
        more, below = _summary(found, room - tall, COLUMN, 2)
        return html + more, tall + below
    html, used = "", 0.0
    if shown is not None:
        width = min(WIDTH, 150.0)
        image = shown.html.replace("<img ", f'<img style="width:{width:.1f}mm" ', 1)
        html = _part(message("handout.diagram"), f'<div class="image wide">{image}</div>')
        used = width * shown.height / shown.width + TITLE + 4
    columns = 2 if len(errors) > 3 else 1  # noqa: PLR2004
    listed, tall = _error_list(
        errors, COLUMN if columns > 1 else WIDTH, room - used - TITLE, columns
    )
    if listed:
        html += _part(message("handout.errors"), listed)
        used += tall + TITLE + 4
    more, below = _summary(found, room - used, COLUMN, 2)
    return html + more, used + below


def _picture(found: Outline) -> Picture | None:
    """Return the diagram that its author wants here, else the first of the module."""
    every = [
        block
        for chapter in found.chapters
        for section in chapter.sections
        for block in section.blocks
        if isinstance(block, Picture)
    ]
    return next((one for one in every if one.handout), every[0] if every else None)


def _errors(found: Outline) -> Iterator[tuple[str, str]]:
    """Yield what goes wrong often, and what to do instead."""
    for chapter in found.chapters:
        for section in chapter.sections:
            for block in section.blocks:
                if isinstance(block, Entry):
                    said = _LABEL.sub("", block.texts[-1].text) if block.texts else ""
                    yield _NUMBER.sub("", _NUMBER.sub("", block.term.text)), said
                elif isinstance(block, Box) and block.kind == "warning":
                    prose = [b.rich.text for b in block.blocks if isinstance(b, Prose)]
                    yield block.title, "".join(prose)


def _error_list(
    errors: Sequence[tuple[str, str]], width: float, room: float, columns: int = 1
) -> tuple[str, float]:
    """Return the errors and what to do instead: all of it, else its first sentence."""
    for short in (False, True):
        rows = [(name, _first_sentence(said) if short else said) for name, said in errors]
        heights = [tall_of(f"{name}。{said}", width - 5) + 1.4 for name, said in rows]
        if sum(heights) <= room * columns:
            break
    while rows and sum(heights) > room * columns:
        rows.pop()
        heights.pop()
    shown = [f"<b>{escape(name)}。</b>{escape(said)}" for name, said in rows]
    if columns > 1:
        return paired("errors", shown, heights)
    html = "".join(f"<li>{one}</li>" for one in shown)
    return (f'<ol class="errors">{html}</ol>' if rows else "", sum(heights))


def _first_sentence(text: str) -> str:
    return text[: text.index("。") + 1] if "。" in text else text


def _summary(found: Outline, room: float, width: float, columns: int) -> tuple[str, float]:
    """Return the summary of the module, if it fits."""
    for chapter in reversed(found.chapters):
        for section in chapter.sections:
            if not _SUMMARY.search(section.title.text):
                continue
            for block in section.blocks:
                if isinstance(block, Listing):
                    heights = [tall_of(one.text, width - 6) + 0.9 for one in block.entries]
                    rows = [one.html for one in block.entries]
                    if columns > 1:
                        html, tall = paired("goals", rows, heights)
                    else:
                        tall = sum(heights)
                        html = f'<ol class="goals">{"".join(f"<li>{r}</li>" for r in rows)}</ol>'
                    used = tall + TITLE + (2 if columns > 1 else 0)
                    return (_part(section.title.text, html), used) if used <= room else ("", 0.0)
    return "", 0.0
