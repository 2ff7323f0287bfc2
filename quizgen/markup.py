"""Markup: CommonMark to safe HTML, the only maker of `Html`.

Raw HTML is off; links and images stay inside the site; citations become links. Content comes
from other people's banks, so whatever is not plainly harmless is shown as text.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NewType, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import emphasis
from markdown_it.token import Token

from quizgen.model.law import Citation

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping, Sequence
    from typing import Any

    from markdown_it.renderer import RendererProtocol
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.utils import OptionsDict

Html = NewType("Html", str)

Link: TypeAlias = "Callable[[Citation], tuple[str, str] | None]"
"""Gives the address and the gist of a citation, or ``None`` when it is not registered.

It may have ``titles``, a set of all that it knows, and will then be asked for no other.
"""

MAX_TITLE = 30

_CITATION = re.compile(r"§([1-9][0-9]{0,3})(?:\.([1-9][0-9]?))?(?:\(([1-9][0-9]?)\))?")
_SYNTAX = re.compile(r"[\\`*_\[\]<>&\"\n\t]| {2}|^[\s#+\-=>~|]|^[0-9]+[.)]|\s$")
"""What a text must hold somewhere to be more than words: most texts of items do not."""

_WIDE = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2026]"
)

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_TAG = re.compile(
    r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?|!--.*?--|[!?][A-Za-z].*?)>", re.DOTALL
)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>|<([^\s<>@]+@[^\s<>@]+)>")
_TARGET = re.compile(r"\]\(\s*<?([^\s)>]*)|^ {0,3}\[[^\]]+\]:\s*<?(\S*)", re.MULTILINE)


def to_html(text: str, link: Link | None = None, *, inline: bool = False) -> Html:
    """Return ``text`` as HTML; ``inline`` leaves out the paragraph around it."""
    if is_plain(text):
        shown = text if link is None or "§" not in text else _linked(text, link)
        return Html(shown if inline or not text else f"<p>{shown}</p>\n")
    if link is None or "§" not in text:
        return _rendered(text, inline=inline)
    # Not kept: links belong to one page, and ``link`` may keep account of what it is asked.
    render = _MARKDOWN.renderInline if inline else _MARKDOWN.render
    return Html(render(text, {"link": link}))


def is_plain(text: str) -> bool:
    """Say whether a text is nothing but words, so that its HTML is itself."""
    return not _SYNTAX.search(text)


@lru_cache(maxsize=16384)
def _rendered(text: str, *, inline: bool) -> Html:
    return Html(_MARKDOWN.renderInline(text) if inline else _MARKDOWN.render(text))


def html_tags(text: str) -> list[str]:
    """Return the raw HTML in a text: rendering is safe and shows it as text, which nobody means."""
    if "<" not in text:
        return []
    bare = _AUTOLINK.sub("", _CODE.sub("", text))
    return [found.group() for found in _TAG.finditer(bare)]


def outside_targets(text: str) -> list[str]:
    """Return the targets of links and images that do not stay inside the course."""
    if "<" not in text and "](" not in text and "]:" not in text:
        return []
    bare = _CODE.sub("", text)
    linked = [found.group(1) or f"mailto:{found.group(2)}" for found in _AUTOLINK.finditer(bare)]
    targets = [found.group(1) or found.group(2) or "" for found in _TARGET.finditer(bare)]
    return linked + [target for target in targets if not is_inside(html.unescape(target))]


def is_inside(target: str) -> bool:
    """Say whether a link's target is relative or an anchor, so that no other host is asked."""
    if target.startswith(("/", "\\")) or "\\" in target:
        return False
    if any(char < "!" or char == "\x7f" for char in target):
        return False
    return ":" not in re.split(r"[/?#]", target, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def cite_html(citation: str, href: str) -> Html:
    """Return the one form of a link to a provision, which scripts of all floors know."""
    shown = html.escape(citation)
    return Html(f'<a class="qg-cite" href="{html.escape(href)}" data-ref="{shown}">{shown}</a>')


def find_citation(text: str, start: int, link: Link) -> tuple[int, int, str, str] | None:
    """Return start, end, citation and address of the next citation that ``link`` knows.

    Chinese puts no space before a title, so the longest run of characters before the ``§`` that
    names an instrument is its title.
    """
    after = start
    titles = getattr(link, "titles", None)
    for found in _CITATION.finditer(text, start):
        place = found.start()
        article, paragraph, item = (int(number or 0) for number in found.groups())
        for length in _lengths(titles):
            begin = place - length
            if begin < after or (titles is not None and text[begin:place] not in titles):
                continue
            citation = Citation(text[begin:place], article, paragraph, item)
            known = link(citation)
            if known is not None:
                return begin, found.end(), str(citation), known[0]
        after = found.end()
    return None


@lru_cache(maxsize=16)
def _lengths(titles: frozenset[str] | None) -> tuple[int, ...]:
    """Return how long a title may be, the longest first."""
    if titles is None:
        return tuple(range(MAX_TITLE, 0, -1))
    return tuple(sorted({len(title) for title in titles}, reverse=True))


def _cite(state: StateCore) -> None:
    """Turn citations in text into links, and drop line ends between Chinese characters."""
    link: Link | None = state.env.get("link")
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = _joined(block.children)
            if link is not None and "§" in block.content:
                block.children = _cited(block.children, link)


def _joined(children: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for index, token in enumerate(children):
        if token.type == "softbreak":
            before = kept[-1].content[-1:] if kept else ""
            after = children[index + 1].content[:1] if index + 1 < len(children) else ""
            if _WIDE.match(before) and _WIDE.match(after):
                continue
        kept.append(token)
    return kept


def _cited(children: Sequence[Token], link: Link) -> list[Token]:
    out: list[Token] = []
    depth = 0
    for token in children:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not depth and "§" in token.content:
            out += _split(token.content, link)
        else:
            out.append(token)
    return out


def _split(text: str, link: Link) -> list[Token]:
    return [
        _text(shown)
        if href is None
        else Token("qg_cite", "", 0, content=shown, meta={"href": href})
        for shown, href in _pieces(text, link)
    ]


def _linked(text: str, link: Link) -> str:
    """Return words without any Markdown in them, their citations linked."""
    titles = getattr(link, "titles", None)
    if titles is not None and " " not in text:
        return _linked_at_once(text, link, titles)
    return "".join(
        [shown if href is None else cite_html(shown, href) for shown, href in _pieces(text, link)]
    )


def _linked_at_once(text: str, link: Link, titles: frozenset[str]) -> str:
    """Return the same for a text without spaces, of which there is most and least to do."""
    out: list[str] = []
    done = 0
    place = text.find("§")
    while place >= 0:
        numbers = _CITATION.match(text, place)
        if numbers:
            for length in _lengths(titles):
                begin = place - length
                if begin < done or text[begin:place] not in titles:
                    continue
                article, paragraph, item = (int(number or 0) for number in numbers.groups())
                citation = Citation(text[begin:place], article, paragraph, item)
                if known := link(citation):
                    out += (text[done:begin], cite_html(str(citation), known[0]))
                    done = numbers.end()
                    break
        place = text.find("§", place + 1)
    return "".join((*out, text[done:]))


def _pieces(text: str, link: Link) -> list[tuple[str, str | None]]:
    """Return a text cut at its citations, which have an address."""
    out: list[tuple[str, str | None]] = []
    place = 0
    while found := find_citation(text, place, link):
        start, end, citation, href = found
        before = text[place:start]
        # Spaces around a Latin-looking citation are typing habit; Chinese text has none.
        if before.endswith(" ") and (_WIDE.match(before[-2:-1]) or (place and before == " ")):
            before = before[:-1]
        if before:
            out.append((before, None))
        out.append((citation, href))
        place = end
        if text[place : place + 1] == " " and _WIDE.match(text[place + 1 : place + 2]):
            place += 1
    if text[place:]:
        out.append((text[place:], None))
    return out


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _render_cite(
    _self: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return cite_html(tokens[index].content, tokens[index].meta["href"])


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read ``*`` and ``_`` so that ``**“责令改正”**是`` is bold.

    CommonMark asks for a space or punctuation outside of a mark that has punctuation inside.
    Chinese has no spaces, so a Chinese character outside is as good as one.
    """
    start, count = state.pos, len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
    if state.src[start] == "*":
        for delimiter in state.delimiters[count:]:
            delimiter.open = delimiter.open or bool(_WIDE.match(before) and after.strip())
            delimiter.close = delimiter.close or bool(_WIDE.match(after) and before.strip())
    return True


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.validateLink = is_inside  # type: ignore[assignment, method-assign]
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.core.ruler.after("text_join", "qg_cite", _cite)
    markdown.add_render_rule("qg_cite", _render_cite)
    return markdown


_MARKDOWN = _markdown()
