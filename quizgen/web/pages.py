"""Pages: those that quizgen makes: one a statute, a bank, a paper and a scenario."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from quizgen.loading.pages import GENERATED
from quizgen.messages import message
from quizgen.web import law_pages
from quizgen.web.addresses import LAW, PRACTICE, SCENARIOS, practice_page, scenario_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.loading.project import Project
    from quizgen.model.forms import Paper
    from quizgen.model.items import Bank
    from quizgen.model.scenario import Scenario

Entries: TypeAlias = "list[str | dict[str, Entries]]"
"""A part of a site's navigation, as MkDocs reads it."""


@dataclass(frozen=True, slots=True)
class Made:
    """All generated pages."""

    texts: dict[str, str]
    """Markdown by source path below ``course/``."""
    entries: dict[str, Entries]
    """Source path of an index to the navigation below it."""


def pages(project: Project) -> Made:
    """Return every generated page of a course."""
    groups = _groups(project)
    texts = {f"{PRACTICE}/index.md": _practice_index(project, groups)}
    for bank in _banks(project):
        texts[practice_page(bank.id)] = _block_page(bank.title, "quiz", bank.id)
    for paper in project.papers.values():
        texts[practice_page(paper.id)] = _block_page(paper.title, "quiz", paper.id)
    if project.scenarios:
        texts[f"{SCENARIOS}/index.md"] = _scenario_index(project)
    for scenario in project.scenarios.values():
        texts[scenario_page(scenario.id)] = _block_page(scenario.title, "scenario", scenario.id)
    for path, text in law_pages.pages(project):
        texts[path] = text.replace("---\n", f"---\n{GENERATED}\n", 1)
    return Made(texts, _entries(project, groups, texts))


def _banks(project: Project) -> list[Bank]:
    return [bank for bank in project.banks.values() if bank.use == "practice"]


def _groups(project: Project) -> list[tuple[str, list[Bank]]]:
    """Return the banks by module, in the order of the course; the others last."""
    groups = [
        (module.title, [bank for bank in _banks(project) if bank.module == module.id])
        for module in project.course.modules
    ]
    known = {module.id for module in project.course.modules}
    groups.append(
        (message("site.other"), [bank for bank in _banks(project) if bank.module not in known])
    )
    return [(title, banks) for title, banks in groups if banks]


def _entries(
    project: Project, groups: list[tuple[str, list[Bank]]], texts: dict[str, str]
) -> dict[str, Entries]:
    practice: Entries = [{title: [practice_page(b.id) for b in banks]} for title, banks in groups]
    if project.papers:
        papers: Entries = [practice_page(paper) for paper in project.papers]
        practice.append({message("site.papers"): papers})
    scenes: Entries = [scenario_page(scenario) for scenario in project.scenarios]
    law: Entries = [path for path in texts if path.startswith(f"{LAW}/")]
    there = {*texts, *(path.removeprefix("course/") for path in project.pages)}
    return {
        index: [index, *(entry for entry in below if entry != index)] if index in there else []
        for index, below in (
            (f"{PRACTICE}/index.md", practice),
            (f"{SCENARIOS}/index.md", scenes),
            (f"{LAW}/index.md", law),
        )
    }


def expand(nav: Entries, entries: dict[str, Entries]) -> Entries:
    """Return a navigation in which the entry of a generated index holds the pages below it.

    An entry whose index is not there is left out: a course without scenarios has none.
    """
    expanded: Entries = []
    for entry in nav:
        if not isinstance(entry, dict):
            expanded.append(entry)
            continue
        for title, value in entry.items():
            below = entries.get(value) if isinstance(value, str) else expand(value, entries)
            if below is None or below:
                expanded.append({title: value if below is None else below})
    return expanded


def _head(title: str) -> list[str]:
    shown = json.dumps(title, ensure_ascii=False)
    return ["---", GENERATED, f"title: {shown}", "---", "", f"# {title}", ""]


def _block_page(title: str, block: str, ref: str) -> str:
    return "\n".join([*_head(title), f"/// {block} | {ref}", "///", ""])


def _practice_index(project: Project, groups: list[tuple[str, list[Bank]]]) -> str:
    lines = [*_head(message("site.practice")), message("site.practice.lead"), ""]
    for title, banks in groups:
        lines += [f"## {title}", "", *_list(_bank_rows(banks))]
    if project.papers:
        lines += [f"## {message('site.papers')}", "", *_list(_paper_rows(project.papers.values()))]
    return "\n".join(lines)


def _bank_rows(banks: Iterable[Bank]) -> Iterator[tuple[str, str, str]]:
    for bank in banks:
        yield bank.title, f"{bank.id}.md", message("site.items", n=len(bank.items))


def _paper_rows(papers: Iterable[Paper]) -> Iterator[tuple[str, str, str]]:
    for paper in papers:
        facts = [message("site.items", n=sum(len(section.items) for section in paper.sections))]
        if paper.minutes:
            facts.append(message("site.minutes", n=paper.minutes))
        facts.append(message(f"quiz.page.mode.{paper.mode}"))
        yield paper.title, f"{paper.id}.md", " · ".join(facts)


def _scenario_index(project: Project) -> str:
    lines = [*_head(message("site.scenarios")), message("site.scenarios.lead"), ""]
    lines += _list(_scenario_rows(project.scenarios.values()))
    return "\n".join(lines)


def _scenario_rows(scenarios: Iterable[Scenario]) -> Iterator[tuple[str, str, str]]:
    for scenario in sorted(scenarios, key=lambda s: (s.minutes, len(s.decisions), s.id)):
        facts = [message("site.minutes", n=scenario.minutes)] if scenario.minutes else []
        facts.append(message("site.decisions", n=len(scenario.decisions)))
        facts.append(message("site.endings", n=len(scenario.endings)))
        first = next(iter(scenario.objectives.values()), "")
        shown = [escape(first)] if first else []
        yield scenario.title, f"{scenario.id}.md", "<br>".join([*shown, " · ".join(facts)])


def _list(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return a list of links with a line of facts below each."""
    shown = [f"- [{title}]({path})\n    <small>{facts}</small>" for title, path, facts in rows]
    return ['<div class="site-list" markdown>', "", *shown, "", "</div>", ""]
