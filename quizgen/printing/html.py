"""HTML: sheets as one page that prints as it looks; also what the PDF is made from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined

from quizgen.messages import message
from quizgen.printing.fonts import FACES, css_stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.sheets import Sheet


def source(name: str) -> str:
    """Return a template or style of this floor."""
    return files("quizgen.printing").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the one environment of what is printed: everything that is not markup is escaped."""
    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kind"] = lambda block: type(block).__name__
    made.globals["say"] = message
    made.globals["song"] = css_stack("song")  # styles do not reach into SVG
    return made


def to_html(sheets: Sequence[Sheet], title: str = "") -> str:
    """Return ``sheets`` as one page, each beginning on a new sheet of paper."""
    heading = title or (sheets[0].title if sheets else "")
    template = environment().get_template("sheets.html")
    return template.render(sheets=sheets, title=heading, style=styled("sheets.css"))


@cache
def styled(name: str) -> str:
    """Return a style with the names of the faces put in."""
    text = source(name)
    for use in FACES:
        text = text.replace(f"var(--{use})", css_stack(use))
    return text
