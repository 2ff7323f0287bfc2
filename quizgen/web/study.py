"""Study: the learner's own pages: the path through the course, mistakes and progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quizgen.markup import Html
from quizgen.messages import message
from quizgen.web.addresses import practice_page, relative, url_of

if TYPE_CHECKING:
    from quizgen.loading.project import Project
    from quizgen.model.course import Course, Module


def mistakes_html(course: Course) -> Html:
    """Return the place where the script lists what was answered wrong."""
    return _place("qg-mistakes", course)


def progress_html(course: Course) -> Html:
    """Return the place where the script shows what was done, to be saved and read back."""
    return _place("qg-progress", course)


def _place(element: str, course: Course) -> Html:
    needs = escape(message("site.needs_script"))
    return Html(
        f'<{element} class="{element}" data-course="{escape(course.id)}">'
        f"<noscript><p>{needs}</p></noscript></{element}>"
    )


def path_html(project: Project, page: str, *, folders: bool) -> Html:
    """Return the modules of the course in order; the script adds how far the learner is.

    Args:
        project: The course.
        page: Address of the page that shows the path.
        folders: Whether addresses end in folders.
    """
    course = project.course
    rows = Markup().join(
        _module(project, module, number, page, folders=folders)
        for number, module in enumerate(course.modules, start=1)
    )
    return Html(
        f'<qg-path class="qg-path" data-course="{escape(course.id)}">'
        f'<ol class="qg-path__list">{rows}</ol></qg-path>'
    )


def _module(project: Project, module: Module, number: int, page: str, *, folders: bool) -> Markup:
    def address(source: str) -> str:
        return relative(page, url_of(source, folders=folders))

    banks = [
        bank
        for bank in project.banks.values()
        if bank.module == module.id and bank.use == "practice"
    ]
    links = [(message("site.path.read"), address(module.page))]
    links += [(bank.title, address(practice_page(bank.id))) for bank in banks]
    shown = Markup().join(
        Markup('<li><a href="{}">{}</a></li>').format(href, text) for text, href in links
    )
    goals = Markup().join(Markup("<li>{}</li>").format(goal.text) for goal in module.objectives)
    if goals:
        goals = Markup(
            '<details class="qg-path__goals"><summary>{}</summary><ul>{}</ul></details>'
        ).format(message("site.path.goals"), goals)
    facts = message("site.path.minutes", minutes=module.minutes) if module.minutes else ""
    return Markup(
        '<li class="qg-path__module" data-items="{items}">'
        '<p class="qg-path__title"><span class="qg-path__number">{number}</span>'
        '<a href="{href}">{title}</a><span class="qg-path__facts">{facts}</span></p>'
        '<ul class="qg-path__links">{links}</ul>{goals}</li>'
    ).format(
        items=" ".join(item.id for bank in banks for item in bank.items),
        number=number,
        href=address(module.page),
        title=module.title,
        facts=facts,
        links=shown,
        goals=goals,
    )
