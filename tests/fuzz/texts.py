"""Texts: what learners may type for a number, a range or a word, right, odd and broken."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from figures import figure, plain

if TYPE_CHECKING:
    from random import Random

ROOT = Path(__file__).parents[2]
UNITS = json.loads((ROOT / "quizgen/model/units.json").read_text(encoding="utf-8"))["units"]
SPELLINGS = [name for unit, row in UNITS.items() for name in (unit, *row["alias"])]

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
QUALIFIERS = [
    "以上",
    "以下",
    "以内",
    "之间",
    "左右",
    "上下",
    "超过",
    "不足",
    "不到",
    "不等",
    "余",
    "多",
    "来",
    "许",
    "几",
    "起",
]
BEFORE = [
    "不超过",
    "超过",
    "不低于",
    "高于",
    "至少",
    "至多",
    "近",
    "将近",
    "接近",
    "大于",
    "不小于",
    ">",
    "≥",
    "≤",
    "约",
    "大约",
    "≈",
]
SPACES = [" ", "  ", "\u3000", "\t", "\n", "\x85", "\xa0", "\u2003", "\u2028", "\u1680"]
UNSEEN = ["\u200b", "\ufeff", "\x1c", "\x00", "\xad", "\u2060", "\ufe0f", "\x7f", "\u202e"]
DASHES = ["-", "—", "–", "−", "‐", "－", "﹣", "――", "——"]
ODD = [
    *"0123456789.,+-*/^%‰()[]xX×eE:~〜",
    *"零〇一二两三四五六七八九十百千万亿点壹贰叁拾佰仟萬廿",
    *"约负处罚款至到以上下内余多几分之元吨度日人年月个",
    *"½¼⅓⅟⁴³¹⁻₂①²Ⅷ㎡㎏㈠ﬁİıſßÉ",
    *SPACES,
    *UNSEEN,
    *"。，；：！？、…《》「」“”‘’'\"·`|\\{}$?",
    "千瓦时",
    "千克",
    "百分点",
    "百分之",
    "千分之",
    "万分之",
    "分之",
    "10^",
    "×10",
    "kWh",
    "mw",
    "𠀀",
    "\ud840",
    "e\u0301",
]


def unit(random: Random, name: str) -> str:
    """Write a unit in one of its spellings, or in another case."""
    names = [name, *UNITS.get(name, {"alias": []})["alias"]]
    text = random.choice(names)
    way = random.random()
    if way < 0.1:
        return text.upper()
    return text.lower() if way < 0.15 else text


def dressed(random: Random, text: str) -> str:
    """Change how a text looks, not what it says."""
    way = random.randrange(12)
    if way == 0:
        return text.translate(WIDE)
    if way in {1, 2}:
        at = random.randrange(len(text) + 1)
        return text[:at] + random.choice(UNSEEN) + text[at:]
    if way == 3:
        return random.choice(SPACES) + text + random.choice(SPACES)
    return text


def broken(random: Random, text: str) -> str:
    """Change a text anywhere."""
    letters = list(text)
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at = random.randrange(len(letters) + 1)
        way = random.randrange(4)
        if way == 0 or at == len(letters):
            letters.insert(at, random.choice(ODD))
        elif way == 1:
            del letters[at]
        elif way == 2:
            letters[at] = random.choice(ODD)
        else:
            other = random.randrange(len(letters))
            letters[at], letters[other] = letters[other], letters[at]
    return "".join(letters)


def heap(random: Random, longest: int = 8) -> str:
    """Put odd things in a row."""
    return "".join(random.choice(ODD) for _ in range(random.randrange(longest + 1)))


def quantity(random: Random, value: Fraction, name: str) -> str:
    """Write a number with a unit, mostly readable."""
    text = figure(random, value)
    if name and random.random() < 0.75:
        text += random.choice(["", "", " "]) + unit(random, name)
    way = random.random()
    if way < 0.05:
        text = random.choice(BEFORE) + text
    elif way < 0.09:
        text += random.choice(QUALIFIERS)
    elif way < 0.12:
        text += random.choice(SPELLINGS)
    elif way < 0.24:
        text = broken(random, text)
    return dressed(random, text)


def anything(random: Random) -> str:
    """Write some number in some way, or something that is none."""
    way = random.random()
    if way < 0.1:
        return heap(random)
    if way < 0.2:
        signs = random.choice(
            [
                "零一二两三五九十百千万亿",
                "零〇一九十百千万亿点壹佰",
                "0125,.万千亿十百",
                "1205.,e^×*/+()½ ¼³",
            ]
        )
        run = "".join(random.choice(signs) for _ in range(random.randint(1, 8)))
        return run + random.choice(
            ["", "", "", random.choice(SPELLINGS), random.choice(QUALIFIERS)]
        )
    if way < 0.3:
        return dressed(random, share(random))
    if way < 0.38:
        return dressed(random, segments(random))
    value = random.choice(
        [
            Fraction(random.randrange(100)),
            Fraction(random.randrange(10**6)) * 10 ** random.randrange(7),
            Fraction(random.randrange(1000), random.choice([2, 10, 100, 1000])),
            Fraction(random.randrange(20), random.randrange(1, 12)),
            Fraction(random.randrange(100) * 10 ** random.randrange(9) + random.randrange(50)),
        ]
    )
    return quantity(random, -value if random.random() < 0.1 else value, random.choice(SPELLINGS))


def segments(random: Random) -> str:
    """Write a number in parts, such as 1亿2000万, well or badly formed."""
    numbers = ["1", "2", "5", "10", "15", "100", "999", "1,000", "20000", "0", "1.5", "1/2", "2e1"]
    signs = ["十", "百", "千", "万", "亿", "百万", "千万", " 万", "千克", ""]
    parts = [random.choice(numbers) + random.choice(signs) for _ in range(random.randint(2, 3))]
    return "".join(parts) + random.choice(["", "元", "千瓦时", "克"])


def share(random: Random) -> str:
    """Write 百分之x, X分之Y and their like."""
    over = figure(random, Fraction(random.randrange(1, 2000), random.choice([1, 1, 1, 10])))
    under = random.choice(
        ["百", "千", "万", "三", "十", "五百", "4", "100", "零", "0", "两点五", "百十"]
    )
    text = f"{under}分之{over}"
    return text + random.choice(["", "", "", "吨", "%", "以上", "千克", "5"])


def span(random: Random, low: Fraction, high: Fraction, name: str) -> str:
    """Write a range, mostly readable."""
    one, two = figure(random, low), figure(random, high)
    mark = unit(random, name) if name else ""
    units = random.choice([(mark, mark), ("", mark), ("", ""), (mark, "")])
    if random.random() < 0.3 and plain(low / 10**4) and plain(high / 10**4):
        one, two = plain(low / 10**4) or "", plain(high / 10**4) or ""
        units = random.choice([("", "万" + mark), ("万" + mark, "万" + mark), ("万", "万" + mark)])
    one, two = one + units[0], two + units[1]
    way = random.randrange(10)
    if way < 3:
        text = f"{one}以上{random.choice(['', '', '，', '、'])}{two}以下"
    elif way < 7:
        space = random.choice(["", "", " "])
        text = one + space + random.choice(["至", "到", "~", "～", "〜", *DASHES]) + space + two
    elif way == 7:
        text = f"[{one}{random.choice([',', '，', ';'])}{two}]"
    elif way == 8:
        text = random.choice([f"{one}以上", f"{two}以下", f"{two}以上", f"{one}以下"])
    else:
        text = one
    if random.random() < 0.15:
        text = random.choice(["处", "处以", "并处"]) + text + random.choice(["罚款", "的罚款", ""])
    if random.random() < 0.12:
        text = broken(random, text)
    return dressed(random, text)


WORDS = [
    "责令限期改正",
    "限期责令改正",
    "罚款",
    "节能",
    "节约能源法",
    "《节约能源法》",
    "GB/T 2589-2020",
    "energy audit",
    "kWh",
    "“双碳”目标",
    "处罚",
    "的处罚",
    "甲",
    "乙",
    "丙",
    "依法",
    "公开",
    "公平",
    "出示执法证件",
    "无需出示",
    "两人以上",
    "制作笔录",
    "Éclair",
    "ﬁne",
    "第82条",
    "第八十二条",
    "a b",
    "x.y",
    "3%",
    "㎡",
]


def word(random: Random, source: str) -> str:
    """Write a word as somebody may type it."""
    way = random.randrange(14)
    if way == 0:
        return source.upper()
    if way == 1:
        return source.translate(WIDE)
    if way == 2:
        return (
            random.choice(["《", "“", "。", " ", "、", "'"]) + source + random.choice("》”。 ！…")
        )
    if way == 3:
        return source.replace("-", random.choice(DASHES)).replace(" ", random.choice(SPACES))
    if way == 4:
        return (
            random.choice(["处", "处以", "依照"]) + source + random.choice(["处罚", "的处罚", ""])
        )
    if way == 5:
        return broken(random, source)
    if way == 6:
        return dressed(random, source)
    return source
