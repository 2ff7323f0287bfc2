"""Exams: a test on paper with its answer sheet and its key, before it is known in what format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; ``gap`` is the number of a gap to be filled in, with a line for it."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    gap: int = 0


Runs: TypeAlias = "tuple[Run, ...]"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``mark`` is what stands before an entry of a list, ``depth`` how deep it is."""

    runs: Runs
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is the header."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: its bytes, "" where it is not in the course, and what it shows in words."""

    data: bytes
    kind: str
    alt: str


Block: TypeAlias = Line | Grid | Picture
Rich: TypeAlias = "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, to pair or to put in order, and what it is called."""

    sign: str
    text: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as it stands on the paper."""

    number: str
    kind: str
    """Type of the item, as the grading contract calls it."""
    points: str
    """Points in words, "" where the heading of the section says them."""
    stem: Rich
    given: Rich = ()
    told: str = ""
    choices: tuple[Choice, ...] = ()
    left: tuple[Choice, ...] = ()
    """What is paired with one of the choices."""
    lines: int = 0
    """Lines to write on."""
    parts: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The key of one question, for whoever marks it."""

    number: str
    points: str
    short: str
    """The key in a few letters, for a table; "" where it needs more words."""
    key: Rich
    notes: Rich = ()
    """Why it is right and the others are not."""
    cites: str = ""
    about: str = ""
    parts: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions of one type, such as 一、单项选择题."""

    sign: str
    title: str
    told: str
    points: str
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    part: str = ""
    """Heading of the part of the paper that begins here, as its author named it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """A test on paper; the paper, the sheet and the key are three files of it."""

    name: str
    title: str
    mark: str
    """Which form it is, such as A, "" when there is one only."""
    facts: tuple[str, ...]
    """Time, points and pass mark, as they stand under the title."""
    notices: tuple[str, ...]
    points: str
    sections: tuple[Section, ...]
    large: bool = False
    commitment: str = ""
    """Hash of the capsule in which the key was published beforehand, "" for none."""
