"""Embeds: the places of a page that quizgen fills, such as ``/// quiz | jnf``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span, nearest
from quizgen.source import Mapping, Section, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.diagnostics import Report

OPTIONS = {
    "quiz": ("items", "mode", "seed", "count", "title", "slides"),
    "scenario": ("mode",),
    "law": (),
    "calculator": (),
    "visit": (),
    "mistakes": (),
    "progress": (),
    "path": (),
}
"""Name of a block to the options that it takes."""

ARGUMENTS = {
    "quiz": "bank or paper",
    "scenario": "scenario",
    "law": "citation",
    "calculator": "calculator",
    "visit": "visit",
}
"""Name of a block to what stands behind its ``|``; the others take nothing."""

OTHERS = ("points", "admonition", "caption", "definition", "details", "html", "tab")
"""Blocks that are read elsewhere, by `quizgen.web.points` and by pymdown-extensions."""

MODES = ("practice", "exam")

_START = re.compile(rf"(?P<indent>[ ]*)/{{3,}}[ ]*(?P<name>{'|'.join(OPTIONS)})\b(?P<rest>.*)")
_LIKE = re.compile(r"[ ]*/{3,}[ ]*(?P<name>[A-Za-z][\w-]*)[ ]*(?:\|.*)?")
_FENCE = re.compile(r"[ >]*(?P<mark>`{3,}|~{3,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """One block as written."""

    name: str
    argument: str = ""
    items: tuple[str, ...] = ()
    mode: str = ""
    seed: int = 0
    count: int = 0
    title: str = ""
    slides: int | None = None
    """Questions of it on slides; none where the author leaves it to us."""
    span: Span
    end: int = 0
    """The line after the block's last, counted from 1."""
    indent: str = ""


def read_embeds(lines: Sequence[str], path: str, report: Report) -> list[Embed]:
    """Return the blocks of a page in order, reporting those that cannot be read."""
    found = []
    number = 0
    fence = ""
    while number < len(lines):
        line = lines[number]
        number += 1
        if "///" not in line and "``" not in line and "~~" not in line:
            continue
        if mark := _FENCE.match(line):
            fence = _fence(fence, mark["mark"])
        elif not fence and (start := _START.fullmatch(line.rstrip())):
            try:
                embed = _embed(start, lines, number, path, report)
            except ContentError as error:
                report.add(error.diagnostic)
            else:
                found.append(embed)
                number = embed.end - 1
        elif not fence and (other := _LIKE.fullmatch(line.rstrip())):
            _misspelt(other["name"], Span(path, number, other.start("name") + 1), report)
    return found


def _misspelt(name: str, span: Span, report: Report) -> None:
    """Report a name that is nearly one of ours; blocks of other extensions are not."""
    if name not in OTHERS and (hint := nearest(name, OPTIONS)):
        report.error("QG701", f"there is no block `{name}`; it would be shown as text", span, hint)


def _fence(opened: str, mark: str) -> str:
    """Return the fence that is open after the line that begins with ``mark``."""
    if not opened:
        return mark
    closes = mark[0] == opened[0] and len(mark) >= len(opened)
    return "" if closes else opened


def _embed(
    start: re.Match[str], lines: Sequence[str], number: int, path: str, report: Report
) -> Embed:
    name, indent = start["name"], start["indent"]
    span = Span(path, number, len(indent) + 1)
    argument = _argument(name, start["rest"].strip(), span)
    first = number
    while number < len(lines) and lines[number].startswith(indent + "    "):
        number += 1
    options = _options(name, lines[first:number], first, path, report)
    while number < len(lines) and not lines[number].strip():
        number += 1
    if number == len(lines) or not re.fullmatch(r"[ ]*/{3,}[ ]*", lines[number]):
        raise ContentError(
            "QG702",
            f"the block `{name}` is not closed",
            span,
            hint="write `///` in the line after it; options stand between, indented by 4 spaces",
        )
    embed = Embed(name=name, argument=argument, span=span, end=number + 2, indent=indent)
    return embed if options is None else _with_options(embed, options)


def _argument(name: str, rest: str, span: Span) -> str:
    wanted = ARGUMENTS.get(name, "")
    argument = rest.removeprefix("|").strip()
    if bool(argument) != bool(wanted) or (rest and not rest.startswith("|")):
        shown = f"/// {name} | {wanted}" if wanted else f"/// {name}"
        raise ContentError("QG701", f"the block `{name}` must begin `{shown}`", span,
                           hint=f"write `{shown}`")  # fmt: skip
    return argument


def _options(
    name: str, lines: Sequence[str], before: int, path: str, report: Report
) -> Section | None:
    if not any(line.strip() for line in lines):
        return None
    # Empty lines in front give every value its own place in the page.
    node = read_text("\n" * before + "\n".join(lines), path, report)
    if not isinstance(node, Mapping):
        span = Span(path, before + 1)
        hint = f"write options such as `{OPTIONS[name][0]}: …`" if OPTIONS[name] else "remove them"
        raise ContentError("QG701", f"these are no options of the block `{name}`", span, hint=hint)
    section = Section(node, path, report)
    for option in node.fields:
        if option not in OPTIONS[name]:
            known = ", ".join(OPTIONS[name])
            raise ContentError(
                "QG701",
                f"the block `{name}` has no option `{option}`",
                section.key_span(option),
                hint=nearest(option, OPTIONS[name])
                or (f"its options are {known}" if known else "it has no options"),
            )
    return section


def _with_options(embed: Embed, section: Section) -> Embed:
    items = tuple(
        item.strip() for text in section.texts("items") for item in text.split(",") if item.strip()
    )
    return Embed(
        name=embed.name,
        argument=embed.argument,
        items=items,
        mode=section.choice("mode", MODES, ""),
        seed=section.integer("seed", 0),
        count=section.integer("count", 0),
        title=section.text("title", ""),
        slides=section.integer("slides") if section.text("slides", "") else None,
        span=embed.span,
        end=embed.end,
        indent=embed.indent,
    )
