"""Loading: a folder becomes a project; what fails is left out and the rest is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizgen.diagnostics import ContentError, Report, UsageError
from quizgen.loading import banks
from quizgen.loading.items import content_hash
from quizgen.loading.migrations import migrated
from quizgen.loading.project import load
from quizgen.model.interactions import Numeric, Single
from quizgen.source import Mapping, Scalar, Section, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.loading.conftest import Read

HEAD = "schema: 1\nbank: extra\ntitle: 附加\nmodule: jieneng-fa\n"
JUDGE = """\
  - id: {id}
    type: judge
    stem: 每年报送。
    cite: [节约能源法§53]
    key: true
    why: {{true: 见 节约能源法§53。, false: 见 节约能源法§53。}}
"""
DRAWN = """\
  - id: drawn
    type: single
    stem: 用电 {kwh} kWh，折合多少千克标准煤？
    basis: given
    given: 按题给规则：1 kWh 折 2 kgce。
    params: {kwh: {int: [10, 90], step: 10}}
    options:
      A: {text: "{kwh * 2}", why: 相乘。, when: "kwh < 50"}
      B: {text: "{kwh + 1}", why: 相加。, when: "kwh >= 50"}
"""


def hash_of(text: str) -> str:
    node = read_text(text, "a.yaml", Report())
    assert isinstance(node, Mapping)
    return content_hash(node)


def test_project_base_course_is_read_whole(read: Read) -> None:
    project, report = read({})
    assert report.diagnostics == []
    assert project.course.id == "base"
    assert [module.id for module in project.course.modules] == ["jieneng-fa"]
    assert list(project.banks) == ["jnf"]
    assert list(project.items) == ["jnf-53-when", "jnf-82-range"]
    assert [item.id for item in project.banks["jnf"].items] == list(project.items)
    assert project.papers["final"].sections[0].items == ("jnf-53-when", "jnf-82-range")
    assert "节约能源法" in project.register.instruments
    assert project.pages["course/index.md"].startswith("# 样例课程")
    assert [embed.argument for embed in project.embeds] == ["jnf"]


def test_item_fields_are_read(read: Read) -> None:
    extra = JUDGE.format(id="q") + (
        "    level: apply\n    feedback: 反馈\n    hints: [一, 二]\n    tags: [甲]\n"
        "    shuffle: false\n    waive: {QG244: 因为}\n    objective: jnf-1\n"
    )
    item = read({"quizzes/extra.yaml": f"{HEAD}items:\n{extra}"})[0].items["q"]
    assert (item.type, item.bank, item.module, item.use) == (
        "judge",
        "extra",
        "jieneng-fa",
        "practice",
    )
    assert (item.level, item.feedback, item.hints) == ("apply", "反馈", ("一", "二"))
    assert (item.tags, item.shuffle, item.waive) == (("甲",), False, {"QG244": "因为"})
    assert (item.objective, item.cite, item.basis) == ("jnf-1", ("节约能源法§53",), "law")
    assert str(item.span) == "quizzes/extra.yaml:6:5"


def test_broken_item_does_not_hide_the_next(read: Read) -> None:
    broken = "  - {id: a, type: judge, stem: 甲}\n  - 文字\n" + JUDGE.format(id="b")
    project, report = read({"quizzes/extra.yaml": f"{HEAD}items:\n{broken}"})
    assert [item.id for item in project.banks["extra"].items] == ["b"]
    assert [found.code for found in report.diagnostics] == ["QG111", "QG117"]


def test_broken_file_does_not_hide_the_next(read: Read) -> None:
    project, report = read({"quizzes/a.yaml": "a: [", "quizzes/b.yaml": "- x"})
    assert list(project.items) == ["jnf-53-when", "jnf-82-range"]
    assert [found.code for found in report.diagnostics] == ["QG104", "QG117"]


def test_item_with_faults_of_two_kinds_reports_both(read: Read) -> None:
    broken = "  - {id: a, type: judge, stem: 甲, level: aply, kee: true, cite: {}}\n"
    report = read({"quizzes/extra.yaml": f"{HEAD}items:\n{broken}"})[1]
    assert [found.code for found in report.diagnostics] == ["QG112", "QG111", "QG114"]


def test_paper_does_not_miss_an_item_that_is_there_but_broken(read: Read) -> None:
    paper = "schema: 1\npaper: p\ntitle: 卷\nsections:\n  - {id: a, title: 甲, items: [a]}\n"
    bank = f"{HEAD}items:\n  - {{id: a, type: judge, stem: 甲}}\n"
    report = read({"quizzes/extra.yaml": bank, "quizzes/papers/p.yaml": paper})[1]
    assert [found.code for found in report.diagnostics] == ["QG111"]


def test_extra_banks_may_be_files_or_folders(read: Read) -> None:
    files = {
        "out/a.yaml": f"{HEAD}use: reserved\nitems:\n" + JUDGE.format(id="a"),
        "more/b.yaml": f"{HEAD.replace('extra', 'more')}items:\n" + JUDGE.format(id="b"),
    }
    project, report = read(files, "out/a.yaml", "more")
    assert report.diagnostics == []
    assert [project.items[name].use for name in ("a", "b")] == ["reserved", "practice"]


def test_course_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no course here"):
        load(tmp_path, Report())


def test_extra_bank_that_is_not_there_is_wrong_use(read: Read) -> None:
    with pytest.raises(UsageError, match="no such bank"):
        read({}, "nowhere.yaml")


def test_parametrised_item_has_the_values_of_its_first_variant(read: Read) -> None:
    project, report = read({"quizzes/extra.yaml": f"{HEAD}items:\n{DRAWN}"})
    assert report.diagnostics == []
    item = project.items["drawn"]
    first = project.templates["drawn"].variants(1)[0]
    assert item.parametrised
    assert item.seed == first.seed
    assert item.stem == f"用电 {first.values['kwh']} kWh，折合多少千克标准煤？"
    assert banks.instantiate(project, "drawn", item.seed) == item


def test_parametrised_item_key_follows_its_values(read: Read) -> None:
    project, _ = read({"quizzes/extra.yaml": f"{HEAD}items:\n{DRAWN}"})
    report = Report()
    variants = list(banks.variants(project, "drawn", report))
    assert report.diagnostics == []
    assert len({item.stem for item in variants}) == len(variants) == 9
    for item in variants:
        assert isinstance(item.interaction, Single)
        kwh = int(item.stem.split(" ")[1])
        assert item.interaction.key == ("A" if kwh < 50 else "B")
        assert item.content_hash == project.items["drawn"].content_hash


def test_parametrised_item_with_a_broken_variant_names_its_values(read: Read) -> None:
    text = DRAWN.replace('when: "kwh >= 50"', 'when: "kwh >= 60"')
    project, report = read({"quizzes/extra.yaml": f"{HEAD}items:\n{text}"})
    found = [*report.diagnostics]
    if "drawn" in project.items:
        variants = Report()
        list(banks.variants(project, "drawn", variants))
        found += variants.diagnostics
    assert [finding.code for finding in found] == ["QG257"]
    assert "kwh = 50" in found[0].hint.replace("=", " = ").replace("  ", " ")


def test_parametrised_number_is_derived(read: Read) -> None:
    text = """\
  - id: n
    type: numeric
    stem: 用电 {kwh} 万 kWh。
    basis: given
    given: 按题给规则：1 kWh 折 0.1229 kgce。
    params: {kwh: {int: [1000, 9000], step: 1000}}
    derive: {tce: kwh * 1.229}
    value: "{tce}"
    unit: tce
    feedback: 相乘。
