"""Reader: a strict reader of Moodle XML, written from what Moodle's own reader does and refuses.

It shares no code with the exporter. What Moodle only warns about, which ends its import at that
question, is an error here.
"""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from lxml import etree

FRACTIONS = {
    1.0, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2,
    0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0.0,
}  # fmt: skip
TYPES = {
    "multichoice", "truefalse", "shortanswer", "numerical", "matching", "cloze", "essay",
    "ordering", "ddwtos", "gapselect", "description",
}  # fmt: skip

# Of question/type/multianswer.
_FRACTION = r"=|%(-?[0-9]+(?:[.,][0-9]*)?)%"
_ANSWER = r".+?(?<!\\|&)(?<!&amp;)(?=[~#}]|$)"
_FEEDBACK = r".*?(?<!\\)(?=[~}]|$)"
_ALTERNATIVE = rf"({_FRACTION})?({_ANSWER})(?:#({_FEEDBACK}))?"
_KINDS = (
    "NUMERICAL|NM|MULTICHOICE_VS|MCVS|MULTICHOICE_HS|MCHS|MULTICHOICE_V|MCV|MULTICHOICE_H|MCH|"
    "MULTICHOICE_S|MCS|MULTICHOICE|MC|SHORTANSWER_C|SAC|MWC|SHORTANSWER|SA|MW|MULTIRESPONSE_HS|"
    "MRHS|MULTIRESPONSE_H|MRH|MULTIRESPONSE_S|MRS|MULTIRESPONSE|MR"
)
_FIELD = re.compile(
    rf"\{{([0-9]*):({_KINDS}):((?:{_ALTERNATIVE})(?:~(?:{_ALTERNATIVE}))*)\}}", re.DOTALL
)
_ONE = re.compile(rf"~?{_ALTERNATIVE}", re.DOTALL)
_NUMBER = re.compile(r"-?(([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][-+]?[0-9]+)?)")
_NUMERICAL = re.compile(rf"^({_NUMBER.pattern})(:{_NUMBER.pattern})?$")


class Refused(Exception):  # noqa: N818 - a word, not a bug
    """Moodle would not take the file, or not all of it."""


@dataclass
class Answer:
    text: str
    fraction: float
    feedback: str = ""
    tolerance: float = 0.0


@dataclass
class Field:
    """One field of a cloze question."""

    kind: str
    weight: float
    answers: list[Answer]


