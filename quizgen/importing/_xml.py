"""XML: other people's files as trees that know their lines; nothing of them is executed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from quizgen.diagnostics import ContentError, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_DEPTH = 60


@dataclass(slots=True)
class Node:
    """An element: where it begins, and its text without that of its children."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def find(self, path: str) -> Node | None:
        """Return the first element at a path such as ``name/text``."""
        node: Node | None = self
        for step in path.split("/"):
            node = next((c for c in node.children if c.name == step), None) if node else None
        return node

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def text(self, path: str = "", default: str = "") -> str:
        """Return the text at a path, without blanks around it."""
        node = self.find(path) if path else self
        return "".join(node.pieces).strip() if node else default


def read_xml(data: bytes, path: str) -> Node:
    """Return the root of ``data``.

    Raises:
        ContentError: If it is not well-formed, or declares a document type.
    """
    parser = expat.ParserCreate()
    root = Node("", 0)
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        made = Node(name, parser.CurrentLineNumber, attributes)
        stack[-1].children.append(made)
        stack.append(made)
        if len(stack) > _MOST_DEPTH:
            raise refused("elements are nested too deep")

    def refused(why: str) -> ContentError:
        return ContentError("QG604", why, Span(path, parser.CurrentLineNumber))

    def doctype(*_: object) -> None:
        raise refused("a document type is declared, which no export of questions needs")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: stack.pop()

    def text(words: str) -> None:
        stack[-1].pieces.append(words)

    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "not XML")
        span = Span(path, error.lineno, error.offset + 1)
        raise ContentError("QG604", f"not XML: {what}", span) from None
    except ValueError as error:
        raise ContentError("QG604", f"not XML: {error}", Span(path)) from None
    return root.children[0]
