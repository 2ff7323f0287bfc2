"""Sets: model, blank and faulty documents of a case, printed from a scenario."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from quizgen.cli import main
from quizgen.documents import sets
from quizgen.documents.dossier import Dossier, Setting
from quizgen.documents.kinds import kinds
from quizgen.documents.values import chinese, tight
from quizgen.model.sheets import Form, Paragraph, Seal, Sheet, Sign, Table

MARK = "亮证 · 种子 1"
PRINTED = ("zeling-zhenggai", "chufa-gaozhi", "chufa-jueding", "songda-huizheng")


def words(sheet: Sheet) -> str:
    said: list[str] = [sheet.title]
    for block in sheet.blocks:
        match block:
            case Paragraph():
                said.append(block.text)
            case Form():
                said += [text for row in block.rows for text in row]
            case Table():
                said += [*block.header, *(cell for row in block.rows for cell in row)]
            case Sign():
                said += [text for line in block.lines for text in line]
            case Seal():
                said += [block.issuer, block.date, block.pressed]
            case _:
                pass
    return "\n".join(said)


def test_model_sheets_show_every_value_and_no_hole(dossier: Dossier) -> None:
    made = sets.model(dossier, MARK)
    assert [sheet.name for sheet in made] == [document.id for document in dossier.documents]
    for sheet, document in zip(made, dossier.documents, strict=True):
        text = words(sheet)
        assert "{" not in text
        assert "＿" not in text, document.id
        assert "。。" not in text
        for field in document.kind.fields.values():
            if field.kind == "text" and document.text(field.id):
                assert document.text(field.id).rstrip("。") in text, field.id


def test_decision_reads_as_a_decision_does(dossier: Dossier) -> None:
    (sheet,) = (s for s in sets.model(dossier, MARK) if s.name == "chufa-jueding")
    text = words(sheet)
    assert "依据《中华人民共和国节约能源法》第八十二条" in text
    assert "罚款20,000元" in text
    assert "自收到本决定书之日起60日内向临原市人民政府申请行政复议" in text
    assert "自收到本决定书之日起6个月内向临原市人民法院提起行政诉讼" in text


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({}, "罚款20,000元"),
        ({"fine": "", "income": "3000"}, "没收违法所得3,000元"),
        ({"income": "3000"}, "罚款20,000元；没收违法所得3,000元"),
        ({"fine": "", "goods": "旧电机3台", "goods_value": "9000"},
         "没收非法财物（旧电机3台，价值9,000元）"),
        ({"fine": "", "other": "通报批评。"}, "通报批评"),
    ],
)  # fmt: skip
def test_decision_names_the_penalties_it_gives(
    given: dict[str, str], read: str, dossier: Dossier
) -> None:
    decision = dossier.first("chufa-jueding")
    assert decision is not None
    told = sets.model(dossier.changed([decision.changed(**given)]), MARK)
    assert f"给予下列行政处罚：{read}。" in words(next(s for s in told if s.name == decision.id))


def test_order_to_correct_stands_beside_the_penalties(dossier: Dossier) -> None:
    notice = dossier.first("chufa-gaozhi")
    assert notice is not None
    told = sets.model(dossier.changed([notice.changed(order="立即改正")]), MARK)
    assert "同时，责令你单位立即改正。" in words(next(s for s in told if s.name == notice.id))


@pytest.mark.parametrize("kind", ["chufa-gaozhi", "chufa-jueding", "chenshu-fuhe"])
def test_blank_names_every_penalty_to_be_ticked(setting: Setting, kind: str) -> None:
    (sheet,) = sets.blank(setting, MARK, [kind])
    text = words(sheet)
    assert text.count("□") == 4
    assert "□罚款＿＿＿＿＿＿\n□没收违法所得＿＿＿＿＿＿\n□没收非法财物（" in text
    assert re.search("□[^＿]+：＿+(\n|$)", text)


def test_document_with_a_title_of_its_own_is_headed_by_it(dossier: Dossier) -> None:
    order = dossier.first("zeling-zhenggai")
    assert order is not None
    titled = dossier.changed([replace(order, named="限期治理通知书")])
    heads = {sheet.name: sheet.title for sheet in sets.model(titled, MARK)}
    assert heads[order.id] == "限期治理通知书"
    assert order.title == "责令限期改正通知书"


def test_blank_sheets_show_no_value_but_room(setting: Setting, dossier: Dossier) -> None:
    made = sets.blank(setting, MARK)
    assert [sheet.title for sheet in made] == [kind.title for kind in kinds().values()]
    for sheet in made:
        assert "青屿" not in words(sheet)
    assert all(isinstance(b, Seal) and not b.pressed for s in made for b in s.blocks[-1:]
               if isinstance(b, Seal))  # fmt: skip


def test_fault_set_has_an_answer_sheet_and_a_key_of_its_own(dossier: Dossier) -> None:
    faulty, key_sheets, key = sets.faults(dossier, 3, MARK, 8)
    assert len(key) == 8
    assert faulty[-1].name == "answers"
    text = words(key_sheets[0])
    for defect in key:
        assert defect.told in text
        assert defect.title in text
    assert "第" in text
    for sheet in faulty:
        assert "参考答案" not in words(sheet)
        for defect in key:
            assert defect.told not in words(sheet)


def test_faulty_sheets_differ_from_the_model_where_the_key_says(dossier: Dossier) -> None:
    right = {sheet.name: words(sheet) for sheet in sets.model(dossier, MARK)}
    faulty, _, key = sets.faults(dossier, 5, MARK, 10)
    changed = {s.name for s in faulty if s.name in right and words(s) != right[s.name]}
    assert {defect.place.document for defect in key} <= changed


@pytest.mark.parametrize(
    ("number", "text"), [(5, "五"), (10, "十"), (12, "十二"), (20, "二十"), (59, "五十九"),
                         (105, "一百零五"), (110, "一百一十"), (1222, "一千二百二十二")],
)  # fmt: skip
def test_articles_are_numbered_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


def test_spaces_beside_chinese_are_dropped_and_others_kept() -> None:
    assert tight("合计 18,420 吨标准煤， 型号 DTSD 341") == "合计18,420吨标准煤，型号DTSD 341"


@pytest.fixture
def course(tmp_path: Path, root: Path, dossier: Dossier) -> Path:
    """A course whose scenario brings about four documents."""
    (tmp_path / "course").mkdir()
    shutil.copy(root / "course/course.yaml", tmp_path / "course")
    shutil.copytree(root / "course/law", tmp_path / "course/law")
    shutil.copytree(root / "scenarios/procedures", tmp_path / "scenarios/procedures")
    papers = []
    for document in dossier.documents:
        if document.kind.id in PRINTED:
            fields = dict(document.values)
            if document.kind.id == "chufa-jueding":
                fields["fine"] = "{fine}"
            if document.kind.id == "chufa-gaozhi":
                fields["fine"] = "{fine_up}"
            paper = {"id": document.id.replace("-", "_"), "kind": document.kind.id, "at": "gate"}
            papers.append(paper | {"fields": fields})
    scenario = (root / "scenarios/liangzheng.yaml").read_text(encoding="utf-8")
    scenario = re.sub(r"(?m)^documents:\n(?:[ ].*\n|\n)*", "", scenario)
    scenario += "\n" + yaml.safe_dump({"documents": papers}, allow_unicode=True, sort_keys=False)
    (tmp_path / "scenarios/liangzheng.yaml").write_text(scenario, encoding="utf-8")
    return tmp_path


def run(course: Path, *more: str) -> int:
    return main(["drill", "documents", str(course / "scenarios/liangzheng.yaml"), *more])


def test_command_prints_three_sets_the_same_each_time(course: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run(course, "--seed", "7", "--faults", "5", "-o", str(tmp_path / name)) == 0
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == sorted(
        f"{part}.{kind}"
        for part in ("model", "blank", "faults", "faults-key")
        for kind in ("html", "pdf", "docx")
    )
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_command_with_another_seed_prints_other_facts(course: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        folder = str(tmp_path / seed)
        assert run(course, "--seed", seed, "--set", "model", "-o", folder) == 0
    one, other = ((tmp_path / s / "model.html").read_text("utf-8") for s in ("1", "2"))
    assert re.findall(r"罚款[0-9,]+元", one) != re.findall(r"罚款[0-9,]+元", other)
    assert "种子 2" in other


def test_command_reports_a_model_that_is_not_right_and_writes_nothing(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = course / "scenarios/liangzheng.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("review_term: 60日", "review_term: 15日"), encoding="utf-8")
    assert run(course, "--set", "model", "-o", str(tmp_path / "out")) == 1
    shown = capsys.readouterr().out
    assert "QG495" in shown
    assert "chufa_jueding.review_term" in shown
    assert "行政处罚法§59.1(5)" in shown
    assert not (tmp_path / "out").exists()


def test_command_on_a_scenario_without_documents_is_wrong_use(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = course / "scenarios/liangzheng.yaml"
    text = path.read_text(encoding="utf-8").partition("\ndocuments:")[0]
    path.write_text(text + "\n", encoding="utf-8")
    assert run(course, "-o", str(tmp_path / "out")) == 2
    assert "has no `documents`" in capsys.readouterr().err
