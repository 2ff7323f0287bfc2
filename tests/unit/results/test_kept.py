"""What is told of a file that is not what an instructor took it for."""

from __future__ import annotations

import pytest

from quizgen.diagnostics import UsageError
from quizgen.results.kept import read_kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "cannot read"),
        ("<html>", "holds no results"),
        ("[]", "holds no results"),
        ('{"quizgen": "results"}', "holds no results (KeyError('schema'))"),
        ('{"quizgen": "assignment", "schema": 1}', "holds assignment, schema 1, not results"),
        ('{"quizgen": "results", "schema": 2}', "holds results, schema 2, not results, schema 1"),
        ('{"quizgen": "results", "schema": 1}', "holds no results (KeyError('scripts'))"),
    ],
)
def test_file_that_is_no_such_one_is_told_with_what_to_give(tmp_path, text, told):
    path = tmp_path / "a.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_kept(path, "results", 1, lambda data: data["scripts"])
    assert f"{path} {told}" in str(raised.value) or told == "cannot read"
    assert str(raised.value).endswith("; give the `results.json` that `quizgen grade` has written")


def test_file_of_the_kind_and_version_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"quizgen": "results", "schema": 1, "scripts": [3]}', encoding="utf-8")
    assert read_kept(path, "results", 1, lambda data: data["scripts"]) == [3]
