"""Tables too wide for a phone name the head of every cell; others are left alone."""

from __future__ import annotations

import markdown

from quizgen.web.tables import Stacker

WIDE = """\
| 义务 | 现场看什么 | 违反了怎么办 |
|---|---|---|
| 制定并落实节能计划和技术措施 | 计划文本、措施清单 | **责令**限期改正 |
"""


def made(text: str) -> str:
    maker = markdown.Markdown(extensions=["tables"])
    maker.treeprocessors.register(Stacker(maker), "tables", -11)
    return maker.convert(text)


def test_wide_table_names_the_head_of_every_cell():
    html = made(WIDE)
    assert "<table data-stack" in html
    assert html.count("data-head=") == 3
    assert '<td data-head="违反了怎么办" role="cell"><strong>责令</strong>' in html
    assert html.count('role="columnheader"') == 3
    assert html.count('role="row"') == 2


def test_narrow_table_and_one_that_compares_columns_stay_tables():
    assert "data-" not in made("| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n")
    assert "data-" not in made(WIDE.replace("| 义务 |", "| |", 1))
