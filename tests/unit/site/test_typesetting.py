from __future__ import annotations

import pytest

from quizgen.web.typesetting import join_lines, trim


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("限期\n改正", "限期改正"),
        ("限期，\n  改正", "限期，改正"),
        ("按 GB\n标准", "按 GB\n标准"),
        ("one\ntwo", "one\ntwo"),
        ("“引号”\n《书名》", "“引号”《书名》"),
    ],
)
def test_line_end_goes_only_between_chinese_characters(text, joined):
    assert join_lines(text) == joined


def test_spaces_typed_beside_a_citation_go_where_chinese_stands():
    assert trim(["依照 ", " 处罚，见 ", " and more"]) == ["依照", "处罚，见", " and more"]


def test_spaces_at_the_ends_of_a_text_stay():
    assert trim([" 依照 "]) == [" 依照 "]
