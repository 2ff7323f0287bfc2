"""Own types: the answer, marks and reasons of our own rows as the fields of each type of item."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.importing._answers import entry
from quizgen.importing._asked import FALSE, TRUE, BadError, inline, lines
from quizgen.importing._figures import some
from quizgen.messages import catalogue, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.importing.base import Fields

Cells = dict[str, str]

_LINE = re.compile(r"_{2,}\((\d+)\)")
_NUMBER = r"-?\d+(?:\.\d+)?"
_MONEY = re.compile(rf"({_NUMBER})(万)?元?以上({_NUMBER})(万)?元以下")
_ENDS = re.compile(rf"({_NUMBER})～({_NUMBER})\s*(\S*)")
_VALUE = re.compile(rf"({_NUMBER})\s*([^\s（]*)\s*(?:（±({_NUMBER})\s*([^）]*?)\s*以内均可）)?")
_BEFORE = re.compile(r"([A-Z]|\d+)→([A-Z]|\d+)")
_SIGNED = re.compile(r"(\S+) (.*)")


def interaction_fields(kind: str, own: Cells) -> tuple[str, Fields]:
    """Return the stem and the fields of an item's type.

    Raises:
        BadError: If a cell does not fit the others.
    """
    answer = own.get("answer", "").strip()
    if not answer and kind != "short":
        raise BadError("answer", "it has no answer")
    whys = _whys(own.get("why", ""))
    stem = lines(_LINE.sub("\ufdd0\\1\ufdd1", own.get("stem", "")))
    stem = stem.replace("\ufdd0", "[[").replace("\ufdd1", "]]")
    match kind:
        case "single" | "multi":
            made = _choice(kind, own, answer, whys)
        case "judge":
            made = _judge(answer, whys)
        case "blank":
            made = {"blanks": _blanks(answer, whys)}
        case "numeric":
            known = _pairs(own.get("why", ""))  # two of them may have one value
            also = [{"value": value, "why": inline(why)} for value, why in known]
            made = some({**_number(answer), "also": [*also]})
        case "interval":
            made = _range(answer)
        case "short":
            made = _short(own, answer)
        case "order":
            made = _order(own, answer, whys)
        case "match":
            made = _match(own, answer, whys)
        case _:
            made = _walk(own, whys)
    return stem, {"type": kind, **made}


def _whys(text: str) -> dict[str, str]:
    return dict(_pairs(text))


def _pairs(text: str) -> list[tuple[str, str]]:
    found = (_SIGNED.fullmatch(row.strip()) for row in text.split("\n"))
    return [(one[1], one[2]) for one in found if one]


def _entries(
    own: Cells, kind: str, whys: dict[str, str], tags: dict[str, str] | None = None
) -> dict[str, object]:
    signs = [name.partition(" ")[2] for name in own if name.partition(" ")[0] == kind]
    signs.sort(key=lambda sign: (len(sign), sign))
    named = {sign: f"({sign})" if kind == "left" else sign for sign in signs}
    return {
        sign: entry(
            inline(own[f"{kind} {sign}"]),
            inline(whys.get(named[sign], "")),
            tag=(tags or {}).get(sign, ""),
        )
        for sign in signs
    }


def _signs(text: str, known: Sequence[str], about: str = "answer") -> list[str]:
    found = [sign for sign in re.split(r"[\s、,，;；/→]+", text.upper()) if sign]
    for sign in found:
        if sign not in known:
            raise BadError(about, f"`{sign}` is not among {'、'.join(known) or 'the options'}")
    return found


def _choice(kind: str, own: Cells, answer: str, whys: dict[str, str]) -> Fields:
    tags = _whys(own.get("slips", ""))
    options = _entries(own, "option", whys, tags)
    if len(options) < 2:  # noqa: PLR2004 - a choice
        raise BadError("option A", "there is nothing to choose from")
    none = kind == "multi" and answer == message("quiz.page.none")
    key = [] if none else _signs(answer, [*options])
    if kind == "single":
        return some({"options": options, "key": key[0], "also_key": key[1:]})
    made: Fields = {"options": options, "key": key, **_policy("multi", own)}
    return {**made, "allow_empty": True} if none else made


def _policy(kind: str, own: Cells) -> Fields:
    """Return the policy that the words of a cell stand for."""
    said = own.get("policy", "").replace(message("quiz.page.how.reuse"), "").strip()
    said = re.sub(r"（[A-Z0-9→、]+）$", "", said)
    if not said:
        return {}
    start = f"quiz.page.policy.{kind}."
    for key in catalogue():
        if not key.startswith(start):
            continue
        for name in ("points", "each"):
            shown = re.escape(message(key, points="\0", each="\0")).replace("\0", f"({_NUMBER})")
            found = re.fullmatch(shown.replace("\\\0", f"({_NUMBER})"), said)
            if found is None:
                continue
            policy = key.removeprefix(start)
            if policy in {"map", "cn_weighted"}:
                return {}  # its parameters are not in the cell
            wants = {"cn_fixed": "points", "cn_each": "each"}.get(policy, "")
            if not found.groups() and not wants:
                return {"policy": policy}
            if name == wants:
                return {"policy": {"name": policy, name: found[1]}}
    raise BadError("policy", f"`{said}` is no way of marking that is known here")


def _judge(answer: str, whys: dict[str, str]) -> Fields:
    if answer.upper() not in TRUE | FALSE:
        raise BadError("answer", f"the answer `{answer}` says neither right nor wrong")
    why = {
        name: inline(whys[message(f"quiz.page.{name}")])
        for name in ("true", "false")
        if message(f"quiz.page.{name}") in whys
    }
    return some({"key": answer.upper() in TRUE, "why": why or ""}) | {"key": answer.upper() in TRUE}


def _blanks(answer: str, whys: dict[str, str]) -> list[object]:
    rows = answer.split("\n")
    if len(rows) > 1 or re.match(r"\(1\) ", rows[0]):
        rows = [re.sub(r"^\(\d+\) ?", "", row) for row in rows]
    made: list[object] = []
    for number, row in enumerate(rows, 1):
        why = inline(whys.get(f"({number})", ""))
        if _MONEY.fullmatch(row) or _ENDS.fullmatch(row):
            made.append(some({"matcher": "interval", **_range(row), "why": why}))
        elif (found := _VALUE.fullmatch(row)) and (found[2] or found[3] or _plain(row)):
            made.append(some({"matcher": "number", **_number(row), "why": why}))
        else:
            accept = [_accept(text) for text in row.split(" / ") if text.strip()]
            if not accept:
                raise BadError("answer", f"gap {number} has no answer")
            made.append(some({"accept": accept, "why": why}))
    return made


def _plain(row: str) -> bool:
    return re.fullmatch(_NUMBER, row) is not None


def _accept(text: str) -> object:
    before, _, after = message("export.xlsx.share", n="\0").partition("\0")
    found = re.fullmatch(rf"(.+){re.escape(before)}({_NUMBER}){re.escape(after)}", text.strip())
    if found is None:
        return text.strip()
    return {"text": found[1], "fraction": _trimmed(Decimal(found[2]) / 100)}


def _trimmed(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(answer: str) -> Fields:
    found = _VALUE.fullmatch(answer)
    if found is None:
        raise BadError("answer", f"`{answer}` is not a number with its unit")
    fields: Fields = {"value": found[1], "unit": found[2]}
    if found[3]:
        if found[4] == "%" and found[2] != "%":
            fields["tol"] = {"rel": _trimmed(Decimal(found[3]) / 100)}
        else:
            fields["tol"] = {"abs": found[3]}
    return some(fields)


def _range(answer: str) -> Fields:
    if found := _MONEY.fullmatch(answer):
        low, high = (_trimmed(Decimal(found[n]) * (10_000 if found[n + 1] else 1)) for n in (1, 3))
        return {"lo": low, "hi": high, "unit": "元"}
    if found := _ENDS.fullmatch(answer):
        return some({"lo": found[1], "hi": found[2], "unit": found[3]})
    raise BadError("answer", f"`{answer}` is not a range, such as 1万元以上5万元以下 or 3～8 年")


def _short(own: Cells, answer: str) -> Fields:
    point = _template("marks.point", text="(.*)", n=f"({_NUMBER})")
    any_ = _template("marks.any", words="([^〕]*)")
    deny = _template("marks.deny", words="([^〕]*)")
    shape = re.compile(f"{point}(?:{any_})?(?:{deny})?")
    points: list[object] = []
    for number, row in enumerate(filter(str.strip, own.get("marks", "").split("\n")), 1):
        found = shape.fullmatch(row.strip())
        if found is None:
            raise BadError("marks", f"`{row}` is no point, such as 写明期限（1分）")
        words = [word.strip() for word in (found[3] or found[1]).split(" / ") if word.strip()]
        denied = [word.strip() for word in (found[4] or "").split(" / ") if word.strip()]
        points.append(some({"id": f"p{number}", "any": words, "deny": denied, "points": found[2],
                            "text": inline(found[1])}))  # fmt: skip
    if not points:
        if not answer:
            raise BadError("answer", "it has neither an answer nor points")
        points = [{"id": "p1", "any": [" ".join(answer.split())], "text": inline(answer)}]
    auto = message("quiz.page.how.auto") in own.get("policy", "")
    return {"keypoints": points, "answer": lines(answer), "auto": auto}


def _template(name: str, **groups: str) -> str:
    """Return a message as a pattern, with groups for what is filled in."""
    marks = {key: chr(0xE000 + n) for n, key in enumerate(groups)}
    made = re.escape(message(f"export.xlsx.{name}", **marks))
    for key, mark in marks.items():
        made = made.replace(mark, groups[key])
    return made


def _order(own: Cells, answer: str, whys: dict[str, str]) -> Fields:
    entries = _entries(own, "option", whys)
    key = _signs(answer, [*entries])
    before = [list(pair) for pair in _BEFORE.findall(own.get("policy", ""))]
    policy = _policy("order", own)
    if policy.get("policy") == "dag" and not before:
        raise BadError("policy", "it does not say what must come before what")
    made: Fields = {
        "entries": entries,
        "key": key,
        "distractors": [sign for sign in entries if sign not in key],
        "before": before,
        **policy,
    }
    return some(made)


def _match(own: Cells, answer: str, whys: dict[str, str]) -> Fields:
    left, right = _entries(own, "left", whys), _entries(own, "option", {})
    key: dict[str, object] = {}
    for pair in re.split(r"[;；\n]+", answer):
        number, sign, said = pair.strip().partition("-")
        if not sign or number not in left:
            raise BadError("answer", f"`{pair}` is not a pair, such as 1-A")
        found = _signs(said, [*right])
        key[f"L{number}"] = found[0] if len(found) == 1 else found
    return some({
        "left": {f"L{number}": text for number, text in left.items()},
        "right": right,
        "key": key,
        "reuse": True if message("quiz.page.how.reuse") in own.get("policy", "") else "",
        **_policy("match", own),
    })  # fmt: skip


def _walk(own: Cells, whys: dict[str, str]) -> Fields:
    steps = _entries(own, "option", whys)
    shape = re.compile(_template("marks.step", sign="([A-Z]|[0-9]+)", n=f"({_NUMBER})") + "(.*)")
    fields: dict[str, Fields] = {}
    before: list[list[str]] = []
    penalty = ""
    last = re.compile(_template("marks.before", rules="(.*)", n=f"({_NUMBER})"))
    for row in filter(str.strip, own.get("marks", "").split("\n")):
        if found := last.fullmatch(row.strip()):
            before, penalty = [list(pair) for pair in _BEFORE.findall(found[1])], found[2]
        elif (found := shape.fullmatch(row.strip())) and found[1] in steps:
            fields[found[1]] = {
                "points": found[2],
                "required": message("export.xlsx.marks.required") in found[3],
                "fatal": message("export.xlsx.marks.fatal") in found[3],
            }
        else:
            raise BadError("marks", f"`{row}` is not a step with its points, such as A：1分，必做")
    made = []
    for sign, said in steps.items():
        shown = said if isinstance(said, dict) else {"text": said}
        rules = {k: v for k, v in fields.get(sign, {}).items() if v}
        made.append({"id": sign, **shown, **rules})
    return some({"steps": made, "before": before, "order_penalty": penalty})
