"""Patterns: the small language, alike in both engines (contract section 3)."""

from __future__ import annotations

import warnings

import pytest

from quizgen.itemtypes.base.patterns import PatternError as CheckError
from quizgen.itemtypes.base.patterns import check_pattern
from quizgen.model.patterns import PatternError, compiled, problem


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("第?(82|八十二)条?", ["82", "第八十二条", "第82"], ["8", "第82条款", "第第82"]),
        ("[0-9]{4}", ["2020"], ["202", "20200", "２０２０", "٠١٢٣"]),
        ("a{2,3}b*c+", ["aac", "aaabbcc"], ["ac", "aab", "aaaac"]),
        ("a{2,}", ["aa", "aaaaa"], ["a"]),
        ("[^甲乙]", ["丙", "\n"], ["甲", "丙丙"]),
        ("[a\\-z]", ["a", "-", "z"], ["b", "X"]),
        ("[a-]", ["a", "-"], ["b"]),
        ("[-a]", ["a", "-"], ["b"]),
        ("[\\]\\[]+", ["[]"], ["\\"]),
        ("[&&]", ["&"], ["a"]),
        ("[a||b]", ["a", "|", "b"], ["||"]),
        ("[+--]", ["+", ",", "-"], ["*", "."]),
        ("[\\.-\\/]", [".", "/"], ["-"]),
        ("\\.\\?\\*\\+\\(\\)\\|\\\\\\/\\$\\^\\{\\}\\[\\]", [".?*+()|\\/$^{}[]"], []),
        ("(?:ab)?c", ["c", "abc"], ["ac"]),
        ("a|", ["a", ""], ["b"]),
        ("-~#&%@ =,:;<>!'\"", ["-~#&%@ =,:;<>!'\""], []),
        ("", [""], ["a"]),
    ],
)
def test_pattern_matches_the_whole_text(pattern: str, yes: list, no: list) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compiled.cache_clear()
        found = compiled(pattern)
    assert problem(pattern) == ""
    assert [text for text in yes if not found.fullmatch(text)] == []
    assert [text for text in no if found.fullmatch(text)] == []


REFUSED = [
    *("\\d", "\\w+", "\\s", "\\b", "\\1", "(a)\\1", "\\n", "\\u4e00", "\\-", "\\", "[\\d]"),
    *("(?=a)", "(?!a)", "(?<=a)b", "(?P<n>a)", "(?i)a", "a*?", "a+?", "a??", "a++", "a{1}{2}"),
    *("a{2}?", "a{,3}", "a{}", "a{b}", ".", "^a", "a$", "*a", "+", "?", "{2}", "(a", "a)"),
    *("[a", "a]", "[]", "[^]", "[z-a]", "[[a]", "a{3,2}", "a|*b", "(|*)", "a{99999999999}"),
    "(" * 9000 + ")" * 9000,
]


@pytest.mark.parametrize("pattern", REFUSED, ids=lambda pattern: pattern[:9])
def test_pattern_outside_of_the_language_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compiled(pattern)
    assert problem(pattern).startswith("cannot read `")


def test_problem_names_the_place() -> None:
    assert problem("第\\d条") == "cannot read `第\\d条` from `\\d条` on"


MAYBE = [
    "第?(82|八十二)条?",
    "[0-9]{4}",
    "[^甲乙]",
    "[a\\-z]",
    "gb/t2589",
    "(甲|乙)(丙|丁)",
    "a\\.b",
]


@pytest.mark.parametrize("pattern", [*MAYBE, *REFUSED], ids=lambda pattern: pattern[:9])
def test_pattern_that_authors_may_write_can_be_used(pattern: str) -> None:
    try:
        check_pattern(pattern)
    except CheckError:
        return
    assert problem(pattern) == ""
