"""Patterns: the small regular-expression language that both engines read alike (contract 3).

Literals, classes, groups, ``|``, ``?``, ``*``, ``+`` and ``{m,n}``; the whole text is compared.
What else a pattern must keep to, so that it is fast, is checked where items are loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.diagnostics import QuizgenError

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<literal>[^\\^$.*+?()\[\]{}|])"
    r"|\\(?P<escaped>[\\^$.*+?()\[\]{}|/])"
    r"|\[(?P<negated>\^|(?!\^))(?P<members>(?:[^\\\[\]]|\\[-\\^$.*+?()\[\]{}|/])+)\]"
    r"|(?P<kept>\(\?:|\((?!\?)|[)|]|(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})(?![*+?{]))",
    re.DOTALL,
)
_MEMBER = re.compile(r"\\?(.)(?:-\\?(.))?", re.DOTALL)


class PatternError(QuizgenError):
    """A pattern that the language does not have."""


def problem(pattern: str) -> str:
    """Return why ``pattern`` cannot be used, or "" when it can."""
    try:
        compiled(pattern)
    except PatternError as error:
        return str(error)
    return ""


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` as a regular expression, to be used with ``fullmatch``.

    Raises:
        PatternError: If it is not in the language.
    """
    source = "".join(_translated(pattern))
    try:
        return re.compile(source)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"cannot read `{pattern}`: {error}") from None


def _translated(pattern: str) -> Iterator[str]:
    place = 0
    while place < len(pattern):
        token = _TOKEN.match(pattern, place)
        if token is None:
            raise PatternError(f"cannot read `{pattern}` from `{pattern[place:]}` on")
        place = token.end()
        if token["members"] is not None:
            yield f"[{token['negated']}{''.join(map(_member, _MEMBER.finditer(token['members'])))}]"
        elif token["kept"] is not None:
            yield token["kept"]
        else:
            yield re.escape(token["literal"] or token["escaped"])


def _member(member: re.Match[str]) -> str:
    """Escape both ends: ``--``, ``&&`` and the like mean nothing special here."""
    first, last = member.groups()
    return re.escape(first) if last is None else f"{re.escape(first)}-{re.escape(last)}"
