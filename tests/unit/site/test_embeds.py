from __future__ import annotations

import pytest

from quizgen.diagnostics import Report
from quizgen.loading.embeds import read_embeds


def read(text: str):
    report = Report()
    found = read_embeds(text.split("\n"), "course/a.md", report)
    return found, report.render("concise").splitlines()


def test_block_is_read_with_its_options_and_its_place():
    (embed,), said = read(
        "# A\n\n/// quiz | jnf\n    items: [a, b]\n    mode: exam\n    seed: 7\n    title: 测\n///\n"
    )
    assert said == []
    assert (embed.argument, embed.items, embed.mode) == ("jnf", ("a", "b"), "exam")
    assert (embed.seed, embed.count, embed.title) == (7, 0, "测")
    assert (embed.span.line, embed.end) == (3, 9)


def test_items_may_be_a_text_with_commas():
    (embed,), _ = read("/// quiz | jnf\n    items: a, b\n///")
    assert embed.items == ("a", "b")


def test_block_inside_a_list_is_read():
    (embed,), said = read("- one\n\n    /// law | 节约能源法§82\n    ///\n")
    assert said == []
    assert embed.indent == "    "


@pytest.mark.parametrize("fence", ["```", "~~~~", "    ```"])
def test_block_inside_code_is_no_block(fence):
    assert read(f"{fence} yaml\n/// quiz | jnf\n///\n{fence}\n/// path\n///")[0][0].name == "path"


def test_shorter_fence_does_not_close_a_longer_one():
    found, _ = read("````\n```\n/// quiz | jnf\n///\n````\n")
    assert found == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "/// quiz\n///",
            "1:1: error[QG701]: the block `quiz` must begin `/// quiz | bank or paper`",
        ),
        ("/// path | x\n///", "1:1: error[QG701]: the block `path` must begin `/// path`"),
        (
            "/// quiz jnf\n///",
            "1:1: error[QG701]: the block `quiz` must begin `/// quiz | bank or paper`",
        ),
        (
            "/// quiz | a\n    sed: 3\n///",
            "2:5: error[QG701]: the block `quiz` has no option `sed`",
        ),
        (
            "/// law | a\n    seed: 3\n///",
            "2:5: error[QG701]: the block `law` has no option `seed`",
        ),
        (
            "/// quiz | a\n    - x\n///",
            "2:1: error[QG701]: these are no options of the block `quiz`",
        ),
        (
            "/// quiz | a\n    seed: x\n///",
            "2:11: error[QG115]: `seed` must be a whole number, but is `x`",
        ),
        (
            "/// quiz | a\n    mode: test\n///",
            "2:11: error[QG114]: `mode` must be one of practice, exam, but is `test`",
        ),
        ("/// quiz | a\n\ntext", "1:1: error[QG702]: the block `quiz` is not closed"),
        ("/// quiz | a", "1:1: error[QG702]: the block `quiz` is not closed"),
    ],
)
def test_block_that_cannot_be_read_is_reported_at_its_place(text, said):
    assert read(text)[1] == [f"course/a.md:{said}"]


def test_every_faulty_block_of_a_page_is_reported():
    assert len(read("/// quiz\n///\n\n/// law\n///\n\n/// path\n///")[1]) == 2


@pytest.mark.parametrize(
    ("name", "meant"), [("quizz", "quiz"), ("Quiz", "quiz"), ("senario", "scenario")]
)
def test_block_whose_name_is_misspelt_is_reported(name, meant):
    report = Report()
    assert read_embeds(["正文", "", f"/// {name} | jnf", "///"], "course/a.md", report) == []
    (said,) = report.diagnostics
    assert (said.code, str(said.span)) == ("QG701", "course/a.md:3:5")
    assert said.hint == f"did you mean `{meant}`?"


@pytest.mark.parametrize("name", ["points", "details", "tab", "figure-caption", "note", "html"])
def test_block_of_another_extension_is_left_to_it(name):
    assert read(f"/// {name} | x\n///\n") == ([], [])
