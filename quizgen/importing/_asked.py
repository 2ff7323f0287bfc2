"""Asked: a question with letters for its answers, as tables and texts have it, as a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from quizgen.diagnostics import QuizgenError
from quizgen.importing._answers import entry, letter
from quizgen.importing._drafts import based
from quizgen.importing._figures import some
from quizgen.importing._markdown import literal
from quizgen.markup import to_html

if TYPE_CHECKING:
    from quizgen.importing.base import Fields

TRUE = {"对", "正确", "是", "√", "✓", "✔", "T", "TRUE", "Y", "YES", "RIGHT"}
FALSE = {"错", "错误", "否", "不对", "×", "✗", "✘", "X", "F", "FALSE", "N", "NO", "WRONG"}
KINDS = {
    "single": ("单选题", "单选", "单项选择题", "单项选择", "选择题", "single"),
    "multi": ("多选题", "多选", "多项选择题", "多项选择", "不定项选择题", "不定项", "multiple"),
    "judge": ("判断题", "判断", "是非题", "判断改错题", "judge"),
    "blank": ("填空题", "填空", "blank"),
    "short": ("简答题", "简答", "问答题", "问答", "论述题", "名词解释", "主观题", "short"),
}
"""What types are called in words; codes are matters of a layout."""

_GAP = re.compile(r"_{2,}|（[\s_]*）|\([\s_]*\)|\[\s*\]|【\s*】")
_BETWEEN = re.compile(r"[\s,，、;；/|.。]+")
_BEGIN = re.compile(r"^(\d*)(.)")
_MOST = 26


class BadError(QuizgenError):
    """Why a question cannot be taken, and by which of its fields."""

    def __init__(self, about: str, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.about, self.why, self.hint = about, why, hint


@dataclass(slots=True)
class Asked:
    """A question as it was read; ``kind`` is "" where nobody said it."""

    stem: str
    answer: str
    kind: str = ""
    options: list[str] = field(default_factory=list)
    option_whys: list[str] = field(default_factory=list)
    why: str = ""
    id: str = ""
    tags: list[str] = field(default_factory=list)
    between: str = "|"
    """What stands between the answers of two gaps."""


def kind_of(text: str) -> str:
    """Return the type that a word names, "" for none."""
    wanted = normalize("NFKC", text).strip().lower()
    return next((kind for kind, names in KINDS.items() if wanted in names), "")


def lines(text: str) -> str:
    """Return words as Markdown that shows them in the same lines."""
    rows = [row.strip() for row in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n\n".join(_paragraph(literal(row)) for row in rows if row)


def _paragraph(text: str) -> str:
    """Return Markdown of one line so that it begins no list, heading, quotation or table."""
    if to_html(text).startswith("<p>"):
        return text
    return _BEGIN.sub(r"\1\\\2", text, count=1)


def inline(text: str) -> str:
    """Return words as Markdown of one line."""
    return literal(" ".join(text.split()))


def draft(own: Asked) -> Fields:
    """Return the fields of an item.

    Raises:
        BadError: If no item can be made of it.
    """
    if not own.stem.strip():
        raise BadError("stem", "it asks nothing")
    if not own.answer.strip():
        raise BadError("answer", "it has no answer")
    kind = own.kind or _guessed(own)
    made = {"single": _choice, "multi": _choice, "judge": _judge, "blank": _blank,
            "short": _short}[kind](own, kind)  # fmt: skip
    return {
        "id": own.id,
        "type": kind,
        "stem": lines(own.stem),
        **based({}, "1"),
        **made,
        "feedback": lines(own.why),
        "tags": [tag for tag in own.tags if tag],
    }


def _guessed(own: Asked) -> str:
    if truth(own) is not None and len(own.options) in {0, 2}:
        return "judge"
    if own.options:
        return "multi" if len(_signs(own)) > 1 else "single"
    return "blank" if _GAP.search(own.stem) else "short"


def truth(own: Asked) -> bool | None:
    """Return what the answer to a statement is; letters stand for options 对 and 错."""
    said = normalize("NFKC", own.answer).strip().upper()
    if said in {"A", "B"} and len(own.options) == 2:  # noqa: PLR2004 - right and wrong
        said = normalize("NFKC", own.options[ord(said) - ord("A")]).strip().upper()
    elif said in {"A", "B"} and own.kind == "judge" and not own.options:
        return said == "A"
    elif said in {"1", "0"} and own.kind == "judge":
        return said == "1"
    return True if said in TRUE else False if said in FALSE else None


def _signs(own: Asked) -> list[str]:
    said = "".join(_BETWEEN.split(normalize("NFKC", own.answer).upper()))
    known = [letter(n) for n in range(len(own.options))]
    for sign in said:
        if sign not in known:
            shown = f"{known[0]} to {known[-1]}" if known else "none"
            raise BadError("answer", f"the answer `{own.answer}` is no option; there are {shown}")
    if not said:
        raise BadError("answer", f"the answer `{own.answer}` names no option")
    return [sign for sign in known if sign in said]


def _choice(own: Asked, kind: str) -> Fields:
    if len(own.options) < 2:  # noqa: PLR2004 - a choice
        raise BadError("option", "there is nothing to choose from")
    if len(own.options) > _MOST:
        raise BadError("option", f"there are more than {_MOST} options")
    for number, text in enumerate(own.options):
        if not text.strip():
            raise BadError(f"option {letter(number)}", f"option {letter(number)} is blank")
    key = _signs(own)
    whys = [*own.option_whys, *[""] * len(own.options)]
    options = {
        letter(n): entry(inline(text), inline(whys[n])) for n, text in enumerate(own.options)
    }
    if kind == "multi":
        return {"options": options, "key": key}
    if len(key) > 1:
        raise BadError("answer", f"a single choice has {len(key)} answers: {'、'.join(key)}")
    return {"options": options, "key": key[0]}


def _judge(own: Asked, _kind: str) -> Fields:
    found = truth(own)
    if found is None:
        raise BadError("answer", f"the answer `{own.answer}` says neither right nor wrong")
    return {"key": found}


def _blank(own: Asked, _kind: str) -> Fields:
    count = len(_GAP.findall(own.stem))
    answers = [part.strip() for part in own.answer.split(own.between)]
    if len(answers) == 1 and count > 1:
        for sign in ("|", "；", ";", "、", "，", ","):
            parts = [part.strip() for part in own.answer.split(sign)]
            if len(parts) == count:
                answers = parts
                break
    gaps = count or 1
    if len(answers) != gaps or not all(answers):
        raise BadError(
            "answer", f"there are {gaps} gaps and {len([a for a in answers if a])} answers"
        )
    number = iter(range(1, gaps + 1))
    stem = (
        _GAP.sub(lambda _: f"\ufdd0{next(number)}\ufdd1", own.stem)
        if count
        else f"{own.stem} \ufdd01\ufdd1"
    )
    shown = lines(stem).replace("\ufdd0", "[[").replace("\ufdd1", "]]")
    several = own.between == "|"
    blanks: list[object] = []
    for answer in answers:
        texts = re.split(r"\s*[;；/]\s*", answer) if several else [answer]
        blanks.append(some({"accept": [text for text in texts if text]}))
    return {"stem": shown, "blanks": blanks}


def _short(own: Asked, _kind: str) -> Fields:
    first = " ".join(own.answer.split())
    point = {"id": "p1", "any": [first], "text": inline(own.answer)}
    return {"keypoints": [point], "answer": lines(own.answer), "auto": False}
