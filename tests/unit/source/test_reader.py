"""Reading YAML: every value keeps its place, and nothing is guessed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from quizgen.diagnostics import ContentError, Report
from quizgen.source import MAX_BYTES, Mapping, Node, Scalar, Section, read_file, read_text
from quizgen.source.nodes import plain_data

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
schema: 1
items:
  - id: a
    stem: |
      第一行
      第二行
    key: [A, no]
"""


def read(text: str) -> tuple[Node | None, str]:
    report = Report()
    return read_text(text, "a.yaml", report), report.render()


def section(text: str) -> tuple[Section, Report]:
    report = Report()
    node = read_text(text, "a.yaml", report)
    assert isinstance(node, Mapping)
    return Section(node, "a.yaml", report), report


def test_reader_scalars_stay_text() -> None:
    node, _ = read("a: no\nb: 1e3\nc: 2026-10-04\nd: 0x10\ne: ~\n")
    assert node is not None
    assert plain_data(node) == {"a": "no", "b": "1e3", "c": "2026-10-04", "d": "0x10", "e": "~"}


def test_reader_values_keep_line_and_column() -> None:
    node, _ = read(TEXT)
    assert isinstance(node, Mapping)
    items = Section(node, "a.yaml", Report()).sections("items")
    assert str(items[0].span) == "a.yaml:3:5"
    assert str(items[0].span_of("stem")) == "a.yaml:4:11"
    assert str(items[0].span_at(items[0].nodes("key")[1])) == "a.yaml:7:14"


def test_reader_quoted_null_is_a_text() -> None:
    fields, _ = section("a: 'null'\nb: null\n")
    assert fields.text("a") == "null"
    assert not fields.has("b")


def test_reader_byte_order_mark_is_not_part_of_the_first_name(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfschema: 1\r\ntitle: x\r\n")
    node = read_file(path, "a.yaml", Report())
    assert node is not None
    assert plain_data(node) == {"schema": "1", "title": "x"}


def test_reader_empty_text_gives_nothing_and_no_finding() -> None:
    assert read("# only a comment\n") == (None, "")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: b: c\n", "QG104", "1:5"),
        ("a: [1, 2\n", "QG104", "2:1"),
        ("a: \x07\n", "QG105", "1:4"),
        ("a: x\x85y\n", "QG105", "1:5"),
        ("a: &x 1\n", "QG106", "1:4"),
        ("a: *x\n", "QG106", "1:4"),
        ("a: 1\n---\nb: 1\n", "QG108", "2:1"),
        ("{a: 1}: 2\n", "QG109", "1:1"),
        ("&x a: 2\n", "QG109", "1:1"),
        ("a: 1\nb: 2\na: 3\n", "QG110", "3:1"),
    ],
)
def test_reader_refuses_what_content_never_needs(text: str, code: str, place: str) -> None:
    node, found = read(text)
    assert node is None
    assert found.startswith(f"a.yaml:{place}: error[{code}]")
    assert "hint: " in found


def test_reader_deep_nesting_is_refused_fast() -> None:
    begun = time.process_time()
    node, found = read("a: " + "[" * 100_000)
    assert node is None
    assert "error[QG10" in found
    assert time.process_time() - begun < 2


def test_reader_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    report = Report()
    assert read_file(path, "a.yaml", report) is None
    assert report.render("concise") == (
        "a.yaml:1:1: error[QG101]: file is 4000001 bytes long, more than 4000000"
    )


@pytest.mark.parametrize("word", ["1", "-0.50", "+3", "007"])
def test_section_number_is_kept_as_written(word: str) -> None:
    assert section(f"a: '{word}'\n")[0].number("a") == word


@pytest.mark.parametrize(
    "word", ["", "1e3", "１", "1.", ".5", "1,000", "一", "NaN", "1/2", "9" * 99]
)
def test_section_number_other_than_a_decimal_is_refused(word: str) -> None:
    with pytest.raises(ContentError) as caught:
        section(f"a: '{word}'\n")[0].number("a")
    assert caught.value.diagnostic.code == "QG115"


@pytest.mark.parametrize("word", ["", "-1", "1.5", "²", "٣", "1000000000", "x"])
def test_section_integer_other_than_few_digits_is_refused(word: str) -> None:
    with pytest.raises(ContentError) as caught:
        section(f"a: '{word}'\n")[0].integer("a")
    assert caught.value.diagnostic.code == "QG115"


def test_section_integer_is_a_whole_number() -> None:
    assert section("a: 012\n")[0].integer("a") == 12
    assert section("a: 1\n")[0].integer("b", 7) == 7


@pytest.mark.parametrize(("word", "value"), [("true", True), ("错", False), ("No", False)])
def test_section_flag_reads_english_and_chinese(word: str, value: bool) -> None:
    assert section(f"a: {word}\n")[0].flag("a") is value


def test_section_single_text_counts_as_a_list_of_one() -> None:
    assert section("a: x\n")[0].texts("a") == ("x",)


def test_section_finish_names_the_nearest_known_field() -> None:
    fields, report = section("title: x\ntilte: y\n")
    fields.text("title")
    fields.finish()
    assert str(report.diagnostics[0]) == (
        "a.yaml:2:1: error[QG112]: `tilte` is not a field here\n  hint: did you mean `title`?"
    )


def test_section_finish_stops_after_many_unknown_fields() -> None:
    fields, report = section("".join(f"x{n}: 1\n" for n in range(1000)))
    fields.finish()
    assert len(report.diagnostics) == 20


def test_scalar_quoted_is_not_plain() -> None:
    node, _ = read('a: "x"\n')
    assert isinstance(node, Mapping)
    value = node.fields["a"]
    assert isinstance(value, Scalar)
    assert not value.plain