"""
    project, report = read({"quizzes/extra.yaml": f"{HEAD}items:\n{text}"})
    assert report.diagnostics == []
    interaction = project.items["n"].interaction
    assert isinstance(interaction, Numeric)
    kwh = int(project.items["n"].stem.split(" ")[1])
    assert interaction.rule.value == f"{kwh * 1229 // 1000}"


def test_content_hash_ignores_places_comments_quotes_and_order_of_fields() -> None:
    one = "id: a\nstem: 甲\noptions: {A: 一, B: 二}\n"
    other = "# x\nstem: '甲'\n\noptions:\n  A: 一\n  B: 二\nid: a\n"
    assert hash_of(one) == hash_of(other) == "002adf8140c7"


@pytest.mark.parametrize(
    "other",
    [
        "id: a\nstem: 乙\noptions: {A: 一, B: 二}\n",
        "id: a\nstem: 甲\noptions: {B: 二, A: 一}\n",
        "id: a\nstem: 甲\noptions: {A: 一, B: 二}\nmax: 1\n",
    ],
)
def test_content_hash_changes_with_the_content(other: str) -> None:
    assert hash_of(other) != hash_of("id: a\nstem: 甲\noptions: {A: 一, B: 二}\n")


def renamed(node: Mapping) -> Mapping:
    fields = {"bank" if name == "pool" else name: child for name, child in node.fields.items()}
    keys = {"bank" if name == "pool" else name: place for name, place in node.keys.items()}
    return Mapping(fields, keys, node.line, node.column)


def numbered(node: Mapping) -> Mapping:
    place = node.keys["bank"]
    fields = {**node.fields, "number": Scalar("1", *place, plain=True)}
    return Mapping(fields, {**node.keys, "number": place}, node.line, node.column)


def migrate(text: str, schema: int) -> Mapping:
    report = Report()
    node = read_text(text, "a.yaml", report)
    assert isinstance(node, Mapping)
    return migrated(Section(node, "a.yaml", report), schema, {1: renamed, 2: numbered})


def test_migration_takes_every_step_from_the_written_schema() -> None:
    assert [*migrate("schema: 1\npool: x\n", 3).fields] == ["schema", "bank", "number"]
    assert [*migrate("schema: 2\nbank: x\n", 3).fields] == ["schema", "bank", "number"]
    assert [*migrate("schema: 3\nbank: x\n", 3).fields] == ["schema", "bank"]


def test_migration_keeps_the_places_of_the_author() -> None:
    node = migrate("schema: 1\npool: x\n", 3)
    assert (node.keys["bank"], node.fields["bank"].column) == ((2, 1), 7)


@pytest.mark.parametrize(("written", "hint"), [("4", "newer quizgen"), ("0", "schema: 3")])
def test_migration_of_an_unknown_schema_says_what_to_do(written: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        migrate(f"schema: {written}\n", 3)
    assert caught.value.diagnostic.code == "QG118"
    assert hint in caught.value.diagnostic.hint
