"""Cloze: a text with fields as an item: gaps, a range, or a case with parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from typing import TYPE_CHECKING

from quizgen.importing._answers import Answer, NotTakenError, Question, entry, letter
from quizgen.importing._figures import number_fields, written
from quizgen.importing._items import words_fields
from quizgen.importing._markdown import inline, taken_apart
from quizgen.model.units import by_spelling

if TYPE_CHECKING:
    from quizgen.importing.base import Fields

_KINDS = {
    "NUMERICAL": "number", "NM": "number",
    "SHORTANSWER": "words", "SA": "words", "MW": "words",
    "SHORTANSWER_C": "words_c", "SAC": "words_c", "MWC": "words_c",
    **dict.fromkeys(("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH",
                     "MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"),
                    "single"),
    **dict.fromkeys(("MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH", "MULTIRESPONSE_S", "MRS",
                     "MULTIRESPONSE_HS", "MRHS"), "multi"),
}  # fmt: skip
_FIELD = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^}\\]|(?<=&)\})*)\}", re.DOTALL)
_NEXT = re.compile(r"(?<!\\)~")
_ONE = re.compile(r"(=|%(-?\d+(?:[.,]\d*)?)%)?(.*?)(?:(?<!\\)(?<!&)#(.*))?", re.DOTALL)
_HOLDER = re.compile(r"\ue000(\d+)\ue001")
_RANGE = re.compile(r"\ue000(\d+)\ue001 ?([^\ue000]*?) ?[～~至—-] ?\ue000(\d+)\ue001 ?(\S*)")
_NUMBER = re.compile(r"^[(（]\d+[)）]\s*")


@dataclass(slots=True)
class _Field:
    kind: str
    weight: str
    answers: list[Answer]
    points: str = "1"


def from_cloze(html: str, own: Question) -> tuple[str, str, Fields, list[str]]:
    """Return the stem, the given rule, the fields of its type, and what is left behind.

    Raises:
        NotTakenError: If no item can be made of it.
    """
    lost: list[str] = []
    fields: list[_Field] = []

    def hold(found: re.Match[str]) -> str:
        kind = _KINDS.get(found[2])
        if kind is None:
            raise NotTakenError(f"fields of type `{found[2]}` are not known")
        fields.append(_Field(kind, found[1] or "1", _alternatives(found[3], kind)))
        return f"\ue000{len(fields) - 1}\ue001"

    rich = taken_apart(_FIELD.sub(hold, html))
    if not fields:
        raise NotTakenError("the text has no fields")
    # A text of fields has no points of its own in Moodle: they are those of the fields.
    total = sum(int(one.weight) for one in fields)
    own.points = own.points or str(total)
    for one in fields:
        one.points = _share(own.points, int(one.weight), total)
    if own.mark("type") == "interval":
        ranged = _RANGE.search(rich.text)
        if ranged:
            stem = (rich.text[: ranged.start()] + rich.text[ranged.end() :]).strip()
            return stem, rich.given, {"type": "interval", **_range(ranged, fields)}, lost
    written = all(one.kind in {"number", "words", "words_c"} for one in fields)
    if written and own.mark("type") != "case":
        stem, blanks = _blanks(rich.text, fields, lost)
        return stem, rich.given, {"type": "blank", "blanks": blanks}, lost
    stem, parts = _parts(rich.text, fields, lost)
    return stem, rich.given, {"type": "case", "parts": parts, "max": own.points}, lost


def _share(points: str, part: int, total: int) -> str:
    """Return the points of fields that are worth so much of all."""
    try:
        return written(Fraction(points) * part / (total or 1))
    except ValueError:
        raise NotTakenError(f"`{points}` is not a number of points") from None


def _alternatives(text: str, kind: str) -> list[Answer]:
    found = []
    for piece in _NEXT.split(text):
        one = _ONE.fullmatch(piece)
        assert one is not None
        answer = unescape(one[3]).replace("\\}", "}").replace("\\#", "#").replace("\\~", "~")
        percent = "100" if one[1] == "=" else (one[2] or "0").replace(",", ".")
        value, _, near = answer.partition(":") if kind == "number" else (answer, "", "")
        why = inline(unescape(one[4] or ""))
        html = kind in {"single", "multi"}
        found.append(Answer(value, percent, why, tolerance=near or "0", html=html))
    return found


def _range(found: re.Match[str], fields: list[_Field]) -> Fields:
    low, high = (fields[int(place)].answers[0].text for place in (found[1], found[3]))
    unit = found[4].strip()
    more: Fields = {"unit": unit} if unit in by_spelling() else {}
    return {"lo": low, "hi": high, **more, "one_end": "0.5"}


def _blanks(text: str, fields: list[_Field], lost: list[str]) -> tuple[str, list[Fields]]:
    """Return a stem with gaps and the gaps, two fields around a stroke being one range."""
    blanks: list[Fields] = []
    weights: list[int] = []

    def ranged(found: re.Match[str]) -> str:
        first, second = fields[int(found[1])], fields[int(found[3])]
        if first.kind != "number" or second.kind != "number":
            return found[0]
        unit = found[4] if found[4] in by_spelling() else ""
        return f"\ue000r{found[1]},{found[3]},{unit}\ue001{found[4].removeprefix(unit)}"

    def gap(found: re.Match[str]) -> str:
        places = found[1]
        if places.startswith("r"):
            low, high, unit = places[1:].split(",")
            one = {"matcher": "interval", "lo": fields[int(low)].answers[0].text,
                   "hi": fields[int(high)].answers[0].text, "unit": unit, "one_end": "0.5",
                   "why": fields[int(low)].answers[0].why}  # fmt: skip
            weights.append(int(fields[int(low)].weight) + int(fields[int(high)].weight))
        else:
            field = fields[int(places)]
            unit = found[2] if found[2] in by_spelling() else ""
            one = blank_of(field, unit, lost)
            weights.append(int(field.weight))
            blanks.append({k: v for k, v in one.items() if v not in ("", [])})
            return f"[[{len(blanks)}]]{'' if unit else found[2] and f' {found[2]}'}"
        blanks.append({k: v for k, v in one.items() if v not in ("", [])})
        return f"[[{len(blanks)}]]"

    text = _RANGE.sub(ranged, text)
    stem = re.sub("\ue000([^\ue001]*)\ue001(?: ([^\\s，。；、,.;（）()\ue000]+))?", gap, text)
    if len(set(weights)) > 1:
        for blank, weight in zip(blanks, weights, strict=True):
            blank["weight"] = str(weight)
    return stem, blanks


def blank_of(field: _Field, unit: str, lost: list[str]) -> Fields:
    """Return one gap."""
    if field.kind == "number":
        number = number_fields(field.answers, {"units": unit}, {}, lost)
        return {"matcher": "number", **number, "why": field.answers[0].why}
    made = words_fields(field.answers, lost)
    return {**made, "case_sensitive": True if field.kind == "words_c" else ""}


def _parts(text: str, fields: list[_Field], lost: list[str]) -> tuple[str, list[Fields]]:
    """Return what comes before the first part, and the parts."""
    stem: list[str] = []
    asked: list[str] = []
    parts: list[Fields] = []
    for block in text.split("\n\n"):
        here = [int(found) for found in _HOLDER.findall(block)]
        if not here:
            (asked if parts or _NUMBER.match(block) or asked else stem).append(block)
            continue
        ranged = _RANGE.fullmatch(block.strip())
        said = "\n\n".join(asked)
        name = f"p{len(parts) + 1}"
        if ranged:
            own: Fields = {"type": "interval", **_range(ranged, fields),
                           "max": _sum(fields, here)}  # fmt: skip
            parts.append({"id": name, "stem": _NUMBER.sub("", said), **own})
        elif all(fields[place].kind in {"number", "words", "words_c"} for place in here) and (
            _HOLDER.sub("", block).strip() not in by_spelling() and _HOLDER.sub("", block).strip()
        ):
            gaps, blanks = _blanks(block, fields, lost)
            whole = "\n\n".join([*asked, gaps])
            parts.append({"id": name, "type": "blank", "stem": _NUMBER.sub("", whole),
                          "blanks": blanks, "max": _sum(fields, here)})  # fmt: skip
        else:
            parts += _chosen(block, said, here, fields, done=len(parts), lost=lost)
        asked = []
    if not stem and parts:
        stem, parts[0]["stem"] = [str(parts[0]["stem"])], "（1）"
    return "\n\n".join([*stem, *asked]), parts


def _chosen(
    block: str, said: str, here: list[int], fields: list[_Field], *, done: int, lost: list[str]
) -> list[Fields]:
    """Return a part for each field of a block; the first of several shows the block."""
    rest = _HOLDER.sub("", block).strip()
    numbers = iter(range(done + 1, done + 1 + len(here)))
    words = rest and rest not in by_spelling()
    shown = _HOLDER.sub(lambda _: f"（{next(numbers)}）", block) if words else ""
    whole = _NUMBER.sub("", "\n\n".join(text for text in (said, shown) if text))
    return [
        {
            "id": f"p{number}",
            "stem": whole if place == here[0] else f"（{number}）",
            **_part(fields[place], rest, lost),
        }
        for number, place in enumerate(here, done + 1)
    ]


def _sum(fields: list[_Field], places: list[int]) -> str:
    return written(sum((Fraction(fields[place].points) for place in places), Fraction(0)))


def _part(field: _Field, rest: str, lost: list[str]) -> Fields:
    points = {"max": field.points}
    match field.kind:
        case "number":
            unit = rest if rest in by_spelling() else ""
            return {"type": "numeric", **number_fields(field.answers, {"units": unit}, {}, lost),
                    **points}  # fmt: skip
        case "words" | "words_c":
            raise NotTakenError("a field for words stands alone")
        case kind:
            options = {
                letter(n): entry(answer.markdown, answer.why)
                for n, answer in enumerate(field.answers)
            }
            key = [letter(n) for n, answer in enumerate(field.answers) if answer.share > 0]
            if not key:
                raise NotTakenError("no option of a field is right")
            if kind == "single":
                best = max(range(len(field.answers)), key=lambda n: field.answers[n].share)
                return {"type": "single", "options": options, "key": letter(best), **points}
            return {"type": "multi", "options": options, "key": key, "policy": "cn_proportional",
                    **points}  # fmt: skip
