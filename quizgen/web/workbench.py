"""Workbench: the instructor's page in one file: assigns, grades, reports, corrects."""

from __future__ import annotations

from markupsafe import Markup

from quizgen.web.assets import read
from quizgen.web.rendering import Writer


def workbench_html() -> str:
    """Return the page."""
    names = ("quizgen", "quizgen-workbench")
    style = "\n".join(read(f"dist/{name}.css").decode() for name in names)
    script = read("dist/quizgen-workbench.js").decode()
    return str(
        Writer().render(
            "workbench.html",
            report_style=read("static/report.css").decode(),
            feedback_style=read("static/feedback.css").decode(),
            style=Markup(style),  # noqa: S704 - our own
            script=Markup(script.replace("</", "<\\/")),  # noqa: S704
        )
    )
