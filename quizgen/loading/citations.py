"""Citations: read, find in texts, and resolve against the register.

The one grammar is ``title§article.paragraph(item)``: 条, 款, 项.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.diagnostics import nearest
from quizgen.model.law import GIVEN, Citation

if TYPE_CHECKING:
    from quizgen.model.law import Instrument, Provision, Register

_NUMBERS = r"([1-9][0-9]{0,3})(?:\.([1-9][0-9]?))?(?:\(([1-9][0-9]?)\))?"
_WHOLE = re.compile(r"([^§\s]+(?: [^§\s]+)*)§" + _NUMBERS)
_LOOSE_END = re.compile(
    r"(?:[0-9.\-~～至—–]*[0-9]|[（(]\s*[0-9一二三四五六七八九十]+\s*[)）]|[条款项])+"
)
"""What follows a citation that was not written in the grammar, such as （1）, .2 or 条."""

_TITLE_BEFORE = re.compile(r"[\w/《》〈〉()（）·\-]+(?: [0-9\-]+)?$")
_MAX_TITLE = 30

_NOT_LOCAL = r"(?<![省市县])(?<!自治区)"
"""河南省节能监察办法 is another text than 节能监察办法: a place before a title makes a new one."""

FORM = "write it as 节约能源法§73.2(1): title§条.款(项)"


def parse(text: str) -> Citation | None:
    """Return the citation that ``text`` is, or ``None``."""
    found = _WHOLE.fullmatch(text)
    return _citation(found.group(1), found.group(2, 3, 4)) if found else None


def find(text: str, register: Register) -> list[tuple[int, int, Citation]]:
    """Return every citation in ``text`` with its start and end.

    A rule of a scenario's own setting (题给规则§1) is no law, and is passed over. A ``§`` that
    belongs to no known title, or that is followed by no article in the grammar, is
    returned too, so that it can be reported: see `problem`.
    """
    if "§" not in text:
        return []
    if _MEMORY.register is not register:
        _MEMORY.begin(register)
    known = _MEMORY.found.get(text)
    if known is None:
        known = _MEMORY.found[text] = _find(text, _MEMORY.pattern)
    return list(known)


def _find(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int, Citation]]:
    found: list[tuple[int, int, Citation]] = []
    place = text.find("§")
    end = 0
    while place >= 0:
        start, end, citation = _at(text, place, end, pattern)
        if not citation.instrument.endswith(GIVEN):
            found.append((start, end, citation))
        place = text.find("§", end)
    return found


class _Memory:
    """What was found for the register that was asked for last.

    Rules, back-links and pages of a course ask for the same texts.
    """

    def __init__(self) -> None:
        self.register: Register | None = None
        self.pattern = re.compile("")
        self.found: dict[str, list[tuple[int, int, Citation]]] = {}

    def begin(self, register: Register) -> None:
        """Forget the register before."""
        self.pattern = _pattern(tuple(register.instruments), _alias_names(register))
        self.found = {}
        self.register = register


_MEMORY = _Memory()


def _at(text: str, place: int, after: int, pattern: re.Pattern[str]) -> tuple[int, int, Citation]:
    """Return the citation whose ``§`` stands at ``place``; ``after`` ends the one before."""
    known = pattern.search(text, max(after, place - _MAX_TITLE), place + 1)
    if known is not None:
        start, title = known.start(), known.group(1)
    else:
        first = max(after, place - _MAX_TITLE)
        before = _TITLE_BEFORE.search(text, first, place)
        start = before.start() if before else place
        if text[place - 1 : place] == "》":
            start = max(start, text.rfind("《", first, place))
        title = text[start:place]
    numbers = _NUMBERS_AFTER.match(text, place + 1)
    end = numbers.end() if numbers else place + 1
    loose = _LOOSE_END.match(text, end)
    if numbers is None or loose is not None:
        end = loose.end() if loose else end
        return start, end, Citation(text[start:end], 0)
    return start, end, _citation(title, numbers.group(1, 2, 3))


_NUMBERS_AFTER = re.compile(_NUMBERS)


def _citation(title: str, numbers: tuple[str | None, ...]) -> Citation:
    article, paragraph, item = (int(number or 0) for number in numbers)
    return Citation(title, article, paragraph, item)


@lru_cache(maxsize=64)
def _pattern(titles: tuple[str, ...], aliases: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({*titles, *aliases}, key=lambda name: (-len(name), name))
    alternatives = "|".join(re.escape(name) for name in names)
    return re.compile(f"{_NOT_LOCAL}({alternatives})§" if names else r"(?!)()")


def _alias_names(register: Register) -> tuple[str, ...]:
    return tuple(
        name
        for instrument in register.instruments.values()
        for name in (instrument.full_title, *instrument.aliases)
        if name
    )


def instrument_of(citation: Citation, register: Register) -> Instrument | None:
    """Return the instrument that a citation names by its title."""
    return register.instruments.get(citation.instrument)


def resolve(citation: Citation, register: Register) -> Provision | Instrument | None:
    """Return what is cited, an instrument when no article is given, ``None`` when unknown."""
    instrument = register.instruments.get(citation.instrument)
    if instrument is None:
        return None
    if citation.article == 0:
        return instrument
    return provision(citation, instrument)


def provision(citation: Citation, instrument: Instrument) -> Provision | None:
    """Return the provision; 第一款 of an article that has only one is the article itself."""
    article, paragraph, item = citation.article, citation.paragraph, citation.item
    if paragraph == 1 and (article, 1, 0) not in instrument.provisions:
        paragraph = 0
    return instrument.provisions.get((article, paragraph, item))


def problem(citation: Citation, register: Register) -> tuple[str, str] | None:
    """Return what is wrong with a citation and how to right it; ``None`` when it exists."""
    instrument = register.instruments.get(citation.instrument)
    if instrument is None:
        if citation.article == 0:
            return f"`{citation.instrument}` is not a citation", FORM
        return _unknown_title(citation, register)
    if citation.article == 0:
        return f"`{citation.instrument}` names no article", FORM
    if provision(citation, instrument) is not None:
        return None
    return _unknown_place(citation, instrument)


def _unknown_title(citation: Citation, register: Register) -> tuple[str, str]:
    title = citation.instrument
    for instrument in register.instruments.values():
        if title and title in {instrument.full_title, *instrument.aliases}:
            right = Citation(instrument.title, citation.article, citation.paragraph, citation.item)
            return f"`{title}` is not cited by this name", f"write {right}"
    message = f"`{title}` is not in the law register" if title else "`§` follows no title"
    bare = re.sub(r"[《》〈〉]", "", title)
    inside = [
        name for name in register.instruments if re.search(_NOT_LOCAL + re.escape(name), bare)
    ]
    if inside:
        hint = f"write {max(inside, key=len)}§{str(citation).rpartition('§')[2]}"
    else:
        hint = nearest(bare, register.instruments) or _suffix(bare, register)
    return message, hint or "add the instrument to course/law, or correct its title"


def _suffix(title: str, register: Register) -> str:
    """Return a hint for a title that stands at the end of a longer run of words."""
    for start in range(1, len(title) - 2):
        if hint := nearest(title[start:], register.instruments):
            return hint
    return ""


def _unknown_place(citation: Citation, instrument: Instrument) -> tuple[str, str]:
    article = instrument.provisions.get((citation.article, 0, 0))
    name = f"{citation.instrument}§{citation.article}"
    if article is None:
        if instrument.articles and citation.article > instrument.articles:
            message = f"{citation.instrument} has {instrument.articles} articles, not §"
            return f"{message}{citation.article}", "correct the number of the article"
        return (
            f"{name} is not in the law register",
            "register it with its evidence, or cite another",
        )
    paragraphs = [key[1] for key in instrument.provisions if key[0] == citation.article and key[1]]
    count = max(paragraphs, default=0)
    if citation.paragraph and (citation.paragraph > max(count, 1)):
        message = f"{name} has {max(count, 1)} 款, not {citation.paragraph}"
        return message, "correct the number of the 款"
    if not citation.paragraph and count:
        owners = [
            f"{name}.{key[1]}({key[2]})"
            for key in instrument.provisions
            if key[0] == citation.article and key[2] == citation.item
        ]
        return f"{name} has several 款", f"name the 款: {' or '.join(owners) or f'{name}.1'}"
    base = (citation.article, citation.paragraph if count else 0)
    items = max((key[2] for key in instrument.provisions if key[:2] == base), default=0)
    place = f"{name}.{citation.paragraph}" if citation.paragraph else name
    return f"{place} has {items or 'no'} 项", "correct the number of the 项"


def in_force(instrument: Instrument, asof: str) -> str:
    """Return why an instrument is not in force on ``asof``, or "" when it is."""
    if instrument.effective and asof and instrument.effective > asof:
        return f"{instrument.title} applies only from {instrument.effective}"
    if instrument.status in {"repealed", "expired"} and (
        not instrument.ended or not asof or instrument.ended <= asof
    ):
        word = "was repealed" if instrument.status == "repealed" else "expired"
        return f"{instrument.title} {word}{f' on {instrument.ended}' if instrument.ended else ''}"
    return ""
