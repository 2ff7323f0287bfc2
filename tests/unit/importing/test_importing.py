from __future__ import annotations

import pytest
import yaml

from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.importing import detect, importers
from quizgen.importing.base import Imported, Importer

QUIZ = """<?xml version="1.0"?>
<quiz>
<question type="category"><category><text>$course$/top/x</text></category></question>
<question type="multichoice">
 <name><text>第一题</text></name>
 <questiontext format="html"><text>&lt;p&gt;罚款 &lt;b&gt;幅度&lt;/b&gt;是？&lt;/p&gt;</text></questiontext>
 <defaultgrade>2.0000000</defaultgrade><single>true</single>
 <answer fraction="100"><text>一万元以上</text><feedback><text>对。</text></feedback></answer>
 <answer fraction="33.33333"><text>*五万元*以下</text><feedback><text/></feedback></answer>
 <answer fraction="0"><text>十万元</text><feedback><text>错。</text></feedback></answer>
</question>
<question type="calculated"><name><text>n</text></name></question>
<question type="truefalse">
 <name><text>t1</text></name><questiontext><text>对吗。</text></questiontext>
 <answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer>
</question>
<question type="shortanswer">
 <name><text>s1</text></name><questiontext><text>由谁决定？</text></questiontext>
 <answer fraction="100"><text>行政机关</text></answer><answer fraction="0"><text>*</text></answer>
</question>
<question type="multichoice"><name><text>bad</text></name><questiontext><text>?</text></questiontext>
 <single>true</single><answer fraction="0"><text>a</text></answer></question>
<question type="description"><name><text>d</text></name><questiontext><text>x</text></questiontext></question>
<question type="gapselect"><name><text>g1</text></name>
 <questiontext><text>先[[2]]，后[[1]]。</text></questiontext>
 <selectoption><text>处罚</text><group>1</group></selectoption>
 <selectoption><text>责令改正</text><group>1</group></selectoption>
 <selectoption><text>撤销</text><group>1</group></selectoption></question>
<question type="cloze"><name><text>c1</text></name><questiontext><text><![CDATA[
<p>选{1:MULTICHOICE:=对#是的~错} 填 {2:NUMERICAL:=5:0.5~%50%6:0}。</p>]]></text></questiontext></question>
</quiz>
"""


@pytest.mark.parametrize("importer", importers().values(), ids=lambda one: one.name)
def test_importer_never_takes_what_is_not_its_own(importer: Importer) -> None:
    assert not importer.detects(b"schema: 1\nbank: x\n", ".yaml")
    assert not importer.detects(b"", "")


def test_detect_knows_moodle_by_its_bytes() -> None:
    assert detect(QUIZ.encode(), ".txt") == "moodle-xml"


def test_import_reports_every_bad_question_at_its_line() -> None:
    into = Imported(Report())
    importers()["moodle-xml"].read(QUIZ.encode(), "a.xml", into)
    found = [str(one).partition("\n")[0] for one in into.report.diagnostics]
    assert found == [
        "a.xml:12:1: error[QG604]: not taken: questions of type `calculated` are not known",
        "a.xml:17:1: warning[QG605]: left behind: the answer `*`, which stands for any text",
        "a.xml:21:1: error[QG604]: not taken: no option is right",
        "a.xml:23:1: warning[QG605]: left behind: a description, which asks nothing",
    ]


def test_import_of_others_is_not_graded_before_a_human_cites(take) -> None:
    items, _, _ = take("moodle-xml", QUIZ.encode())
    assert {(item.basis, item.interaction.max) for item in items.values()} == {("none", "0")}
    assert [item.type for item in items.values()] == ["single", "judge", "blank", "match", "case"]


def test_import_keeps_words_as_they_were(take) -> None:
    items, _, _ = take("moodle-xml", QUIZ.encode())
    first = next(iter(items.values()))
    assert first.stem == "罚款 **幅度**是？"
    assert [option.text for option in first.interaction.options][1] == "\\*五万元\\*以下"
    assert first.interaction.options[1].fraction == "0.3333333"
    assert first.interaction.options[0].why == "对。"


def test_import_of_gaps_to_choose_for_pairs_them(take) -> None:
    items, _, _ = take("moodle-xml", QUIZ.encode())
    own = items["g1"]
    assert own.stem == "先（1），后（2）。"
    assert own.interaction.key == {"A": ("2",), "B": ("1",)}


def test_import_of_a_text_with_fields_is_a_case(take) -> None:
    items, _, _ = take("moodle-xml", QUIZ.encode())
    choice, number = items["c1"].interaction.parts
    assert (choice.interaction.key, number.interaction.rule.value) == ("A", "5")
    assert number.interaction.rule.also[0].fraction == "0.5"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<quiz><question>", "not XML"),
        (b"<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz/>", "a document type is declared"),
        (b"<quiz>" + b"<a>" * 100, "nested too deep"),
        (b"\xff\xfe\x00", "not XML"),
    ],
)
def test_import_of_a_broken_file_takes_nothing(data, why, tmp_path, capsys) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(data)
    assert main(["import", "moodle-xml", str(file), "-o", str(tmp_path / "b.yaml")]) == 1
    assert why in capsys.readouterr().err
    assert not (tmp_path / "b.yaml").exists()


def test_import_command_detects_previews_and_writes(tmp_path, capsys) -> None:
    file, bank = tmp_path / "a.xml", tmp_path / "back.yaml"
    file.write_text(QUIZ, encoding="utf-8")
    assert main(["import", "auto", str(file), "--preview"]) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines()[0].endswith("single 第一题: 罚款 **幅度**是？")
    assert "moodle-xml: 5 would be taken, 2 not" in shown.err
    assert not bank.exists()
    assert main(["import", "moodle-xml", str(file), "-o", str(bank), "--title", "题"]) == 1
    data = yaml.safe_load(bank.read_text(encoding="utf-8"))
    assert [item["id"] for item in data["items"]] == ["back-1", "t1", "s1", "g1", "c1"]


@pytest.mark.parametrize(
    "arguments",
    [["moodle"], ["nothing", "{file}", "-o", "x.yaml"], ["auto", "{file}", "-o", "x.yaml"],
     ["moodle-xml", "{file}"], ["moodle-xml", "none.xml", "-o", "x.yaml"],
     ["moodle-xml", "{file}", "-o", "x.xml"]],
)  # fmt: skip
def test_import_called_wrongly_says_so(arguments, tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("nothing", encoding="utf-8")
    assert main(["import", *(part.format(file=file) for part in arguments)]) == 2


def test_import_list_names_formats_first(capsys) -> None:
    assert main(["import", "--list"]) == 0
    assert "moodle-xml  Moodle XML" in capsys.readouterr().out.splitlines()
