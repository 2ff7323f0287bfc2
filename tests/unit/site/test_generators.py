"""The same HTML in MkDocs and in Zensical, which runs extensions but no plugins."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

PAGE = """\
# Everything

Two citations in a line: 示例条例§1 and 示例条例§2，再换
行。`示例条例§3` is code. **示例条例§3** is bold.

| a | b |
|---|---|
| 示例条例§1 | x |

!!! note "Inside"

    /// quiz | shili
        items: [sl-deadline]
        title: 框里的题
    ///

- In a list

    /// quiz | shili
        items: [sl-fine-range, sl-report-first]
        mode: exam
    ///

/// law | 示例条例§2
///

/// path
///

/// mistakes
///

/// progress
///

```
/// quiz | nothing
///
```
"""


@pytest.fixture
def both(course: Path, run) -> tuple[Path, Path]:
    """The course built by the one and by the other, from the same files."""
    for name in ("every.md", "deep/down/every.md"):
        path = course / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    settings = course / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("nav:\n", "nav:\n  - every.md\n  - deep/down/every.md\n")
    settings.write_text(text, encoding="utf-8")
    assert run("pages", course).returncode == 0
    done = run("build", "-d", course / "by-mkdocs", program="mkdocs", cwd=course)
    assert done.returncode == 0, done.stderr
    done = run("build", "-f", "mkdocs.yml", program="zensical", cwd=course)
    assert done.returncode == 0, done.stderr
    shutil.move(course / "site", course / "by-zensical")
    return course / "by-mkdocs", course / "by-zensical"


def content(path: Path) -> str:
    """Return what an article holds between its heading and its end, white space folded."""
    (article,) = html.parse(str(path)).getroot().iter("article")
    for own in article.iter("script"):
        own.drop_tree()
    text = html.tostring(article, encoding="unicode")
    text = text[text.index("<h1") : text.rindex("</article>")]
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(
    "name",
    [
        "every.html",
        "deep/down/every.html",
        "learn.html",
        "modules/shili/index.html",
        "practice/index.html",
        "practice/shili.html",
        "law/index.html",
        "law/shili-tiaoli.html",
    ],
)
def test_page_is_the_same_in_both_generators(both, name):
    mkdocs, zensical = both
    assert content(mkdocs / name) == content(zensical / name)


def test_page_with_everything_is_what_it_should_be(both):
    text = content(both[0] / "deep" / "down" / "every.html")
    assert text.count("<qg-quiz") == 2
    assert "框里的题" in text
    assert "再换行。" in text
    assert "<code>示例条例§3</code>" in text
    assert 'href="../../law/shili-tiaoli.html#a3"' in text
    assert 'class="qg-law"' in text
    assert "/// quiz | nothing" in text
    links = re.findall(r'<a class="qg-cite"[^>]*>', text.partition('<div class="qg-cited"')[0])
    assert len([link for link in links if 'href="../../law/shili-tiaoli.html#a1"' in link]) == 3


def test_provisions_are_listed_once_at_the_end_with_their_gists(both):
    (article,) = html.parse(str(both[0] / "every.html")).getroot().iter("article")
    lists = [dl for dl in article.iter("dl") if dl.get("class") == "qg-cites"]
    rows = [row for dl in lists for row in dl]
    listed = [row.get("data-ref") for row in rows]
    assert sorted(listed) == ["示例条例§1", "示例条例§2", "示例条例§3"]
    assert "证件" in next(row for row in rows if row.get("data-ref") == "示例条例§3").text_content()


def test_faulty_block_stops_the_other_generator_too(course, run, edit):
    edit(course / "course" / "learn.md", "/// path", "/// quiz | nobody")
    done = run("build", "-f", "mkdocs.yml", program="zensical", cwd=course)
    assert done.returncode != 0
    assert "`nobody` is not a bank or a paper" in done.stdout + done.stderr


def test_other_generator_sees_changed_items_without_a_clean_start(course, run, edit):
    done = run("build", "-f", "mkdocs.yml", program="zensical", cwd=course)
    assert done.returncode == 0
    bank = course / "quizzes" / "shili.yaml"
    edit(bank, "示例单位最迟在哪一天", "示例单位究竟在哪一天")
    # That generator looks at whole seconds: an edit within the same one goes unseen.
    os.utime(bank, (bank.stat().st_atime + 5, bank.stat().st_mtime + 5))
    assert run("build", "-f", "mkdocs.yml", program="zensical", cwd=course).returncode == 0
    page = (course / "site" / "modules" / "shili" / "index.html").read_text(encoding="utf-8")
    assert "究竟在哪一天" in page
