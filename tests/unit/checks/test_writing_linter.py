"""The linter of writing: precision and recall of each rule on labelled items.

Items of tests/lint/labelled name in their tags, as ``lint:QG281``, every rule that must report
them; no other rule of writing may. Banks that must be reported as a whole stand in `SKEWED`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from quizgen import checks
from quizgen.diagnostics import Report
from quizgen.loading.project import load

if TYPE_CHECKING:
    from quizgen.loading.project import Project

TESTS = Path(__file__).parent.parent.parent
LABELLED = TESTS / "lint" / "labelled"
INVALID = TESTS / "corpus" / "invalid"
LAW = TESTS.parent / "course" / "law"
COURSE = "schema: 1\nid: lint\ntitle: 标注\nlaw_asof: 2026-10-04\nmodules: []\n"

RULES = {rule.code: rule for rule in checks.checks().values() if rule.name.startswith("writing-")}
CASES = sorted(path.name for path in INVALID.iterdir() if path.name[:5] in RULES)
SKEWED = {"lint-stems", "lint-judges", "lint-held-out"}

PRECISION = 0.95
RECALL = 0.8
FEWEST = {"QG268": 2, "QG284": 2}
"""Labelled faults a rule needs, where five would be more of the same."""


class Score(NamedTuple):
    """How a rule did: names of items, or of banks."""

    wanted: set[str]
    found: set[str]

    @property
    def precision(self) -> float:
        return len(self.wanted & self.found) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        return len(self.wanted & self.found) / len(self.wanted) if self.wanted else 1.0


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("labelled")
    shutil.copytree(LAW, root / "course" / "law")
    (root / "course" / "course.yaml").write_text(COURSE, encoding="utf-8")
    report = Report()
    project = load(root, report, [LABELLED])
    assert report.render("concise") == ""
    return project


@pytest.fixture(scope="module")
def scores(project: Project) -> dict[str, Score]:
    report = Report()
    checks.run_all(project, report)
    names = {str(bank.span): bank.id for bank in project.banks.values()}
    starts = sorted(
        ((item.span.path, item.span.line), item.id)
        for item in project.items.values()
        if item.span.path
    )
    wanted: dict[str, set[str]] = {code: set() for code in RULES}
    found: dict[str, set[str]] = {code: set() for code in RULES}
    for item in project.items.values():
        for tag in item.tags:
            if tag.startswith("lint:"):
                wanted[tag.removeprefix("lint:")].add(item.id)
    wanted["QG268"] = SKEWED
    for one in report.diagnostics:
        if one.code in RULES:
            place = (one.span.path, one.span.line)
            owners = [id_ for start, id_ in starts if start <= place and start[0] == place[0]]
            found[one.code].add(owners[-1] if owners else names[str(one.span)])
    return {code: Score(wanted[code], found[code]) for code in sorted(RULES)}


def test_labelled_items_are_many_and_half_are_without_fault(project: Project) -> None:
    faulty = [item for item in project.items.values() if any("lint:" in tag for tag in item.tags)]
    assert len(project.items) >= 300
    assert len(faulty) >= 100
    assert len(project.items) - len(faulty) >= 100


def test_rule_finds_what_is_labelled_and_little_else(
    scores: dict[str, Score], capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print(f"\n{'code':7}{'rule':28}{'faults':>7}{'found':>7}{'precision':>11}{'recall':>8}")
        for code, score in scores.items():
            print(
                f"{code:7}{RULES[code].name:28}{len(score.wanted):7}{len(score.found):7}"
                f"{score.precision:11.2f}{score.recall:8.2f}"
            )
    poor = {
        code: {
            "false": sorted(score.found - score.wanted),
            "missed": sorted(score.wanted - score.found),
        }
        for code, score in scores.items()
        if score.precision < PRECISION or score.recall < RECALL
    }
    assert poor == {}


def test_every_rule_has_labelled_faults(scores: dict[str, Score]) -> None:
    few = {code for code, score in scores.items() if len(score.wanted) < FEWEST.get(code, 5)}
    assert few == set()


def test_every_rule_has_a_case_in_the_corpus() -> None:
    assert len(RULES) >= 20
    assert {case[:5] for case in CASES} == set(RULES)


@pytest.mark.parametrize("case", CASES)
def test_case_shows_the_fault_and_the_same_mended(case: str) -> None:
    bank = (INVALID / case / "quizzes" / "faulty.yaml").read_text(encoding="utf-8").splitlines()
    expected = (INVALID / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    codes = {line.split("[")[1][:5] for line in expected if line.startswith("quizzes/")}
    assert codes == {case[:5]}, "one fault a case"
    if RULES[case[:5]].item:
        last = max(n for n, line in enumerate(bank, 1) if line.startswith("  - id:"))
        lines = [int(line.split(":")[1]) for line in expected if line.startswith("quizzes/")]
        assert max(lines) < last, "the last item of the case is the mended one"


@pytest.mark.parametrize("code", sorted(code for code, rule in RULES.items() if rule.item))
def test_rule_can_be_waived_with_a_reason(code: str, tmp_path: Path) -> None:
    case = next(name for name in CASES if name.startswith(code))
    waived = f"    waive: {{{code}: 这里有意如此}}\n    stem:"
    assert check(case, tmp_path / "course", "    stem:", waived) == ""


def test_twin_that_waives_the_rule_is_left_out(tmp_path: Path) -> None:
    waived = "  - id: q2\n    waive: {QG269: 前测和后测各用一题}\n"
    assert check("QG269-asked-twice", tmp_path / "course", "  - id: q2\n", waived) == ""


def check(case: str, course: Path, old: str, new: str) -> str:
    """Return the findings in a case after its bank has been changed."""
    shutil.copytree(TESTS / "corpus" / "base", course)
    shutil.copytree(INVALID / case, course, dirs_exist_ok=True)
    bank = course / "quizzes" / "faulty.yaml"
    bank.write_text(bank.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    report = Report()
    checks.run_all(load(course, report), report)
    return report.render("concise")
