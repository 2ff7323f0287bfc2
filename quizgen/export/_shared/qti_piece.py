"""QTI piece: what one interaction adds to an assessment item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.export._shared.qti_rules import outcome, put, response, variable
from quizgen.export._shared.qti_tree import el, ident, rich

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from quizgen.model.interactions import Option


@dataclass(slots=True)
class Piece:
    """Declarations, content and rules; the rules set ``prefix`` + ``SCORE``, 0 by default."""

    prefix: str = ""
    responses: list[ET.Element] = field(default_factory=list)
    outcomes: list[ET.Element] = field(default_factory=list)
    body: list[ET.Element] = field(default_factory=list)
    rules: list[ET.Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """What was asked, and why it is so: shown after responding."""

    @property
    def score(self) -> str:
        """Name of the outcome that holds the points."""
        return f"{self.prefix}SCORE"

    def name(self, kind: str) -> str:
        """Return the name of a variable of this piece."""
        return f"{self.prefix}{kind}"

    def count(self, kind: str, base: str = "float") -> str:
        """Declare a number that the rules compute, and return its name."""
        self.outcomes.append(outcome(self.name(kind), base))
        return self.name(kind)

    def ask(
        self, kind: str, cardinality: str, base: str, correct: tuple[str, ...] = ()
    ) -> ET.Element:
        """Declare a response, and return its declaration."""
        self.responses.append(response(self.name(kind), cardinality, base, correct))
        return self.responses[-1]

    def explain(self, options: tuple[Option, ...]) -> None:
        """Keep why the options are as they are, for after responding."""
        self.notes += [(option.text, option.why) for option in options if option.why]

    def echo(self, kind: str, cardinality: str) -> str:
        """Declare an outcome that repeats a response, so that its feedback is shown."""
        name = self.name(f"FEEDBACK_{kind}")
        self.outcomes.append(
            el(
                "qti-outcome-declaration",
                {"identifier": name, "cardinality": cardinality, "base-type": "identifier"},
            )
        )
        self.rules.append(put(name, variable(self.name(kind))))
        return name


def choice(option: Option, tag: str, attributes: dict[str, str], echo: str = "") -> ET.Element:
    """Return an option; with ``echo``, why it is right or wrong is shown once it was chosen."""
    made = el(tag, attributes, rich(option.text, "span"))
    if echo and option.why:
        feedback = {
            "outcome-identifier": echo,
            "identifier": attributes["identifier"],
            "show-hide": "show",
        }
        made.append(el("qti-feedback-inline", feedback, rich(option.why, "span")))
    return made


def option_id(option: Option | str) -> str:
    """Return the identifier of an option."""
    return ident(option if isinstance(option, str) else option.id)
