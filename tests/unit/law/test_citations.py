"""Citations: read, found in texts, resolved."""

import pytest

from quizgen.diagnostics import Report
from quizgen.loading import citations
from quizgen.loading.register import load_register
from quizgen.model.law import Citation, Instrument
from tests.unit.law.conftest import FILES, write


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节约能源法§82", ("节约能源法", 82, 0, 0)),
        ("节约能源法§73.2", ("节约能源法", 73, 2, 0)),
        ("行政处罚法§9(2)", ("行政处罚法", 9, 0, 2)),
        ("节约能源法§73.2(1)", ("节约能源法", 73, 2, 1)),
        ("GB/T 2589-2020§4.1", ("GB/T 2589-2020", 4, 1, 0)),
        ("生态环境法典§1222", ("生态环境法典", 1222, 0, 0)),
    ],
)
def test_parse_reads_the_grammar_and_str_writes_it(text, expected):
    citation = citations.parse(text)
    assert citation == Citation(*expected)
    assert str(citation) == text


@pytest.mark.parametrize(
    "text",
    ["节约能源法", "§82", "节约能源法§", "节约能源法§0", "节约能源法§082", "节约能源法§82.0", "节约能源法§82（1）",
     "节约能源法§82条", "节约能源法第82条", "节约能源法 §82", "节约能源法§82-84", "节约能源法§82§83", "甲§1.2.3"],
)  # fmt: skip
def test_parse_refuses_everything_else(text):
    assert citations.parse(text) is None


def found(text, register):
    return [(text[a:b], str(c)) for a, b, c in citations.find(text, register)]


def test_find_knows_where_a_title_begins(register):
    text = "根据节约能源法§2.2(1)和工业节能监察办法§3处理，节约能源法§3、处罚法§1(2)。"
    assert [shown for shown, _ in found(text, register)] == [
        "节约能源法§2.2(1)", "工业节能监察办法§3", "节约能源法§3", "处罚法§1(2)"
    ]  # fmt: skip
    assert found("没有引用", register) == []


@pytest.mark.parametrize(
    ("text", "shown", "words"),
    [
        ("按节约能原法§3办", "按节约能原法§3", "`节约能源法`"),
        ("依照《节约能源法》§3办", "《节约能源法》§3", "write 节约能源法§3"),
        ("节能法§3", "节能法§3", "write 节约能源法§3"),
        ("中华人民共和国节约能源法§2.1", "中华人民共和国节约能源法§2.1", "write 节约能源法§2.1"),
        ("节约能源法§2（1）", "节约能源法§2（1）", "条.款(项)"),
        ("节约能源法§2(一)", "节约能源法§2(一)", "条.款(项)"),
        ("节约能源法§2条规定", "节约能源法§2条", "条.款(项)"),
        ("节约能源法§2-3", "节约能源法§2-3", "条.款(项)"),
        ("节约能源法§2.2.1", "节约能源法§2.2.1", "条.款(项)"),
        ("节约能源法§二", "节约能源法§", "条.款(项)"),
        ("见 §3 。", "§3", "course/law"),
        ("强制拆迁法§3", "强制拆迁法§3", "course/law"),
        ("节约能源法§5", "节约能源法§5", "number of the article"),
        ("节约能源法§2.3", "节约能源法§2.3", "number of the 款"),
        ("节约能源法§3.2", "节约能源法§3.2", "number of the 款"),
        ("节约能源法§2.2(3)", "节约能源法§2.2(3)", "number of the 项"),
        ("节约能源法§3(1)", "节约能源法§3(1)", "number of the 项"),
        ("节约能源法§2(1)", "节约能源法§2(1)", "节约能源法§2.2(1)"),
        ("清洁法§3", "清洁法§3", "register it"),
        ("清洁法§30", "清洁法§30", "register it"),
        ("工厂今年应当依据节约能原法§3", "工厂今年应当依据节约能原法§3", "`节约能源法`"),
        ("工业节能监察办法§9", "工业节能监察办法§9", "register it"),
    ],
)
def test_find_reports_what_names_nothing(register, text, shown, words):
    ((start, end, citation),) = citations.find(text, register)
    assert text[start:end] == shown
    message, hint = citations.problem(citation, register)
    assert words in hint
    assert message


def test_find_numbers_of_one_citation_do_not_reach_the_next(register):
    assert found("节约能源法§2、§3", register) == [("节约能源法§2", "节约能源法§2"), ("§3", "§3")]


SUFFIX = """\
schema: 1
id: suffix
title: 节能监察办法
kind: 部门规章
effective: 2016-03-01
evidence: F
provisions:
  - {article: 2, gist: 什么是节能监察}
"""


@pytest.fixture
def suffixes(tmp_path):
    """A register where one title ends with another, and the longer one has no article 2."""
    report = Report()
    found = load_register(write(tmp_path, {**FILES, "e.yaml": SUFFIX}), report)
    assert not report.diagnostics
    return found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("按工业节能监察办法§2办", ["工业节能监察办法§2"]),
        ("按节能监察办法§2办", ["节能监察办法§2"]),
        ("工业节能监察办法§2、节能监察办法§2", ["工业节能监察办法§2", "节能监察办法§2"]),
        ("节能监察办法§2工业节能监察办法§2", ["节能监察办法§2", "工业节能监察办法§2"]),
    ],
)
def test_find_title_that_ends_with_another_stays_whole(suffixes, text, shown):
    assert [(part, part) for part in shown] == found(text, suffixes)
    known = [citations.problem(c, suffixes) is None for _, _, c in citations.find(text, suffixes)]
    assert known == [not part.startswith("工业") for part in shown]


@pytest.mark.parametrize("place", ["河南省", "郑州市", "中牟县", "广西壮族自治区"])
def test_find_title_of_a_place_is_not_the_national_one(suffixes, place):
    ((_, _, citation),) = citations.find(f"{place}节能监察办法§2", suffixes)
    message, hint = citations.problem(citation, suffixes)
    assert f"`{place}节能监察办法` is not in the law register" in message
    assert "write 节能监察办法§2" not in hint


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("节约能源法§2", (2, 0, 0)),
        ("节约能源法§3.1", (3, 0, 0)),
        ("处罚法§1(2)", (1, 0, 2)),
        ("处罚法§1.1(2)", (1, 0, 2)),
        ("处罚法§2.2(1)", (2, 2, 1)),
        ("清洁法§27", (27, 0, 0)),
    ],
)
def test_resolve_finds_the_provision(register, text, key):
    citation = citations.parse(text)
    provision = citations.resolve(citation, register)
    assert provision is register.instruments[citation.instrument].provisions[key]
    assert citations.problem(citation, register) is None


def test_resolve_without_article_is_the_instrument(register):
    assert isinstance(citations.resolve(Citation("节约能源法", 0), register), Instrument)
    assert citations.resolve(Citation("没有的法", 1), register) is None


@pytest.mark.parametrize(
    ("title", "asof", "words"),
    [
        ("节约能源法", "2026-10-04", ""),
        ("节约能源法", "2017-01-01", "only from 2018-10-26"),
        ("清洁法", "2026-10-04", "was repealed on 2026-08-15"),
        ("清洁法", "2026-08-15", "was repealed on 2026-08-15"),
        ("清洁法", "2026-08-14", ""),
    ],
)
def test_in_force_depends_on_the_date_of_law(register, title, asof, words):
    why = citations.in_force(register.instruments[title], asof)
    assert bool(why) == bool(words)
    assert words in why
