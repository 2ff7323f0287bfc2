"""Exhibits: what lies on the table: ledgers, tables, meters and nameplates, one a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizgen.classroom.cards import environment
from quizgen.classroom.words import word
from quizgen.web import instruments

if TYPE_CHECKING:
    from quizgen.classroom.context import Context
    from quizgen.model.classroom import Exhibit

SUMS = ("合计", "总计")


def page(context: Context) -> str:
    """Return the exhibits of a group as one page of HTML."""
    shown = [_exhibit(context, exhibit) for exhibit in context.scenario.exhibits.values()]
    title = word("exhibit.title", title=context.scenario.title)
    template = environment().get_template("exhibits.html")
    return template.render(title=title, mark=context.mark, exhibits=shown)


def _exhibit(context: Context, exhibit: Exhibit) -> dict[str, Any]:
    scene = context.scenario.scenes[exhibit.at.id]
    title = context.say(exhibit.title)
    alt = context.say(exhibit.alt) or title
    fields = {name: context.say(value) for name, value in exhibit.fields.items()}
    picture = ""
    if exhibit.kind == "meter":
        picture = instruments.meter(fields, alt)
    elif exhibit.kind == "nameplate":
        picture = instruments.nameplate(fields, title, alt)
    place = list(context.scenario.exhibits).index(exhibit.id) + 1
    rows = [[context.say(cell) for cell in row] for row in exhibit.rows]
    return {
        "id": word("exhibit.number", number=place),
        "kind": exhibit.kind,
        "title": title,
        "alt": alt,
        "at": word("exhibit.at", where=context.say(scene.where)),
        "columns": [context.say(column) for column in exhibit.columns],
        "rows": [
            ([(cell, cell[:1].isdigit()) for cell in row], row[0].startswith(SUMS)) for row in rows
        ],
        "picture": picture,
    }
