"""Outline: reads the pages of a module into sections, lists, tables and pictures."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

import markdown
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from quizgen.diagnostics import Report
from quizgen.loading.citations import find
from quizgen.loading.embeds import read_embeds
from quizgen.loading.navigation import module_pages
from quizgen.source import load_plain
from quizgen.web.classroom.content import (
    Box,
    Chapter,
    Cut,
    Embedded,
    Entry,
    Listing,
    Outline,
    Picture,
    Prose,
    Reveal,
    Rich,
    Section,
    Table,
)
from quizgen.web.points import PointsBlock, is_points
from quizgen.web.typesetting import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from pymdownx.blocks import BlocksProcessor

    from quizgen.loading.embeds import Embed
    from quizgen.loading.project import Project
    from quizgen.model.course import Module
    from quizgen.web.classroom.content import Block

HIDDEN = "no-slide"
SHOWN = "slide"
HANDOUT = "handout"

_SIGN = "\ue0f3"
_PLACE = re.compile(rf"{_SIGN}(\d+|cut){_SIGN}")
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FACTS = re.compile(r"约\s*[0-9]+\s*分钟")
_CUT = re.compile(r"\s*<!--\s*slide\s*-->\s*")
_EXTENSIONS = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed",
)  # fmt: skip


def outline(project: Project, module: Module) -> Outline:
    """Return what the pages of a module hold, in the order of the site."""
    chapters = []
    cited: dict[str, int] = {}
    articles: dict[tuple[str, int], int] = {}
    for path in module_pages(project, module):
        text = project.pages[path]
        chapters.append(_chapter(path.partition("/")[2], text))
        for _, _, citation in find(text, project.register):
            article = (citation.instrument, citation.article)
            cited[citation.instrument] = cited.get(citation.instrument, 0) + 1
            articles[article] = articles.get(article, 0) + 1
    return Outline(chapters=tuple(chapters), cited=cited, articles=articles)


def _chapter(path: str, text: str) -> Chapter:
    head = _HEAD.match(text)
    meta: Any = (load_plain(head[1]) if head else None) or {}
    tree, reader = _tree(text[head.end() :] if head else text)
    title = str(meta.get("title", ""))
    groups: list[tuple[int, Rich, str, list[Block], bool]] = []
    lead: list[Block] = []
    above, dropped = "", False
    for element in tree:
        level = _level(element)
        if level == 1:
            title = title or reader.rich(element).text
        elif level:
            rich = reader.rich(element)
            own = HIDDEN in _classes(element)
            dropped = own or (dropped and level > 2)  # noqa: PLR2004
            groups.append((level, rich, above if level > 2 else "", [], dropped))  # noqa: PLR2004
            above = rich.text if level == 2 else above  # noqa: PLR2004
        else:
            (groups[-1][3] if groups else lead).extend(reader.blocks(element, path))
    facts = [b for b in lead if isinstance(b, Prose) and _FACTS.search(b.rich.text)]
    return Chapter(
        path=path,
        title=title,
        minutes=int(meta.get("minutes", 0)),
        lead=tuple(block for block in lead if block not in facts),
        sections=tuple(
            Section(level=level, title=rich, above=over, blocks=tuple(blocks))
            for level, rich, over, blocks, hidden in groups
            if not hidden
        ),
    )


def _tree(text: str) -> tuple[Element, Reader]:
    """Return a page as a tree; what quizgen fills in is marked by its number."""
    lines = text.split("\n")
    embeds = read_embeds(lines, "page", Report())
    for number, embed in reversed(list(enumerate(embeds))):
        mark = f"{embed.indent}{_SIGN}{number}{_SIGN}"
        lines[embed.span.line - 1 : embed.end - 1] = ["", mark, ""]
    lines = [f"\n{_SIGN}cut{_SIGN}\n" if _CUT.fullmatch(line) else line for line in lines]
    made = markdown.Markdown(extensions=[*_EXTENSIONS, _Points()])
    keeper = _Keeper(made)
    made.treeprocessors.register(keeper, "quizgen_outline", -100)
    made.convert("\n".join(lines))
    assert keeper.root is not None
    return keeper.root, Reader(made, embeds)


class _Points(BlocksExtension):
    def extendMarkdownBlocks(self, md: markdown.Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: ARG002, N802
        block_mgr.register(PointsBlock, {})


class _Keeper(Treeprocessor):
    root: Element | None = None

    def run(self, root: Element) -> None:
        self.root = root


def _level(element: Element) -> int:
    return int(element.tag[1]) if re.fullmatch(r"h[1-6]", element.tag) else 0


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


class Reader:
    """Turns the elements of one page into blocks."""

    def __init__(self, made: markdown.Markdown, embeds: list[Embed]) -> None:
        self.made = made
        self.embeds = embeds

    def rich(self, element: Element) -> Rich:
        """Return what an element holds; links lead nowhere on a slide."""
        for link in element.iter("a"):
            link.tag = "span"
            link.attrib.clear()
        html = to_html_string(element)
        html = html[html.index(">") + 1 : html.rindex("</")]
        for post in self.made.postprocessors:
            html = post.run(html)
        html = join_lines(html.strip())
        return Rich(html, plain(html))

    def blocks(self, element: Element, path: str) -> Iterator[Block]:
        """Yield the blocks that an element is, none where its author wants it on no slide."""
        classes = _classes(element)
        if HIDDEN in classes:
            return
        match element.tag:
            case "p":
                yield from self._paragraph(element, path, shown=SHOWN in classes)
            case "ul" | "ol":
                first = int(element.get("start", "1")) if element.tag == "ol" else 0
                yield Listing(tuple(self._entry(child) for child in element), first)
            case "table":
                rows = [tuple(self.rich(cell) for cell in row) for row in element.iter("tr")]
                yield Table(rows[0], tuple(rows[1:]))
            case "dl":
                yield from self._definitions(element)
            case "blockquote":
                yield Box("quote", "", tuple(self._inner(element, path)))
            case "details":
                title = "".join(s.text or "" for s in element if s.tag == "summary")
                yield Reveal(title, tuple(self._inner(element, path)))
            case "div" if "admonition" in classes:
                yield self._box(element, classes, path)
            case "div":
                yield from self._inner(element, path)
            case _:
                return

    def _paragraph(self, element: Element, path: str, *, shown: bool) -> Iterator[Block]:
        text = "".join(element.itertext()).strip()
        if found := _PLACE.fullmatch(text):
            yield Cut() if found[1] == "cut" else Embedded(self.embeds[int(found[1])])
            return
        for image in element.iter("img"):
            source = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), image.get("src", ""))
            )
            yield Picture(source, image.get("alt", ""), HANDOUT in _classes(image))
        if text:
            yield Prose(self.rich(element), shown)

    def _entry(self, element: Element) -> Rich:
        """Return an entry of a list; paragraphs in it become lines."""
        for child in element:
            if child.tag == "p":
                child.tag = "span"
                child.set("class", "line")
        return self.rich(element)

    def _definitions(self, element: Element) -> Iterator[Entry]:
        term: Rich | None = None
        texts: list[Rich] = []
        for child in element:
            if child.tag == "dt":
                if term is not None:
                    yield Entry(term, tuple(texts))
                term, texts = self.rich(child), []
            else:
                texts.append(self._entry(child))
        if term is not None:
            yield Entry(term, tuple(texts))

    def _box(self, element: Element, classes: list[str], path: str) -> Box:
        title = "".join(
            self.rich(child).text for child in element if "admonition-title" in _classes(child)
        )
        kind = "points" if is_points(classes) else next(c for c in classes if c != "admonition")
        return Box(kind, title, tuple(self._inner(element, path)))

    def _inner(self, element: Element, path: str) -> Iterator[Block]:
        for child in element:
            if child.tag != "summary" and "admonition-title" not in _classes(child):
                yield from self.blocks(child, path)


_BREAK = re.compile(r"<br[^>]*>|</(?:li|p)>|<span class=\"line\">")
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&amp;": "&"}


def plain(html: str) -> str:
    """Return the text of HTML, a line for each block in it."""
    text = _TAG.sub("", _BREAK.sub("\n", html))
    for name, char in _ENTITIES.items():
        text = text.replace(name, char)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
