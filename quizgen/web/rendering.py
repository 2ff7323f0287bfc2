"""Rendering: templates that escape, texts that may be shown in another language later."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from quizgen.markup import to_html
from quizgen.messages import message

if TYPE_CHECKING:
    from quizgen.markup import Link


def _source(name: str) -> str:
    """Return a template without the line breaks and the indent that only its readers need."""
    text = files("quizgen.web").joinpath("templates", name).read_text(encoding="utf-8")
    return "".join(line.strip() for line in text.splitlines())


@cache
def environment() -> Environment:
    """Return the one environment of all templates: everything that is not markup is escaped."""
    made = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, cache_size=50
    )
    made.globals["letter"] = letter
    return made


def letter(position: int) -> str:
    """Return what an option is called by its place, from 0: A to Z, then 27, 28 and so on."""
    return chr(ord("A") + position) if position < 26 else str(position + 1)  # noqa: PLR2004


def attribute(data: object) -> Markup:
    """Return data as JSON for an attribute in single quotes: two characters escaped, no more."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "&amp;").replace("'", "&#39;"))  # noqa: S704


@dataclass(frozen=True, slots=True)
class Writer:
    """What turns texts of items and of the interface into markup."""

    link: Link | None = None
    language: str = "zh"

    def html(self, text: str, *, inline: bool = False) -> Markup:
        """Return CommonMark of an item as HTML."""
        if not text:
            return Markup()
        return Markup(to_html(text, link=self.link, inline=inline))  # noqa: S704 - raw HTML is off

    def text(self, key: str, **values: object) -> str:
        """Return a message in the language of the page."""
        return message(key, self.language, **values)

    def say(self, key: str, **values: object) -> Markup:
        """Return a message that carries its other language, so that the browser can swap them."""
        other = "en" if self.language == "zh" else "zh"
        return Markup('<span data-o="{}">{}</span>').format(
            message(key, other, **values), message(key, self.language, **values)
        )

    def render(self, template: str, **context: object) -> Markup:
        """Return a template filled in; it may call ``html``, ``text`` and ``say``."""
        tools: dict[str, object] = {"html": self.html, "text": self.text, "say": self.say}
        made = environment().get_template(template).render(**tools, **context)
        return Markup(made)  # noqa: S704 - the templates escape
