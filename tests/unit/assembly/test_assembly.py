"""Parallel forms: no rule is broken, the same seed gives the same forms, and lacks are named."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest

from quizgen import rng
from quizgen.cli import main
from quizgen.diagnostics import Report, Span
from quizgen.generation.assembly import assemble, paper_yaml, violations
from quizgen.loading.blueprints import FACILITY, TYPES, load_blueprint
from quizgen.loading.project import load
from quizgen.model.blueprints import Blueprint, Cell
from quizgen.model.items import LEVELS

ROOT = Path(__file__).parents[3]
HERE = Span("blueprint.yaml", 1)


@pytest.fixture(scope="module")
def course():
    return load(ROOT, Report(), reserved=True)


@pytest.fixture(scope="module")
def large(course):
    """800 items of four modules, each a real one under another name."""
    real = sorted((one for one in course.items.values() if one.basis != "none"), key=lambda i: i.id)
    items = {}
    for n in range(800):
        item = real[n % len(real)]
        module = f"m{rng.below(7, f'module/{n}', 4)}"
        level = LEVELS[rng.below(7, f"level/{n}", len(LEVELS))]
        new = replace(
            item, id=f"i{n:03}", module=module, level=level, use="reserved", contested=False
        )
        items[new.id] = new
    return replace(course, items=items)


def blueprint(**fields) -> Blueprint:
    rules = {"id": "jieye", "title": "结业", "span": HERE, "items": 10, "facility": FACILITY}
    return Blueprint(**(rules | fields))


def cell(least: int, most: int | None = None, **fields) -> Cell:
    return Cell(span=HERE, least=least, most=least if most is None else most, **fields)


@pytest.fixture(scope="module")
def five():
    """Five forms of 60 with every kind of rule."""
    return blueprint(
        forms=5,
        items=60,
        cells=(
            *(cell(15, modules=(f"m{n}",)) for n in range(4)),
            cell(10, 20, levels=("remember",)),
            cell(12, 60, levels=("analyze", "evaluate")),
            cell(8, types=("judge",)),
            cell(20, 30, types=("single", "multi")),
            cell(2, 4, types=("case",)),
        ),
        anchors=tuple(f"i{n:03}" for n in (3, 17, 42, 99, 250, 333, 410, 555, 600, 701, 720, 799)),
        enemies=tuple((f"i{n:03}", f"i{n + 1:03}") for n in range(100, 328, 2)),
        spread="0.001",
    )


def test_five_forms_of_sixty_break_no_rule(large, five):
    measured = {id_: Fraction(30 + rng.below(5, id_, 60), 100) for id_ in large.items}
    report = Report()
    made = assemble(large, five, report, seed=1, measured=measured)
    assert report.diagnostics == []
    assert violations(made.papers, five, large.items, measured) == []
    assert max(made.facility) - min(made.facility) <= Fraction(1, 1000)


def test_violations_see_each_broken_rule(large, five):
    made = assemble(large, five, Report(), seed=1)
    first, second, *others = made.papers
    section = second.sections[0]
    worse = replace(
        second, sections=(replace(section, items=first.sections[0].items), *second.sections[1:])
    )
    said = violations((first, worse, *others), five, large.items)
    assert any("is on 2 forms" in text for text in said)
    short = replace(second, sections=second.sections[1:])
    assert any("items" in text for text in violations((first, short, *others), five, large.items))
    assert violations(made.papers, replace(five, points="1"), large.items)
    assert violations(made.papers, replace(five, use="practice"), large.items)
    assert violations(made.papers[:4], five, large.items) == ["4 forms"]
    ids = [id_ for part in first.sections for id_ in part.items]
    enemies = replace(five, enemies=(tuple(ids[:2]),))
    assert any("enemies" in text for text in violations(made.papers, enemies, large.items))


def test_same_seed_gives_the_same_forms_and_another_seed_others(course):
    rules = blueprint(forms=2, use="any", cells=(cell(5, types=("single",)),))
    one, again, other = (assemble(course, rules, Report(), seed=seed).papers for seed in (3, 3, 4))
    assert one == again
    assert one != other


def test_same_seed_gives_each_blueprint_items_of_its_own(course):
    rules = blueprint(forms=1, use="any", cells=(cell(5, types=("single",)),))
    one, other = (
        {
            id_
            for paper in assemble(course, replace(rules, id=id_), Report(), seed=3).papers
            for part in paper.sections
            for id_ in part.items
        }
        for id_ in ("jieye", "moni")
    )
    assert len(one & other) < rules.items / 2


def test_forms_share_anchors_alone(large, five):
    made = assemble(large, five, Report(), seed=2)
    forms = [{id_ for part in paper.sections for id_ in part.items} for paper in made.papers]
    for one, other in combinations(forms, 2):
        assert one & other == set(five.anchors)


def test_points_of_each_form_add_up(course):
    made = assemble(course, blueprint(forms=2, use="any", items=20, points="40"), Report())
    assert made.points == (40, 40)


def test_cell_without_enough_items_is_named_with_what_lacks(course):
    judges = sum(
        one.type == "judge" and one.use == "reserved" and one.basis != "none"
        for one in course.items.values()
    )
    report = Report()
    rules = blueprint(forms=3, items=40, cells=(cell(judges, types=("judge",)),), exposure=1)
    assert assemble(course, rules, report) is None
    texts = [found.message for found in report.diagnostics]
    assert any(f"{2 * judges} are not to be had, {judges} may be chosen" in text for text in texts)
    assert {found.code for found in report.diagnostics} == {"QG524"}


def test_points_that_no_items_make_are_named(course):
    report = Report()
    assert assemble(course, blueprint(use="any", points="1"), report) is None
    assert [found.code for found in report.diagnostics] == ["QG525"]


def test_anchors_that_are_enemies_are_named(large):
    report = Report()
    rules = blueprint(anchors=("i001", "i002"), enemies=(("i001", "i002"),))
    assert assemble(large, rules, report) is None
    assert [found.code for found in report.diagnostics] == ["QG527"]


def test_made_papers_are_read_again_as_they_were(course, tmp_path, capsys):
    file = tmp_path / "blueprint.yaml"
    file.write_text(
        "schema: 1\nblueprint: jieye\ntitle: 结业考试\nitems: 12\nforms: 2\nuse: practice\n"
        "minutes: 30\ncells:\n  - {type: judge, count: 3}\n  - {level: remember, max: 6}\n",
        encoding="utf-8",
    )
    out = tmp_path / "papers"
    assert main(["paper", "make", str(file), "-o", str(out), "--root", str(ROOT)]) == 0
    assert "jieye-a  12  " in capsys.readouterr().out
    report = Report()
    rules = load_blueprint(file, "blueprint.yaml", course, report)
    made = assemble(course, rules, report)
    for paper in made.papers:
        assert (out / f"{paper.id}.yaml").read_text(encoding="utf-8") == paper_yaml(paper)
    # In a course they are papers like others.
    copy = tmp_path / "course"
    for name in ("course", "quizzes", "scenarios"):
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).symlink_to(ROOT / name) if name != "quizzes" else None
    (copy / "quizzes").mkdir()
    for bank in (ROOT / "quizzes").glob("*.yaml"):
        (copy / "quizzes" / bank.name).symlink_to(bank)
    (copy / "quizzes" / "papers").symlink_to(out)
    read = load(copy, report)
    assert report.diagnostics == []
    for paper in made.papers:
        assert replace(read.papers[paper.id], span=paper.span) == paper


WRONG = {
    "QG520": "items: 0\n",
    "QG521": "items: 5\ncells:\n  - {type: judge, min: 4, max: 2}\n",
    "QG522": "items: 5\ncells:\n  - {type: juge, count: 1}\n",
    "QG523": "items: 5\nenemies:\n  - [jnf-82-range]\n",
    "QG510": "items: 5\nanchors: [jnf-82-rang]\n",
    "QG115": "items: many\n",
}


@pytest.mark.parametrize("code", WRONG)
def test_blueprint_that_is_wrong_is_told_with_its_place(course, tmp_path, code):
    file = tmp_path / "b.yaml"
    file.write_text(f"schema: 1\nblueprint: b\ntitle: 乙\n{WRONG[code]}", encoding="utf-8")
    report = Report()
    assert load_blueprint(file, "b.yaml", course, report) is None
    (found,) = report.diagnostics
    assert (found.code, found.span.line > 3) == (code, True)
    assert found.hint


def test_cell_with_two_numbers_is_wrong(course, tmp_path):
    file = tmp_path / "b.yaml"
    text = (
        "schema: 1\nblueprint: b\ntitle: 乙\nitems: 5\ncells: [{type: judge, count: 2, max: 3}]\n"
    )
    file.write_text(text, encoding="utf-8")
    report = Report()
    load_blueprint(file, "b.yaml", course, report)
    assert [found.code for found in report.diagnostics] == ["QG521"]


def test_measured_facilities_decide_what_is_alike(course, tmp_path, capsys):
    table = tmp_path / "facility.csv"
    table.write_text("item,facility\njnf-82-range,30\nlong-gone,50\njnf-83-when,x\n", "utf-8")
    file = tmp_path / "b.yaml"
    file.write_text("schema: 1\nblueprint: b\ntitle: 乙\nitems: 5\nuse: any\n", encoding="utf-8")
    line = ["paper", "make", str(file), "-o", str(tmp_path), "--root", str(ROOT)]
    assert main([*line, "--facility", str(table)]) == 1
    assert f"{table.as_posix()}:4:1: error[QG529]" in capsys.readouterr().err
    table.write_text("item,facility\n", "utf-8")
    assert main([*line, "--facility", str(table)]) == 0


def test_every_type_has_its_place_on_a_paper(course):
    assert {item.type for item in course.items.values()} <= set(TYPES)
