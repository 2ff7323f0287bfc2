"""Patterns: what both engines read alike and fast is taken, nothing else."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.itemtypes.base.patterns import PatternError, check_pattern

GOOD = [
    "第?(82|八十二)条?",
    "gb/t ?2589".replace(" ?", "-?"),
    "[0-9]{1,3}(,[0-9][0-9][0-9]){0,4}",
    "(责令){1}(限期)?改正",
    "[^a-z0-9]+",
    "a\\.b\\*",
    "[\\-\\]]x",
    "(甲|乙)+",
    "(甲乙)*",
    "",
]
BAD = {
    "(a+)+": "several ways",
    "(a|a)*": "several ways",
    "(a?b)+": "several ways",
    "((甲|甲乙)c)*": "several ways",
    "([ab]|a)+": "several ways",
    "a*b*c*": "open repetitions",
    "a?b?c?d?e?f?g?h?i?j?k?": "things open",
    "(?:a)": "`(?` is not read",
    "(?=a)": "`(?` is not read",
    "a*?": "`*?` is not read",
    "a++": "`++` is not read",
    "\\d": "is not read",
    "\\1": "is not read",
    "a.b": "`.` is not read",
    "^a$": "`^` is not read",
    "a{2,1}": "ends before it begins",
    "a{0}": "ends before it begins",
    "a{99}": "is not read",
    "a{,3}": "is not read",
    "a{x": "is not read",
    "*a": "repeats nothing",
    "a)": "closes nothing",
    "a]": "closes nothing",
    "(a": "is not closed",
    "[a": "is not closed",
    "[]": "class is empty",
    "[z-a]": "two ends",
    "[a[b]": "inside a class",
    "GB": "never matches",
    "甲 乙": "never matches",
    "《办法》": "never matches",
    "ＧＢ": "full-width",
    "a\\": "is not read",
    "(" * 20 + ")" * 20: "nested",
    "a" * 301: "long",
}


@pytest.mark.parametrize("pattern", GOOD)
def test_pattern_in_the_subset_is_taken_and_compiles(pattern: str) -> None:
    check_pattern(pattern)
    re.compile(pattern)


@pytest.mark.parametrize(("pattern", "why"), BAD.items())
def test_pattern_outside_the_subset_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(PatternError, match=re.escape(why)) as caught:
        check_pattern(pattern)
    assert caught.value.hint


def test_pattern_upper_case_is_taken_where_case_counts() -> None:
    check_pattern("GB", case_sensitive=True)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab()[]|?*+{}1,-\\^甲", max_size=14))
def test_pattern_taken_compiles_and_answers_fast(pattern: str) -> None:
    try:
        check_pattern(pattern)
    except PatternError:
        return
    compiled = re.compile(pattern)
    begun = time.process_time()
    compiled.fullmatch("ab" * 100 + "!")
    compiled.fullmatch("a" * 200 + "!")
    assert time.process_time() - begun < 0.5
