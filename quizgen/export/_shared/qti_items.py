"""QTI items: one assessment item for each concrete item, or for each part of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from quizgen.export._shared import qti_rules as q
from quizgen.export._shared.qti_choosing import add_judge, add_match, add_multi, add_single
from quizgen.export._shared.qti_following import followed
from quizgen.export._shared.qti_ordering import add_order, add_walk
from quizgen.export._shared.qti_piece import Piece
from quizgen.export._shared.qti_tree import NAMES_30, el, ident, rich
from quizgen.export._shared.qti_writing import (
    add_blanks,
    add_interval,
    add_number,
    add_short,
)
from quizgen.grading.exact import ratio
from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item

TITLE_LENGTH = 60

_GAP = re.compile(r"\[\[\d+\]\]")


@dataclass(frozen=True, slots=True)
class Question:
    """An assessment item: its identifier, its tree in the names of 3.0, and what it came from."""

    id: str
    tree: ET.Element
    item: Item
    part: str = ""
    """Id of the part of a case that it is."""


def in_parts(item: Item) -> bool:
    """Say whether an item is a case whose parts can stand as items of their own."""
    own = item.interaction
    if not isinstance(own, Case):
        return False
    total = sum(ratio(part.interaction.max) for part in own.parts)
    gated = any(part.gate or part.follow for part in own.parts)
    nested = any(isinstance(part.interaction, Case) for part in own.parts)
    return not gated and not nested and total == ratio(own.max)


def questions(item: Item, name: str) -> tuple[Question, ...]:
    """Return the assessment items of an item whose own identifier is ``name``."""
    own = item.interaction
    if isinstance(own, Case) and in_parts(item):
        made = []
        for part in own.parts:
            id_ = f"{name}-{ident(part.id)}"
            alone = replace(item, stem=part.stem, interaction=part.interaction, given="")
            made.append(Question(id_, _tree(alone, id_, stimulus=name), item, part.id))
        return tuple(made)
    return (Question(name, _tree(item, name), item),)


def stimulus(item: Item, name: str) -> ET.Element:
    """Return what the parts of a case share, as a document of its own."""
    names = NAMES_30 | {"identifier": f"{name}-stimulus", "title": title(item), "xml:lang": "zh-CN"}
    return el("qti-assessment-stimulus", names, el("qti-stimulus-body", None, *_stem(item)))


def title(item: Item) -> str:
    """Return the beginning of what is asked, without markup."""
    stem = rich(_GAP.sub("____", item.stem))
    words = " ".join("".join(stem.itertext()).split())
    return words if len(words) <= TITLE_LENGTH else f"{words[: TITLE_LENGTH - 1]}…"


def _tree(item: Item, name: str, stimulus: str = "") -> ET.Element:
    piece = Piece()
    body = _stem(item)
    if stimulus:
        shared = {"class": "qti-shared-stimulus", "data-stimulus-idref": f"{stimulus}-stimulus"}
        body.insert(0, el("div", shared))
    add(piece, item.interaction, body[-1])
    own = item.interaction
    people = isinstance(own, Short) and not own.auto
    score = q.outcome("SCORE")
    score.set("normal-maximum", q.plain(ratio(own.max)))
    if people:
        score.set("external-scored", "human")
    root = el(
        "qti-assessment-item",
        NAMES_30
        | {
            "identifier": name,
            "title": title(item) or name,
            "adaptive": "false",
            "time-dependent": "false",
            "xml:lang": "zh-CN",
        },
        *piece.responses,
        score,
        q.outcome("MAXSCORE", default=q.plain(ratio(own.max))),
        *piece.outcomes,
    )
    feedback = _general(item, piece)
    root.append(_choice_outcome("VERDICT"))
    root.append(_choice_outcome("FEEDBACK"))
    if stimulus:
        where = {"identifier": f"{stimulus}-stimulus", "href": f"../stimuli/{stimulus}.xml"}
        root.append(el("qti-assessment-stimulus-ref", where | {"title": name}))
    rubric = [_rubric(own)] if isinstance(own, Short) else []
    root.append(el("qti-item-body", None, *rubric, *body, *piece.body))
    verdict = [] if people else _verdict(piece)
    shown = [q.put("FEEDBACK", q.value("general", "identifier"))] if feedback else []
    root.append(el("qti-response-processing", None, *piece.rules, *verdict, *shown))
    root.extend([] if people else _verdicts(item))
    root.extend(feedback)
    return root


def add(piece: Piece, own: Interaction, stem: ET.Element) -> None:
    """Add an interaction to ``piece``; gaps go into ``stem``."""
    match own:
        case Single():
            add_single(piece, own)
        case Multi():
            add_multi(piece, own)
        case Judge():
            add_judge(piece, own)
        case Blanks():
            add_blanks(piece, own, stem)
        case Numeric():
            add_number(piece, own)
        case Interval():
            add_interval(piece, own)
        case Short():
            add_short(piece, own)
        case Order():
            add_order(piece, own)
        case Match():
            add_match(piece, own)
        case Walk():
            add_walk(piece, own)
        case Case():
            _add_case(piece, own)
        case _:
            assert_never(own)


def _add_case(piece: Piece, own: Case) -> None:
    """Add all parts into one item: gates and follow-through need to see the other parts."""
    scores: dict[str, tuple[str, str]] = {}
    numbers: dict[str, str] = {}
    for part in own.parts:
        inner = Piece(prefix=f"{piece.prefix}{ident(part.id, 'P_')}_")
        stem = rich(part.stem)
        piece.outcomes.append(q.outcome(inner.score))
        add(inner, part.interaction, stem)
        piece.body += [stem, *inner.body]
        piece.responses += inner.responses
        piece.outcomes += inner.outcomes
        piece.rules += inner.rules
        piece.notes += inner.notes
        if isinstance(part.interaction, Numeric):
            numbers[part.id] = inner.name("RESPONSE")
            source_id = part.follow.source if part.follow else ""
            if source_id in numbers:
                piece.rules += followed(inner, part, numbers[source_id], *scores[source_id])
        if part.gate in scores:
            source, most = scores[part.gate]
            shut = q.compare("lt", q.variable(source), q.value(most))
            piece.rules += q.when((shut, [q.put(inner.score, q.value("0"))]))
        scores[part.id] = inner.score, q.plain(ratio(part.interaction.max))
    piece.rules.append(
        q.put(piece.score, el("qti-sum", None, *(q.variable(one) for one, _ in scores.values())))
    )
    most = q.plain(ratio(own.max))
    over = q.compare("gt", q.variable(piece.score), q.value(most))
    piece.rules += q.when((over, [q.put(piece.score, q.value(most))]))


def _stem(item: Item) -> list[ET.Element]:
    stem = rich(item.stem, attributes={"class": "qg-stem"})
    if not item.given:
        return [stem]
    return [rich(item.given, attributes={"class": "qg-given"}), stem]


def _choice_outcome(name: str) -> ET.Element:
    return q.outcome(name, "identifier", default="")


def _verdict(piece: Piece) -> list[ET.Element]:
    """Return the rules that say whether it was right, from the points."""
    score, most = q.variable(piece.score), q.variable("MAXSCORE")
    made = q.when(
        (q.compare("gte", score, most), [q.put("VERDICT", q.value("correct", "identifier"))]),
        (
            q.compare("gt", q.variable(piece.score), q.value("0")),
            [q.put("VERDICT", q.value("partial", "identifier"))],
        ),
    )
    other = q.put("VERDICT", q.value("incorrect", "identifier"))
    made[0].append(el("qti-response-else", None, other))
    return made


def _verdicts(item: Item) -> list[ET.Element]:
    made = []
    for verdict in ("correct", "partial", "incorrect"):
        words = message(f"quiz.class.{verdict}")
        content = [el("p", text=words)]
        if verdict != "correct" and item.hints:
            hints = [el("li", None, rich(hint, "span")) for hint in item.hints]
            content.append(el("ul", None, *hints))
        made.append(_modal("VERDICT", verdict, content))
    return made


def _general(item: Item, piece: Piece) -> list[ET.Element]:
    """Return what is shown after any response: what to know, why, and on what it rests."""
    content = [rich(item.feedback)] if to_html(item.feedback) else []
    rows = []
    for asked, why in piece.notes:
        row = el("li", None, rich(asked, "span"), el("span", text="："), rich(why, "span"))
        rows.append(row)
    if rows:
        content.append(el("ul", None, *rows))
    if item.cite:
        content.append(el("p", text=message("export.qti.basis", cite="、".join(item.cite))))
    return [_modal("FEEDBACK", "general", content)] if content else []


def _modal(outcome: str, identifier: str, content: list[ET.Element]) -> ET.Element:
    attributes = {
        "outcome-identifier": outcome,
        "identifier": identifier,
        "show-hide": "show",
    }
    return el("qti-modal-feedback", attributes, el("qti-content-body", None, *content))


def _rubric(own: Short) -> ET.Element:
    """Return what people mark by: the points to be made, and an answer that makes them."""
    rows = [
        el("li", text=f"{point.text or ' / '.join(point.any)} ({point.points})")
        for point in own.keypoints
    ]
    content = [el("ul", None, *rows)] if rows else []
    content += [rich(own.answer)] if own.answer else []
    return el(
        "qti-rubric-block",
        {"view": "scorer", "use": "scoring"},
        el("qti-content-body", None, *(content or [el("p")])),
    )
