"""Page embed: the blocks of pages name banks, papers, items and scenarios that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quizgen.loading.embeds import Embed
    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    members: dict[str, Collection[str] | None] = {}
    for embed in project.embeds:
        if embed.name == "scenario":
            yield from _unknown(embed, embed.argument, project.scenarios, "a scenario")
        elif embed.name == "calculator":
            yield from _unknown(embed, embed.argument, project.calculators, "a calculator")
        elif embed.name == "visit":
            yield from _unknown(embed, embed.argument, project.visits, "a visit")
        elif embed.name == "quiz":
            known = (*project.banks, *project.papers)
            yield from _unknown(embed, embed.argument, known, "a bank or paper")
            if embed.argument not in members:
                members[embed.argument] = _items(embed.argument, project)
            own = members[embed.argument]
            for id_ in embed.items if own is not None else ():
                if id_ not in project.broken:
                    yield from _unknown(embed, id_, own or (), f"an item of `{embed.argument}`")


def _items(ref: str, project: Project) -> Collection[str] | None:
    if ref in project.papers:
        return dict.fromkeys(id_ for one in project.papers[ref].sections for id_ in one.items)
    if ref in project.banks:
        return dict.fromkeys(item.id for item in project.banks[ref].items)
    return None


def _unknown(embed: Embed, id_: str, known: Collection[str], what: str) -> Iterator[Finding]:
    if id_ not in known:
        yield Finding(
            f"`{id_}` is not {what}",
            nearest(id_, known) or f"known: {', '.join(sorted(known)[:9]) or 'none'}",
            span=embed.span,
        )


CHECK = Check(
    name="page-embed",
    code="QG515",
    severity=Severity.ERROR,
    summary="A block of a page names something that exists.",
    bad="/// quiz | jfn\n///",
    good="/// quiz | jnf\n///",
    project=_project,
)
