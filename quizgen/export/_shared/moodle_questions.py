"""Moodle questions: each interaction as the nearest type that every Moodle has."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.export._shared.decimals import margin, named, written
from quizgen.export._shared.explaining import points_html
from quizgen.export._shared.moodle_cloze import GAP, cloze
from quizgen.export._shared.moodle_fractions import equal, nearest, shares
from quizgen.export._shared.moodle_tree import leaf, plain, plain_text, rich
from quizgen.export._shared.spelled_out import spelled_out
from quizgen.grading.exact import ratio
from quizgen.grading.quantity import accepted
from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    NumberRule,
    Numeric,
    Order,
    Short,
    Single,
    TextMatcher,
    Walk,
)
from quizgen.model.units import table

if TYPE_CHECKING:
    from quizgen.export._shared.pictures import Pictures
    from quizgen.model.items import Item

ORDER_GRADING = {
    "exact": "ALL_OR_NOTHING",
    "position": "ABSOLUTE_POSITION",
    "adjacent": "RELATIVE_NEXT_EXCLUDE_LAST",
    "kendall": "RELATIVE_ALL_PREVIOUS_AND_NEXT",
    "lcs": "LONGEST_ORDERED_SUBSET",
    "dag": "RELATIVE_ALL_PREVIOUS_AND_NEXT",
}
_LINE = "______"


def kind_of(own: Interaction) -> str:
    """Return the type that Moodle calls a question for ``own``."""
    match own:
        case Single() | Multi() | Walk():
            return "multichoice"
        case Judge():
            return "truefalse"
        case Numeric():
            return "numerical"
        case Blanks(blanks=[one]) if isinstance(one.matcher, TextMatcher):
            return "shortanswer"
        case Blanks(blanks=[one]) if isinstance(one.matcher, NumberRule):
            return "numerical"
        case Blanks() | Interval() | Case():
            return "cloze"
        case Short():
            return "essay"
        case Order(distractors=distractors):
            return "ddwtos" if distractors else "ordering"
        case Match():
            return "matching"


def stem_of(item: Item) -> str:
    """Return the text of the question as HTML, with the rule that it gives."""
    own = item.interaction
    match kind_of(own):
        case "cloze":
            html = cloze(item.stem, own)
        case "ddwtos" if isinstance(own, Order):
            rows = "".join(f"<li>[[{place}]]</li>" for place in range(1, len(own.key) + 1))
            html = f"{to_html(item.stem.replace('[[', '[ ['))}<ol>{rows}</ol>\n"
        case "shortanswer" | "numerical":
            html = GAP.sub(_LINE, to_html(item.stem))
        case _:
            html = to_html(item.stem)
    if not item.given:
        return html
    title = message("quiz.page.given")
    given = to_html(item.given).replace("{", "&#123;")
    return f'{html}<div class="qg-given"><p><b>{title}</b></p>\n{given}</div>\n'


def fill(made: ET.Element, item: Item, pictures: Pictures) -> None:
    """Add to a question what its type asks for."""
    own = item.interaction
    match own:
        case Single():
            _options(
                made, item, pictures, [option_mark(own, o.id, o.fraction) for o in own.options]
            )
        case Multi():
            _options(made, item, pictures, list(shares(own).percent))
        case Walk():
            _steps(made, own, pictures)
        case Judge():
            rows = (("true", own.key, own.why_true), ("false", not own.key, own.why_false))
            for text, right, why in sorted(rows, key=lambda row: not row[1]):
                _answer(made, text, "100" if right else "0", why, pictures)
        case Numeric():
            _number(made, own.rule, "", pictures)
        case Blanks(blanks=[one]) if isinstance(one.matcher, TextMatcher):
            _words(made, one.matcher, one.why, pictures)
        case Blanks(blanks=[one]) if isinstance(one.matcher, NumberRule):
            _number(made, one.matcher, one.why, pictures)
        case Blanks() | Interval() | Case():
            pass
        case Short():
            _essay(made, own, pictures)
        case Order():
            _order(made, own, pictures, shuffle=item.shuffle)
        case Match():
            _match(made, own, pictures)


def option_mark(own: Single, id_: str, fraction: str) -> str:
    """Return what choosing an option is worth."""
    if id_ == own.key or id_ in own.also_key:
        return "100"
    worth = fraction or own.wrong_fraction
    # Moodle would take marks away where the item stops at its minimum.
    if ratio(worth) < 0 and Decimal(own.min) >= 0:
        return "0"
    return nearest(worth)[0]


def _answer(made: ET.Element, text: str, percent: str, why: str, pictures: Pictures) -> ET.Element:
    answer = ET.SubElement(made, "answer", {"fraction": percent, "format": "moodle_auto_format"})
    leaf(answer, "text", text)
    rich(answer, "feedback", to_html(why, inline=True), pictures)
    return answer


def _options(made: ET.Element, item: Item, pictures: Pictures, marks: list[str]) -> None:
    own = item.interaction
    assert isinstance(own, Single | Multi)
    leaf(made, "single", "true" if isinstance(own, Single) else "false")
    leaf(made, "shuffleanswers", "true" if item.shuffle and "ordered" not in item.tags else "false")
    leaf(made, "answernumbering", "ABCD")
    leaf(made, "showstandardinstruction", "0")
    _combined(made)
    for option, mark in zip(own.options, marks, strict=True):
        html = to_html(option.text, inline=True)
        answer = rich(made, "answer", html, pictures, fraction=mark)
        rich(answer, "feedback", to_html(option.why, inline=True), pictures)


def _steps(made: ET.Element, own: Walk, pictures: Pictures) -> None:
    leaf(made, "single", "false")
    leaf(made, "shuffleanswers", "true")
    leaf(made, "answernumbering", "ABCD")
    leaf(made, "showstandardinstruction", "0")
    _combined(made)
    for step, mark in zip(own.steps, step_marks(own), strict=True):
        html = to_html(step.text, inline=True)
        answer = rich(made, "answer", html, pictures, fraction=mark)
        rich(answer, "feedback", to_html(step.why, inline=True), pictures)


def step_marks(own: Walk) -> list[str]:
    """Return what performing each step is worth; [] where the right ones cannot make 100 %."""
    counting = [step for step in own.steps if ratio(step.points) > 0]
    total = sum(ratio(step.points) for step in counting)
    marks = [nearest(str(ratio(step.points) / total))[0] for step in counting] if counting else []
    if round(sum(float(mark) for mark in marks), 2) != 100:  # noqa: PLR2004 - per cent
        marks = equal(len(counting))
    if not marks:
        return []
    rest = iter(marks)
    return [
        next(rest) if ratio(step.points) > 0 else "-100" if step.fatal else "0"
        for step in own.steps
    ]


def _combined(made: ET.Element) -> None:
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        leaf(ET.SubElement(made, name, {"format": "html"}), "text")
    leaf(made, "shownumcorrect")


def _words(made: ET.Element, own: TextMatcher, why: str, pictures: Pictures) -> None:
    leaf(made, "usecase", "1" if own.case_sensitive else "0")
    for place, (text, fraction) in enumerate(spelled_out(own)[0]):
        said = why if place == 0 else ""
        _answer(made, text.replace("*", "\\*"), nearest(fraction)[0], said, pictures)


def _number(made: ET.Element, rule: NumberRule, why: str, pictures: Pictures) -> None:
    near = margin(rule)
    rows = [(rule.value, "100", why)]
    rows += [(known.value, nearest(known.fraction)[0], known.why) for known in rule.also]
    for value, percent, said in rows:
        answer = _answer(made, value, percent, said, pictures)
        leaf(answer, "tolerance", near)
    units = unit_names(rule)
    if units:
        holder = ET.SubElement(made, "units")
        for name, multiplier in units:
            unit = ET.SubElement(holder, "unit")
            leaf(unit, "multiplier", multiplier)
            leaf(unit, "unit_name", name)
    graded = bool(units) and rule.unit_required
    missing = ratio("1") - ratio(rule.unit_missing_fraction)
    leaf(made, "unitgradingtype", "1" if graded else "0")
    leaf(made, "unitpenalty", written(missing) if graded else "0")
    leaf(made, "showunits", "0" if units else "3")
    leaf(made, "unitsleft", "0")


def unit_names(rule: NumberRule) -> list[tuple[str, str]]:
    """Return what the accepted units may be called, each with how many make one of the item's."""
    if not named(rule.unit) and rule.unit:
        return []
    taken = accepted(rule.unit, rule.units)
    found: dict[str, str] = {}
    for measure in taken:
        if measure.dim == taken[0].dim:
            known = table().get(measure.name)
            for name in (measure.name, *(known.alias if known else ())):
                found.setdefault(name, written(taken[0].factor / measure.factor))
    return list(found.items())


