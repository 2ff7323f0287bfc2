"""QTI text: the normalisation of written answers as far as regular expressions can say it.

A pattern stands beside a plain comparison, because engines do not agree whether ``^`` and ``$``
are anchors: where they are not, the plain comparison is what is left, and nothing wrong passes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.export._shared.qti_rules import either, value
from quizgen.export._shared.qti_tree import clean, el
from quizgen.grading.text import ENDS, normalize

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterable

    from quizgen.model.interactions import Accept, TextMatcher

_WIDE = 0xFEE0
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|-]")
_QUOTES = "\"'“”‘’«»‹›《》〈〉「」『』"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"


def accepts(identifier: str, accept: Accept, matcher: TextMatcher) -> ET.Element:
    """Return whether the answer is what is accepted, after normalisation."""
    if accept.pattern:
        return _matching(identifier, f"^{_ends()}({_inner(accept.pattern)}){_ends()}$")
    literal = el(
        "qti-string-match",
        {"case-sensitive": "true" if matcher.case_sensitive else "false"},
        el("qti-variable", {"identifier": identifier}),
        value(clean(accept.text), "string"),
    )
    word = normalize(
        accept.text,
        case_sensitive=matcher.case_sensitive,
        ws=matcher.ws,
        strip_prefix=matcher.strip_prefix,
        strip_suffix=matcher.strip_suffix,
    )
    around = _affix(matcher.strip_prefix), _affix(matcher.strip_suffix)
    middle = spelled(word, case_sensitive=matcher.case_sensitive, ws=matcher.ws)
    pattern = f"^{_ends()}{around[0]}{middle}{around[1]}{_ends()}$"
    return either(literal, _matching(identifier, pattern))


def holds(identifier: str, words: Iterable[str]) -> ET.Element:
    """Return whether one of the words stands in the answer, after normalisation."""
    return either(
        *(_matching(identifier, rf"[\s\S]*{spelled(normalize(word))}[\s\S]*") for word in words)
    )


def spelled(word: str, *, case_sensitive: bool = False, ws: str = "remove") -> str:
    """Return a pattern for all writings that are normalised to ``word``."""
    between = _junk() if ws == "remove" else ""
    return between.join(_letter(one, case_sensitive=case_sensitive) for one in clean(word))


def _letter(one: str, *, case_sensitive: bool) -> str:
    if one == "-":
        return f"[\\-{_DASHES}]"
    if one == " ":
        return r"[\s\u3000]+".replace(r"\u3000", "\u3000")
    escaped = _SPECIAL.sub(r"\\\g<0>", one)
    if not "!" <= one <= "~":
        return escaped
    cases = one if case_sensitive else "".join(dict.fromkeys((one.lower(), one.upper())))
    members = [_SPECIAL.sub(r"\\\g<0>", case) + chr(ord(case) + _WIDE) for case in cases]
    return f"[{''.join(members)}]"


def _affix(raw: tuple[str, ...]) -> str:
    words = [spelled(normalize(one)) for one in raw if normalize(one)]
    return f"({'|'.join(words)})?" if words else ""


def _junk() -> str:
    return f"[\\s\u200b\u200c\u200d\ufeff{_QUOTES}]*"


def _ends() -> str:
    members = _SPECIAL.sub(r"\\\g<0>", ENDS)
    return f"[\\s\u200b\u200c\u200d\ufeff{_QUOTES}{members}]*"


def _inner(pattern: str) -> str:
    """Return an author's pattern in groups that XML Schema has too."""
    return clean(pattern).replace("(?:", "(")


def _matching(identifier: str, pattern: str) -> ET.Element:
    return el(
        "qti-pattern-match",
        {"pattern": pattern},
        el("qti-variable", {"identifier": identifier}),
    )
