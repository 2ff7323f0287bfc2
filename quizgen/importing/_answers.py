"""Answers: a question as other systems have it, before it is an item of ours."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizgen.diagnostics import QuizgenError
from quizgen.importing._markdown import inline, literal


class NotTakenError(QuizgenError):
    """Why a question cannot become an item."""


@dataclass(slots=True)
class Answer:
    """One answer: its text, per cent of the marks, and why it is right or wrong."""

    text: str
    percent: str
    why: str
    tolerance: str = "0"
    html: bool = True
    pair: str = ""
    """The right side, where ``text`` is a left side."""

    @property
    def markdown(self) -> str:
        """The text as Markdown."""
        return inline(self.text) if self.html else literal(self.text)

    @property
    def share(self) -> float:
        """The share of the marks, as a number.

        Raises:
            NotTakenError: Where it is no decimal number.
        """
        try:
            return float(self.percent) / 100
        except ValueError:
            raise NotTakenError(f"`{self.percent}` is not a share of the marks") from None


@dataclass(slots=True)
class Question:
    """A question: what kind it is for Moodle, its answers, and the marks of our exporters."""

    kind: str
    stem: str
    points: str
    answers: list[Answer]
    marks: dict[str, list[str]] = field(default_factory=dict)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)

    def mark(self, name: str) -> str:
        """Return what a tag of our exporters says, "" when there is none."""
        return self.marks.get(name, [""])[0]

    def why(self, about: str) -> str:
        """Return the rationale that stands in the general feedback for an entry or a pair."""
        return next((why for text, why in self.reasons if text == about), "")

    def slips(self) -> dict[int, str]:
        """Return misconceptions by the place of the answer that shows them, from 1."""
        found = {}
        for text in self.marks.get("slip", []):
            place, _, tag = text.partition(":")
            if place.isdigit():
                found[int(place)] = tag
        return found


def letter(place: int) -> str:
    """Return the id of an option by its place: A to Z, then A1 and so on."""
    return chr(ord("A") + place % 26) + (str(place // 26) if place >= 26 else "")  # noqa: PLR2004


def share_text(share: float) -> str:
    """Return a share as a decimal; thirds and their kin as exactly as Moodle has them."""
    return f"{share:.7f}".rstrip("0").rstrip(".")


def entry(text: str, why: str = "", **more: str) -> object:
    """Return an option as its YAML has it: a text alone, or with what is said about it."""
    fields = {"text": text, "why": why, **more}
    kept = {name: value for name, value in fields.items() if value}
    return text if list(kept) == ["text"] else kept
