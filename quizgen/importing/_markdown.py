"""Markdown: HTML of other systems as the Markdown of items, and what it has beside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from quizgen.markup import to_html

_SPACES = re.compile(r"[ \t\r\n]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&#])")
_START = re.compile(r"^(\s*)([-+>=~|]|\d+(?=[.)]))")
_BLOCKS = {"p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table",
           "blockquote", "pre", "tbody", "thead", "section", "article"}  # fmt: skip
_VOID = {"br", "img", "hr", "input", "wbr", "meta", "link"}
_HIDDEN = {"script", "style", "template"}


@dataclass(slots=True)
class Tag:
    """An element of HTML; its children are elements and texts."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Tag | str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The class that the exporters gave it, "" for none of theirs."""
        return next((k for k in self.attributes.get("class", "").split() if k[:3] == "qg-"), "")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Tag("")
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        if tag == "p" and self.stack[-1].name == "p":
            self.stack.pop()
        self.stack[-1].children.append(made)
        if tag not in _VOID:
            self.stack.append(made)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].name == tag:
                del self.stack[place:]
                return

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parsed(html: str) -> Tag:
    """Return HTML as a tree, however badly it is closed."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


def inline(html: str) -> str:
    """Return HTML as Markdown in one paragraph."""
    return " ".join(markdown(html).split("\n\n")).strip()


def markdown(html: str) -> str:
    """Return HTML as Markdown."""
    return blocks(parsed(html))


def blocks(tag: Tag) -> str:
    """Return the content of an element as Markdown, its paragraphs apart."""
    found: list[str] = []
    line: list[Tag | str] = []

    def end() -> None:
        text = _line(line)
        if text:
            found.append(text)
        line.clear()

    for child in tag.children:
        if isinstance(child, str) or child.name not in _BLOCKS:
            line.append(child)
            continue
        end()
        text = _list(child) if child.name in {"ul", "ol"} else blocks(child)
        if text:
            found.append(text)
    end()
    return "\n\n".join(found)


def _list(tag: Tag) -> str:
    rows = [child for child in tag.children if isinstance(child, Tag)]
    marks = [f"{n}." if tag.name == "ol" else "-" for n in range(1, len(rows) + 1)]
    return "\n".join(
        f"{mark} {blocks(row).replace(chr(10), chr(10) + ' ' * (len(mark) + 1))}"
        for mark, row in zip(marks, rows, strict=True)
    )


def _line(children: list[Tag | str]) -> str:
    text = "".join(_inline(child) for child in children)
    return "\n".join(line.strip(" ") for line in text.strip(" \n").split("\n"))


def _inline(child: Tag | str) -> str:
    if isinstance(child, str):
        return literal(_SPACES.sub(" ", child))
    inner = "".join(_inline(one) for one in child.children)
    match child.name:
        case "br":
            return "  \n"
        case "img":
            source = child.attributes.get("src", "").removeprefix("@@PLUGINFILE@@/")
            return f"![{literal(child.attributes.get('alt', ''))}]({source})"
        case "b" | "strong" if inner.strip():
            return f"**{inner.strip()}**"
        case "i" | "em" if inner.strip():
            return f"*{inner.strip()}*"
        case "code" if inner.strip():
            return f"`{''.join(one for one in child.children if isinstance(one, str))}`"
        case name if name in _HIDDEN:
            return ""
        case _:
            return inner


def literal(text: str) -> str:
    """Return words as Markdown that shows them as they are."""
    if to_html(text, inline=True) == text:
        return text
    text = _SPECIAL.sub(r"\\\1", text)
    return _START.sub(r"\1\\\2", text) if not text[:1].isdigit() else text


def words(tag: Tag | str) -> str:
    """Return what an element says, without its marks."""
    if isinstance(tag, str):
        return tag
    return "".join(words(child) for child in tag.children)


@dataclass(slots=True)
class Rich:
    """A text that the exporters made of several: the text, and what they put beside it."""

    text: str = ""
    given: str = ""
    reasons: list[tuple[str, str]] = field(default_factory=list)
    """What each rationale is about, and the rationale."""
    points: list[str] = field(default_factory=list)


def taken_apart(html: str) -> Rich:
    """Return a text with what the exporters put beside it in its own place."""
    root = parsed(html)
    made = Rich()
    kept: list[Tag | str] = []
    for child in root.children:
        match child.kind if isinstance(child, Tag) else "":
            case "qg-given" if isinstance(child, Tag):
                body = [c for c in child.children if not isinstance(c, str)][1:]
                made.given = blocks(Tag("", children=list(body)))
            case "qg-why" if isinstance(child, Tag):
                made.reasons = [_reason(row) for row in child.children if isinstance(row, Tag)]
            case "qg-points" if isinstance(child, Tag):
                rows = [row for row in child.children if isinstance(row, Tag)]
                made.points = [blocks(row).strip() for row in rows]
            case "qg-cite":
                pass
            case _:
                kept.append(child)
    made.text = blocks(Tag("", children=kept))
    return made


def _reason(row: Tag) -> tuple[str, str]:
    place = next(
        (n for n, c in enumerate(row.children) if isinstance(c, Tag) and c.name == "br"), 0
    )
    about = blocks(Tag("", children=row.children[:place]))
    return about, blocks(Tag("", children=row.children[place + 1 :]))
