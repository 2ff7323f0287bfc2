"""Words: texts that a blank accepts, literally or by a pattern."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base.kinds import each
from quizgen.itemtypes.base.patterns import PatternError, check_pattern
from quizgen.itemtypes.base.points import fraction
from quizgen.model.interactions import Accept, TextMatcher
from quizgen.source import Mapping, Scalar

if TYPE_CHECKING:
    from quizgen.diagnostics import Span
    from quizgen.source import Node, Section

TEXT_FIELDS = ("accept", "case_sensitive", "ws", "strip_prefix", "strip_suffix")
SPACES = ("remove", "collapse")


def text_matcher(section: Section) -> TextMatcher:
    """Read the fields of `TEXT_FIELDS`.

    Raises:
        ContentError: Where no answer earns full marks (QG211), or a pattern is none (QG212).
    """
    fields = section.node.fields
    case_sensitive = section.flag("case_sensitive", default=False)

    def read(node: Node) -> Accept:
        return _accept(node, section, case_sensitive=case_sensitive)

    node = section.need("accept")
    nodes = [node] if type(node) in {Scalar, Mapping} else section.nodes("accept")
    accept = tuple(each(nodes, read, section.report))
    if not any(Decimal(way.fraction) == 1 for way in accept):
        raise ContentError(
            "QG211",
            "`accept` holds no answer that earns full marks",
            section.span_of("accept"),
            hint="add the right words, as they should be written",
        )
    return TextMatcher(
        accept=accept,
        case_sensitive=case_sensitive,
        ws=section.choice("ws", SPACES, "remove"),
        strip_prefix=section.texts("strip_prefix") if "strip_prefix" in fields else (),
        strip_suffix=section.texts("strip_suffix") if "strip_suffix" in fields else (),
    )


def _accept(node: Node, section: Section, *, case_sensitive: bool) -> Accept:
    if type(node) is Scalar:
        return Accept(text=_some(node.value, section.span_at(node)))
    own = section.as_section(node, "accept")
    given = [name for name in ("text", "pattern") if own.has(name)]
    if len(given) != 1:
        raise ContentError(
            "QG211",
            "an answer is either a `text` or a `pattern`",
            own.span,
            hint="write `{text: …}` or `{pattern: …}`",
        )
    words = _some(own.text(given[0]), own.span_of(given[0]))
    share = fraction(own, "fraction", "1")
    tag = own.text("tag", "")
    own.finish(("text", "pattern"))
    if given[0] == "text":
        return Accept(text=words, fraction=share, tag=tag)
    try:
        check_pattern(words, case_sensitive=case_sensitive)
    except PatternError as error:
        raise ContentError(
            "QG212", f"pattern: {error.message}", own.span_of("pattern"), hint=error.hint
        ) from None
    return Accept(pattern=words, fraction=share, tag=tag)


def _some(words: str, span: Span) -> str:
    if not words.strip():
        raise ContentError(
            "QG211",
            "an empty answer cannot be accepted",
            span,
            hint="write the words, or remove the entry",
        )
    return words
