"""Writing: a paper as the file from which it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from quizgen.model.forms import Paper


def paper_yaml(paper: Paper) -> str:
    """Return the text of ``quizzes/papers/ID.yaml``."""
    content: dict[str, Any] = {
        "schema": 1,
        "paper": paper.id,
        "title": paper.title,
        "mode": paper.mode,
        "minutes": paper.minutes,
        "pass_percent": _number(paper.pass_percent),
        "seed": paper.seed,
        "sections": [
            {"id": section.id, "title": section.title}
            | ({"min_percent": _number(section.min_percent)} if section.min_percent else {})
            | {"items": list(section.items)}
            for section in paper.sections
        ],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
