"""GIFT: questions as plain text of Moodle and others as drafts of items."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from quizgen.diagnostics import Span
from quizgen.importing._answers import Answer, NotTakenError, Question
from quizgen.importing._drafts import based, marks_of
from quizgen.importing._items import fields_of
from quizgen.importing._markdown import inline, taken_apart
from quizgen.importing.base import Draft, Imported, Importer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.importing.base import Fields

_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_HELD = re.compile("[\ue100-\ue1ff]")
_HOLD = 0xE100
_ID = re.compile(r"\[id:((?:\\\]|[^\]])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]])+)\]")
_NAME = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#(.*))?$", re.DOTALL)
_CHOICE = re.compile(r"([=~])\s*(?:%(-?\d+(?:\.\d+)?)%)?([^=~]*)", re.DOTALL)
_RANGE = re.compile(
    r"\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(?:(:|\.\.)\s*(-?\d+(?:\.\d+)?))?\s*$"
)
_POINTS = re.compile(r'<ul class="qg-points">.*?</ul>', re.DOTALL)
_LINE = "______"
_GAP = "\ue000"


class _Block(NamedTuple):
    line: int
    text: str
    id: str
    tags: list[str]


def read(data: bytes, path: str, into: Imported) -> None:
    """Read the questions of a file, each bad one reported at its line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        into.bad(Span(path, line), "the file is not UTF-8", "save it as UTF-8")
        return
    for block in _blocks(text):
        span = Span(path, block.line)
        if block.text.startswith("$CATEGORY:"):
            continue
        try:
            fields = _fields(block, span, into)
        except NotTakenError as error:
            into.bad(span, str(error))
            continue
        if fields is None:
            into.lost(span, "a text that asks nothing")
        else:
            into.drafts.append(Draft(span, fields))


def _blocks(text: str) -> Iterator[_Block]:
    """Yield what stands between blank lines, without its comments."""
    lines: list[str] = []
    comments: list[str] = []
    begun = 0
    rows = re.split(r"\r\n|\r|\n", text)
    for number, line in enumerate([*rows, ""], 1):
        if line.lstrip().startswith("//"):
            comments.append(line)
        elif line.strip():
            begun = begun or number
            lines.append(line)
        elif lines:
            said = "\n".join(comments)
            found = _ID.search(said)
            tags = [tag.replace("\\]", "]") for tag in _TAG.findall(said)]
            id_ = found[1].replace("\\]", "]") if found else ""
            yield _Block(begun, "\n".join(lines), id_, tags)
            lines, comments, begun = [], [], 0