def _essay(made: ET.Element, own: Short, pictures: Pictures) -> None:
    for name, value in (
        ("responseformat", "editor"),
        ("responserequired", "1"),
        ("responsefieldlines", "10"),
        ("attachments", "0"),
        ("attachmentsrequired", "0"),
    ):
        leaf(made, name, value)
    rich(made, "graderinfo", points_html(own), pictures)
    leaf(ET.SubElement(made, "responsetemplate", {"format": "html"}), "text")


def _order(made: ET.Element, own: Order, pictures: Pictures, *, shuffle: bool) -> None:
    texts = {entry.id: entry.text for entry in own.entries}
    if own.distractors:
        leaf(made, "shuffleanswers", "1" if shuffle else "0")
        _combined(made)
        for id_ in (*own.key, *own.distractors):
            box = ET.SubElement(made, "dragbox")
            leaf(box, "text", to_html(texts[id_], inline=True))
            leaf(box, "group", "1")
        return
    for name, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", "0"),
        ("gradingtype", ORDER_GRADING.get(own.policy.name, "ALL_OR_NOTHING")),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        leaf(made, name, value)
    _combined(made)
    for place, id_ in enumerate(own.key, 1):
        html = to_html(texts[id_], inline=True)
        rich(made, "answer", html, pictures, fraction=str(place))


def _match(made: ET.Element, own: Match, pictures: Pictures) -> None:
    leaf(made, "shuffleanswers", "true")
    _combined(made)
    rights = {right.id: plain(right.text) for right in own.right}
    used: set[str] = set()
    for left in own.left:
        right = own.key[left.id][0]
        used.add(right)
        row = rich(made, "subquestion", to_html(left.text, inline=True), pictures)
        plain_text(row, "answer", rights[right])
    for other in own.right:
        if other.id not in used:
            row = rich(made, "subquestion", "", pictures)
            plain_text(row, "answer", rights[other.id])
