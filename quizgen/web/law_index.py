"""Law index: all instruments of the register, by whether they are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loading import citations
from quizgen.messages import message
from quizgen.web.addresses import LAW, law_page
from quizgen.web.law_facts import status
from quizgen.web.law_links import source_link
from quizgen.web.law_markdown import head, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.law import Instrument, Register

INDEX = f"{LAW}/index.md"
_COLUMNS = ("title", "kind", "effective", "evidence")


def index(register: Register) -> str:
    """Return the page that lists the register."""
    lines = head(message("law.index"))
    lines += [message("law.index.lead"), "", f"{message('law.asof', date=register.asof)}。", ""]
    groups: dict[str, list[Instrument]] = {"in_force": [], "unknown": [], "over": []}
    for instrument in register.instruments.values():
        if citations.in_force(instrument, register.asof):
            groups["over"].append(instrument)
        else:
            groups["unknown" if instrument.status == "unknown" else "in_force"].append(instrument)
    for name, members in groups.items():
        if members:
            lines += [f"## {message(f'law.index.{name}')}", ""]
            lines += [*_table(members, register, over=name == "over"), ""]
    lines += [message("law.evidence.meaning"), ""]
    return "\n".join(lines)


def _table(members: list[Instrument], register: Register, *, over: bool) -> Iterator[str]:
    """Yield the rows; what is over says since when and what replaced it."""
    columns = (*_COLUMNS, "status") if over else _COLUMNS
    yield row(message(f"law.{name}") for name in columns)
    yield row(["---"] * len(columns))
    for instrument in members:
        link = f"[{instrument.title}]({source_link(law_page(instrument.id), INDEX)})"
        cells = [link, instrument.kind, instrument.effective, str(instrument.evidence)]
        yield row([*cells, status(instrument, register.asof)] if over else cells)
