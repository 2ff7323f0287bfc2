"""Formats: stems and options of any characters through Moodle XML and GIFT and their readers.

``python tests/fuzz/formats.py moodle-xml 10000`` (or ``gift``) prints what did not survive.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from random import Random

from quizgen.diagnostics import Report, Span
from quizgen.export import exporters
from quizgen.export._shared.moodle_tree import allowed
from quizgen.export.base import Selection, run
from quizgen.loading.project import Project
from quizgen.markup import to_html
from quizgen.model.course import Course
from quizgen.model.forms import Form, FormItem
from quizgen.model.interactions import Option, Single
from quizgen.model.items import Item
from quizgen.model.law import Register

LMS = Path(__file__).parent.parent / "lms"
SIGNS = "~=#{}:\\->[]%*&<>\"'`_|$/@!?^;., \n\t"
RANGES = ((0x20, 0x7E), (0xA0, 0x2FF), (0x370, 0x52F), (0x590, 0x6FF), (0x2000, 0x206F),
          (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xE000, 0xE0FF), (0xFF00, 0xFFFD),
          (0x1F300, 0x1FAFF), (0x20000, 0x2A6DF))  # fmt: skip
MOST = 500
"""Questions in one file, so that one that fails does not hide many."""


def text(random: Random) -> str:
    """Return a text of which no sign is meant kindly; something of it can be seen."""
    count = random.randint(1, 14)
    made = [
        random.choice(SIGNS)
        if random.random() < 0.5
        else chr(random.randint(*random.choice(RANGES)))
        for _ in range(count)
    ]
    made.insert(random.randint(0, count), "题")
    return "".join(made)


def item(number: int, random: Random) -> Item:
    """Return a choice among three texts."""
    options = tuple(
        Option(id=id_, text=f"{place}{text(random)}", why=text(random))
        for place, id_ in enumerate("ABC")
    )
    return Item(
        id=f"q{number}",
        type="single",
        span=Span("fuzz.yaml", number + 1),
        stem=text(random),
        feedback=text(random),
        interaction=Single(options=options, key=random.choice("ABC")),
    )


def selection(items: list[Item]) -> Selection:
    """Return items as what is to be exported."""
    course = Course(id="k", title="课", span=Span("course/course.yaml"), law_asof="2026-10-04")
    project = Project(root=Path(), course=course, register=Register(asof="2026-10-04"))
    places = tuple(FormItem(item=one, number=n, variants=(one,)) for n, one in enumerate(items, 1))
    return Selection(
        id="fuzz", title="卷", project=project, forms=(Form(id="p", title="卷", items=places),)
    )


def words(html: str) -> str:
    """Return what HTML says, blanks aside."""
    seen = unescape(re.sub(r"<[^>]*>", " ", html))
    return "".join(re.split(r"[\s\ufeff]+", seen))


def seen(own: Item) -> tuple[object, ...]:
    """Return what a learner should read."""
    options = own.interaction.options
    return (
        words(to_html(own.stem)),
        tuple(words(to_html(one.text, inline=True)) for one in options),
        tuple(words(to_html(one.why, inline=True)) for one in options),
        tuple(one.id == own.interaction.key for one in options),
    )


def by_moodle(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what the strict reader of Moodle XML reads."""
    spec = importlib.util.spec_from_file_location("fuzz_moodle", LMS / "moodle" / "reader.py")
    assert spec is not None
    assert spec.loader is not None
    reader = sys.modules["fuzz_moodle"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reader)
    return {
        one.idnumber: (
            words(one.text),
            tuple(words(answer.text) for answer in one.answers),
            tuple(words(answer.feedback) for answer in one.answers),
            tuple(answer.fraction == 1 for answer in one.answers),
        )
        for one in reader.read(data)
    }


def by_gift(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what gift-pegjs reads."""
    node = shutil.which("node") or "node"
    done = subprocess.run(
        [node, str(LMS / "gift" / "parse.mjs")], input=data, capture_output=True, check=True
    )
    (found,) = json.loads(done.stdout)
    if "error" in found:
        raise ValueError(f"{found['error']} at {found['at']}")
    return {
        one["id"]: (
            words(one["stem"]["text"]),
            tuple(words(choice["text"]["text"]) for choice in one["choices"]),
            tuple(words(choice["feedback"]["text"]) for choice in one["choices"]),
            tuple(choice["isCorrect"] for choice in one["choices"]),
        )
        for one in found["questions"]
        if one["type"] != "Category"
    }


READERS = {"moodle-xml": by_moodle, "gift": by_gift}


def broken(name: str, count: int, seed: int = 1) -> list[str]:
    """Return what did not survive of ``count`` items."""
    random = Random(seed)
    items = [item(number, random) for number in range(count)]
    found = []
    for first in range(0, count, MOST):
        some = items[first : first + MOST]
        (file,) = run(exporters()[name], selection(some), Report())
        try:
            read = READERS[name](file.data)
        except Exception as error:  # noqa: BLE001 - whatever a reader says is what we look for
            found.append(f"{first}: {type(error).__name__}: {error}")
            continue
        for own in some:
            wanted = seen(own)
            if name == "moodle-xml":
                wanted = json.loads(allowed(json.dumps(wanted, ensure_ascii=False)))
                wanted = tuple(tuple(one) if isinstance(one, list) else one for one in wanted)
            if read.get(own.id) != wanted:
                found.append(f"{own.id}: {wanted} was read as {read.get(own.id)}")
    return found


if __name__ == "__main__":
    failed = broken(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    print("\n".join(failed[:20]))
    print(f"{sys.argv[1]}: {len(failed)} did not survive")
    sys.exit(bool(failed))
