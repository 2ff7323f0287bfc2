"""Formats: stems and options of any characters through formats and their readers.

``python tests/fuzz/formats.py moodle-xml 10000`` (or ``gift``, ``qti30``, ``qti21``, ``anki``)
prints what did not survive.
"""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from html import unescape
from pathlib import Path
from random import Random
from unicodedata import normalize

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


def by_qti(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what stands in the items of a QTI package, in the names of either version."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for path in package.namelist():
            if not path.startswith("items/"):
                continue
            root = ET.fromstring(package.read(path))
            body = next(one for one in root if local(one) == "itembody")
            choices = [one for one in body.iter() if local(one) == "simplechoice"]
            right = next(one for one in root.iter() if local(one) == "correctresponse")
            key = "".join(right.itertext()).strip()
            names = {one.get("identifier"): "".join(one[0].itertext()) for one in choices}
            found[Path(path).stem] = (
                joined("".join(body[0].itertext())),
                tuple(joined(names[name]) for name in sorted(names)),
                tuple(name == key for name in sorted(names)),
            )
    return found


def local(element: ET.Element) -> str:
    """Return the name of an element in small letters, as both versions have it."""
    name = element.tag.rpartition("}")[2]
    return name.removeprefix("qti-").replace("-", "").lower()


def joined(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(re.split(r"[\s\ufeff]+", text))


def by_anki(data: bytes) -> dict[str, tuple[object, ...]]:
    """Return what Anki's own backend shows on both sides of the cards."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "given.apkg")
        path.write_bytes(data)
        collection = Collection(str(Path(folder, "own.anki2")))
        options = ImportAnkiPackageOptions(with_scheduling=False)
        request = ImportAnkiPackageRequest(package_path=str(path), options=options)
        collection.import_anki_package(request)
        found = {}
        for id_ in collection.find_notes(""):
            note = collection.get_note(id_)
            found[note["Id"]] = tuple(
                normalize("NFC", words(note[name])) for name in ("Question", "Answer")
            )
        collection.close()
    return found


READERS = {
    "moodle-xml": by_moodle,
    "gift": by_gift,
    "qti30": by_qti,
    "qti21": by_qti,
    "anki": by_anki,
}


def wanted_of(name: str, own: Item) -> tuple[object, ...]:
    """Return what the reader of a format should find."""
    stem, texts, whys, rights = seen(own)
    assert isinstance(texts, tuple)
    assert isinstance(whys, tuple)
    match name:
        case "gift":
            return (stem, texts, whys, rights)
        case "anki":
            front = "".join(f"{letter}{text}" for letter, text in zip("ABC", texts, strict=True))
            back = "".join(f"{letter}{why}" for letter, why in zip("ABC", whys, strict=True))
            key = own.interaction.key
            sides = f"单选题{stem}{front}", f"{key}{back}{words(to_html(own.feedback))}"
            return tuple(normalize("NFC", side) for side in sides)  # as Anki does
        case "moodle-xml":
            return clean((stem, texts, whys, rights))
        case _:
            return clean((stem, texts, rights))


def clean(wanted: tuple[object, ...]) -> tuple[object, ...]:
    """Return the same without what XML cannot hold."""
    told = json.loads(allowed(json.dumps(wanted, ensure_ascii=False)))
    return tuple(tuple(one) if isinstance(one, list) else one for one in told)


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
            wanted = wanted_of(name, own)
            if read.get(own.id) != wanted:
                found.append(f"{own.id}: {wanted} was read as {read.get(own.id)}")
    return found


if __name__ == "__main__":
    failed = broken(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    print("\n".join(failed[:20]))
    print(f"{sys.argv[1]}: {len(failed)} did not survive")
    sys.exit(bool(failed))
