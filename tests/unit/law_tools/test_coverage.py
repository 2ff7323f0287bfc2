"""Coverage: who cites each provision, which penalties nobody asks about, what is not there."""

import json

from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.loading.law_uses import uses
from quizgen.loading.project import load


def told(course, capsys, *options):
    status = main(["law", "coverage", "--root", str(course), "--format", "json", *options])
    return status, json.loads(capsys.readouterr().out)


def rows(told):
    return {row["cite"]: row for law in told["instruments"] for row in law["provisions"]}


def test_fixture_is_a_sound_course(course):
    report = Report()
    load(course, report)
    assert not report.diagnostics, report.render()


def test_coverage_counts_each_owner_once_at_the_provision_that_it_cites(course, capsys):
    status, found = told(course, capsys)
    assert status == 0
    by_cite = rows(found)
    assert list(by_cite) == [
        *("节约能源法§1", "节约能源法§2", "节约能源法§2.1", "节约能源法§2.2", "节约能源法§2.2(1)"),
        *("节约能源法§2.2(2)", "节约能源法§2.3", "节约能源法§3", "节约能源法§4", "节约能源法§4(1)"),
        *("节约能源法§4(2)", "节约能源法§5", "处罚法§1", "处罚法§2"),
    ]
    assert by_cite["节约能源法§2.1"]["pages"] == ["course/index.md"]
    assert by_cite["节约能源法§2.3"]["items"] == ["one"]
    assert by_cite["节约能源法§3"]["items"] == ["two", "drawn"]
    assert by_cite["处罚法§2"]["procedures"] == ["p"]
    assert found["totals"] == {
        "provisions": 14,
        "cited": 14,
        "with_items": 10,
        "penalties_without_item": 3,
        "missing": 0,
    } | {"provisions": len(rows(told(course, capsys, "--all")[1]))}


def test_coverage_warns_of_penalties_and_articles_on_liability_without_item(course, capsys):
    _, found = told(course, capsys)
    assert [law["without_item"] for law in found["instruments"]] == [
        ["节约能源法§1", "节约能源法§5", "节约能源法§6"],
        [],
    ]


def test_coverage_of_what_is_not_in_the_register_is_an_error_at_its_place(course, capsys):
    page = course / "course" / "index.md"
    page.write_text("# 页\n\n见节约能源法§9、节约能源法§2.3。\n", encoding="utf-8")
    status, found = told(course, capsys)
    assert status == 1
    assert [(m["path"], m["line"], m["column"], m["cite"]) for m in found["missing"]] == [
        (page.as_posix(), 3, 2, "节约能源法§9")
    ]
    assert main(["law", "coverage", "--root", str(course)]) == 1
    text = capsys.readouterr().out
    assert f"{page.as_posix()}:3:2: error: `节约能源法§9` is not in the law register" in text
    assert "  节约能源法§2.3: 1 page, 1 item: 标识\n" in text
    assert "  warning: 节约能源法§5: no item on this penalty: 刑事责任\n" in text
    assert "节约能源法§6: nothing" not in text


def test_coverage_with_all_lists_what_nobody_cites(course, capsys):
    assert main(["law", "coverage", "--root", str(course), "--all"]) == 0
    assert "  节约能源法§6: nothing: 附则\n" in capsys.readouterr().out


def test_uses_of_drawn_citations_are_those_of_all_variants(course):
    found = [use for use in uses(load(course, Report())) if use.owner == "drawn"]
    shown = sorted(use.shown for use in found if use.at == "stem")
    assert shown == ["节约能源法§3", "节约能源法§4"]


def test_uses_in_a_bank_outside_of_the_course_are_found(course, tmp_path, capsys):
    bank = tmp_path / "r.yaml"
    bank.write_text(
        "schema: 1\nbank: r\ntitle: 保留\nuse: reserved\nitems:\n  - {id: r1, type: judge, stem: 节约能源法§6,"
        " basis: law, cite: [节约能源法§6], key: true, why: {true: x, false: y}}\n",
        encoding="utf-8",
    )
    _, found = told(course, capsys, "--bank", str(bank))
    assert rows(found)["节约能源法§6"]["items"] == ["r1"]


def test_our_own_course_cites_nothing_that_is_not_in_the_register(root, capsys):
    status, found = told(root, capsys)
    assert (status, found["totals"]["missing"]) == (0, 0)
