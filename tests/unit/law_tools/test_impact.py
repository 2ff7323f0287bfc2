"""Impact: a new version of the law touches what cites it, all of it, and nothing else."""

import json
import re
import shutil
import time
from pathlib import Path

import pytest
import yaml

from quizgen.cli import main

from .conftest import LAW, OTHER

ROOT = Path(__file__).parents[3]
LOOKED_AT = (
    *("course/**/*.md", "course/course.yaml", "course/calculators/*.yaml", "course/visits/*.yaml"),
    *("quizzes/**/*.yaml", "scenarios/**/*.yaml"),
)


def impact(capsys, old, new, root):
    status = main(["law", "impact", str(old), str(new), "--root", str(root), "--format", "json"])
    out = capsys.readouterr().out
    return status, json.loads(out) if out else {}


def grep(root, pattern):
    """Return the places at which a pattern stands, but not those in comments of YAML."""
    found = set()
    for glob in LOOKED_AT:
        for path in sorted(root.glob(glob)):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
                if path.suffix == ".yaml" and line.lstrip().startswith("#"):
                    continue
                for match in re.finditer(pattern, line):
                    found.add((path.as_posix(), number, match.start() + 1))
    return found


def places(told):
    return {(place["path"], place["line"], place["column"]) for place in told["places"]}


@pytest.fixture
def amended(course, tmp_path, capsys):
    """Say what a change of the small law touches: citations with who has them."""

    def _amended(old, new, *, name="a.yaml", text=LAW):
        assert text.count(old) == 1
        path = tmp_path / name
        path.write_text(text.replace(old, new), encoding="utf-8")
        _, told = impact(capsys, course / "course" / "law" / name, path, course)
        return sorted(
            (place["owner"].rpartition("/")[2], place["at"], place["cite"])
            for place in told["places"]
        )

    return _amended


WHOLE = ("one", "stem", "节约能源法§2")
FIRST = [("index.md", "", "节约能源法§2.1"), ("one", "cite.0", "节约能源法§2.1")]
SECOND = [("index.md", "", "节约能源法§2.2")]
SECOND_ITEMS = [
    ("one", "options.A.why", "节约能源法§2.2(1)"),
    ("p", "rules.R.cite.1", "节约能源法§2.2(2)"),
]
THIRD = [("one", "options.B.why", "节约能源法§2.3")] * 2
FOURTH = [("drawn", "stem", "节约能源法§4"), ("two", "why.true", "节约能源法§4(1)")]
OF_FOURTH_2 = [("two", "cite.0", "节约能源法§4(2)")]


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ("gist: 未标注", "gist: 没有标注", [*FIRST, WHOLE]),
        ("max: 5", "max: 9", [*FIRST, WHOLE]),
        ("第一种", "头一种", [*SECOND, SECOND_ITEMS[0], WHOLE]),
        ("gist: 三款", "gist: 有三款", [WHOLE]),
        ("decides: 市场监督管理部门", "decides: 商务主管部门", [*FIRST, *THIRD, WHOLE]),
        ("duty_holder: 生产者", "duty_holder: 进口商", [*FIRST, *SECOND, *SECOND_ITEMS, *THIRD, WHOLE]),
        ("consequences: [{kind: 责令限期改正}]", "precondition: 逾期不改正", [*SECOND, *SECOND_ITEMS, WHOLE]),
        ("      - {gist: 伪造。}\n", "", [*THIRD, WHOLE]),
        ("      - {gist: 伪造。}\n", "      - {gist: 伪造。}\n      - {gist: 四}\n", [WHOLE]),
        ("consequences: [{kind: 责令改正}]", "consequences: [{kind: 通报}]", FOURTH),
        ("{gist: 假报,", "{gist: 瞒报,", [*OF_FOURTH_2, FOURTH[0]]),
        ("gist: 每年报告", "gist: 每季报告", [("drawn", "stem", "节约能源法§3"), ("two", "why.false", "节约能源法§3.1")]),
        ("gist: 依照刑法。", "gist: 依照刑法。, see: [节约能源法§4]", []),
        ("gist: 依照刑法。", "gist: 依照刑法。, deadlines: [{what: 移送, number: 3}]", [("index.md", "", "节约能源法§5")]),
        ("gist: 依照刑法。", "gist: 依照刑法。, evidence: V1", [("index.md", "", "节约能源法§5")]),
        ("topic: 目的", "topic: 宗旨", [("b.yaml", "title", "节约能源法§1")]),
        ("gist: 施行", "gist: 次年施行", []),
        ("effective: 2018-10-26", "effective: 2027-01-01", []),
        ("schema: 1\n", "# moved\n\nschema: 1\n", []),
    ],
)  # fmt: skip
def test_change_touches_what_cites_it_and_nothing_else(amended, old, new, touched):
    assert amended(old, new) == sorted(touched)


