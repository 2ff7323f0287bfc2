"""Rendering: templates that escape, texts that may be shown in another language later."""

from __future__ import annotations

import json
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from quizgen.markup import Html, to_html
from quizgen.messages import message
from quizgen.web.addresses import ROOT

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
    made.globals.update(html=_html, text=_text, say=_say)
    return made


def _html(text: str, *, inline: bool = False) -> Markup:
    return _WRITER.get().html(text, inline=inline)


def _text(key: str, **values: object) -> str:
    return _WRITER.get().text(key, **values)


def _say(key: str, **values: object) -> Markup:
    return _WRITER.get().say(key, **values)


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def attribute(data: object) -> Markup:
    """Return data as JSON for an attribute in single quotes: two characters escaped, no more."""
    text = _JSON.encode(data)
    return Markup(text.replace("&", "&amp;").replace("'", "&#39;"))  # noqa: S704


@dataclass(frozen=True, slots=True)
class Writer:
    """What turns texts of items and of the interface into markup."""

    link: Link | None = None
    language: str = "zh"
    known: dict[tuple[str, bool], Markup] = field(default_factory=dict)
    """Texts as they were shown: options, hints and citations come again and again."""
    alone: bool = False
    """Whether the page has no script that could swap languages."""

    def html(self, text: str, *, inline: bool = False) -> Markup:
        """Return CommonMark of an item as HTML."""
        if not text:
            return Markup()
        made = self.known.get((text, inline))
        if made is None:
            shown = to_html(text, link=self.link, inline=inline)
            if "<img " in shown and self.link is not None:
                shown = Html(shown.replace('<img src="', f'<img src="{ROOT}'))
            made = Markup(shown)  # noqa: S704 - raw HTML is off
            self.known[text, inline] = made
        return made

    def text(self, key: str, **values: object) -> str:
        """Return a message in the language of the page."""
        return message(key, self.language, **values)

    def say(self, key: str, **values: object) -> Markup:
        """Return a message that carries its other language, so that the browser can swap them."""
        if self.alone:
            return escape(self.text(key, **values))
        return _said(key, self.language, tuple(values.items()))

    def render(self, template: str, **context: object) -> Markup:
        """Return a template filled in; it may call ``html``, ``text`` and ``say``."""
        token = _WRITER.set(self)
        try:
            made = _fill(template, context)
        finally:
            _WRITER.reset(token)
        return Markup(made)  # noqa: S704 - the templates escape

    def call(self, template: str, macro: str, *arguments: object) -> Markup:
        """Return what a macro of a template makes: cheaper than filling in a template."""
        token = _WRITER.set(self)
        try:
            made = getattr(environment().get_template(template).module, macro)(*arguments)
        finally:
            _WRITER.reset(token)
        return Markup(made)  # noqa: S704 - the templates escape


def _fill(name: str, context: dict[str, object]) -> str:
    template = environment().get_template(name)
    # As `Template.render` does, but without merging its layers of globals for every item.
    variables = {**environment().globals, **context}
    return "".join(template.root_render_func(template.new_context(variables, shared=True)))


_WRITER: ContextVar[Writer] = ContextVar("writer")
"""Whose template is being filled in: templates that import others without their context, which
is done once and not for every item, find it here."""


@lru_cache(maxsize=4096)
def _said(key: str, language: str, values: tuple[tuple[str, object], ...]) -> Markup:
    filled = dict(values)
    other = "en" if language == "zh" else "zh"
    return Markup('<span data-o="{}">{}</span>').format(
        message(key, other, **filled), message(key, language, **filled)
    )
