from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest

from quizgen.mkdocs_plugin import QuizgenPlugin
from quizgen.web.finishing import not_found, with_assets
from quizgen.web.indexing import entries, plain
from quizgen.web.pages import expand

HEAD = "<html><head></head><body><article>{}</article></body></html>"


@pytest.fixture
def site(course: Path, run, edit) -> Path:
    edit(course / "course" / "progress.md", "/// progress\n///", "Nothing here.")
    assert run("build", course).returncode == 0
    return course / "site"


def used(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    scripts = re.findall(r'<script defer src="([^"?]*)\?[0-9a-f]{8}"></script>', text)
    styles = re.findall(r'<link rel="stylesheet" href="([^"?]*)\?[0-9a-f]{8}">', text)
    for link in [*scripts, *styles]:
        assert (page.parent / link).resolve().is_file()
    assert [Path(link).stem for link in scripts] == [Path(link).stem for link in styles]
    return " ".join(Path(link).stem for link in scripts)


@pytest.mark.parametrize(
    ("name", "uses"),
    [
        ("practice/shili.html", "quizgen quizgen-cites"),
        ("modules/shili/index.html", "quizgen quizgen-cites"),
        ("learn.html", "quizgen-study"),
        ("mistakes.html", "quizgen-study"),
        ("law/shili-tiaoli.html", "quizgen-cites"),
        ("index.html", ""),
        ("progress.html", ""),
        ("practice/index.html", ""),
        ("404.html", ""),
    ],
)
def test_script_and_style_stand_only_on_pages_that_use_them(site, name, uses):
    assert used(site / name) == uses


def test_page_that_quotes_the_law_without_questions_gets_nothing():
    page = HEAD.format('<p class="qg-law">')
    assert with_assets(page, '<p class="qg-law">', "a.html") == page


def test_page_whose_answers_cite_gets_the_script_of_citations():
    page = r"""<qg-quiz data-item='{"cite": "<a class=\"qg-cite\">"}'></qg-quiz>"""
    made = with_assets(HEAD.format(page), page, "a.html")
    assert re.findall(r"(quizgen[a-z-]*\.js)", made) == ["quizgen.js", "quizgen-cites.js"]


def test_script_stands_in_the_article_where_instant_navigation_runs_it():
    made = with_assets(HEAD.format("<qg-quiz></qg-quiz>"), "<qg-quiz></qg-quiz>", "a/b.html")
    assert re.search(
        r'<script defer src="\.\./assets/quizgen/quizgen\.js\?\w+"></script>\s*</article>', made
    )


def test_entries_of_a_page_hold_the_text_of_questions_but_not_their_data():
    page = """<h1 id="t">题<a class="headerlink" href="#t">¶</a></h1><qg-item data-item='{"why": "晚了"}'>限期<b>改</b>正</qg-item><h2 id="n">下一节</h2><p>尾</p>"""
    assert entries(page, "a.html", "题", {}) == [
        {"location": "a.html", "title": "题", "text": "限期改正"},
        {"location": "a.html#n", "title": "下一节", "text": "尾"},
    ]


def test_text_of_markup_keeps_words_together_and_blocks_apart():
    assert plain("<p>限<b>期</b>改正</p><p title='a > b'>罚 &amp; 款</p>") == "限期改正 罚 &amp; 款"


def test_search_index_holds_the_text_of_questions_but_not_their_keys(site):
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "示例单位最迟在哪一天报送上一年的情况" in index
    assert "晚了两个月" not in index
    assert (site / "search" / "search_index.js").read_text(
        encoding="utf-8"
    ) == f"var __index = {index}"


def test_search_worker_of_the_theme_is_replaced(site):
    (worker,) = site.glob("assets/javascripts/workers/*.js")
    assert worker.read_text(encoding="utf-8").startswith("// Search worker: every page")


def test_site_carries_no_files_that_nobody_fetches(site):
    assert not list(site.rglob("*.map"))
    assert not (site / "assets" / "javascripts" / "lunr").exists()
    assert not list(site.glob("sitemap.xml*"))
    assert not list(site.rglob("*.yaml"))


def test_footer_says_up_to_when_the_law_is_known(site):
    assert "核对至 2026-10-04" in (site / "index.html").read_text(encoding="utf-8")


def test_page_of_an_author_takes_the_place_of_a_generated_one(course, run):
    own = course / "course" / "law" / "shili-tiaoli.md"
    own.write_text("# 我自己的页面\n", encoding="utf-8")
    (course / "course" / "practice").mkdir()
    stale = "---\ngenerator: quizgen\ntitle: 旧\n---\n\n# 旧\n"
    (course / "course" / "practice" / "shili.md").write_text(stale, encoding="utf-8")
    assert run("build", course).returncode == 0
    assert "我自己的页面" in (course / "site/law/shili-tiaoli.html").read_text(encoding="utf-8")
    assert "最迟在哪一天" in (course / "site/practice/shili.html").read_text(encoding="utf-8")


def test_pages_written_to_disk_are_renewed_and_old_ones_removed(course, run, edit):
    assert run("pages", course).returncode == 0
    old = course / "course" / "practice" / "gone.md"
    old.write_text("---\ngenerator: quizgen\n---\n", encoding="utf-8")
    own = course / "course" / "practice" / "mine.md"
    own.write_text("# mine\n", encoding="utf-8")
    edit(course / "quizzes" / "shili.yaml", "title: 示例条例：报告与责任", "title: 新名字")
    done = run("pages", course)
    assert (done.returncode, done.stderr) == (0, "")
    assert (old.exists(), own.exists()) == (False, True)
    assert "# 新名字" in (course / "course/practice/shili.md").read_text(encoding="utf-8")
    assert (course / "course/assets/quizgen/quizgen.js").is_file()
    assert run("check", course).returncode == 0


def test_plugin_without_the_extension_says_what_to_add(course, run, edit):
    edit(course / "mkdocs.yml", "  - pymdownx.tabbed: {alternate_style: true}\n  - quizgen\n", "")
    done = run("build", program="mkdocs", cwd=course)
    assert done.returncode == 1
    assert "add `quizgen` to `markdown_extensions`" in done.stderr
    assert "Traceback" not in done.stderr


def test_navigation_gets_the_pages_below_an_index_and_keeps_the_rest():
    nav = ["index.md", {"学": ["a.md", {"练": "p/index.md"}]}, {"外": "b.md"}]
    below = {"p/index.md": ["p/index.md", {"组": ["p/x.md"]}]}
    assert expand(nav, below) == [
        "index.md",
        {"学": ["a.md", {"练": ["p/index.md", {"组": ["p/x.md"]}]}]},
        {"外": "b.md"},
    ]


def test_navigation_leaves_out_an_index_that_is_not_there():
    nav = [{"演": "s/index.md"}, {"练": "p/index.md"}]
    below = {"s/index.md": [], "p/index.md": ["p/index.md"]}
    assert expand(nav, below) == [{"练": ["p/index.md"]}]


def test_page_for_what_is_not_found_escapes_the_name_of_the_site():
    assert "<b>" not in not_found("<b>")


def test_second_build_of_a_process_lets_go_of_what_the_first_has_left():
    class Circle:
        pass

    left = Circle()
    left.itself = left
    known = weakref.ref(left)
    limits = gc.get_threshold()
    gc.freeze()
    del left
    try:
        QuizgenPlugin().on_startup(command="build", dirty=False)
        assert known() is None
    finally:
        gc.unfreeze()
        gc.set_threshold(*limits)
