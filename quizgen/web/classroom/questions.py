"""Questions: the self-test of a handout, five short questions and their key."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.model.interactions import Judge, Multi
from quizgen.web.classroom.asking import questions
from quizgen.web.classroom.content import Embedded
from quizgen.web.classroom.pairs import COLUMN, paired, tall_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.loading.project import Project
    from quizgen.web.classroom.asking import Question
    from quizgen.web.classroom.content import Outline

ASKED = 5
SHORT = 150
"""Characters of a question that has a place on the sheet."""


def asked_of(project: Project, found: Outline) -> list[Question]:
    """Return five short questions, of different objectives as far as there are."""
    embeds = [
        block.embed
        for chapter in found.chapters
        for section in chapter.sections
        for block in section.blocks
        if isinstance(block, Embedded) and block.embed.name == "quiz"
    ]
    embeds.sort(key=lambda one: one.mode != "exam")
    pool = {
        q.item.id: q for embed in embeds for q in questions(project, embed) if _length(q) <= SHORT
    }
    chosen: dict[str, Question] = {}
    seen: set[str] = set()
    for question in pool.values():
        if question.item.objective not in seen and len(chosen) < ASKED:
            seen.add(question.item.objective)
            chosen[question.item.id] = question
    for name, question in pool.items():
        if len(chosen) < ASKED:
            chosen.setdefault(name, question)
    return list(chosen.values())


def _length(question: Question) -> int:
    return len(question.stem.text) + sum(len(text.text) + 2 for _, text, _ in question.options)


def quiz_list(asked: Sequence[Question]) -> tuple[str, float]:
    """Return the questions in two columns, and their height in millimetres."""
    rows, heights = [], []
    for question in asked:
        options = "".join(f"<span>{sign}．{text.html}</span>" for sign, text, _ in question.options)
        listed = (
            f'<div class="options">{options}</div>' if options else '<div class="answer"></div>'
        )
        rows.append(f"{question.stem.html}{_kind(question)}{listed}")
        room = COLUMN - 6
        tall = tall_of(question.stem.text + _kind(question), room) + 1.6
        tall += sum(tall_of(text.text, room - 5) for _, text, _ in question.options) or 6.0
        heights.append(tall)
    html, tall = paired("quiz", rows, heights)
    return html, tall + 3


def _kind(question: Question) -> str:
    match question.item.interaction:
        case Multi():
            return message("handout.multi")
        case Judge():
            return message("handout.judge")
        case _:
            return ""


def key_line(asked: Sequence[Question]) -> str:
    """Return the answers, to be read from the other side."""
    keys = "　".join(f"{n}．{_answer(one)}" for n, one in enumerate(asked, 1))
    return f'<p class="key"><span>{message("handout.key")}　{escape(keys)}</span></p>'


def _answer(question: Question) -> str:
    base = "、".join(question.item.cite[:1])
    return f"{question.key.text}（{base}）" if base else question.key.text
