"""Office: stems and options of any characters through workbooks, papers, tables and texts.

``python tests/fuzz/office.py xlsx 10000`` (or json, docx, csv, text) prints what did not survive.
CSV and text have no exporter: questions are written there as people write them.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from random import Random

import docx

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.moodle_tree import allowed
from quizgen.export.base import run
from quizgen.importing import importers
from quizgen.importing.base import Imported
from quizgen.markup import to_html
from quizgen.model.items import Item

sys.path.insert(0, str(Path(__file__).parent))
from formats import MOST, item, seen, selection, words


def by_json(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what is read from the JSON of the model."""
    (form,) = json.loads(data)["forms"]
    return {
        one["id"]: (
            words(to_html(one["stem"])),
            tuple(words(to_html(o["text"], inline=True)) for o in one["interaction"]["options"]),
            tuple(words(to_html(o["why"], inline=True)) for o in one["interaction"]["options"]),
            tuple(o["id"] == one["interaction"]["key"] for o in one["interaction"]["options"]),
        )
        for one in form["items"]
    }


def by_xlsx(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what our importer reads, by openpyxl, from our own workbook."""
    into = Imported(Report())
    importers()["xlsx"].read(data, "a.xlsx", into)
    found = {}
    for draft in into.drafts:
        options = draft.fields["options"]
        assert isinstance(options, dict)
        rows = [one if isinstance(one, dict) else {"text": one} for one in options.values()]
        found[str(draft.fields["id"])] = (
            words(to_html(str(draft.fields["stem"]))),
            tuple(words(to_html(one["text"], inline=True)) for one in rows),
            tuple(words(to_html(one.get("why", ""), inline=True)) for one in rows),
            tuple(sign == draft.fields["key"] for sign in options),
        )
    return found


def by_docx(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what python-docx reads from a paper; the marks of lists are not words."""
    found: dict[str, tuple[object, ...]] = {}
    texts: list[str] = []
    number = 0
    for line in [*(p.text for p in docx.Document(io.BytesIO(data)).paragraphs), "end"]:
        sign = re.match(r"[A-C]\.[\t ]", line)
        if line.startswith(f"{number + 1}.\t") or line == "end":
            if number:
                stem = "".join(texts[0].split()).removesuffix("（）")
                options = tuple("".join(re.split(r"[\s\ufeff]+", one)) for one in texts[1:])
                found[f"place {number}"] = ("".join(stem.split("\ufeff")), options)
            number += 1
            texts = [line.partition("\t")[2]]
        elif sign and line[0] == chr(ord("A") + len(texts) - 1):
            texts += [one[2:] for one in re.split(r"\t(?=[B-C]\. )", line)]
        elif number and texts:
            texts[-1] += re.sub(r"^(?:•|\d+\.| )\t", "", line)
    return found


READERS = {"json": by_json, "xlsx": by_xlsx, "docx": by_docx}


def plain(source: str) -> str:
    """Return the words of a text, in one line and without what tables and XML cannot hold."""
    return " ".join(allowed(unescape(re.sub(r"<[^>]*>", " ", to_html(source)))).split())


def asked(own: Item) -> tuple[str, list[str], str]:
    """Return stem, options and answer as people would write them."""
    options = [plain(one.text) for one in own.interaction.options]
    return f"甲{plain(own.stem)}？", options, own.interaction.key


def imported(name: str, items: list[Item]) -> list[tuple[object, ...]]:
    """Write questions as people do; return what our importer reads."""
    rows = [asked(own) for own in items]
    if name == "csv":
        buffer = io.StringIO()
        table = csv.writer(buffer)
        table.writerow(["问题", "选项A", "选项B", "选项C", "答案"])
        table.writerows([stem, *options, key] for stem, options, key in rows)
        data = buffer.getvalue()
    else:
        data = "\n".join(
            f"{number}、{stem}\n"
            + "".join(f"{sign}. {text}\n" for sign, text in zip("ABC", options, strict=True))
            + f"答案：{key}\n"
            for number, (stem, options, key) in enumerate(rows, 1)
        )
    into = Imported(Report())
    importers()[name].read(data.encode(), "a", into)
    found = []
    for draft in into.drafts:
        options = draft.fields.get("options")
        assert isinstance(options, dict)
        texts = [words(to_html(str(text), inline=True)) for text in options.values()]
        found.append((words(to_html(str(draft.fields["stem"]))), texts, draft.fields["key"]))
    return found


def typed(name: str, count: int, seed: int = 1) -> list[str]:
    """Return what did not survive of questions that people write for an importer."""
    random = Random(seed)
    items = [item(number, random) for number in range(count)]
    wanted = [
        (words(stem_html(stem)), [words(stem_html(text)) for text in options], key)
        for stem, options, key in map(asked, items)
    ]
    read = imported(name, items)
    if len(read) != len(wanted):
        return [f"{len(wanted)} questions were read as {len(read)}"]
    pairs = zip(wanted, read, strict=True)
    return [f"{one} was read as {other}" for one, other in pairs if one != other]


def stem_html(text: str) -> str:
    """Return words as the HTML that shows them."""
    return escape(text, quote=False)


def broken(name: str, count: int, seed: int = 1) -> list[str]:
    """Return what did not survive of ``count`` items."""
    if name not in READERS:
        return typed(name, count, seed)
    random = Random(seed)
    items = [item(number, random) for number in range(count)]
    found = []
    for first in range(0, count, MOST):
        some = items[first : first + MOST]
        options = {"parts": "paper"} if name == "docx" else {}
        (file,) = run(exporters()[name], replace(selection(some), options=options), Report())
        read = READERS[name](file.data)
        for place, own in enumerate(some, 1):
            wanted = seen(own)
            if name != "json":
                wanted = as_tuple(json.loads(allowed(json.dumps(wanted, ensure_ascii=False))))
            got = read.get(own.id)
            if name == "docx":
                wanted, got = wanted[:2], read.get(f"place {place}")
            if got != wanted:
                found.append(f"{own.id}: {wanted} was read as {got}")
    return found


def as_tuple(rows: list[object]) -> tuple[object, ...]:
    """Return what was a list as it was before."""
    return tuple(tuple(one) if isinstance(one, list) else one for one in rows)


if __name__ == "__main__":
    failed = broken(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    print("\n".join(failed[:20]))
    print(f"{sys.argv[1]}: {len(failed)} did not survive")
    sys.exit(bool(failed))
