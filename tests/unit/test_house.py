"""The house keeps its promises: map, floors, signs, sizes, style and types."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "quizgen"
MAP = PACKAGE / "README.md"
MOST_LINES = 300

HEAD = """\
# The house

What each floor and module of quizgen is for: its sign, the first line of its docstring.
Imports go down only (`lint-imports` proves it); plug-ins of one kind do not know each other.
This page is made from the signs: `pytest tests/unit/test_house.py --update-golden`.

## How a source becomes a page

```
course/ quizzes/ scenarios/         text that people write
  source, markup, expressions       YAML with places, safe HTML, arithmetic
  itemtypes, loading                many ways to write become few interactions: one Project
  checks                            every rule on it; a finding stops the build
  generation, drills, documents     forms of items; walks through scenarios; papers of a case
  grading, sealing, results         a response becomes marks, marks become figures
  web, printing, classroom, export  pages, prints, packs, packages
cli, markdown_extension, mkdocs_plugin   three doors to all of it
```

Read `model/interactions.py`, `model/scenario.py` and `loading/project.py` first: all floors above
speak of what they define. `grading/engine.py` and `drills/machine.py` have twins in `web/src`, which
must agree with them; `tests/vectors` is the referee.

| You want | Write | It is found by |
|---|---|---|
| an item type | `itemtypes/NAME.py` with `ITEM_TYPE` | its place |
| a way to respond | a class in `model/interactions.py` | mypy, which names every `match` to visit |
| a check | `checks/SUBJECT_RULE.py` with `CHECK` and a code; a case in `tests/corpus/invalid` | its place |
| a format to write, to read | `export/NAME.py` with `EXPORTER`, `importing/NAME.py` with `IMPORTER` | its place |
| a command | `cli/NAME.py` with `configure` and `run` | its place |
| a function in formulas | `domain/`, a line in `loading/functions.py`, its twin in `web/src/calculators` | the table |
| a word on a page | `messages.json`, in Chinese and English | its key |
"""


def floors() -> list[list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[room.strip(" ()") for room in layer.split("|")] for layer in layers]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sign(path: Path) -> str:
    text = ast.get_docstring(tree(path)) or ""
    return text.partition("\n")[0]


def first_comment(path: Path) -> str:
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    return line.removeprefix("//").strip() if line.startswith("//") else ""


def modules(room: str) -> list[Path]:
    single = PACKAGE / f"{room}.py"
    return [single] if single.exists() else sorted((PACKAGE / room).rglob("*.py"))


def draw_map() -> str:
    lines = [HEAD]
    named = {room for floor in floors() for room in floor}
    ground = sorted(
        p.stem for p in PACKAGE.glob("*.py") if p.stem not in named and p.stem != "__init__"
    )
    for floor in [*floors(), ground]:
        lines.append(f"\n## {' | '.join(floor)}\n")
        for room in floor:
            for path in modules(room):
                name = path.relative_to(PACKAGE).as_posix()
                lines.append(f"- `{name.removesuffix('__init__.py')}`: {sign(path)}")
            if room == "web":
                lines += ["", "In the browser (`web/src`, bundled into `web/dist`):", ""]
                lines += [
                    f"- `{path.relative_to(PACKAGE).as_posix()}`: {first_comment(path)}"
                    for path in sorted((PACKAGE / "web" / "src").rglob("*.mjs"))
                ]
    return "\n".join(lines) + "\n"


def test_map_of_the_house_is_made_from_the_signs(update_golden: bool) -> None:
    if update_golden:
        MAP.write_text(draw_map(), encoding="utf-8")
    assert MAP.read_text(encoding="utf-8") == draw_map()


def test_every_module_has_a_sign() -> None:
    unsigned = [str(p) for p in PACKAGE.rglob("*.py") if not sign(p)]
    unsigned += [str(p) for p in (PACKAGE / "web" / "src").rglob("*.mjs") if not first_comment(p)]
    assert not unsigned


def test_no_module_has_outgrown_its_sign() -> None:
    paths = [*PACKAGE.rglob("*.py"), *(PACKAGE / "web" / "src").rglob("*.mjs")]
    lengths = {p.relative_to(ROOT): len(p.read_text(encoding="utf-8").splitlines()) for p in paths}
    assert {p: n for p, n in lengths.items() if n > MOST_LINES} == {}


def raising(node: ast.AST, inside: str = "", said: str = "") -> Iterator[str]:
    """Yield the public functions below ``node`` that raise, where no docstring speaks of it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from raising(child, f"{child.name}.", ast.get_docstring(child) or "")
        elif isinstance(child, ast.FunctionDef) and not child.name.startswith("_"):
            told = said + (ast.get_docstring(child) or "")
            if any(map(raises, child.body)) and "raises" not in told.lower():
                yield f"{inside}{child.name}"


def raises(node: ast.AST) -> bool:
    """Say whether a statement lets an error out that it has made itself."""
    if isinstance(node, ast.Raise):
        return node.exc is not None
    if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
        return False
    if isinstance(node, ast.With) and "collecting" in ast.unparse(node.items[0]):
        return False
    if isinstance(node, ast.Try):  # what it raises in its body is for its own handlers
        return any(map(raises, [*node.handlers, *node.orelse, *node.finalbody]))
    return any(map(raises, ast.iter_child_nodes(node)))


def test_every_public_function_that_raises_says_what_and_when() -> None:
    silent = {
        path.relative_to(PACKAGE).as_posix(): found
        for path in PACKAGE.rglob("*.py")
        if path.parts[-2] != "cli"  # its errors are for its one caller, which prints them
        and (found := [*raising(tree(path))])
    }
    assert silent == {}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "."], id="ruff"),
        pytest.param(["-m", "ruff", "format", "--check", "."], id="format"),
        pytest.param(["-m", "mypy"], id="mypy"),
        pytest.param(
            [
                "-c",
                "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())",
            ],
            id="floors",
        ),
    ],
)
def test_house_rule_holds(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_top_level_holds_what_it_should_and_nothing_else() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {name.partition("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= {
        "mkdocs.yml", "pyproject.toml", "course", "quizzes", "quizgen", "scenarios", "tests",
        "README.md", "LICENSE", "CHANGELOG.md",
    }  # fmt: skip


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[<>=\[]", one)[0] for one in wanted} - {project["name"]}
    for path in [*ROOT.glob("tests/js/package.json"), *ROOT.glob("tests/lms/*/package.json")]:
        package = json.loads(path.read_text(encoding="utf-8"))
        names |= {*package.get("dependencies", ()), *package.get("devDependencies", ())}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## Dependencies")[2].partition("\n## ")[0]
    told = {word.strip(",()*").lower() for word in table.split()}
    assert {name for name in names if name.lower() not in told} == set()
