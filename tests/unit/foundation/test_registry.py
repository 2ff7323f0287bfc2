from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgen import registry
from quizgen.registry import discover


@dataclass(frozen=True)
class Plugin:
    name: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "rooms"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "base.py").write_text("")
    (package / "_private.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [n for n in sys.modules if n.partition(".")[0] == "rooms"]:
        del sys.modules[name]


class Entry:
    def __init__(self, name: str, value: object) -> None:
        self.name = name
        self.load = lambda: value


def test_discover_finds_modules_and_entry_points(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "from tests_plugin import Plugin\nROOM = Plugin('{}')\n"
    module = type(sys)("tests_plugin")
    module.Plugin = Plugin
    monkeypatch.setitem(sys.modules, "tests_plugin", module)
    (folder / "b.py").write_text(text.format("b"))
    (folder / "a.py").write_text(text.format("a"))
    monkeypatch.setattr(registry, "entry_points", lambda group: [Entry("z", Plugin("z"))])
    assert list(discover("rooms", "ROOM", Plugin, "quizgen.rooms")) == ["a", "b", "z"]


def test_discover_module_without_its_constant_is_named(folder: Path) -> None:
    (folder / "empty.py").write_text("")
    with pytest.raises(TypeError, match=r"'rooms\.empty' must define one unique ROOM: Plugin"):
        discover("rooms", "ROOM", Plugin, "quizgen.rooms")


def test_discover_two_of_one_name_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [Entry("x", Plugin("same")), Entry("y", Plugin("same"))]
    monkeypatch.setattr(registry, "entry_points", lambda group: entries)
    with pytest.raises(TypeError, match="unique ROOM"):
        discover("rooms", "ROOM", Plugin, "quizgen.rooms")


def test_discover_leaves_alone_the_modules_of_a_beginning(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "old_a.py").write_text("raise RuntimeError('read all the same')\n")
    (folder / "b.py").write_text("ROOM = 'b'\n")
    monkeypatch.setattr(registry, "entry_points", lambda group: [Entry("z", Plugin("z"))])
    (folder / "b.py").write_text(
        "import dataclasses\nROOM = dataclasses.make_dataclass('R', ['name'])('b')\n"
    )
    found = discover("rooms", "ROOM", object, "quizgen.rooms", without="old_")
    assert list(found) == ["b", "z"]
