"""Exam .docx: a paper, its answer sheet or its key as .docx, the same bytes for the same exam."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx

from quizgen.messages import message
from quizgen.model.exams import Line
from quizgen.printing.archive import repacked
from quizgen.printing.exam_layout import HALF, TICKED, across, filled, gaps, in_rows, titles
from quizgen.printing.exam_page import bind, page
from quizgen.printing.exam_pen import Pen
from quizgen.printing.sheet_docx import dated
from quizgen.printing.styles import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.exams import Answer, Exam, Question, Section

_QUICK = 10
_SCORES = 0.76
"""Size of the signs in the table of scores, of those of the large print."""
_MANY = 0.9
"""The same where a test has more than ten sections."""


def write(exam: Exam, part: str) -> bytes:
    """Return one part of ``exam``, ``paper``, ``sheet`` or ``key``, as a Word document."""
    document = docx.Document()
    prepare(document)
    title, second = titles(exam, part)
    dated(document, f"{title} {second}".strip())
    wide = page(document.sections[0], f"{title}　{second}".strip("　"), bound=part == "paper")
    pen = Pen(document, 17 if exam.large else 10.5, wide)
    if part == "paper":
        labels = [say(name) for name in ("office", "name", "number")]
        bind(document, labels, say("seal"))
    for text in filter(None, (title, second)):
        pen.title(text)
    {"paper": _paper, "sheet": _sheet, "key": _key}[part](pen, exam)
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def say(name: str, **values: object) -> str:
    """Return a text of the paper."""
    return message(f"print.exam.{name}", **values)


def _paper(pen: Pen, exam: Exam) -> None:
    pen.line("　　".join(exam.facts), face="kai", align="center", after=0.4)
    notices = "\n".join(f"{n}.\t{text}" for n, text in enumerate(exam.notices, 1))
    shares = (25, 75) if exam.large else (14, 86)
    table = pen.table(((say("notices"), notices),), shares, faces=("hei", "song"), align="left")
    for line in table.rows[0].cells[1].paragraphs:
        pen.hang(line, 1)
    _committed(pen, exam)
    pen.line("", size=0.5)
    heads = ("score.question", "score.full", "score", "score.marker")
    columns = [
        [say(name) for name in heads],
        *([one.sign, one.points, "", ""] for one in exam.sections),
        [say("score.total"), exam.points, "", ""],
    ]
    # Large signs would break the cells of many columns; nobody reads long in this table.
    scale = (_SCORES if exam.large else 1) * (_MANY if len(exam.sections) > _QUICK else 1)
    shares_ = (1.7, *(1,) * (len(columns) - 2), 1.4)
    pen.table(tuple(zip(*columns, strict=True)), shares_, high=2, scale=scale)
    for section in exam.sections:
        if section.part:
            pen.line(section.part, face="hei", align="center", before=0.8, keep=True)
        _heading(pen, section)
        for one in section.questions:
            _question(pen, one, large=exam.large)


def _committed(pen: Pen, exam: Exam) -> None:
    """Print by what it can be proved that the key was there before the answers were."""
    if exam.commitment:
        said = f"{say('commitment')} {exam.commitment}"
        pen.line(said, face="kai", align="center", scale=0.8, before=0.3)


def _heading(pen: Pen, section: Section, told: str | None = None) -> None:
    line = pen.line("", before=0.7, after=0.2, keep=True, level=1)
    pen.add(line, f"{section.sign}、{section.title}", "hei", 1.1)
    pen.add(line, section.told if told is None else told, "song")


def _question(pen: Pen, own: Question, deep: int = 0, *, large: bool) -> None:
    ticked = own.kind in TICKED
    sign = f"{own.number}." if not deep else own.number
    head = [(sign, "song"), (f"（{own.points}）" if own.points else "", "kai")]
    tail = [(own.told, "kai")]
    more = bool(own.choices or own.given or own.parts or own.lines)
    space = 0 if deep else 0.25
    pen.blocks(own.stem, head, tail, deep=deep, keep=more, before=space, bracket=ticked)
    if own.given:
        given = [(f"{message('quiz.page.given')}：", "hei")]
        pen.blocks(own.given, given, deep=deep + 1, face="kai", keep=True, hang=False)
    if own.left:
        pen.pairs(own.left, own.choices, deep=deep + 1)
    elif own.choices:
        count = across(own.choices, large=large) if ticked else 1
        rows = in_rows(own.choices, count)
        for number, row in enumerate(rows, 1):
            keep = number < len(rows) or bool(own.lines)
            pen.choices(row, count, deep=deep + 1, keep=keep)
    _room(pen, own, deep + 1)
    for one in own.parts:
        _question(pen, one, deep + 1, large=large)


def _room(pen: Pen, own: Question, deep: int) -> None:
    """Leave room for an answer."""
    label = {"order": "order", "scenario": "order", "interval": "answer", "numeric": "answer"}
    if own.kind in label:
        for _ in range(own.lines - 1):
            pen.line("", size=1.4, keep=True)
        pen.rule(say(label[own.kind]), deep=deep)
    else:
        for number in range(own.lines):
            pen.rule("", deep=deep, keep=number + 1 < own.lines)


def _sheet(pen: Pen, exam: Exam) -> None:
    person = [cell for name in ("office", "name", "number") for cell in (say(name), "")]
    pen.line("", size=0.4)
    shares = (10, 21, 10, 18, 19, 22) if exam.large else (11, 25, 10, 18, 13, 23)
    pen.table((tuple(person),), shares, high=2.2)
    pen.line(say("sheet.fill"), face="kai", before=0.4, after=0.2)
    _committed(pen, exam)
    for section in exam.sections:
        _heading(pen, section, f"（{say('points', n=section.points)}）")
        kind = section.questions[0].kind
        if kind in TICKED:
            count = filled(section.questions, large=exam.large)
            _side_by_side(pen, section.questions, count)
        elif kind in HALF and not exam.large:
            _side_by_side(pen, section.questions, 2, high=1.9)
        else:
            for one in section.questions:
                _reply(pen, one)


def _side_by_side(pen: Pen, own: Sequence[Question], count: int, high: float = 1.5) -> None:
    """Write short answers in rows that stand one below the other."""
    for row in in_rows([f"{one.number}\t{_place(pen, one, count)}" for one in own], count):
        pen.columns((*row, *("",) * (count - len(row))), (1,) * count, high=high)


def _place(pen: Pen, own: Question, count: int = 1) -> str:
    """Return the place of an answer that is no longer than a line of a column."""
    if own.kind in TICKED:
        return (
            " ".join(f"[{one.sign}]" for one in own.choices) or f"[{say('true')}] [{say('false')}]"
        )
    if own.left:
        return "　".join(f"{one.sign}{'_' * 5}" for one in own.left)
    if own.kind == "blank":
        signs = [f"({number})" for number in gaps(own)]
        # So long that four stand on a line, and that no line breaks within one.
        room = pen.letters(count) // max(2, min(4, len(signs))) - 6
        return "　".join(f"{sign}{'_' * min(16, room)}" for sign in signs)
    return "_" * (pen.letters(count) - 6)


def _reply(pen: Pen, own: Question, deep: int = 0) -> None:
    if own.parts:
        points = f"（{own.points}）" if own.points else ""
        pen.line(f"{own.number}.{points}", deep=deep, keep=True)
        for one in own.parts:
            _reply(pen, one, deep + 1)
    elif own.kind in TICKED or own.left or own.kind == "blank":
        high = 1 if own.kind in TICKED else 1.2
        pen.line(f"{own.number}　{_place(pen, own)}", deep=deep, size=high, align="left")
    else:
        pen.rule(f"{own.number} ", deep=deep, keep=own.lines > 1)
        for number in range(1, own.lines):
            pen.rule("", deep=deep, keep=number + 1 < own.lines)


def _key(pen: Pen, exam: Exam) -> None:
    pen.line(say("key.note"), face="kai", align="center", after=0.4)
    _committed(pen, exam)
    for section in exam.sections:
        if not section.answers[0].short:
            continue
        pen.line(f"{section.sign}、{section.title}", face="hei", before=0.3, keep=True)
        for row in in_rows(section.answers, _QUICK):
            empty = ("",) * (_QUICK - len(row))
            cells = ((*(a.number for a in row), *empty), (*(a.short for a in row), *empty))
            pen.table(cells, (1,) * _QUICK, faces=("song",) * _QUICK)
    for section in exam.sections:
        _heading(pen, section)
        for one in section.answers:
            _answer(pen, one)


def _answer(pen: Pen, own: Answer, deep: int = 0) -> None:
    """Write the key of a question, which stays on one page where a page has room for it."""
    sign = f"{own.number}." if not deep else own.number
    head = [(sign, "hei"), (f"（{own.points}）", "kai")]
    face = "hei" if len(own.key) == 1 and isinstance(own.key[0], Line) else "song"
    more = bool(own.parts or own.notes or own.cites or own.about)
    pen.blocks(own.key, head, deep=deep, face=face, keep=more, before=0 if deep else 0.25)
    for one in own.parts:
        _answer(pen, one, deep + 1)
    pen.blocks(own.notes, deep=deep + 1, keep=bool(own.cites or own.about))
    if own.cites:
        cites = f"{message('quiz.basis')}：{own.cites}"
        pen.line(cites, face="kai", deep=deep + 1, keep=bool(own.about))
    if own.about:
        pen.line(own.about, deep=deep + 1, scale=0.8, after=0.3)
