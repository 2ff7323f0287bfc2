"""Reading of numbers: forms, multipliers, units, qualifiers, and what is refused (section 4)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.reading import Reading, prepare, read


def said(text: str) -> tuple[str, str] | str:
    found = read(text)
    return found if isinstance(found, str) else (str(found.value), found.unit)


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("5×10⁴", "5×10^4"),
        ("10⁻³", "10^-3"),
        ("10⁺³", "10^+3"),
        ("５³", "5^3"),
        ("m³", "m3"),
        ("⁴", "4"),
        ("1½", "1+(1/2)"),
        ("１⅓", "1+(1/3)"),
        ("½", "0+(1/2)"),
        ("a¾", "a0+(3/4)"),
        ("⅒", "0+(1/10)"),
        ("↉", "0+(0/3)"),
        ("⅟", "1\u2044"),
        ("  a \t b ", "a b"),
        ("5\u200b³", "5^3"),
        ("1\ufeff½", "1+(1/2)"),
        ("−5", "-5"),
        ("５，０００", "5,000"),
    ],
)
def test_prepare_spells_out_before_compatibility_characters_go(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        *(("7", "7", ""), ("+7", "7", ""), ("-7", "-7", ""), ("负7", "-7", ""), ("+ 7", "7", "")),
        *(("- 7", "-7", ""), ("负 七", "-7", ""), ("007", "7", ""), ("0", "0", ""), ("-0", "0", "")),
        *(("1.50", "3/2", ""), ("0.001", "1/1000", ""), ("1,200", "1200", ""), ("7-", "7", "-")),
        *(("1,234,567.5", "2469135/2", ""), ("12,345", "12345", ""), ("5e4", "50000", "")),
        *(("5E-2", "1/20", ""), ("5e+2", "500", ""), ("1.5e1", "15", ""), ("5e004", "50000", "")),
        *(("1e999", str(10**999), ""), ("5*10^4", "50000", ""), ("5×10⁴", "50000", "")),
        *(("5 x 10 ^ -2", "1/20", ""), ("5X10^+2", "500", ""), ("5×10⁻²元", "1/20", "元")),
        *(("5e", "5", "e"), ("10^4", "10", "^4"), ("5³", "5", "^3"), ("5m³", "5", "m3")),
        *(("1/2", "1/2", ""), ("3/4 kWh", "3/4", "kWh"), ("1½", "3/2", ""), ("½", "1/2", "")),
        *(("2½元", "5/2", "元"), ("1+(1/4)", "5/4", ""), ("-1½", "-3/2", ""), ("1/2/3", "1/2", "/3")),
        *(("1/2万", "5000", ""), ("2½万元", "25000", "元"), ("0/5", "0", "")),
    ],
)  # fmt: skip
def test_western_number_is_read(text: str, value: str, unit: str) -> None:
    assert said(text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        *(("5万", "50000", ""), ("5 万", "50000", ""), ("1.5万元", "15000", "元"), ("5亿", "500000000", "")),
        *(("5十", "50", ""), ("5百万", "5000000", ""), ("5千万元", "50000000", "元"), ("5万亿", str(5 * 10**12), "")),
        *(("5百", "500", ""), ("3千万亿", str(3 * 10**15), ""), ("5e2万", "5000000", ""), ("5×10^2 万", "5000000", "")),
        *(("1亿2000万", "120000000", ""), ("1万5千", "15000", ""), ("1亿5万", "100050000", "")),
        *(("1亿2千万3百", "120000300", ""), ("1,200万5千", "12005000", ""), ("1万5 千", "15000", "")),
        *(("1亿0万", "100000000", ""), ("1万5千元", "15000", "元"), ("5万 元", "50000", "元")),
        *(("500千克", "500", "千克"), ("500千 克", "500000", "克"), ("5千瓦", "5", "千瓦"), ("5千吨", "5000", "吨")),
        *(("5千瓦时", "5", "千瓦时"), ("5万千瓦时", "50000", "千瓦时"), ("5 千瓦时", "5", "千瓦时"), ("5千元", "5000", "元")),
        *(("5百分点", "5", "百分点"), ("5个百分点", "5", "个百分点"), ("5百分号", "5", "百分号"), ("5千焦", "5", "千焦")),
        ("5千克标准煤/吨", "5", "千克标准煤/吨"),
        *(("1.5千瓦", "3/2", "千瓦"), ("0.0005千吨", "1/2", "吨")),
    ],
)  # fmt: skip
def test_multipliers_follow_unless_a_unit_does(text: str, value: str, unit: str) -> None:
    assert said(text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        *(("百分之八十五", "85", "%"), ("百分之85", "85", "%"), ("百分之8.5", "17/2", "%"), ("千分之三", "3", "‰")),
        *(("百分之零点五", "1/2", "%"), ("百分之1,200", "1200", "%"), ("-百分之五", "-5", "%"), ("负百分之5", "-5", "%")),
        *(("万分之五", "1/2000", ""), ("万分之2.5", "1/4000", ""), ("百分之两", "2", "%"), ("百分之一百五", "150", "%")),
        *(("三分之二", "2/3", ""), ("3分之2", "2/3", ""), ("3分之2.5", "5/6", ""), ("三分之2", "2/3", "")),
        *(("3分之二", "2/3", ""), ("十分之三元", "3/10", "元"), ("三分之零点五", "1/6", ""), ("4分之1吨", "1/4", "吨")),
        *(("二百分之三", "3/200", ""), ("-三分之二", "-2/3", ""), ("三分之一千", "1000/3", "")),
    ],
)  # fmt: skip
def test_share_is_read(text: str, value: str, unit: str) -> None:
    assert said(text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        *(("五万", "50000", ""), ("五万元", "50000", "元"), ("伍万圆", "50000", "圆"), ("三千瓦时", "3", "千瓦时")),
        *(("三千克", "3", "千克"), ("三千元", "3000", "元"), ("五百千克", "500", "千克"), ("两百分点", "2", "百分点")),
        *(("三千 克", "3000", "克"), ("三 千克", "3", "千克"), ("三点五万元", "35000", "元"), ("负三", "-3", "")),
        *(("三点五千瓦", "7/2", "千瓦"), ("三点五千吨", "3500", "吨"), ("十五日", "15", "日"), ("两人", "2", "人")),
        *(("叁拾万圆整", "300000", "圆整"), ("三百美元", "300", "美元"), ("二〇二五年", "2025", "年")),
        *(("五千瓦小时", "5", "千瓦小时"), ("一万千瓦", "10000", "千瓦"), ("两千千瓦", "2000", "千瓦")),
    ],
)  # fmt: skip
def test_chinese_numeral_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    assert said(text) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0x10", "0", "x10"),
        ("1+1/2", "1", "+1/2"),
        ("3.5分之1", "7/2", "分之1"),
        ("5/元", "5", "/元"),
        ("5X", "5", "X"),
    ],
)
def test_whatever_follows_a_number_is_its_unit(text: str, value: str, unit: str) -> None:
    assert said(text) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "元",
            "abc",
            "不知道",
            "-",
            "+",
            "--5",
            "+-5",
            "约",
            "负",
            "。",
            ".5",
            "5.",
            "5,",
            "5,0000",
        ),
        *(
            "1 200",
            "1.2.3",
            "1,23",
            "12,34,567",
            "1,2345",
            "1234,567",
            "1..5",
            "1 .5",
            "5 5",
            "5 五",
        ),
        *("Infinity", "NaN", "inf", "١٢", "(1/2)", "1/0", "5+(1/0)", "0分之1", "零分之一"),
        *(
            "5e1000",
            "5e-1000",
            "5×10^1000",
            "1万5",
            "1万2000",
            "1万20000元",
            "1万12千",
            "1万5万",
            "1.5万2千",
        ),
        *(
            "5万6万",
            "五万六万",
            "百五十",
            "万",
            "5五",
            "五5",
            "五.5",
            "三点",
            "点五",
            "三点两",
            "三点五万五千",
        ),
        *(
            "百分之",
            "百分之x",
            "百分之五元",
            "万分之五元",
            "百分之5e1",
            "百分之-5",
            "百分之百分之五",
            "百分之5.",
            "千分之 5",
        ),
        *("三分之", "分之三", "三点五分之一", "三分之5.", "x分之一", "一百十分之一"),
        *(
            "1/5五",
            "1½½",
            "½5",
            "5千5",
            "5 千 5",
            "5分之1五",
            "5e4五",
            "五十五五",
            "1万5千5",
            "五百千",
            "1亿1亿",
        ),
        *("5百千", "5千百", "1万5千克", "1亿2万3", "5万万"),
        "9" * 257,
        "五" * 257,
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert said(text) == "format"


def test_number_may_be_as_long_as_this_and_no_longer() -> None:
    assert said("9" * 256) == ("9" * 256, "")
    assert said("  " + "9" * 256 + "  ") == ("9" * 256, "")


@pytest.mark.parametrize(
    "word",
    [
        *("以上", "以下", "以内", "以外", "以前", "以后", "之间", "左右", "上下", "不超过", "超过", "不低于", "低于"),
        *("不高于", "高于", "不少于", "少于", "不足", "不满", "不到", "不等", "余", "多", "来", "许", "几", "起"),
    ],
)  # fmt: skip
def test_qualifier_after_a_number_is_refused(word: str) -> None:
    assert said(f"5万{word}") == "qualifier"
    assert said(f"5 {word}元") == "qualifier"
    assert said(f"五万元（{word}）") == "qualifier"
    assert said(f"约百分之五{word}") == "qualifier"
    assert said(f"1/2{word}") == "qualifier"
    assert said(f"万万{word}") == "format"


@pytest.mark.parametrize(
    "word",
    [
        *("不超过", "超过", "不低于", "低于", "不高于", "高于", "不少于", "少于", "多于", "不足", "不满", "不到"),
        *("至少", "至多", "最多", "最少", "近", "将近", "接近", "大于", "小于", "不大于", "不小于", ">", "<", "≥", "≤"),
    ],
)  # fmt: skip
def test_qualifier_before_a_number_is_refused(word: str) -> None:
    assert said(f"{word}5万元") == "qualifier"
    assert said(f"{word} 五万") == "qualifier"
    assert said(f"{word}5以上") == "qualifier"
    assert said(f"{word}约-5") == "qualifier"
    assert said(f"{word}") == "format"
    assert said(f"{word}若干") == "format"
    assert said(f"{word}5.") == "format"


@pytest.mark.parametrize("text", ["10余万", "十余万", "5多元", "十来个", "二十几", "1万余元"])
def test_qualifier_inside_of_a_number_is_refused(text: str) -> None:
    assert said(text) == "qualifier"


@pytest.mark.parametrize(("text", "unit"), [("两人以上", "人以上"), ("2 人以上", "人以上")])
def test_qualifier_that_belongs_to_a_known_unit_word_is_none(text: str, unit: str) -> None:
    assert said(text) == ("2", unit)


@pytest.mark.parametrize(
    "text", ["约5万", "大约 5万", "≈5万", "约五万", "约 +5万", "≈ 五万", "大约50000", "约 50000"]
)
def test_about_is_noted_not_judged(text: str) -> None:
    found = read(text)
    assert isinstance(found, Reading)
    assert (found.value, found.approximate) == (50000, True)
    assert read(text.strip("大约≈ ")).approximate is False


@pytest.mark.parametrize("text", ["约约5", "大约约5", "约≈5", "大 约5", "5约", "约  ", "-约5"])
def test_about_stands_once_and_in_front(text: str) -> None:
    found = read(text)
    assert found == "format" or (isinstance(found, Reading) and found.unit == "约")


@pytest.mark.parametrize(
    ("text", "decimals", "figures"),
    [
        *(("1.50", "1.50", "1.50"), ("1,200.5", "1200.5", "1200.5"), ("-007", "007", "007")),
        *(("百分之8.50", "8.50", "8.50"), ("千分之三", "3", "3"), ("百分之三点五", "3.5", "3.5")),
        *(("三点一四", "3.14", "3.14"), ("一千二百", "1200", "1200"), ("二〇", "20", "20")),
        *(("1.5e3", "", "1.5"), ("1.5×10^3", "", "1.5"), ("1.5万", "", "1.5"), ("1.50千瓦", "1.50", "1.50")),
        *(("三点五万", "", "3.5"), ("五万", "50000", "50000"), ("1万5千", "", "")),
        *(("1/2", "", ""), ("1½", "", ""), ("三分之一", "", ""), ("3分之1.5", "", ""), ("万分之1.5", "", "")),
        *(("1/2万", "", ""), ("1.5e2万", "", "1.5"), ("百分之三点五万", "", "3.5")),
    ],
)  # fmt: skip
def test_literal_for_precision(text: str, decimals: str, figures: str) -> None:
    found = read(text)
    assert isinstance(found, Reading)
    assert (found.decimals, found.figures) == (decimals, figures)


@pytest.mark.parametrize(
    ("text", "multiplier", "has"),
    [
        *(("5", 1, False), ("5万", 10**4, True), ("5百万元", 10**6, True), ("5十", 10, True)),
        *(("1万5千", 1, True), ("五万", 10**4, True), ("五十", 1, False), ("三点五万", 10**4, True)),
        *(("三点五十", 10, True), ("一百五", 1, True), ("5e4", 1, False), ("1/2万", 10**4, True)),
        *(("5e4万", 10**4, True), ("5千克", 1, False)),
    ],
)  # fmt: skip
def test_multiplier_that_a_range_may_inherit(text: str, multiplier: int, has: bool) -> None:
    found = read(text)
    assert isinstance(found, Reading)
    assert (found.multiplier, found.has_multiplier) == (multiplier, has)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6), st.sampled_from(["", "元", " kWh", "%"]))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_decimals_read_back_with_and_without_grouping(above: int, places: int, unit: str) -> None:
    value = Fraction(above, 10**places)
    digits = f"{abs(above):0{places + 1}}"
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    sign = "-" if above < 0 else ""
    for head in (whole, f"{int(whole):,}"):
        text = f"{sign}{head}{'.' + part if part else ''}{unit}"
        assert said(text) == (str(value), unit.strip())


@given(st.text(max_size=20))
@settings(max_examples=500, derandomize=True, deadline=None)
def test_reading_never_fails_and_says_what_is_wrong(text: str) -> None:
    found = read(text)
    assert isinstance(found, Reading) or found in {"format", "qualifier"}


@given(st.text("0123456789一二十百千万亿点零两.,+-/()eE×^ ½³约负分之元克瓦时以上余", max_size=12))
@settings(max_examples=1500, derandomize=True, deadline=None)
def test_reading_of_what_looks_like_a_number_never_fails(text: str) -> None:
    found = read(text)
    if not isinstance(found, str):
        assert found.unit[:1] not in set("0123456789.,")
        again = read(f"  {text}\u3000")
        assert again == found
