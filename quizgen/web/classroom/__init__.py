"""Classroom: slides and a two-page handout of each module, made from its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.web.addresses import handout_file, slides_file
from quizgen.web.classroom.handout import handout_html
from quizgen.web.classroom.slides import slides_html

if TYPE_CHECKING:
    from quizgen.loading.project import Project

MARK = '<meta name="generator" content="quizgen">'
"""In a page that quizgen has written, and may write anew."""


def files(project: Project) -> dict[str, str]:
    """Return slides and handout of every module that has pages, by path below the site's root.

    They are whole pages, not Markdown: a site shows them without its own frame.
    """
    made = {}
    for module in project.course.modules:
        if f"course/{module.page}" in project.pages:
            made[slides_file(module.id)] = slides_html(project, module)
            made[handout_file(module.id)] = handout_html(project, module)
    return made
