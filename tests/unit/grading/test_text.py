"""The N-pipeline, step by step, and what counts as nothing (section 3)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.shapes import as_text, is_blank
from quizgen.grading.text import (
    WHITESPACE,
    ascii_lower,
    clean,
    is_empty_text,
    normalize,
    single_spaced,
    visible,
)

KEPT_CONTROLS = "\t\n\v\f\r"
GONE = [
    *(chr(code) for code in range(0x20) if chr(code) not in KEPT_CONTROLS),
    *map(chr, (0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C)),
    *map(chr, (0x202D, 0x202E, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF, 0xFE00, 0xFE0F)),
]
DASHES = [*map(chr, range(0x2010, 0x2016)), "\u2212", "\ufe58", "\ufe63", "\uff0d"]
SPACES = [
    *"\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000",
    *map(chr, range(0x2000, 0x200B)),
]
QUOTES = [*"《》〈〉「」『』\"'«»‹›", *map(chr, [*range(0x2018, 0x2020), 0x301D, 0x301E, 0x301F])]
ENDS = [*".。,，;；:：!！?？、…"]


@pytest.mark.parametrize("char", GONE, ids=lambda char: f"U+{ord(char):04X}")
def test_invisible_character_is_deleted(char: str) -> None:
    assert normalize(f"节{char}能") == "节能"
    assert normalize(f"a {char} b", ws="collapse") == "a b"
    assert visible(f"a{char}b") == "ab"
    assert is_empty_text(char)


@pytest.mark.parametrize("char", ["\x80", "\x9f", "\u2030", "\u2065", "\ufdff"])
def test_neighbour_of_an_invisible_character_stays(char: str) -> None:
    assert len(visible(f"a{char}b")) == 3


@pytest.mark.parametrize("char", DASHES, ids=lambda char: f"U+{ord(char):04X}")
def test_dash_of_any_kind_is_a_hyphen(char: str) -> None:
    assert normalize(f"2589{char}2020") == "2589-2020"


@pytest.mark.parametrize("char", ["\u2043", "\u2e3a", "一", "ー", "_", "~"])
def test_what_looks_like_a_dash_is_none(char: str) -> None:
    assert "-" not in normalize(f"2{char}2")


@pytest.mark.parametrize("char", SPACES, ids=lambda char: f"U+{ord(char):04X}")
def test_whitespace_of_any_kind_is_removed_or_one_space(char: str) -> None:
    assert char in WHITESPACE
    assert normalize(f"a{char}{char}b{char}") == "ab"
    assert normalize(f"{char}a{char} {char}b{char}", ws="collapse") == "a b"
    assert single_spaced(f" {char}a{char}{char}b {char}") == "a b"
    assert is_empty_text(char)


def test_whitespace_is_this_and_nothing_else() -> None:
    assert frozenset(SPACES) == WHITESPACE
    assert normalize("a\u180eb") == "a\u180eb"
    assert normalize("a\u2065b") == "a\u2065b"


@pytest.mark.parametrize("char", QUOTES, ids=lambda char: f"U+{ord(char):04X}")
def test_quote_of_any_kind_is_deleted(char: str) -> None:
    assert normalize(f"双{char}碳") == "双碳"


@pytest.mark.parametrize("char", [*"\u2020\u301c\u3020〔〕【】（）"])
def test_neighbour_of_a_quote_stays(char: str) -> None:
    assert normalize(f"双{char}碳") == f"双{clean(char)}碳"


@pytest.mark.parametrize("char", ENDS, ids=lambda char: f"U+{ord(char):04X}")
def test_stop_of_any_kind_goes_at_both_ends_only(char: str) -> None:
    assert normalize(f"{char}{char}甲{char}乙{char}") == normalize(f"甲{char}乙")
    assert len(normalize(f"甲{char}乙")) > 2
    assert normalize(f" {char} a b {char} ", ws="collapse") == "a b"
    assert not is_empty_text(char)


@pytest.mark.parametrize("char", [*"-/%()[]{}#*·—_=+<>|~@$&^"])
def test_other_marks_stay_at_the_ends(char: str) -> None:
    assert normalize(f"{char}甲{char}") == f"{clean(char)}甲{clean(char)}"


@pytest.mark.parametrize(
    ("text", "options", "out"),
    [
        ("ＧＢ／Ｔ", {}, "gb/t"),
        ("ＧＢ／Ｔ", {"case_sensitive": True}, "GB/T"),
        ("AZaz", {}, "azaz"),
        ("İ", {}, "İ"),
        ("ÀÉΣЖ", {}, "ÀÉΣЖ"),
        ("K", {}, "k"),
        ("ǅ", {}, "dž"),
        ("㎡", {}, "m2"),
        ("①", {}, "1"),
        ("ﬁ", {}, "fi"),
        ("½", {}, "1\u20442"),
        ("a\u0308", {}, "ä"),
        ("", {}, ""),
        (" 。 ", {}, ""),
        ("“。”", {}, ""),
        ("。“甲”。", {}, "甲"),
        ("a “ ” b", {"ws": "collapse"}, "a   b"),
        ("a  . ", {"ws": "collapse"}, "a"),
        ("1.5", {}, "1.5"),
        ("节約", {}, "节約"),
    ],
)
def test_normalize(text: str, options: dict, out: str) -> None:
    assert normalize(text, **options) == out


@pytest.mark.parametrize(
    ("text", "prefixes", "suffixes", "out"),
    [
        ("第八条", ("第",), ("条",), "八"),
        ("第八", ("第", "第八"), (), "八"),
        ("第八", ("第八", "第"), (), "八"),
        ("第", ("第",), (), "第"),
        ("第第八", ("第",), (), "第八"),
        ("罚款的处罚", (), ("处罚", "的处罚"), "罚款的"),
        ("罚款的处罚", (), ("的处罚", "处罚"), "罚款"),
        ("abc", ("a", "b"), (), "bc"),
        ("abc", (), ("c", "b"), "ab"),
        ("处罚", (), ("处罚",), "处罚"),
        ("处罚处罚", (), ("处罚",), "处罚"),
        ("ab", ("a",), ("b",), "b"),
        ("aXb", ("Ａ 。",), ("《Ｂ》",), "x"),
        ("abc", ("", "。", "a"), ("", " "), "bc"),
        ("abc", ("x", "a"), ("x", "c"), "b"),
        ("甲", ("乙",), ("丙",), "甲"),
    ],
)
def test_normalize_takes_one_affix_off_but_never_all(
    text: str, prefixes: tuple, suffixes: tuple, out: str
) -> None:
    assert normalize(text, strip_prefix=prefixes, strip_suffix=suffixes) == out


def test_affixes_are_normalised_with_the_same_options() -> None:
    assert normalize("ABc", case_sensitive=True, strip_prefix=("a",)) == "ABc"
    assert normalize("ABc", case_sensitive=True, strip_prefix=("Ａ",), strip_suffix=("C",)) == "Bc"
    assert normalize("the a b", ws="collapse", strip_prefix=("the  a",)) == " b"
    assert normalize("x the end", ws="collapse", strip_suffix=("the\tend",)) == "x "


TEXTS = st.text(
    st.sampled_from([*"甲乙aZ1 -.。《》\u3000\x1c\u200b½³①²İ", *DASHES[:2], *QUOTES[:3]])
    | st.characters()
)


@given(TEXTS, st.booleans())
@settings(max_examples=300, derandomize=True, deadline=None)
def test_normalising_twice_changes_nothing_more(text: str, case_sensitive: bool) -> None:
    once = normalize(text, case_sensitive=case_sensitive)
    again = normalize(once, case_sensitive=case_sensitive)
    # Taking marks away may bring a letter and its accent together.
    assert again == unicodedata.normalize("NFKC", once) or again == once


@given(TEXTS)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_text_is_empty_when_only_what_nobody_sees_is_left(text: str) -> None:
    left = set(unicodedata.normalize("NFKC", text)) - set(GONE) - set(SPACES)
    left -= set(map(chr, range(0xFE00, 0xFE10)))
    assert is_empty_text(text) == (not left)


def test_ascii_lower_leaves_the_rest() -> None:
    assert ascii_lower("AZ[`az@İΣ") == "az[`az@İΣ"


@pytest.mark.parametrize(
    ("response", "blank"),
    [
        *((None, True), ("", True), (" \u3000\u200b", True), ([], True), ({}, True), ((), True)),
        *(([None, "", [" "]], True), ({"a": "", "b": []}, True), ({"a": {"b": None}}, True)),
        *((False, False), (0, False), (0.0, False), ("。", False), ("-", False), ("a", False)),
        *(([0], False), (["", "a"], False), ({"a": "", "b": False}, False), ("甲", False)),
    ],
)
def test_blank_is_what_says_nothing(response: object, blank: bool) -> None:
    assert is_blank(response) is blank


@pytest.mark.parametrize(
    ("response", "text"),
    [
        *(("a ", "a "), ("", ""), (5, "5"), (5.0, "5"), (-5, "-5"), (0, "0"), (-0.0, "0")),
        *((0.3, "0.3"), (0.1 + 0.2, "0.30000000000000004"), (1e-7, "0.0000001"), (1e21, "1" + "0" * 21)),
        *((1.5e300, "15" + "0" * 299), (2**53 + 1, "9007199254740992"), (12345678901234567890, "12345678901234567000")),
        *((True, None), (False, None), (None, None), ([], None), ({}, None), ([5], None)),
        *((float("inf"), None), (float("-inf"), None), (float("nan"), None), (10**400, None)),
    ],
)  # fmt: skip
def test_text_of_a_response(response: object, text: str | None) -> None:
    assert as_text(response) == text