@dataclass
class Question:
    kind: str
    name: str
    text: str
    category: str
    mark: float
    idnumber: str = ""
    feedback: str = ""
    single: bool = True
    penalty: float = 0.0
    answers: list[Answer] = field(default_factory=list)
    units: dict[str, float] = field(default_factory=dict)
    unit_graded: bool = False
    unit_penalty: float = 0.0
    pairs: list[tuple[str, str]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    grading: str = ""
    usecase: bool = False
    tags: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def read(data: bytes) -> list[Question]:
    """Return what Moodle would have in its bank afterwards."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("document type")
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    if root.tag != "quiz":
        raise Refused(f"root is {root.tag}")
    found: list[Question] = []
    category = ""
    used: set[tuple[str, str]] = set()
    for node in root:
        if node.tag != "question":
            raise Refused(f"{node.tag} in quiz")
        if node.get("type") == "category":
            category = _text(node, "category/text")
            _path(category)
            continue
        question = _question(node, category)
        if question.idnumber:
            if (category, question.idnumber) in used:
                raise Refused(f"id number {question.idnumber} twice")
            used.add((category, question.idnumber))
        found.append(question)
    return found


def steps(category: str) -> list[str]:
    """Split a path of categories as Moodle does: a double stroke is a stroke."""
    return [part.replace("//", "/") for part in re.split(r"(?<!/)/(?!/)", category)]


def _path(category: str) -> None:
    parts = steps(category)
    if parts[:2] != ["$course$", "top"] or not all(part.strip() for part in parts):
        raise Refused(f"category {category}")


def _text(node: etree._Element, path: str, default: str | None = None) -> str:
    found = node.find(path)
    if found is None:
        if default is None:
            raise Refused(f"{node.get('type')}: no {path}")
        return default
    if len(found):
        raise Refused(f"{path} holds elements")
    return (found.text or "").strip()


def _rich(node: etree._Element, files: dict[str, bytes]) -> str:
    """Return HTML, and check the files that it shows."""
    text = _text(node, "text")
    own = {f.get("name", ""): base64.b64decode(f.text or "", validate=True)
           for f in node.findall("file") if f.get("encoding") == "base64"}  # fmt: skip
    named = set(re.findall(r"@@PLUGINFILE@@/([^\"'?#]+)", text))
    if named != set(own):
        raise Refused(f"files {named} against {set(own)}")
    if re.search(r'<img [^>]*src="(?!@@PLUGINFILE@@)', text):
        raise Refused("an image from elsewhere")
    files.update(own)
    return text


def _fraction(node: etree._Element) -> float:
    value = float(node.get("fraction", "0")) / 100
    if not any(abs(abs(value) - known) < 0.000001 for known in FRACTIONS):
        raise Refused(f"fraction {node.get('fraction')}: the whole file is refused")
    return value


def _question(node: etree._Element, category: str) -> Question:
    kind = node.get("type", "")
    if kind not in TYPES:
        raise Refused(f"type {kind}")
    files: dict[str, bytes] = {}
    head = node.find("questiontext")
    if head is None:
        raise Refused("no question text")
    made = Question(
        kind=kind,
        name=_text(node, "name/text"),
        text=_rich(head, files),
        category=category,
        mark=float(_text(node, "defaultgrade", "1")),
        idnumber=_text(node, "idnumber", ""),
        penalty=float(_text(node, "penalty", "0.3333333")),
        files=files,
    )
    if not made.name or not made.text:
        raise Refused("no name or no text")
    if len(made.idnumber) > 100:
        raise Refused("id number too long")
    feedback = node.find("generalfeedback")
    made.feedback = _rich(feedback, files) if feedback is not None else ""
    made.hints = [_rich(hint, files) for hint in node.findall("hint")]
    made.tags = [_text(tag, "text") for tag in node.findall("tags/tag")]
    for tag in made.tags:
        if not tag or len(tag) > 50 or re.search(r"[<>`\x00-\x1f]", tag):
            raise Refused(f"tag {tag}")
    _READERS[kind](node, made)
    if kind == "cloze":
        made.idnumber = ""  # Moodle's reader of this type does not look at it.
        made.mark = sum(part.weight for part in made.fields)
    return made


def _answers(node: etree._Element, made: Question) -> None:
    for answer in node.findall("answer"):
        own = Answer(_rich(answer, made.files), _fraction(answer))
        feedback = answer.find("feedback")
        own.feedback = _rich(feedback, made.files) if feedback is not None else ""
        own.tolerance = float(_text(answer, "tolerance", "0"))
        made.answers.append(own)


def _most(made: Question) -> None:
    if max(a.fraction for a in made.answers) != 1:
        raise Refused("no answer is worth everything")


def _multichoice(node: etree._Element, made: Question) -> None:
    made.single = _text(node, "single", "true") not in {"false", "0"}
    _answers(node, made)
    if len([a for a in made.answers if a.text.strip()]) < 2 or not all(
        a.text for a in made.answers
    ):
        raise Refused("too few answers, or an empty one")
    if made.single:
        _most(made)
    elif round(sum(max(a.fraction, 0) for a in made.answers), 2) != 1:
        raise Refused("positive shares do not add up to 100 %")


def _truefalse(node: etree._Element, made: Question) -> None:
    _answers(node, made)
    if sorted(a.text for a in made.answers) != ["false", "true"]:
        raise Refused("answers are not true and false")
    if sorted(a.fraction for a in made.answers) != [0, 1]:
        raise Refused("one of true and false is right")


def _shortanswer(node: etree._Element, made: Question) -> None:
    made.usecase = _text(node, "usecase", "0") == "1"
    _answers(node, made)
    if not all(a.text for a in made.answers):
        raise Refused("an empty answer")
    _most(made)


def _numerical(node: etree._Element, made: Question) -> None:
    _answers(node, made)
    for answer in made.answers:
        if not _NUMBER.fullmatch(answer.text) and answer.text != "*":
            raise Refused(f"not a number: {answer.text}")
    _most(made)
    for unit in node.findall("units/unit"):
        name = _text(unit, "unit_name")
        if not name or name in made.units:
            raise Refused("unit without a name, or twice")
        made.units[name] = float(_text(unit, "multiplier"))
    if made.units and next(iter(made.units.values())) != 1:
        raise Refused("the first unit is not that of the answer")
    made.unit_graded = _text(node, "unitgradingtype", "0") == "1"
    made.unit_penalty = float(_text(node, "unitpenalty", "0.1"))
    shown = _text(node, "showunits", "0" if made.units else "3")
    if bool(made.units) == (shown == "3"):
        raise Refused("units are there and not shown, or the other way round")


def _matching(node: etree._Element, made: Question) -> None:
    for row in node.findall("subquestion"):
        left, right = _rich(row, made.files), _text(row, "answer/text")
        if not right:
            raise Refused("a pair without an answer")
        made.pairs.append((left, right))
    if len([1 for left, _ in made.pairs if left]) < 2 or len(made.pairs) < 3:
        raise Refused("too few pairs")


def _essay(node: etree._Element, made: Question) -> None:
    info = node.find("graderinfo")
    if info is not None:
        made.answers = [Answer(_rich(info, made.files), 0)]
    if _text(node, "responseformat", "editor") not in {
        "editor", "editorfilepicker", "plain", "monospaced", "noinline",
    }:  # fmt: skip
        raise Refused("response format")


def _ordering(node: etree._Element, made: Question) -> None:
    if node.find("shownumcorrect") is None:
        raise Refused("ordering without shownumcorrect ends the import")
    if len(made.name.encode()) > 42 and not made.name.isascii():
        raise Refused("the name is cut inside of a character")
    made.answers = [Answer(_rich(answer, made.files), 0) for answer in node.findall("answer")]
    if len(made.answers) < 2 or not all(a.text for a in made.answers):
        raise Refused("too few answers")
    made.grading = _text(node, "gradingtype")
    if made.grading not in {
        "ALL_OR_NOTHING", "ABSOLUTE_POSITION", "RELATIVE_NEXT_EXCLUDE_LAST",
        "RELATIVE_NEXT_INCLUDE_LAST", "RELATIVE_ONE_PREVIOUS_AND_NEXT",
        "RELATIVE_ALL_PREVIOUS_AND_NEXT", "LONGEST_ORDERED_SUBSET", "LONGEST_CONTIGUOUS_SUBSET",
        "RELATIVE_TO_CORRECT",
    }:  # fmt: skip
        raise Refused(f"grading {made.grading}")
    if (_text(node, "selecttype"), _text(node, "layouttype")) != ("ALL", "VERTICAL"):
        raise Refused("not all entries, below each other")


def _boxes(node: etree._Element, made: Question) -> None:
    made.boxes = [_text(box, "text") for box in node.findall("dragbox")]
    made.boxes += [_text(box, "text") for box in node.findall("selectoption")]
    gaps = [int(found) for found in re.findall(r"\[\[(\d+)\]\]", made.text)]
    if not gaps or max(gaps) > len(made.boxes) or not all(made.boxes):
        raise Refused("gaps and boxes")


def _cloze(node: etree._Element, made: Question) -> None:
    text = made.text
    while found := _FIELD.search(text):
        made.fields.append(_field(found[2], float(found[1] or "1"), found[3]))
        text = text[: found.start()] + f"{{#{len(made.fields)}}}" + text[found.end() :]
    if not made.fields:
        raise Refused("no field")
    if len(re.findall(r"\{", text)) != len(made.fields):
        raise Refused(f"a field that is not read: {text}")


def _field(kind: str, weight: float, rest: str) -> Field:
    made = Field(kind, weight, [])
    while rest:
        found = _ONE.match(rest)
        if not found:
            raise Refused(f"alternatives: {rest}")
        mark, percent, answer, feedback = found[1], found[2], found[3], found[4]
        own = Answer(html.unescape(answer), 0.0, html.unescape(feedback or ""))
        own.fraction = 1.0 if mark == "=" else float(percent.replace(",", ".")) / 100 if mark else 0
        number = _NUMERICAL.match(answer) if kind.startswith("N") else None
        if number:
            own.text = number[1]
            own.tolerance = float(number[6] or 0) if number[6] else 0.0
        elif kind.startswith("N") and answer != "*":
            raise Refused(f"not a number: {answer}")
        made.answers.append(own)
        rest = rest[found.end() :]
    if kind.startswith("M") and len(made.answers) < 2:
        raise Refused("too few answers")
    if "MULTIR" in kind or kind.startswith("MR"):
        total = sum(max(a.fraction, 0) for a in made.answers)
        if not total:
            raise Refused("nothing is right")
        for answer in made.answers:
            answer.fraction = answer.fraction / total if answer.fraction > 0 else answer.fraction
    elif not any(a.fraction == 1 for a in made.answers):
        raise Refused("no alternative is worth everything")
    return made


_READERS = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "cloze": _cloze,
    "essay": _essay,
    "ordering": _ordering,
    "ddwtos": _boxes,
    "gapselect": _boxes,
    "description": lambda _node, _made: None,
}


# Marking, as a share of the marks.


def ticks(made: Question, chosen: list[int]) -> float:
    """Mark ticks of a multiple choice, by place."""
    return min(1.0, max(0.0, sum(made.answers[place].fraction for place in chosen)))


def words(answers: list[Answer], response: str, *, usecase: bool = False) -> float:
    """Mark a written answer; a star stands for anything."""
    for answer in answers:
        parts = [part.replace("\\*", "*") for part in re.split(r"(?<!\\)\*", answer.text)]
        pattern = ".*".join(map(re.escape, parts))
        if re.fullmatch(pattern, response, re.DOTALL | (0 if usecase else re.IGNORECASE)):
            return answer.fraction
    return 0.0


def number(made: Question, response: str) -> float:
    """Mark a number with or without a unit."""
    found = re.match(r"\s*(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*(.*)$", response)
    if not found:
        return 0.0
    value, unit = float(found[1]), found[2].strip()
    known = not made.units or unit in made.units
    if unit and known and made.units:
        value /= made.units[unit]
    share = near(made.answers, value)
    if made.unit_graded and not (unit and known):
        share -= made.unit_penalty * share
    return share


def near(answers: list[Answer], value: float) -> float:
    """Mark a number by the first answer that it is near to."""
    for answer in answers:
        if answer.text == "*" or abs(float(answer.text) - value) <= answer.tolerance + 1e-9:
            return answer.fraction
    return 0.0


def order(made: Question, response: list[int]) -> float:
    """Mark an order, given as the right places of the entries from first to last."""
    count = len(made.answers)
    match made.grading:
        case "ALL_OR_NOTHING":
            return float(response == list(range(count)))
        case "ABSOLUTE_POSITION":
            return sum(place == own for place, own in enumerate(response)) / count
        case "RELATIVE_NEXT_EXCLUDE_LAST":
            pairs = sum(b == a + 1 for a, b in pairwise(response))
            return pairs / (count - 1)
        case "RELATIVE_ALL_PREVIOUS_AND_NEXT":
            held = sum(a < b for a, b in combinations(response, 2))
            return held / (count * (count - 1) / 2)
        case "LONGEST_ORDERED_SUBSET":
            best = [1] * count
            for late in range(count):
                for early in range(late):
                    if response[early] < response[late]:
                        best[late] = max(best[late], best[early] + 1)
            return 0.0 if max(best) == 1 else max(best) / count
    raise AssertionError(made.grading)


def fields(made: Question, responses: list[object]) -> float:
    """Mark the fields of a cloze: a text, the place of an alternative, or a list of places."""
    whole = 0.0
    for part, response in zip(made.fields, responses, strict=True):
        if isinstance(response, list):
            share = sum(part.answers[place].fraction for place in response)
        elif isinstance(response, int):
            share = part.answers[response].fraction
        elif part.kind.startswith("N"):
            share = near(part.answers, float(str(response)))
        else:
            share = words(part.answers, str(response), usecase=part.kind.endswith("_C"))
        whole += part.weight * min(1.0, max(0.0, share))
    return whole / made.mark


def pairs(made: Question, chosen: dict[str, str]) -> float:
    """Mark a matching, given as the right side chosen for each left one."""
    asked = [(left, right) for left, right in made.pairs if left]
    return sum(chosen.get(left) == right for left, right in asked) / len(asked)
