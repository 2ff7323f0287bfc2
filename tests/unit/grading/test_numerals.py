"""Chinese numerals: what is written well is read, what is not is refused (section 4)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.numerals import NUMERAL_CHARS, numeral, write

DIGITS = "零一二三四五六七八九"


def in_words(value: int) -> str:
    """Write a number digit by digit, with no code of the engine: 零 once for each gap."""
    digits = str(value)
    out = ""
    gap = False
    for place, digit in enumerate(digits):
        rank = len(digits) - 1 - place
        if digit == "0":
            gap = True
        else:
            out += (
                ("零" if gap and out else "")
                + DIGITS[int(digit)]
                + ["", "十", "百", "千"][rank % 4]
            )
            gap = False
        if rank and rank % 4 == 0 and int(digits[max(0, place - 3) : place + 1]):
            out += "万" if rank % 8 == 4 else "亿"
            gap = False
    return out


def read(text: str) -> Fraction | None:
    found = numeral(text)
    return found.value if found else None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (7, "七"),
        (10, "一十"),
        (105, "一百零五"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (20304, "二万零三百零四"),
        (100500, "一十万零五百"),
        (10**8 + 5 * 10**4, "一亿零五万"),
        (36 * 10**6, "三千六百万"),
    ],
)
def test_own_writer_of_this_test_writes_as_people_do(value: int, words: str) -> None:
    assert in_words(value) == words


def test_every_numeral_up_to_thirty_thousand_reads_back() -> None:
    wrong = [value for value in range(1, 30_001) if read(in_words(value)) != value]
    assert wrong == []


@given(st.integers(1, 10**8))
@settings(max_examples=800, derandomize=True, deadline=None)
def test_numerals_up_to_one_hundred_million_read_back(value: int) -> None:
    assert read(in_words(value)) == value
    assert write(value) == in_words(value)


@given(st.lists(st.integers(0, 9999), min_size=2, max_size=4))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_numerals_of_several_sections_read_back(sections: list) -> None:
    value = int("".join(f"{section:04}" for section in sections))
    if value:
        assert read(write(value)) == value


@given(st.integers(1, 10**8), st.integers(1, 20), st.sampled_from(sorted(NUMERAL_CHARS)))
@settings(max_examples=600, derandomize=True, deadline=None)
def test_numeral_with_one_more_sign_never_keeps_its_value(value: int, at: int, sign: str) -> None:
    words = in_words(value)
    assert read(words[:at] + sign + words[at:]) != value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("零", 0), ("〇", 0), ("一", 1), ("两", 2), ("九", 9), ("壹", 1), ("玖", 9)),
        *(("十", 10), ("十五", 15), ("一十五", 15), ("拾", 10), ("拾伍", 15), ("壹拾", 10)),
        *(("二十", 20), ("二十五", 25), ("一百", 100), ("一百一十", 110), ("一百一十五", 115)),
        *(("两百", 200), ("二百", 200), ("两千两百", 2200), ("两万", 20000), ("两亿", 2 * 10**8)),
        *(("二千零二", 2002), ("三亿零两万", 300020000), ("一万零两亿", 10002 * 10**8), ("一万零两百", 10200)),
        *(("十万", 10**5), ("十万零五百", 100500), ("十二万三千", 123000), ("二十二万", 220000)),
        *(("一万零五十", 10050), ("一万零五", 10005), ("一万五千", 15000), ("一千万", 10**7)),
        *(("一千零一万", 10010000), ("一千万零一", 10000001), ("一亿零一", 10**8 + 1)),
        *(("一亿一千万", 110000000), ("一亿零一百万", 101000000), ("一亿零五万", 100050000)),
        *(("一亿零五千", 100005000), ("一万亿", 10**12), ("一千二百三十四万五千六百七十八亿", 1234567800000000)),
        *(("一十二亿", 12 * 10**8), ("十亿", 10**9), ("一万零一亿", 1000100000000)),
        *(("二〇二五", 2025), ("二零二五", 2025), ("二二三", 223), ("一二", 12), ("〇五", 5)),
        *(("壹贰叁", 123), ("一〇〇", 100), ("零零", 0)),
        *(("伍仟", 5000), ("叁拾万", 300000), ("壹佰贰拾叁万肆仟伍佰陆拾柒", 1234567), ("捌佰", 800)),
    ],
)  # fmt: skip
def test_numeral_is_read(text: str, value: int) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("一万五", 15000), ("一百五", 150), ("一千五", 1500), ("二十二万八", 228000)),
        *(("一亿五", 150000000), ("一千两百五", 1250), ("两万五", 25000), ("壹佰伍", 150)),
        *(("十万五", 105000), ("三千一百五", 3150), ("一亿一千万五", 110005000)),
    ],
)  # fmt: skip
def test_last_digit_may_stand_for_the_next_smaller_unit(text: str, value: int) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "百", "千", "万", "亿", "百五十", "千五", "万五", "十十", "十百", "百百", "一十十"),
        *("一百十五", "一百十", "一万十", "一万零十", "一千十", "二十零", "一百零", "一百零十"),
        *("一百零一十", "一零十", "零十", "零一百", "零一万", "一万零", "一万零零五", "一百五零"),
        *("一百零零五", "一千五零", "一千零五百", "一千零五零", "一千百", "一百千", "五百千"),
        *("五万六万", "一百二百", "一二十", "一二百", "一万二万", "一亿二亿", "一万一亿五万六万"),
        *("一万五百", "一万五十", "一亿五万", "一千五十", "一千万五百", "一亿零一千万", "一亿万"),
        *("两十", "十两", "一百零两", "两零", "二两", "两二", "两两", "十两万", "十两万亿", "一百两", "一万两"),
        *("两〇二五", "二两五", "一百两十", "二十两万", "一百五两", "一百两", "三万零两", "两百两"),
        *("一二三万", "二〇百", "一〇万", "二〇二五年"),
        *("点", "点五", "三点", "三点两", "三点点五", "三点五点六", "两两点五", "一百五点五", "点五万"),
        *("三点五百五", "三点五万五", "三点五万五千", "三点万", "三点十百", "三点五百千", "三点五亿万"),
        *("三点五仟", "三点五拾", "三点五佰万", "3", "三a", "廿", "萬", "億", "幺", "三十五六", "一点零两"),
    ],
)  # fmt: skip
def test_numeral_that_is_not_well_formed_is_refused(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(
    ("text", "value", "mantissa", "scaled", "multiplier", "has_multiplier"),
    [
        ("三点一四", "3.14", "3.14", False, 1, False),
        ("零点五", "0.5", "0.5", False, 1, False),
        ("两点五", "2.5", "2.5", False, 1, False),
        ("一百点零零", "100", "100.00", False, 1, False),
        ("二〇点五", "20.5", "20.5", False, 1, False),
        ("叁点壹肆", "3.14", "3.14", False, 1, False),
        ("三点五万", "35000", "3.5", True, 10**4, True),
        ("三点五亿", "350000000", "3.5", True, 10**8, True),
        ("三点五十", "35", "3.5", True, 10, True),
        ("三点五百", "350", "3.5", True, 100, True),
        ("三点五千万", "35000000", "3.5", True, 10**7, True),
        ("三点五万亿", "3500000000000", "3.5", True, 10**12, True),
        ("三点五千万亿", "3500000000000000", "3.5", True, 10**15, True),
        ("〇点〇五万", "500", "0.05", True, 10**4, True),
        ("一千二百", "1200", "1200", False, 100, True),
        ("五百万", "5000000", "5000000", False, 10**6, True),
        ("五万", "50000", "50000", False, 10**4, True),
        ("伍仟", "5000", "5000", False, 1000, True),
        ("一万零五", "10005", "10005", False, 1, True),
        ("一万五", "15000", "15000", False, 1, True),
        ("二十", "20", "20", False, 1, False),
        ("十五", "15", "15", False, 1, False),
        ("二〇二五", "2025", "2025", False, 1, False),
        ("十万", "100000", "100000", False, 10**4, True),
        ("两", "2", "2", False, 1, False),
    ],
)
def test_numeral_says_how_it_was_written(
    text: str, value: str, mantissa: str, scaled: bool, multiplier: int, has_multiplier: bool
) -> None:
    found = numeral(text)
    assert found is not None
    assert found.value == Fraction(value)
    assert (found.mantissa, found.scaled) == (mantissa, scaled)
    assert (found.multiplier, found.has_multiplier) == (multiplier, has_multiplier)


@pytest.mark.parametrize("value", [0, -1, 10**16])
def test_writer_of_the_engine_has_its_bounds(value: int) -> None:
    assert write(value) == ""
    assert write(10**16 - 1) == "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"


def test_signs_of_numerals_are_these() -> None:
    assert "".join(sorted(NUMERAL_CHARS)) == "".join(
        sorted("零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿点")
    )
