"""Markdown extension: fills ``/// quiz | ref`` and its kin, and links citations in page text.

A thin door: what a block shows comes from `quizgen.web.page`. The same in MkDocs and in every
other generator that runs Python-Markdown extensions.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from quizgen.diagnostics import ContentError, Report
from quizgen.loading.embeds import OPTIONS, Embed, read_embeds
from quizgen.web.page import Page
from quizgen.web.points import PointsBlock
from quizgen.web.site import site_at
from quizgen.web.tables import Stacker
from quizgen.web.typesetting import join_lines, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

AFTER_FENCES = 24
"""Code blocks (25) are set aside by then; raw HTML (20) is not, so blocks inside it are found."""

AFTER_LINKS = -10
"""After MkDocs has resolved the links (0): ours are addresses of pages already."""

UNTOUCHED = {"a", "code", "pre", "kbd", "script", "style", "math", "svg", "textarea"}


class QuizgenExtension(BlocksExtension):
    """The extension; ``root`` is the course's folder, found from the generator when empty."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"root": ["", "Folder of the course, beside the site's settings if empty."]}
        super().__init__(**settings)
        self.embeds: list[Embed] = []
        self.plain = False
        """Whether the page's own text needs nothing from us."""
        self._page: Page | None = None

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Register the blocks and what stands around them."""
        md.registerExtension(self)
        for block in BLOCKS:
            block_mgr.register(block, {"extension": self})
        block_mgr.register(PointsBlock, {})
        block_mgr.register(SupportBlock, {})
        md.preprocessors.register(EmbedReader(md, self), "quizgen_embeds", AFTER_FENCES)
        md.treeprocessors.register(Citer(md, self), "quizgen_cites", AFTER_LINKS)
        md.treeprocessors.register(Stacker(md), "quizgen_tables", AFTER_LINKS - 1)

    def reset(self) -> None:
        """Begin a new page."""
        self.embeds = []
        self.plain = False
        self._page = None

    def page(self, md: Markdown) -> Page:
        """Return the page that is being built."""
        if self._page is None:
            root, url, folders = place(md)
            given = self.getConfig("root")
            site = site_at(root / given if given else root, folders=folders)
            self._page = Page(site, url)
        return self._page


def place(md: Markdown) -> tuple[Path, str, bool]:
    """Return the project's folder, the page's address and whether addresses end in folders."""
    if "relpath" in md.treeprocessors:  # MkDocs
        links: Any = md.treeprocessors["relpath"]
        root = Path(links.config.config_file_path).parent
        return root, links.file.url, links.config.use_directory_urls
    if "rendering_context" in md.preprocessors:  # Zensical
        context: Any = md.preprocessors["rendering_context"]
        folders = bool(context.config.get("use_directory_urls", True))
        return Path(context.config["root_dir"]), context.page.url, folders
    return Path(), "", False


class EmbedReader(Preprocessor):
    """Reads the blocks with our own reader, and leaves their numbers to be filled."""

    def __init__(self, md: Markdown, extension: QuizgenExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Return the page with each block's options taken out.

        Raises:
            ContentError: If a block cannot be read.
        """
        text = "\n".join(lines)
        self.extension.plain = "§" not in text and join_lines(text) == text
        if "///" not in text:
            return lines
        report = Report()
        found = read_embeds(lines, "page", report)
        for diagnostic in report.ordered():
            raise ContentError(
                diagnostic.code, diagnostic.message, diagnostic.span, diagnostic.hint
            )
        self.extension.embeds = found
        kept = list(lines)
        for number, embed in reversed(list(enumerate(found))):
            kept[embed.span.line - 1 : embed.end - 1] = [
                "",
                f"{embed.indent}/// {embed.name} | {number}",
                f"{embed.indent}///",
                "",
            ]
        return kept


class EmbedBlock(Block):
    """A block whose content quizgen makes."""

    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Return the place of the block, its HTML set aside from Markdown."""
        extension: QuizgenExtension = self.config["extension"]
        embed = extension.embeds[int(self.argument)]
        element = SubElement(parent, "div", {"class": f"qg-embed qg-embed--{embed.name}"})
        html = extension.page(self.md).fill(embed)
        element.text = AtomicString(self.md.htmlStash.store(html))
        return element


class SupportBlock(Block):
    """``/// support``: what the export formats keep, and who was seen to read them."""

    NAME = "support"

    def on_create(self, parent: Element) -> Element:
        """Return the tables, whose words are no Markdown."""
        from quizgen.export import exporters  # noqa: PLC0415 - few pages need it
        from quizgen.export._shared.support import tables  # noqa: PLC0415

        made = fromstring(tables(exporters().values()))  # noqa: S314 - made here
        for element in made.iter():
            element.text = element.text and AtomicString(element.text)
        parent.append(made)
        return made


BLOCKS = [type(f"{name.title()}Block", (EmbedBlock,), {"NAME": name}) for name in OPTIONS]


class Citer(Treeprocessor):
    """Links citations, and sets Chinese line ends; the list of the cited comes last."""

    def __init__(self, md: Markdown, extension: QuizgenExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Change the whole tree in place."""
        if self.extension.plain and not self.extension.embeds:
            return
        page = self.extension.page(self.md)
        if not self.extension.plain:
            self._walk(root, page)
        if html := page.cites():
            element = SubElement(root, "div", {"class": "qg-embed"})
            element.text = AtomicString(self.md.htmlStash.store(html))

    def _walk(self, element: Element, page: Page) -> None:
        children = list(element)
        if element.text and not element.text.isspace():
            element.text = self._text(element, None, element.text, page)
        for child in children:
            if child.tag not in UNTOUCHED:
                self._walk(child, page)
            if child.tail and not child.tail.isspace():
                child.tail = self._text(element, child, child.tail, page)

    def _text(self, parent: Element, before: Element | None, text: str, page: Page) -> str:
        """Return the text up to the first citation; the rest is put in after ``before``."""
        text = join_lines(text)
        if "§" not in text:
            return text
        first, links = split(text, page)
        position = 0 if before is None else list(parent).index(before) + 1
        for offset, link in enumerate(links):
            parent.insert(position + offset, link)
        return first


def split(text: str, page: Page) -> tuple[str, Sequence[Element]]:
    """Return the text before the first citation, and links with the text after each."""
    links: list[Element] = []
    pieces: list[str] = []
    end = 0
    while found := page.find(text, end):
        start, after, link = found
        pieces.append(text[end:start])
        links.append(fromstring(link))  # noqa: S314 - made here
        end = after
    pieces = trim([*pieces, text[end:]])
    for element, piece in zip(links, pieces[1:], strict=True):
        element.tail = piece
    return pieces[0], links


def makeExtension(**settings: Any) -> QuizgenExtension:  # noqa: N802
    """Return the extension, for generators that name the module."""
    return QuizgenExtension(**settings)