@pytest.mark.parametrize("life", ["status: expired\nended: 2026-01-01", "status: unknown"])
def test_other_status_touches_everything_in_the_instrument(amended, life):
    new = f"{life}\neffective: 2021-07-15"
    assert amended("effective: 2021-07-15", new, name="b.yaml", text=OTHER) == [
        ("drawn", "cite.0", "处罚法§1"),
        ("index.md", "", "处罚法§2"),
        ("p", "rules.R.cite.0", "处罚法§2"),
        ("two", "stem", "处罚法§2"),
    ]


def test_folder_without_an_instrument_removes_it_but_a_file_says_nothing_of_others(
    course, tmp_path, capsys
):
    (tmp_path / "neu").mkdir()
    shutil.copy(course / "course/law/a.yaml", tmp_path / "neu")
    status, told = impact(capsys, course, tmp_path / "neu", course)
    assert status == 1
    assert told["changes"][0] == {"cite": "处罚法", "how": "removed", "fields": []}
    assert {place["cite"][:4] for place in told["places"]} == {"处罚法§"}
    status, told = impact(capsys, course / "course/law", tmp_path / "neu/a.yaml", course)
    assert (status, told["changes"], told["places"]) == (0, [], [])


def test_places_are_where_the_citations_stand(course, tmp_path, capsys):
    new = tmp_path / "a.yaml"
    new.write_text(LAW.replace("title: 第二章", "title: 二").replace("gist: 伪造", "gist: 冒用"), encoding="utf-8")  # fmt: skip
    _, told = impact(capsys, course / "course/law/a.yaml", new, course)
    assert places(told) == grep(course, r"节约能源法§2(?:\.3)?(?![.(0-9])")
    assert main(
        ["law", "impact", str(course / "course/law/a.yaml"), str(new), "--root", str(course)]
    )
    shown = capsys.readouterr()
    assert shown.out.startswith("节约能源法§2.3: changed: gist\n")
    assert (
        f"{course.as_posix()}/quizzes/b.yaml:16:11: item one options.B.why: 节约能源法§2.3\n"
        in shown.out
    )
    assert (
        shown.err == "1 changes, 3 places, 0 pages, 1 items, 0 scenarios, 0 procedures, 0 other\n"
    )


def test_impact_of_what_is_no_register_is_wrong_use_and_of_a_broken_one_a_finding(
    course, tmp_path, capsys
):
    assert main(["law", "impact", str(tmp_path / "no"), str(course), "--root", str(course)]) == 2
    (tmp_path / "a.yaml").write_text("schema: 1\nid: x\n", encoding="utf-8")
    assert (
        main(["law", "impact", str(course), str(tmp_path / "a.yaml"), "--root", str(course)]) == 1
    )
    assert "QG111" in capsys.readouterr().err


AMENDMENT = {
    "52": lambda a: a["paragraphs"][1]["items"].__setitem__(0, "两万吨以上的用能单位"),
    "55": lambda a: a["paragraphs"].pop(2),
    "68": lambda a: a["paragraphs"][0].update(decides="审计机关"),
    "71": lambda a: a.update(evidence="V1"),
    "73": lambda a: a["paragraphs"][1].update(precondition="拒不改正"),
    "74": lambda a: a["consequences"][1].update(max="80000"),
    "77": lambda a: a.update(deadlines=[{"what": "改正", "number": "10", "unit": "日"}]),
    "79": lambda a: a.update(topic="违反建筑标准"),
    "82": lambda a: a.update(gist="另一说法。"),
    "84": lambda a: a.update(duty_holder="用能单位"),
}
"""Ten provisions of the course's own law, each changed in another field."""

FELT = r"节约能源法§(?:52(?:\.2(?:\(1\))?)?|55(?:\.3)?|68(?:\.1)?|73(?:\.2)?|(?:71|74|77|79|82|84)(?:\.\d+)?(?:\(\d+\))?)(?![.(]?\d)"
"""What cites them, written by hand: whole articles, the 款 or 项 that changed, and no others."""


def test_amendment_of_ten_provisions_of_the_own_law_touches_what_grep_finds(tmp_path, capsys):
    old = ROOT / "course/law/jieneng-fa.yaml"
    law = yaml.load(old.read_text(encoding="utf-8"), yaml.BaseLoader)
    for article in law["provisions"]:
        if change := AMENDMENT.get(article["article"]):
            change(article)
        if article["article"] == "69":
            article["see"] = ["节约能源法§1"]
    law["version"] = "2027-01-01"
    new = tmp_path / "jieneng-fa.yaml"
    new.write_text(yaml.safe_dump(law, allow_unicode=True, sort_keys=False), encoding="utf-8")
    started = time.process_time()
    status, told = impact(capsys, old, new, ROOT)
    assert time.process_time() - started < 5
    assert status == 1
    expected = grep(ROOT, FELT)
    assert len(expected) > 100
    assert places(told) == expected
    assert len(told["places"]) == len(expected)
    items = {place["owner"] for place in told["places"] if place["kind"] == "item"}
    assert told["totals"]["items"] == len(items) > 10
    assert impact(capsys, old, old, ROOT)[0] == 0
