"""Items: questions of each kind as the fields of an item, and what is left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.importing._answers import Answer, NotTakenError, Question, entry, letter, share_text
from quizgen.importing._figures import number_fields, some
from quizgen.importing._markdown import literal, taken_apart

if TYPE_CHECKING:
    from quizgen.importing.base import Fields

_NEAR = 0.0001
_LINE = "______"
_BLANK = re.compile(r"_{3,}|(?:\\_){3,}|（\s*）|\(\s*\)")
_SLOT = re.compile(r"\\?\[\\?\[(\d+)\\?\]\\?\]")
_POINTS = re.compile(r"\s*(\d+(?:\.\d+)?) 分$")
_TRUE_WHYS = ("true", "false")
GRADING = {
    "ALL_OR_NOTHING": "exact",
    "ABSOLUTE_POSITION": "position",
    "RELATIVE_NEXT_EXCLUDE_LAST": "adjacent",
    "LONGEST_ORDERED_SUBSET": "lcs",
}


def fields_of(own: Question) -> tuple[str, Fields, list[str]]:
    """Return the stem, the fields of its type, and what is left behind.

    Raises:
        NotTakenError: If no item can be made of it.
    """
    lost: list[str] = []
    match own.kind:
        case "multichoice" if own.details.get("single") in {"false", "0"}:
            return own.stem, _multi(own), lost
        case "multichoice":
            return own.stem, _single(own), lost
        case "truefalse":
            return own.stem, _truth(own), lost
        case "shortanswer":
            return _gap(own.stem), _words(own, lost), lost
        case "numerical":
            number = number_fields(own.answers, own.details, own.slips(), lost)
            if own.mark("type") == "blank":
                blank = {"matcher": "number", **number, "why": own.answers[0].why}
                return _gap(own.stem), {"type": "blank", "blanks": [some(blank)]}, lost
            return own.stem, {"type": "numeric", **number}, lost
        case "matching":
            return own.stem, _match(own), lost
        case "essay":
            return own.stem, _essay(own, lost), lost
        case "ordering":
            return own.stem, _order(own, own.answers, []), lost
        case "placed":
            right = int(own.details["right"])
            return own.stem, _order(own, own.answers[:right], own.answers[right:]), lost
        case "ddwtos" | "gapselect":
            return _slots(own, lost)
        case kind:
            raise NotTakenError(f"questions of type `{kind}` are not known")


def _single(own: Question) -> Fields:
    slips = own.slips()
    options: dict[str, object] = {}
    right = []
    for place, answer in enumerate(own.answers):
        id_ = letter(place)
        whole = answer.share > 1 - _NEAR
        if whole:
            right.append(id_)
        partly = "" if whole or abs(answer.share) < _NEAR else share_text(answer.share)
        tag = slips.get(place + 1, "")
        options[id_] = entry(answer.markdown, answer.why, fraction=partly, tag=tag)
    if not right:
        raise NotTakenError("no option is right")
    return {"type": "single", "options": options, "key": right[0], "also_key": right[1:]}


def _multi(own: Question) -> Fields:
    slips = own.slips()
    key = [letter(place) for place, answer in enumerate(own.answers) if answer.share > 0]
    if not key:
        raise NotTakenError("no option is right")
    options = {
        letter(place): entry(answer.markdown, answer.why, tag=slips.get(place + 1, ""))
        for place, answer in enumerate(own.answers)
    }
    return {"type": "multi", "options": options, "key": key, "policy": _policy(own, len(key))}


def _policy(own: Question, right: int) -> object:
    """Return the policy that the exporters noted, else the one that the shares stand for."""
    named = own.mark("policy")
    if named and named not in {"cn_fixed", "cn_each", "cn_weighted", "map"}:
        return named
    wrong = {round(answer.share, 4) for answer in own.answers if answer.share <= 0}
    rights = {round(answer.share, 4) for answer in own.answers if answer.share > 0}
    if len(rights) == 1 and wrong <= {-1.0}:
        return "cn_proportional"
    if len(rights) == 1 and wrong == {-round(1 / right, 4)}:
        return "net_correct"
    most = float(own.points or "1") or 1.0
    table = {letter(n): share_text(answer.share * most) for n, answer in enumerate(own.answers)}
    return {"name": "map", "map": table, "lower": "0", "upper": share_text(most)}


def _truth(own: Question) -> Fields:
    by_text = {answer.text.strip().lower(): answer for answer in own.answers}
    if set(by_text) != set(_TRUE_WHYS) and len(own.answers) == len(_TRUE_WHYS):
        by_text = dict(zip(_TRUE_WHYS, own.answers, strict=True))  # an old, translated export
    if set(by_text) != set(_TRUE_WHYS):
        raise NotTakenError("the answers are not true and false")
    why = {name: by_text[name].why for name in _TRUE_WHYS if by_text[name].why}
    return {"type": "judge", "key": by_text["true"].share > 1 - _NEAR, "why": why}


def _gap(stem: str) -> str:
    """Return a stem with a gap where a line stands, else at its end."""
    text, count = _BLANK.subn("[[1]]", stem, count=1)
    return text if count else f"{stem} [[1]]"


def _words(own: Question, lost: list[str]) -> Fields:
    blank = words_fields(own.answers, lost)
    blank["case_sensitive"] = True if own.details.get("usecase") == "1" else ""
    return {"type": "blank", "blanks": [some(blank)]}


def words_fields(answers: list[Answer], lost: list[str]) -> Fields:
    """Return a blank for words.

    Raises:
        NotTakenError: If no text is accepted as wholly right.
    """
    accept: list[object] = []
    for place, answer in enumerate(answers):
        if re.search(r"(?<!\\)\*", answer.text):
            lost.append(f"the answer `{answer.text}`, which stands for any text")
            continue
        text = answer.text.replace("\\*", "*")
        if answer.share <= 0:
            lost.append(f"the wrong answer `{text}`, which blanks do not name")
            continue
        whole = answer.share > 1 - _NEAR
        accept.append(text if whole else {"text": text, "fraction": share_text(answer.share)})
        if place and answer.why:
            lost.append(f"the feedback of `{text}`")
    if not any(isinstance(one, str) for one in accept):
        raise NotTakenError("no text is accepted as right")
    return {"accept": accept, "why": answers[0].why}


def _match(own: Question) -> Fields:
    rights = list(dict.fromkeys(answer.pair for answer in own.answers if answer.pair))
    lefts = [answer for answer in own.answers if answer.text]
    if not lefts or len(rights) < 2:  # noqa: PLR2004 - something to choose from
        raise NotTakenError("there is nothing to pair")
    texts = [answer.markdown for answer in lefts]
    key = {letter(n): str(rights.index(answer.pair) + 1) for n, answer in enumerate(lefts)}
    reuse = len(set(key.values())) < len(key) or bool(own.mark("reuse"))
    return {
        "type": "match",
        "left": {letter(n): entry(text, own.why(text)) for n, text in enumerate(texts)},
        "right": {str(n): literal(text) for n, text in enumerate(rights, 1)},
        "key": key,
        "reuse": True if reuse else "",
        "policy": own.mark("policy"),
    }


def _essay(own: Question, lost: list[str]) -> Fields:
    rich = taken_apart(own.details.get("graderinfo", ""))
    lost.append("the words by which points are found; write them into `any`")
    points: list[object] = []
    for number, text in enumerate(rich.points, 1):
        worth = _POINTS.search(text)
        said = _POINTS.sub("", text)
        point = {"id": f"p{number}", "any": [said], "points": worth[1] if worth else "",
                 "text": said}  # fmt: skip
        points.append(some(dict(point)))
    if not points:
        said = rich.text or own.stem
        points = [{"id": "p1", "any": [said.split("\n")[0]], "points": own.points, "text": said}]
        if not float(own.points or 0):
            points = [{"id": "p1", "any": [said.split("\n")[0]], "text": said}]
    return {"type": "short", "keypoints": points, "answer": rich.text}


def _order(own: Question, right: list[Answer], wrong: list[Answer]) -> Fields:
    rows = [(letter(n), answer.markdown) for n, answer in enumerate((*right, *wrong))]
    if len(right) < 2:  # noqa: PLR2004 - an order
        raise NotTakenError("there is nothing to put in order")
    policy = own.mark("policy") or GRADING.get(own.details.get("gradingtype", ""), "position")
    return {
        "type": "order",
        "entries": {id_: entry(text, own.why(text)) for id_, text in rows},
        "key": [id_ for id_, _ in rows[: len(right)]],
        "distractors": [id_ for id_, _ in rows[len(right) :]],
        "policy": "position" if policy == "dag" else policy,
    }


def _slots(own: Question, lost: list[str]) -> tuple[str, Fields, list[str]]:
    """Read texts that are dragged or chosen into gaps: an order, or gaps paired with texts."""
    places = [int(found) for found in _SLOT.findall(own.stem)]
    boxes = own.answers
    if not places or max(places) > len(boxes) or min(places) < 1:
        raise NotTakenError("gaps and texts do not fit")
    right = [boxes[place - 1] for place in places]
    if own.mark("type") == "order":
        stem = re.sub(r"\n*(?:\d+\.\s*)?" + _SLOT.pattern, "", own.stem).strip()
        wrong = [box for n, box in enumerate(boxes, 1) if n not in places]
        return stem, _order(own, right, wrong), lost
    texts = list(dict.fromkeys(box.markdown for box in boxes))
    key = {letter(n): str(texts.index(box.markdown) + 1) for n, box in enumerate(right)}
    numbers = iter(range(1, len(places) + 1))
    stem = _SLOT.sub(lambda _: f"（{next(numbers)}）", own.stem)
    fields: Fields = {
        "type": "match",
        "left": {letter(n): f"（{n + 1}）" for n in range(len(places))},
        "right": {str(n): text for n, text in enumerate(texts, 1)},
        "key": key,
        "reuse": True if len(set(key.values())) < len(key) else "",
    }
    if len(texts) < 2:  # noqa: PLR2004 - something to choose from
        raise NotTakenError("there is nothing to choose from")
    return stem, fields, lost
