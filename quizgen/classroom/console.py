"""Console: the facilitator's page in one file, which also drives the projector; works offline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizgen.classroom.console_data import data, program_of
from quizgen.diagnostics import ContentError
from quizgen.messages import catalogue, message
from quizgen.web.assets import read
from quizgen.web.rendering import attribute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.classroom.groups import Group
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario

PREFIX = "console."
PARTS = ("quizgen-console.js", "quizgen-console.css")

# The data are an attribute, which shows nothing; in the window of the projector the script takes
# them away before anything is shown.
_PAGE = Markup(
    """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
<script>{script}</script>
</head>
<body>
<noscript><p>{noscript}</p></noscript>
<main id="console" data-console='{data}'></main>
</body>
</html>
"""
)


def render(scenario: Scenario, project: Project, groups: Sequence[Group]) -> str:
    """Return the page of a lesson with these groups.

    Raises:
        ContentError: If the scenario is broken.
    """
    program = program_of(scenario, project.procedures)
    if program is None:
        hint = "see what `quizgen check` says of its file"
        raise ContentError("QG409", f"`{scenario.id}` cannot be played", scenario.span, hint)
    script, style = (read(f"dist/{name}").decode("utf-8") for name in PARTS)
    english = {key: text["en"] for key, text in catalogue().items() if key.startswith(PREFIX)}
    spoken = f"window.qgEnglish={json.dumps(english, ensure_ascii=False, sort_keys=True)};\n"
    return str(
        _PAGE.format(
            title=message("console.page.title", title=scenario.title),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(_safe(spoken) + _safe(script)),  # noqa: S704 - our own files
            noscript=message("console.page.noscript"),
            data=attribute(data(scenario, project, groups, program)),
        )
    )


def _safe(script: str) -> str:
    """Return a script that does not end the element it stands in."""
    return script.replace("</", "<\\/")