def _held(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else chr(_HOLD + ord(found[1]))


def _plain(text: str) -> str:
    """Return a text with its escaped signs as they are."""
    return _HELD.sub(lambda found: chr(ord(found[0]) - _HOLD), text).strip()


def _fields(block: _Block, span: Span, into: Imported) -> Fields | None:
    text = _ESCAPE.sub(_held, block.text)
    named = _NAME.match(text)
    name = _plain(named[1]) if named else ""
    text = text[named.end() :] if named else text
    form = _FORMAT.match(text)
    format_ = form[1] if form else "moodle"
    text = text[form.end() :] if form else text
    start, end = text.find("{"), text.rfind("}")
    if start < 0 and end < 0:
        return None
    if start < 0 or end < start:
        raise NotTakenError("the braces around the answers do not fit")
    after = text[end + 1 :].strip()
    if "{" in text[start + 1 : end] or "}" in text[start + 1 : end]:
        raise NotTakenError("there is a brace among the answers; is a blank line missing?")
    html = _html(text[:start].strip() + (f" {_GAP} {after}" if after else ""), format_)
    body, _, general = text[start + 1 : end].partition("####")
    stem = taken_apart(html)
    feedback = taken_apart(_html(general, format_))
    marks, others = marks_of(block.tags)
    question = _question(body.strip(), format_, marks)
    question.stem = stem.text.replace(f" {_GAP} ", _GAP).replace(_GAP, _LINE)
    question.reasons = feedback.reasons
    points = _POINTS.search(_html(general, format_))
    question.details["graderinfo"] = points[0] if points else ""
    if question.kind == "numerical" and question.stem.replace("\\", "").count(_LINE) != 1:
        question.marks = {key: value for key, value in marks.items() if key != "type"}
    shown, own, losses = fields_of(question)
    if after and question.kind == "shortanswer":
        shown = stem.text.replace(f" {_GAP} ", _GAP).replace(_GAP, "[[1]]")
    for loss in losses:
        into.lost(span, loss)
    if not shown.strip():
        raise NotTakenError("it asks nothing")
    return {
        "id": block.id or name.split(" ")[0],
        "stem": shown,
        "given": stem.given,
        **based(marks, "1"),
        **own,
        "feedback": feedback.text,
        "tags": others,
    }


def _html(text: str, format_: str) -> str:
    """Return a text as HTML; what calls itself plain has no marks."""
    said = _plain(text)
    if format_ == "plain":
        return escape(said, quote=False)
    return said if format_ == "html" else "</p><p>".join(said.split("\n\n"))


def _question(body: str, format_: str, marks: dict[str, list[str]]) -> Question:
    def made(kind: str, answers: list[Answer], **details: str) -> Question:
        return Question(kind, "", "1", answers, marks=marks, details=details)

    truth = _TRUTH.match(body)
    if not body:
        return made("essay", [])
    if truth:
        # What a wrong answer is told comes first.
        wrong, _, right = (truth[2] or "").partition("#")
        key = truth[1].startswith("T")
        whys = (right, wrong) if key else (wrong, right)
        return made(
            "truefalse",
            [
                Answer(name, "100" if is_key else "0", inline(_html(why, format_)))
                for name, is_key, why in zip(("true", "false"), (key, not key), whys, strict=True)
            ],
        )
    if body.startswith("#"):
        return made("numerical", _numbers(body[1:], format_))
    rows = [*_CHOICE.finditer(body)]
    if not rows:
        return made("shortanswer", [_word(body, "100", format_)])
    if body[: rows[0].start()].strip():
        raise NotTakenError(f"`{_plain(body[: rows[0].start()])}` is not an answer")
    if all("->" in row[3] for row in rows) and "~" not in body:
        return _pairs(rows, format_, made("matching", []))
    if "~" not in body:
        return made("shortanswer", [_word(row[3], row[2] or "100", format_) for row in rows])
    answers = []
    for row in rows:
        said, _, why = row[3].partition("#")
        percent = row[2] or ("100" if row[1] == "=" else "0")
        answers.append(Answer(_html(said, format_), percent, inline(_html(why, format_))))
    single = any(row[1] == "=" for row in rows)
    return made("multichoice", answers, single="true" if single else "false")


def _word(text: str, percent: str, format_: str) -> Answer:
    said, _, why = text.partition("#")
    return Answer(_plain(said), percent, inline(_html(why, format_)), html=False)


def _pairs(rows: list[re.Match[str]], format_: str, own: Question) -> Question:
    for row in rows:
        left, _, right = row[3].partition("->")
        answer = Answer(_html(left, format_), "100", "", pair=_plain(right))
        own.answers.append(answer)
    if own.mark("type") == "order":
        rights = [Answer(one.pair, "0", "", html=False) for one in own.answers if one.text]
        wrong = [Answer(one.pair, "0", "", html=False) for one in own.answers if not one.text]
        own.kind, own.answers = "placed", rights + wrong
        own.details["right"] = str(len(rights))
    return own


def _numbers(body: str, format_: str) -> list[Answer]:
    rows = [(row[2] or "100", row[3]) for row in _CHOICE.finditer(body)]
    found = []
    for percent, text in rows or [("100", body)]:
        said, _, why = text.partition("#")
        number = _RANGE.match(said)
        if number is None:
            raise NotTakenError(f"`{_plain(said)}` is not a number")
        value, near = number[1], number[3] or "0"
        if number[2] == "..":
            low, high = float(number[1]), float(near)
            value, near = f"{(low + high) / 2:.6f}", f"{(high - low) / 2:.6f}"
        found.append(Answer(value, percent, inline(_html(why, format_)), tolerance=near))
    return found


IMPORTER = Importer(
    name="gift",
    title="GIFT",
    detects=lambda data, suffix: (
        suffix == ".gift" or (data.lstrip()[:2] in {b"::", b"$C"} and b"{" in data)
    ),
    read=read,
)
