"""Text: questions as people type them, and as 问卷星 and 七巧 take them, as drafts of items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.diagnostics import Span
from quizgen.importing._asked import KINDS, Asked, BadError, draft, kind_of
from quizgen.importing._tables import decoded
from quizgen.importing.base import Draft, Importer

if TYPE_CHECKING:
    from quizgen.importing.base import Imported

_NAMES = "|".join(sorted({name for names in KINDS.values() for name in names}, key=len)[::-1])
_NUMBER = re.compile(r"\s*(?:第\s*)?(\d{1,6})\s*(?:题\s*[:：.、]?|[、．.)）:：])\s*(?=\D)(.+)")
_OPTION = re.compile(r"\s*[（(]?([A-Z])\s*[）).、．:：]\s*(.*)")
_NEXT = re.compile(r"[\s　]+(?=[B-Z]\s*[.、．)）])")
_SAYS = re.compile(
    r"\s*[【\[]?(正确答案|参考答案|答案|答案解析|试题解析|题目解析|解析|解释|难度|分值|知识点|章节)[】\]]?\s*[:：]?\s*(.*)"
)
_HEADING = re.compile(rf"\s*[一二三四五六七八九十]+\s*[、.．]\s*({_NAMES})")
_KIND = re.compile(rf"[\[【(（]\s*({_NAMES})\s*[\]】)）]")
_INSIDE = re.compile(r"[（(]\s*((?:[A-Z][\s,，、;；]*)+|对|错|正确|错误|√|×)\s*[）)]")
_ANSWERS = {"正确答案", "参考答案", "答案"}
_WHYS = {"答案解析", "试题解析", "题目解析", "解析", "解释"}


@dataclass(slots=True)
class _Block:
    """A question as it is being read."""

    line: int
    stem: list[str]
    heading: str
    number: str = ""
    options: list[list[str]] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    option_lines: list[int] = field(default_factory=list)
    answer: list[str] | None = None
    answer_line: int = 0
    why: list[str] | None = None
    notes: list[str] = field(default_factory=list)
    closed: bool = False
    """Whether a blank line came after its answer or options."""


def read(data: bytes, path: str, into: Imported) -> None:
    """Read the questions of a file, each bad one reported at its line."""
    block: _Block | None = None
    heading = ""
    blocks: list[_Block] = []
    for number, line in enumerate(decoded(data, path, into).splitlines(), 1):
        if not line.strip():
            if block is not None:
                block.closed = bool(block.options or block.answer is not None)
            continue
        if found := _HEADING.match(line):
            heading, block = kind_of(found[1]), None
            continue
        if _is_more(block, line, number):
            continue
        start = _NUMBER.match(line)
        stem = start[2] if start else line.strip()
        block = _Block(number, [stem], heading, start[1] if start else "")
        blocks.append(block)
    for one in blocks:
        _take(one, path, into)


def _is_more(block: _Block | None, line: str, number: int) -> bool:
    """Add a line to a question; say whether it belonged to it."""
    if block is None:
        return False
    if found := _SAYS.match(line):
        name, text = found[1], found[2]
        if name in _ANSWERS:
            block.answer, block.answer_line = [text], number
        elif name in _WHYS:
            block.why = [text]
        else:
            block.notes.append(line.strip())
        return True
    expected = chr(ord("A") + len(block.options))
    option = _OPTION.match(line)
    if option and block.answer is None and option[1] == expected:
        for place, piece in enumerate(_NEXT.split(line.strip())):
            part = _OPTION.match(piece)
            if part and part[1] == chr(ord("A") + len(block.options)):
                block.options.append([part[2]])
                block.signs.append(part[1])
                block.option_lines.append(number)
            elif place:
                block.options[-1].append(piece)
        return True
    if block.closed or _NUMBER.match(line):
        return False
    last = block.why if block.why is not None else block.answer
    if last is None:
        last = block.options[-1] if block.options else block.stem
    last.append(line.strip())
    return True


def _take(block: _Block, path: str, into: Imported) -> None:
    span = Span(path, block.line)
    stem = "\n".join(block.stem)
    kind = block.heading
    if named := _KIND.search(stem):
        kind = kind_of(named[1])
        stem = (stem[: named.start()] + stem[named.end() :]).strip()
    answer = "\n".join(block.answer or []).strip()
    if not answer and (inside := [*_INSIDE.finditer(stem)]):
        found = inside[-1]
        answer = found[1]
        stem = (stem[: found.start()] + ("" if found.end() == len(stem) else "（　）")
                + stem[found.end() :]).strip()  # fmt: skip
    if kind == "single" and "[多选题]" in stem:
        kind = "multi"
    asked = Asked(
        stem=stem,
        answer=answer,
        kind=kind,
        options=[" ".join(option) for option in block.options],
        why="\n".join(block.why or []),
        id=block.number and f"q{block.number}",
    )
    try:
        fields = draft(asked)
    except BadError as error:
        where = block.answer_line if error.about == "answer" and block.answer_line else block.line
        if error.about.startswith("option ") and block.option_lines:
            where = block.option_lines[ord(error.about[-1]) - ord("A")]
        into.bad(Span(path, where), error.why, error.hint)
        return
    for note in block.notes:
        into.lost(span, note)
    into.drafts.append(Draft(span, fields))


def _detects(data: bytes, suffix: str) -> bool:
    if suffix not in {".txt", ".text"}:
        return False
    text = data[:20_000].decode("utf-8", "replace")
    if "\ufffd" in text[:-2]:
        text = data[:20_000].decode("gb18030", "replace")
    rows = text.splitlines()
    says = sum(bool(_SAYS.match(row)) for row in rows)
    return says > 0 or any(_INSIDE.search(row) and _NUMBER.match(row) for row in rows)


IMPORTER = Importer(
    name="text",
    title="text (A. B. C., 答案：, 解析：; 问卷星, 七巧, 考试宝 and others)",
    detects=_detects,
    read=read,
)
